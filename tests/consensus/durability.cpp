#include "one_server.h"

/// Persistence: the bottom line of Figure 2's state. Nothing is promised before it is on the disk.
namespace {

using namespace raft;

AppendEntries append(Position prev, Entries run, std::uint64_t commit = 0)
{
    return {prev, std::move(run), {commit}, {}};
}

} // namespace

class Durability : public QObject {
    Q_OBJECT

private slots:
    void aVoteIsHeldBackUntilItIsDurable_Figure2();
    void aRefusalThatTellsANewTermIsHeldBackToo_Figure2();
    void termVoteAndEntriesAreOneWrite();
    void anAcknowledgementIsHeldBackUntilTheEntriesAreDurable_Figure2();
    void eachAcknowledgementWaitsForItsOwnWrite_Figure2();
    void aHeartbeatVouchesForNothingThatIsNotDurable_Figure2();
    void aSlowDiskDelaysNoAnswerToAHeartbeat_thesis_6_2();
    void aWriteNeverVouchesForWhatALaterWriteRewrites();
    void promisesOfAnEarlierTermAreVoid();
    void aLeaderDoesNotCountItselfBeforeItsDiskIsDone_Figure2();
    void aLeaderSendsEntriesWhileItsDiskIsWriting_thesis_10_2_1();
    void onlyWhatIsDurableIsApplied();
    void whatIsNotDurableIsGoneAfterACrash();
    void theDiskFollowsTheLogThroughConflicts();
};

void Durability::aVoteIsHeldBackUntilItIsDurable_Figure2()
{
    OneServer s1;
    s1.hears(S2, 1, RequestVote{});
    QVERIFY(s1.effects.send.empty());
    QVERIFY(s1.effects.write->hard == (HardState{{1}, S2}));
    s1.diskFinishes();
    QVERIFY(s1.lastSent<VoteReply>().granted);
}

void Durability::aRefusalThatTellsANewTermIsHeldBackToo_Figure2()
{
    OneServer s1(OneServer::with(1, {1, 1}));
    s1.hears(S2, 4, RequestVote{});
    QVERIFY(s1.effects.send.empty());
    s1.diskFinishes();
    QCOMPARE(s1.sent<VoteReply>().front().term, Term{4});
    QVERIFY(!s1.lastSent<VoteReply>().granted);
}

void Durability::termVoteAndEntriesAreOneWrite()
{
    OneServer s1;
    s1.hears(S2, 3, append({}, entries(1, {1, 2, 3})));
    QCOMPARE(s1.unfinishedWrites(), std::size_t{1});
    QCOMPARE(s1.effects.write->hard->term, Term{3});
    QCOMPARE(s1.effects.write->entries.size(), std::size_t{3});
}

void Durability::anAcknowledgementIsHeldBackUntilTheEntriesAreDurable_Figure2()
{
    OneServer s1;
    s1.hears(S2, 1, append({}, entries(1, {1, 1})));
    QVERIFY(s1.effects.send.empty());
    QCOMPARE(s1.node.durable(), Index{0});
    s1.diskFinishes();
    QCOMPARE(s1.node.durable(), Index{2});
    QCOMPARE(s1.lastSent<AppendReply>().match, Index{2});
}

void Durability::eachAcknowledgementWaitsForItsOwnWrite_Figure2()
{
    OneServer s1;
    s1.hears(S2, 1, append({}, entries(1, {1})));
    s1.hears(S2, 1, append(at(1, 1), entries(2, {1})));
    s1.does(WriteDone{{1}});
    QCOMPARE(s1.sent<AppendReply>().size(), std::size_t{1});
    QCOMPARE(s1.lastSent<AppendReply>().match, Index{1});
    s1.does(WriteDone{{2}});
    QCOMPARE(s1.lastSent<AppendReply>().match, Index{2});
}

void Durability::aHeartbeatVouchesForNothingThatIsNotDurable_Figure2()
{
    OneServer s1;
    s1.hears(S2, 1, append({}, entries(1, {1, 1})));
    s1.hears(S2, 1, append(at(2, 1), {}));
    QVERIFY(s1.effects.send.empty());
    s1.hears(S2, 1, append({}, entries(1, {1, 1}))); // The same again: nothing to write, still no promise.
    QVERIFY(s1.effects.send.empty());
    s1.diskFinishes();
    QCOMPARE(s1.sent<AppendReply>().size(), std::size_t{3});
}

void Durability::aSlowDiskDelaysNoAnswerToAHeartbeat_thesis_6_2()
{
    OneServer s1;
    s1.hears(S2, 1, append({}, entries(1, {1})));
    s1.diskFinishes();
    s1.hears(S2, 1, append(at(1, 1), entries(2, {1, 1})));
    s1.hears(S2, 1, {AppendEntries{at(3, 1), {}, {}, {7}}});
    QVERIFY(s1.lastSent<AppendReply>().success);
    QCOMPARE(s1.lastSent<AppendReply>().match, Index{1}); // No more than its disk holds.
    QCOMPARE(s1.lastSent<AppendReply>().round, ReadRound{7});

    OneServer leader;
    leader.becomesLeader();
    leader.proposes("a");
    QCOMPARE(leader.progress(S2).state, Replication::Probe);
    const Index next = leader.progress(S2).next;
    leader.isAcknowledged(S2, 0); // The logs agree, so entries may flow; nothing is known to be stored.
    QCOMPARE(leader.progress(S2).state, Replication::Stream);
    QVERIFY(leader.progress(S2).next >= next);
    QCOMPARE(leader.progress(S2).match, Index{0});
    QCOMPARE(leader.node.commit(), Index{0});
}

void Durability::aWriteNeverVouchesForWhatALaterWriteRewrites()
{
    OneServer s1;
    s1.hears(S2, 1, append({}, entries(1, {1, 1, 1})));    // write 1
    s1.hears(S3, 2, append(at(1, 1), entries(2, {2, 2}))); // write 2 rewrites 2 and 3
    s1.does(WriteDone{{1}});
    QCOMPARE(s1.node.durable(), Index{1});
    QVERIFY(s1.sent<AppendReply>().empty());
    s1.does(WriteDone{{2}});
    QCOMPARE(s1.node.durable(), Index{3});
    QCOMPARE(s1.lastSent<AppendReply>().match, Index{3});
}

void Durability::promisesOfAnEarlierTermAreVoid()
{
    OneServer s1;
    s1.hears(S2, 1, append({}, entries(1, {1, 1})));
    s1.hears(S3, 2, RequestVote{at(2, 1), false, false});
    s1.diskFinishes();
    QVERIFY(s1.sent<AppendReply>().empty());
    QVERIFY(s1.lastSent<VoteReply>().granted);

    OneServer voter;
    voter.hears(S2, 1, RequestVote{});
    voter.hears(S3, 2, RequestVote{});
    voter.diskFinishes();
    QCOMPARE(voter.sent<VoteReply>().size(), std::size_t{1});
    QCOMPARE(voter.sent<VoteReply>().front().to, S3);
}

void Durability::aLeaderDoesNotCountItselfBeforeItsDiskIsDone_Figure2()
{
    OneServer s1;
    s1.timesOut();
    s1.diskFinishes();
    s1.hears(S2, 1, VoteReply{true, false});
    QVERIFY(s1.node.isLeader());
    s1.isAcknowledged(S2, 1);
    QCOMPARE(s1.node.commit(), Index{0}); // S2 alone is no majority.
    s1.diskFinishes();
    QCOMPARE(s1.node.commit(), Index{1});
}

void Durability::aLeaderSendsEntriesWhileItsDiskIsWriting_thesis_10_2_1()
{
    OneServer s1;
    s1.timesOut();
    s1.diskFinishes();
    s1.hears(S2, 1, VoteReply{true, false});
    QCOMPARE(s1.sent<AppendEntries>().size(), std::size_t{2});
    QCOMPARE(s1.unfinishedWrites(), std::size_t{1});
    s1.isAcknowledged(S2, 1);
    s1.isAcknowledged(S3, 1); // The others are a majority without it.
    QCOMPARE(s1.node.commit(), Index{1});
}

void Durability::onlyWhatIsDurableIsApplied()
{
    OneServer s1;
    s1.hears(S2, 1, append({}, entries(1, {1, 1, 1}), 2));
    QCOMPARE(s1.node.commit(), Index{2});
    QVERIFY(s1.effects.apply.empty());
    s1.diskFinishes();
    QCOMPARE(s1.effects.apply.first, Index{1});
    QCOMPARE(s1.effects.apply.last, Index{2});
}

void Durability::whatIsNotDurableIsGoneAfterACrash()
{
    OneServer s1;
    s1.hears(S2, 1, append({}, entries(1, {1})));
    s1.diskFinishes();
    s1.hears(S2, 1, append(at(1, 1), entries(2, {1})));
    s1.hears(S3, 2, RequestVote{at(2, 1), false, false});
    s1.crashesAndRestarts();
    QCOMPARE(s1.node.log().last(), at(1, 1));
    QCOMPARE(s1.node.term(), Term{1});
    QVERIFY(!s1.node.vote());
    QCOMPARE(s1.node.commit(), Index{0}); // Volatile, and learned again from the leader.
}

void Durability::theDiskFollowsTheLogThroughConflicts()
{
    OneServer s1;
    s1.getsAnInstantDisk();
    s1.hears(S2, 1, append({}, entries(1, {1, 1, 1, 1})));
    s1.hears(S3, 2, append(at(2, 1), entries(3, {2})));
    QVERIFY(s1.disk.log == logOf({1, 1, 2}));
    QVERIFY(s1.node.log() == s1.disk.log);
    s1.hears(S3, 2, append(at(3, 2), entries(4, {2, 2})));
    QVERIFY(s1.disk.log == logOf({1, 1, 2, 2, 2}));
}

QTEST_GUILESS_MAIN(Durability)
#include "durability.moc"
