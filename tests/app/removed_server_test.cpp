#include "fake_cluster.h"

#include "app/canvas/canvas_facts.h"
#include "app/window/status_line.h"

#include <QtTest>

using namespace raftarium;

namespace {

/// S1 has missed that it was removed by a joint change, and stands in every election since.
FakeCluster afterARemoval(std::uint64_t leaderTerm)
{
    FakeCluster cluster(5);
    const std::vector<raft::NodeId> left = {{2}, {3}, {4}, {5}};
    for (raft::ServerView &server : cluster.shown.servers) {
        server.membership.voters = left;
        server.log = raft::Log({{30}, {7}});
    }
    cluster.elect(2, leaderTerm);
    raft::ServerView &removed = cluster.server(1);
    removed.membership.outgoing = {{1}, {2}, {3}, {4}, {5}};
    removed.log = raft::Log({{24}, {1}});
    removed.role = raft::Role::Candidate;
    return cluster;
}

QString wordsOf(const FakeCluster &cluster)
{
    return clusterWords(cluster.shown, 0, {});
}

} // namespace

/// A server that was removed, did not hear of it and goes on asking for votes (§6) does not colour the
/// picture of the others.
class RemovedServer : public QObject {
    Q_OBJECT

private slots:
    void itsMembershipDoesNotCountWithoutALeader()
    {
        FakeCluster cluster = afterARemoval(7);
        QVERIFY(jointHalves(cluster.shown).empty());
        cluster.server(2).role = raft::Role::Follower;
        cluster.server(1).hard.term = {9};
        QVERIFY(jointHalves(cluster.shown).empty());
        QCOMPARE(membershipOf(cluster.shown)->voters.size(), 4U);
    }

    void anElectionIsOneInATermThatNobodyLeads()
    {
        FakeCluster cluster = afterARemoval(7);
        QVERIFY(wordsOf(cluster).startsWith(QStringLiteral("Leader S2 · term 7 · ")));
        cluster.server(1).hard.term = {8};
        QVERIFY(wordsOf(cluster).contains(QStringLiteral("term 8 election running")));
        cluster.server(1).liveness = raft::Liveness::Crashed;
        QVERIFY(!wordsOf(cluster).contains(QStringLiteral("election running")));
    }
};

QTEST_MAIN(RemovedServer)
#include "removed_server_test.moc"
