#include "handful.h"

/// Membership changes: §6, thesis chapter 4.
namespace {

using namespace raft;

/// Leads term 1 of `count` with its no-op committed.
OneServer leader(std::uint64_t count = 3)
{
    OneServer s1(OneServer::with(0, {}, count));
    s1.becomesLeader();
    for (std::uint64_t id = 2; id <= count; ++id)
        s1.isAcknowledged({id}, 1);
    return s1;
}

ChangeMembership change(Membership target, bool joint = false)
{
    return {{9}, std::move(target), joint};
}

} // namespace

class MembershipStories : public QObject {
    Q_OBJECT

private slots:
    void aChangeCountsFromTheMomentItIsAppended_6();
    void aFollowerUsesItBeforeItIsCommitted_6();
    void truncatingTheEntryRestoresTheEarlierMembership_thesis_4_1();
    void aRestartFindsTheMembershipInTheLog_6();
    void oneVoterMoreIsASimpleChange_thesis_4_1();
    void moreVotersGoThroughAJointMembership_6();
    void aJointMembershipNeedsBothMajorities_6();
    void aJointElectionNeedsBothMajorities_6();
    void aJointMembershipIsLeftOnceCommitted_6();
    void aNewLeaderLeavesAJointMembershipThatItInherited_6();
    void noChangeBeforeACommittedEntryOfTheTerm_thesis_4_1();
    void oneChangeAtATime_thesis_4_1();
    void aNewcomerGetsTheWholeLog_6();
    void aLearnerNeverStands_thesis_4_2_1();
    void aNewVoterCatchesUpFirst_thesis_4_2_1();
    void aLearnerThatHasNotAnsweredBecomesNoVoter_thesis_4_2_1();
    void aLearnerThatIsGoneBecomesNoVoter_thesis_4_2_1();
    void aLeaderThatRemovesItselfDoesNotCountItself_thesis_4_2_2();
    void aLeaderThatRemovesItselfStepsDownOnceThatIsCommitted_6();
    void aRemovedServerStandsUntilItsRemovalIsCommitted_thesis_4_2_2();
    void twoServersSurviveTheRemovalOfTheirLeader_thesis_4_2_2();
    void aRemovedServerIsFedUntilItKnows_6();
    void aRemovedServerThatIsGoneIsLetGo_6();
    void changesThatMakeNoSenseAreRefused_data();
    void changesThatMakeNoSenseAreRefused();
    void idsAreSortedAndWithoutRepetition();
    void growingAndShrinkingWhileWriting();
};

void MembershipStories::aChangeCountsFromTheMomentItIsAppended_6()
{
    OneServer s1 = leader();
    s1.does(change(voters(4)));
    QVERIFY(s1.node.membership() == voters(4));
    QVERIFY(s1.noted(NoteKind::MembershipActive));
    QCOMPARE(s1.answers<Accepted>().front().first, Index{2});
    s1.isAcknowledged(S2, 2);
    QCOMPARE(s1.node.commit(), Index{1}); // Two of four are no majority.
    s1.isAcknowledged(S4, 2);
    QCOMPARE(s1.node.commit(), Index{2});
}

void MembershipStories::aFollowerUsesItBeforeItIsCommitted_6()
{
    OneServer s1;
    s1.getsAnInstantDisk();
    s1.hears(S2, 1, AppendEntries{{}, membershipEntry(1, 1, voters(5)), {}, {}});
    QVERIFY(s1.node.membership() == voters(5));
    s1.timesOut();
    QCOMPARE(s1.sent<RequestVote>().size(), std::size_t{4});
}

void MembershipStories::truncatingTheEntryRestoresTheEarlierMembership_thesis_4_1()
{
    OneServer s1;
    s1.getsAnInstantDisk();
    s1.hears(S2, 1, AppendEntries{{}, membershipEntry(1, 1, voters(4)), {}, {}});
    s1.hears(S2, 1, AppendEntries{at(1, 1), membershipEntry(2, 1, voters(5)), {}, {}});
    s1.hears(S3, 2, AppendEntries{at(1, 1), entries(2, {2}), {}, {}});
    QVERIFY(s1.node.membership() == voters(4));
    QVERIFY(s1.noted(NoteKind::MembershipRolledBack));
    s1.hears(S3, 3, AppendEntries{{}, entries(1, {3}), {}, {}});
    QVERIFY(s1.node.membership() == voters(3));
}

void MembershipStories::aRestartFindsTheMembershipInTheLog_6()
{
    OneServer s1;
    s1.getsAnInstantDisk();
    s1.hears(S2, 1, AppendEntries{{}, membershipEntry(1, 1, voters(4)), {}, {}});
    s1.crashesAndRestarts();
    QVERIFY(s1.node.membership() == voters(4));
    s1.hears(S3, 2, AppendEntries{{}, entries(1, {2}), {}, {}});
    QVERIFY(s1.node.membership() == voters(3));
}

void MembershipStories::oneVoterMoreIsASimpleChange_thesis_4_1()
{
    OneServer s1 = leader();
    s1.does(change(voters(4)));
    QVERIFY(!s1.node.membership().joint());
    OneServer asked = leader();
    asked.does(change(voters(4), true));
    QVERIFY(asked.node.membership().joint());
    OneServer learning = leader();
    learning.does(change({{S1, S2, S3}, {}, {S4, S5}}));
    QVERIFY(!learning.node.membership().joint()); // Learners decide nothing.
}

void MembershipStories::moreVotersGoThroughAJointMembership_6()
{
    OneServer s1 = leader();
    s1.does(change(voters(5)));
    QVERIFY((s1.node.membership() == Membership{{S1, S2, S3, S4, S5}, {S1, S2, S3}, {}}));
}

void MembershipStories::aJointMembershipNeedsBothMajorities_6()
{
    OneServer s1 = leader();
    s1.does(change({{S1, S4, S5}, {}, {}}));
    s1.isAcknowledged(S4, 2);
    s1.isAcknowledged(S5, 2);
    QCOMPARE(s1.node.commit(), Index{1}); // All of the new, but only S1 of the old.
    s1.isAcknowledged(S2, 2);
    QCOMPARE(s1.node.commit(), Index{2});
}

void MembershipStories::aJointElectionNeedsBothMajorities_6()
{
    OneServer::Start start;
    start.stored.membership = Membership{{S1, S4, S5}, {S1, S2, S3}, {}};
    OneServer s1(start);
    s1.getsAnInstantDisk();
    s1.timesOut();
    s1.hears(S4, 1, VoteReply{true, false});
    s1.hears(S5, 1, VoteReply{true, false});
    QVERIFY(!s1.node.isLeader());
    s1.hears(S3, 1, VoteReply{true, false});
    QVERIFY(s1.node.isLeader());
}

void MembershipStories::aJointMembershipIsLeftOnceCommitted_6()
{
    OneServer s1 = leader();
    s1.does(change(voters(5)));
    for (const NodeId peer : {S2, S3, S4})
        s1.isAcknowledged(peer, 2);
    QCOMPARE(s1.node.log().lastIndex(), Index{3});
    QVERIFY(s1.node.membership() == voters(5));
    s1.does(change(voters(4)));
    QVERIFY(s1.refused(Refusal::ChangeInProgress));
    for (const NodeId peer : {S2, S3, S4})
        s1.isAcknowledged(peer, 3);
    s1.does(change(voters(4)));
    QCOMPARE(s1.answers<Accepted>().size(), std::size_t{1});
}

void MembershipStories::aNewLeaderLeavesAJointMembershipThatItInherited_6()
{
    OneServer::Start start;
    start.stored.hard.term = {1};
    start.stored.log.append(membershipEntry(1, 1, {{S1, S2, S3, S4, S5}, {S1, S2, S3}, {}}));
    OneServer s1(start);
    s1.becomesLeader();
    for (const NodeId peer : {S2, S3})
        s1.isAcknowledged(peer, 2);
    QCOMPARE(s1.node.commit(), Index{2});
    QVERIFY(s1.node.membership() == voters(5));
    QCOMPARE(s1.node.log().lastIndex(), Index{3});
}

void MembershipStories::noChangeBeforeACommittedEntryOfTheTerm_thesis_4_1()
{
    OneServer s1;
    s1.becomesLeader();
    s1.does(change(voters(4)));
    QVERIFY(s1.refused(Refusal::NoCommitInTerm));
}

void MembershipStories::oneChangeAtATime_thesis_4_1()
{
    OneServer s1 = leader();
    s1.does(change(voters(4)));
    s1.does(change(voters(5)));
    QVERIFY(s1.refused(Refusal::ChangeInProgress));
    s1.isAcknowledged(S2, 2);
    s1.isAcknowledged(S3, 2);
    s1.does(change(voters(5)));
    QCOMPARE(s1.answers<Accepted>().size(), std::size_t{1});
}

void MembershipStories::aNewcomerGetsTheWholeLog_6()
{
    OneServer s1 = leader();
    s1.does(change({{S1, S2, S3}, {}, {S4}}));
    QCOMPARE(s1.sentTo<AppendEntries>(S4)->prev, at(2, 1));
    s1.hears(S4, 1, AppendReply{false, {}, {2}, {}, {}});
    QCOMPARE(s1.sentTo<AppendEntries>(S4)->prev, Position{});
    QCOMPARE(s1.sentTo<AppendEntries>(S4)->entries.size(), std::size_t{2});
}

void MembershipStories::aLearnerNeverStands_thesis_4_2_1()
{
    OneServer::Start start;
    start.stored.membership = Membership{{S2, S3}, {}, {S1}};
    OneServer s1(start);
    s1.timesOut();
    QVERIFY(s1.node.role() == Role::Follower);
    QVERIFY(s1.node.deadline() > s1.now);
    s1.hears(S2, 1, TimeoutNow{});
    QVERIFY(s1.node.role() == Role::Follower);
}

void MembershipStories::aNewVoterCatchesUpFirst_thesis_4_2_1()
{
    OneServer::Start start = OneServer::with(0, {}, 1);
    start.config.votersCatchUpFirst = true;
    start.config.maxBatch = 1;
    OneServer s1(start);
    s1.becomesLeader();
    s1.does(change(voters(2)));
    QVERIFY(s1.refused(Refusal::VoterNotReady)); // If S2 is not there, S1 alone could never undo it.
    s1.does(change({{S1}, {}, {S2}}));
    s1.proposes("a");
    s1.does(change(voters(2)));
    QVERIFY(s1.refused(Refusal::VoterNotReady));
    s1.isAcknowledged(S2, 1);
    s1.does(change(voters(2)));
    QVERIFY(s1.refused(Refusal::VoterNotReady)); // It answers, but lacks more than a batch.
    s1.isAcknowledged(S2, 2);
    s1.does(change(voters(2)));
    QVERIFY(s1.node.membership() == voters(2));
    s1.isAcknowledged(S2, 4);
    s1.does(change(voters(1)));
    QVERIFY(s1.node.membership() == voters(1)); // Whoever votes already may stay or go.
}

// The whole log is no longer than a batch: that it lacks little says nothing of whether it is there.
void MembershipStories::aLearnerThatHasNotAnsweredBecomesNoVoter_thesis_4_2_1()
{
    OneServer::Start start = OneServer::with(0, {}, 1);
    start.config.votersCatchUpFirst = true;
    OneServer s1(start);
    s1.becomesLeader();
    s1.does(change({{S1}, {}, {S2}}));
    s1.does(change(voters(2)));
    QVERIFY(s1.refused(Refusal::VoterNotReady));
    s1.isAcknowledged(S2, 2);
    s1.does(change(voters(2)));
    QVERIFY(s1.node.membership() == voters(2));
}

void MembershipStories::aLearnerThatIsGoneBecomesNoVoter_thesis_4_2_1()
{
    OneServer::Start start = OneServer::with(0, {}, 1);
    start.config.votersCatchUpFirst = true;
    start.config.checkQuorum = true;
    OneServer s1(start);
    s1.becomesLeader();
    s1.does(change({{S1}, {}, {S2}}));
    s1.isAcknowledged(S2, 2);
    for (int beats = 0; beats < 10; ++beats)
        s1.timesOut();
    s1.does(change(voters(2)));
    QVERIFY(s1.refused(Refusal::VoterNotReady));
}

void MembershipStories::aLeaderThatRemovesItselfDoesNotCountItself_thesis_4_2_2()
{
    OneServer s1 = leader(4);
    s1.does(change({{S2, S3, S4}, {}, {}}));
    QVERIFY(s1.node.isLeader());
    s1.isAcknowledged(S2, 2);
    QCOMPARE(s1.node.commit(), Index{1});
    s1.isAcknowledged(S3, 2);
    QCOMPARE(s1.node.commit(), Index{2});
}

void MembershipStories::aLeaderThatRemovesItselfStepsDownOnceThatIsCommitted_6()
{
    OneServer s1 = leader();
    s1.does(change({{S2, S3}, {}, {}}));
    s1.isAcknowledged(S2, 2);
    QVERIFY(s1.node.isLeader());
    s1.isAcknowledged(S3, 2);
    QVERIFY(!s1.node.isLeader());
    QVERIFY(s1.noted(NoteKind::SteppedDown));
    s1.timesOut();
    QVERIFY(s1.node.role() == Role::Follower); // It knows that it is out.
}

void MembershipStories::aRemovedServerStandsUntilItsRemovalIsCommitted_thesis_4_2_2()
{
    OneServer s1;
    s1.getsAnInstantDisk();
    s1.hears(S2, 1, AppendEntries{{}, membershipEntry(1, 1, {{S2, S3}, {}, {}}), {}, {}});
    s1.timesOut();
    QVERIFY(s1.node.role() == Role::Candidate);
    s1.hears(S2, 2, VoteReply{true, false});
    QVERIFY(!s1.node.isLeader()); // Its own vote does not count.
    s1.hears(S3, 2, VoteReply{true, false});
    QVERIFY(s1.node.isLeader());
}

// Only S1 holds the change that removes it; S2 cannot win against S1's log, so S1 has to.
void MembershipStories::twoServersSurviveTheRemovalOfTheirLeader_thesis_4_2_2()
{
    Handful servers(2, {}, 4);
    servers.timeOut(S1);
    servers.settle();
    servers.run(Time{100'000});
    QVERIFY(servers.leader() == S1);
    servers.isolate(S1);
    servers.ask(S1, change({{S2}, {}, {}}));
    servers.settle();
    servers.crash(S1);
    servers.heal();
    servers.restart(S1);
    servers.run(Time{5'000'000});
    QVERIFY(servers.leader() == S2);
    QVERIFY((servers.node(S2).membership() == Membership{{S2}, {}, {}}));
}

void MembershipStories::aRemovedServerIsFedUntilItKnows_6()
{
    OneServer s1 = leader();
    s1.does(change(voters(2)));
    s1.timesOut();
    QVERIFY(s1.sentTo<AppendEntries>(S3)); // Else it would hear from nobody, and stand for election.
    s1.isAcknowledged(S2, 2);
    s1.isAcknowledged(S3, 2);
    QCOMPARE(s1.node.commit(), Index{2});
    s1.timesOut();
    const std::optional<AppendEntries> told = s1.sentTo<AppendEntries>(S3);
    QVERIFY(told && told->commit == Index{2} && told->prev == at(2, 1));
    s1.timesOut(); // Nobody knows whether that has arrived.
    QVERIFY(s1.sentTo<AppendEntries>(S3));
    s1.isAcknowledged(S3, 2, told->round);
    s1.timesOut();
    QVERIFY(!s1.sentTo<AppendEntries>(S3));
    QVERIFY(s1.sentTo<AppendEntries>(S2));
}

void MembershipStories::aRemovedServerThatIsGoneIsLetGo_6()
{
    OneServer s1 = leader();
    s1.does(change(voters(2)));
    s1.isAcknowledged(S2, 2);
    s1.timesOut();
    QVERIFY(s1.sentTo<AppendEntries>(S3));
    s1.waits(11 * s1.node.config().electionMax);
    s1.does(TimerFired{});
    QVERIFY(!s1.sentTo<AppendEntries>(S3));
}

void MembershipStories::changesThatMakeNoSenseAreRefused_data()
{
    QTest::addColumn<int>("which");
    const char *names[] = {"nobody votes", "a server 0", "a learner 0", "a voter that only learns",
                           "too many"};
    for (int i = 0; i < 5; ++i)
        QTest::newRow(names[i]) << i;
}

void MembershipStories::changesThatMakeNoSenseAreRefused()
{
    QFETCH(int, which);
    const Membership targets[] = {{{}, {}, {S2}},
                                  {{S1, NodeId{}}, {}, {}},
                                  {{S1}, {}, {NodeId{}}},
                                  {{S1, S2, S3}, {}, {S3}},
                                  voters(65)};
    OneServer s1 = leader();
    s1.does(change(targets[which]));
    QVERIFY(s1.refused(Refusal::Invalid));
    QCOMPARE(s1.node.log().lastIndex(), Index{1});
}

void MembershipStories::idsAreSortedAndWithoutRepetition()
{
    OneServer s1 = leader();
    s1.does(change({{S4, S1, S3, S2, S1}, {}, {S5, S5}}));
    QVERIFY((s1.node.membership() == Membership{{S1, S2, S3, S4}, {}, {S5}}));
}

void MembershipStories::growingAndShrinkingWhileWriting()
{
    Handful servers(5, {}, 9, 1); // S1 alone; the others wait to be let in.
    servers.run(Time{500'000});
    QVERIFY(servers.leader() == S1);
    for (const Membership &next :
         {voters(2), voters(5), Membership{{S2, S3, S4, S5}, {}, {}}, Membership{{S3, S5}, {}, {S2}}}) {
        servers.propose(*servers.leader(), "x");
        servers.ask(*servers.leader(), change(next));
        servers.run(Time{2'000'000});
        QVERIFY(servers.leader().has_value());
        QVERIFY(servers.node(*servers.leader()).membership() == next);
        for (std::uint64_t id = 1; id <= 5; ++id)
            if (!next.includes({id}) && next.voters.front() != S1)
                servers.crash({id});
        QVERIFY2(servers.violation().empty(), servers.violation().c_str());
    }
    QVERIFY(servers.converged());
}

QTEST_GUILESS_MAIN(MembershipStories)
#include "membership.moc"
