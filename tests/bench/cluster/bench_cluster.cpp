// Five servers on loopback with real syncs, measured as their clients and their owner see them; one JSON
// object.

#include "etcd_contestant.h"
#include "measures.h"
#include "process_figures.h"
#include "raftarium_contestant.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTextStream>

#include <functional>

using namespace Qt::StringLiterals;

namespace {

using Work = Contestant::Work;

struct Task {
    Effort effort;
    QString directory;
    QStringList parts;
    bool versusEtcd = false;

    bool has(const QString &part) const { return parts.contains(part); }
};

const QStringList allParts{u"load"_s, u"failover"_s, u"memory"_s, u"start"_s, u"idle"_s};

/// Says what is being measured, for those who wait.
void tell(const QString &what)
{
    QTextStream(stderr) << what << '\n';
}

void measureLoads(Contestant &servers, const Task &task, QJsonObject &figures)
{
    QJsonObject writes;
    for (const std::size_t clients : {1U, 16U, 64U, 256U}) {
        tell(u"  writes, %1 clients"_s.arg(clients));
        writes[QString::number(clients)] = measures::load(servers, Work::Write, clients, task.effort);
    }
    QJsonObject reads;
    for (const std::size_t clients : {64U, 256U}) {
        tell(u"  linearizable reads, %1 clients"_s.arg(clients));
        reads[QString::number(clients)] = measures::load(servers, Work::Read, clients, task.effort);
    }
    figures[u"writes_by_clients"_s] = writes;
    figures[u"reads_by_clients"_s] = reads;
}

void measureMemory(Contestant &servers, qint64 writes, QJsonObject &figures)
{
    tell(u"  memory before and after %1 writes"_s.arg(writes));
    QJsonObject memory{{u"idle_mb"_s, processFigures::largestMegabytes(servers.processIds())}};
    const bool done = measures::write(servers, writes);
    memory[u"loaded_mb"_s] = processFigures::largestMegabytes(servers.processIds());
    memory[u"writes"_s] = writes;
    memory[u"all_accepted"_s] = done;
    figures[u"largest_server"_s] = memory;
}

/// What is measured of everybody. Answers false when the servers do not start.
bool measure(Contestant &servers, const Task &task, qint64 writes, QJsonObject &figures)
{
    const auto started = [&](const Timing &timing) {
        const std::optional<QString> problem = servers.start(timing);
        if (problem)
            figures[u"problem"_s] = *problem;
        return !problem;
    };
    if (!started({}))
        return false;
    if (task.has(u"idle"_s)) {
        tell(u"  idle"_s);
        figures[u"idle_cpu_percent"_s] = measures::idlePercent(servers, task.effort);
    }
    if (task.has(u"memory"_s))
        measureMemory(servers, writes, figures);
    if (task.has(u"load"_s) && started({}))
        measureLoads(servers, task, figures);
    if (!task.has(u"failover"_s))
        return true;
    QJsonObject failOvers;
    for (const Timing &timing : {Timing{1000, 100}, Timing{500, 100}, Timing{300, 60}}) {
        const QString name = u"%1/%2"_s.arg(timing.election).arg(timing.heartbeat);
        tell(u"  fail-over at %1 ms"_s.arg(name));
        if (!started(timing))
            return false;
        failOvers[name] = measures::failOver(servers, task.effort);
    }
    figures[u"failover"_s] = failOvers;
    return true;
}

/// Seconds from the start of a server whose journal holds so many entries until it listens, having read them.
QJsonObject measureStart(const Task &task)
{
    tell(u"  start with a journal of %1 entries"_s.arg(task.effort.writes));
    RaftariumContestant server(task.directory, {u"--snapshot-entries"_s, u"1000000000"_s}, 1);
    if (const auto problem = server.startWithDefaults())
        return {{u"problem"_s, *problem}};
    measures::write(server, task.effort.writes);
    server.kill(1);
    QElapsedTimer clock;
    clock.start();
    if (const auto problem = server.revive(1))
        return {{u"problem"_s, *problem}};
    return {{u"seconds"_s, static_cast<double>(clock.elapsed()) / 1000}, {u"entries"_s, task.effort.writes}};
}

QJsonObject measureRaftarium(const Task &task)
{
    tell(u"raftnode"_s);
    QJsonObject figures;
    RaftariumContestant servers(task.directory);
    if (!measure(servers, task, task.effort.writes, figures))
        return figures;
    if (task.has(u"failover"_s) && !servers.startWithDefaults()) {
        tell(u"  fail-over at raftnode's defaults"_s);
        QJsonObject failOvers = figures[u"failover"_s].toObject();
        failOvers[u"defaults"_s] = measures::failOver(servers, task.effort);
        figures[u"failover"_s] = failOvers;
    }
    servers.stop();
    if (task.has(u"start"_s))
        figures[u"start"_s] = measureStart(task);
    return figures;
}

QJsonObject measureEtcd(const Task &task)
{
    const QString version = EtcdContestant::version();
    if (version.isEmpty())
        return {{u"problem"_s, u"there is no etcd on the PATH; Debian has it in etcd-server"_s}};
    tell(version);
    QJsonObject figures{{u"version"_s, version}};
    EtcdContestant servers(task.directory);
    measure(servers, task, task.effort.writes / 10, figures); // It is slower, and keeps every version.
    return figures;
}

/// What the arguments ask for; says what is wrong with them instead.
std::optional<Task> taskFrom(QCommandLineParser &parser, const QStringList &arguments)
{
    parser.addOptions({
        {u"quick"_s, u"Short runs, fewer fail-overs, fewer writes."_s},
        {u"vs-etcd"_s, u"The same with five etcd in the same run."_s},
        {u"only"_s, u"Of load, failover, memory, start, idle: only these."_s, u"PARTS"_s},
        {u"seconds"_s, u"Of each load."_s, u"N"_s},
        {u"fail-overs"_s, u"For each pair of times."_s, u"N"_s},
        {u"dir"_s, u"Keep the servers' data below it, on a disk that matters (default: here)."_s, u"DIR"_s,
         QDir::currentPath()},
        {{u"h"_s, u"help"_s}, u"Show this help."_s},
    });
    if (!parser.parse(arguments) || !parser.positionalArguments().isEmpty())
        return std::nullopt;
    Task task;
    if (parser.isSet(u"quick"_s))
        task.effort = {2, 1, 5, 100'000, 4};
    const auto number = [&](const QString &option, int &value) {
        bool isNumber = true;
        if (parser.isSet(option))
            value = parser.value(option).toInt(&isNumber);
        return isNumber && value > 0;
    };
    task.directory = QDir(parser.value(u"dir"_s)).absolutePath();
    task.parts = parser.isSet(u"only"_s) ? parser.value(u"only"_s).split(u',') : allParts;
    task.versusEtcd = parser.isSet(u"vs-etcd"_s);
    const bool knowsParts = std::all_of(task.parts.begin(), task.parts.end(),
                                        [](const QString &part) { return allParts.contains(part); });
    if (!knowsParts || !number(u"seconds"_s, task.effort.seconds) ||
        !number(u"fail-overs"_s, task.effort.failOvers))
        return std::nullopt;
    return task;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const std::optional<Task> task = taskFrom(parser, QCoreApplication::arguments());
    if (!task || parser.isSet(u"help"_s)) {
        QTextStream(task ? stdout : stderr) << parser.helpText();
        return task ? 0 : 2;
    }
    QJsonObject report{{u"value_size"_s, 64}, {u"servers"_s, 5}};
    report[u"raftarium"_s] = measureRaftarium(*task);
    if (task->versusEtcd)
        report[u"etcd"_s] = measureEtcd(*task);
    QTextStream(stdout) << QJsonDocument(report).toJson();
    return report[u"raftarium"_s].toObject().contains(u"problem"_s) ? 1 : 0;
}
