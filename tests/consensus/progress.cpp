#include "one_server.h"

/// How a leader feeds one follower: probe, stream, snapshot (Figure 2, nextIndex and matchIndex).
namespace {

using namespace raft;

constexpr ReadRound round1{1};
constexpr ReadRound round2{2};
constexpr Time least{100};

/// S2, of which nothing is known but that the leader's log ends at 9.
Progress newcomer()
{
    return Progress::newcomer(S2, {}, {10});
}

/// S2 stores everything up to `match`; messages are pipelined.
Progress streaming(std::uint64_t match)
{
    Progress peer = newcomer();
    peer.acknowledge({match}, round1, Time{0});
    peer.next = {match + 1};
    return peer;
}

/// A snapshot that ends at `last`, of ten bytes.
Snapshot snapshotUpTo(std::uint64_t last)
{
    return {at(last, 1), std::make_shared<const Membership>(voters(3)),
            std::make_shared<const std::string>("0123456789")};
}

/// S2 needs a snapshot that ends at 5.
Progress needingSnapshot()
{
    Progress peer = newcomer();
    peer.next = {1};
    peer.startSnapshot(snapshotUpTo(5));
    return peer;
}

} // namespace

class ProgressStories : public QObject {
    Q_OBJECT

private slots:
    void aNewcomerIsProbedAtTheEndOfTheLog_5_3();
    void anAcknowledgementOpensTheStream_5_3();
    void anAcknowledgementFreesTheWindowUpToThere();
    void anOldAcknowledgementTellsNothing();
    void whatWasSentIsNotSentAgain();
    void aProbeHeedsOnlyTheAnswerToItsQuestion();
    void aStreamHeedsARefusalBehindWhatIsAcknowledged();
    void aRefusalLeadsBackToAProbe_5_3();
    void theSameQuestionIsNotAskedAgainAtOnce();
    void aRefusalOfALaterRoundShowsThatEntriesAreLost_Figure2();
    void whatIsForgottenIsSentAgain();
    void aSnapshotGoesOnUntilItIsStored_7();
    void aNewSnapshotStartsAtItsBeginning();
    void anAnswerToAnotherSnapshotIsNone();
    void theLogIsKeptForWhoComesForward();
    void theLogIsNotKeptForWhoPausesForLong();
    void offsetsOnceReachedAreNoAdvance();
    void theLogIsKeptUntilWhoCameBackHasIt();
    void anotherDiskStartsWithNothing();
    void whoLeavesIsFedUntilItKnows_6();
    void whoLeavesAndIsSilentIsLetGo_6();
};

void ProgressStories::aNewcomerIsProbedAtTheEndOfTheLog_5_3()
{
    const Progress peer = newcomer();
    QCOMPARE(peer.state, Replication::Probe);
    QCOMPARE(peer.next, Index{10});
    QCOMPARE(peer.match, Index{});
    QVERIFY(peer.active && !peer.probeSent);
}

void ProgressStories::anAcknowledgementOpensTheStream_5_3()
{
    Progress peer = newcomer();
    QVERIFY(peer.acknowledge({9}, round1, Time{0}));
    QCOMPARE(peer.state, Replication::Stream);
    QCOMPARE(peer.match, Index{9});
    QCOMPARE(peer.next, Index{10});
}

void ProgressStories::anAcknowledgementFreesTheWindowUpToThere()
{
    Progress peer = streaming(3);
    peer.sent({5});
    peer.sent({6});
    peer.sent({9});
    QVERIFY(peer.acknowledge({6}, round1, Time{0}));
    QVERIFY(peer.inflight == std::deque{Index{9}});
    QCOMPARE(peer.next, Index{10});
}

void ProgressStories::anOldAcknowledgementTellsNothing()
{
    Progress peer = streaming(8);
    QVERIFY(!peer.acknowledge({6}, round2, Time{0}));
    QCOMPARE(peer.match, Index{8});
    QCOMPARE(peer.matchRound, round1);
}

void ProgressStories::whatWasSentIsNotSentAgain()
{
    Progress peer = streaming(3);
    peer.sent({7});
    QCOMPARE(peer.next, Index{8});
    peer.acknowledge({5}, round1, Time{0});
    QCOMPARE(peer.next, Index{8});
}

void ProgressStories::aProbeHeedsOnlyTheAnswerToItsQuestion()
{
    const Progress peer = newcomer();
    QVERIFY(!peer.isStaleRejection({9}));
    QVERIFY(peer.isStaleRejection({8}));
    QVERIFY(peer.isStaleRejection({}));
}

void ProgressStories::aStreamHeedsARefusalBehindWhatIsAcknowledged()
{
    Progress peer = streaming(3);
    peer.sent({9});
    QVERIFY(!peer.isStaleRejection({7}));
    QVERIFY(peer.isStaleRejection({3}));
}

void ProgressStories::aRefusalLeadsBackToAProbe_5_3()
{
    Progress peer = streaming(3);
    peer.sent({9});
    peer.retreat({7}, {5});
    QCOMPARE(peer.state, Replication::Probe);
    QCOMPARE(peer.next, Index{5});
    QVERIFY(peer.inflight.empty() && !peer.probeSent);
}

void ProgressStories::theSameQuestionIsNotAskedAgainAtOnce()
{
    Progress peer = newcomer();
    peer.retreat({9}, {10});
    QVERIFY(peer.probeSent);
}

void ProgressStories::aRefusalOfALaterRoundShowsThatEntriesAreLost_Figure2()
{
    const Progress peer = streaming(8);
    QVERIFY(peer.hasLost({8}, round2));
    QVERIFY(!peer.hasLost({8}, round1)); // May have been sent before.
    QVERIFY(!peer.hasLost({9}, round2)); // Was never acknowledged.
}

void ProgressStories::whatIsForgottenIsSentAgain()
{
    Progress peer = streaming(8);
    peer.forgetMatch({6});
    QCOMPARE(peer.match, Index{});
    QCOMPARE(peer.next, Index{7});
    QVERIFY(!peer.isStaleRejection({6}));
}

void ProgressStories::aSnapshotGoesOnUntilItIsStored_7()
{
    Progress peer = needingSnapshot();
    QVERIFY(peer.acknowledge({4}, round1, Time{0}));
    QCOMPARE(peer.state, Replication::Snapshot);
    QVERIFY(peer.acknowledge({5}, round1, Time{0}));
    QCOMPARE(peer.state, Replication::Stream);
    QVERIFY(!peer.snapshot);
    QCOMPARE(peer.next, Index{6});
}

void ProgressStories::aNewSnapshotStartsAtItsBeginning()
{
    Progress peer = needingSnapshot();
    peer.snapshotOffset = 7;
    peer.reachSnapshotOffset(7, Time{1});
    peer.startSnapshot(snapshotUpTo(8));
    QCOMPARE(peer.snapshotOffset, std::uint64_t{0});
    QVERIFY(!peer.catchUp);
}

void ProgressStories::anAnswerToAnotherSnapshotIsNone()
{
    const Progress peer = needingSnapshot();
    QVERIFY(peer.isSnapshotOnItsWay(at(5, 1), 10));
    QVERIFY(!peer.isSnapshotOnItsWay(at(5, 1), 11));
    QVERIFY(!peer.isSnapshotOnItsWay(at(4, 1), 3));
    QVERIFY(!newcomer().isSnapshotOnItsWay(at(5, 1), 0));
}

void ProgressStories::theLogIsKeptForWhoComesForward()
{
    Progress peer = needingSnapshot();
    QVERIFY(!peer.keepsLogAfter({20}, Time{0}, least)); // It has not answered yet.
    peer.reachSnapshotOffset(3, Time{1000});
    QVERIFY(peer.keepsLogAfter({20}, Time{1000} + least, least) == Index{5});
}

void ProgressStories::theLogIsNotKeptForWhoPausesForLong()
{
    Progress peer = needingSnapshot();
    peer.reachSnapshotOffset(3, Time{1000});
    QVERIFY(!peer.keepsLogAfter({20}, Time{1001} + least, least));
    QVERIFY(!peer.catchUp);
}

void ProgressStories::offsetsOnceReachedAreNoAdvance()
{
    Progress peer = needingSnapshot();
    peer.reachSnapshotOffset(3, Time{1000});
    peer.reachSnapshotOffset(6, Time{1500}); // It has taken 500 so far, and may pause as long.
    peer.reachSnapshotOffset(3, Time{1900});
    peer.reachSnapshotOffset(6, Time{1900});
    QVERIFY(peer.catchUp->hasGivenUp(Time{2001}, least));
    QVERIFY(!peer.catchUp->hasGivenUp(Time{2000}, least));
}

void ProgressStories::theLogIsKeptUntilWhoCameBackHasIt()
{
    Progress peer = needingSnapshot();
    peer.reachSnapshotOffset(10, Time{0});
    peer.acknowledge({7}, round1, Time{10});
    QVERIFY(peer.keepsLogAfter({8}, Time{20}, least) == Index{7});
    peer.acknowledge({8}, round1, Time{30});
    QVERIFY(!peer.keepsLogAfter({8}, Time{40}, least));
}

void ProgressStories::anotherDiskStartsWithNothing()
{
    Progress peer = streaming(8);
    peer.confirmed = round2;
    peer.meetOnDisk({77});
    QCOMPARE(peer.peer, S2);
    QCOMPARE(peer.disk, DiskId{77});
    QCOMPARE(peer.match, Index{});
    QCOMPARE(peer.confirmed, ReadRound{});
    QCOMPARE(peer.next, Index{9});
    QCOMPARE(peer.state, Replication::Probe);
}

void ProgressStories::whoLeavesIsFedUntilItKnows_6()
{
    Progress peer = streaming(8);
    QVERIFY(!peer.hasLeft({8}, round2, Time{0}, least)); // It does not leave.
    peer.leave({9}, least);
    QVERIFY(!peer.named);
    QVERIFY(!peer.hasLeft({9}, round2, Time{0}, least)); // It does not hold the entry that removes it.
    peer.acknowledge({9}, round1, Time{0});
    peer.confirmed = round2;
    QVERIFY(!peer.hasLeft({9}, round2, Time{0}, least)); // The next round tells it.
    QVERIFY(peer.hasLeft({9}, ReadRound{3}, Time{0}, least));
}

void ProgressStories::whoLeavesAndIsSilentIsLetGo_6()
{
    Progress peer = streaming(8);
    peer.leave({9}, least);
    QVERIFY(!peer.hasLeft({8}, round2, Time{50}, least)); // It has answered since it is asked about.
    QVERIFY(!peer.hasLeft({8}, round2, Time{149}, least));
    QVERIFY(peer.hasLeft({8}, round2, Time{150}, least));
}

QTEST_GUILESS_MAIN(ProgressStories)
#include "progress.moc"
