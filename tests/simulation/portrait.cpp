#include "raftcore/simulation/simulation.h"

#include <QtTest>

using namespace raft;

namespace {

constexpr Time ms{1'000};

/// Three servers by the clock.
class Three {
public:
    explicit Three(ClusterSetup setup = clusterOf(3, 7)) : m_cluster(simulate(setup)) {}

    Cluster *operator->() { return m_cluster.get(); }
    ServerView leader()
    {
        m_view = m_cluster->view();
        for (int i = 0; i < 500 && m_view.leader() == nullptr; ++i)
            passes(10 * ms);
        return *m_view.leader();
    }
    ServerView server(NodeId id)
    {
        m_view = m_cluster->view();
        return *m_view.server(id);
    }
    void passes(Time time)
    {
        m_cluster->advance(m_cluster->now() + time);
        m_view = m_cluster->view();
    }
    template <class Holds>
    bool passesUntil(Holds holds)
    {
        for (int i = 0; i < 2000 && !holds(); ++i)
            passes(ms);
        return holds();
    }
    NodeId follower()
    {
        const NodeId lead = leader().id;
        return NodeId{lead.value % 3 + 1};
    }
    void put(std::string value, std::optional<Session> session = {})
    {
        m_cluster->perform(
            action::Submit{leader().id, StoreCommand{Put{"x", std::move(value)}, std::move(session)}});
        passes(60 * ms);
    }

private:
    std::unique_ptr<Cluster> m_cluster;
    ClusterView m_view;
};

} // namespace

/// What a picture of the complete protocol needs stands in the view.
class PortraitTest : public QObject {
    Q_OBJECT

private slots:
    void aSnapshotHasItsSizeAndItsChunksTheirNumbers()
    {
        ClusterSetup setup = clusterOf(3, 7);
        setup.server.snapshotChunk = 16;
        Three three(setup);
        const NodeId lead = three.leader().id;
        const NodeId behind = three.follower();
        three->perform(action::Crash{behind});
        for (const char *value : {"1", "2", "3"})
            three.put(value);
        QVERIFY(three->perform(action::CompactLog{lead}).done());
        QVERIFY(three.server(lead).snapshotBytes > 16);
        three->perform(action::Restart{behind});
        QVERIFY(three.passesUntil([&] { return three.server(behind).snapshot.has_value(); }));
        QCOMPARE(three.server(behind).snapshotBytes, three.server(lead).snapshotBytes);
        std::uint32_t chunks = 0;
        for (EventNumber i = 1; i <= three->events().size(); ++i) {
            const Event &event = three->events()[i];
            if (event.kind == EventKind::MessageSent &&
                event.detail == static_cast<std::uint8_t>(MessageType::Snapshot))
                chunks = std::max(chunks, event.count);
        }
        QCOMPARE(std::uint64_t(chunks), (three.server(lead).snapshotBytes + 15) / 16);
    }

    void aTransferUnderWayIsSeenUntilItEnds()
    {
        Three three;
        const NodeId lead = three.leader().id;
        const NodeId target = three.follower();
        three->perform(action::CutLink{lead, target});
        three.put("1");
        QVERIFY(three->perform(action::Transfer{lead, target}).done());
        QVERIFY(three.server(lead).transfer);
        QCOMPARE(three.server(lead).transfer->target, target);
        const Time limit = three.server(lead).transfer->until;
        QVERIFY(limit > three->now());
        QVERIFY(three.passesUntil([&] { return !three.server(lead).transfer; }));
    }

    void aReadAtAFollowerCanBeFollowedToTheLeader()
    {
        Three three;
        const NodeId lead = three.leader().id;
        three.put("1");
        const NodeId asked = three.follower();
        const OperationId read = three->perform(action::Submit{asked, Get{"x"}}).subject;
        QCOMPARE(three.server(asked).waitingReads.size(), std::size_t(1));
        QCOMPARE(three.server(asked).waitingReads.front().operation, read);
        const RequestId number = three.server(asked).waitingReads.front().asked;
        const auto waitsAtTheLeader = [&] {
            for (const PendingRead &pending : three.server(lead).pendingReads)
                if (pending.asker == asked && pending.id == number)
                    return true;
            return false;
        };
        QVERIFY(three.passesUntil(waitsAtTheLeader));
        QVERIFY(three.passesUntil([&] { return three.server(asked).waitingReads.empty(); }));
        QCOMPARE(three->operation(read)->result, std::optional<std::string>("1"));
        QVERIFY(three.server(lead).confirmedRound > ReadRound{});
        QVERIFY(three.server(lead).leaseUntil > Time{});
    }

    void aStoreTellsItsSessions()
    {
        Three three;
        three.put("1", Session{"you", 4});
        std::string seen;
        three.leader().store.visitSessions(
            [&](const std::string &client, std::uint64_t sequence, const ChangeResult &result) {
                seen += client + ":" + std::to_string(sequence) + "=" +
                        (result.success && !result.existed ? "new" : "?");
            });
        QCOMPARE(seen, std::string("you:4=new"));
    }

    void staggeredTimersGiveACleanElection()
    {
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            ClusterSetup setup = clusterOf(5, seed);
            setup.server.electionMax = Time{160'000}; // Nearly equal timers: split votes all the time.
            Three five(setup);
            QVERIFY(five->perform(action::StaggerTimers{}).done());
            const Term term = five.leader().hard.term;
            QCOMPARE(term, Term{1});
        }
    }

    void disksAreAsSlowAsTheyAreToldToBe()
    {
        Three three;
        const NodeId lead = three.leader().id;
        QVERIFY(!three->perform(action::SetDiskTime{Time{5}, Time{4}}).done());
        QVERIFY(three->perform(action::SetDiskTime{40 * ms, 40 * ms}).done());
        QCOMPARE(three->view().diskMax, 40 * ms);
        three.passes(100 * ms);
        three->perform(action::Submit{lead, StoreCommand{Put{"x", "1"}, {}}});
        three.passes(39 * ms);
        QVERIFY(three.server(lead).durable < three.server(lead).log.lastIndex());
        three.passes(1 * ms);
        QCOMPARE(three.server(lead).durable, three.server(lead).log.lastIndex());
    }
};

QTEST_GUILESS_MAIN(PortraitTest)
#include "portrait.moc"
