#include "raftcore/simulation/simulation.h"

#include <QtTest>

using namespace raft;

namespace {

ClusterSetup manual(std::size_t servers)
{
    ClusterSetup setup = clusterOf(servers);
    setup.manual = true;
    return setup;
}

void perform(Cluster &cluster, const Action &action)
{
    const ActionResult result = cluster.perform(action);
    QVERIFY2(result.done(), result.problem.c_str());
}

/// Delivers what waits on links that are not held, first in first out, until nothing is left.
void run(Cluster &cluster)
{
    for (bool moved = true; moved;) {
        moved = false;
        for (const MessageView &message : cluster.view().messages) {
            if (message.fate == MessageFate::Arrives && cluster.perform(action::Deliver{message.id}).done()) {
                moved = true;
                break;
            }
        }
    }
}

Role roleOf(const Cluster &cluster, std::uint64_t id)
{
    return cluster.view().server(NodeId{id})->role;
}

} // namespace

/// Nothing happens unless somebody says so.
class Manual : public QObject {
    Q_OBJECT

private slots:
    void nothingHappensByItself()
    {
        const auto cluster = simulate(manual(3));
        QCOMPARE(cluster->advance(Time{10'000'000}), std::size_t{0});
        QVERIFY(!cluster->nextAt());
        QCOMPARE(cluster->now().count(), 0);
        QVERIFY(cluster->events().empty());
        perform(*cluster, action::ForceTimeout{NodeId{1}});
        const EventNumber events = cluster->events().size();
        cluster->advance(Time{10'000'000});
        QCOMPARE(cluster->events().size(), events);
        QCOMPARE(cluster->view().messages.size(), std::size_t{2});
        QCOMPARE(roleOf(*cluster, 1), Role::Candidate);
    }

    void anElectionIsDeliveredMessageByMessage()
    {
        const auto cluster = simulate(manual(3));
        perform(*cluster, action::ForceTimeout{NodeId{1}});
        perform(*cluster, action::Deliver{cluster->view().messages.front().id});
        QCOMPARE(roleOf(*cluster, 1), Role::Candidate);
        const MessageView reply = cluster->view().messages.back();
        QCOMPARE(typeOf(reply.message), MessageType::RequestVoteReply);
        perform(*cluster, action::Deliver{reply.id});
        QCOMPARE(roleOf(*cluster, 1), Role::Leader);
        QVERIFY(cluster->violations().empty());
    }

    void aWriteIsCommittedEverywhereWithoutAHeartbeat()
    {
        const auto cluster = simulate(manual(3));
        perform(*cluster, action::ForceTimeout{NodeId{1}});
        run(*cluster);
        const ActionResult put = cluster->perform(action::Submit{NodeId{1}, StoreCommand{Put{"x", "1"}, {}}});
        run(*cluster);
        QCOMPARE(cluster->operation(put.subject)->outcome, OperationOutcome::Done);
        for (const ServerView &server : cluster->view().servers)
            QCOMPARE(server.applied.value, 2U);
    }

    void aTimeoutCanBeForcedAgainAndAgain()
    {
        const auto cluster = simulate(manual(3));
        perform(*cluster, action::HoldLink{NodeId{1}, NodeId{2}});
        for (std::uint64_t term = 1; term <= 4; ++term) {
            perform(*cluster, action::ForceTimeout{NodeId{1}});
            QCOMPARE(cluster->view().server(NodeId{1})->hard.term.value, term);
        }
    }

    void cuttingDiscardsWhatWaitsAndWhatIsSentLater()
    {
        const auto cluster = simulate(manual(3));
        perform(*cluster, action::ForceTimeout{NodeId{1}});
        perform(*cluster, action::CutLink{NodeId{1}, NodeId{2}});
        QCOMPARE(cluster->view().messages.size(), std::size_t{1});
        perform(*cluster, action::ForceTimeout{NodeId{1}});
        QCOMPARE(cluster->view().messages.size(), std::size_t{2}); // Both to S3.
        QCOMPARE(cluster->events().last().kind, EventKind::MessageSent);
    }

    void healingReleasesWhatIsHeld()
    {
        const auto cluster = simulate(manual(3));
        perform(*cluster, action::HoldLink{NodeId{1}, NodeId{2}});
        perform(*cluster, action::HoldLink{NodeId{1}, NodeId{3}});
        perform(*cluster, action::ForceTimeout{NodeId{1}});
        run(*cluster);
        QCOMPARE(roleOf(*cluster, 1), Role::Candidate);
        perform(*cluster, action::Heal{});
        run(*cluster);
        QCOMPARE(roleOf(*cluster, 1), Role::Leader);
    }

    void anUnsyncedVoteIsNotToldAndACrashForgetsIt()
    {
        const auto cluster = simulate(manual(3));
        perform(*cluster, action::SetDisk{NodeId{2}, true});
        perform(*cluster, action::ForceTimeout{NodeId{1}});
        for (const MessageView &message : cluster->view().messages) {
            if (message.message.to == NodeId{2})
                perform(*cluster, action::Deliver{message.id});
        }
        QCOMPARE(cluster->view().server(NodeId{2})->hard.vote.value_or(NodeId{}).value, 1U);
        QCOMPARE(cluster->view().messages.size(), std::size_t{1}); // To S3; no reply of S2.
        perform(*cluster, action::Crash{NodeId{2}});
        QVERIFY(!cluster->view().server(NodeId{2})->hard.vote);
    }

    void aSyncLetsGoWhatWaitedForIt()
    {
        const auto cluster = simulate(manual(3));
        perform(*cluster, action::SetDisk{NodeId{2}, true});
        perform(*cluster, action::ForceTimeout{NodeId{1}});
        run(*cluster);
        perform(*cluster, action::Sync{NodeId{2}});
        QCOMPARE(cluster->view().server(NodeId{2})->durable.value,
                 cluster->view().server(NodeId{2})->log.lastIndex().value);
        QVERIFY(!cluster->view().messages.empty());
        QVERIFY(!cluster->obstacle(action::Sync{NodeId{2}}).empty() ||
                cluster->view().server(NodeId{2})->unsyncedWrites > 0);
    }

    void anElectionTimeoutPassesWithoutAnElection()
    {
        ClusterSetup setup = manual(3);
        setup.server.checkQuorum = true;
        const auto cluster = simulate(setup);
        perform(*cluster, action::ForceTimeout{NodeId{1}});
        run(*cluster);
        QCOMPARE(roleOf(*cluster, 1), Role::Leader);
        perform(*cluster, action::Split{{{NodeId{1}}, {NodeId{2}, NodeId{3}}}});
        for (int i = 0; i < 3; ++i)
            perform(*cluster, action::PassElectionTimeout{{NodeId{1}, NodeId{2}}});
        QCOMPARE(roleOf(*cluster, 1), Role::Follower); // It heard from no majority.
        QCOMPARE(roleOf(*cluster, 2), Role::Follower);
        QCOMPARE(cluster->view().server(NodeId{2})->hard.term.value, 1U);
    }

    void anInjectedMessageArrivesAtOnceAndIsRemembered()
    {
        const auto cluster = simulate(manual(3));
        const Message message{NodeId{3}, NodeId{1}, Term{4}, RequestVote{{Index{9}, Term{3}}}};
        perform(*cluster, action::Inject{message});
        QCOMPARE(cluster->view().server(NodeId{1})->hard.vote.value_or(NodeId{}).value, 3U);
        const std::optional<Message> remembered = cluster->messageOf(1);
        QVERIFY(remembered);
        QCOMPARE(std::get<RequestVote>(remembered->body).last.index.value, 9U);
    }

    void theClockCanTakeOverAndGiveBack()
    {
        const auto cluster = simulate(manual(5));
        perform(*cluster, action::ForceTimeout{NodeId{4}});
        perform(*cluster, action::SetManual{false});
        cluster->advance(Time{1'000'000});
        QCOMPARE(roleOf(*cluster, 4), Role::Leader);
        perform(*cluster, action::SetManual{true});
        const EventNumber events = cluster->events().size();
        cluster->advance(Time{2'000'000});
        QCOMPARE(cluster->events().size(), events);
        QCOMPARE(cluster->now().count(), 1'000'000);
        QVERIFY(cluster->view().manual);
    }

    void serversStartFromTheDisksOfTheSetup()
    {
        ClusterSetup setup = manual(3);
        Stored disk;
        disk.hard = {Term{3}, NodeId{2}};
        disk.log.append(Entry{{Index{1}, Term{1}}, NoOp{}});
        disk.log.append(Entry{{Index{2}, Term{2}}, NoOp{}});
        disk.commit = Index{1};
        setup.disks.emplace_back(NodeId{1}, disk);
        const auto cluster = simulate(setup);
        const ServerView server = *cluster->view().server(NodeId{1});
        QCOMPARE(server.hard.term.value, 3U);
        QCOMPARE(server.log.lastIndex().value, 2U);
        QCOMPARE(server.commit.value, 1U);
        QCOMPARE(server.membership.voters.size(), std::size_t{3});
        QVERIFY(cluster->violations().empty());
    }
};

QTEST_APPLESS_MAIN(Manual)
#include "manual.moc"
