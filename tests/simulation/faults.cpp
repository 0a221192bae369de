#include "raftcore/simulation/simulation.h"

#include <QtTest>

using namespace raft;

namespace {

constexpr Time ms{1'000};
constexpr Time second{1'000'000};

/// Five servers by the clock, with the words of a story.
class Five {
public:
    explicit Five(ClusterSetup setup = clusterOf(5)) : m_cluster(simulate(setup)) {}

    Cluster *operator->() { return m_cluster.get(); }

    void passes(Time time) { m_cluster->advance(m_cluster->now() + time); }
    NodeId leader()
    {
        const ClusterView view = m_cluster->view();
        return view.leader() != nullptr ? view.leader()->id : NodeId{};
    }
    /// Waits until somebody leads; 0 when nobody does within five seconds.
    NodeId elects()
    {
        for (int i = 0; i < 500 && leader().value == 0; ++i)
            passes(10 * ms);
        return leader();
    }
    ServerView server(NodeId id) { return *m_cluster->view().server(id); }
    bool does(const Action &action) { return m_cluster->perform(action).done(); }
    OperationId puts(NodeId server, std::string value)
    {
        return m_cluster->perform(action::Submit{server, StoreCommand{Put{"x", std::move(value)}, {}}})
            .subject;
    }
    OperationOutcome outcome(OperationId id) { return m_cluster->operation(id)->outcome; }
    std::string value(NodeId id)
    {
        const std::optional<StoredValue> found = server(id).store.find("x");
        return found ? found->value.text() : "none";
    }
    std::size_t count(EventKind kind)
    {
        std::size_t found = 0;
        for (EventNumber i = 1; i <= m_cluster->events().size(); ++i)
            found += m_cluster->events()[i].kind == kind ? 1 : 0;
        return found;
    }
    std::vector<NodeId> othersThan(NodeId id)
    {
        std::vector<NodeId> others;
        for (const ServerView &server : m_cluster->view().servers) {
            if (server.id != id)
                others.push_back(server.id);
        }
        return others;
    }

private:
    std::unique_ptr<Cluster> m_cluster;
};

} // namespace

/// What faults do to servers, disks and the network.
class Faults : public QObject {
    Q_OBJECT

private slots:
    void fiveServersElectALeaderAndReplicateAWrite()
    {
        Five five;
        const NodeId leader = five.elects();
        QVERIFY(leader.value != 0);
        const OperationId write = five.puts(leader, "1");
        QCOMPARE(five.outcome(write), OperationOutcome::Pending);
        five.passes(200 * ms);
        QCOMPARE(five.outcome(write), OperationOutcome::Done);
        for (std::uint64_t id = 1; id <= 5; ++id)
            QCOMPARE(five.value(NodeId{id}), std::string("1"));
        QVERIFY(five->violations().empty());
    }

    void aCrashLosesWhatIsNotSyncedAndKeepsTheRest()
    {
        Five five;
        const NodeId leader = five.elects();
        five.puts(leader, "kept");
        five.passes(300 * ms);
        const NodeId follower = five.othersThan(leader).front();
        QVERIFY(five.does(action::SetDisk{follower, true}));
        five.puts(leader, "not synced there");
        five.passes(100 * ms);
        QCOMPARE(five.server(follower).log.lastIndex().value, 3U);
        QCOMPARE(five.server(follower).durable.value, 2U);
        QVERIFY(five.server(follower).unsyncedWrites > 0);

        QVERIFY(five.does(action::Crash{follower}));
        const ServerView down = five.server(follower);
        QCOMPARE(down.liveness, Liveness::Crashed);
        QCOMPARE(down.log.lastIndex().value, 2U); // What is on its disk.
        QCOMPARE(down.unsyncedWrites, std::size_t{0});
        QVERIFY(!down.leader);

        QVERIFY(five.does(action::Restart{follower}));
        QVERIFY(!five.server(follower).diskManual);
        five.passes(300 * ms);
        QCOMPARE(five.value(follower), std::string("not synced there")); // The leader sends it again.
        QVERIFY(five->violations().empty());
    }

    void aTornDiskKeepsTheOldestWrites()
    {
        Five five;
        const NodeId leader = five.elects();
        five.passes(300 * ms);
        const NodeId follower = five.othersThan(leader).front();
        const std::uint64_t before = five.server(follower).log.lastIndex().value;
        QVERIFY(five.does(action::SetDisk{follower, true}));
        for (const char *value : {"first", "second", "third"}) {
            five.puts(leader, value);
            five.passes(100 * ms);
        }
        QCOMPARE(five.server(follower).unsyncedWrites, std::size_t{3});
        QVERIFY(five.does(action::Crash{follower, 2})); // The third is cut in half: as if never written.
        QCOMPARE(five.server(follower).log.lastIndex().value, before + 2);
        QVERIFY(five->describe(five->events().size()).find("but for 2 writes") != std::string::npos);
        QVERIFY(five.does(action::Restart{follower}));
        five.passes(300 * ms);
        QCOMPARE(five.value(follower), std::string("third"));
        QVERIFY(five->violations().empty());
    }

    void aSlowDiskTakesItsTime()
    {
        Five five;
        const NodeId leader = five.elects();
        five.passes(300 * ms);
        const NodeId follower = five.othersThan(leader).front();
        QVERIFY(five.does(action::SlowDisk{follower, 400 * ms}));
        QCOMPARE(five.server(follower).diskDelay, 400 * ms);
        five.puts(leader, "1");
        five.passes(300 * ms);
        QVERIFY(five.server(follower).durable < five.server(follower).log.lastIndex());
        five.passes(200 * ms);
        QVERIFY(five.server(follower).durable == five.server(follower).log.lastIndex());
        QVERIFY(!five.does(action::SlowDisk{follower, -ms}));
    }

    void aFastClockTimesOutEarly()
    {
        // The same cluster twice; in one the clock of the first to stand runs half as fast again.
        Five even;
        Five drifting;
        const NodeId first = even.elects();
        const Time deadline = Five().server(first).deadline;
        QVERIFY(drifting.does(action::DriftClock{first, 500'000}));
        QCOMPARE(drifting.server(first).clockPerMillion, 500'000);
        QCOMPARE(drifting.server(first).deadline, Time{(deadline.count() * 2 + 2) / 3});
        drifting.passes(drifting.server(first).deadline - Time{1});
        QCOMPARE(drifting.server(first).hard.term.value, 0U);
        drifting.passes(Time{1});
        QCOMPARE(drifting.server(first).hard.term.value, 1U);
    }

    void aSlowClockIsRightedFromWhereItIs()
    {
        Five five;
        const Time deadline = five.server(NodeId{1}).deadline;
        for (std::uint64_t id = 2; id <= 5; ++id)
            QVERIFY(five.does(action::Crash{NodeId{id}}));
        QVERIFY(five.does(action::DriftClock{NodeId{1}, -500'000}));
        five.passes(100 * ms); // 50 ms for S1.
        QVERIFY(five.does(action::DriftClock{NodeId{1}, 0}));
        QCOMPARE(five.server(NodeId{1}).deadline, deadline + 50 * ms);
        QVERIFY(five.does(action::Pause{NodeId{1}}));
        five.passes(second);
        QVERIFY(five.does(action::Resume{NodeId{1}}));
        QCOMPARE(five.server(NodeId{1}).deadline, deadline + 50 * ms + second);
        QVERIFY(!five.does(action::DriftClock{NodeId{1}, 500'001}));
        QVERIFY(!five.does(action::DriftClock{NodeId{9}, 1}));
    }

    void theClientsOfACrashedLeaderNeverLearn()
    {
        Five five;
        const NodeId leader = five.elects();
        const OperationId write = five.puts(leader, "1");
        QVERIFY(five.does(action::Crash{leader}));
        QCOMPARE(five.outcome(write), OperationOutcome::Unknown);
        five.passes(second);
        QVERIFY(five.elects().value != 0);
        QVERIFY(five.leader() != leader);
    }

    void aMessageToACrashedServerIsLostWhenItArrives()
    {
        Five five;
        const NodeId leader = five.elects();
        const NodeId follower = five.othersThan(leader).front();
        five.does(action::Crash{follower});
        five.puts(leader, "1");
        const std::size_t lost = five.count(EventKind::MessageLost);
        five.passes(100 * ms);
        QVERIFY(five.count(EventKind::MessageLost) > lost);
    }

    void aPausedServerAndItsClockStandStill()
    {
        Five five;
        const NodeId leader = five.elects();
        five.passes(200 * ms);
        const NodeId follower = five.othersThan(leader).front();
        const Time left = five.server(follower).deadline - five->now();
        QVERIFY(five.does(action::Pause{follower}));
        five.passes(5 * second);
        const ServerView paused = five.server(follower);
        QCOMPARE(paused.liveness, Liveness::Paused);
        QCOMPARE((paused.deadline - five->now()).count(), left.count());
        QCOMPARE(paused.hard.term.value, five.server(leader).hard.term.value);
        QVERIFY(five.does(action::Resume{follower})); // Reads what arrived, before its timer runs out.
        five.passes(100 * ms);
        QCOMPARE(five.leader().value, leader.value);
        QVERIFY(five->violations().empty());
    }

    void aPausedLeaderIsReplacedAndStepsDownWhenItResumes()
    {
        Five five;
        const NodeId leader = five.elects();
        five.does(action::Pause{leader});
        five.passes(second);
        const NodeId next = five.elects();
        QVERIFY(five.server(next).hard.term > five.server(leader).hard.term);
        five.does(action::Resume{leader});
        five.passes(500 * ms);
        QVERIFY(!five.server(leader).isLeader());
        QVERIFY(five->violations().empty());
    }

    void theMinorityOfASplitCannotCommitAndLearnsAfterwards()
    {
        Five five;
        const NodeId leader = five.elects();
        five.passes(200 * ms);
        const std::vector<NodeId> others = five.othersThan(leader);
        QVERIFY(five.does(action::Split{{{leader, others[0]}, {others[1], others[2], others[3]}}}));
        QCOMPARE(five->view().groups.size(), std::size_t{2});
        const OperationId vain = five.puts(leader, "minority");
        five.passes(2 * second);
        QCOMPARE(five.outcome(vain), OperationOutcome::Pending);
        const ClusterView split = five->view();
        QVERIFY(split.isStaleLeader(*split.server(leader)));
        const NodeId next = split.leader()->id;
        QVERIFY(next != leader);
        const OperationId kept = five.puts(next, "majority");
        five.passes(200 * ms);
        QCOMPARE(five.outcome(kept), OperationOutcome::Done);
        QVERIFY(five.does(action::Heal{}));
        QVERIFY(five->view().groups.empty());
        five.passes(second);
        QCOMPARE(five.outcome(vain), OperationOutcome::Unknown);
        for (std::uint64_t id = 1; id <= 5; ++id)
            QCOMPARE(five.value(NodeId{id}), std::string("majority"));
        QVERIFY(five->violations().empty());
    }

    void cuttingALinkDiscardsWhatIsOnItsWayInThatDirectionOnly()
    {
        Five five;
        const NodeId leader = five.elects();
        five.passes(200 * ms);
        const NodeId follower = five.othersThan(leader).front();
        five.puts(leader, "1");
        const auto onTheWay = [&five](NodeId from, NodeId to) {
            std::size_t found = 0;
            for (const MessageView &message : five->view().messages)
                found += message.message.from == from && message.message.to == to ? 1 : 0;
            return found;
        };
        QVERIFY(onTheWay(leader, follower) > 0);
        QVERIFY(five.does(action::CutLink{leader, follower}));
        QCOMPARE(onTheWay(leader, follower), std::size_t{0});
        QVERIFY(!five.does(action::CutLink{leader, follower}));
        const Event last = five->events().last();
        QCOMPARE(last.kind, EventKind::MessageLost);
        QCOMPARE(five->events()[last.cause].kind, EventKind::LinkChanged);
        QVERIFY(QString::fromStdString(five->describe(five->events().size()))
                    .contains(QStringLiteral("the link was cut")));

        five.passes(100 * ms); // What is sent from now on dies half way.
        bool dying = false;
        for (const MessageView &message : five->view().messages)
            dying = dying || message.fate == MessageFate::Lost;
        QVERIFY(dying || five.count(EventKind::MessageLost) > 1);
        QVERIFY(!five->view().link(follower, leader)->cut);
    }

    void aHeldLinkKeepsItsMessagesUntilItIsReleased()
    {
        Five five;
        const NodeId leader = five.elects();
        five.passes(200 * ms);
        const NodeId follower = five.othersThan(leader).front();
        QVERIFY(five.does(action::HoldLink{leader, follower}));
        five.puts(leader, "1");
        five.passes(100 * ms);
        QCOMPARE(five.value(follower), std::string("none"));
        std::size_t held = 0;
        for (const MessageView &message : five->view().messages)
            held += message.fate == MessageFate::Held ? 1 : 0;
        QVERIFY(held > 0);
        QVERIFY(five.does(action::ReleaseLink{leader, follower}));
        five.passes(100 * ms);
        QCOMPARE(five.value(follower), std::string("1"));
    }

    void aSlowLinkDelaysAndALossyOneLoses()
    {
        Five five;
        const NodeId leader = five.elects();
        const std::vector<NodeId> others = five.othersThan(leader);
        QVERIFY(five.does(action::SlowLink{leader, others[0], 90 * ms}));
        QVERIFY(five.does(action::LoseOnLink{leader, others[1], 1'000'000}));
        five.passes(50 * ms);
        five.puts(leader, "1");
        for (const MessageView &message : five->view().messages) {
            if (message.sent != five->now())
                continue;
            if (message.message.to == others[0])
                QVERIFY(message.due - message.sent >= 95 * ms);
            if (message.message.to == others[1])
                QCOMPARE(message.fate, MessageFate::Lost);
        }
    }

    void droppedDelayedAndDoubledMessagesLeaveATrace()
    {
        Five five;
        const NodeId leader = five.elects();
        five.passes(200 * ms);
        five.puts(leader, "1");
        const std::vector<MessageView> messages = five->view().messages;
        QVERIFY(messages.size() >= 4);
        const MessageView last = messages.back();
        QVERIFY(five.does(action::DelayMessage{last.id, 30 * ms}));
        QCOMPARE((five->view().message(last.id)->due - last.due).count(), (30 * ms).count());
        QVERIFY(five.does(action::Duplicate{last.id}));
        QVERIFY(five->view().message(last.id) != nullptr);
        QVERIFY(five.does(action::Drop{last.id}));
        QVERIFY(five->view().message(last.id) == nullptr);
        QVERIFY(!five.does(action::Drop{last.id}));
        QCOMPARE(five.count(EventKind::MessageTouched), std::size_t{3});
    }

    void aServerThatJoinsIsEmptyAndNoMember()
    {
        Five five;
        five.elects();
        QVERIFY(five.does(action::Join{NodeId{7}}));
        QVERIFY(!five.does(action::Join{NodeId{7}}));
        five.passes(2 * second);
        const ServerView newcomer = five.server(NodeId{7});
        QCOMPARE(newcomer.role, Role::Follower);
        QCOMPARE(newcomer.log.size(), std::size_t{0});
        QVERIFY(!newcomer.membership.includes(NodeId{7}));
    }

    void aTimeoutThatIsForcedStartsAnElectionAtOnce()
    {
        Five five;
        const NodeId leader = five.elects();
        const NodeId follower = five.othersThan(leader).front();
        const Term before = five.server(follower).hard.term;
        QVERIFY(!five.does(action::ForceTimeout{leader}));
        QVERIFY(five.does(action::ForceTimeout{follower}));
        QCOMPARE(five.server(follower).hard.term.value, before.value + 1);
        QVERIFY(five.server(follower).deadline > five->now());
        QVERIFY(!five.does(action::SendHeartbeat{follower}));
    }

    void theReasonsOfAnElectionStandInTheRecord()
    {
        Five five;
        five.elects();
        EventNumber fired = 1;
        while (five->events()[fired].kind != EventKind::TimerFired)
            ++fired;
        const QString sentence = QString::fromStdString(five->describe(fired));
        QVERIFY2(sentence.contains(QStringLiteral("times out after")) &&
                     sentence.contains(QStringLiteral("starts an election in term 1")),
                 qPrintable(sentence));
        for (EventNumber i = 1; i <= five->events().size(); ++i) {
            QVERIFY(!five->describe(i).empty());
            QVERIFY(five->events()[i].cause < i);
            if (five->events()[i].kind == EventKind::MessageDelivered) {
                const Event sent = five->events()[five->events()[i].cause];
                QCOMPARE(sent.kind, EventKind::MessageSent);
                QCOMPARE(sent.subject, five->events()[i].subject);
            }
        }
    }

    void impossibleSetupsAreRefusedInASentence()
    {
        const auto refused = [](const ClusterSetup &setup) {
            std::string problem;
            return simulate(setup, &problem) == nullptr && problem.ends_with(".");
        };
        QVERIFY(refused(clusterOf(0)));
        QVERIFY(refused(clusterOf(65)));
        ClusterSetup setup = clusterOf(3);
        setup.network.latencyMin = setup.network.latencyMax + ms;
        QVERIFY(refused(setup));
        setup = clusterOf(3);
        setup.diskMin = -ms;
        QVERIFY(refused(setup));
        setup = clusterOf(3);
        setup.learners = {NodeId{3}};
        QVERIFY(refused(setup));
        setup = clusterOf(3);
        setup.voters.push_back(NodeId{0});
        QVERIFY(refused(setup));
        setup = clusterOf(3);
        setup.server.heartbeat = setup.server.electionMax * 2;
        std::string problem;
        QVERIFY(simulate(setup, &problem) == nullptr && !problem.empty());
        setup = clusterOf(3);
        setup.disks.emplace_back(NodeId{9}, Stored{});
        QVERIFY(refused(setup));
        setup = clusterOf(3);
        Stored ahead;
        ahead.commit = Index{5};
        setup.disks.emplace_back(NodeId{1}, ahead);
        QVERIFY(refused(setup));
        QVERIFY(simulate(clusterOf(64)) != nullptr);
    }

    void impossibleActionsAreRefusedInASentenceAndChangeNothing()
    {
        Five five;
        five.elects();
        five.does(action::Crash{NodeId{2}});
        const NodeId up{1};
        const NodeId none{12};
        Message message{up, NodeId{2}, Term{1}, TimeoutNow{}};
        Message broken{up, up, Term{1}, InstallSnapshot{}};
        NetworkDials impossible;
        impossible.latencyMin = second;
        const std::vector<Action> actions{action::Crash{NodeId{2}},
                                          action::Crash{none},
                                          action::Restart{up},
                                          action::Pause{NodeId{0}},
                                          action::Resume{up},
                                          action::Join{NodeId{65}},
                                          action::Join{NodeId{0}},
                                          action::ForceTimeout{none},
                                          action::PassElectionTimeout{{}},
                                          action::PassElectionTimeout{{up, none}},
                                          action::Split{{{up, none}}},
                                          action::Split{{{up}, {up}}},
                                          action::Split{},
                                          action::CutLink{up, up},
                                          action::OpenLink{up, NodeId{3}},
                                          action::HoldLink{none, up},
                                          action::ReleaseLink{up, NodeId{3}},
                                          action::SlowLink{up, NodeId{3}, Time{-1}},
                                          action::SlowLink{up, NodeId{3}, Time::max()},
                                          action::LoseOnLink{up, NodeId{3}, 1'000'001},
                                          action::SetNetwork{impossible},
                                          action::Deliver{999'999},
                                          action::Drop{0},
                                          action::Inject{message},
                                          action::Inject{broken},
                                          action::Sync{NodeId{2}},
                                          action::SyncOldest{NodeId{2}, 1},
                                          action::SyncOldest{up, 0},
                                          action::SetDisk{up, false},
                                          action::CompactLog{none},
                                          action::CompactLogTo{up, Index{9}},
                                          action::CompactLogTo{none, Index{1}},
                                          action::Submit{NodeId{2}, Get{"x"}},
                                          action::Change{up, Membership{{NodeId{999}}, {}, {}}, false},
                                          action::Transfer{none, {}},
                                          action::TurnOffRule{Rule::Count},
                                          action::SetManual{false}};
        const std::uint64_t hash = five->events().hash();
        for (const Action &action : actions) {
            const std::string words = describe(action);
            const ActionResult result = five->perform(action);
            QVERIFY2(result.problem.ends_with("."), words.c_str());
            QCOMPARE(five->obstacle(action), result.problem);
        }
        QCOMPARE(five->events().hash(), hash);
    }
};

QTEST_APPLESS_MAIN(Faults)
#include "faults.moc"
