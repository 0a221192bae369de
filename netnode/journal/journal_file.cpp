#include "netnode/journal/journal_file.h"

#include "netnode/journal/record.h"
#include "netnode/journal/recovery.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

using Clock = std::chrono::steady_clock;

QString fileOf(const JournalPlace &place, const QString &ending)
{
    return u"%1/node_%2%3"_s.arg(place.directory).arg(place.node.value).arg(ending);
}

/// What somebody can do about data that were refused.
QString wayOut(const JournalPlace &place)
{
    return u"Nothing was changed. Restore the directory %1 from a copy that is not older than the last "
           u"start, or remove "
           "server %2 from the cluster, delete its files there, and let it join again as an empty server "
           "(raftnode --join)."_s.arg(place.directory)
               .arg(place.node.value);
}

/// The same entries in memory of their own: another thread goes on changing the other log.
raft::Log ownCopy(const raft::Log &log)
{
    raft::Log copy(log.base());
    for (raft::Index index = log.firstIndex(); index <= log.lastIndex(); ++index)
        copy.append(log.at(index));
    return copy;
}

} // namespace

JournalFile::JournalFile(const JournalPlace &place) : m_place(place), m_path(fileOf(place, u".jsonl"_s))
{
}

JournalFile::Opening JournalFile::open(const JournalPlace &place)
{
    makeDirectory(place.directory);
    Opening opening{JournalFile(place), {}, {}, false};
    JournalFile &file = opening.file;
    file.lock();
    removeFile(file.temporaryPath()); // A replacement that a crash cut short.
    opening.isNew = !fileExists(file.m_path);
    if (!opening.isNew)
        opening.warning = file.recover();
    else if (!file.hasRun())
        file.replace();
    else
        throw JournalError{
            JournalError::Code::Missing,
            u"%1 is missing, but server %2 has run here before (%3 knows it). "_s.arg(file.m_path)
                    .arg(place.node.value)
                    .arg(file.m_lock.path()) %
                wayOut(place)};
    file.rememberRun();
    opening.stored = file.m_content;
    opening.stored.log = ownCopy(file.m_content.log);
    return opening;
}

void JournalFile::lock()
{
    m_lock = PosixFile(fileOf(m_place, u".lock"_s), O_RDWR | O_CREAT | O_APPEND);
    if (!m_lock.lock())
        throw JournalError{JournalError::Code::Locked,
                           u"%1 is locked: another process runs server %2 with this directory. Stop it "
                           u"(\"fuser %1\" tells its "
                           "number), or give this one another directory."_s.arg(m_lock.path())
                               .arg(m_place.node.value)};
}

bool JournalFile::hasRun() const
{
    return m_lock.size() > 0;
}

void JournalFile::rememberRun()
{
    if (hasRun())
        return;
    m_lock.append(
        u"Server %1 has run here: without its journal it must not start again as if it were new.\n"_s
            .arg(m_place.node.value)
            .toStdString());
    m_lock.sync();
    syncDirectory(m_place.directory);
}

/// Reads the file and cuts off what a crash tore. Answers a warning about that.
QString JournalFile::recover()
{
    m_file = PosixFile(m_path, O_RDWR | O_APPEND);
    if (m_file.size() == 0)
        throw JournalError{JournalError::Code::Missing,
                           u"%1 is empty: line 1, byte 0: a journal never is. "_s.arg(m_path) %
                               wayOut(m_place)};
    const std::string content = m_file.readFromDisk();
    auto outcome = recoverJournal(content, m_place.cluster.toStdString(), m_place.node);
    if (const auto *problem = std::get_if<JournalProblem>(&outcome))
        throw JournalError{problem->code, u"%1, line %2, byte %3: %4. "_s.arg(m_path)
                                                  .arg(problem->line)
                                                  .arg(problem->byte)
                                                  .arg(problem->what) %
                                              wayOut(m_place)};
    auto &recovered = std::get<RecoveredJournal>(outcome);
    m_content = std::move(recovered.stored);
    m_durable = recovered.size;
    m_marked = false;
    if (recovered.size == content.size())
        return {};
    m_file.truncate(recovered.size);
    m_file.sync();
    return u"%1, line %2, byte %3: cut off the last %4 bytes, which a crash left unfinished."_s.arg(m_path)
        .arg(recovered.tornLine)
        .arg(recovered.size)
        .arg(content.size() - recovered.size);
}

std::chrono::microseconds JournalFile::write(const std::vector<raft::Write> &group)
{
    bool hasSnapshot = false;
    for (const raft::Write &write : group) {
        apply(write, m_content);
        hasSnapshot = hasSnapshot || write.snapshot;
    }
    const Clock::time_point start = Clock::now();
    if (hasSnapshot) {
        replace();
    } else {
        std::string lines;
        for (const raft::Write &write : group)
            appendLine(lines, JournalRecord{m_durable, write.hard, std::nullopt, write.entries});
        append(lines);
        m_marked = false;
    }
    return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
}

void JournalFile::mark()
{
    if (m_marked)
        return;
    std::string line;
    appendLine(line, JournalRecord{m_durable, std::nullopt, std::nullopt, {}});
    append(line);
    m_marked = true;
}

void JournalFile::append(const std::string &lines)
{
    m_file.append(lines);
    m_file.sync();
    m_durable += lines.size();
}

/// Puts a new file in the place of the old one. It begins with everything there is to know as its first
/// record, and has the old one's name only once it is safe on disk.
void JournalFile::replace()
{
    std::string lines;
    appendLine(lines,
               JournalHeader{JournalHeader::presentVersion, m_place.cluster.toStdString(), m_place.node});
    appendLine(lines, JournalRecord{lines.size(), m_content.hard, m_content.snapshot,
                                    m_content.log.entries(m_content.log.firstIndex(), m_content.log.size())});
    const QString temporary = temporaryPath();
    try {
        m_file = PosixFile(temporary, O_RDWR | O_CREAT | O_EXCL | O_APPEND);
        m_file.append(lines);
        m_file.sync();
        m_file.rename(m_path);
    } catch (const JournalError &) {
        m_file = {};
        ::unlink(QFile::encodeName(temporary).constData()); // It would only take room that somebody needs.
        throw;
    }
    syncDirectory(m_place.directory);
    m_durable = lines.size();
    m_marked = true;
}

} // namespace raftarium
