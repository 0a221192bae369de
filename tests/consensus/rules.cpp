#include "handful.h"

#include <functional>

/// The rules by name, each shown to decide something; the sentences of the notes; what a configuration needs.
namespace {

using namespace raft;

constexpr auto ruleCount = static_cast<std::size_t>(Rule::Count);

RequestVote candidacy(Position last)
{
    return {last, false, false};
}

AppendEntries append(Position prev, Entries run, std::uint64_t commit = 0)
{
    return {prev, std::move(run), {commit}, {}};
}

/// A story that ends well (true) as long as its rule holds.
using Story = std::function<bool(OneServer::Start)>;

OneServer::Start with(OneServer::Start start, const OneServer::Start &rules)
{
    start.config.rules = rules.config.rules;
    return start;
}

bool staleAppendIsRefused(const OneServer::Start &rules)
{
    OneServer s1(with(OneServer::with(5, {1}), rules));
    s1.hears(S2, 3, append(at(1, 1), entries(2, {3})));
    return s1.node.log().lastIndex() == Index{1};
}

bool leaderStepsDown(const OneServer::Start &rules)
{
    OneServer s1(rules);
    s1.becomesLeader();
    s1.hears(S2, 7, append({}, {}));
    return !s1.node.isLeader();
}

bool secondCandidateIsRefused(const OneServer::Start &rules)
{
    OneServer s1(rules);
    s1.getsAnInstantDisk();
    s1.hears(S2, 1, candidacy({}));
    s1.hears(S3, 1, candidacy({}));
    return !s1.lastSent<VoteReply>().granted;
}

bool candidateRemembersItsVote(const OneServer::Start &rules)
{
    OneServer s1(rules);
    s1.getsAnInstantDisk();
    s1.timesOut();
    s1.hears(S3, 1, append({}, {}));
    s1.hears(S2, 1, candidacy({}));
    return !s1.lastSent<VoteReply>().granted;
}

bool voteWaitsForTheDisk(const OneServer::Start &rules)
{
    OneServer s1(rules);
    s1.hears(S2, 1, candidacy({}));
    return s1.effects.send.empty();
}

bool twoOfFiveDoNotElect(const OneServer::Start &rules)
{
    OneServer s1(with(OneServer::with(0, {}, 5), rules));
    s1.getsAnInstantDisk();
    s1.timesOut();
    s1.hears(S2, 1, VoteReply{true, false});
    return !s1.node.isLeader();
}

bool outdatedCandidateIsRefused(const OneServer::Start &rules)
{
    OneServer s1(with(OneServer::with(2, {1, 2}), rules));
    s1.getsAnInstantDisk();
    s1.hears(S2, 3, candidacy(at(1, 1)));
    return !s1.lastSent<VoteReply>().granted;
}

bool latePreVoteElectsNobody(const OneServer::Start &rules)
{
    OneServer::Start start = with(OneServer::with(0, {}, 3), rules);
    OneServer s1(start);
    s1.getsAnInstantDisk();
    s1.timesOut();
    s1.hears(S2, 1, VoteReply{true, true});
    return !s1.node.isLeader();
}

bool conflictingPredecessorIsRefused(const OneServer::Start &rules)
{
    OneServer s1(with(OneServer::with(3, {1, 1}), rules));
    s1.getsAnInstantDisk();
    s1.hears(S2, 3, append(at(2, 2), entries(3, {3})));
    return s1.node.log().lastIndex() == Index{2};
}

bool oldAppendRemovesNothing(const OneServer::Start &rules)
{
    OneServer s1(with(OneServer::with(1, {1, 1, 1}), rules));
    s1.getsAnInstantDisk();
    s1.hears(S2, 1, append({}, entries(1, {1})));
    return s1.node.log().lastIndex() == Index{3};
}

bool acknowledgementWaitsForTheDisk(const OneServer::Start &rules)
{
    OneServer s1(with(OneServer::with(1, {}), rules));
    s1.hears(S2, 1, append({}, entries(1, {1})));
    return s1.effects.send.empty();
}

bool twoOfFiveDoNotCommit(const OneServer::Start &rules)
{
    OneServer s1(with(OneServer::with(0, {}, 5), rules));
    s1.becomesLeader();
    s1.isAcknowledged(S2, 1);
    return s1.node.commit() == Index{0};
}

bool oldTermIsNotCommitted(const OneServer::Start &rules)
{
    OneServer s1(with(OneServer::with(2, {1, 2}), rules));
    s1.becomesLeader();
    s1.isAcknowledged(S2, 2);
    return s1.node.commit() == Index{0};
}

bool followerCommitsWhatItCompared(const OneServer::Start &rules)
{
    OneServer s1(with(OneServer::with(2, {1, 1, 1}), rules));
    s1.getsAnInstantDisk();
    s1.hears(S2, 2, append(at(1, 1), {}, 3));
    return s1.node.commit() == Index{1};
}

bool readWaitsForARound(const OneServer::Start &rules)
{
    OneServer s1(rules);
    s1.becomesLeader();
    s1.isAcknowledged(S2, 1);
    s1.does(ReadRequest{{1}});
    return s1.answers<ReadAt>().empty();
}

bool oldReplyConfirmsNothing(const OneServer::Start &rules)
{
    OneServer s1(rules);
    s1.becomesLeader();
    s1.isAcknowledged(S2, 1);
    s1.does(ReadRequest{{1}});
    s1.isAcknowledged(S2, 1, {1}); // The round of its election.
    return s1.answers<ReadAt>().empty();
}

bool readWaitsForTheTerm(const OneServer::Start &rules)
{
    OneServer s1(with(OneServer::with(1, {1}), rules));
    s1.becomesLeader();
    s1.does(ReadRequest{{1}});
    s1.hears(S2, 2, AppendReply{false, {}, {1}, {}, s1.lastSent<AppendEntries>().round});
    return s1.answers<ReadAt>().empty();
}

bool outdatedSnapshotIsIgnored(const OneServer::Start &rules)
{
    OneServer s1(with(OneServer::with(1, {1, 1, 1}), rules));
    s1.getsAnInstantDisk();
    s1.hears(S2, 1, append(at(3, 1), {}, 3));
    s1.hears(S2, 1,
             InstallSnapshot{at(2, 1), std::make_shared<const Membership>(voters(3)), 0, {}, true, {}});
    return !s1.effects.restore && s1.node.commit() == Index{3};
}

bool changeWaitsForTheTerm(const OneServer::Start &rules)
{
    OneServer s1(rules);
    s1.becomesLeader();
    s1.does(ChangeMembership{{1}, voters(4), false});
    return s1.node.membership() == voters(3);
}

bool secondChangeWaits(const OneServer::Start &rules)
{
    OneServer s1(rules);
    s1.becomesLeader();
    s1.isAcknowledged(S2, 1);
    s1.does(ChangeMembership{{1}, voters(4), false});
    s1.does(ChangeMembership{{2}, voters(5), false});
    return s1.node.membership() == voters(4);
}

bool jointNeedsTheOutgoing(const OneServer::Start &rules)
{
    OneServer::Start start = rules;
    start.stored.membership = Membership{{S1, S4, S5}, {S1, S2, S3}, {}};
    OneServer s1(start);
    s1.getsAnInstantDisk();
    s1.timesOut();
    s1.hears(S4, 1, VoteReply{true, false});
    return !s1.node.isLeader();
}

bool truncationRestores(const OneServer::Start &rules)
{
    OneServer s1(rules);
    s1.getsAnInstantDisk();
    s1.hears(S2, 1, append({}, membershipEntry(1, 1, voters(4))));
    s1.hears(S3, 2, append({}, entries(1, {2})));
    return s1.node.membership() == voters(3);
}

bool voteOfAnotherDiskIsNotCounted(const OneServer::Start &rules)
{
    OneServer s1(rules);
    s1.getsAnInstantDisk();
    s1.timesOut();
    s1.does(Received{{S2, S1, {1}, VoteReply{true, false}, DiskId{5}}});
    return !s1.node.isLeader();
}

bool anotherClusterIsNotHeard(const OneServer::Start &rules)
{
    OneServer::Start start = rules;
    start.stored.hard.cluster = ClusterId{7};
    OneServer s1(start);
    s1.getsAnInstantDisk();
    s1.does(Received{{S2, S1, {1}, AppendEntries{{}, entries(1, {1}), {}, {}}, {}, ClusterId{8}}});
    return s1.node.log().size() == 0;
}

bool strangerDeposesNobody(const OneServer::Start &rules)
{
    OneServer s1(rules);
    s1.becomesLeader();
    s1.hears(S4, 9, RequestVote{at(0, 0)});
    return s1.node.isLeader();
}

bool lateRefusalConfirmsNoRead(const OneServer::Start &rules)
{
    OneServer s1(with(OneServer::with(1, {1}), rules));
    s1.becomesLeader();
    s1.isAcknowledged(S2, 2);
    s1.does(ReadRequest{{7}});
    s1.hears(S2, 2, AppendReply{false, {}, {1}, {}, s1.lastSent<AppendEntries>().round, Term{1}});
    return s1.answers<ReadAt>().empty();
}

bool candidateHasVoted(const OneServer::Start &rules)
{
    OneServer s1(rules);
    s1.getsAnInstantDisk();
    s1.timesOut();
    s1.hears(S2, 1, candidacy({}));
    return !s1.lastSent<VoteReply>().granted;
}

bool livingLeaderIsKept(const OneServer::Start &rules)
{
    OneServer::Start start;
    start.config.checkQuorum = true;
    OneServer s1(with(start, rules));
    s1.hears(S2, 1, append({}, {}));
    s1.hears(S3, 2, candidacy({}));
    return s1.node.term() == Term{1};
}

bool conflictGoes(const OneServer::Start &rules)
{
    OneServer s1(with(OneServer::with(2, {1, 1}), rules));
    s1.hears(S2, 2, append(at(1, 1), entries(2, {2})));
    return s1.node.log().termAt({2}) == Term{2};
}

bool overwrittenWriteVouchesForNothing(const OneServer::Start &rules)
{
    OneServer s1(with(OneServer::with(1, {1}), rules));
    s1.hears(S2, 1, append(at(1, 1), entries(2, {1})));
    const WriteId first = s1.node.lastWrite();
    s1.hears(S3, 2, append(at(1, 1), entries(2, {2})));
    s1.does(WriteDone{first});
    return s1.node.durable() == Index{1};
}

bool acknowledgesWhatItCompared(const OneServer::Start &rules)
{
    OneServer s1(with(OneServer::with(2, {1, 1}), rules));
    s1.getsAnInstantDisk();
    s1.hears(S2, 2, append(at(1, 1), {}));
    return s1.lastSent<AppendReply>().match == Index{1};
}

InstallSnapshot snapshotUpTo(Position last)
{
    return {last, std::make_shared<const Membership>(voters(3)), 0, {}, true, {}};
}

bool whatFollowsASnapshotStays(const OneServer::Start &rules)
{
    OneServer s1(with(OneServer::with(1, {1, 1, 1}), rules));
    s1.getsAnInstantDisk();
    s1.hears(S2, 1, snapshotUpTo(at(2, 1)));
    return s1.node.log().last() == at(3, 1);
}

bool whatConflictsWithASnapshotGoes(const OneServer::Start &rules)
{
    OneServer s1(with(OneServer::with(2, {1, 1, 1}), rules));
    s1.getsAnInstantDisk();
    s1.hears(S2, 2, snapshotUpTo(at(2, 2)));
    return s1.node.log().last() == at(2, 2);
}

bool snapshotEndsInItsEntrysTerm(const OneServer::Start &rules)
{
    OneServer::Start start = OneServer::with(5, {1});
    start.stored.commit = {1};
    OneServer s1(with(start, rules));
    s1.does(TimerFired{}); // Applies what is committed.
    s1.does(Compact{{1}, std::make_shared<const std::string>("state")});
    return s1.node.snapshot()->last == at(1, 1);
}

struct RuleStory {
    Rule rule;
    Story story;
};

/// In the order of the enumeration. RetryIsAppliedOnce is a matter of the store.
const RuleStory stories[] = {
    {Rule::StaleTermsAreRefused, staleAppendIsRefused},
    {Rule::RepliesAnswerTheirTerm, lateRefusalConfirmsNoRead},
    {Rule::HigherTermStepsDown, leaderStepsDown},
    {Rule::OneVotePerTerm, secondCandidateIsRefused},
    {Rule::VoteIsKeptWithinTerm, candidateRemembersItsVote},
    {Rule::CandidateVotesForItself, candidateHasVoted},
    {Rule::VoteIsDurable, voteWaitsForTheDisk},
    {Rule::MajorityElects, twoOfFiveDoNotElect},
    {Rule::CandidateIsUpToDate, outdatedCandidateIsRefused},
    {Rule::PreVoteIsNoVote, latePreVoteElectsNobody},
    {Rule::LeasesAreRespected, livingLeaderIsKept},
    {Rule::PreviousEntryMatches, conflictingPredecessorIsRefused},
    {Rule::TruncateOnlyOnConflict, oldAppendRemovesNothing},
    {Rule::ConflictsAreTruncated, conflictGoes},
    {Rule::AppendIsDurable, acknowledgementWaitsForTheDisk},
    {Rule::OverwrittenWritesAreVoid, overwrittenWriteVouchesForNothing},
    {Rule::AcknowledgeOnlyVerified, acknowledgesWhatItCompared},
    {Rule::MajorityCommits, twoOfFiveDoNotCommit},
    {Rule::CommitOnlyOwnTerm, oldTermIsNotCommitted},
    {Rule::CommitOnlyVerified, followerCommitsWhatItCompared},
    {Rule::ReadsAreConfirmed, readWaitsForARound},
    {Rule::ReadRoundsGrow, oldReplyConfirmsNothing},
    {Rule::ReadsWaitForOwnTerm, readWaitsForTheTerm},
    {Rule::SnapshotsOnlyAdvance, outdatedSnapshotIsIgnored},
    {Rule::SnapshotKeepsWhatFollows, whatFollowsASnapshotStays},
    {Rule::SnapshotDropsConflicts, whatConflictsWithASnapshotGoes},
    {Rule::SnapshotBearsItsTerm, snapshotEndsInItsEntrysTerm},
    {Rule::ChangeWaitsForOwnTerm, changeWaitsForTheTerm},
    {Rule::OneChangeAtATime, secondChangeWaits},
    {Rule::JointNeedsBothMajorities, jointNeedsTheOutgoing},
    {Rule::TruncationUndoesChange, truncationRestores},
    {Rule::OnlyTheNamedDiskCounts, voteOfAnotherDiskIsNotCounted},
    {Rule::ClustersDoNotMix, anotherClusterIsNotHeard},
    {Rule::StrangersDoNotDisturb, strangerDeposesNobody},
};

} // namespace

class RuleStories : public QObject {
    Q_OBJECT

private slots:
    void eachRuleDecides_data();
    void eachRuleDecides();
    void namesAndSectionsAreDistinctAndFound();
    void withoutARuleAServerStillDoesNotBreakDown_data() { eachRuleDecides_data(); }
    void withoutARuleAServerStillDoesNotBreakDown();
    void everyNoteHasASentenceWithItsSection();
    void aNoteNamesWhoAndWhere();
    void configurations_data();
    void configurations();
};

void RuleStories::eachRuleDecides_data()
{
    QTest::addColumn<int>("rule");
    QCOMPARE(std::size(stories) + 1, ruleCount);
    for (const RuleStory &one : stories)
        QTest::newRow(std::string(name(one.rule)).c_str()) << static_cast<int>(&one - stories);
}

void RuleStories::eachRuleDecides()
{
    QFETCH(int, rule);
    OneServer::Start start;
    const auto &[off, story] = stories[rule];
    QVERIFY(story(start));
    start.config.rules.turnOff(off);
    QVERIFY(!start.config.rules.all());
    QVERIFY(!story(start));
}

void RuleStories::namesAndSectionsAreDistinctAndFound()
{
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < ruleCount; ++i) {
        const Rule rule = static_cast<Rule>(i);
        names.insert(name(rule));
        QVERIFY(ruleNamed(name(rule)) == rule);
        QVERIFY(section(rule).find("§") != std::string_view::npos || section(rule).starts_with("Figure "));
    }
    QCOMPARE(names.size(), ruleCount);
    QVERIFY(!ruleNamed("NoSuchRule"));
    QVERIFY(Rules().all());
}

// A lesson turns a rule off to see what breaks; that must not be the program.
void RuleStories::withoutARuleAServerStillDoesNotBreakDown()
{
    QFETCH(int, rule);
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        Random random(seed);
        Config config;
        config.preVote = random.chance(500'000);
        config.eagerCommit = true;
        config.maxInflight = 2;
        Handful servers(5, config, seed);
        servers.turnOff(stories[rule].rule);
        servers.ignoreViolations();
        for (int i = 0; i < 120; ++i) {
            const auto one = NodeId{static_cast<std::uint64_t>(random.between(1, 5))};
            servers.faults = {200'000, 200'000, Time{random.between(0, 100'000)}, Time{50'000}};
            switch (random.between(0, 8)) {
            case 0: servers.crash(one); break;
            case 1: servers.compact(one); break;
            case 2: servers.ask(one, TransferLeadership{{1}, std::nullopt}); break;
            case 3:
                servers.ask(one, ChangeMembership{
                                     {1}, voters(static_cast<std::uint64_t>(random.between(1, 5))), false});
                break;
            case 4: servers.read(one); break;
            case 5: servers.restart(one); break;
            default:
                for (std::uint64_t id = 1; id <= 5; ++id)
                    servers.propose({id}, std::to_string(i));
            }
            servers.run(Time{random.between(0, 100'000)});
        }
        QVERIFY(servers.messagesDelivered() > 0);
    }
}

void RuleStories::everyNoteHasASentenceWithItsSection()
{
    std::set<std::string> sentences;
    for (int kind = 0; kind <= static_cast<int>(NoteKind::SnapshotTooLarge); ++kind) {
        const Note note{static_cast<NoteKind>(kind), S2, at(7, 3), {4}};
        const std::string sentence = describe(note, S1);
        QVERIFY2(sentence.starts_with("S1 "), sentence.c_str());
        const bool outsideThePaper = note.kind == NoteKind::RequestRefused || note.kind == NoteKind::Ignored;
        const bool namesItsPlace =
            sentence.find("§") != std::string::npos || sentence.find("Figure 2") != std::string::npos;
        QVERIFY2(outsideThePaper || namesItsPlace, sentence.c_str());
        sentences.insert(sentence);
    }
    QCOMPARE(sentences.size(), static_cast<std::size_t>(NoteKind::SnapshotTooLarge) + 1);
}

void RuleStories::aNoteNamesWhoAndWhere()
{
    QCOMPARE(describe({NoteKind::VoteRefusedLogBehind, S4, at(5, 2), {6}}, S3),
             std::string("S3 refuses its vote to S4: that log ends at 5@2, before its own (§5.4.1)"));
    QCOMPARE(describe({NoteKind::Truncated, S4, at(5, 2), {6}}, S3),
             std::string("S3 removes its entries from 5@2 on: they conflict with those of leader S4 (§5.3)"));
    QVERIFY(describe({NoteKind::Appended, S3, at(5, 2), {}}, S3).find("its own log") != std::string::npos);
    QVERIFY(describe({NoteKind::SteppedDown, {}, {}, {6}}, S3).find("§5.1") != std::string::npos);
}

void RuleStories::configurations_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<QString>("word");
    const char *words[] = {"",           "id",         "heartbeat",  "shortest",
                           "heartbeat",  "day",        "at least 1", "at least 1",
                           "at least 1", "at least 1", "at least 1", "checkquorum"};
    for (int i = 0; i < static_cast<int>(std::size(words)); ++i)
        QTest::newRow(std::to_string(i).append(" ").append(words[i]).c_str())
            << i << QString::fromLatin1(words[i]);
}

void RuleStories::configurations()
{
    QFETCH(int, which);
    QFETCH(QString, word);
    Config config;
    config.id = S1;
    switch (which) {
    case 1: config.id = {}; break;
    case 2: config.heartbeat = Time{0}; break;
    case 3: config.electionMin = config.electionMax + Time{1}; break;
    case 4: config.heartbeat = config.electionMin; break;
    case 5: config.electionMax = std::chrono::hours(25); break;
    case 6: config.maxBatch = 0; break;
    case 7: config.maxInflight = 0; break;
    case 8: config.maxPending = 0; break;
    case 9: config.maxApply = 0; break;
    case 10: config.snapshotChunk = 0; break;
    case 11: config.leaseReads = true; break;
    default: break;
    }
    const QString sentence = QString::fromStdString(problem(config));
    QCOMPARE(sentence.isEmpty(), which == 0);
    QVERIFY2(sentence.contains(word), qPrintable(sentence));
}

QTEST_GUILESS_MAIN(RuleStories)
#include "rules.moc"
