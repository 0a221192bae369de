#include "handful.h"

/// Linearizable reads without the log: §8, thesis §6.4.
namespace {

using namespace raft;

/// Leads term 1 of three with its no-op committed.
OneServer leader(OneServer::Start start = {})
{
    OneServer s1(start);
    s1.becomesLeader();
    s1.isAcknowledged(S2, 1);
    return s1;
}

OneServer::Start withLeases()
{
    OneServer::Start start;
    start.config.checkQuorum = true;
    start.config.leaseReads = true;
    return start;
}

ReadRound roundOf(const OneServer &s1)
{
    return s1.lastSent<AppendEntries>().round;
}

/// A follower of S2 that has passed on a read.
OneServer asker()
{
    OneServer s1;
    s1.getsAnInstantDisk();
    s1.hears(S2, 1, AppendEntries{});
    s1.does(ReadRequest{{1}});
    return s1;
}

} // namespace

class Reads : public QObject {
    Q_OBJECT

private slots:
    void aLeaderConfirmsThatItLeads_thesis_6_4();
    void theIndexIsThatOfTheMomentOfAsking_thesis_6_4();
    void aLateReplyConfirmsNothingNewer_thesis_6_4();
    void aRefusalConfirmsLeadershipToo_thesis_6_4();
    void whoIsNoVoterConfirmsNothing_thesis_6_4();
    void beforeItsFirstCommitALeaderKnowsNothing_thesis_6_4();
    void aSingleServerAnswersAtOnce();
    void aDeposedLeaderAnswersNothing_thesis_6_4();
    void aLoneVoterAnswersHoweverLongItHasLed();
    void whoIsLeftAloneNeedsNobodysReply();
    void manyReadsShareRoundsAndAllAreAnswered_thesis_6_4();
    void readsAreAnsweredThoughTheyNeverStopComing_thesis_6_4();
    void aSlowReplyConfirmsWhatWasAskedBefore_thesis_6_4();
    void onlySoManyReadsWait();
    void aFollowerAsksTheLeader_thesis_6_4();
    void aLostQuestionIsAskedAgain();
    void aFollowerAnswersOnlyWhatItAsked();
    void anAnswerToAnEarlierLifeConfirmsNothing();
    void aFollowerGivesUpWhenTheLeaderChanges();
    void aLearnerGivesUpOnADeadLeader_thesis_4_2_1();
    void withoutALeaderAReadIsRefused();
    void whoDoesNotLeadConfirmsNothing();
    void aLeaseAnswersAtOnceWhileItLasts_thesis_6_4_1();
    void aLeaseAllowsForClocksThatDiffer_thesis_6_4_1();
    void aLeaseEndsWithTheOrderToTakeOver_thesis_6_4_1();
    void aLeaseOutlivesItsTermAtTheFollowers_thesis_6_4_1();
    void aLeaseOutlivesARestart_thesis_6_4_1();
};

void Reads::aLeaderConfirmsThatItLeads_thesis_6_4()
{
    OneServer s1 = leader();
    s1.does(ReadRequest{{7}});
    QVERIFY(s1.answers<ReadAt>().empty());
    QCOMPARE(s1.sent<AppendEntries>().size(), std::size_t{2}); // A round of heartbeats.
    s1.isAcknowledged(S3, 1, roundOf(s1));
    QCOMPARE(s1.answers<ReadAt>().size(), std::size_t{1});
    QCOMPARE(s1.answers<ReadAt>().front().index, Index{1});
    QCOMPARE(s1.effects.answers.front().id, RequestId{7});
    QVERIFY(s1.noted(NoteKind::ReadConfirmed));
}

void Reads::theIndexIsThatOfTheMomentOfAsking_thesis_6_4()
{
    OneServer s1 = leader();
    s1.does(ReadRequest{{7}});
    const ReadRound round = roundOf(s1);
    s1.proposes("later");
    s1.isAcknowledged(S2, 2); // Committed, but not with a reply to the round.
    QCOMPARE(s1.node.commit(), Index{2});
    QVERIFY(s1.answers<ReadAt>().empty());
    s1.isAcknowledged(S2, 2, round);
    QCOMPARE(s1.answers<ReadAt>().front().index, Index{1});
}

void Reads::aLateReplyConfirmsNothingNewer_thesis_6_4()
{
    OneServer s1 = leader();
    s1.does(ReadRequest{{7}});
    const ReadRound first = roundOf(s1);
    s1.does(ReadRequest{{8}});
    const ReadRound second = roundOf(s1);
    QVERIFY(second > first);
    s1.isAcknowledged(S2, 1, first);
    QCOMPARE(s1.effects.answers.size(), std::size_t{1});
    s1.isAcknowledged(S3, 1, first);
    QVERIFY(s1.effects.answers.empty());
    s1.isAcknowledged(S3, 1, {second.value + 5}); // A round that has not begun.
    QVERIFY(s1.effects.answers.empty());
    s1.isAcknowledged(S3, 1, second);
    QCOMPARE(s1.effects.answers.front().id, RequestId{8});
}

void Reads::aRefusalConfirmsLeadershipToo_thesis_6_4()
{
    OneServer s1 = leader();
    s1.does(ReadRequest{{7}});
    s1.hears(S3, 1, AppendReply{false, {}, {1}, {}, roundOf(s1)}); // Behind, but of the same term.
    QCOMPARE(s1.answers<ReadAt>().size(), std::size_t{1});
}

void Reads::whoIsNoVoterConfirmsNothing_thesis_6_4()
{
    OneServer::Start start;
    start.stored.membership = Membership{{S1, S2, S3}, {}, {S4}};
    OneServer s1 = leader(start);
    s1.does(ReadRequest{{7}});
    const ReadRound round = roundOf(s1);
    s1.isAcknowledged(S4, 1, round);
    QVERIFY(s1.answers<ReadAt>().empty());
    s1.isAcknowledged(S3, 1, round);
    QCOMPARE(s1.answers<ReadAt>().size(), std::size_t{1});
}

void Reads::beforeItsFirstCommitALeaderKnowsNothing_thesis_6_4()
{
    OneServer::Start start = OneServer::with(3, {1, 3});
    start.stored.commit = {1};
    OneServer s1(start);
    s1.becomesLeader();
    s1.does(ReadRequest{{7}});
    QVERIFY(s1.sent<AppendEntries>().empty());
    s1.isAcknowledged(S2, 3);
    QVERIFY(s1.answers<ReadAt>().empty()); // Now it knows the index; its round begins.
    s1.isAcknowledged(S2, 3, roundOf(s1));
    QCOMPARE(s1.answers<ReadAt>().front().index, Index{3});
}

void Reads::aSingleServerAnswersAtOnce()
{
    OneServer s1(OneServer::with(0, {}, 1));
    s1.becomesLeader();
    s1.does(ReadRequest{{7}});
    QCOMPARE(s1.answers<ReadAt>().front().index, Index{1});
}

void Reads::aDeposedLeaderAnswersNothing_thesis_6_4()
{
    OneServer s1 = leader();
    s1.does(ReadRequest{{7}});
    const ReadRound round = roundOf(s1);
    s1.hears(S3, 1, ReadIndex{{4}});
    s1.hears(S2, 2, RequestVote{at(1, 1), false, false});
    QVERIFY(s1.refused(Refusal::NotLeader));
    QVERIFY(!s1.answers<Refused>().front().leader);
    QVERIFY(s1.noted(NoteKind::ReadRefused));
    QVERIFY(s1.sentTo<ReadIndexReply>(S3) && !s1.sentTo<ReadIndexReply>(S3)->confirmed);
    s1.hears(S2, 1, AppendReply{true, {1}, {}, {}, round});
    QVERIFY(s1.answers<ReadAt>().empty());
}

// Its heartbeats begin rounds that nobody answers.
void Reads::aLoneVoterAnswersHoweverLongItHasLed()
{
    OneServer s1(OneServer::with(1, {1}, 1));
    s1.becomesLeader();
    for (int beat = 0; beat < 50; ++beat)
        s1.timesOut();
    s1.does(ReadRequest{{7}});
    QCOMPARE(s1.answers<ReadAt>().size(), std::size_t{1});
}

void Reads::whoIsLeftAloneNeedsNobodysReply()
{
    OneServer s1(OneServer::with(1, {1}, 2));
    s1.becomesLeader();
    s1.isAcknowledged(S2, 2);
    s1.does(ReadRequest{{7}});
    QVERIFY(s1.answers<ReadAt>().empty());
    s1.does(ChangeMembership{{8}, voters(1), false}); // Counts from now on: S2 has no say any more.
    s1.timesOut();
    QCOMPARE(s1.answers<ReadAt>().size(), std::size_t{1});
}

void Reads::manyReadsShareRoundsAndAllAreAnswered_thesis_6_4()
{
    Handful servers(3, {}, 5);
    servers.run(Time{1'000'000});
    const std::uint64_t before = servers.messagesDelivered();
    for (int i = 0; i < 1000; ++i)
        servers.read(*servers.leader());
    servers.settle();
    QCOMPARE(servers.readsAnswered(), std::uint64_t{1000});
    QVERIFY(servers.messagesDelivered() - before < 100);
}

// New reads come faster than replies: the older ones are confirmed all the same.
void Reads::readsAreAnsweredThoughTheyNeverStopComing_thesis_6_4()
{
    OneServer s1 = leader();
    std::deque<ReadRound> replies;
    std::size_t answered = 0;
    for (std::uint64_t i = 0; i < 2000; ++i) {
        s1.does(ReadRequest{{i}});
        answered += s1.answers<ReadAt>().size();
        replies.push_back(roundOf(s1));
        if (replies.size() > 200) { // Each reply is on its way for the time of 200 reads.
            s1.isAcknowledged(S2, 1, replies.front());
            answered += s1.answers<ReadAt>().size();
            if (!s1.sent<AppendEntries>().empty())
                replies.push_back(roundOf(s1));
            replies.pop_front();
        }
    }
    QVERIFY2(answered > 1000, std::to_string(answered).c_str());
}

// Many rounds begin while the reply is on its way.
void Reads::aSlowReplyConfirmsWhatWasAskedBefore_thesis_6_4()
{
    OneServer s1 = leader();
    s1.does(ReadRequest{{1}});
    const ReadRound asked = roundOf(s1);
    for (int beats = 0; beats < 20; ++beats)
        s1.timesOut();
    s1.isAcknowledged(S2, 1, asked);
    QCOMPARE(s1.answers<ReadAt>().size(), std::size_t{1});
}

void Reads::onlySoManyReadsWait()
{
    OneServer::Start start;
    start.config.maxPending = 2;
    OneServer s1 = leader(start);
    for (std::uint64_t read = 1; read <= 2; ++read) {
        s1.does(ReadRequest{{read}});
        QVERIFY(!s1.refused(Refusal::TooManyPending));
    }
    s1.does(ReadRequest{{3}});
    QVERIFY(s1.refused(Refusal::TooManyPending));

    OneServer follower(start);
    follower.getsAnInstantDisk();
    follower.hears(S2, 1, AppendEntries{});
    for (std::uint64_t read = 1; read <= 3; ++read)
        follower.does(ReadRequest{{read}});
    QVERIFY(follower.refused(Refusal::TooManyPending));
    QVERIFY(follower.sent<ReadIndex>().empty());
}

void Reads::aFollowerAsksTheLeader_thesis_6_4()
{
    OneServer s1 = asker();
    const auto question = s1.sentTo<ReadIndex>(S2);
    QVERIFY(question.has_value());
    s1.hears(S2, 1, ReadIndexReply{question->id, true, {5}});
    QCOMPARE(s1.answers<ReadAt>().front().index, Index{5});
    QCOMPARE(s1.effects.answers.front().id, RequestId{1});
}

void Reads::aLostQuestionIsAskedAgain()
{
    OneServer s1 = asker();
    const RequestId asked = s1.sentTo<ReadIndex>(S2)->id;
    s1.hears(S2, 1, AppendEntries{});
    QVERIFY2(s1.sent<ReadIndex>().empty(), "too early");
    s1.waits(Time{150'000});
    s1.hears(S2, 1, AppendEntries{});
    QCOMPARE(s1.sentTo<ReadIndex>(S2)->id, asked);
    s1.hears(S2, 1, AppendEntries{});
    QVERIFY2(s1.sent<ReadIndex>().empty(), "once is enough for a while");
    s1.hears(S2, 1, ReadIndexReply{asked, true, {5}});
    QCOMPARE(s1.answers<ReadAt>().size(), std::size_t{1});
}

void Reads::aFollowerAnswersOnlyWhatItAsked()
{
    OneServer s1 = asker();
    const RequestId asked = s1.sentTo<ReadIndex>(S2)->id;
    s1.hears(S2, 1, ReadIndexReply{{asked.value + 1}, true, {5}});
    QVERIFY(s1.effects.answers.empty());
    QVERIFY(s1.noted(NoteKind::Ignored));
    s1.hears(S2, 1, ReadIndexReply{asked, false, {}});
    QVERIFY(s1.refused(Refusal::NotLeader));
    s1.hears(S2, 1, ReadIndexReply{asked, false, {}}); // Doubled by the network.
    QVERIFY(s1.effects.answers.empty());
}

void Reads::anAnswerToAnEarlierLifeConfirmsNothing()
{
    OneServer s1 = asker();
    const RequestId old = s1.sentTo<ReadIndex>(S2)->id;
    s1.waits(Time{1});
    s1.crashesAndRestarts();
    s1.hears(S2, 1, AppendEntries{});
    s1.does(ReadRequest{{1}}); // The new life counts its requests from the beginning.
    s1.hears(S2, 1, ReadIndexReply{old, true, {5}});
    QVERIFY(s1.effects.answers.empty());
}

void Reads::aFollowerGivesUpWhenTheLeaderChanges()
{
    OneServer s1 = asker();
    s1.hears(S3, 2, AppendEntries{});
    QVERIFY(s1.refused(Refusal::NotLeader));

    OneServer impatient = asker();
    impatient.timesOut();
    QVERIFY(impatient.refused(Refusal::NotLeader));
}

void Reads::aLearnerGivesUpOnADeadLeader_thesis_4_2_1()
{
    OneServer::Start start;
    start.stored.membership = Membership{{S2, S3}, {}, {S1}};
    OneServer s1(start);
    s1.getsAnInstantDisk();
    s1.hears(S2, 1, AppendEntries{});
    s1.does(ReadRequest{{1}});
    QVERIFY(s1.sentTo<ReadIndex>(S2));
    s1.timesOut();
    QVERIFY(s1.refused(Refusal::NotLeader));
    QVERIFY(!s1.node.leader());
    s1.does(ReadRequest{{2}});
    QVERIFY(s1.refused(Refusal::NotLeader));
}

void Reads::withoutALeaderAReadIsRefused()
{
    OneServer s1;
    s1.does(ReadRequest{{1}});
    QVERIFY(s1.refused(Refusal::NotLeader));
}

void Reads::whoDoesNotLeadConfirmsNothing()
{
    OneServer s1;
    s1.hears(S2, 0, ReadIndex{{3}});
    QVERIFY(s1.sent<ReadIndexReply>().size() == 1 && !s1.lastSent<ReadIndexReply>().confirmed);
    OneServer leading = leader();
    leading.hears(S5, 1, ReadIndex{{3}}); // Nobody knows S5.
    QVERIFY(leading.sent<ReadIndexReply>().size() == 1 && !leading.lastSent<ReadIndexReply>().confirmed);
}

void Reads::aLeaseAnswersAtOnceWhileItLasts_thesis_6_4_1()
{
    OneServer s1 = leader(withLeases());
    s1.timesOut();
    s1.isAcknowledged(S2, 1, roundOf(s1));
    s1.waits(Time{134'000}); // Nine tenths of the shortest election timeout are 135 ms.
    s1.does(ReadRequest{{7}});
    QCOMPARE(s1.answers<ReadAt>().size(), std::size_t{1});
    s1.waits(Time{1'000});
    s1.does(ReadRequest{{8}});
    QVERIFY(s1.answers<ReadAt>().empty());
}

// The leader's clock runs 5 % slow, its follower's 5 % fast.
void Reads::aLeaseAllowsForClocksThatDiffer_thesis_6_4_1()
{
    OneServer s1 = leader(withLeases());
    OneServer s2(withLeases());
    s1.timesOut();
    s1.isAcknowledged(S2, 1, roundOf(s1));
    s2.hears(S3, 1, AppendEntries{}); // As S1's round began.

    std::int64_t milliseconds = 0;
    while (!s2.lastSent<VoteReply>().granted) {
        ++milliseconds;
        s2.waits(Time{1'050});
        s2.hears(S3, 2, RequestVote{at(9, 1), true, false});
    }
    s1.waits(Time{950 * milliseconds});
    s1.does(ReadRequest{{7}});
    QVERIFY(s1.answers<ReadAt>().empty());
}

void Reads::aLeaseEndsWithTheOrderToTakeOver_thesis_6_4_1()
{
    OneServer s1 = leader(withLeases());
    s1.timesOut();
    s1.isAcknowledged(S2, 1, roundOf(s1));
    s1.does(TransferLeadership{{1}, S2});
    QCOMPARE(s1.sent<TimeoutNow>().size(), std::size_t{1});
    s1.does(ReadRequest{{7}}); // S2 may lead by now.
    QVERIFY(s1.answers<ReadAt>().empty());
}

void Reads::aLeaseOutlivesItsTermAtTheFollowers_thesis_6_4_1()
{
    OneServer s1(withLeases());
    s1.getsAnInstantDisk();
    s1.waits(Time{1'000'000});
    s1.hears(S2, 1, AppendEntries{});
    s1.hears(S3, 5, VoteReply{}); // Somebody is in a later term; S2 does not know yet.
    QCOMPARE(s1.node.term(), Term{5});
    s1.hears(S3, 6, RequestVote{});
    QVERIFY(s1.noted(NoteKind::VoteRefusedLeaderAlive));
}

void Reads::aLeaseOutlivesARestart_thesis_6_4_1()
{
    OneServer s1(withLeases());
    s1.getsAnInstantDisk();
    s1.waits(Time{1'000'000});
    s1.hears(S2, 1, AppendEntries{});
    s1.crashesAndRestarts();
    s1.hears(S3, 6, RequestVote{});
    QVERIFY(s1.noted(NoteKind::VoteRefusedLeaderAlive));
    s1.waits(Time{150'000});
    s1.hears(S3, 6, RequestVote{});
    QVERIFY(s1.lastSent<VoteReply>().granted);
}

QTEST_GUILESS_MAIN(Reads)
#include "reads.moc"
