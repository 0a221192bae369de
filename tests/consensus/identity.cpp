#include "handful.h"

/// Which disk counts, and which cluster a message speaks for.
namespace {

using namespace raft;

constexpr DiskId first{101};
constexpr DiskId second{202};
constexpr ClusterId ours{7};
constexpr ClusterId theirs{8};

/// S1…Sn of a born cluster, each on the disk 100 + its number.
Membership born(std::uint64_t count)
{
    Membership membership = voters(count);
    membership.cluster = ours;
    for (const NodeId id : voters(count).voters)
        membership.seat(id, DiskId{100 + id.value});
    return membership;
}

OneServer::Start member(std::uint64_t count = 3)
{
    OneServer::Start start;
    start.stored.membership = born(count);
    start.stored.disk = first;
    start.config.drawsIdentity = true;
    return start;
}

Message from(NodeId server, std::uint64_t term, MessageBody body, DiskId disk, ClusterId cluster = ours)
{
    std::visit([term](auto &one) { answersOwnTerm(one, {term}); }, body);
    return {server, S1, {term}, std::move(body), disk, cluster};
}

DiskId diskOf(NodeId server)
{
    return DiskId{100 + server.value};
}

/// S1, elected by the disks that the membership names, with its first entry committed.
OneServer leader(std::uint64_t count = 3)
{
    OneServer s1(member(count));
    s1.getsAnInstantDisk();
    s1.timesOut();
    for (std::uint64_t id = 2; id <= count; ++id)
        s1.does(Received{from({id}, 1, VoteReply{true, false}, diskOf({id}))});
    for (std::uint64_t id = 2; id <= count; ++id)
        s1.does(Received{from({id}, 1, AppendReply{true, {1}, {}, {}, {}}, diskOf({id}))});
    return s1;
}

/// S1 on a new disk, which knows of no cluster that has been born. It is one of three, or is to join them.
OneServer unborn(DiskId disk, bool isToJoin = false)
{
    OneServer::Start start;
    start.config.drawsIdentity = true;
    start.stored.disk = disk;
    if (isToJoin)
        start.stored.membership = {};
    OneServer s1(start);
    s1.getsAnInstantDisk();
    return s1;
}

/// S1 of three servers whose cluster is not born yet: it stands for election.
OneServer founder()
{
    OneServer s1 = unborn(first);
    s1.timesOut();
    return s1;
}

/// The membership in the last entry of its log.
const Membership *lastChange(const OneServer &server)
{
    const Entry &entry = server.node.log().at(server.node.log().lastIndex());
    const auto *change = std::get_if<MembershipChange>(&entry.payload);
    return change == nullptr ? nullptr : change->target.get();
}

} // namespace

class IdentityStories : public QObject {
    Q_OBJECT

private slots:
    void aVoteCountsOnlyFromTheNamedDisk();
    void anAcknowledgementCountsOnlyFromTheNamedDisk();
    void anotherDiskConfirmsNoRead();
    void aNewDiskIsFedFromTheStartAndComesBackThroughALearner();
    void anEmptySeatIsFilledOnceItsServerHoldsTheLog();
    void aServerWhoseDiskIsNotNamedNeverStands();
    void leavingAJointMembershipKeepsIdentityAndDisks();
    void aReusedNumberIgnoresMembershipsOfLongAgo();
    void theFirstLeaderDrawsTheIdentityAndNamesTheDisks();
    void theFirstLeaderNamesTheDiskThatRefusedItToo();
    void theFirstLeaderWaitsALittleForTheOtherDisks();
    void aClusterOfOldFilesIsBornAtItsNextElection();
    void aServerBelongsToTheClusterOnceItsFirstEntryIsCommitted();
    void nothingIsTakenFromAnotherCluster();
    void aBeginningThatWasNeverCommittedGivesWay();
    void whoBeganAloneIsHeardOfInALaterTerm();
    void whoIsToJoinBearsNoOtherCluster();
    void whoFindsTheClusterBornFoundsNone();
    void aStrangerDeposesNobody_6();
    void aStrangerWhoseLogIsAheadIsHeard_6();
    void aRemovedServerLearnsOfItsRemoval_6();
};

void IdentityStories::aVoteCountsOnlyFromTheNamedDisk()
{
    OneServer s1(member());
    s1.getsAnInstantDisk();
    s1.timesOut();
    s1.does(Received{from(S2, 1, VoteReply{true, false}, second)});
    QVERIFY(!s1.node.isLeader());
    QVERIFY(s1.noted(NoteKind::VoteNotCounted));
    s1.does(Received{from(S2, 1, VoteReply{true, false}, diskOf(S2))});
    QVERIFY(s1.node.isLeader());
}

void IdentityStories::anAcknowledgementCountsOnlyFromTheNamedDisk()
{
    OneServer s1 = leader();
    s1.proposes("x");
    s1.does(Received{from(S2, 1, AppendReply{true, {2}, {}, {}, {}}, second)});
    QCOMPARE(s1.node.commit(), Index{1});
    s1.does(Received{from(S3, 1, AppendReply{true, {2}, {}, {}, {}}, diskOf(S3))});
    QCOMPARE(s1.node.commit(), Index{2});
}

void IdentityStories::anotherDiskConfirmsNoRead()
{
    OneServer s1 = leader();
    s1.does(ReadRequest{{5}});
    const ReadRound round = s1.lastSent<AppendEntries>().round;
    s1.does(Received{from(S2, 1, AppendReply{true, {1}, {}, {}, round}, second)});
    QVERIFY(s1.answers<ReadAt>().empty());
    s1.does(Received{from(S3, 1, AppendReply{true, {1}, {}, {}, round}, diskOf(S3))});
    QCOMPARE(s1.answers<ReadAt>().size(), std::size_t{1});
}

void IdentityStories::aNewDiskIsFedFromTheStartAndComesBackThroughALearner()
{
    OneServer s1 = leader();
    s1.timesOut();
    s1.does(Received{from(S2, 1, AppendReply{false, {}, {1}, {}, {2}}, second, {})});
    QVERIFY(s1.noted(NoteKind::DiskReplaced));
    QCOMPARE(s1.progress(S2).match, Index{});
    QCOMPARE(s1.sentTo<AppendEntries>(S2)->prev, at(0, 0));
    s1.does(Received{from(S2, 1, AppendReply{true, {1}, {}, {}, {2}}, second)});
    const Membership *change = lastChange(s1);
    QVERIFY(change != nullptr);
    QVERIFY((change->voters == std::vector<NodeId>{S1, S3}));
    QVERIFY((change->learners == std::vector<NodeId>{S2}));
    QVERIFY(change->diskOf(S2) == second && change->returns(S2));

    // It does not decide about itself: S1 and S3 do.
    s1.does(Received{from(S2, 1, AppendReply{true, {2}, {}, {}, {2}}, second)});
    QCOMPARE(s1.node.commit(), Index{1});
    s1.does(Received{from(S3, 1, AppendReply{true, {2}, {}, {}, {2}}, diskOf(S3))});
    QCOMPARE(s1.node.commit(), Index{2});
    s1.does(Received{from(S2, 1, AppendReply{true, {2}, {}, {}, {3}}, second)});
    QVERIFY(s1.node.membership().votes(S2));
    QVERIFY(s1.node.membership().diskOf(S2) == second && !s1.node.membership().returns(S2));
    QCOMPARE(s1.node.log().lastIndex(), Index{3});
}

void IdentityStories::anEmptySeatIsFilledOnceItsServerHoldsTheLog()
{
    OneServer::Start start = member();
    start.stored.membership.seat(S3, noDisk);
    OneServer s1(start);
    s1.getsAnInstantDisk();
    s1.timesOut();
    s1.does(Received{from(S3, 1, VoteReply{true, false}, second)});
    QVERIFY(!s1.node.isLeader());
    s1.does(Received{from(S2, 1, VoteReply{true, false}, diskOf(S2))});
    s1.does(Received{from(S2, 1, AppendReply{true, {1}, {}, {}, {}}, diskOf(S2))});
    s1.does(Received{from(S3, 1, AppendReply{true, {1}, {}, {}, {}}, second)});
    QVERIFY(lastChange(s1) != nullptr);
    QVERIFY(s1.node.membership().votes(S3) && s1.node.membership().diskOf(S3) == second);
}

void IdentityStories::aServerWhoseDiskIsNotNamedNeverStands()
{
    OneServer::Start start = member();
    start.stored.disk = second;
    OneServer s1(start);
    s1.getsAnInstantDisk();
    for (int i = 0; i < 5; ++i)
        s1.timesOut();
    QVERIFY(s1.node.role() == Role::Follower);
    QCOMPARE(s1.node.term(), Term{});
    s1.does(Received{from(S2, 1, TimeoutNow{}, diskOf(S2))});
    QVERIFY(s1.node.role() == Role::Follower);
}

void IdentityStories::leavingAJointMembershipKeepsIdentityAndDisks()
{
    OneServer s1 = leader();
    s1.does(ChangeMembership{{1}, voters(2), true});
    QVERIFY(s1.node.membership().joint());
    QCOMPARE(s1.node.membership().diskOf(S3), diskOf(S3));
    s1.does(Received{from(S2, 1, AppendReply{true, {2}, {}, {}, {}}, diskOf(S2))});
    QVERIFY(!s1.node.membership().joint());
    Membership two = born(2);
    QVERIFY(s1.node.membership() == two);
}

// {S1} grew to {S1, S2, S3}, S1 left, and comes back empty. What it replays says that it is alone.
void IdentityStories::aReusedNumberIgnoresMembershipsOfLongAgo()
{
    OneServer s1 = unborn(second, true);
    s1.does(Received{from(S2, 9, AppendEntries{{}, membershipEntry(1, 1, born(1)), {1}, {1}}, diskOf(S2))});
    QVERIFY(s1.node.membership() == born(1));
    for (int i = 0; i < 5; ++i)
        s1.timesOut();
    QVERIFY(s1.node.role() == Role::Follower);
    QVERIFY(!s1.noted(NoteKind::Removed));
}

void IdentityStories::theFirstLeaderDrawsTheIdentityAndNamesTheDisks()
{
    OneServer s1 = founder();
    s1.does(Received{from(S2, 1, VoteReply{true, false}, diskOf(S2), {})});
    s1.does(Received{from(S3, 1, VoteReply{true, false}, diskOf(S3), {})});
    QVERIFY(s1.node.isLeader());
    QVERIFY(s1.noted(NoteKind::ClusterBorn));
    const Membership *drawn = lastChange(s1);
    QVERIFY(drawn != nullptr);
    QVERIFY(drawn->cluster != ClusterId{});
    for (const NodeId id : {S1, S2, S3})
        QCOMPARE(drawn->diskOf(id), diskOf(id));
    QCOMPARE(s1.lastSent<AppendEntries>().entries.size(), std::size_t{1});
    QVERIFY(s1.sent<AppendEntries>().back().cluster == drawn->cluster);
}

void IdentityStories::theFirstLeaderNamesTheDiskThatRefusedItToo()
{
    OneServer s1 = founder();
    s1.does(Received{from(S3, 1, VoteReply{false, false}, diskOf(S3), {})}); // It stands itself.
    s1.does(Received{from(S2, 1, VoteReply{true, false}, diskOf(S2), {})});
    QVERIFY(s1.node.isLeader());
    QCOMPARE(s1.node.membership().diskOf(S3), diskOf(S3));
}

void IdentityStories::theFirstLeaderWaitsALittleForTheOtherDisks()
{
    OneServer s1 = founder();
    s1.does(Received{from(S2, 1, VoteReply{true, false}, diskOf(S2), {})});
    QVERIFY(!s1.node.isLeader());
    QCOMPARE(s1.node.deadline(), s1.now + s1.node.config().heartbeat);
    s1.timesOut();
    QVERIFY(s1.node.isLeader());
    QCOMPARE(s1.node.membership().diskOf(S2), diskOf(S2));
    QCOMPARE(s1.node.membership().diskOf(S3), noDisk);
}

void IdentityStories::aClusterOfOldFilesIsBornAtItsNextElection()
{
    OneServer::Start start = OneServer::with(3, {1, 1, 3});
    start.config.drawsIdentity = true;
    start.stored.disk = first;
    OneServer s1(start);
    s1.getsAnInstantDisk();
    s1.timesOut();
    s1.does(Received{from(S2, 4, VoteReply{true, false}, diskOf(S2), {})});
    s1.does(Received{from(S3, 4, VoteReply{true, false}, diskOf(S3), {})});
    QVERIFY(s1.node.isLeader());
    QVERIFY(s1.node.membership().cluster != ClusterId{});
    QCOMPARE(s1.node.log().lastIndex(), Index{4});
}

void IdentityStories::aServerBelongsToTheClusterOnceItsFirstEntryIsCommitted()
{
    OneServer s1 = unborn(first);
    s1.does(Received{from(S2, 1, AppendEntries{{}, membershipEntry(1, 1, born(3)), {}, {}}, diskOf(S2))});
    QCOMPARE(s1.disk.hard.cluster, ClusterId{});
    s1.does(Received{from(S2, 1, AppendEntries{at(1, 1), {}, {1}, {}}, diskOf(S2))});
    QCOMPARE(s1.disk.hard.cluster, ours);
    s1.crashesAndRestarts();
    QCOMPARE(s1.node.cluster(), ours);
    s1.does(Received{from(S3, 5, AppendEntries{at(1, 1), {}, {1}, {}}, diskOf(S3))});
    QCOMPARE(s1.disk.hard.cluster, ours); // A later term does not forget it.
}

void IdentityStories::nothingIsTakenFromAnotherCluster()
{
    OneServer s1(member());
    s1.getsAnInstantDisk();
    s1.does(Received{from(S2, 1, AppendEntries{{}, entries(1, {1}), {1}, {}}, diskOf(S2))});
    const MessageBody orders[] = {
        AppendEntries{{}, entries(1, {5}), {1}, {}}, RequestVote{at(9, 5)}, TimeoutNow{},
        InstallSnapshot{at(9, 5), std::make_shared<const Membership>(born(3)), 0, {}, true, {}}};
    for (const MessageBody &order : orders) {
        s1.does(Received{from(S3, 5, order, second, theirs)});
        QVERIFY(s1.noted(NoteKind::OtherCluster));
        QVERIFY(s1.effects.send.empty());
        QCOMPARE(s1.node.term(), Term{1});
        QCOMPARE(s1.node.log().last(), at(1, 1));
    }
}

// The first leader of all crashed with an identity that nobody else has; the others were born without it.
void IdentityStories::aBeginningThatWasNeverCommittedGivesWay()
{
    Membership other = born(3);
    other.cluster = theirs;
    OneServer::Start start;
    start.config.drawsIdentity = true;
    start.stored.disk = first;
    start.stored.hard.term = {1};
    start.stored.log.append(membershipEntry(1, 1, other));
    OneServer s1(start);
    s1.getsAnInstantDisk();
    s1.does(Received{from(S2, 2, AppendEntries{{}, membershipEntry(1, 2, born(3)), {1}, {}}, diskOf(S2))});
    QCOMPARE(s1.node.membership().cluster, ours);
    QCOMPARE(s1.node.cluster(), ours);
}

// It was elected by others, drew an identity that nobody else heard of, and has stood for election in vain
// since.
void IdentityStories::whoBeganAloneIsHeardOfInALaterTerm()
{
    OneServer s1 = leader();
    s1.does(Received{from(S3, 9, AppendReply{false, {}, {0}, {}, {}}, diskOf(S3), theirs)});
    QCOMPARE(s1.node.term(), Term{9});
}

// Its former disk may have been one of the majority that bore the cluster.
void IdentityStories::whoIsToJoinBearsNoOtherCluster()
{
    OneServer s1 = unborn(second, true);
    s1.does(Received{from(S2, 4, RequestVote{}, diskOf(S2), ClusterId{})});
    QVERIFY(s1.effects.send.empty());
    s1.does(Received{from(S2, 4, RequestVote{at(3, 3)}, diskOf(S2))});
    QVERIFY(s1.lastSent<VoteReply>().granted);
}

void IdentityStories::whoFindsTheClusterBornFoundsNone()
{
    OneServer s1 = unborn(second);
    s1.does(Received{from(S2, 4, AppendEntries{at(8, 4), {}, {8}, {}}, diskOf(S2))});
    QVERIFY(s1.noted(NoteKind::FoundBorn));
    for (int i = 0; i < 5; ++i)
        s1.timesOut();
    QVERIFY(s1.node.role() == Role::Follower);
}

void IdentityStories::aStrangerDeposesNobody_6()
{
    OneServer s1 = leader();
    for (const Message &stranger : {from(S4, 9, RequestVote{at(1, 1)}, DiskId{104}), // No member.
                                    from(S2, 9, RequestVote{at(1, 1)}, second),      // Not this disk.
                                    from(S4, 9, AppendReply{false, {}, {1}, {}, {}}, DiskId{104})}) {
        s1.does(Received{stranger});
        QVERIFY(s1.node.isLeader());
        QCOMPARE(s1.node.term(), Term{1});
        QVERIFY(s1.noted(NoteKind::StrangerIgnored));
    }
}

// It may be a member by an entry that is not here.
void IdentityStories::aStrangerWhoseLogIsAheadIsHeard_6()
{
    OneServer s1 = leader();
    s1.does(Received{from(S4, 9, RequestVote{at(2, 1)}, DiskId{104})});
    QCOMPARE(s1.node.term(), Term{9});
    QVERIFY(s1.lastSent<VoteReply>().granted);
}

void IdentityStories::aRemovedServerLearnsOfItsRemoval_6()
{
    OneServer s1(member(4));
    s1.getsAnInstantDisk();
    Membership without = born(4);
    without.voters = {S2, S3, S4};
    without.unseat(S1);
    s1.does(Received{from(S2, 1, AppendEntries{{}, membershipEntry(1, 1, without), {}, {}}, diskOf(S2))});
    QVERIFY(!s1.noted(NoteKind::Removed));
    s1.does(Received{from(S2, 1, AppendEntries{at(1, 1), {}, {1}, {}}, diskOf(S2))});
    QVERIFY(s1.noted(NoteKind::Removed));

    // It was away meanwhile: the first that it asks for a vote tells it.
    OneServer away(member(4));
    away.getsAnInstantDisk();
    away.timesOut();
    away.does(Received{from(S2, 1, VoteReply{false, false, std::nullopt, true}, diskOf(S2))});
    QVERIFY(away.noted(NoteKind::Removed));

    OneServer s2 = leader(4);
    s2.does(ChangeMembership{{1}, voters(3), false});
    s2.does(Received{from(S2, 1, AppendReply{true, {2}, {}, {}, {}}, diskOf(S2))});
    s2.does(Received{from(S3, 1, AppendReply{true, {2}, {}, {}, {}}, diskOf(S3))});
    s2.does(Received{from(S4, 7, RequestVote{at(1, 1)}, diskOf(S4))});
    QVERIFY(s2.lastSent<VoteReply>().removed);
    QVERIFY(s2.node.isLeader());
}

QTEST_GUILESS_MAIN(IdentityStories)
#include "identity.moc"
