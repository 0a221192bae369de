#include "netnode/journal/journal_file.h"

#include "netnode/journal/record.h"
#include "netnode/journal/recovery.h"

#include <QFile>

#include <algorithm>
#include <fcntl.h>
#include <iterator>
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

std::string linesOf(const std::vector<JournalRecord> &records)
{
    std::string lines;
    for (const JournalRecord &record : records)
        appendLine(lines, record);
    return lines;
}

/// Whether a snapshot only says in short what is stored already.
bool holds(const raft::Snapshot &snapshot, const raft::Stored &stored)
{
    return stored.log.termAt(snapshot.last.index) == snapshot.last.term;
}

/// Removes a file that would only take room which somebody needs.
void forget(const QString &path)
{
    ::unlink(QFile::encodeName(path).constData());
}

/// Writes a whole journal file under another name.
JournalFile::Successor writeSuccessor(const QString &path, std::string lines, JournalRecord all)
{
    all.durable = lines.size();
    appendLine(lines, all);
    try {
        PosixFile file(path, O_RDWR | O_CREAT | O_EXCL | O_APPEND);
        file.append(lines);
        file.sync();
        return {std::move(file), lines.size()};
    } catch (const JournalError &) {
        forget(path);
        throw;
    }
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
    replaceWhenReady();
    bool compacts = false;
    bool installs = false;
    std::vector<JournalRecord> records;
    for (const raft::Write &write : group) {
        if (write.snapshot)
            (holds(*write.snapshot, m_content) && !write.replacesLog ? compacts : installs) = true;
        if (write.hard || !write.entries.empty())
            records.push_back({m_durable, write.hard, std::nullopt, write.entries});
        apply(write, m_content);
    }
    const Clock::time_point start = Clock::now();
    if (installs) {
        abandonReplacement();
        replace();
    } else {
        if (!records.empty()) {
            append(linesOf(records));
            m_marked = false;
        }
        if (m_replacement)
            std::move(records.begin(), records.end(), std::back_inserter(m_replacement->since));
        if (compacts)
            beginReplacement();
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

/// Puts a new file in the place of the old one, at once.
void JournalFile::replace()
{
    putInPlace(writeSuccessor(temporaryPath(), header(), everything()), {});
}

void JournalFile::beginReplacement()
{
    if (m_replacement) {
        m_replacement->again = true;
        return;
    }
    auto successor =
        std::async(std::launch::async, [path = temporaryPath(), header = header(), all = everything()] {
            return writeSuccessor(path, header, all);
        });
    m_replacement = Replacement{.successor = std::move(successor), .since = {}};
}

void JournalFile::replaceWhenReady()
{
    if (m_replacement &&
        m_replacement->successor.wait_for(std::chrono::seconds(0)) == std::future_status::ready)
        finishReplacement();
}

void JournalFile::finishReplacement()
{
    if (!m_replacement)
        return;
    Replacement done = *std::exchange(m_replacement, std::nullopt);
    putInPlace(done.successor.get(), done.since);
    if (done.again)
        beginReplacement();
}

void JournalFile::abandonReplacement()
{
    if (!m_replacement)
        return;
    m_replacement->successor.wait();
    m_replacement.reset();
    removeFile(temporaryPath());
}

std::string JournalFile::header() const
{
    std::string line;
    appendLine(line,
               JournalHeader{JournalHeader::presentVersion, m_place.cluster.toStdString(), m_place.node});
    return line;
}

/// Everything there is to know, as the first record of a file.
JournalRecord JournalFile::everything() const
{
    return {0, m_content.hard, m_content.snapshot,
            m_content.log.entries(m_content.log.firstIndex(), m_content.log.size())};
}

/// Adds to a new file what has been written since it was begun. It has the old one's name only once all of it
/// is safe on disk.
void JournalFile::putInPlace(Successor successor, std::vector<JournalRecord> since)
{
    for (JournalRecord &record : since)
        record.durable = successor.size;
    const std::string lines = linesOf(since);
    try {
        if (!lines.empty()) {
            successor.file.append(lines);
            successor.file.sync();
        }
        successor.file.rename(m_path);
    } catch (const JournalError &) {
        forget(temporaryPath());
        throw;
    }
    m_file = std::move(successor.file);
    syncDirectory(m_place.directory);
    m_durable = successor.size + lines.size();
    m_marked = lines.empty();
}

} // namespace raftarium
