#include "netnode/raftctl/recording_command.h"

#include "netnode/raftctl/command_line.h"
#include "netnode/raftctl/progress_bar.h"
#include "netnode/raftctl/seconds_text.h"
#include "netnode/raftctl/stop_request.h"
#include "netnode/raftctl/utf8_text.h"
#include "netnode/recording/recording_file.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

QString hex(std::uint64_t hash)
{
    return QString::number(hash, 16).rightJustified(16, u'0');
}

QString kindOf(bool processes)
{
    return processes ? u"processes"_s : u"simulation"_s;
}

QString idsText(const std::vector<raft::NodeId> &ids)
{
    QStringList names;
    for (const raft::NodeId id : ids)
        names.append(u'S' + QString::number(id.value));
    return names.join(u", "_s);
}

/// What people or scenarios did to the servers, forced timeouts, too.
bool isDoneToIt(const raft::Event &event)
{
    if (event.kind == raft::EventKind::TimerFired)
        return (event.flags & raft::Event::Forced) != 0;
    return raft::isIntervention(event.kind) && event.kind != raft::EventKind::OperationCalled &&
           event.kind != raft::EventKind::Marked;
}

bool isBookmark(const raft::Event &event)
{
    return event.kind == raft::EventKind::Marked;
}

/// The events of one kind, in their order.
std::vector<raft::EventNumber> eventsOf(const raft::Cluster &run, bool (*wanted)(const raft::Event &))
{
    std::vector<raft::EventNumber> found;
    for (raft::EventNumber number = run.events().first(); number <= run.events().size(); ++number)
        if (wanted(run.events()[number]))
            found.push_back(number);
    return found;
}

/// What became of the operations of clients: how many came to which end.
QList<std::pair<QString, qint64>> outcomesOf(const raft::Cluster &run)
{
    QList<std::pair<QString, qint64>> counts{
        {u"pending"_s, 0}, {u"done"_s, 0}, {u"failed"_s, 0}, {u"refused"_s, 0}, {u"unknown"_s, 0}};
    for (const raft::EventNumber number : eventsOf(
             run, [](const raft::Event &event) { return event.kind == raft::EventKind::OperationCalled; }))
        if (const std::optional<raft::Operation> operation = run.operation(run.events()[number].subject))
            ++counts[static_cast<qsizetype>(operation->outcome)].second;
    return counts;
}

QString stateOf(const raft::ServerView &server)
{
    if (server.liveness != raft::Liveness::Up)
        return server.liveness == raft::Liveness::Crashed ? u"down"_s : u"paused"_s;
    switch (server.role) {
    case raft::Role::Leader: return u"leader"_s;
    case raft::Role::Follower: return u"follower"_s;
    default: return u"candidate"_s;
    }
}

// ---- as JSON

QJsonArray eventsJson(const raft::Cluster &run, bool (*wanted)(const raft::Event &))
{
    QJsonArray array;
    for (const raft::EventNumber number : eventsOf(run, wanted))
        array.append(QJsonObject{{u"event"_s, static_cast<qint64>(number)},
                                 {u"at_us"_s, static_cast<qint64>(run.events()[number].at.count())},
                                 {u"what"_s, text(run.describe(number))}});
    return array;
}

QJsonArray serversJson(const raft::ClusterView &view)
{
    QJsonArray array;
    for (const raft::ServerView &server : view.servers)
        array.append(QJsonObject{{u"id"_s, static_cast<qint64>(server.id.value)},
                                 {u"state"_s, stateOf(server)},
                                 {u"term"_s, static_cast<qint64>(server.hard.term.value)},
                                 {u"last_index"_s, static_cast<qint64>(server.log.lastIndex().value)},
                                 {u"commit_index"_s, static_cast<qint64>(server.commit.value)},
                                 {u"last_applied"_s, static_cast<qint64>(server.applied.value)},
                                 {u"state_hash"_s, hex(server.store.hash())}});
    return array;
}

QJsonObject hashJson(const raft::RecordedRun &recorded, const raft::Cluster &run)
{
    return {{u"name"_s, text(recorded.name)},
            {u"events"_s, static_cast<qint64>(run.events().size())},
            {u"hash"_s, hex(run.events().hash())},
            {u"recorded_hash"_s, hex(recorded.hash)}};
}

QJsonObject runJson(const raft::RecordedRun &recorded, const raft::Cluster &run)
{
    const raft::ClusterView view = run.view();
    QJsonObject object = hashJson(recorded, run);
    object[u"kind"_s] = kindOf(run.capabilities().external);
    object[u"parent"_s] = static_cast<qint64>(recorded.parent);
    object[u"parted_us"_s] = static_cast<qint64>(recorded.parted.count());
    object[u"from_us"_s] = static_cast<qint64>(recorded.from.count());
    object[u"end_us"_s] = static_cast<qint64>(run.now().count());
    object[u"leader"_s] = view.leader() != nullptr ? QJsonValue(static_cast<qint64>(view.leader()->id.value))
                                                   : QJsonValue(QJsonValue::Null);
    object[u"servers"_s] = serversJson(view);
    object[u"done_to_it"_s] = eventsJson(run, isDoneToIt);
    object[u"bookmarks"_s] = eventsJson(run, isBookmark);
    QJsonObject operations;
    for (const auto &[outcome, count] : outcomesOf(run))
        operations[outcome] = count;
    object[u"operations"_s] = operations;
    QJsonArray violations;
    for (const raft::Violation &violation : run.violations())
        violations.append(text(violation.proof));
    object[u"violations"_s] = violations;
    return object;
}

QJsonObject fileJson(const QString &path, const OpenedFile &file,
                     QJsonObject (*one)(const raft::RecordedRun &, const raft::Cluster &))
{
    const raft::Recording &recording = file.recording;
    QJsonArray voters;
    for (const raft::NodeId id : recording.setup.voters)
        voters.append(static_cast<qint64>(id.value));
    QJsonArray runs;
    for (std::size_t place = 0; place < file.clusters.size(); ++place)
        runs.append(one(recording.runs[place], *file.clusters[place]));
    QJsonObject object{{u"file"_s, path},
                       {u"version"_s, static_cast<qint64>(raft::recordingVersion)},
                       {u"program"_s, text(recording.program)},
                       {u"title"_s, text(recording.title)},
                       {u"kind"_s, kindOf(recording.setup.external)},
                       {u"voters"_s, voters},
                       {u"shown"_s, static_cast<qint64>(recording.shown)},
                       {u"runs"_s, runs}};
    if (!recording.setup.external)
        object[u"seed"_s] = QString::number(recording.setup.seed);
    return object;
}

// ---- as text

void printEvents(QTextStream &out, const QString &heading, const raft::Cluster &run,
                 bool (*wanted)(const raft::Event &))
{
    constexpr std::size_t most = 40;
    const std::vector<raft::EventNumber> found = eventsOf(run, wanted);
    out << u"  %1: %2\n"_s.arg(heading).arg(found.size());
    for (std::size_t i = 0; i < std::min(found.size(), most); ++i)
        out << u"    %1  %2\n"_s.arg(secondsText(run.events()[found[i]].at), 10)
                   .arg(text(run.describe(found[i])));
    if (found.size() > most)
        out << u"    … and %1 more; --json shows all\n"_s.arg(found.size() - most);
}

void printServers(QTextStream &out, const raft::ClusterView &view)
{
    constexpr std::array<int, 7> widths{9, 11, 7, 9, 11, 9, 0};
    const auto line = [&](const QStringList &cells) {
        QString row;
        for (qsizetype i = 0; i < cells.size(); ++i)
            row += cells[i].leftJustified(widths.at(static_cast<std::size_t>(i)));
        out << u"    "_s << row.trimmed() << '\n';
    };
    line({u"server"_s, u"state"_s, u"term"_s, u"log"_s, u"committed"_s, u"applied"_s, u"state hash"_s});
    for (const raft::ServerView &server : view.servers)
        line({idsText({server.id}), stateOf(server), QString::number(server.hard.term.value),
              QString::number(server.log.lastIndex().value), QString::number(server.commit.value),
              QString::number(server.applied.value), hex(server.store.hash())});
}

void printOperations(QTextStream &out, const raft::Cluster &run)
{
    qint64 all = 0;
    QStringList ends;
    for (const auto &[outcome, count] : outcomesOf(run)) {
        all += count;
        if (count > 0)
            ends.append(QString::number(count) + u' ' + outcome);
    }
    out << u"  operations of clients: %1"_s.arg(all)
        << (all > 0 ? u" ("_s + ends.join(u", "_s) + u')' : QString()) << '\n';
}

void printRun(QTextStream &out, const OpenedFile &file, std::size_t place)
{
    const raft::RecordedRun &recorded = file.recording.runs[place];
    const raft::Cluster &run = *file.clusters[place];
    const raft::ClusterView view = run.view();
    out << u"\n%1: %2, %3 events, hash %4\n"_s.arg(text(recorded.name), kindOf(run.capabilities().external))
               .arg(run.events().size())
               .arg(hex(run.events().hash()));
    if (recorded.parent != place)
        out << u"  left %1 at %2\n"_s.arg(text(file.recording.runs[recorded.parent].name),
                                          secondsText(recorded.parted));
    out << u"  from %1 to %2; "_s.arg(secondsText(recorded.from), secondsText(run.now()))
        << (view.leader() != nullptr ? u"in the end %1 leads in term %2\n"_s.arg(idsText({view.leader()->id}))
                                           .arg(view.leader()->hard.term.value)
                                     : u"in the end no server leads\n"_s);
    if (recorded.from > raft::Time{})
        out << "  what came earlier was no longer available when it was saved\n";
    printServers(out, view);
    printEvents(out, u"done to it"_s, run, isDoneToIt);
    printEvents(out, u"bookmarks"_s, run, isBookmark);
    printOperations(out, run);
    for (const raft::Violation &violation : run.violations())
        out << u"  NOT SAFE at %1: %2\n"_s.arg(secondsText(violation.at), text(violation.proof));
    if (run.violations().empty())
        out << u"  every safety property held\n"_s;
}

void printFile(QTextStream &out, const QString &path, const OpenedFile &file)
{
    const raft::Recording &recording = file.recording;
    out << u"%1: a recording (version %2) of %3, made by Raftarium %4\n"_s.arg(path)
               .arg(raft::recordingVersion)
               .arg(kindOf(recording.setup.external), text(recording.program));
    if (!recording.title.empty())
        out << u"title: %1\n"_s.arg(text(recording.title));
    out << u"servers: %1"_s.arg(idsText(recording.setup.voters));
    if (!recording.setup.external)
        out << u"; seed %1"_s.arg(recording.setup.seed);
    out << u"; runs: %1, shown: %2\n"_s.arg(file.clusters.size())
               .arg(text(recording.runs[recording.shown].name));
    for (std::size_t place = 0; place < file.clusters.size(); ++place)
        printRun(out, file, place);
}

/// The recording that the command line names, let happen again; complains and answers the exit code when it
/// cannot be.
std::variant<OpenedFile, int> open(const CommandLine &line)
{
    const QString path = line.positional().first();
    if (!QFileInfo::exists(path) || QFileInfo(path).isDir())
        return complain(u"Cannot read %1: %2."_s.arg(
            path, QFileInfo(path).isDir() ? u"it is a folder"_s : u"there is no such file"_s));
    ProgressBar bar;
    const std::atomic<bool> &stop = stopRequest();
    OpenedFile file = openRecording(path, [&](double part) {
        constexpr quint64 whole = 1000;
        bar.show(static_cast<quint64>(part * whole), whole,
                 u"It happens again: %1 %"_s.arg(static_cast<int>(part * 100)));
        return !stop;
    });
    bar.erase();
    if (!file.problem.isEmpty())
        return complain(file.problem, stop ? Interrupted : Usage);
    return file;
}

/// Done, unless what happened again is not what was recorded.
int faithful(const OpenedFile &file)
{
    return file.isFaithful ? Done : complain(file.remark + u'.', Failed);
}

void printHashes(QTextStream &out, const QString &, const OpenedFile &file)
{
    for (std::size_t place = 0; place < file.clusters.size(); ++place)
        out << hex(file.clusters[place]->events().hash()) << "  " << text(file.recording.runs[place].name)
            << '\n';
}

/// Opens the file of the command line and prints it, as text or (with `runAsJson` for each run) as JSON.
template <class PrintText, class RunAsJson>
int print(CommandLine &line, PrintText printText, RunAsJson runAsJson)
{
    const auto opened = open(line);
    if (const auto *code = std::get_if<int>(&opened))
        return *code;
    const auto &file = std::get<OpenedFile>(opened);
    const QString path = line.positional().first();
    QTextStream out(stdout);
    if (line.json())
        printJson(fileJson(path, file, runAsJson));
    else
        printText(out, path, file);
    out.flush();
    return faithful(file);
}

int showRecording(CommandLine &line)
{
    return print(line, printFile, runJson);
}

int runHash(CommandLine &line)
{
    return print(line, printHashes, hashJson);
}

} // namespace

RaftctlCommand recordingShowCommand()
{
    return {{u"recording show"_s,
             u"FILE"_s,
             u"what a recording (*.raft.json) holds: servers, what was done to them, how it ended"_s,
             u"Repeats the runs of a recording (*.raft.json) and prints of each: the servers at the "
             u"end, what was done to them, bookmarks, operations of clients, and whether it was safe."_s,
             1,
             1,
             {{u"json"_s, u"Print JSON."_s}}},
            showRecording};
}

RaftctlCommand recordingHashCommand()
{
    return {{u"recording hash"_s,
             u"FILE"_s,
             u"repeat a recording and hash its events: equal runs, equal hashes"_s,
             u"Repeats the runs of a recording (*.raft.json) and prints the hash of the events of each: "
             u"equal runs have equal hashes, on any machine."_s,
             1,
             1,
             {{u"json"_s, u"Print JSON."_s}}},
            runHash};
}

} // namespace raftarium
