#include "netnode/journal/successor.h"

#include "netnode/journal/journal_error.h"

#include <QFile>

#include <cstddef>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <unistd.h>

namespace raftarium {

namespace {

/// So much is made at once: of a large store there is no second copy in memory.
constexpr std::size_t pieceSize = std::size_t{1} << 18U;
/// After so much the file is synced: a journal that is written meanwhile shares the disk with it, and must
/// not wait until all of it is there.
constexpr std::size_t syncedPart = std::size_t{8} << 20U;

/// Writes one long line piece by piece; its checksum, which stands before it, comes last.
class LineWriter {
public:
    LineWriter(PosixFile &file, std::uint64_t start, const std::atomic<bool> &abandoned)
        : m_file(file), m_start(start), m_end(start), m_abandoned(abandoned)
    {
        put(std::string(checksumLength, ' '));
    }

    /// Takes a piece of the JSON if it is long enough.
    void take(std::string &json)
    {
        if (json.size() >= pieceSize)
            write(json);
    }
    /// Takes the rest of the JSON. Answers where the line ends.
    std::uint64_t finish(std::string &json)
    {
        write(json);
        put("\n");
        const auto digits = digitsOf(m_checksum);
        if (const int reason = m_file.overwrite({digits.data(), digits.size()}, m_start); reason != 0)
            throw JournalError{
                JournalError::Code::Io,
                QStringLiteral("Cannot write to %1: %2.").arg(m_file.path(), qt_error_string(reason)),
                reason};
        m_file.sync();
        return m_end;
    }

private:
    void write(std::string &json)
    {
        m_checksum.add(json);
        put(json);
        json.clear();
    }

    void put(std::string_view bytes)
    {
        if (m_abandoned)
            throw JournalError{JournalError::Code::Io,
                               QStringLiteral("Writing %1 was given up.").arg(m_file.path())};
        m_file.append(bytes);
        m_end += bytes.size();
        m_unsynced += bytes.size();
        if (m_unsynced < syncedPart)
            return;
        m_file.sync();
        m_unsynced = 0;
    }

    PosixFile &m_file;
    std::uint64_t m_start;
    std::uint64_t m_end;
    std::uint64_t m_unsynced = 0;
    const std::atomic<bool> &m_abandoned;
    Checksum m_checksum;
};

} // namespace

JournalSuccessor writeSuccessor(const QString &path, JournalHeader header, JournalRecord all,
                                const std::atomic<bool> &abandoned)
{
    removeLeftover(path);
    PosixFile file(path, O_RDWR | O_CREAT | O_EXCL);
    try {
        header.file = file.identity();
        std::string text;
        appendLine(text, header);
        file.append(text);
        all.durable = text.size();
        text.clear();
        LineWriter line(file, all.durable, abandoned);
        appendJson(text, all, [&line](std::string &json) { line.take(json); });
        const std::uint64_t size = line.finish(text);
        file.onlyAppend();
        return {std::move(file), size};
    } catch (const JournalError &) {
        removeLeftover(path);
        throw;
    }
}

void removeLeftover(const QString &path)
{
    ::unlink(QFile::encodeName(path).constData());
}

} // namespace raftarium
