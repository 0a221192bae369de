#include "handful.h"

/// Leader election: §5.1, §5.2, §5.4.1 and the rules of Figure 2 about terms and votes.
namespace {

using namespace raft;

RequestVote candidacy(Position last)
{
    return {last, false, false};
}

AppendEntries heartbeat()
{
    return {};
}

} // namespace

class Election : public QObject {
    Q_OBJECT

private slots:
    void aServerStartsAsAFollower_5_2();
    void timeoutsAreRandomWithinTheirRange_5_2();
    void serversDoNotShareTheirTimeouts_5_2();
    void theTimerStartsAnewWhenTheLeaderIsHeard_5_2();
    void aTimerThatFiresEarlyDoesNothing();
    void afterItsTimeoutAFollowerStands_5_2();
    void aCandidateThatWinsNobodyStandsAgain_5_2();
    void aCandidateCountsItsOwnVoteOnlyOnceItIsDurable_Figure2();
    void aMajorityElects_5_2();
    void eachVoterCountsOnce_5_2();
    void refusalsElectNobody_5_2();
    void whoIsNoVoterElectsNobody_6();
    void aSingleServerElectsItselfOnceItsVoteIsDurable_5_2();
    void theWinnerOpensItsTermWithANoOp_8();
    void oneVoteATermFirstComeFirstServed_5_2();
    void theSameCandidateGetsItsVoteAgain_5_2();
    void aVoteRestartsTheTimerButARefusalDoesNot_5_2();
    void theVoteSurvivesARestart_Figure2();
    void aCandidateYieldsToTheLeaderOfItsTerm_5_2();
    void steppingDownWithinATermKeepsTheVote_5_2();
    void aTermThatNobodyCanHaveReachedIsNonsense();
    void aHigherTermMakesAnybodyAFollower_5_1_data();
    void aHigherTermMakesAnybodyAFollower_5_1();
    void requestsOfAnEarlierTermAreRefused_5_1();
    void repliesOfAnEarlierTermAreOnlyNoted_5_1();
    void upToDate_5_4_1_data();
    void upToDate_5_4_1();
    void aCandidateWhoseLogEndsEarlierGetsNoVote_5_4_1();
    void aCandidateThatClaimsALogOfTheFutureIsIgnored();
    void splitVotesResolve_5_2();
};

void Election::aServerStartsAsAFollower_5_2()
{
    OneServer s1;
    QVERIFY(s1.node.role() == Role::Follower);
    QVERIFY(!s1.node.leader());
    QCOMPARE(s1.node.term(), Term{0});
}

void Election::timeoutsAreRandomWithinTheirRange_5_2()
{
    OneServer s1;
    std::set<Time> seen;
    for (int i = 0; i < 200; ++i) {
        const Time timeout = s1.node.deadline() - s1.node.timerStart();
        QVERIFY(timeout >= s1.node.config().electionMin);
        QVERIFY(timeout <= s1.node.config().electionMax);
        seen.insert(timeout);
        s1.timesOut();
    }
    QVERIFY(seen.size() > 150);
}

void Election::serversDoNotShareTheirTimeouts_5_2()
{
    Handful servers(5);
    std::set<Time> timeouts;
    for (std::uint64_t id = 1; id <= 5; ++id)
        timeouts.insert(servers.node({id}).deadline());
    QCOMPARE(timeouts.size(), std::size_t{5});
}

void Election::theTimerStartsAnewWhenTheLeaderIsHeard_5_2()
{
    OneServer s1;
    s1.waits(Time{100'000});
    s1.hears(S2, 1, heartbeat());
    QCOMPARE(s1.node.timerStart().count(), Time{100'000}.count());
    QVERIFY(s1.node.deadline() >= Time{250'000});
    QVERIFY(s1.node.leader() == S2);
}

void Election::aTimerThatFiresEarlyDoesNothing()
{
    OneServer s1;
    s1.does(TimerFired{});
    QVERIFY(s1.node.role() == Role::Follower);
    QCOMPARE(s1.node.term(), Term{0});
}

void Election::afterItsTimeoutAFollowerStands_5_2()
{
    OneServer s1(OneServer::with(3, {1, 3}));
    s1.timesOut();
    QVERIFY(s1.node.role() == Role::Candidate);
    QCOMPARE(s1.node.term(), Term{4});
    QVERIFY(s1.node.vote() == S1);
    QVERIFY(s1.noted(NoteKind::ElectionTimeout));
    QVERIFY(s1.noted(NoteKind::BecameCandidate));
    QVERIFY(s1.effects.send.empty()); // The new term and vote are not on the disk yet.

    s1.diskFinishes();
    QCOMPARE(s1.sent<RequestVote>().size(), std::size_t{2});
    QCOMPARE(s1.lastSent<RequestVote>().last, at(2, 3));
    QCOMPARE(s1.effects.send.front().term, Term{4});
}

void Election::aCandidateThatWinsNobodyStandsAgain_5_2()
{
    OneServer s1;
    s1.getsAnInstantDisk();
    s1.timesOut();
    s1.timesOut();
    QCOMPARE(s1.node.term(), Term{2});
    QCOMPARE(s1.sent<RequestVote>().size(), std::size_t{2});
}

void Election::aCandidateCountsItsOwnVoteOnlyOnceItIsDurable_Figure2()
{
    OneServer s1;
    s1.timesOut();
    QVERIFY(std::get<Candidate>(s1.node.roleState()).granted.empty());
    s1.diskFinishes();
    QVERIFY(std::get<Candidate>(s1.node.roleState()).granted == std::vector<NodeId>{S1});
}

void Election::aMajorityElects_5_2()
{
    OneServer s1(OneServer::with(0, {}, 5));
    s1.getsAnInstantDisk();
    s1.timesOut();
    s1.hears(S2, 1, VoteReply{true, false});
    QVERIFY(!s1.node.isLeader());
    s1.hears(S3, 1, VoteReply{true, false});
    QVERIFY(s1.node.isLeader());
    QVERIFY(s1.noted(NoteKind::BecameLeader));
    QVERIFY(s1.node.leader() == S1);
}

void Election::eachVoterCountsOnce_5_2()
{
    OneServer s1(OneServer::with(0, {}, 5));
    s1.getsAnInstantDisk();
    s1.timesOut();
    for (int i = 0; i < 4; ++i)
        s1.hears(S2, 1, VoteReply{true, false});
    QVERIFY(!s1.node.isLeader());
}

void Election::refusalsElectNobody_5_2()
{
    OneServer s1;
    s1.getsAnInstantDisk();
    s1.timesOut();
    s1.hears(S2, 1, VoteReply{false, false});
    s1.hears(S3, 1, VoteReply{false, false});
    QVERIFY(s1.node.role() == Role::Candidate);
}

void Election::whoIsNoVoterElectsNobody_6()
{
    OneServer s1;
    s1.getsAnInstantDisk();
    s1.timesOut();
    s1.hears(S5, 1, VoteReply{true, false});
    QVERIFY(!s1.node.isLeader());
}

void Election::aSingleServerElectsItselfOnceItsVoteIsDurable_5_2()
{
    OneServer s1(OneServer::with(0, {}, 1));
    s1.timesOut();
    QVERIFY(!s1.node.isLeader());
    s1.diskFinishes();
    QVERIFY(s1.node.isLeader());
    s1.diskFinishes();
    QCOMPARE(s1.node.applied(), Index{1});
}

void Election::theWinnerOpensItsTermWithANoOp_8()
{
    OneServer s1(OneServer::with(1, {1}));
    s1.becomesLeader();
    QCOMPARE(s1.node.log().last(), at(2, 2));
    QVERIFY(std::holds_alternative<NoOp>(s1.node.log().at({2}).payload));
    QCOMPARE(s1.sent<AppendEntries>().size(), std::size_t{2});
    QCOMPARE(s1.lastSent<AppendEntries>().entries.size(), std::size_t{1});
    QCOMPARE((s1.node.deadline() - s1.now).count(), s1.node.config().heartbeat.count());
}

void Election::oneVoteATermFirstComeFirstServed_5_2()
{
    OneServer s1;
    s1.getsAnInstantDisk();
    s1.hears(S2, 1, candidacy({}));
    QVERIFY(s1.lastSent<VoteReply>().granted);
    QVERIFY(s1.noted(NoteKind::VoteGranted));
    s1.hears(S3, 1, candidacy(at(9, 1)));
    QCOMPARE(s1.sent<VoteReply>().size(), std::size_t{1});
    QVERIFY(!s1.lastSent<VoteReply>().granted);
    QVERIFY(s1.noted(NoteKind::VoteRefusedAlreadyVoted));
    s1.hears(S3, 2, candidacy({})); // In another term it is free again.
    QVERIFY(s1.lastSent<VoteReply>().granted);
}

void Election::theSameCandidateGetsItsVoteAgain_5_2()
{
    OneServer s1;
    s1.getsAnInstantDisk();
    s1.hears(S2, 1, candidacy({}));
    s1.hears(S2, 1, candidacy({}));
    QVERIFY(s1.lastSent<VoteReply>().granted);
    QVERIFY(!s1.effects.write); // It is on the disk already.
}

void Election::aVoteRestartsTheTimerButARefusalDoesNot_5_2()
{
    OneServer s1;
    s1.waits(Time{1000});
    s1.hears(S2, 1, candidacy({}));
    QCOMPARE(s1.node.timerStart().count(), Time{1000}.count());
    s1.waits(Time{1000});
    s1.hears(S3, 1, candidacy({}));
    QCOMPARE(s1.node.timerStart().count(), Time{1000}.count());
}

void Election::theVoteSurvivesARestart_Figure2()
{
    OneServer s1;
    s1.hears(S2, 5, candidacy({}));
    s1.diskFinishes();
    s1.crashesAndRestarts();
    QCOMPARE(s1.node.term(), Term{5});
    s1.hears(S3, 5, candidacy({}));
    s1.diskFinishes();
    s1.hears(S3, 5, candidacy({}));
    QVERIFY(s1.sent<VoteReply>().size() == 1 && !s1.lastSent<VoteReply>().granted);
}

void Election::aCandidateYieldsToTheLeaderOfItsTerm_5_2()
{
    OneServer s1;
    s1.getsAnInstantDisk();
    s1.timesOut();
    s1.hears(S3, 1, heartbeat());
    QVERIFY(s1.node.role() == Role::Follower);
    QVERIFY(s1.node.leader() == S3);
    QVERIFY(s1.noted(NoteKind::SteppedDown));
    s1.hears(S2, 1, VoteReply{true, false}); // A late vote changes nothing.
    QVERIFY(s1.node.role() == Role::Follower);
}

void Election::steppingDownWithinATermKeepsTheVote_5_2()
{
    OneServer s1;
    s1.getsAnInstantDisk();
    s1.timesOut();
    s1.hears(S3, 1, heartbeat());
    QVERIFY(s1.node.vote() == S1);
    s1.hears(S2, 1, candidacy({}));
    QVERIFY(!s1.lastSent<VoteReply>().granted);
}

// One damaged message must not take a cluster to the end of its numbers.
void Election::aTermThatNobodyCanHaveReachedIsNonsense()
{
    OneServer s1(OneServer::with(3, {1}));
    s1.hears(S2, greatestNumber, RequestVote{{{9}, {3}}, false, true});
    QVERIFY(s1.noted(NoteKind::Ignored));
    QCOMPARE(s1.node.term(), Term{3});
    s1.hears(S2, 1'000'000, RequestVote{{{9}, {3}}, false, true}); // A server may have been away for long.
    QCOMPARE(s1.node.term(), Term{1'000'000});
}

void Election::aHigherTermMakesAnybodyAFollower_5_1_data()
{
    QTest::addColumn<int>("message");
    const char *names[] = {"RequestVote",     "vote reply",     "AppendEntries", "append reply",
                           "InstallSnapshot", "snapshot reply", "ReadIndex",     "ReadIndex reply"};
    for (int i = 0; i < 8; ++i)
        QTest::newRow(names[i]) << i;
}

void Election::aHigherTermMakesAnybodyAFollower_5_1()
{
    QFETCH(int, message);
    const auto membership = std::make_shared<const Membership>(voters(3));
    const MessageBody bodies[] = {candidacy({}),
                                  VoteReply{},
                                  heartbeat(),
                                  AppendReply{},
                                  InstallSnapshot{at(9, 9), membership, 0, {}, false, {}},
                                  SnapshotReply{},
                                  ReadIndex{},
                                  ReadIndexReply{}};
    OneServer leader;
    leader.becomesLeader();
    leader.hears(S2, 9, bodies[message]);
    QVERIFY(leader.node.role() == Role::Follower);
    QCOMPARE(leader.node.term(), Term{9});
    QVERIFY(leader.noted(NoteKind::HigherTerm));
    QCOMPARE(leader.disk.hard.term, Term{9});

    OneServer candidate;
    candidate.timesOut();
    candidate.hears(S2, 9, bodies[message]);
    QVERIFY(candidate.node.role() == Role::Follower);
}

void Election::requestsOfAnEarlierTermAreRefused_5_1()
{
    OneServer s1(OneServer::with(7, {}));
    s1.hears(S2, 3, candidacy(at(100, 3)));
    QVERIFY(!s1.lastSent<VoteReply>().granted);
    QCOMPARE(s1.effects.send.front().term, Term{7});
    s1.hears(S2, 3, AppendEntries{{}, entries(1, {3}), {}, {}});
    QVERIFY(!s1.lastSent<AppendReply>().success);
    QCOMPARE(s1.node.log().size(), std::size_t{0});
    QVERIFY(s1.noted(NoteKind::StaleTerm));
    s1.hears(S2, 3,
             InstallSnapshot{at(4, 3), std::make_shared<const Membership>(voters(3)), 0, {}, true, {}});
    QVERIFY(!s1.lastSent<SnapshotReply>().installed && s1.sent<SnapshotReply>().size() == 1);
    s1.hears(S2, 3, ReadIndex{{5}});
    QVERIFY(!s1.lastSent<ReadIndexReply>().confirmed);
    QCOMPARE(s1.lastSent<ReadIndexReply>().id, RequestId{5});
    s1.hears(S2, 3, TimeoutNow{});
    QVERIFY(s1.node.role() == Role::Follower);
}

void Election::repliesOfAnEarlierTermAreOnlyNoted_5_1()
{
    OneServer s1(OneServer::with(4, {}));
    s1.getsAnInstantDisk();
    s1.timesOut();
    s1.hears(S2, 4, VoteReply{true, false});
    QVERIFY(s1.node.role() == Role::Candidate);
    QVERIFY(s1.noted(NoteKind::StaleTerm));
    QVERIFY(s1.effects.send.empty());
}

void Election::upToDate_5_4_1_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<int>("term");
    QTest::addColumn<bool>("granted");
    QTest::newRow("the same end") << 3 << 2 << true;
    QTest::newRow("longer, same last term") << 4 << 2 << true;
    QTest::newRow("shorter, same last term") << 2 << 2 << false;
    QTest::newRow("shorter, later last term") << 1 << 3 << true;
    QTest::newRow("longer, earlier last term") << 90 << 1 << false;
    QTest::newRow("empty") << 0 << 0 << false;
}

void Election::upToDate_5_4_1()
{
    QFETCH(int, index);
    QFETCH(int, term);
    QFETCH(bool, granted);
    OneServer s1(OneServer::with(4, {1, 1, 2}));
    s1.getsAnInstantDisk();
    s1.hears(S2, 5, candidacy(at(static_cast<std::uint64_t>(index), static_cast<std::uint64_t>(term))));
    QCOMPARE(s1.lastSent<VoteReply>().granted, granted);
    QCOMPARE(s1.noted(NoteKind::VoteRefusedLogBehind), !granted);
    QVERIFY(s1.node.vote() == (granted ? std::optional(S2) : std::nullopt));
}

void Election::aCandidateWhoseLogEndsEarlierGetsNoVote_5_4_1()
{
    OneServer s1(OneServer::with(2, {1, 2}));
    s1.getsAnInstantDisk();
    s1.hears(S2, 3, candidacy(at(5, 1)));
    QVERIFY(!s1.lastSent<VoteReply>().granted);
    s1.hears(S3, 3, candidacy(at(2, 2))); // The refusal has not spent the vote.
    QVERIFY(s1.lastSent<VoteReply>().granted);
}

void Election::aCandidateThatClaimsALogOfTheFutureIsIgnored()
{
    OneServer s1;
    s1.getsAnInstantDisk();
    s1.hears(S2, 3, candidacy(at(5, 4)));
    QVERIFY(s1.noted(NoteKind::Ignored));
    QVERIFY(s1.sent<VoteReply>().empty());
}

void Election::splitVotesResolve_5_2()
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Handful servers(5, {}, seed);
        servers.timeOut(S1);
        servers.timeOut(S2); // Both stand before anybody hears of the other.
        servers.run(Time{3'000'000});
        QVERIFY(servers.leader().has_value());
        QVERIFY2(servers.violation().empty(), servers.violation().c_str());
    }
}

QTEST_GUILESS_MAIN(Election)
#include "election.moc"
