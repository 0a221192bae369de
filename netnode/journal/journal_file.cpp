#include "netnode/journal/journal_file.h"

#include "netnode/journal/journal_advice.h"
#include "netnode/journal/record.h"
#include "netnode/journal/recovery.h"

#include <QFile>
#include <QRandomGenerator>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <iterator>
#include <system_error>
#include <utility>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

using Clock = std::chrono::steady_clock;

/// After so long a shorter file is tried again even without a further snapshot: there may be room
/// again.
constexpr std::chrono::seconds patience{30};

QString fileOf(const JournalPlace &place, const QString &ending)
{
    return u"%1/node_%2%3"_s.arg(place.directory).arg(place.node.value).arg(ending);
}

raft::DiskId drawDisk()
{
    return {QRandomGenerator::system()->generate64() % (raft::greatestNumber - 1) + 1};
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

/// The disk with which the server belongs to its cluster, as far as its own log tells; nothing when that
/// tells of no cluster.
std::optional<raft::DiskId> diskNamedIn(const raft::Stored &stored, raft::NodeId server)
{
    raft::Membership members = stored.snapshot ? *stored.snapshot->membership : raft::Membership();
    for (raft::Index index = stored.log.firstIndex(); index <= stored.log.lastIndex(); ++index)
        if (const auto *change = std::get_if<raft::MembershipChange>(&stored.log.at(index).payload))
            members = *change->target;
    return members.cluster == raft::ClusterId{} ? std::nullopt : std::optional(members.diskOf(server));
}

/// Whether a snapshot only says in short what is stored already.
bool holds(const raft::Snapshot &snapshot, const raft::Stored &stored)
{
    return stored.log.termAt(snapshot.last.index) == snapshot.last.term;
}

} // namespace

JournalFile::JournalFile(const JournalPlace &place) : m_place(place), m_path(fileOf(place, u".jsonl"_s))
{
}

JournalFile::Opening JournalFile::open(const JournalPlace &place)
{
    makeDirectory(place.directory);
    Opening opening{JournalFile(place), {}, {}, false, false};
    JournalFile &file = opening.file;
    file.m_directory = openDirectory(place.directory);
    file.lock();
    removeFile(file.temporaryPath()); // A replacement that a crash cut short.
    opening.isNew = !fileExists(file.m_path);
    if (opening.isNew)
        file.begin();
    else
        file.recover(opening);
    file.rememberRun();
    file.renewStart();
    file.keepPrivate(opening.warnings);
    opening.stored = file.m_content;
    opening.stored.log = ownCopy(file.m_content.log);
    opening.stored.disk = file.m_disk;
    return opening;
}

void JournalFile::lock()
{
    m_witness = JournalWitness(fileOf(m_place, u".lock"_s), m_place.node);
    if (!m_witness.lock())
        throw JournalError{
            JournalError::Code::Locked,
            u"%1 is locked: another process runs server %2 with this directory. Stop it "
            "(\"fuser %1\" tells its number), or give this one another directory."_s.arg(m_witness.path())
                .arg(m_place.node.value)};
}

/// The first start.
void JournalFile::begin()
{
    if (m_witness.hasRun())
        throw JournalError{JournalError::Code::Missing,
                           u"%1 is missing, but server %2 has run here before (%3 knows it). "_s.arg(m_path)
                                   .arg(m_place.node.value)
                                   .arg(m_witness.path()) %
                               adviceToReplace(m_place)};
    m_disk = drawDisk();
    replace();
}

void JournalFile::rememberRun()
{
    m_witness.note(m_identity, m_durable);
    if (m_witness.hasRun())
        return;
    m_witness.rememberRun();
    m_directory.sync();
}

/// Whether the directory is in an earlier state than that of the latest start here.
bool JournalFile::isBroughtBack() const
{
    const QString path = fileOf(m_place, u".start"_s);
    return fileExists(path) && m_witness.contradictsStart(PosixFile(path, O_RDONLY).identity());
}

/// Makes the file anew by which isBroughtBack() knows. Where that cannot be done, for want of room above all,
/// the one that is there goes on.
void JournalFile::renewStart()
{
    const QString path = fileOf(m_place, u".start"_s);
    const QString half = path + u".new"_s;
    removeLeftover(half);
    try {
        PosixFile file(half, O_WRONLY | O_CREAT | O_EXCL);
        file.append(
            "This file is another one at every start of the server. By that an earlier state of this\n"
            "directory is known when it is brought back.\n");
        file.sync();
        m_witness.expectStart(file.identity());
        file.rename(path);
        m_directory.sync();
        m_witness.noteStart(file.identity());
    } catch (const JournalError &) {
        removeLeftover(half);
    }
}

/// What the store holds is for the owner only. The files are the journal's own and are closed to others; the
/// directory may belong to another user for other reasons, and is only warned of.
void JournalFile::keepPrivate(QStringList &warnings)
{
    for (PosixFile *file : {&m_file, &m_witness.file()}) {
        if (file->openToOthers() == 0)
            continue;
        const int reason = file->closeToOthers();
        warnings.push_back(reason == 0
                               ? u"%1 was open to others, and is closed to them now."_s.arg(file->path())
                               : u"%1 is open to others, and cannot be closed to them: %2."_s.arg(
                                     file->path(), qt_error_string(reason)));
    }
    if (m_directory.openToOthers() != 0)
        warnings.push_back(
            u"%1 is open to others than its owner: chmod 700 closes it."_s.arg(m_place.directory));
}

/// Reads the file and cuts off what a crash tore.
void JournalFile::recover(Opening &opening)
{
    m_file = PosixFile(m_path, O_RDWR | O_APPEND);
    if (m_file.size() == 0)
        throw JournalError{JournalError::Code::Missing,
                           u"%1 is empty: line 1, byte 0: a journal never is. "_s.arg(m_path) %
                               adviceToReplace(m_place)};
    const std::string content = m_file.readFromDisk();
    auto outcome = recoverJournal(content, m_place.cluster.toStdString(), m_place.node);
    if (const auto *problem = std::get_if<JournalProblem>(&outcome))
        throw JournalError{problem->code, u"%1, line %2, byte %3: %4. "_s.arg(m_path)
                                                  .arg(problem->line)
                                                  .arg(problem->byte)
                                                  .arg(problem->what) %
                                              adviceOn(m_place, *problem)};
    auto &recovered = std::get<RecoveredJournal>(outcome);
    m_content = std::move(recovered.stored);
    m_durable = recovered.size;
    m_shortest = std::min(m_durable, leastSize());
    m_identity = m_file.identity();
    m_marked = false;
    if (recovered.size != content.size()) {
        m_file.truncate(recovered.size);
        m_file.sync();
        opening.warnings.push_back(
            u"%1, line %2, byte %3: cut off the last %4 bytes, which a crash left unfinished."_s.arg(m_path)
                .arg(recovered.tornLine)
                .arg(recovered.size)
                .arg(content.size() - recovered.size));
    }
    takeOver(recovered.header, opening);
}

/// Which disk it is: the one that the file names, unless the file is a copy. Two files cannot both keep what
/// one disk has promised. A file that does not tell its own identity is written anew.
///
/// Which disk a copy was, it goes on telling: that no newer one exists may be said later, too, when all
/// servers were moved, and have been started, and none of them counts. Once the cluster knows it by its new
/// number, that stays.
void JournalFile::takeOver(const JournalHeader &header, Opening &opening)
{
    const bool moved = header.disk && (header.file != m_identity ||
                                       m_witness.contradicts(m_identity, m_durable) || isBroughtBack());
    const bool wasCopy = header.copyOf && diskNamedIn(m_content, m_place.node) == header.copyOf;
    opening.isCopy = (moved || wasCopy) && !m_place.trustCopy;
    m_copyOf = wasCopy ? header.copyOf : std::nullopt;
    if (!header.disk) {
        m_disk = drawDisk();
    } else if (moved && opening.isCopy) {
        m_copyOf = wasCopy ? header.copyOf : header.disk;
        m_disk = drawDisk();
    } else if (wasCopy && m_place.trustCopy) {
        m_disk = *std::exchange(m_copyOf, std::nullopt);
    } else {
        m_disk = *header.disk;
    }
    if (!header.disk || moved || m_disk != header.disk)
        replace();
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

// Without a mark nothing is lost: what is damaged at the end may only be taken for torn. A full disk has no
// room for it, and needs none.
void JournalFile::mark()
{
    if (m_marked)
        return;
    std::string line;
    appendLine(line, JournalRecord{m_durable, std::nullopt, std::nullopt, {}});
    try {
        append(line);
    } catch (const JournalError &error) {
        if (!error.isLackOfRoom())
            throw;
        m_file.truncate(m_durable);
    }
    m_marked = true;
}

// What must be written comes before what makes the file shorter: if they do not both have room, that gives
// way. Nothing has been synced of what a full disk took only a part of, so that it can be cut off again.
void JournalFile::append(const std::string &lines)
{
    try {
        m_file.append(lines);
    } catch (const JournalError &error) {
        if (!error.isLackOfRoom() || !m_replacement)
            throw;
        abandonReplacement();
        postpone(error);
        m_file.truncate(m_durable);
        m_file.append(lines);
    }
    m_file.sync();
    m_durable += lines.size();
    m_witness.note(m_identity, m_durable);
}

/// Puts a new file in the place of the old one, at once.
void JournalFile::replace()
{
    JournalSuccessor successor = writeSuccessor(temporaryPath(), header(), everything(), false);
    complete(successor, {});
    adopt(std::move(successor));
    m_marked = true;
}

void JournalFile::beginReplacement()
{
    if (m_replacement) {
        m_replacement->again = true;
        return;
    }
    if (room().value_or(UINT64_MAX) < leastSize()) // To fill the disk would not help.
        return postpone({JournalError::Code::Io,
                         u"There is no room for %1: %2."_s.arg(temporaryPath(), qt_error_string(ENOSPC)),
                         ENOSPC});
    Replacement begun;
    try {
        begun.successor = std::async(std::launch::async, [path = temporaryPath(), header = header(),
                                                          all = everything(), abandoned = begun.abandoned] {
            return writeSuccessor(path, header, all, *abandoned);
        });
    } catch (const std::system_error &error) {
        return postpone({JournalError::Code::Io,
                         u"Cannot start a thread: %1."_s.arg(QString::fromLocal8Bit(error.what())),
                         error.code().value()});
    }
    m_replacement = std::move(begun);
}

void JournalFile::replaceWhenReady()
{
    if (m_replacement &&
        m_replacement->successor.wait_for(std::chrono::seconds(0)) == std::future_status::ready)
        finishReplacement();
    else if (!m_replacement && m_trouble && Clock::now() >= m_nextAttempt)
        beginReplacement();
}

// Until the new file has the name, nothing depends on it: whatever fails, the present file is as good as it
// was.
void JournalFile::finishReplacement()
{
    if (!m_replacement)
        return;
    Replacement done = *std::exchange(m_replacement, std::nullopt);
    std::optional<JournalSuccessor> successor;
    try {
        successor = done.successor.get();
        for (JournalRecord &record : done.since)
            record.durable = successor->size;
        complete(*successor, linesOf(done.since));
    } catch (const JournalError &error) {
        return postpone(error);
    }
    adopt(*std::move(successor));
    m_marked = done.since.empty();
    m_trouble.reset();
    if (done.again)
        beginReplacement();
}

void JournalFile::postpone(const JournalError &why)
{
    m_trouble = why;
    m_nextAttempt = Clock::now() + patience;
}

void JournalFile::abandonReplacement()
{
    if (!m_replacement)
        return;
    *m_replacement->abandoned = true;
    m_replacement->successor.wait();
    m_replacement.reset();
    removeLeftover(temporaryPath());
}

bool JournalFile::isShortOfRoom() const
{
    if (m_trouble || m_replacement)
        return false;
    const std::uint64_t gain = m_durable - m_shortest; // At most.
    return gain > m_shortest / 4 && room().value_or(UINT64_MAX) < m_durable + m_durable / 2;
}

/// A file that holds everything is at least so long.
std::uint64_t JournalFile::leastSize() const
{
    const raft::Log &log = m_content.log;
    return (m_content.snapshot ? m_content.snapshot->data.size() : 0) +
           log.bytes(log.base().index, log.lastIndex());
}

JournalHeader JournalFile::header() const
{
    return {JournalHeader::presentVersion, m_place.cluster.toStdString(), m_place.node, m_disk, {}, m_copyOf};
}

/// Everything there is to know, as the first record of a file.
JournalRecord JournalFile::everything() const
{
    return {0, m_content.hard, m_content.snapshot,
            m_content.log.entries(m_content.log.firstIndex(), m_content.log.size())};
}

/// Adds to a new file what has been written since it was begun. It has the old one's name only once all of it
/// is safe on disk.
void JournalFile::complete(JournalSuccessor &successor, const std::string &since)
{
    try {
        if (!since.empty()) {
            successor.file.append(since);
            successor.file.sync();
            successor.size += since.size();
        }
        m_witness.expect(successor.file.identity());
        successor.file.rename(m_path);
    } catch (const JournalError &) {
        removeLeftover(temporaryPath());
        throw;
    }
}

/// The new file has the name: from here on it is the journal.
void JournalFile::adopt(JournalSuccessor successor)
{
    m_file = std::move(successor.file);
    m_directory.sync();
    m_identity = m_file.identity();
    m_durable = m_shortest = successor.size;
    m_witness.note(m_identity, m_durable);
}

} // namespace raftarium
