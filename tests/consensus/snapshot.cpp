#include "one_server.h"

/// Log compaction: §7 and Figure 13.
namespace {

using namespace raft;

std::shared_ptr<const Membership> shared(Membership membership)
{
    return std::make_shared<const Membership>(std::move(membership));
}

std::shared_ptr<const std::string> state(const std::string &text)
{
    return std::make_shared<const std::string>(text);
}

/// A snapshot in a single chunk.
InstallSnapshot whole(Position last, const std::string &data)
{
    return {last, shared(voters(3)), 0, data, true, {}};
}

InstallSnapshot chunk(Position last, std::uint64_t offset, const std::string &data, bool done)
{
    return {last, shared(voters(3)), offset, data, done, {}};
}

/// S1 leads term 2 with S2 up to date and S3, of which it knows nothing, behind; its log is compacted.
OneServer leaderWithoutItsPast(std::size_t chunkBytes = 4)
{
    OneServer::Start start = OneServer::with(1, {1, 1, 1, 1, 1});
    start.config.snapshotChunk = chunkBytes;
    OneServer s1(start);
    s1.becomesLeader();
    s1.isAcknowledged(S2, 6);
    s1.does(Compact{{5}, state("ten bytes!")});
    return s1;
}

/// S1 leads term 2 and has sent the first chunk of its snapshot, which ends at 5@1, to S3.
OneServer leaderOnItsWay()
{
    OneServer s1 = leaderWithoutItsPast();
    s1.hears(S3, 2, AppendReply{false, {}, {5}, {}, {}});
    return s1;
}

/// S1 is a follower that takes snapshots of at most eight bytes which say that they are a state.
OneServer choosyFollower()
{
    OneServer::Start start = OneServer::with(2, {1});
    start.config.maxSnapshot = 8;
    start.isState = [](std::string_view data) { return data.starts_with("state"); };
    OneServer s1(start);
    s1.getsAnInstantDisk();
    return s1;
}

/// Bytes of a snapshot that has not yet arrived completely.
std::size_t bytesOnTheirWay(const Node &node)
{
    std::size_t bytes = 0;
    const auto look = [&bytes](const auto &part) {
        if constexpr (requires { part->data.substr(0); })
            bytes = part ? part->data.size() : 0;
    };
    Node::visitState(node, [&look](const auto &...parts) { (look(parts), ...); });
    return bytes;
}

} // namespace

class SnapshotStories : public QObject {
    Q_OBJECT

private slots:
    void theStateReplacesTheLogUpToWhatWasApplied_7();
    void onlyWhatIsAppliedCanBeCompacted_7();
    void theSnapshotRemembersTheMembershipOfItsPlace_7();
    void whoJoinedHandsOnNoEmptyMembership_7();
    void theTermOfTheLastReplacedEntryIsRemembered_7();
    void aLeaderSendsItsSnapshotWhenTheEntriesAreGone_7();
    void chunksFollowOneAnotherAndALostOneIsAskedForAgain_Figure13();
    void aLostChunkIsSentAgainWithTheHeartbeat_Figure13();
    void readsDoNotRepeatChunks_thesis_6_4();
    void anotherSnapshotStartsAtItsBeginning_Figure13();
    void compactingFasterThanSendingDoesNotStartAgain_7();
    void whoCatchesUpAfterTheSnapshotNeedsNoOther_7();
    void whoComesNoFurtherHoldsNothingBack_7();
    void whoHasLostItsDiskGetsTheSnapshot_7();
    void theReceiverAsksForTheOffsetItLacks_Figure13();
    void aNewLeadersChunksAreNotMixedWithTheOldOnes_Figure13();
    void aCandidateForgetsTheChunksOfTheTermBefore_Figure13();
    void whatCannotBeReadIsNotInstalled_7();
    void whatIsTooLargeIsNotTakenIntoMemory_7();
    void aPartIsDroppedOnceTheLogHasBroughtAsMuch_7();
    void installingDiscardsALogThatDoesNotHoldItsLastEntry_Figure13();
    void installingKeepsWhatFollowsItsLastEntry_Figure13();
    void theInstalledSnapshotIsAcknowledgedOnceDurable_Figure13();
    void aCrashWhileInstallingLeavesTheOldLog_Figure13();
    void installingVoidsWhatPendingWritesVouchedFor_Figure13();
    void anOutdatedSnapshotTurnsNothingBack_7();
    void theMembershipComesWithTheSnapshot_7();
    void whatASnapshotReplacedMatchesEveryAppend_7();
    void anAppendThatContradictsTheSnapshotIsIgnored_7();
    void replicationGoesOnAfterTheSnapshot_7();
    void aCommitIsNotToldToWhomOnlyTheSnapshotHelps_7();
    void nonsenseIsIgnored();
};

void SnapshotStories::theStateReplacesTheLogUpToWhatWasApplied_7()
{
    OneServer s1(OneServer::with(1, {1, 1, 1}));
    s1.becomesLeader();
    s1.isAcknowledged(S2, 4);
    QCOMPARE(s1.node.applied(), Index{4});

    s1.does(Compact{{3}, state("abc")});

    QCOMPARE(s1.node.log().base(), at(3, 1));
    QCOMPARE(s1.node.log().size(), std::size_t{1});
    QVERIFY(s1.noted(NoteKind::SnapshotTaken));
    QCOMPARE(s1.effects.write->snapshot->last, at(3, 1));
    QVERIFY(!s1.effects.write->replacesLog);
    QCOMPARE(*s1.node.snapshot()->data, std::string("abc"));
    QVERIFY(s1.disk.log == s1.node.log()); // Disk and memory agree about it.
}

void SnapshotStories::onlyWhatIsAppliedCanBeCompacted_7()
{
    OneServer s1(OneServer::with(1, {1, 1, 1}));
    s1.does(Compact{{2}, state("abc")});
    QVERIFY(!s1.node.snapshot());
    QVERIFY(!s1.effects.write);
}

// A server that has joined has every entry, but not the first membership, which stands in none.
void SnapshotStories::whoJoinedHandsOnNoEmptyMembership_7()
{
    OneServer::Start start = OneServer::with(0, {});
    start.stored.membership = {};
    OneServer s1(start);
    s1.getsAnInstantDisk();
    s1.hears(S2, 1, AppendEntries{{}, entries(1, {1, 1}), {2}, {1}});
    QCOMPARE(s1.node.applied(), Index{2});
    s1.does(Compact{{2}, state("abc")});
    QVERIFY(!s1.node.snapshot());
    s1.hears(S2, 1, AppendEntries{at(2, 1), membershipEntry(3, 1, voters(4)), {3}, {2}});
    s1.does(Compact{{3}, state("abc")});
    QVERIFY(s1.node.snapshot().has_value());
    QVERIFY(*s1.node.snapshot()->membership == voters(4));
}

void SnapshotStories::theSnapshotRemembersTheMembershipOfItsPlace_7()
{
    OneServer s1;
    s1.becomesLeader();
    s1.isAcknowledged(S2, 1);
    Membership four = voters(4);
    s1.does(ChangeMembership{{77}, four, false});
    s1.isAcknowledged(S2, 2);
    s1.isAcknowledged(S3, 2);
    QCOMPARE(s1.node.commit(), Index{2});

    s1.does(Compact{{1}, state("")});
    QVERIFY(*s1.node.snapshot()->membership == voters(3));
    s1.does(Compact{{2}, state("")});
    QVERIFY(*s1.node.snapshot()->membership == four);
    QVERIFY(s1.node.membership() == four);
}

void SnapshotStories::theTermOfTheLastReplacedEntryIsRemembered_7()
{
    OneServer s1 = leaderWithoutItsPast();
    QCOMPARE(*s1.node.log().termAt({5}), Term{1});
    QVERIFY(!s1.node.log().termAt({4}));
    s1.proposes("next");
    QCOMPARE(s1.sentTo<AppendEntries>(S2)->prev, at(6, 2));
}

void SnapshotStories::aLeaderSendsItsSnapshotWhenTheEntriesAreGone_7()
{
    OneServer s1 = leaderWithoutItsPast();
    s1.hears(S3, 2, AppendReply{false, {}, {5}, at(2, 1), {}});
    const auto snapshot = s1.sentTo<InstallSnapshot>(S3);
    QVERIFY(snapshot.has_value());
    QCOMPARE(snapshot->last, at(5, 1));
    QCOMPARE(snapshot->chunk, std::string("ten "));
    QVERIFY(!snapshot->done);
    QVERIFY(s1.noted(NoteKind::SnapshotSent));
    QVERIFY(s1.progress(S3).state == Replication::Snapshot);
}

void SnapshotStories::chunksFollowOneAnotherAndALostOneIsAskedForAgain_Figure13()
{
    OneServer s1 = leaderWithoutItsPast();
    s1.hears(S3, 2, AppendReply{false, {}, {5}, {}, {}});
    s1.hears(S3, 2, SnapshotReply{at(5, 1), 4, false, {}});
    QCOMPARE(s1.lastSent<InstallSnapshot>().chunk, std::string("byte"));
    s1.hears(S3, 2, SnapshotReply{at(5, 1), 8, false, {}});
    QCOMPARE(s1.lastSent<InstallSnapshot>().chunk, std::string("s!"));
    QVERIFY(s1.lastSent<InstallSnapshot>().done);

    s1.hears(S3, 2, SnapshotReply{at(5, 1), 0, false, {}}); // S3 was restarted and begins again.
    QCOMPARE(s1.lastSent<InstallSnapshot>().offset, std::uint64_t{0});
}

void SnapshotStories::aLostChunkIsSentAgainWithTheHeartbeat_Figure13()
{
    OneServer s1 = leaderWithoutItsPast();
    s1.hears(S3, 2, AppendReply{false, {}, {5}, {}, {}});
    s1.hears(S3, 2, SnapshotReply{at(5, 1), 4, false, {}});
    s1.timesOut();
    QCOMPARE(s1.sentTo<InstallSnapshot>(S3)->offset, std::uint64_t{4});
    QVERIFY(!s1.sentTo<AppendEntries>(S3));
}

// A read asks for a round of heartbeats of its own; the chunk on its way has nothing to do with it.
void SnapshotStories::readsDoNotRepeatChunks_thesis_6_4()
{
    OneServer s1 = leaderOnItsWay();
    s1.hears(S3, 2, SnapshotReply{at(5, 1), 4, false, {}});
    s1.does(ReadRequest{{7}});
    const auto asked = s1.sentTo<InstallSnapshot>(S3);
    QVERIFY(asked.has_value());
    QCOMPARE(asked->chunk, std::string());
    QCOMPARE(asked->offset, std::uint64_t{4});
    QVERIFY(!asked->done);
    QVERIFY(s1.answers<ReadAt>().empty());
    // It still follows, and wants that chunk.
    s1.hears(S3, 2, SnapshotReply{at(5, 1), 4, false, asked->round});
    QCOMPARE(s1.answers<ReadAt>().size(), std::size_t{1});
    QVERIFY(s1.sent<InstallSnapshot>().empty());
    s1.timesOut();
    QCOMPARE(s1.sentTo<InstallSnapshot>(S3)->chunk, std::string("byte"));

    OneServer s3; // The other end tells what it has, and takes the empty chunk for no end.
    s3.getsAnInstantDisk();
    s3.hears(S2, 2, chunk(at(5, 1), 0, "ten ", false));
    s3.hears(S2, 2, chunk(at(5, 1), 4, "", false));
    QCOMPARE(s3.lastSent<SnapshotReply>().nextOffset, std::uint64_t{4});
    QVERIFY(!s3.node.snapshot());
}

void SnapshotStories::anotherSnapshotStartsAtItsBeginning_Figure13()
{
    OneServer s1 = leaderOnItsWay(); // S3 has not answered yet.
    s1.does(Compact{{6}, state("another one")});
    s1.hears(S3, 2, SnapshotReply{at(5, 1), 4, false, {}}); // About the old one: of no use any more.
    QCOMPARE(s1.sentTo<InstallSnapshot>(S3)->last, at(6, 2));
    QCOMPARE(s1.sentTo<InstallSnapshot>(S3)->offset, std::uint64_t{0});
}

void SnapshotStories::compactingFasterThanSendingDoesNotStartAgain_7()
{
    OneServer::Start start = OneServer::with(1, {1, 1, 1, 1, 1});
    start.config.snapshotChunk = 4;
    start.config.keptBehindSnapshot = 2;
    OneServer s1(start);
    s1.becomesLeader();
    s1.isAcknowledged(S2, 6);
    s1.does(Compact{{5}, state("ten bytes!")});
    QCOMPARE(s1.node.log().firstIndex(), Index{4}); // Two entries are kept behind the snapshot.
    QVERIFY(s1.disk.log.base() == at(5, 1));
    s1.hears(S3, 2, AppendReply{false, {}, {5}, {}, {}});
    s1.hears(S3, 2, SnapshotReply{at(5, 1), 4, false, {}});
    for (std::uint64_t index = 7; index <= 30; ++index) {
        s1.proposes("meanwhile");
        s1.isAcknowledged(S2, index);
        s1.does(Compact{{index}, state("another one")});
    }
    s1.hears(S3, 2, SnapshotReply{at(5, 1), 8, false, {}});
    QCOMPARE(s1.sentTo<InstallSnapshot>(S3)->chunk, std::string("s!"));
    s1.hears(S3, 2, SnapshotReply{at(5, 1), 0, true, {}});
    QCOMPARE(s1.sentTo<AppendEntries>(S3)->prev, at(5, 1)); // The log goes on where the snapshot ended.
    s1.isAcknowledged(S3, 30);
    s1.does(Compact{{30}, state("no newer one")});
    s1.proposes("x");
    s1.isAcknowledged(S2, 31);
    s1.does(Compact{{31}, state("the next")});
    QCOMPARE(s1.node.log().base().index, Index{29}); // Two entries again: nobody catches up.
}

// The snapshot is installed, but as long as it took there is as much to be told afterwards.
void SnapshotStories::whoCatchesUpAfterTheSnapshotNeedsNoOther_7()
{
    OneServer s1 = leaderOnItsWay();
    s1.hears(S3, 2, SnapshotReply{at(5, 1), 0, true, {}});
    for (std::uint64_t index = 7; index <= 12; ++index) {
        s1.proposes("meanwhile");
        s1.isAcknowledged(S2, index);
    }
    s1.isAcknowledged(S3, 8);
    s1.does(Compact{{12}, state("another one")});
    QCOMPARE(s1.node.log().base().index, Index{8});
    QVERIFY(s1.disk.log.base() == at(12, 2)); // What a restart needs is less.
    s1.timesOut();
    QVERIFY(!s1.sentTo<InstallSnapshot>(S3));
}

// It denies what it had acknowledged, and meanwhile the leader has compacted that away.
void SnapshotStories::whoHasLostItsDiskGetsTheSnapshot_7()
{
    OneServer s1(OneServer::with(1, {1, 1, 1}));
    s1.becomesLeader();
    s1.isAcknowledged(S2, 4, s1.lastSent<AppendEntries>().round);
    s1.timesOut();
    const ReadRound later = s1.sentTo<AppendEntries>(S2)->round;
    s1.proposes("x");
    s1.isAcknowledged(S3, 5);
    s1.does(Compact{{5}, state("ten bytes!")});
    s1.hears(S2, 2, AppendReply{false, {}, {4}, {}, later});
    QVERIFY(s1.noted(NoteKind::EntriesLost));
    const auto lost = std::find_if(s1.effects.notes.begin(), s1.effects.notes.end(),
                                   [](const Note &note) { return note.kind == NoteKind::EntriesLost; });
    QCOMPARE(lost->at, (Position{{4}, {}})); // Of which term it was, nobody knows any more.
    QCOMPARE(s1.sentTo<InstallSnapshot>(S2)->last, at(5, 2));
}

// A dead follower, or one that begins again and again, must not keep the log for ever.
void SnapshotStories::whoComesNoFurtherHoldsNothingBack_7()
{
    OneServer s1 = leaderOnItsWay();
    s1.hears(S3, 2, SnapshotReply{at(5, 1), 4, false, {}});
    s1.waits(9 * s1.node.config().electionMax);
    s1.hears(S3, 2, SnapshotReply{at(5, 1), 0, false, {}});
    s1.does(Compact{{6}, state("another one")});
    QCOMPARE(s1.node.log().base().index, Index{5});
    s1.proposes("x");
    s1.isAcknowledged(S2, 7);
    s1.waits(2 * s1.node.config().electionMax);
    s1.hears(S3, 2, SnapshotReply{at(5, 1), 4, false, {}}); // No further than it was.
    s1.does(Compact{{7}, state("a newer one")});
    QCOMPARE(s1.node.log().base().index, Index{7});
    s1.timesOut();
    QCOMPARE(s1.sentTo<InstallSnapshot>(S3)->last, at(7, 2));
    QCOMPARE(s1.sentTo<InstallSnapshot>(S3)->offset, std::uint64_t{0});
}

void SnapshotStories::theReceiverAsksForTheOffsetItLacks_Figure13()
{
    OneServer s1;
    s1.getsAnInstantDisk();
    s1.hears(S2, 2, chunk(at(5, 1), 0, "abc", false));
    QCOMPARE(s1.lastSent<SnapshotReply>().nextOffset, std::uint64_t{3});
    s1.hears(S2, 2, chunk(at(5, 1), 6, "ghi", true)); // "def" was lost.
    QCOMPARE(s1.lastSent<SnapshotReply>().nextOffset, std::uint64_t{3});
    QVERIFY(!s1.node.snapshot());
    s1.hears(S2, 2, chunk(at(5, 1), 0, "abc", false)); // A duplicate does no harm.
    QCOMPARE(s1.lastSent<SnapshotReply>().nextOffset, std::uint64_t{3});
    s1.hears(S2, 2, chunk(at(5, 1), 3, "def", false));
    s1.hears(S2, 2, chunk(at(5, 1), 6, "ghi", true));
    QCOMPARE(*s1.effects.restore->data, std::string("abcdefghi"));
    QVERIFY(s1.lastSent<SnapshotReply>().installed);
}

void SnapshotStories::aNewLeadersChunksAreNotMixedWithTheOldOnes_Figure13()
{
    OneServer s1;
    s1.getsAnInstantDisk();
    s1.hears(S2, 2, chunk(at(5, 1), 0, "abc", false));
    s1.hears(S3, 3, chunk(at(5, 1), 3, "DEF", true));
    QVERIFY(!s1.node.snapshot());
    QCOMPARE(s1.lastSent<SnapshotReply>().nextOffset, std::uint64_t{0});
    s1.hears(S3, 3, chunk(at(6, 2), 0, "uvw", false)); // Another place: its beginning, too.
    s1.hears(S3, 3, chunk(at(7, 2), 0, "xyz", true));
    QCOMPARE(*s1.node.snapshot()->data, std::string("xyz"));
}

// It is in the later term by its own will: no message told it.
void SnapshotStories::aCandidateForgetsTheChunksOfTheTermBefore_Figure13()
{
    OneServer s1;
    s1.getsAnInstantDisk();
    s1.hears(S2, 2, chunk(at(5, 1), 0, "abc", false));
    s1.timesOut();
    QCOMPARE(s1.node.term(), Term{3});
    s1.hears(S3, 3, chunk(at(5, 1), 3, "DEF", true)); // Meant for somebody else, or doubled.
    QVERIFY(!s1.node.snapshot());
    QCOMPARE(s1.lastSent<SnapshotReply>().nextOffset, std::uint64_t{0});
}

void SnapshotStories::whatCannotBeReadIsNotInstalled_7()
{
    OneServer s1 = choosyFollower();
    s1.hears(S2, 2, chunk(at(5, 2), 0, "no", false));
    s1.hears(S2, 2, chunk(at(5, 2), 2, "thing", true));
    QVERIFY(s1.noted(NoteKind::SnapshotUnreadable));
    QVERIFY(!s1.noted(NoteKind::SnapshotInstalled));
    QVERIFY(!s1.effects.restore && !s1.effects.write && !s1.node.snapshot());
    QCOMPARE(s1.node.log().last(), at(1, 1));
    QCOMPARE(s1.node.applied(), Index{0});
    QVERIFY(!s1.lastSent<SnapshotReply>().installed);
    QCOMPARE(s1.lastSent<SnapshotReply>().nextOffset, std::uint64_t{2}); // The leader need not hurry.
    QCOMPARE(bytesOnTheirWay(s1.node), std::size_t{0});

    s1.hears(S2, 2, chunk(at(5, 2), 2, "thing", true)); // With the heartbeat it comes again.
    QCOMPARE(s1.lastSent<SnapshotReply>().nextOffset, std::uint64_t{0});
    s1.hears(S2, 2, chunk(at(5, 2), 0, "state5", true)); // Better this time.
    QVERIFY(s1.noted(NoteKind::SnapshotInstalled));
    QVERIFY(s1.lastSent<SnapshotReply>().installed);
}

void SnapshotStories::whatIsTooLargeIsNotTakenIntoMemory_7()
{
    OneServer s1 = choosyFollower();
    s1.hears(S2, 2, chunk(at(5, 2), 0, "state", false));
    QCOMPARE(bytesOnTheirWay(s1.node), std::size_t{5});
    s1.hears(S2, 2, chunk(at(5, 2), 5, "1234", false));
    QVERIFY(s1.noted(NoteKind::SnapshotTooLarge));
    QVERIFY(!s1.lastSent<SnapshotReply>().installed);
    QCOMPARE(bytesOnTheirWay(s1.node), std::size_t{0});
    s1.hears(S2, 2, chunk(at(6, 2), 0, "state", false));
    s1.hears(S2, 2, chunk(at(6, 2), 5, "123", true)); // The limit itself.
    QVERIFY(s1.noted(NoteKind::SnapshotInstalled));
}

void SnapshotStories::aPartIsDroppedOnceTheLogHasBroughtAsMuch_7()
{
    OneServer s1 = choosyFollower();
    s1.hears(S2, 2, chunk(at(3, 2), 0, "state", false));
    s1.hears(S2, 2, AppendEntries{at(1, 1), entries(2, {2, 2}), {2}, {}});
    QCOMPARE(bytesOnTheirWay(s1.node), std::size_t{5});
    s1.hears(S2, 2, AppendEntries{at(3, 2), {}, {3}, {}});
    QCOMPARE(bytesOnTheirWay(s1.node), std::size_t{0});
}

void SnapshotStories::installingDiscardsALogThatDoesNotHoldItsLastEntry_Figure13()
{
    OneServer s1(OneServer::with(2, {1, 1, 2, 2, 2, 2}));
    s1.getsAnInstantDisk();
    s1.hears(S2, 3, whole(at(4, 3), "state"));
    QCOMPARE(s1.node.log().base(), at(4, 3));
    QCOMPARE(s1.node.log().size(), std::size_t{0});
    QVERIFY(s1.effects.write->replacesLog);
    QCOMPARE(s1.node.commit(), Index{4});
    QCOMPARE(s1.node.applied(), Index{4});
    QVERIFY(s1.disk.log == s1.node.log());
}

void SnapshotStories::installingKeepsWhatFollowsItsLastEntry_Figure13()
{
    OneServer s1(OneServer::with(2, {1, 1, 2, 2, 2, 2}));
    s1.getsAnInstantDisk();
    s1.hears(S2, 2, whole(at(4, 2), "state"));
    QCOMPARE(s1.node.log().base(), at(4, 2));
    QCOMPARE(s1.node.log().last(), at(6, 2));
    QVERIFY(!s1.effects.write->replacesLog);
    QCOMPARE(s1.node.durable(), Index{6});
    QVERIFY(s1.disk.log == s1.node.log());
}

void SnapshotStories::theInstalledSnapshotIsAcknowledgedOnceDurable_Figure13()
{
    OneServer s1;
    s1.hears(S2, 2, whole(at(4, 2), "state"));
    QVERIFY(s1.effects.restore.has_value());
    QVERIFY(s1.effects.send.empty());
    s1.hears(S2, 2, whole(at(4, 2), "state")); // Again, before the disk is done: still no promise.
    QVERIFY(s1.effects.send.empty());
    s1.diskFinishes();
    QVERIFY(s1.lastSent<SnapshotReply>().installed);
    QCOMPARE(s1.node.durable(), Index{4});
}

void SnapshotStories::aCrashWhileInstallingLeavesTheOldLog_Figure13()
{
    OneServer s1(OneServer::with(2, {1, 1, 2}));
    s1.hears(S2, 3, whole(at(9, 3), "state"));
    s1.crashesAndRestarts();
    QVERIFY(!s1.node.snapshot());
    QCOMPARE(s1.node.log().last(), at(3, 2));
    QCOMPARE(s1.node.commit(), Index{0});
}

void SnapshotStories::installingVoidsWhatPendingWritesVouchedFor_Figure13()
{
    OneServer s1(OneServer::with(2, {1}));
    s1.diskFinishes();
    s1.hears(S2, 2, AppendEntries{at(1, 1), entries(2, {2, 2}), {}, {}});
    s1.hears(S3, 3, whole(at(2, 3), "state"));
    QCOMPARE(s1.node.durable(), Index{0});
    // The first write ends: it held entries that are no more.
    s1.does(WriteDone{{1}});
    QCOMPARE(s1.node.durable(), Index{0});
    QVERIFY(s1.sent<AppendReply>().empty());
    QVERIFY(s1.sent<SnapshotReply>().empty());
    s1.diskFinishes();
    QCOMPARE(s1.node.durable(), Index{2});
    QVERIFY(s1.lastSent<SnapshotReply>().installed);
}

void SnapshotStories::anOutdatedSnapshotTurnsNothingBack_7()
{
    OneServer s1(OneServer::with(2, {1, 1, 2}));
    s1.getsAnInstantDisk();
    s1.hears(S2, 2, AppendEntries{at(3, 2), {}, {3}, {}});
    QCOMPARE(s1.node.applied(), Index{3});
    s1.hears(S2, 2, whole(at(2, 1), "older"));
    QVERIFY(s1.noted(NoteKind::SnapshotIgnored));
    QVERIFY(!s1.effects.restore);
    QCOMPARE(s1.node.applied(), Index{3});
    QVERIFY(s1.lastSent<SnapshotReply>().installed); // It has as much, and the leader may go on.
}

void SnapshotStories::theMembershipComesWithTheSnapshot_7()
{
    OneServer s1(OneServer::with(2, {1}));
    s1.getsAnInstantDisk();
    s1.hears(S2, 2, InstallSnapshot{at(4, 2), shared(voters(5)), 0, "state", true, {}});
    QVERIFY(s1.node.membership() == voters(5));
    s1.crashesAndRestarts();
    QVERIFY(s1.node.membership() == voters(5));
}

void SnapshotStories::whatASnapshotReplacedMatchesEveryAppend_7()
{
    OneServer s1;
    s1.getsAnInstantDisk();
    s1.hears(S2, 2, whole(at(4, 2), "state"));
    s1.hears(S2, 2, AppendEntries{at(2, 2), entries(3, {2, 2, 2}), {5}, {}});
    QVERIFY(s1.lastSent<AppendReply>().success);
    QCOMPARE(s1.lastSent<AppendReply>().match, Index{5});
    QCOMPARE(s1.node.log().last(), at(5, 2));
    s1.hears(S2, 2, AppendEntries{at(1, 2), entries(2, {2}), {5}, {}}); // An old one from before.
    QVERIFY(s1.lastSent<AppendReply>().success);
    QCOMPARE(s1.lastSent<AppendReply>().match, Index{2});
    QCOMPARE(s1.node.log().last(), at(5, 2));
}

void SnapshotStories::anAppendThatContradictsTheSnapshotIsIgnored_7()
{
    OneServer s1;
    s1.getsAnInstantDisk();
    s1.hears(S2, 5, whole(at(4, 4), "state"));
    s1.hears(S2, 5, AppendEntries{at(2, 1), entries(3, {1, 1, 1}), {}, {}});
    QVERIFY(s1.noted(NoteKind::Ignored));
    QCOMPARE(s1.node.log().last(), at(4, 4));
    QVERIFY(s1.effects.send.empty());
}

void SnapshotStories::replicationGoesOnAfterTheSnapshot_7()
{
    OneServer s1 = leaderWithoutItsPast(1000);
    s1.hears(S3, 2, AppendReply{false, {}, {5}, {}, {}});
    s1.hears(S3, 2, SnapshotReply{at(5, 1), 0, true, {}});
    QVERIFY(s1.progress(S3).state == Replication::Stream);
    QCOMPARE(s1.lastSent<AppendEntries>().prev, at(5, 1));
    QCOMPARE(s1.lastSent<AppendEntries>().entries.size(), std::size_t{1});
}

// A follower whose window is full falls behind what the leader compacts.
void SnapshotStories::aCommitIsNotToldToWhomOnlyTheSnapshotHelps_7()
{
    OneServer::Start start;
    start.config.eagerCommit = true;
    start.config.maxInflight = 1;
    OneServer s1(start);
    s1.becomesLeader();
    s1.isAcknowledged(S2, 1);
    s1.isAcknowledged(S3, 1);
    for (std::uint64_t i = 2; i <= 5; ++i) {
        s1.proposes("x");
        s1.isAcknowledged(S2, i);
    }
    s1.does(Compact{{5}, state("state")});
    s1.proposes("y");
    s1.isAcknowledged(S2, 6);
    QCOMPARE(s1.node.commit(), Index{6});
    s1.timesOut();
    QCOMPARE(s1.sentTo<InstallSnapshot>(S3)->last, at(5, 1));
}

void SnapshotStories::nonsenseIsIgnored()
{
    OneServer s1;
    s1.getsAnInstantDisk();
    s1.hears(S2, 1, InstallSnapshot{at(4, 1), nullptr, 0, "state", true, {}});
    QVERIFY(s1.noted(NoteKind::Ignored));
    s1.hears(S2, 1, whole(at(4, 9), "from a later term than the leader's"));
    QVERIFY(s1.noted(NoteKind::Ignored));
    s1.hears(S2, 1, whole({{~std::uint64_t{0}}, {1}}, "out of reach"));
    QVERIFY(s1.noted(NoteKind::Ignored));
    QVERIFY(!s1.node.snapshot());

    OneServer leader = leaderWithoutItsPast();
    leader.hears(S2, 2, whole(at(40, 2), "two leaders in a term"));
    QVERIFY(leader.noted(NoteKind::Ignored));
    leader.hears(S3, 2, SnapshotReply{at(99, 2), 0, true, {}});
    QVERIFY(leader.noted(NoteKind::Ignored));
    leader.hears(S3, 2, AppendReply{false, {}, {5}, {}, {}});
    leader.hears(S3, 2, SnapshotReply{at(5, 1), 99, false, {}});
    QVERIFY(leader.sent<InstallSnapshot>().empty());
}

QTEST_GUILESS_MAIN(SnapshotStories)
#include "snapshot.moc"
