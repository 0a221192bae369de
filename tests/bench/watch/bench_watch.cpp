#include "../cluster/process_figures.h"
#include "steady_writer.h"

#include "netnode/client/http_load.h"
#include "netnode/processes/process_cluster.h"
#include "raftcore/simulation/simulation.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <malloc.h>
#include <utility>

/// How fast a window over five real processes is, and what it costs: start, crash, delay of what it shows,
/// the servers' share, memory.

namespace {

using raftarium::ProcessCluster;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr milliseconds patience{20'000};

double secondsSince(Clock::time_point then)
{
    return std::chrono::duration<double>(Clock::now() - then).count();
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

/// Lets the window live until it is so. False when it never is.
template <class Condition>
bool comesTrue(ProcessCluster &cluster, Condition condition)
{
    const Clock::time_point begin = Clock::now();
    while (!condition()) {
        if (Clock::now() - begin > patience)
            return false;
        cluster.advance(cluster.now() + raft::Time{1'000}, 1);
    }
    return true;
}

/// Five servers of this machine and the window over them.
struct Five {
    explicit Five(milliseconds delay = {})
    {
        QString problem;
        cluster = ProcessCluster::start({{}, 5, delay, directory.path()}, &problem);
        if (!cluster)
            qFatal("%s", qPrintable(problem));
        if (!comesTrue(*cluster, [this] { return allUp() && cluster->view().leader() != nullptr; }))
            qFatal("no leader appeared");
    }
    bool allUp() const
    {
        const raft::ClusterView view = cluster->view();
        return std::all_of(view.servers.begin(), view.servers.end(),
                           [](const raft::ServerView &one) { return one.liveness == raft::Liveness::Up; });
    }
    raft::NodeId leader() const { return cluster->view().leader()->id; }
    std::uint16_t port(raft::NodeId server) const
    {
        return static_cast<std::uint16_t>(cluster->url(server).port());
    }
    QByteArray token() const
    {
        QFile file(directory.filePath(QStringLiteral("token")));
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
    }
    QList<qint64> processIds() const
    {
        QList<qint64> ids;
        for (std::uint64_t server = 1; server <= 5; ++server)
            ids.append(cluster->processId({server}));
        return ids;
    }

    QTemporaryDir directory;
    std::unique_ptr<ProcessCluster> cluster;
};

QJsonObject measureStart(int runs)
{
    std::vector<double> seconds;
    for (int run = 0; run < runs; ++run) {
        const Clock::time_point begin = Clock::now();
        const Five five;
        seconds.push_back(secondsSince(begin));
    }
    return {
        {QStringLiteral("five_up_and_leader_s"), median(seconds)},
        {QStringLiteral("five_up_and_leader_worst_s"), *std::max_element(seconds.begin(), seconds.end())}};
}

QJsonObject measureKill(int runs)
{
    std::vector<double> ms;
    Five five;
    for (int run = 0; run < runs; ++run) {
        const raft::NodeId victim = run % 2 == 0 ? five.leader() : raft::NodeId{five.leader().value % 5 + 1};
        const Clock::time_point begin = Clock::now();
        ::kill(static_cast<pid_t>(five.cluster->processId(victim)), SIGKILL);
        comesTrue(*five.cluster,
                  [&] { return five.cluster->view().server(victim)->liveness == raft::Liveness::Crashed; });
        ms.push_back(secondsSince(begin) * 1e3);
        five.cluster->perform(raft::action::Restart{victim});
        comesTrue(*five.cluster, [&] { return five.allUp() && five.cluster->view().leader() != nullptr; });
    }
    return {{QStringLiteral("kill_to_view_ms"), median(ms)},
            {QStringLiteral("kill_to_view_worst_ms"), *std::max_element(ms.begin(), ms.end())}};
}

/// From a client's answer until the window knows that its entry is committed.
class Delays {
public:
    explicit Delays(raft::NodeId leader) : m_leader(static_cast<std::uint16_t>(leader.value)) {}

    void look(const raft::EventRecord &record, const std::vector<SteadyWriter::Answer> &answers)
    {
        m_waiting.insert(m_waiting.end(), answers.begin(), answers.end());
        for (; m_seen < record.size(); ++m_seen) {
            const raft::Event &event = record[m_seen + 1];
            if (event.kind == raft::EventKind::CommitAdvanced && event.server == m_leader)
                m_commit = std::max(m_commit, event.position.index.value);
        }
        const Clock::time_point now = Clock::now();
        std::erase_if(m_waiting, [&](const SteadyWriter::Answer &one) {
            if (one.index > m_commit)
                return false;
            m_ms.push_back(std::chrono::duration<double, std::milli>(now - one.at).count());
            return true;
        });
    }
    double share(double part)
    {
        std::sort(m_ms.begin(), m_ms.end());
        return m_ms.empty() ? 0 : m_ms[static_cast<std::size_t>(part * static_cast<double>(m_ms.size() - 1))];
    }

private:
    std::uint16_t m_leader;
    raft::EventNumber m_seen = 0;
    std::uint64_t m_commit = 0;
    std::vector<SteadyWriter::Answer> m_waiting;
    std::vector<double> m_ms;
};

double bytesInUse()
{
    return static_cast<double>(mallinfo2().uordblks + mallinfo2().hblkhd);
}

double cpuOfThisProcess()
{
    return processFigures::cpuSeconds({QCoreApplication::applicationPid()});
}

/// 1,000 writes a second until so many events are recorded: how late they are seen, what they weigh.
QJsonObject measureWrites(raft::EventNumber events)
{
    constexpr int perSecond = 1'000;
    Five five;
    const raft::NodeId leader = five.leader();
    const raft::EventRecord &record = five.cluster->events();
    Delays delays(leader);
    const double before = bytesInUse();
    const raft::EventNumber first = record.size();
    const double cpu = cpuOfThisProcess();
    const Clock::time_point begin = Clock::now();
    SteadyWriter writer(five.port(leader), five.token(), perSecond);
    while (record.size() - first < events && secondsSince(begin) < 120) {
        five.cluster->advance(five.cluster->now() + raft::Time{4'000}, 1);
        delays.look(record, writer.take());
    }
    const double seconds = secondsSince(begin);
    const double recorded = record.size() - first;
    const double bytes = bytesInUse() - before;
    const double rate = recorded / seconds;
    return {{QStringLiteral("writes_per_second"), static_cast<double>(writer.written()) / seconds},
            {QStringLiteral("event_to_view_ms_p50"), delays.share(0.5)},
            {QStringLiteral("event_to_view_ms_p99"), delays.share(0.99)},
            {QStringLiteral("events"), recorded},
            {QStringLiteral("events_per_second"), rate},
            {QStringLiteral("bytes_per_event"), bytes / recorded},
            {QStringLiteral("resident_mb"),
             processFigures::largestMegabytes({QCoreApplication::applicationPid()})},
            {QStringLiteral("watching_cpu_percent"), (cpuOfThisProcess() - cpu) / seconds * 100},
            {QStringLiteral("thirty_minutes_unbounded_mb"), rate * 1800 * bytes / recorded / 1e6},
            {QStringLiteral("violations"), static_cast<double>(five.cluster->violations().size())}};
}

/// How late what happens becomes part of the picture.
class Lateness {
public:
    explicit Lateness(const ProcessCluster &cluster)
    {
        QObject::connect(&cluster, &ProcessCluster::tookIn, &m_context,
                         [this, &cluster](raft::Time happened) {
                             m_ms.push_back(static_cast<double>((cluster.now() - happened).count()) / 1000);
                         });
    }
    double share(double part)
    {
        std::sort(m_ms.begin(), m_ms.end());
        return m_ms.empty() ? 0 : m_ms[static_cast<std::size_t>(part * static_cast<double>(m_ms.size() - 1))];
    }
    std::size_t count() const { return m_ms.size(); }

private:
    QObject m_context;
    std::vector<double> m_ms;
};

/// Links are cut and healed every 200 ms, and a server dies or comes back every second.
QJsonObject measureCuts(int seconds)
{
    constexpr milliseconds each{200};
    constexpr int turnsOfALife = 5;
    Five five;
    Lateness lateness(*five.cluster);
    raft::NodeId down{};
    const Clock::time_point begin = Clock::now();
    for (int turn = 0; secondsSince(begin) < seconds; ++turn) {
        const auto one = static_cast<std::uint64_t>(turn / 2 % 5 + 1);
        const raft::NodeId two{one % 5 + 1};
        std::vector<raft::NodeId> rest;
        for (std::uint64_t id = 1; id <= 5; ++id)
            if (id != one && id != two.value)
                rest.push_back({id});
        if (turn % 2 == 0)
            five.cluster->perform(raft::action::Split{{{{one}, two}, rest}});
        else
            five.cluster->perform(raft::action::Heal{});
        if (turn % turnsOfALife == 0 && down.value != 0)
            five.cluster->perform(raft::action::Restart{std::exchange(down, {})});
        else if (turn % turnsOfALife == 0)
            five.cluster->perform(raft::action::Crash{down = two});
        if (const raft::ServerView *leader = five.cluster->view().leader())
            five.cluster->perform(
                raft::action::Submit{leader->id, raft::StoreCommand{raft::Put{"k", "v"}, {}}});
        const raft::Time until = five.cluster->now() + std::chrono::duration_cast<raft::Time>(each);
        while (five.cluster->now() < until)
            five.cluster->advance(std::min(until, five.cluster->now() + raft::Time{4'000}), 1'000'000);
    }
    return {{QStringLiteral("cuts_events"), static_cast<double>(lateness.count())},
            {QStringLiteral("cuts_event_to_view_ms_p50"), lateness.share(0.5)},
            {QStringLiteral("cuts_event_to_view_ms_p99"), lateness.share(0.99)},
            {QStringLiteral("cuts_event_to_view_ms_worst"), lateness.share(1)},
            {QStringLiteral("cuts_violations"), static_cast<double>(five.cluster->violations().size())}};
}

/// A lecture: every message takes 300 ms, and somebody writes now and then.
QJsonObject measureLecture(int seconds)
{
    Five five(milliseconds(300));
    const double before = bytesInUse();
    const raft::EventNumber first = five.cluster->events().size();
    const Clock::time_point begin = Clock::now();
    for (int i = 0; secondsSince(begin) < seconds; ++i) {
        five.cluster->perform(raft::action::Submit{
            five.leader(), raft::StoreCommand{raft::Put{"k" + std::to_string(i), "v"}, {}}});
        five.cluster->advance(five.cluster->now() + raft::Time{1'000'000}, 1'000'000);
    }
    const double recorded = five.cluster->events().size() - first;
    const double rate = recorded / secondsSince(begin);
    return {{QStringLiteral("lecture_events_per_second"), rate},
            {QStringLiteral("lecture_thirty_minutes_mb"),
             (bytesInUse() - before) / recorded * rate * 1800 / 1e6}};
}

/// Watches servers until standard input closes: this program in another role.
int follow(const QStringList &words)
{
    QList<QUrl> urls;
    for (const QString &url : words.mid(1))
        urls.append(QUrl(url));
    QString problem;
    const auto cluster = ProcessCluster::attach({urls, words.first(), {}}, &problem);
    if (!cluster)
        return 1;
    comesTrue(*cluster, [&] { return cluster->view().leader() != nullptr; });
    std::puts("watching");
    std::fflush(stdout);
    std::thread([] {
        while (std::getchar() != EOF) {
        }
        std::_Exit(0);
    }).detach();
    return QCoreApplication::exec();
}

struct LoadFigures {
    double perSecond = 0;
    double cpuMicroseconds = 0; ///< Of all servers, per write.
};

LoadFigures load(std::uint16_t port, const QByteArray &token, const QList<qint64> &servers,
                 std::size_t clients, int seconds)
{
    raftarium::LoadPlan plan;
    plan.port = port;
    plan.clients = clients;
    plan.duration = std::chrono::seconds(seconds);
    plan.request = [token](std::uint64_t number) {
        return "PUT /kv/key" + std::to_string(number % 1000) +
               " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token.toStdString() +
               "\r\nContent-Length: 64\r\n\r\n" + std::string(64, 'v');
    };
    const double cpu = processFigures::cpuSeconds(servers);
    const Clock::time_point begin = Clock::now();
    const raftarium::LoadResult result = raftarium::runLoad(plan);
    const double writes = result.perSecond() * secondsSince(begin);
    return {result.perSecond(), (processFigures::cpuSeconds(servers) - cpu) / writes * 1e6};
}

template <class Figure>
double median(const std::vector<LoadFigures> &loads, Figure figure)
{
    std::vector<double> values;
    std::transform(loads.begin(), loads.end(), std::back_inserter(values), figure);
    return median(std::move(values));
}

/// Writes a second of a closed loop of clients, in turn with and without somebody who watches all servers
/// from a process of its own. What watching costs is the median of what is lost each time, against the mean
/// of the turns before and after: a machine that others use as well changes its speed within seconds.
QJsonObject measureCost(int rounds, std::size_t clients, int seconds)
{
    QTemporaryDir directory;
    raftarium::LocalCluster servers({raftarium::raftnodeProgram(), 5, 0, directory.path(), {}});
    if (const auto problem = servers.start())
        qFatal("%s", qPrintable(*problem));
    std::this_thread::sleep_for(std::chrono::seconds(1));
    const QString noToken = directory.filePath(QStringLiteral("none"));
    QFile(noToken).open(QIODevice::WriteOnly);
    QList<qint64> ids;
    QStringList follower{QStringLiteral("--follow"), noToken};
    for (int number = 1; number <= 5; ++number) {
        ids.append(servers.processId(number));
        follower.append(servers.urls().at(number - 1).toString());
    }
    QString problem;
    std::uint16_t port = 0;
    {
        const auto looker = ProcessCluster::attach({servers.urls(), noToken, {}}, &problem);
        comesTrue(*looker, [&] { return looker->view().leader() != nullptr; });
        port = static_cast<std::uint16_t>(looker->url(looker->view().leader()->id).port());
    }
    std::vector<LoadFigures> plain{load(port, {}, ids, clients, seconds)};
    std::vector<LoadFigures> watched;
    std::vector<double> lost;
    for (int round = 0; round < rounds; ++round) {
        QProcess watcher;
        watcher.start(QCoreApplication::applicationFilePath(), follower);
        watcher.waitForReadyRead(30'000);
        watched.push_back(load(port, {}, ids, clients, seconds));
        watcher.closeWriteChannel();
        watcher.waitForFinished();
        const double before = plain.back().perSecond;
        plain.push_back(load(port, {}, ids, clients, seconds));
        lost.push_back((1 - watched.back().perSecond * 2 / (before + plain.back().perSecond)) * 100);
    }
    const QString name = QStringLiteral("clients_%1_").arg(clients);
    const auto rate = [](const LoadFigures &one) { return one.perSecond; };
    const auto cpu = [](const LoadFigures &one) { return one.cpuMicroseconds; };
    return {{name + QStringLiteral("writes_per_second"), median(plain, rate)},
            {name + QStringLiteral("writes_per_second_watched"), median(watched, rate)},
            {name + QStringLiteral("watching_costs_percent"), median(lost)},
            {name + QStringLiteral("server_cpu_us_per_write"), median(plain, cpu)},
            {name + QStringLiteral("server_cpu_us_per_write_watched"), median(watched, cpu)}};
}

void merge(QJsonObject &all, const QJsonObject &more)
{
    for (auto figure = more.begin(); figure != more.end(); ++figure)
        all[figure.key()] = figure.value();
}

} // namespace

int main(int count, char **words)
{
    QCoreApplication program(count, words);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.value(0) == QStringLiteral("--follow"))
        return follow(arguments.mid(1));
    QCommandLineParser parser;
    const QCommandLineOption only(QStringLiteral("only"),
                                  QStringLiteral("Of start, kill, writes, cuts, lecture, cost: only this."),
                                  QStringLiteral("PART"));
    parser.addOption(only);
    parser.addHelpOption();
    parser.process(program);
    const auto wanted = [&](const char *part) {
        return !parser.isSet(only) || parser.value(only) == QLatin1StringView(part);
    };
    QJsonObject figures{{QStringLiteral("benchmark"), QStringLiteral("watch")}};
    if (wanted("start"))
        merge(figures, measureStart(5));
    if (wanted("kill"))
        merge(figures, measureKill(9));
    if (wanted("writes"))
        merge(figures, measureWrites(1'000'000));
    if (wanted("cuts"))
        merge(figures, measureCuts(30));
    if (wanted("lecture"))
        merge(figures, measureLecture(20));
    if (wanted("cost")) {
        merge(figures, measureCost(15, 1, 2));
        merge(figures, measureCost(15, 16, 2));
    }
    std::puts(QJsonDocument(figures).toJson(QJsonDocument::Compact).constData());
    return 0;
}
