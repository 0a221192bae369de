#include "netnode/journal/successor.h"

#include "netnode/journal/journal_error.h"

#include <QFile>

#include <algorithm>
#include <fcntl.h>
#include <string_view>
#include <unistd.h>

namespace raftarium {

namespace {

/// So much is written and synced at once: a journal that is written meanwhile shares the disk with it, and
/// must not wait until all of a large file is on it.
constexpr std::size_t pieceSize = std::size_t{8} << 20U;

void writeInPieces(PosixFile &file, std::string_view lines, const std::atomic<bool> &abandoned)
{
    while (!lines.empty()) {
        if (abandoned)
            throw JournalError{JournalError::Code::Io, QStringLiteral("Writing was given up.")};
        const std::string_view piece = lines.substr(0, pieceSize);
        file.append(piece);
        file.sync();
        lines.remove_prefix(piece.size());
    }
}

} // namespace

JournalSuccessor writeSuccessor(const QString &path, JournalHeader header, JournalRecord all,
                                const std::atomic<bool> &abandoned)
{
    removeLeftover(path);
    PosixFile file(path, O_RDWR | O_CREAT | O_EXCL | O_APPEND);
    try {
        header.file = file.identity();
        std::string lines;
        appendLine(lines, header);
        all.durable = lines.size();
        appendLine(lines, all);
        writeInPieces(file, lines, abandoned);
        return {std::move(file), lines.size()};
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
