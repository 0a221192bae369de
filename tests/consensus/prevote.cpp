#include "handful.h"

/// Pre-votes (thesis §9.6) and the check of the quorum (thesis §4.2.3, §6.2).
namespace {

using namespace raft;

OneServer::Start withPreVotes(std::uint64_t term = 4, std::initializer_list<std::uint64_t> log = {1, 4})
{
    OneServer::Start start = OneServer::with(term, log);
    start.config.preVote = true;
    return start;
}

OneServer::Start withQuorumChecks()
{
    OneServer::Start start;
    start.config.checkQuorum = true;
    return start;
}

RequestVote preVote(Position last)
{
    return {last, true, false};
}

} // namespace

class PreVoteStories : public QObject {
    Q_OBJECT

private slots:
    void askingChangesNothing_thesis_9_6();
    void aMajorityOfGrantsStartsTheElection_thesis_9_6();
    void aGrantChangesNothingAtTheVoter_thesis_9_6();
    void aGrantNamesTheTermThatWasAskedFor_thesis_9_6();
    void anOutdatedLogIsRefused_thesis_9_6();
    void aMajorityOfRefusalsEndsTheAttempt_thesis_9_6();
    void aLateGrantIsNoVote_thesis_9_6();
    void refusalsOfAnEarlierAttemptDoNotCount_thesis_9_6();
    void aLeaderThatAsksForPreVotesNeedsAQuorum_thesis_6_2();
    void aGrantForAnotherTermDoesNotCount_thesis_9_6();
    void whoIsBehindLearnsTheTermFromTheRefusal_thesis_9_6();
    void aReturningServerDeposesNobody_thesis_9_6();
    void whoHearsALeaderHelpsNobodyToDeposeIt_thesis_4_2_3();
    void theLeaderItselfRefuses_thesis_4_2_3();
    void afterTheShortestTimeoutTheVoteIsFree_thesis_4_2_3();
    void aLeaderWithoutAQuorumStepsDown_thesis_6_2();
    void aLeaderWithAQuorumStays_thesis_6_2();
    void aNewcomerHasTimeToAnswer_thesis_6_2();
    void aLeaderMayBeSlowToWrite_thesis_10_2_1();
    void aLeaderWhoseDiskHangsGivesWay();
};

void PreVoteStories::askingChangesNothing_thesis_9_6()
{
    OneServer s1(withPreVotes());
    s1.timesOut();
    QVERIFY(s1.node.role() == Role::PreCandidate);
    QCOMPARE(s1.node.term(), Term{4});
    QVERIFY(!s1.node.vote());
    QVERIFY(!s1.effects.write);
    QCOMPARE(s1.sent<RequestVote>().size(), std::size_t{2}); // At once: nothing is promised.
    QCOMPARE(s1.sent<RequestVote>().front().term, Term{5});
    QVERIFY(s1.lastSent<RequestVote>().preVote);
}

void PreVoteStories::aMajorityOfGrantsStartsTheElection_thesis_9_6()
{
    OneServer s1(withPreVotes());
    s1.getsAnInstantDisk();
    s1.timesOut();
    s1.hears(S3, 5, VoteReply{true, true});
    QVERIFY(s1.node.role() == Role::Candidate);
    QCOMPARE(s1.node.term(), Term{5});
    QVERIFY(!s1.lastSent<RequestVote>().preVote);
}

void PreVoteStories::aGrantChangesNothingAtTheVoter_thesis_9_6()
{
    OneServer s1(withPreVotes());
    const Time deadline = s1.node.deadline();
    s1.waits(Time{1000});
    s1.hears(S2, 5, preVote(at(2, 4)));
    QVERIFY(s1.lastSent<VoteReply>().granted && s1.lastSent<VoteReply>().preVote);
    QVERIFY(s1.noted(NoteKind::PreVoteGranted));
    QCOMPARE(s1.node.term(), Term{4});
    QVERIFY(!s1.node.vote());
    QVERIFY(!s1.effects.write);
    QVERIFY(s1.node.deadline() == deadline);
    s1.hears(S3, 5, preVote(at(2, 4))); // Anybody may ask.
    QVERIFY(s1.lastSent<VoteReply>().granted);
}

void PreVoteStories::aGrantNamesTheTermThatWasAskedFor_thesis_9_6()
{
    OneServer s1(withPreVotes());
    s1.hears(S2, 8, preVote(at(2, 4)));
    QCOMPARE(s1.sent<VoteReply>().front().term, Term{8});
    QCOMPARE(s1.node.term(), Term{4});
}

void PreVoteStories::anOutdatedLogIsRefused_thesis_9_6()
{
    OneServer s1(withPreVotes());
    s1.hears(S2, 5, preVote(at(9, 3)));
    QVERIFY(!s1.lastSent<VoteReply>().granted && s1.sent<VoteReply>().size() == 1);
    s1.hears(S2, 4, preVote(at(2, 4))); // A term that has begun already.
    QVERIFY(!s1.lastSent<VoteReply>().granted && s1.sent<VoteReply>().size() == 1);
}

void PreVoteStories::aMajorityOfRefusalsEndsTheAttempt_thesis_9_6()
{
    OneServer s1(withPreVotes());
    s1.timesOut();
    s1.hears(S2, 4, VoteReply{false, true});
    QVERIFY(s1.node.role() == Role::PreCandidate);
    s1.hears(S3, 4, VoteReply{false, true});
    QVERIFY(s1.node.role() == Role::Follower);
}

void PreVoteStories::aLateGrantIsNoVote_thesis_9_6()
{
    OneServer::Start start = withPreVotes();
    start.stored.membership = voters(5);
    OneServer s1(start);
    s1.getsAnInstantDisk();
    s1.timesOut();
    s1.hears(S2, 5, VoteReply{true, true});
    s1.hears(S3, 5, VoteReply{true, true});
    QVERIFY(s1.node.role() == Role::Candidate);
    s1.hears(S4, 5, VoteReply{true, true});
    s1.hears(S5, 5, VoteReply{true, true});
    QVERIFY(s1.node.role() == Role::Candidate);
}

void PreVoteStories::refusalsOfAnEarlierAttemptDoNotCount_thesis_9_6()
{
    OneServer s1(withPreVotes());
    s1.timesOut();
    const RequestId first = s1.lastSent<RequestVote>().ballot;
    s1.timesOut();
    const RequestId second = s1.lastSent<RequestVote>().ballot;
    QVERIFY(first != second);
    s1.hears(S2, 4, VoteReply{false, true, first});
    s1.hears(S3, 4, VoteReply{false, true, first});
    QVERIFY(s1.node.role() == Role::PreCandidate);
    QVERIFY(s1.noted(NoteKind::LateReply));
    s1.hears(S2, 5, VoteReply{true, true, second});
    QVERIFY(s1.node.role() == Role::Candidate);
    QCOMPARE(s1.node.term(), Term{5});
}

// Who hears it does not stand, and who does not hear it may lack the votes.
void PreVoteStories::aLeaderThatAsksForPreVotesNeedsAQuorum_thesis_6_2()
{
    OneServer::Start start;
    start.config.preVote = true;
    OneServer s1(start);
    s1.getsAnInstantDisk();
    s1.timesOut();
    s1.hears(S2, 1, VoteReply{true, true});
    s1.hears(S2, 1, VoteReply{true, false});
    QVERIFY(s1.node.isLeader());
    for (int beats = 0; beats < 10 && s1.node.isLeader(); ++beats)
        s1.timesOut();
    QVERIFY(!s1.node.isLeader());
    QVERIFY(s1.noted(NoteKind::QuorumLost));
}

void PreVoteStories::aGrantForAnotherTermDoesNotCount_thesis_9_6()
{
    OneServer s1(withPreVotes());
    s1.timesOut();
    s1.hears(S2, 4, VoteReply{true, true});
    s1.hears(S2, 9, VoteReply{true, true});
    QVERIFY(s1.node.role() == Role::PreCandidate);
    QCOMPARE(s1.node.term(), Term{4});
}

void PreVoteStories::whoIsBehindLearnsTheTermFromTheRefusal_thesis_9_6()
{
    OneServer s1(withPreVotes());
    s1.timesOut();
    s1.hears(S2, 9, VoteReply{false, true});
    QVERIFY(s1.node.role() == Role::Follower);
    QCOMPARE(s1.node.term(), Term{9});
}

void PreVoteStories::aReturningServerDeposesNobody_thesis_9_6()
{
    Config config;
    config.preVote = true;
    config.checkQuorum = true;
    Handful servers(3, config, 3);
    servers.run(Time{1'000'000});
    const NodeId leader = *servers.leader();
    const Term term = servers.node(leader).term();
    const NodeId away = leader == S1 ? S2 : S1;
    servers.isolate(away);
    servers.run(Time{3'000'000});
    QCOMPARE(servers.node(away).term(), term);
    servers.heal();
    servers.run(Time{1'000'000});
    QVERIFY(servers.leader() == leader);
    QCOMPARE(servers.node(leader).term(), term);
    QVERIFY(servers.converged());
}

void PreVoteStories::whoHearsALeaderHelpsNobodyToDeposeIt_thesis_4_2_3()
{
    OneServer s1(withQuorumChecks());
    s1.getsAnInstantDisk();
    s1.hears(S2, 1, AppendEntries{});
    s1.waits(Time{149'000});
    s1.hears(S3, 7, RequestVote{});
    QVERIFY(s1.noted(NoteKind::VoteRefusedLeaderAlive));
    QCOMPARE(s1.node.term(), Term{1});
    s1.hears(S3, 7, RequestVote{{}, false, true}); // The leader's own wish is another matter.
    QVERIFY(s1.lastSent<VoteReply>().granted);
}

void PreVoteStories::theLeaderItselfRefuses_thesis_4_2_3()
{
    OneServer s1(withQuorumChecks());
    s1.becomesLeader();
    s1.hears(S3, 7, RequestVote{at(9, 6), false, false});
    QVERIFY(s1.node.isLeader());
    s1.hears(S3, 7, preVote(at(9, 6)));
    QVERIFY(s1.node.isLeader() && !s1.lastSent<VoteReply>().granted);
}

void PreVoteStories::afterTheShortestTimeoutTheVoteIsFree_thesis_4_2_3()
{
    OneServer s1(withQuorumChecks());
    s1.getsAnInstantDisk();
    s1.hears(S2, 1, AppendEntries{});
    s1.waits(Time{150'000});
    s1.hears(S3, 7, RequestVote{});
    QVERIFY(s1.lastSent<VoteReply>().granted);
}

void PreVoteStories::aLeaderWithoutAQuorumStepsDown_thesis_6_2()
{
    OneServer s1(withQuorumChecks());
    s1.becomesLeader();
    for (int beats = 0; beats < 3; ++beats) {
        QVERIFY(s1.node.isLeader());
        s1.timesOut();
    }
    QVERIFY(!s1.node.isLeader());
    QVERIFY(s1.noted(NoteKind::QuorumLost));
    QCOMPARE(s1.node.term(), Term{1});
}

void PreVoteStories::aLeaderWithAQuorumStays_thesis_6_2()
{
    OneServer s1(withQuorumChecks());
    s1.becomesLeader();
    for (int beats = 0; beats < 20; ++beats) {
        s1.timesOut();
        s1.isAcknowledged(S2, 1);
    }
    QVERIFY(s1.node.isLeader());
}

namespace {

/// Leads with a write that its disk does not finish, while a majority answers each heartbeat for so long.
OneServer leaderWithAHangingDisk(Time duration)
{
    OneServer s1(withQuorumChecks());
    s1.becomesLeader();
    s1.getsASlowDisk();
    s1.proposes("a");
    const Time end = s1.now + duration;
    while (s1.node.isLeader() && s1.node.deadline() < end) {
        s1.timesOut();
        if (s1.node.isLeader())
            s1.isAcknowledged(S2, 2);
    }
    return s1;
}

} // namespace

void PreVoteStories::aLeaderMayBeSlowToWrite_thesis_10_2_1()
{
    OneServer s1 = leaderWithAHangingDisk(Time{1'100'000}); // Four times the longest timeout is 1.2 s.
    QVERIFY(s1.node.isLeader());
    s1.isAcknowledged(S3, 2);
    QCOMPARE(s1.node.commit(), Index{2}); // The followers suffice.
}

void PreVoteStories::aLeaderWhoseDiskHangsGivesWay()
{
    OneServer s1 = leaderWithAHangingDisk(Time{2'000'000});
    QVERIFY(!s1.node.isLeader());
    QVERIFY(s1.noted(NoteKind::DiskStalled));
    QVERIFY(!s1.noted(NoteKind::QuorumLost));
}

void PreVoteStories::aNewcomerHasTimeToAnswer_thesis_6_2()
{
    OneServer::Start start = withQuorumChecks();
    start.stored.membership = voters(1);
    OneServer s1(start);
    s1.becomesLeader();
    s1.timesOut();
    s1.timesOut();
    s1.does(ChangeMembership{{1}, voters(2), false});
    s1.timesOut(); // The check comes before S2 could say a word.
    QVERIFY(s1.node.isLeader());
}

QTEST_GUILESS_MAIN(PreVoteStories)
#include "prevote.moc"
