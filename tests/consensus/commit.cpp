#include "handful.h"

/// What is committed, and who may say so: §5.3, §5.4.2, Figure 8.
namespace {

using namespace raft;

AppendEntries append(Position prev, Entries run, std::uint64_t commit)
{
    return {prev, std::move(run), {commit}, {}};
}

} // namespace

class Commit : public QObject {
    Q_OBJECT

private slots:
    void anEntryOnAMajorityIsCommitted_5_3();
    void theSlowestOfAMajorityDecides_5_3();
    void anEntryOfAnEarlierTermIsNotCommittedByCounting_5_4_2();
    void anEntryOfTheOwnTermCommitsAllBeforeIt_5_4_2();
    void figure8();
    void followersCommitOnlyWhatTheyHaveCompared_Figure2();
    void theCommitIndexNeverGoesBack();
    void aCommitBeyondTheLogIsNoHarm();
    void followersHearOfACommitWithTheNextMessage();
    void anEagerLeaderTellsACommitAtOnce();
    void committedEntriesAreAppliedInPages();
    void aLearnerCommitsButDoesNotCount_thesis_4_2_1();
    void aRecordedCommitIndexSavesWork();
};

void Commit::anEntryOnAMajorityIsCommitted_5_3()
{
    OneServer s1(OneServer::with(0, {}, 5));
    s1.becomesLeader();
    s1.isAcknowledged(S2, 1);
    QCOMPARE(s1.node.commit(), Index{0});
    s1.isAcknowledged(S3, 1);
    QCOMPARE(s1.node.commit(), Index{1});
    QVERIFY(s1.noted(NoteKind::Committed));
    QCOMPARE(s1.effects.apply.last, Index{1});
}

void Commit::theSlowestOfAMajorityDecides_5_3()
{
    OneServer s1(OneServer::with(0, {}, 5));
    s1.becomesLeader();
    for (int i = 0; i < 5; ++i)
        s1.proposes("x");
    s1.isAcknowledged(S2, 5);
    s1.isAcknowledged(S3, 3);
    QCOMPARE(s1.node.commit(), Index{3});
    s1.isAcknowledged(S4, 6);
    QCOMPARE(s1.node.commit(), Index{5});
    s1.isAcknowledged(S5, 2);
    QCOMPARE(s1.node.commit(), Index{5});
}

void Commit::anEntryOfAnEarlierTermIsNotCommittedByCounting_5_4_2()
{
    OneServer s1(OneServer::with(2, {1, 2}));
    s1.becomesLeader();
    s1.isAcknowledged(S2, 2);
    QCOMPARE(s1.node.commit(), Index{0});
    QVERIFY(s1.noted(NoteKind::NotCommittedOldTerm));
}

void Commit::anEntryOfTheOwnTermCommitsAllBeforeIt_5_4_2()
{
    OneServer s1(OneServer::with(2, {1, 2}));
    s1.becomesLeader();
    s1.isAcknowledged(S2, 3);
    QCOMPARE(s1.node.commit(), Index{3});
    QCOMPARE(s1.effects.apply.first, Index{1});
}

/// (c): S1 has brought its old entry of term 2 to a majority; (d): S5 may still win and overwrite it, so it
/// must not be committed; (e): with an entry of its own term on a majority it is, and S5 cannot win any more.
void Commit::figure8()
{
    OneServer s1(OneServer::with(3, {1, 2}, 5));
    s1.becomesLeader();
    s1.isAcknowledged(S2, 2);
    s1.isAcknowledged(S3, 2);
    QCOMPARE(s1.node.commit(), Index{0});
    s1.isAcknowledged(S2, 3);
    s1.isAcknowledged(S3, 3);
    QCOMPARE(s1.node.commit(), Index{3});

    OneServer::Start start = OneServer::with(4, {1, 2, 4}, 5);
    start.config.id = S3;
    OneServer s3(start);
    s3.getsAnInstantDisk();
    s3.hears(S5, 5, RequestVote{at(2, 3), false, false});
    QVERIFY(!s3.lastSent<VoteReply>().granted);
}

void Commit::followersCommitOnlyWhatTheyHaveCompared_Figure2()
{
    OneServer s1(OneServer::with(2, {1, 1, 1, 1}));
    s1.getsAnInstantDisk();
    s1.hears(S2, 2, append(at(1, 1), entries(2, {1}), 4)); // Entries 3 and 4 may be others than the leader's.
    QCOMPARE(s1.node.commit(), Index{2});
    s1.hears(S2, 2, append(at(2, 1), entries(3, {2, 2}), 4));
    QCOMPARE(s1.node.commit(), Index{4});
    QCOMPARE(*s1.node.log().termAt({4}), Term{2});
}

void Commit::theCommitIndexNeverGoesBack()
{
    OneServer s1(OneServer::with(1, {1, 1, 1}));
    s1.getsAnInstantDisk();
    s1.hears(S2, 1, append(at(3, 1), {}, 3));
    s1.hears(S2, 1, append(at(3, 1), {}, 1));
    QCOMPARE(s1.node.commit(), Index{3});
    QVERIFY(s1.effects.apply.empty());
}

void Commit::aCommitBeyondTheLogIsNoHarm()
{
    OneServer s1(OneServer::with(1, {1}));
    s1.getsAnInstantDisk();
    s1.hears(S2, 1, append(at(1, 1), {}, ~std::uint64_t{0}));
    QCOMPARE(s1.node.commit(), Index{1});
}

void Commit::followersHearOfACommitWithTheNextMessage()
{
    OneServer s1;
    s1.becomesLeader();
    s1.isAcknowledged(S2, 1);
    QVERIFY(s1.sent<AppendEntries>().empty());
    s1.timesOut();
    QCOMPARE(s1.sentTo<AppendEntries>(S2)->commit, Index{1});
}

void Commit::anEagerLeaderTellsACommitAtOnce()
{
    OneServer::Start start;
    start.config.eagerCommit = true;
    OneServer s1(start);
    s1.becomesLeader();
    s1.isAcknowledged(S2, 1);
    QCOMPARE(s1.sentTo<AppendEntries>(S2)->commit, Index{1});
    QVERIFY(!s1.sentTo<AppendEntries>(S3)); // Its log is not known yet.
    s1.isAcknowledged(S2, 1);
    QVERIFY(s1.sent<AppendEntries>().empty()); // Once is enough.
}

void Commit::committedEntriesAreAppliedInPages()
{
    OneServer::Start start = OneServer::with(1, {1, 1, 1, 1, 1});
    start.config.maxApply = 2;
    OneServer s1(start);
    s1.hears(S2, 1, append(at(5, 1), {}, 5));
    QCOMPARE(s1.effects.apply.last, Index{2});
    QCOMPARE(s1.node.applied(), Index{2});
    QCOMPARE(s1.node.takeCommitted().last, Index{4});
    const ApplyRange last = s1.node.takeCommitted();
    QCOMPARE(last.first, Index{5});
    QCOMPARE(last.last, Index{5});
    QVERIFY(s1.node.takeCommitted().empty());
}

void Commit::aLearnerCommitsButDoesNotCount_thesis_4_2_1()
{
    OneServer::Start start;
    start.stored.membership = Membership{{S1, S2, S3}, {}, {S4, S5}};
    OneServer s1(start);
    s1.becomesLeader();
    s1.isAcknowledged(S4, 1);
    s1.isAcknowledged(S5, 1);
    QCOMPARE(s1.node.commit(), Index{0});
    s1.isAcknowledged(S2, 1);
    QCOMPARE(s1.node.commit(), Index{1});
}

void Commit::aRecordedCommitIndexSavesWork()
{
    OneServer::Start start = OneServer::with(1, {1, 1, 1});
    start.stored.commit = {2};
    OneServer s1(start);
    QCOMPARE(s1.node.commit(), Index{2});
    QCOMPARE(s1.node.takeCommitted().last, Index{2});
    start.stored.commit = {99}; // More than there is.
    QCOMPARE(OneServer(start).node.commit(), Index{3});
}

QTEST_GUILESS_MAIN(Commit)
#include "commit.moc"
