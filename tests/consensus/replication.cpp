#include "handful.h"

/// Log replication: AppendEntries of Figure 2 and §5.3, on both sides.
namespace {

using namespace raft;

AppendEntries append(Position prev, Entries run, std::uint64_t commit = 0)
{
    return {prev, std::move(run), {commit}, {}};
}

/// A follower whose writes are durable at once.
OneServer follower(std::uint64_t term, std::initializer_list<std::uint64_t> log)
{
    OneServer s1(OneServer::with(term, log));
    s1.getsAnInstantDisk();
    return s1;
}

AppendReply rejection(std::uint64_t rejected, Position conflict, ReadRound round = {})
{
    return {false, {}, {rejected}, conflict, round};
}

/// How often S1 has to ask S2 until S2, whose log is `theirs`, holds what S1's log `ours` has.
std::size_t messagesUntilEqual(const Log &ours, const Log &theirs, Term term)
{
    OneServer::Start start;
    start.config.maxBatch = 20'000;
    start.stored.hard.term = term;
    start.stored.log = ours;
    OneServer s1(start);
    start.config.id = S2;
    start.stored.log = theirs;
    OneServer s2(start);
    s1.becomesLeader();
    s2.getsAnInstantDisk();
    std::size_t asked = 0;
    while (const auto request = s1.sentTo<AppendEntries>(S2)) {
        ++asked;
        s2.hears(S1, s1.node.term().value, *request);
        s1.hears(S2, s1.node.term().value, s2.lastSent<AppendReply>());
    }
    return s2.node.log() == s1.node.log() ? asked : 0;
}

/// Terms that each fill `perTerm` entries.
Log blocks(std::initializer_list<std::uint64_t> terms, std::uint64_t perTerm)
{
    Log log;
    for (const std::uint64_t term : terms)
        for (std::uint64_t i = 0; i < perTerm; ++i)
            log.append(Entry{{log.lastIndex() + 1, {term}}, Command("x")});
    return log;
}

} // namespace

class ReplicationStories : public QObject {
    Q_OBJECT

private slots:
    void entriesFollowAnEntryThatMatches_5_3();
    void aMissingEntryIsRefused_5_3();
    void anEntryOfAnotherTermIsRefused_5_3();
    void truncationOnlyOnConflict_5_3();
    void anOldAppendRemovesNothing_5_3();
    void appendingTwiceIsAppendingOnce_5_5();
    void committedEntriesAreNeverTruncated();
    void aHeartbeatIsChecked_5_3();
    void theRefusalSkipsWholeTerms_5_3_data();
    void theRefusalSkipsWholeTerms_5_3();
    void theLeaderSkipsItsOwnTerms_5_3();
    void messagesAreAsManyAsTerms_5_3_data();
    void messagesAreAsManyAsTerms_5_3();
    void everyFollowerOfFigure7Converges_data();
    void everyFollowerOfFigure7Converges();
    void aNewLeaderProbesOnce();
    void aLostProbeIsSentAgainWithTheHeartbeat();
    void messagesArePipelinedUpToTheWindow();
    void theWindowOpensWithTheAcknowledgement();
    void batchesAreLimited();
    void batchesAreLimitedInBytes();
    void theWindowIsLimitedInBytes();
    void followersShareTheMemoryOfAProposal();
    void aLostMessageIsNoticedByTheNextHeartbeat();
    void lateRejectionsChangeNothing();
    void whoHasLostItsDiskIsFedAgain();
    void lateAcknowledgementsMoveNothingBack();
    void tooManyPendingProposalsAreRefused();
    void whoDoesNotLeadRefusesProposals_5_1();
    void anEmptyProposalIsRefused();
    void nonsenseIsIgnored();
};

void ReplicationStories::entriesFollowAnEntryThatMatches_5_3()
{
    OneServer s1 = follower(2, {1, 1});
    s1.hears(S2, 2, append(at(2, 1), entries(3, {2, 2})));
    QVERIFY(s1.node.log() == logOf({1, 1, 2, 2}));
    QVERIFY(s1.lastSent<AppendReply>().success);
    QCOMPARE(s1.lastSent<AppendReply>().match, Index{4});
    QVERIFY(s1.noted(NoteKind::Appended));
}

void ReplicationStories::aMissingEntryIsRefused_5_3()
{
    OneServer s1 = follower(2, {1, 1});
    s1.hears(S2, 2, append(at(3, 1), entries(4, {2})));
    QVERIFY(s1.sent<AppendReply>().size() == 1 && !s1.lastSent<AppendReply>().success);
    QCOMPARE(s1.lastSent<AppendReply>().rejected, Index{3});
    QCOMPARE(s1.node.log().lastIndex(), Index{2});
    QVERIFY(s1.noted(NoteKind::PrevMismatch));
}

void ReplicationStories::anEntryOfAnotherTermIsRefused_5_3()
{
    OneServer s1 = follower(3, {1, 2});
    s1.hears(S2, 3, append(at(2, 1), entries(3, {3})));
    QVERIFY(s1.sent<AppendReply>().size() == 1 && !s1.lastSent<AppendReply>().success);
    QVERIFY(s1.node.log() == logOf({1, 2})); // Not removed before the leader sends what belongs there.
}

void ReplicationStories::truncationOnlyOnConflict_5_3()
{
    OneServer s1 = follower(3, {1, 1, 2, 2, 2});
    s1.hears(S2, 3, append(at(1, 1), entries(2, {1, 2, 3})));
    QVERIFY(s1.node.log() == logOf({1, 1, 2, 3}));
    QVERIFY(s1.noted(NoteKind::Truncated));
    QCOMPARE(s1.effects.write->entries.size(), std::size_t{1}); // What matches is not written again.
}

void ReplicationStories::anOldAppendRemovesNothing_5_3()
{
    OneServer s1 = follower(1, {1, 1, 1, 1});
    s1.hears(S2, 1, append({}, entries(1, {1, 1})));
    QCOMPARE(s1.node.log().lastIndex(), Index{4});
    QCOMPARE(s1.lastSent<AppendReply>().match, Index{2}); // It vouches for what it has compared.
    QVERIFY(!s1.effects.write);
}

void ReplicationStories::appendingTwiceIsAppendingOnce_5_5()
{
    OneServer s1 = follower(1, {});
    for (int i = 0; i < 2; ++i) {
        s1.hears(S2, 1, append({}, entries(1, {1, 1}), 2));
        QVERIFY(s1.node.log() == logOf({1, 1}));
        QCOMPARE(s1.lastSent<AppendReply>().match, Index{2});
    }
    QVERIFY(s1.effects.apply.empty());
}

void ReplicationStories::committedEntriesAreNeverTruncated()
{
    OneServer s1 = follower(1, {1, 1});
    s1.hears(S2, 1, append(at(2, 1), {}, 2));
    s1.hears(S3, 5, append(at(1, 1), entries(2, {5})));
    QVERIFY(s1.noted(NoteKind::Ignored));
    QVERIFY(s1.sent<AppendReply>().empty());
    QVERIFY(s1.node.log() == logOf({1, 1}));
}

void ReplicationStories::aHeartbeatIsChecked_5_3()
{
    OneServer s1 = follower(1, {1});
    s1.hears(S2, 1, append(at(5, 1), {}));
    QVERIFY(s1.sent<AppendReply>().size() == 1 && !s1.lastSent<AppendReply>().success);
    s1.hears(S2, 1, append(at(1, 1), {}));
    QVERIFY(s1.lastSent<AppendReply>().success);
}

void ReplicationStories::theRefusalSkipsWholeTerms_5_3_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<int>("term");
    QTest::addColumn<int>("hintIndex");
    QTest::addColumn<int>("hintTerm");
    // The follower holds 1 1 3 3 3 5 5.
    QTest::newRow("its log is too short") << 9 << 6 << 7 << 5;
    QTest::newRow("too short, and its last term is unknown to the leader") << 9 << 4 << 5 << 3;
    QTest::newRow("another term at the place") << 7 << 4 << 5 << 3;
    QTest::newRow("all its later terms are unknown") << 5 << 2 << 2 << 1;
    QTest::newRow("an earlier term than the leader's") << 4 << 4 << 3 << 3;
}

void ReplicationStories::theRefusalSkipsWholeTerms_5_3()
{
    QFETCH(int, index);
    QFETCH(int, term);
    QFETCH(int, hintIndex);
    QFETCH(int, hintTerm);
    OneServer s1 = follower(6, {1, 1, 3, 3, 3, 5, 5});
    s1.hears(S2, 6,
             append(at(static_cast<std::uint64_t>(index), static_cast<std::uint64_t>(term)), Entries{}));
    QCOMPARE(s1.lastSent<AppendReply>().conflict,
             at(static_cast<std::uint64_t>(hintIndex), static_cast<std::uint64_t>(hintTerm)));
}

void ReplicationStories::theLeaderSkipsItsOwnTerms_5_3()
{
    OneServer s1(OneServer::with(6, {1, 1, 4, 4, 4, 6}));
    s1.becomesLeader();
    s1.hears(S2, 7, rejection(6, at(5, 2))); // S2's entry at 5 is of term 2: all of term 4 is in question.
    QCOMPARE(s1.sentTo<AppendEntries>(S2)->prev, at(2, 1));
    QVERIFY(s1.noted(NoteKind::AppendRejected));
}

void ReplicationStories::messagesAreAsManyAsTerms_5_3_data()
{
    QTest::addColumn<int>("perTerm");
    QTest::newRow("10 entries") << 1;
    QTest::newRow("100 entries") << 10;
    QTest::newRow("10,000 entries") << 1000;
}

void ReplicationStories::messagesAreAsManyAsTerms_5_3()
{
    QFETCH(int, perTerm);
    const auto each = static_cast<std::uint64_t>(perTerm);
    const Log ours = blocks({1, 3, 5, 7, 9, 11, 13, 15, 17, 19}, each);
    const Log theirs = blocks({1, 2, 4, 6, 8, 10, 12, 14, 16, 18}, each);
    const std::size_t asked = messagesUntilEqual(ours, theirs, {20});
    QVERIFY2(asked > 0 && asked <= 12, std::to_string(asked).c_str());
}

void ReplicationStories::everyFollowerOfFigure7Converges_data()
{
    QTest::addColumn<int>("which");
    for (int i = 0; i < 6; ++i)
        QTest::newRow(std::string(1, static_cast<char>('a' + i)).c_str()) << i;
}

void ReplicationStories::everyFollowerOfFigure7Converges()
{
    QFETCH(int, which);
    const Log followers[] = {logOf({1, 1, 1, 4, 4, 5, 5, 6, 6}),
                             logOf({1, 1, 1, 4}),
                             logOf({1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 6}),
                             logOf({1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 7, 7}),
                             logOf({1, 1, 1, 4, 4, 4, 4}),
                             logOf({1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3})};
    const std::size_t asked =
        messagesUntilEqual(logOf({1, 1, 1, 4, 4, 5, 5, 6, 6, 6}), followers[which], {7});
    QVERIFY2(asked > 0 && asked <= 4, std::to_string(asked).c_str());
}

void ReplicationStories::aNewLeaderProbesOnce()
{
    OneServer s1;
    s1.becomesLeader();
    s1.proposes("a");
    QVERIFY(s1.sent<AppendEntries>().empty()); // One question at a time until the logs are known to agree.
    s1.isAcknowledged(S2, 1);
    QCOMPARE(s1.sent<AppendEntries>().size(), std::size_t{1});
    QCOMPARE(s1.lastSent<AppendEntries>().prev, at(1, 1));
}

void ReplicationStories::aLostProbeIsSentAgainWithTheHeartbeat()
{
    OneServer s1;
    s1.becomesLeader();
    s1.timesOut();
    QCOMPARE(s1.sentTo<AppendEntries>(S2)->prev, Position{});
    s1.hears(S2, 1, AppendReply{true, {0}, {}, {}, {}});
    QCOMPARE(s1.sentTo<AppendEntries>(S2)->entries.size(), std::size_t{1});
}

void ReplicationStories::messagesArePipelinedUpToTheWindow()
{
    OneServer::Start start;
    start.config.maxInflight = 3;
    OneServer s1(start);
    s1.becomesLeader();
    s1.isAcknowledged(S2, 1);
    std::size_t sent = 0;
    for (int i = 0; i < 5; ++i) {
        s1.proposes("x");
        sent += s1.sentTo<AppendEntries>(S2) ? 1U : 0U;
    }
    QCOMPARE(sent, std::size_t{3});
    QCOMPARE(s1.progress(S2).inflight.size(), std::size_t{3});
}

void ReplicationStories::theWindowOpensWithTheAcknowledgement()
{
    OneServer::Start start;
    start.config.maxInflight = 1;
    OneServer s1(start);
    s1.becomesLeader();
    s1.isAcknowledged(S2, 1);
    s1.proposes("a");
    s1.proposes("b");
    s1.proposes("c");
    s1.isAcknowledged(S2, 2);
    QCOMPARE(s1.sentTo<AppendEntries>(S2)->entries.size(), std::size_t{2}); // Both that waited, in one.
    QCOMPARE(s1.sentTo<AppendEntries>(S2)->prev, at(2, 1));
}

void ReplicationStories::batchesAreLimited()
{
    OneServer::Start start = OneServer::with(1, {1, 1, 1, 1, 1, 1, 1});
    start.config.maxBatch = 3;
    OneServer s1(start);
    s1.becomesLeader();
    s1.hears(S2, 2, rejection(7, {}));
    QCOMPARE(s1.sentTo<AppendEntries>(S2)->entries.size(), std::size_t{3});
    s1.isAcknowledged(S2, 3);
    QCOMPARE(s1.sent<AppendEntries>().size(), std::size_t{2}); // The rest, pipelined: 4–6 and 7–8.
    QCOMPARE(s1.lastSent<AppendEntries>().entries.size(), std::size_t{2});
}

void ReplicationStories::batchesAreLimitedInBytes()
{
    OneServer::Start start;
    start.config.maxBytes.batch = 1000;
    OneServer s1(start);
    s1.becomesLeader();
    s1.isAcknowledged(S2, 1);
    Propose proposal{{1}, {}};
    for (const std::size_t size : {400, 600, 1, 999, 5000, 1000})
        proposal.commands.emplace_back(std::string(size, 'x'));
    s1.does(proposal);
    std::vector<std::size_t> sizes;
    for (const Message &message : s1.sent<AppendEntries>())
        if (message.to == S2)
            sizes.push_back(std::get<AppendEntries>(message.body).entries.size());
    // 400 + 600, 1 + 999, what is larger than a batch by itself, 1000.
    QCOMPARE(sizes, (std::vector<std::size_t>{2, 2, 1, 1}));
}

void ReplicationStories::theWindowIsLimitedInBytes()
{
    OneServer::Start start;
    start.config.maxBytes.batch = 1000;
    start.config.maxBytes.inflight = 2500;
    OneServer s1(start);
    s1.becomesLeader();
    s1.isAcknowledged(S2, 1);
    for (int i = 0; i < 8; ++i)
        s1.proposes(std::string(900, 'x'));
    QCOMPARE(s1.progress(S2).next, Index{5}); // Entries 2, 3 and 4 are on their way: the third opens 2,500.
    s1.isAcknowledged(S2, 2);
    QCOMPARE(s1.progress(S2).next, Index{6});
    s1.isAcknowledged(S2, 5);
    QCOMPARE(s1.progress(S2).next, Index{9});
    s1.timesOut();
    QVERIFY(s1.sentTo<AppendEntries>(S2)->entries.empty()); // A heartbeat needs no room.
}

void ReplicationStories::followersShareTheMemoryOfAProposal()
{
    OneServer s1;
    s1.becomesLeader();
    s1.isAcknowledged(S2, 1);
    s1.isAcknowledged(S3, 1);
    s1.proposes("a");
    QVERIFY(&s1.sentTo<AppendEntries>(S2)->entries.front() == &s1.sentTo<AppendEntries>(S3)->entries.front());
    QVERIFY(&s1.sentTo<AppendEntries>(S2)->entries.front() == &s1.effects.write->entries.front());
}

void ReplicationStories::aLostMessageIsNoticedByTheNextHeartbeat()
{
    OneServer s1;
    s1.becomesLeader();
    s1.isAcknowledged(S2, 1);
    s1.proposes("lost");
    s1.timesOut();
    QCOMPARE(s1.sentTo<AppendEntries>(S2)->prev, at(2, 1));
    s1.hears(S2, 1, rejection(2, at(1, 1)));
    QCOMPARE(s1.sentTo<AppendEntries>(S2)->prev, at(1, 1));
    QCOMPARE(s1.sentTo<AppendEntries>(S2)->entries.size(), std::size_t{1});
    s1.isAcknowledged(S2, 2);
    QVERIFY(s1.progress(S2).state == Replication::Stream);
}

void ReplicationStories::lateRejectionsChangeNothing()
{
    OneServer s1(OneServer::with(1, {1, 1, 1}));
    s1.becomesLeader();
    s1.hears(S2, 2, rejection(3, at(1, 1)));
    s1.hears(S2, 2, rejection(3, at(1, 1))); // Doubled by the network.
    QVERIFY(s1.sent<AppendEntries>().empty());
    s1.isAcknowledged(S2, 4);
    s1.hears(S2, 2, rejection(3, at(1, 1)));
    QVERIFY(s1.progress(S2).state == Replication::Stream);
    QCOMPARE(s1.progress(S2).next, Index{5});
}

// Nothing that Raft promises covers a disk that forgets (Figure 2). But it is told, and the cluster is whole
// again without an election.
void ReplicationStories::whoHasLostItsDiskIsFedAgain()
{
    OneServer s1(OneServer::with(1, {1, 1, 1}));
    s1.becomesLeader();
    const ReadRound before = s1.sentTo<AppendEntries>(S2)->round;
    s1.isAcknowledged(S2, 4, before);
    s1.hears(S2, 2, rejection(4, {}, before)); // May be older than the acknowledgement.
    QVERIFY(!s1.noted(NoteKind::EntriesLost));
    QCOMPARE(s1.progress(S2).match, Index{4});

    s1.timesOut();
    s1.hears(S2, 2, rejection(4, {}, s1.sentTo<AppendEntries>(S2)->round)); // Cannot be.
    QVERIFY(s1.noted(NoteKind::EntriesLost));
    QCOMPARE(s1.sentTo<AppendEntries>(S2)->prev, Position{});
    QCOMPARE(s1.sentTo<AppendEntries>(S2)->entries.size(), std::size_t{4});
    s1.isAcknowledged(S2, 4);
    QCOMPARE(s1.progress(S2).match, Index{4});
    QVERIFY(s1.progress(S2).state == Replication::Stream);
}

void ReplicationStories::lateAcknowledgementsMoveNothingBack()
{
    OneServer s1(OneServer::with(1, {1, 1, 1}));
    s1.becomesLeader();
    s1.isAcknowledged(S2, 4);
    s1.isAcknowledged(S2, 2);
    QCOMPARE(s1.progress(S2).match, Index{4});
    QCOMPARE(s1.progress(S2).next, Index{5});
}

void ReplicationStories::tooManyPendingProposalsAreRefused()
{
    OneServer::Start start;
    start.config.maxPending = 2;
    OneServer s1(start);
    s1.becomesLeader();
    s1.proposes("a");
    QCOMPARE(s1.answers<Accepted>().size(), std::size_t{1});
    s1.proposes("b");
    QVERIFY(s1.refused(Refusal::TooManyPending));
    s1.isAcknowledged(S2, 1);
    s1.proposes("b");
    QCOMPARE(s1.answers<Accepted>().front().first, Index{3});
}

void ReplicationStories::whoDoesNotLeadRefusesProposals_5_1()
{
    OneServer s1;
    s1.proposes("a");
    QVERIFY(s1.refused(Refusal::NotLeader));
    s1.hears(S3, 1, append({}, {}));
    s1.proposes("a");
    QVERIFY(s1.answers<Refused>().front().leader == S3);
    QCOMPARE(s1.node.log().size(), std::size_t{0});
}

void ReplicationStories::anEmptyProposalIsRefused()
{
    OneServer s1;
    s1.becomesLeader();
    s1.does(Propose{{1}, {}});
    QVERIFY(s1.refused(Refusal::Invalid));
}

void ReplicationStories::nonsenseIsIgnored()
{
    OneServer s1 = follower(3, {1, 2});
    const auto ignores = [&s1](const AppendEntries &request) {
        s1.hears(S2, 3, request);
        return s1.noted(NoteKind::Ignored) && s1.effects.send.empty() && s1.node.log() == logOf({1, 2});
    };
    QVERIFY(ignores(append(at(2, 2), entries(4, {3}))));    // a gap
    QVERIFY(ignores(append(at(2, 2), entries(3, {3, 1})))); // terms decrease
    QVERIFY(ignores(append(at(2, 2), entries(3, {1}))));    // before the term of its predecessor
    QVERIFY(ignores(append(at(2, 2), entries(3, {9}))));    // of a later term than the leader's
    QVERIFY(ignores(append(at(2, 9), {})));                 // so is its predecessor

    const auto ignoresMessage = [&s1](const Message &message) {
        s1.does(Received{message});
        return s1.noted(NoteKind::Ignored) && s1.effects.send.empty() && s1.node.term() == Term{3};
    };
    QVERIFY(ignoresMessage({S2, S3, {9}, append({}, {})}));                     // for somebody else
    QVERIFY(ignoresMessage({S1, S1, {9}, append({}, {})}));                     // from itself
    QVERIFY(ignoresMessage({{}, S1, {9}, append({}, {})}));                     // from nobody
    QVERIFY(ignoresMessage({S2, S1, {~std::uint64_t{0}}, append({}, {})}));     // of a term out of reach
    QVERIFY(ignoresMessage({S2, S1, {3}, AppendReply{true, {1}, {}, {}, {}}})); // to one who does not lead

    OneServer leader;
    leader.becomesLeader();
    leader.hears(S2, 1, append({}, entries(1, {1}))); // two leaders in a term
    QVERIFY(leader.noted(NoteKind::Ignored) && leader.node.isLeader());
    leader.isAcknowledged(S2, 99); // beyond the log
    QVERIFY(leader.noted(NoteKind::Ignored));
    leader.isAcknowledged(S5, 1); // no member
    QVERIFY(leader.noted(NoteKind::Ignored));
    leader.hears(S2, 1, rejection(~std::uint64_t{0}, {}));
    QVERIFY(leader.noted(NoteKind::Ignored));
    QCOMPARE(leader.node.commit(), Index{0});
}

QTEST_GUILESS_MAIN(ReplicationStories)
#include "replication.moc"
