#include "external_servers.h"

#include "raftcore/simulation/replay.h"
#include "raftcore/verification/linearizability.h"

#include <QtTest>

#include <thread>

using namespace raft;

/// External servers: what they tell of their steps is enough to know everything about them.
class ExternalServersTest : public QObject {
    Q_OBJECT

private slots:
    void theShadowKnowsEverythingThatTheServersAre();
    void everyMessageLeadsBackToItsSending();
    void thePastCanBeLookedAt();
    void aCrashAndARestartAreFollowed();
    void aClientsCallIsKnownByItsSession();
    void afterAGapTheServerIsIntroducedAgain();
    void theRunGoesOnInSimulation();
    void nothingCanBeToldOfServersThatLiveHere();
    void aRunningClusterIsTakenUpServerByServer();
    void aMessageWhoseNumberIsGivenAgainNeverLeft();
    void whatIsForgottenTakesNothingElseWithIt();
    void whatIsKeptBeginsAsItWas();
    void aFrozenCopyIsReadWhileTheClusterGoesOn();
    void whatAPausedServerHadDoneIsTaken();
    void aWriteThatNobodyAskedForIsNotDone();
    void clientsOfBeforeAreNobodyHere();
};

void ExternalServersTest::theShadowKnowsEverythingThatTheServersAre()
{
    ExternalServers servers(5);
    servers.run(second);
    for (int i = 0; i < 20; ++i) {
        servers.write("k" + std::to_string(i));
        servers.run(Time{20'000});
    }
    QVERIFY(servers.leader() != NodeId{});
    for (const ServerView &shadow : servers.shadow->view().servers)
        QVERIFY(agree(shadow, servers.server(shadow.id)));
    QVERIFY(servers.shadow->view().leader()->commit >= Index{20});
    QVERIFY(servers.shadow->violations().empty());
}

void ExternalServersTest::everyMessageLeadsBackToItsSending()
{
    ExternalServers servers(3);
    servers.run(second);
    const EventRecord &record = servers.shadow->events();
    std::size_t arrived = 0;
    std::size_t lost = 0;
    for (EventNumber number = 1; number <= record.size(); ++number) {
        const Event &event = record[number];
        lost += event.kind == EventKind::MessageLost ? 1 : 0;
        if (event.kind != EventKind::MessageDelivered)
            continue;
        ++arrived;
        QVERIFY(event.cause != 0);
        QCOMPARE(record[event.cause].kind, EventKind::MessageSent);
        QCOMPARE(record[event.cause].subject, event.subject);
    }
    QVERIFY(arrived > 50);
    QVERIFY(lost > 0);
}

void ExternalServersTest::thePastCanBeLookedAt()
{
    ExternalServers servers(3);
    std::vector<std::pair<EventNumber, Server>> past;
    for (int i = 0; i < 40; ++i) {
        servers.run(Time{50'000});
        if (servers.leader() != NodeId{})
            servers.write("k" + std::to_string(i));
        past.emplace_back(servers.shadow->events().size(), servers.server({2}));
    }
    for (const auto &[event, server] : past)
        QVERIFY(agree(*servers.shadow->viewAt(event).server({2}), server));
}

void ExternalServersTest::aCrashAndARestartAreFollowed()
{
    ExternalServers servers(3);
    servers.run(second);
    servers.write("x");
    servers.run(second / 10);
    const NodeId old = servers.leader();
    const Stored disk = servers.disk(old);
    servers.kill(old);
    QCOMPARE(servers.shadow->view().server(old)->liveness, Liveness::Crashed);
    servers.run(second);
    QVERIFY(servers.leader() != old && servers.leader() != NodeId{});
    servers.start(old, disk);
    servers.run(second);
    QVERIFY(agree(*servers.shadow->view().server(old), servers.server(old)));
    QVERIFY(servers.shadow->violations().empty());
}

void ExternalServersTest::aClientsCallIsKnownByItsSession()
{
    ExternalServers servers(3);
    servers.run(second);
    const Session session{"window", 1};
    const NodeId follower{servers.leader().value % 3 + 1};
    const ActionResult called =
        servers.shadow->perform(action::Submit{follower, StoreCommand{Put{"x", "v"}, session}});
    QVERIFY(called.done());
    servers.write("x", session); // The follower has passed it on to the leader.
    servers.write("y");          // Somebody else's.
    servers.run(second / 10);
    const std::optional<Operation> own = servers.shadow->operation(called.subject);
    QCOMPARE(own->outcome, OperationOutcome::Done);
    QCOMPARE(own->server, follower);
    const std::optional<Operation> other = servers.shadow->operation(called.subject + 1);
    QVERIFY(other.has_value());
    QCOMPARE(other->key, std::string("y"));
    QCOMPARE(other->outcome, OperationOutcome::Done);
    QVERIFY(!servers.shadow->operation(called.subject + 2));

    const ActionResult read = servers.shadow->perform(action::Submit{follower, Get{"x", true}});
    servers.shadow->observe(
        observation::Answered{read.subject, {{read.subject}, ClientDone{true, "v", {2}, {1}}}});
    QCOMPARE(servers.shadow->operation(read.subject)->result, std::optional<std::string>("v"));
}

void ExternalServersTest::afterAGapTheServerIsIntroducedAgain()
{
    ExternalServers servers(3);
    servers.run(second);
    servers.setDeaf({1}, true);
    servers.run(second);
    servers.setDeaf({1}, false);
    servers.introduce({1}, false);
    servers.run(second);
    QVERIFY(agree(*servers.shadow->view().server({1}), servers.server({1})));
    QVERIFY(servers.shadow->violations().empty());
}

void ExternalServersTest::theRunGoesOnInSimulation()
{
    ExternalServers servers(5);
    servers.run(second);
    servers.write("x");
    servers.run(second / 10);
    Simulation &here = *servers.shadow;
    const Index commit = here.view().leader()->commit;
    QVERIFY(here.observe(observation::Forked{}).done());
    QCOMPARE(here.events().last().kind, EventKind::Marked); // It does no harm.
    QVERIFY(here.perform(action::Crash{here.view().leader()->id}).done());
    here.advance(here.now() + 3 * second);
    QVERIFY(here.view().leader() != nullptr);
    QVERIFY(here.view().leader()->commit > commit);
    QVERIFY(here.view().leader()->store.find("x").has_value());
    QVERIFY(here.violations().empty());
}

void ExternalServersTest::nothingCanBeToldOfServersThatLiveHere()
{
    const auto cluster = simulate(clusterOf(3));
    QVERIFY(!cluster->observe(observation::Forked{}).done());
    const auto step = std::make_shared<const ServerStep>(ServerStep{{1}, {}, TimerFired{}, {}});
    QVERIFY(!cluster->observe(observation::Stepped{step}).done());
}

void ExternalServersTest::aRunningClusterIsTakenUpServerByServer()
{
    ExternalServers servers(5);
    servers.run(second);
    const NodeId leader = servers.leader();
    for (std::uint64_t id = 1; id <= 5; ++id)
        servers.setDeaf({id}, true);
    servers.shadow = simulate(servers.shadow->setup());
    const auto takeUp = [&](NodeId id) {
        servers.write(leader, "x" + std::to_string(id.value));
        servers.introduce(id, true);
        servers.setDeaf(id, false);
        servers.run(Time{30'000});
    };
    takeUp(leader);
    for (std::uint64_t id = 1; id <= 5; ++id)
        if (NodeId{id} != leader)
            takeUp({id});
    servers.run(second);
    for (const ServerView &shadow : servers.shadow->view().servers)
        QVERIFY(agree(shadow, servers.server(shadow.id)));
    QVERIFY2(servers.shadow->violations().empty(),
             servers.shadow->violations().empty() ? "" : servers.shadow->violations().front().proof.c_str());
}

// A sender whose link is closed holds its latest message, and gives it the number of the one before.
void ExternalServersTest::aMessageWhoseNumberIsGivenAgainNeverLeft()
{
    ExternalServers servers(3);
    servers.run(second);
    const NodeId leader = servers.leader();
    const NodeId other{leader.value % 3 + 1};
    const EventNumber before = servers.shadow->events().size();
    servers.hold(leader, other);
    servers.run(Time{140'000}); // Two heartbeats, and a third one.
    const auto isHeld = [&](const MessageView &message) {
        return message.message.from == leader && message.message.to == other;
    };
    const std::vector<MessageView> travelling = servers.shadow->view().messages;
    QCOMPARE(std::count_if(travelling.begin(), travelling.end(), isHeld), 1);
    int sent = 0;
    int lost = 0;
    for (EventNumber event = before + 1; event <= servers.shadow->events().size(); ++event) {
        const Event &one = servers.shadow->events()[event];
        const bool isBetween = one.server == leader.value && one.other == other.value;
        sent += isBetween && one.kind == EventKind::MessageSent ? 1 : 0;
        lost += isBetween && one.kind == EventKind::MessageLost ? 1 : 0;
    }
    QVERIFY(sent >= 2);
    QVERIFY(lost >= sent - 1);
}

void ExternalServersTest::whatIsForgottenTakesNothingElseWithIt()
{
    ExternalServers servers(3);
    std::vector<std::pair<EventNumber, Server>> past;
    for (int i = 0; i < 1'200; ++i) {
        servers.run(Time{50'000});
        if (servers.leader() != NodeId{})
            servers.write("k" + std::to_string(i));
        past.emplace_back(servers.shadow->events().size(), servers.server({2}));
    }
    Simulation &shadow = *servers.shadow;
    const EventNumber size = shadow.events().size();
    const EventNumber asked = size / 4 * 3;
    const std::uint64_t hash = shadow.events().hash();
    const Event last = shadow.events().last();
    shadow.forgetBefore(asked);
    const EventNumber kept = shadow.events().first();
    QVERIFY(kept > 1 && kept <= asked);
    QVERIFY(size > 16'000 && asked - kept < size / 4);
    QCOMPARE(shadow.events().size(), size);
    QCOMPARE(shadow.events().hash(), hash);
    QVERIFY(shadow.events().last() == last);
    QVERIFY(shadow.events()[1] == Event());
    QVERIFY(shadow.viewAt(1).event == 1 && shadow.describe(1) == shadow.describe(2));
    QVERIFY(!shadow.messageOf(1).has_value());
    QVERIFY(!shadow.operation(1));

    for (int i = 0; i < 100; ++i) {
        servers.run(Time{50'000});
        servers.write("later" + std::to_string(i));
        past.emplace_back(shadow.events().size(), servers.server({2}));
    }
    for (const auto &[event, server] : past)
        if (event >= asked)
            QVERIFY(agree(*shadow.viewAt(event).server({2}), server));
    const auto rest = shadow.retainedSuffix();
    QVERIFY(rest != nullptr && rest->now() == shadow.now());
    QVERIFY(agree(*rest->view().server({2}), servers.server({2})));
    std::string problem;
    const auto again = replay(
        rest->setup(), rest->run(), [](double) { return true; }, &problem);
    QVERIFY2(again != nullptr, problem.c_str());
    QCOMPARE(again->events().hash(), rest->events().hash());
    QVERIFY(again->violations().empty());
    const auto &[event, server] = past[past.size() - 50];
    const auto twin = shadow.twin(event, shadow.viewAt(event).now);
    QCOMPARE(twin->events().size(), event);
    QVERIFY(agree(*twin->view().server({2}), server));
    QVERIFY(twin->observe(observation::Forked{}).done());
    twin->advance(twin->now() + 3 * second);
    QVERIFY(twin->view().leader() != nullptr);
    QVERIFY(twin->violations().empty() && shadow.violations().empty());
}

void ExternalServersTest::whatIsKeptBeginsAsItWas()
{
    ExternalServers servers(5);
    servers.run(2 * second);
    const NodeId leader = servers.leader();
    const auto other = [&](std::uint64_t distance) { return NodeId{(leader.value - 1 + distance) % 5 + 1}; };
    Simulation &shadow = *servers.shadow;
    // A server is down, one stands still, a link is cut, one is slow; a call from here is not yet answered.
    servers.kill(other(1));
    QVERIFY(shadow.perform(action::Pause{other(2)}).done());
    QVERIFY(shadow.perform(action::CutLink{other(3), other(4)}).done());
    QVERIFY(shadow.perform(action::SlowLink{leader, other(3), Time{40'000}}).done());
    QVERIFY(shadow.perform(action::SetNetwork{{Time{3'000}, Time{4'000}, 0, 0}}).done());
    const StoreCommand open{Put{"open", "1"}, Session{"window", 1}};
    QVERIFY(shadow.perform(action::Submit{leader, open}).done());
    for (int i = 0; i < 600; ++i) {
        servers.write("k" + std::to_string(i));
        servers.run(Time{50'000});
    }
    const auto called = shadow.perform(action::Submit{leader, Get{"k1", true}});
    for (int i = 0; i < 100; ++i)
        servers.run(Time{50'000});
    QVERIFY(shadow.observe(observation::Answered{called.subject, {{called.subject}, ClientDone{}}}).done());
    shadow.forgetBefore(shadow.events().size() / 2);
    QVERIFY(shadow.events().first() > 1);
    const ClusterView is = shadow.view();

    const auto rest = shadow.retainedSuffix();
    QVERIFY(rest != nullptr);
    const Event first = rest->events()[1];
    QVERIFY(first.kind == EventKind::Marked && first.at > 2 * second && first.at < is.now);
    QVERIFY2(rest->describe(1).find("no longer available") != std::string::npos, rest->describe(1).c_str());
    const ClusterView kept = rest->view();
    for (std::size_t i = 0; i < is.servers.size(); ++i) {
        QCOMPARE(kept.servers[i].liveness, is.servers[i].liveness);
        QVERIFY(kept.servers[i].hard == is.servers[i].hard && kept.servers[i].log == is.servers[i].log);
    }
    QCOMPARE(kept.links.size(), is.links.size());
    for (std::size_t i = 0; i < is.links.size(); ++i)
        QVERIFY(kept.links[i].cut == is.links[i].cut && kept.links[i].delay == is.links[i].delay);
    QVERIFY(kept.network == is.network);
    // What was called before may still take effect; what was called later has its answer, if under another
    // number.
    const auto find = [&](const std::string &key) -> std::optional<Operation> {
        for (OperationId id = 1; std::optional<Operation> operation = rest->operation(id); ++id)
            if (operation->key == key && operation->server == leader)
                return operation;
        return std::nullopt;
    };
    QVERIFY(find("open") && find("open")->outcome == OperationOutcome::Pending);
    QVERIFY(find("k1") && find("k1")->outcome == OperationOutcome::Done);
    QVERIFY(find("k1")->id != called.subject);
    std::string problem;
    const auto again = replay(
        rest->setup(), rest->run(), [](double) { return true; }, &problem);
    QVERIFY2(again != nullptr, problem.c_str());
    QCOMPARE(again->events().hash(), rest->events().hash());
    QVERIFY(checkLinearizability(*again).verdict == Linearizability::Verdict::Holds);
}

void ExternalServersTest::aFrozenCopyIsReadWhileTheClusterGoesOn()
{
    ExternalServers servers(3);
    servers.run(second);
    for (int i = 0; i < 300; ++i) {
        servers.write("before" + std::to_string(i));
        servers.run(second / 100);
    }
    const std::uint64_t hash = servers.shadow->events().hash();
    const EventNumber size = servers.shadow->events().size();
    const std::unique_ptr<Simulation> frozen = servers.shadow->frozen();
    std::unique_ptr<Cluster> again;
    std::thread teller([&] {
        std::string problem;
        again = replay(
            frozen->setup(), frozen->run(), [](double) { return true; }, &problem);
    });
    for (int i = 0; i < 300; ++i) {
        servers.write("after" + std::to_string(i));
        servers.run(second / 100);
    }
    teller.join();
    QVERIFY(again != nullptr && servers.shadow->events().size() > size);
    QCOMPARE(again->events().size(), size);
    QCOMPARE(again->events().hash(), hash);
    int asked = 0;
    QVERIFY(frozen->run([&asked](double part) { return part <= 1 && ++asked < 2; }).interventions.empty());
    QCOMPARE(asked, 2);
}

// The signal that stops a process comes after what it has told meanwhile.
void ExternalServersTest::whatAPausedServerHadDoneIsTaken()
{
    ExternalServers servers(3);
    servers.run(second);
    QVERIFY(servers.shadow->perform(action::Pause{{2}}).done());
    servers.write("x");
    servers.run(second / 10);
    QVERIFY(agree(*servers.shadow->view().server({2}), servers.server({2})));
    QVERIFY(servers.shadow->perform(action::Resume{{2}}).done());
    servers.run(second / 10);
    QVERIFY(agree(*servers.shadow->view().server({2}), servers.server({2})));
    QVERIFY(servers.shadow->violations().empty());
}

void ExternalServersTest::aWriteThatNobodyAskedForIsNotDone()
{
    ExternalServers servers(3);
    servers.run(second);
    const WriteId unasked = servers.server({2}).node().lastWrite() + 1;
    const auto step = std::make_shared<const ServerStep>(ServerStep{{2}, Time{1}, WriteDone{unasked}, {}});
    QVERIFY(!servers.shadow->observe(observation::Stepped{step}).done());
    servers.run(second / 10);
    QVERIFY(agree(*servers.shadow->view().server({2}), servers.server({2})));
}

// A server that is introduced while clients wait for it numbers them by itself.
void ExternalServersTest::clientsOfBeforeAreNobodyHere()
{
    ExternalServers servers(3);
    servers.run(second);
    const NodeId leader = servers.leader();
    servers.write("a"); // Operation 1 of the cluster, request 1 of the server; not yet committed.
    servers.introduce(leader, false);
    const ActionResult mine = servers.shadow->perform(action::Submit{leader, Get{"b", true}});
    QCOMPARE(mine.subject, OperationId{2});
    servers.write("c"); // Request 2 of the server.
    servers.introduce(leader, false);
    servers.run(second / 10);
    QCOMPARE(servers.shadow->operation(mine.subject)->outcome, OperationOutcome::Pending);
}

QTEST_GUILESS_MAIN(ExternalServersTest)
#include "external.moc"
