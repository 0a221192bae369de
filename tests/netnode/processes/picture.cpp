#include "netnode/processes/process_cluster.h"
#include "raftcore/cluster/measured.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

/// The picture of real processes is true: it shows what happened, no more, and not late.
namespace {

using namespace raft;
using raftarium::LocalCluster;
using raftarium::ProcessCluster;

constexpr int patience = 20'000;

QString raftnode()
{
    return QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("raftnode"));
}

std::unique_ptr<ProcessCluster> running(int servers)
{
    QString problem;
    auto cluster = ProcessCluster::start({raftnode(), servers, {}, {}}, &problem);
    if (!cluster)
        qFatal("%s", qPrintable(problem));
    return cluster;
}

NodeId leaderOf(const ProcessCluster &cluster)
{
    const ClusterView view = cluster.view();
    return view.leader() == nullptr ? NodeId{} : view.leader()->id;
}

Liveness liveness(const ProcessCluster &cluster, NodeId id)
{
    const ClusterView view = cluster.view();
    return view.server(id)->liveness;
}

ProcessState processOf(const ProcessCluster &cluster, NodeId id)
{
    return cluster.view().server(id)->process;
}

/// Its process, if it is in that state.
template <class State>
std::optional<State> processIn(const ProcessCluster &cluster, NodeId id)
{
    const ProcessState process = processOf(cluster, id);
    const auto *state = std::get_if<State>(&process);
    return state != nullptr ? std::optional(*state) : std::nullopt;
}

Sight sightOf(const ProcessCluster &cluster, NodeId id)
{
    const ClusterView view = cluster.view();
    return view.server(id)->sight;
}

QByteArray proofIn(const ProcessCluster &cluster)
{
    return cluster.violations().empty() ? QByteArray()
                                        : QByteArray::fromStdString(cluster.violations().front().proof);
}

OperationOutcome outcomeOf(const ProcessCluster &cluster, OperationId id)
{
    return cluster.operation(id)->outcome;
}

/// Servers that run by themselves.
class Strangers {
public:
    explicit Strangers(int servers, const QStringList &options = {})
        : m_cluster({raftnode(), servers, 0, m_data.path(), options})
    {
    }
    LocalCluster *operator->() { return &m_cluster; }
    std::unique_ptr<ProcessCluster> attach(const QList<QUrl> &urls)
    {
        return ProcessCluster::attach({urls, {}, {}}, &problem);
    }

    QString problem;

private:
    QTemporaryDir m_data;
    LocalCluster m_cluster;
};

} // namespace

class Picture : public QObject {
    Q_OBJECT

private slots:
    void whoIsKilledAfterItsAcknowledgementHasNotLostIt();
    void cutsTakeNothingFromWhatArrived();
    void aCutIsShownOnceItIsMade();
    void faultsThatOthersAskForAreShown();
    void aStoppedProcessIsShownAsStopped();
    void endsAreToldApart();
    void oneAddressIsEnough();
    void whoIsDownIsShownAndComesUp();
    void whoCannotBeWatchedIsNotTakenForDown();
    void theTerminalReachesTheSameServers();
    void whatIfGoesOnAsWasMeasured();
    void theFolderOfTheJournalsIsPrivate();
};

// The last that a killed process did it has told nobody.
void Picture::whoIsKilledAfterItsAcknowledgementHasNotLostIt()
{
    const auto cluster = running(3);
    QTRY_VERIFY_WITH_TIMEOUT(leaderOf(*cluster) != NodeId{}, patience);
    const NodeId leader = leaderOf(*cluster);
    const NodeId victim{leader.value % 3 + 1};
    const NodeId apart{victim.value % 3 + 1};
    QVERIFY(cluster->perform(action::Split{{{leader, victim}, {apart}}}).done());
    for (int round = 0; round < 8; ++round) {
        const auto write = cluster->perform(action::Submit{leader, StoreCommand{Add{"n", 1}, {}}});
        QTRY_VERIFY_WITH_TIMEOUT(outcomeOf(*cluster, write.subject) != OperationOutcome::Pending, patience);
        QVERIFY(cluster->perform(action::Crash{victim}).done());
        QTRY_COMPARE_WITH_TIMEOUT(liveness(*cluster, victim), Liveness::Crashed, patience);
        QVERIFY(cluster->perform(action::Restart{victim}).done());
        QTRY_COMPARE_WITH_TIMEOUT(liveness(*cluster, victim), Liveness::Up, patience);
        QTRY_VERIFY_WITH_TIMEOUT(leaderOf(*cluster) == leader || leaderOf(*cluster) == victim, patience);
        if (leaderOf(*cluster) != leader)
            break;
    }
    QVERIFY2(cluster->violations().empty(), proofIn(*cluster).constData());
}

// A message that left before its link was cut arrives, and was seen to be sent.
void Picture::cutsTakeNothingFromWhatArrived()
{
    const auto cluster = running(5);
    QTRY_VERIFY_WITH_TIMEOUT(leaderOf(*cluster) != NodeId{}, patience);
    QTest::qWait(300);
    const EventRecord &record = cluster->events();
    const EventNumber before = record.size();
    for (int round = 0; round < 12; ++round) {
        const std::uint64_t one = static_cast<std::uint64_t>(round) % 5 + 1;
        const std::uint64_t two = one % 5 + 1;
        std::vector<NodeId> rest;
        for (std::uint64_t id = 1; id <= 5; ++id)
            if (id != one && id != two)
                rest.push_back({id});
        QVERIFY(cluster->perform(action::Split{{{{one}, {two}}, rest}}).done());
        QTest::qWait(60);
        QVERIFY(cluster->perform(action::Heal{}).done());
        QTest::qWait(60);
    }
    int arrived = 0;
    int unsent = 0;
    for (EventNumber number = before + 1; number <= record.size(); ++number) {
        const Event event = record[number];
        arrived += event.kind == EventKind::MessageDelivered ? 1 : 0;
        unsent += event.kind == EventKind::MessageDelivered && event.cause == 0 ? 1 : 0;
    }
    QVERIFY(arrived > 50);
    QCOMPARE(unsent, 0);
    QVERIFY2(cluster->violations().empty(), proofIn(*cluster).constData());
}

void Picture::aCutIsShownOnceItIsMade()
{
    const auto cluster = running(3);
    QTRY_VERIFY_WITH_TIMEOUT(leaderOf(*cluster) != NodeId{}, patience);
    const EventNumber before = cluster->events().size();
    QVERIFY(cluster->perform(action::Split{{{{1}}, {{2}}, {{3}}}}).done());
    QVERIFY(!cluster->isQuiescent());
    const auto isCut = [&] {
        const ClusterView view = cluster->view();
        return view.link({1}, {2})->cut && view.groups.size() == 3;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isCut(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(cluster->isQuiescent(), patience);
    QTest::qWait(400);
    const EventRecord &record = cluster->events();
    EventNumber split = 0;
    for (EventNumber number = before + 1; number <= record.size(); ++number) {
        const Event event = record[number];
        if (event.kind == EventKind::NetworkSplit)
            split = number;
        // What arrives afterwards left earlier.
        QVERIFY(split == 0 || event.kind != EventKind::MessageDelivered ||
                (event.cause != 0 && event.cause < split));
    }
    QVERIFY(split != 0);
    QVERIFY(cluster->perform(action::Heal{}).done());
    QTRY_VERIFY_WITH_TIMEOUT(!isCut(), patience);
}

void Picture::faultsThatOthersAskForAreShown()
{
    const auto cluster = running(3);
    QTRY_VERIFY_WITH_TIMEOUT(leaderOf(*cluster) != NodeId{}, patience);
    // Somebody in a terminal, who has the token.
    const QString line = QString::fromStdString(cluster->shellLine().value_or(std::string()));
    raftarium::HttpClient http;
    http.setToken(line.section(QStringLiteral("RAFT_TOKEN="), 1).toLatin1());
    const auto set = [&](const QByteArray &faults) {
        return http
            .ask(cluster->url({1}), {QByteArrayLiteral("PUT"), QStringLiteral("/faults"), faults, {}},
                 std::chrono::milliseconds(patience))
            .status;
    };
    const auto link = [&](NodeId from, NodeId to) {
        const ClusterView view = cluster->view();
        return *view.link(from, to);
    };
    QCOMPARE(set("{\"cut_to\":[2],\"cut_from\":[3],\"links\":{\"3\":{\"delay_ms\":40}}}"), 200);
    QTRY_VERIFY_WITH_TIMEOUT(link({1}, {2}).cut && link({3}, {1}).cut, patience);
    QVERIFY(!link({2}, {1}).cut && !link({1}, {3}).cut);
    QCOMPARE(link({1}, {3}).delay, Time{40'000});
    QCOMPARE(set("{}"), 200);
    QTRY_VERIFY_WITH_TIMEOUT(!link({1}, {2}).cut && !link({3}, {1}).cut, patience);
}

void Picture::aStoppedProcessIsShownAsStopped()
{
    const auto cluster = running(3);
    QTRY_VERIFY_WITH_TIMEOUT(leaderOf(*cluster) != NodeId{}, patience);
    const NodeId still{leaderOf(*cluster).value % 3 + 1};
    const auto pid = static_cast<pid_t>(cluster->processId(still));
    ::kill(pid, SIGSTOP);
    QTRY_COMPARE_WITH_TIMEOUT(liveness(*cluster, still), Liveness::Paused, patience);
    QVERIFY(!processIn<process::Stopped>(*cluster, still).value().here);
    ::kill(pid, SIGCONT);
    QTRY_COMPARE_WITH_TIMEOUT(liveness(*cluster, still), Liveness::Up, patience);
    QCOMPARE(processIn<process::Running>(*cluster, still).value().pid, static_cast<std::uint64_t>(pid));
    // What this window stops goes on only when it says so.
    QVERIFY(cluster->perform(action::Pause{still}).done());
    QTest::qWait(500);
    QCOMPARE(liveness(*cluster, still), Liveness::Paused);
    QVERIFY(cluster->perform(action::Resume{still}).done());
    QTRY_COMPARE_WITH_TIMEOUT(liveness(*cluster, still), Liveness::Up, patience);
}

void Picture::endsAreToldApart()
{
    const auto cluster = running(3);
    QTRY_VERIFY_WITH_TIMEOUT(leaderOf(*cluster) != NodeId{}, patience);
    QVERIFY(cluster->perform(action::Crash{{1}}).done());
    QVERIFY(processIn<process::Killed>(*cluster, {1}));
    ::kill(static_cast<pid_t>(cluster->processId({2})), SIGABRT);
    QTRY_VERIFY_WITH_TIMEOUT(processOf(*cluster, {2}) == ProcessState(process::Signalled{"SIGABRT"}),
                             patience);
    ::kill(static_cast<pid_t>(cluster->processId({3})), SIGTERM);
    QTRY_VERIFY_WITH_TIMEOUT(processIn<process::Exited>(*cluster, {3}), patience);
    QCOMPARE(processIn<process::Exited>(*cluster, {3}).value().code, 0);
}

void Picture::oneAddressIsEnough()
{
    Strangers servers(3);
    QCOMPARE(servers->start(), std::nullopt);
    const auto attached = servers.attach({servers->urls().at(1)});
    QVERIFY2(attached != nullptr, qPrintable(servers.problem));
    for (std::uint64_t id = 1; id <= 3; ++id)
        QTRY_COMPARE_WITH_TIMEOUT(liveness(*attached, {id}), Liveness::Up, patience);
    QTRY_VERIFY_WITH_TIMEOUT(leaderOf(*attached) != NodeId{}, patience);
    const ClusterView view = attached->view();
    QVERIFY(!view.isStaleLeader(*view.leader()));
}

void Picture::whoIsDownIsShownAndComesUp()
{
    Strangers servers(3);
    QCOMPARE(servers->start(), std::nullopt);
    servers->killServer(3);
    // Also when it was named.
    const auto attached = servers.attach(servers->urls());
    QVERIFY2(attached != nullptr, qPrintable(servers.problem));
    QTRY_VERIFY_WITH_TIMEOUT(leaderOf(*attached) != NodeId{}, patience);
    QTRY_VERIFY_WITH_TIMEOUT(processIn<process::NotReached>(*attached, {3}), patience);
    QCOMPARE(liveness(*attached, {3}), Liveness::Crashed);
    QCOMPARE(sightOf(*attached, {3}), Sight::Seen);
    QCOMPARE(servers->startServer(3), std::nullopt);
    QTRY_COMPARE_WITH_TIMEOUT(liveness(*attached, {3}), Liveness::Up, patience);
    QVERIFY2(attached->violations().empty(), proofIn(*attached).constData());
}

void Picture::whoCannotBeWatchedIsNotTakenForDown()
{
    // The second asks for a token, which is not shown.
    Strangers servers(2);
    QTemporaryDir data;
    QFile token(data.filePath(QStringLiteral("token")));
    QVERIFY(token.open(QIODevice::WriteOnly) && token.write("secret\n") > 0);
    token.close();
    QCOMPARE(servers->start(), std::nullopt);
    const auto attached = servers.attach({servers->urls().front()});
    QVERIFY2(attached != nullptr, qPrintable(servers.problem));
    QTRY_VERIFY_WITH_TIMEOUT(leaderOf(*attached) != NodeId{}, patience);
    servers->killServer(2);
    QTRY_COMPARE_WITH_TIMEOUT(sightOf(*attached, {2}), Sight::Seen, patience);
    QTRY_COMPARE_WITH_TIMEOUT(liveness(*attached, {2}), Liveness::Crashed, patience);
    QProcess other;
    const QString port = QString::number(servers->urls().back().port());
    other.start(raftnode(),
                {QStringLiteral("--id"), QStringLiteral("2"), QStringLiteral("--port"), port,
                 QStringLiteral("--peers"),
                 QStringLiteral("{\"1\":\"http://localhost:%1\"}").arg(servers->urls().front().port()),
                 QStringLiteral("--data-dir"), data.path(), QStringLiteral("--token-file"),
                 token.fileName()});
    QVERIFY(other.waitForStarted());
    QTRY_COMPARE_WITH_TIMEOUT(sightOf(*attached, {2}), Sight::NotWatched, patience);
    QCOMPARE(processIn<process::NotWatched>(*attached, {2}).value().why,
             process::NotWatched::Why::AsksForToken);
    other.kill();
    QVERIFY(other.waitForFinished());
}

void Picture::theTerminalReachesTheSameServers()
{
    const auto cluster = running(3);
    const QString line = QString::fromStdString(cluster->shellLine().value_or(std::string()));
    QVERIFY2(line.startsWith(u"export RAFT_NODES=http://localhost:"), qPrintable(line));
    QCOMPARE(line.count(u"http://"), 3);
    QVERIFY(line.section(QStringLiteral("RAFT_TOKEN="), 1).size() > 20);
    QTRY_VERIFY_WITH_TIMEOUT(leaderOf(*cluster) != NodeId{}, patience);
    QProcess shell;
    const QString raftctl = QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("raftctl"));
    shell.start(QStringLiteral("/bin/sh"),
                {QStringLiteral("-c"), line + QStringLiteral("; \"$0\" write terminal yes"), raftctl});
    QVERIFY(shell.waitForFinished(patience));
    QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
    const auto holds = [&] {
        const ClusterView view = cluster->view();
        return view.server({1})->store.find("terminal").has_value();
    };
    QTRY_VERIFY_WITH_TIMEOUT(holds(), patience);
}

// Nothing about the network and the disks is made up.
void Picture::whatIfGoesOnAsWasMeasured()
{
    const auto cluster = running(3);
    QTRY_VERIFY_WITH_TIMEOUT(leaderOf(*cluster) != NodeId{}, patience);
    QVERIFY(cluster->view().network.latencyMax == Time{}); // Nothing is kept back on purpose.
    for (int i = 0; i < 10; ++i)
        cluster->perform(
            action::Submit{leaderOf(*cluster), StoreCommand{Put{"k" + std::to_string(i), "v"}, {}}});
    QTest::qWait(500);
    const Measured seen = measured(cluster->events(), cluster->events().size(), cluster->view().links);
    QVERIFY(seen.flight && seen.roundTrip && seen.sync);
    QVERIFY(seen.flight->least > Time{} && seen.flight->least <= seen.flight->usual &&
            seen.flight->usual <= seen.flight->most);
    const auto simulation = cluster->branch(cluster->events().size(), cluster->now());
    QVERIFY(simulation != nullptr);
    const ClusterView view = simulation->view();
    QVERIFY(view.network.latencyMin > Time{} && view.network.latencyMin <= seen.flight->usual);
    QVERIFY(view.network.latencyMax >= seen.flight->usual);
    QVERIFY(view.diskMax >= seen.sync->usual && view.diskMin > Time{});
}

void Picture::theFolderOfTheJournalsIsPrivate()
{
    QTemporaryDir place;
    const QString folder = place.filePath(QStringLiteral("journals"));
    QString problem;
    const auto cluster = ProcessCluster::start({raftnode(), 1, {}, folder}, &problem);
    QVERIFY2(cluster != nullptr, qPrintable(problem));
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                            QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    QVERIFY((QFileInfo(folder).permissions() & others) == QFileDevice::Permissions());
}

QTEST_GUILESS_MAIN(Picture)
#include "picture.moc"
