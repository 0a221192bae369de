#include "../raftctl/fake_server.h"

#include "netnode/processes/process_cluster.h"
#include "raftcore/cluster/process_words.h"

#include <QDir>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

/// Real server processes behind the same interface as simulated ones.
namespace {

using namespace raft;
using raftarium::ProcessCluster;

constexpr int patience = 20'000;

QString raftnode()
{
    return QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("raftnode"));
}

class Five {
public:
    explicit Five(int servers = 5, std::chrono::milliseconds delay = {})
    {
        QString problem;
        cluster = ProcessCluster::start({raftnode(), servers, delay, {}}, &problem);
        if (!cluster)
            qFatal("%s", qPrintable(problem));
    }
    NodeId leader() const
    {
        const ClusterView view = cluster->view();
        const ServerView *leading = view.leader();
        return leading == nullptr ? NodeId{} : leading->id;
    }
    bool hasLeader() const { return leader() != NodeId{}; }
    /// Whether any majority of the servers could elect a leader: a new cluster may know some of its disks
    /// later.
    bool knowsAllDisks() const
    {
        const ClusterView view = cluster->view();
        const auto knowsAll = [&view](const ServerView &one) {
            return std::all_of(view.servers.begin(), view.servers.end(), [&one](const ServerView &other) {
                return one.membership.diskOf(other.id) == other.disk;
            });
        };
        return std::all_of(view.servers.begin(), view.servers.end(), knowsAll);
    }
    ServerView server(NodeId id) const { return *cluster->view().server(id); }
    OperationId write(NodeId at, const std::string &key, const std::string &value)
    {
        const ActionResult result = cluster->perform(action::Submit{at, StoreCommand{Put{key, value}, {}}});
        return result.subject;
    }
    OperationOutcome outcome(OperationId id) const { return cluster->operation(id)->outcome; }
    NodeId follower() const { return {leader().value % 5 + 1}; }
    /// How many messages have arrived since that event …
    int arrivedSince(EventNumber event, bool ofNobody = false) const
    {
        int count = 0;
        for (const EventRecord &record = cluster->events(); event < record.size();) {
            const Event one = record[++event];
            count += one.kind == EventKind::MessageDelivered && (one.cause == 0 || !ofNobody) ? 1 : 0;
        }
        return count;
    }
    /// … and how many of them nobody was seen to send.
    int unsentSince(EventNumber event) const { return arrivedSince(event, true); }
    bool holds(NodeId id, const std::string &key, const std::string &value) const
    {
        const auto found = server(id).store.find(key);
        return found && found->value == value;
    }

    std::unique_ptr<ProcessCluster> cluster;
};

} // namespace

class Processes : public QObject {
    Q_OBJECT

private slots:
    void aLeaderAppearsAndAWriteReachesEveryServer();
    void killingTheLeaderFromOutsideIsSeenAndAnotherLeads();
    void aRestartedServerCatchesUp();
    void aSplitLeavesTheMinorityBehindAndHealingMendsIt();
    void aPausedServerStandsStill();
    void whatHasJustEndedCannotBePaused();
    void writesOfAClientKeepTheirOrder();
    void readsAndComparisonsAreAnswered();
    void aServerIsAwaitedUntilItIsHeardOf();
    void everyStartIsAwaitedAnew();
    void thePastCanBeLookedAt();
    void thePastShowsWhereItsProcessesRan();
    void theRunGoesOnInSimulation();
    void everyMessageThatArrivedWasSeenToBeSent();
    void messagesAreSeenToTravelAlsoAfterFaults();
    void aServerWhosePortIsTakenSaysSo();
    void aServerThatFindsAnotherClustersJournalSaysSo();
    void whatCannotStartIsExplained();
    void serversOfTwoClustersAreNotOne();
    void whatWasLongAgoIsForgotten();
    void nothingIsLeftBehind();
    void theFoldersOfDeadOwnersGo();
    void runningServersCanBeAttachedTo();
    void attachedServersSayWhatTheyDoNotAllow();
    void membersThatAreNoServersAreNone();
};

void Processes::aLeaderAppearsAndAWriteReachesEveryServer()
{
    Five five;
    QTRY_VERIFY_WITH_TIMEOUT(five.hasLeader(), patience);
    const OperationId id = five.write(five.follower(), "x", "1");
    QTRY_COMPARE_WITH_TIMEOUT(five.outcome(id), OperationOutcome::Done, patience);
    for (std::uint64_t server = 1; server <= 5; ++server)
        QTRY_VERIFY_WITH_TIMEOUT(five.holds({server}, "x", "1"), patience);
    QVERIFY(std::holds_alternative<process::Running>(five.server({1}).process));
    QVERIFY(five.cluster->violations().empty());
}

void Processes::killingTheLeaderFromOutsideIsSeenAndAnotherLeads()
{
    Five five;
    QTRY_VERIFY_WITH_TIMEOUT(five.hasLeader(), patience);
    const NodeId old = five.leader();
    ::kill(static_cast<pid_t>(five.cluster->processId(old)), SIGKILL);
    QTRY_COMPARE_WITH_TIMEOUT(five.server(old).liveness, Liveness::Crashed, patience);
    QCOMPARE(std::get<process::Signalled>(five.server(old).process).signal, std::string("SIGKILL"));
    QTRY_VERIFY_WITH_TIMEOUT(five.hasLeader() && five.leader() != old, patience);
}

void Processes::aRestartedServerCatchesUp()
{
    Five five;
    QTRY_VERIFY_WITH_TIMEOUT(five.hasLeader(), patience);
    const NodeId down = five.follower();
    QVERIFY(five.cluster->perform(action::Crash{down}).done());
    QTRY_COMPARE_WITH_TIMEOUT(five.server(down).liveness, Liveness::Crashed, patience);
    const OperationId id = five.write(five.leader(), "x", "2");
    QTRY_COMPARE_WITH_TIMEOUT(five.outcome(id), OperationOutcome::Done, patience);
    QVERIFY(five.cluster->perform(action::Restart{down}).done());
    QTRY_VERIFY_WITH_TIMEOUT(five.holds(down, "x", "2"), patience);
    QVERIFY(five.cluster->violations().empty());
}

void Processes::aSplitLeavesTheMinorityBehindAndHealingMendsIt()
{
    Five five;
    QTRY_VERIFY_WITH_TIMEOUT(five.hasLeader(), patience);
    const NodeId old = five.leader();
    const NodeId mate = five.follower();
    std::vector<NodeId> rest;
    for (std::uint64_t id = 1; id <= 5; ++id)
        if (NodeId{id} != old && NodeId{id} != mate)
            rest.push_back({id});
    QVERIFY(five.cluster->perform(action::Split{{{old, mate}, rest}}).done());
    QTRY_VERIFY_WITH_TIMEOUT(five.hasLeader() && five.leader() != old && five.leader() != mate, patience);
    const OperationId id = five.write(five.leader(), "y", "3");
    QTRY_COMPARE_WITH_TIMEOUT(five.outcome(id), OperationOutcome::Done, patience);
    QVERIFY(!five.holds(mate, "y", "3"));
    QVERIFY(five.cluster->perform(action::Heal{}).done());
    QTRY_VERIFY_WITH_TIMEOUT(five.holds(mate, "y", "3") && five.holds(old, "y", "3"), patience);
    QVERIFY(five.cluster->violations().empty());
}

void Processes::aPausedServerStandsStill()
{
    Five five;
    QTRY_VERIFY_WITH_TIMEOUT(five.hasLeader(), patience);
    const NodeId still = five.follower();
    QVERIFY(five.cluster->perform(action::Pause{still}).done());
    QCOMPARE(five.server(still).liveness, Liveness::Paused);
    const OperationId id = five.write(five.leader(), "z", "4");
    QTRY_COMPARE_WITH_TIMEOUT(five.outcome(id), OperationOutcome::Done, patience);
    QVERIFY(!five.holds(still, "z", "4"));
    QVERIFY(five.cluster->perform(action::Resume{still}).done());
    QTRY_VERIFY_WITH_TIMEOUT(five.holds(still, "z", "4"), patience);
}

// Its end is part of the picture a moment later. There is no process to be stopped, and no other one is.
void Processes::whatHasJustEndedCannotBePaused()
{
    Five five(3);
    QTRY_VERIFY_WITH_TIMEOUT(five.hasLeader(), patience);
    const NodeId gone = five.leader();
    QVERIFY(five.cluster->perform(action::Crash{gone}).done());
    QVERIFY(!five.cluster->perform(action::Pause{gone}).done());
    QTRY_COMPARE_WITH_TIMEOUT(five.server(gone).liveness, Liveness::Crashed, patience);
}

void Processes::writesOfAClientKeepTheirOrder()
{
    Five five(3);
    QTRY_VERIFY_WITH_TIMEOUT(five.hasLeader(), patience);
    const NodeId at = five.leader();
    std::vector<OperationId> writes;
    for (std::uint64_t number = 1; number <= 40; ++number)
        writes.push_back(five.cluster
                             ->perform(action::Submit{
                                 at, StoreCommand{Put{"x", std::to_string(number)}, Session{"anna", number}}})
                             .subject);
    for (const OperationId id : writes)
        QTRY_COMPARE_WITH_TIMEOUT(five.outcome(id), OperationOutcome::Done, patience);
    QVERIFY(five.holds(at, "x", "40"));
}

void Processes::readsAndComparisonsAreAnswered()
{
    Five five(3);
    QTRY_VERIFY_WITH_TIMEOUT(five.hasLeader(), patience);
    const NodeId at{five.leader().value % 3 + 1};
    const OperationId first = five.write(at, "k", "a");
    QTRY_COMPARE_WITH_TIMEOUT(five.outcome(first), OperationOutcome::Done, patience);
    const auto ask = [&](const auto &what) {
        return five.cluster->perform(action::Submit{at, what}).subject;
    };
    const OperationId read = ask(Get{"k", true});
    QTRY_COMPARE_WITH_TIMEOUT(five.outcome(read), OperationOutcome::Done, patience);
    QCOMPARE(five.cluster->operation(read)->result, std::optional<std::string>("a"));
    QTRY_VERIFY_WITH_TIMEOUT(five.holds(at, "k", "a"), patience);
    const OperationId fits = ask(StoreCommand{CompareAndSet{"k", "a", "b"}, {}});
    QTRY_COMPARE_WITH_TIMEOUT(five.outcome(fits), OperationOutcome::Done, patience);
    QTRY_VERIFY_WITH_TIMEOUT(five.holds(at, "k", "b"), patience);
    const OperationId fails = ask(StoreCommand{CompareAndSet{"k", "a", "c"}, {}});
    QTRY_COMPARE_WITH_TIMEOUT(five.outcome(fails), OperationOutcome::Failed, patience);
}

void Processes::aServerIsAwaitedUntilItIsHeardOf()
{
    Five five(3);
    for (const ServerView &server : five.cluster->view().servers) {
        QVERIFY(std::holds_alternative<process::Starting>(server.process));
    }
    QTRY_VERIFY_WITH_TIMEOUT(five.hasLeader(), patience);
    for (const ServerView &server : five.cluster->view().servers)
        QVERIFY(std::holds_alternative<process::Running>(server.process));
    QVERIFY(std::holds_alternative<process::Starting>(five.cluster->viewAt(0).servers.front().process));
    const EventRecord &record = five.cluster->events();
    for (EventNumber number = 1; number <= record.size(); ++number)
        QVERIFY(record[number].kind != EventKind::Restarted && record[number].kind != EventKind::Crashed);
    const NodeId down = five.leader();
    QVERIFY(five.cluster->perform(action::Crash{down}).done());
    QTRY_COMPARE_WITH_TIMEOUT(five.server(down).liveness, Liveness::Crashed, patience);
    QVERIFY(std::holds_alternative<process::Killed>(five.server(down).process));
}

void Processes::everyStartIsAwaitedAnew()
{
    // A server that nobody can watch, and that notes how many milliseconds it waits for the word to begin.
    QTemporaryDir folder;
    const QString noted = folder.filePath(QStringLiteral("waited"));
    QFile program(folder.filePath(QStringLiteral("mute-raftnode")));
    QVERIFY(program.open(QIODevice::WriteOnly));
    program.write("#!/bin/sh\nstarted=$(date +%s%3N)\necho ready\n"
                  "read word && echo $(($(date +%s%3N) - started)) > '" +
                  noted.toUtf8() + "'\nexec cat > /dev/null\n");
    program.close();
    QVERIFY(program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QString problem;
    const auto cluster = ProcessCluster::start({program.fileName(), 1, {}, {}}, &problem);
    QVERIFY2(cluster != nullptr, qPrintable(problem));
    QTest::qWait(1'000); // Its first life waits half as long as it would, …
    ::kill(static_cast<pid_t>(cluster->processId({1})), SIGKILL);
    QTRY_VERIFY(std::holds_alternative<process::Signalled>(cluster->view().server({1})->process));
    QVERIFY(!QFile::exists(noted));
    QVERIFY(cluster->perform(action::Restart{{1}}).done());
    const auto waited = [&noted] {
        QFile file(noted);
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toInt() : 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(waited() > 0, patience);
    QVERIFY2(waited() >= 1'500, QByteArray::number(waited()).constData()); // … and its second life all of it.
}

void Processes::thePastCanBeLookedAt()
{
    Five five(3);
    QTRY_VERIFY_WITH_TIMEOUT(five.hasLeader(), patience);
    const EventNumber then = five.cluster->events().size();
    const Index commit = five.server(five.leader()).commit;
    const OperationId id = five.write(five.leader(), "x", "1");
    QTRY_COMPARE_WITH_TIMEOUT(five.outcome(id), OperationOutcome::Done, patience);
    QVERIFY(five.cluster->viewAt(then).leader()->commit <= commit + 1);
    QVERIFY(!five.cluster->viewAt(then).leader()->store.find("x"));
}

void Processes::thePastShowsWhereItsProcessesRan()
{
    Five five(3);
    QTRY_VERIFY_WITH_TIMEOUT(five.hasLeader(), patience);
    const EventNumber then = five.cluster->events().size();
    const NodeId down = five.leader();
    const ProcessState ran = five.server(down).process;
    QVERIFY(five.cluster->perform(action::Crash{down}).done());
    QTRY_COMPARE_WITH_TIMEOUT(five.server(down).liveness, Liveness::Crashed, patience);
    QVERIFY(std::holds_alternative<process::Killed>(five.server(down).process));
    QVERIFY(std::holds_alternative<process::Running>(ran));
    QVERIFY(five.cluster->viewAt(then).server(down)->process == ran);
}

void Processes::theRunGoesOnInSimulation()
{
    Five five(3);
    QTRY_VERIFY_WITH_TIMEOUT(five.hasLeader(), patience);
    const OperationId id = five.write(five.leader(), "x", "1");
    QTRY_COMPARE_WITH_TIMEOUT(five.outcome(id), OperationOutcome::Done, patience);
    const auto simulation = five.cluster->branch(five.cluster->events().size(), five.cluster->now());
    QVERIFY(simulation != nullptr);
    QVERIFY(simulation->capabilities().virtualTime);
    const NodeId leader = simulation->view().leader()->id;
    QVERIFY(simulation->perform(action::Crash{leader}).done());
    simulation->advance(simulation->now() + Time{10'000'000});
    QVERIFY(simulation->view().leader() != nullptr);
    QVERIFY(simulation->view().leader()->id != leader);
    QVERIFY(simulation->view().leader()->store.find("x").has_value());
    QCOMPARE(five.server(leader).liveness, Liveness::Up); // The processes know nothing of it.
}

void Processes::everyMessageThatArrivedWasSeenToBeSent()
{
    Five five;
    QTRY_VERIFY_WITH_TIMEOUT(five.hasLeader(), patience);
    const EventNumber from = five.cluster->events().size();
    for (int i = 0; i < 50; ++i)
        five.write(five.leader(), "k" + std::to_string(i), "v");
    QTRY_VERIFY_WITH_TIMEOUT(five.holds(five.follower(), "k49", "v"), patience);
    QVERIFY(five.arrivedSince(from) > 100);
    QCOMPARE(five.unsentSince(from), 0);
}

void Processes::messagesAreSeenToTravelAlsoAfterFaults()
{
    Five five(3, std::chrono::milliseconds(60));
    QTRY_VERIFY_WITH_TIMEOUT(five.hasLeader() && five.knowsAllDisks(), patience);
    const NodeId old = five.leader();
    const NodeId other{old.value % 3 + 1};
    const NodeId third{other.value % 3 + 1};
    // What is on its way when the network is split, or a server dies, never arrives.
    const auto justSent = [&] {
        const ClusterView view = five.cluster->view();
        return std::any_of(view.messages.begin(), view.messages.end(), [&](const MessageView &one) {
            return one.message.from == old && view.now - one.sent < Time{20'000};
        });
    };
    while (!justSent())
        QTest::qWait(1);
    QVERIFY(five.cluster->perform(action::Split{{{old}, {other, third}}}).done());
    QTRY_VERIFY_WITH_TIMEOUT(five.hasLeader() && five.leader() != old, patience);
    QVERIFY(five.cluster->perform(action::Heal{}).done());
    const EventNumber repaired = five.cluster->events().size();
    const OperationId healed = five.write(five.leader(), "healed", "1");
    QTRY_COMPARE_WITH_TIMEOUT(five.outcome(healed), OperationOutcome::Done, patience);
    QTRY_VERIFY_WITH_TIMEOUT(five.holds(old, "healed", "1") && five.arrivedSince(repaired) > 40, patience);
    QCOMPARE(five.unsentSince(repaired), 0);
    const NodeId victim = five.leader() == other ? third : other;
    QVERIFY(five.cluster->perform(action::Crash{victim}).done());
    QTRY_COMPARE_WITH_TIMEOUT(five.server(victim).liveness, Liveness::Crashed, patience);
    QVERIFY(five.cluster->perform(action::Restart{victim}).done());
    QTRY_VERIFY_WITH_TIMEOUT(five.holds(victim, "healed", "1"), patience);
    const EventNumber from = five.cluster->events().size();
    QTRY_VERIFY_WITH_TIMEOUT(five.holds(old, "healed", "1") && five.arrivedSince(from) > 40, patience);
    QCOMPARE(five.unsentSince(from), 0);
}

void Processes::aServerWhosePortIsTakenSaysSo()
{
    Five five(3);
    QTRY_VERIFY_WITH_TIMEOUT(five.hasLeader(), patience);
    const NodeId victim{five.leader().value % 3 + 1};
    QVERIFY(five.cluster->perform(action::Crash{victim}).done());
    QTRY_COMPARE_WITH_TIMEOUT(five.server(victim).liveness, Liveness::Crashed, patience);
    QTcpServer thief;
    QVERIFY(thief.listen(QHostAddress::LocalHost, static_cast<quint16>(five.cluster->url(victim).port())));
    five.cluster->perform(action::Restart{victim});
    const std::string words = processWords(five.server(victim).process);
    QVERIFY2(words.find("address") != std::string::npos || words.find("port") != std::string::npos,
             words.c_str());
    thief.close();
    QVERIFY(five.cluster->perform(action::Restart{victim}).done());
    QTRY_COMPARE_WITH_TIMEOUT(five.server(victim).liveness, Liveness::Up, patience);
}

void Processes::aServerThatFindsAnotherClustersJournalSaysSo()
{
    QTemporaryDir data;
    const QString journal = data.filePath(QStringLiteral("node_2.jsonl"));
    {
        raftarium::LocalCluster foreign(
            {raftnode(), 2, 0, data.path(), {QStringLiteral("--cluster"), QStringLiteral("other")}});
        QCOMPARE(foreign.startServer(2), std::nullopt);
    }
    QString problem;
    const auto cluster = ProcessCluster::start({raftnode(), 3, {}, data.path()}, &problem);
    QVERIFY2(cluster != nullptr, qPrintable(problem));
    QTRY_VERIFY_WITH_TIMEOUT(cluster->view().leader() != nullptr, patience); // The other two are enough.
    const ServerView down = *cluster->view().server({2});
    QCOMPARE(down.liveness, Liveness::Crashed);
    const std::string words = processWords(down.process);
    QVERIFY2(words.find("other") != std::string::npos, words.c_str());
    QVERIFY(QFile::remove(journal));
    QVERIFY(QFile::remove(data.filePath(QStringLiteral("node_2.lock"))));
    QVERIFY(cluster->perform(action::Restart{{2}}).done());
    QTRY_COMPARE_WITH_TIMEOUT(cluster->view().server({2})->liveness, Liveness::Up, patience);
}

void Processes::whatCannotStartIsExplained()
{
    QString problem;
    QVERIFY(ProcessCluster::start({QStringLiteral("/nowhere/raftnode"), 3, {}, {}}, &problem) == nullptr);
    QVERIFY(problem.contains(QStringLiteral("raftnode")));
    problem.clear();
    QVERIFY(ProcessCluster::start({raftnode(), 50, {}, {}}, &problem) == nullptr);
    QVERIFY(problem.contains(QStringLiteral("50")));
    problem.clear();
    QVERIFY(ProcessCluster::attach({{QUrl(QStringLiteral("http://127.0.0.1:1"))}, {}, {}}, &problem) ==
            nullptr);
    QVERIFY(problem.contains(QStringLiteral("127.0.0.1:1")));
    problem.clear();
    const QString endless = QStringLiteral("/dev/zero");
    QVERIFY(ProcessCluster::attach({{QUrl(QStringLiteral("http://127.0.0.1:1"))}, endless, {}}, &problem) ==
            nullptr);
    QVERIFY2(problem.contains(endless), qPrintable(problem));
}

void Processes::serversOfTwoClustersAreNotOne()
{
    QTemporaryDir data;
    raftarium::LocalCluster one({raftnode(), 1, 0, data.filePath(QStringLiteral("one")), {}});
    raftarium::LocalCluster other({raftnode(),
                                   2,
                                   0,
                                   data.filePath(QStringLiteral("other")),
                                   {QStringLiteral("--cluster"), QStringLiteral("other")}});
    QVERIFY(!one.start() && !other.startServer(2));
    QString problem;
    QVERIFY(ProcessCluster::attach({{one.urls().at(0), other.urls().at(1)}, {}, {}}, &problem) == nullptr);
    QVERIFY2(problem.contains(QStringLiteral("other")), qPrintable(problem));
}

void Processes::whatWasLongAgoIsForgotten()
{
    Five five(3);
    five.cluster->setMostEvents(9'000);
    QTRY_VERIFY_WITH_TIMEOUT(five.hasLeader(), patience);
    const NodeId leader = five.leader();
    const EventRecord &record = five.cluster->events();
    OperationId latest = five.write(leader, "k", "v");
    const auto writeOn = [&] { // One after the other, until the record is full.
        if (five.outcome(latest) != OperationOutcome::Pending)
            latest = five.write(leader, "k", "v");
        return record.first() > 1;
    };
    QTRY_VERIFY_WITH_TIMEOUT(writeOn(), 3 * patience);
    QVERIFY(record.first() > 1);
    QVERIFY(record.size() - record.first() < 9'000);
    const OperationId id = five.write(five.leader(), "last", "1");
    QTRY_COMPARE_WITH_TIMEOUT(five.outcome(id), OperationOutcome::Done, patience);
    QVERIFY(five.cluster->viewAt(record.size() - 100).leader() != nullptr);
    QVERIFY(five.cluster->branch(record.size() - 100, five.cluster->now())->view().leader() != nullptr);
    const auto &violations = five.cluster->violations();
    QVERIFY2(violations.empty(), violations.empty() ? "" : violations.front().proof.c_str());
}

void Processes::nothingIsLeftBehind()
{
    std::vector<qint64> pids;
    {
        Five five(3);
        for (std::uint64_t id = 1; id <= 3; ++id)
            pids.push_back(five.cluster->processId({id}));
        QTRY_VERIFY_WITH_TIMEOUT(five.hasLeader(), patience);
    }
    for (const qint64 pid : pids) {
        QVERIFY(pid > 0);
        QVERIFY(::kill(static_cast<pid_t>(pid), 0) != 0);
    }
}

void Processes::theFoldersOfDeadOwnersGo()
{
    QTemporaryDir place;
    QString first;
    {
        const raftarium::PrivateFolder living(place.path());
        first = living.path();
        QVERIFY(QFile::exists(first));
        // As a program leaves it that was killed: a lock that nobody holds.
        const QDir left(place.filePath(QStringLiteral("raftarium-servers-killed")));
        QVERIFY(left.mkpath(QStringLiteral("deep")));
        QFile lock(left.filePath(QStringLiteral("owner.lock")));
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.close();
        QVERIFY(QDir(place.path()).mkdir(QStringLiteral("of-others")));
        QVERIFY(QDir(place.path()).mkdir(QStringLiteral("raftarium-servers-young"))); // Not yet locked.
        const raftarium::PrivateFolder next(place.path());
        QVERIFY(!left.exists());
        QVERIFY(QFile::exists(first) && first != next.path());
    }
    QVERIFY(!QFile::exists(first));
    QCOMPARE(QDir(place.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name),
             QStringList({QStringLiteral("of-others"), QStringLiteral("raftarium-servers-young")}));
}

void Processes::runningServersCanBeAttachedTo()
{
    QTemporaryDir data;
    QString problem;
    const auto started = ProcessCluster::start({raftnode(), 3, {}, data.path()}, &problem);
    QVERIFY(started != nullptr);
    QList<QUrl> urls;
    for (std::uint64_t id = 1; id <= 3; ++id)
        urls.append(started->url({id}));
    const QString token = data.filePath(QStringLiteral("token"));
    const auto attached = ProcessCluster::attach({urls, token, {}}, &problem);
    QVERIFY2(attached != nullptr, qPrintable(problem));
    QTRY_VERIFY_WITH_TIMEOUT(attached->view().leader() != nullptr, patience);
    QVERIFY(!attached->obstacle(action::Pause{{1}}).empty());
    const NodeId leader = attached->view().leader()->id;
    QVERIFY(attached->perform(action::Crash{leader}).done());
    QTRY_COMPARE_WITH_TIMEOUT(attached->view().server(leader)->liveness, Liveness::Crashed, patience);
}

void Processes::attachedServersSayWhatTheyDoNotAllow()
{
    QTemporaryDir data;
    const auto running = [&](int count, const char *name) {
        return std::make_unique<raftarium::LocalCluster>(
            raftarium::LocalCluster::Plan{raftnode(),
                                          count,
                                          0,
                                          data.filePath(QLatin1StringView(name)),
                                          {QStringLiteral("--cluster"), QLatin1StringView(name)}});
    };
    const auto one = running(1, "one");
    QCOMPARE(one->start(), std::nullopt);
    QString problem;
    const auto attached = ProcessCluster::attach({one->urls(), {}, {}}, &problem);
    QVERIFY2(attached != nullptr, qPrintable(problem));
    QTRY_VERIFY_WITH_TIMEOUT(attached->view().leader() != nullptr, patience);
    for (const Action &action : {Action(action::Crash{{1}}), Action(action::ForceTimeout{{1}}),
                                 Action(action::Heal{}), Action(action::CompactLog{{1}})})
        QVERIFY(attached->obstacle(action).find("--allow-faults") != std::string::npos);
    QVERIFY(attached->obstacle(action::Pause{{1}}).find("this window") != std::string::npos);
    const Action write = action::Submit{{1}, StoreCommand{Put{"x", "1"}, {}}};
    QCOMPARE(attached->obstacle(write), std::string());
    // And strangers are not taken for one cluster.
    const auto two = running(2, "two");
    QCOMPARE(two->startServer(2), std::nullopt);
    const QList<QUrl> mixed{one->urls().front(), two->urls().back()};
    QVERIFY(ProcessCluster::attach({mixed, {}, {}}, &problem) == nullptr);
    QVERIFY2(problem.contains(u"two") && problem.contains(u"one"), qPrintable(problem));
}

// What answers at an address need not be a raftnode.
void Processes::membersThatAreNoServersAreNone()
{
    FakeServer server;
    server.status = R"({"id":1,"cluster":"one","role":"leader","term":1,)"
                    R"("members":{"voters":[1,0,-3,"x",1e300],"outgoing":[],"learners":[]},)"
                    R"("peers":{"0":{"url":"http://localhost:1"},"x":{"url":"ftp://localhost:1"}}})";
    const QString address = QStringLiteral("http://") + server.address();
    QString problem;
    const auto attached = ProcessCluster::attach({{QUrl(address)}, {}, {}}, &problem);
    QVERIFY2(attached != nullptr, qPrintable(problem));
}

QTEST_GUILESS_MAIN(Processes)
#include "processes.moc"
