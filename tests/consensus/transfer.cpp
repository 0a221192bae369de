#include "handful.h"

/// Handing leadership over: thesis §3.10.
namespace {

using namespace raft;

OneServer leader()
{
    OneServer s1;
    s1.becomesLeader();
    s1.isAcknowledged(S2, 1);
    s1.proposes("a");
    s1.isAcknowledged(S3, 1);
    return s1;
}

} // namespace

class TransferStories : public QObject {
    Q_OBJECT

private slots:
    void whoHasTheWholeLogIsToldAtOnce_thesis_3_10();
    void whoLacksEntriesGetsThemFirst_thesis_3_10();
    void withoutANameTheMostUpToDateIsChosen_thesis_3_10();
    void whoDoesNotAnswerIsNotChosen_thesis_3_10();
    void noNewWritesDuringATransfer_thesis_3_10();
    void theTargetStandsAtOnce_thesis_3_10();
    void itsCandidacyNeedsNobodysPatience_thesis_4_2_3();
    void aTransferThatTakesTooLongIsGivenUp_thesis_3_10();
    void aTransferSucceedsWhenTheTargetLeads_thesis_3_10();
    void aTransferFailsWhenSomebodyElseLeads_thesis_3_10();
    void aTransferFailsWhenNobodyIsHeardOf_thesis_3_10();
    void whomAJointChangeRemovesIsNoTarget_section_6();
    void aLeaderThatFallsBeforeItTellsHasNotTransferred();
    void aLeaderThatIsRemovedDoesNotVouchForItsHeir_thesis_4_2_2();
    void targetsThatMakeNoSenseAreRefused();
    void aWholeTransferIsQuick();
};

void TransferStories::whoHasTheWholeLogIsToldAtOnce_thesis_3_10()
{
    OneServer s1 = leader();
    s1.isAcknowledged(S2, 2);
    s1.does(TransferLeadership{{5}, S2});
    QCOMPARE(s1.sent<TimeoutNow>().size(), std::size_t{1});
    QCOMPARE(s1.sent<TimeoutNow>().front().to, S2);
    QVERIFY(s1.noted(NoteKind::TransferStarted));
}

void TransferStories::whoLacksEntriesGetsThemFirst_thesis_3_10()
{
    OneServer s1 = leader();
    s1.does(TransferLeadership{{5}, S2});
    QVERIFY(s1.sent<TimeoutNow>().empty());
    s1.isAcknowledged(S2, 2);
    QCOMPARE(s1.sent<TimeoutNow>().size(), std::size_t{1});
    s1.isAcknowledged(S2, 2);
    QVERIFY(s1.sent<TimeoutNow>().empty()); // Once.
}

void TransferStories::withoutANameTheMostUpToDateIsChosen_thesis_3_10()
{
    OneServer s1 = leader();
    s1.isAcknowledged(S3, 2);
    s1.does(TransferLeadership{{5}, std::nullopt});
    QCOMPARE(s1.sent<TimeoutNow>().front().to, S3);
}

void TransferStories::whoDoesNotAnswerIsNotChosen_thesis_3_10()
{
    OneServer::Start start;
    start.config.checkQuorum = true;
    OneServer s1(start);
    s1.becomesLeader();
    s1.proposes("a");
    s1.isAcknowledged(S2, 2); // Then it falls silent, with the whole log on its disk.
    for (int beats = 0; beats < 10; ++beats) {
        s1.timesOut();
        s1.isAcknowledged(S3, 1, s1.lastSent<AppendEntries>().round); // Who answers lacks an entry.
    }
    s1.does(TransferLeadership{{5}, std::nullopt});
    QVERIFY(s1.sent<TimeoutNow>().empty());
    s1.isAcknowledged(S3, 2);
    QCOMPARE(s1.sent<TimeoutNow>().size(), std::size_t{1});
    QCOMPARE(s1.sent<TimeoutNow>().front().to, S3);
}

void TransferStories::noNewWritesDuringATransfer_thesis_3_10()
{
    OneServer s1 = leader();
    s1.does(TransferLeadership{{5}, S2});
    s1.proposes("b");
    QVERIFY(s1.refused(Refusal::TransferInProgress));
    s1.does(ChangeMembership{{6}, voters(4), false});
    QVERIFY(s1.refused(Refusal::TransferInProgress));
    s1.does(TransferLeadership{{7}, S3});
    QVERIFY(s1.refused(Refusal::TransferInProgress));
    QCOMPARE(s1.node.log().lastIndex(), Index{2});
}

void TransferStories::theTargetStandsAtOnce_thesis_3_10()
{
    OneServer::Start start;
    start.config.preVote = true; // Not asked first: the leader wants it.
    OneServer s1(start);
    s1.getsAnInstantDisk();
    s1.hears(S2, 1, AppendEntries{});
    s1.hears(S2, 1, TimeoutNow{});
    QVERIFY(s1.node.role() == Role::Candidate);
    QCOMPARE(s1.node.term(), Term{2});
    QVERIFY(s1.lastSent<RequestVote>().transfer);
}

void TransferStories::itsCandidacyNeedsNobodysPatience_thesis_4_2_3()
{
    OneServer::Start start;
    start.config.checkQuorum = true;
    OneServer s1(start);
    s1.getsAnInstantDisk();
    s1.hears(S2, 1, AppendEntries{});
    s1.hears(S3, 2, RequestVote{{}, false, true});
    QVERIFY(s1.lastSent<VoteReply>().granted);
}

void TransferStories::aTransferThatTakesTooLongIsGivenUp_thesis_3_10()
{
    OneServer s1 = leader();
    s1.does(TransferLeadership{{5}, S2});
    for (int beats = 0; beats < 2; ++beats)
        s1.timesOut();
    QVERIFY(s1.answers<Transferred>().empty());
    s1.timesOut(); // The shortest election timeout is over.
    QVERIFY(!s1.answers<Transferred>().front().success);
    QCOMPARE(s1.effects.answers.front().id, RequestId{5});
    QVERIFY(s1.noted(NoteKind::TransferAborted));
    s1.proposes("b");
    QCOMPARE(s1.answers<Accepted>().size(), std::size_t{1});
}

namespace {

/// S1 has told S2 to stand, and a candidate of term 2 has come: who will lead, S1 does not know.
OneServer handingOverToS2(NodeId candidate)
{
    OneServer s1 = leader();
    s1.isAcknowledged(S2, 2);
    s1.does(TransferLeadership{{5}, S2});
    s1.hears(candidate, 2, RequestVote{at(2, 1), false, true});
    return s1;
}

} // namespace

void TransferStories::aTransferSucceedsWhenTheTargetLeads_thesis_3_10()
{
    OneServer s1 = handingOverToS2(S2);
    QVERIFY(s1.lastSent<VoteReply>().granted);
    QVERIFY(s1.answers<Transferred>().empty());
    s1.hears(S2, 2, AppendEntries{at(2, 1), {}, {}, {}});
    QCOMPARE(s1.answers<Transferred>().size(), std::size_t{1});
    QVERIFY(s1.answers<Transferred>().front().success);
    QCOMPARE(s1.effects.answers.front().id, RequestId{5});
    s1.hears(S2, 2, AppendEntries{at(2, 1), {}, {}, {}});
    QVERIFY(s1.answers<Transferred>().empty()); // Once.
}

void TransferStories::aTransferFailsWhenSomebodyElseLeads_thesis_3_10()
{
    OneServer s1 = handingOverToS2(S2);
    s1.hears(S3, 3, AppendEntries{at(2, 1), {}, {}, {}});
    QVERIFY(!s1.answers<Transferred>().front().success);
    QVERIFY(s1.noted(NoteKind::TransferAborted));
}

void TransferStories::aTransferFailsWhenNobodyIsHeardOf_thesis_3_10()
{
    OneServer s1 = handingOverToS2(S3);
    s1.timesOut();
    QVERIFY(!s1.answers<Transferred>().front().success);
}

void TransferStories::whomAJointChangeRemovesIsNoTarget_section_6()
{
    OneServer s1 = leader();
    s1.isAcknowledged(S2, 2);
    s1.does(ChangeMembership{{4}, {{S1, S4, S5}, {}, {}}, false});
    s1.does(TransferLeadership{{5}, S2});
    QVERIFY(s1.refused(Refusal::Invalid));
    s1.does(TransferLeadership{{6}, S4});
    QVERIFY(s1.noted(NoteKind::TransferStarted));
}

void TransferStories::aLeaderThatFallsBeforeItTellsHasNotTransferred()
{
    OneServer s1 = leader();
    s1.does(TransferLeadership{{5}, S2});
    s1.hears(S3, 2, RequestVote{at(2, 1), false, false});
    QVERIFY(!s1.node.isLeader());
    QVERIFY(!s1.answers<Transferred>().front().success);
}

void TransferStories::aLeaderThatIsRemovedDoesNotVouchForItsHeir_thesis_4_2_2()
{
    OneServer s1 = leader();
    s1.does(ChangeMembership{{4}, {{S2, S3}, {}, {}}, false});
    s1.does(TransferLeadership{{5}, S2});
    s1.isAcknowledged(S2, 3);
    QCOMPARE(s1.sent<TimeoutNow>().size(), std::size_t{1});
    s1.isAcknowledged(S3, 3); // The removal is committed before anybody has stood.
    QVERIFY(!s1.node.isLeader());
    QVERIFY(!s1.answers<Transferred>().front().success);
}

void TransferStories::targetsThatMakeNoSenseAreRefused()
{
    OneServer s1 = leader();
    s1.does(TransferLeadership{{5}, S1});
    QVERIFY(s1.refused(Refusal::Invalid));
    s1.does(TransferLeadership{{5}, S5});
    QVERIFY(s1.refused(Refusal::Invalid));

    OneServer::Start start;
    start.stored.membership = Membership{{S1}, {}, {S2}};
    OneServer alone(start);
    alone.becomesLeader();
    alone.does(TransferLeadership{{5}, S2}); // A learner.
    QVERIFY(alone.refused(Refusal::Invalid));
    alone.does(TransferLeadership{{5}, std::nullopt});
    QVERIFY(alone.refused(Refusal::Invalid));

    OneServer follower;
    follower.does(TransferLeadership{{5}, S2});
    QVERIFY(follower.refused(Refusal::NotLeader));
}

void TransferStories::aWholeTransferIsQuick()
{
    Config config;
    config.preVote = true;
    config.checkQuorum = true;
    Handful servers(5, config, 2);
    servers.run(Time{1'000'000});
    const NodeId before = *servers.leader();
    const NodeId target = before == S1 ? S2 : S1;
    servers.ask(before, TransferLeadership{{5}, target});
    servers.settle(); // No timer has fired.
    QVERIFY(servers.leader() == target);
    servers.run(Time{200'000});
    QVERIFY(servers.converged());
}

QTEST_GUILESS_MAIN(TransferStories)
#include "transfer.moc"
