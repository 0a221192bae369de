#include "raftcore/scenario/scenario.h"
#include "raftcore/simulation/simulation.h"

#include <QDir>
#include <QtTest>

using namespace raft;

namespace {

const QString stories = QStringLiteral(RAFTARIUM_SOURCE_DIR "/tests/rules/stories/");
const QString knownBugs = QStringLiteral(RAFTARIUM_SOURCE_DIR "/tests/scenario/files/");

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

Scenario parse(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    auto parsed = parseScenario(file.readAll().toStdString(), QFileInfo(path).fileName().toStdString());
    if (const auto *problem = std::get_if<ScenarioProblem>(&parsed))
        qFatal("%s", problem->message().c_str());
    return std::get<Scenario>(std::move(parsed));
}

/// The same scenario, but the cluster never keeps that rule.
Scenario without(Rule rule, Scenario scenario)
{
    auto first = scenario.commands.begin();
    while (std::holds_alternative<command::SetUp>(first->act) ||
           std::holds_alternative<command::OnDisk>(first->act))
        ++first;
    const ScenarioCommand off{first->line, "rule " + std::string(name(rule)) + " off",
                              command::RuleOff{rule}};
    scenario.commands.insert(first, off);
    return scenario;
}

QString problemOf(const Scenario &scenario)
{
    const ScenarioOutcome outcome = runScenario(
        scenario, [](const ClusterSetup &setup, std::string *problem) { return simulate(setup, problem); });
    return outcome.problem ? text(outcome.problem->message()) : QString();
}

struct Catch {
    Rule rule;
    const char *by; ///< What the scenario complains about when the rule does not hold.
};

/// The story of each rule stands in the file of its name.
constexpr Catch catches[] = {
    {Rule::StaleTermsAreRefused, "LeaderCompleteness is violated: S1 leads term 3 without entry 2@2"},
    {Rule::RepliesAnswerTheirTerm, "expected read r = pending, but the read returned 1"},
    {Rule::HigherTermStepsDown, "expected role 1 follower term=2, but S1 is leader in term 1"},
    {Rule::OneVotePerTerm, "ElectionSafety is violated: S3 voted for both S1 and S2 in term 1"},
    {Rule::VoteIsKeptWithinTerm, "ElectionSafety is violated: S2 voted for both S2 and S5 in term 2"},
    {Rule::CandidateVotesForItself, "expected role 2 candidate term=1, but S2 is leader in term 1"},
    {Rule::VoteIsDurable, "ElectionSafety is violated: S3 voted for both S1 and S2 in term 1"},
    {Rule::MajorityElects, "ElectionSafety is violated: S1 and S2 both lead term 1"},
    {Rule::CandidateIsUpToDate, "LeaderCompleteness is violated: S3 leads term 2 without entry 2@1"},
    {Rule::PreVoteIsNoVote, "ElectionSafety is violated: S5 and S1 both lead term 1"},
    {Rule::LeasesAreRespected, "\"2\" was there, too"},
    {Rule::PreviousEntryMatches, "LogMatching is violated: the logs of S1 and S3 both hold 3@3"},
    {Rule::TruncateOnlyOnConflict, "LeaderCompleteness is violated: S2 leads term 2 without entry 3@1"},
    {Rule::ConflictsAreTruncated, "LogMatching is violated: the logs of S1 and S3 both hold 3@3"},
    {Rule::AppendIsDurable, "LeaderCompleteness is violated: S2 leads term 2 without entry 2@1"},
    {Rule::OverwrittenWritesAreVoid,
     "Durability is violated: S2 acknowledged entry 2@2 before it was on its disk"},
    {Rule::AcknowledgeOnlyVerified, "LeaderCompleteness is violated: S3 leads term 3 without entry 2@2"},
    {Rule::MajorityCommits, "LeaderCompleteness is violated: S3 leads term 2 without entry 2@1"},
    {Rule::CommitOnlyOwnTerm, "LeaderCompleteness is violated: S5 leads term 5 without entry 2@2"},
    {Rule::CommitOnlyVerified, "StateMachineSafety is violated: S1 and S3 hold different entries at index 2"},
    {Rule::ReadsAreConfirmed, "expected read r = pending, but the read returned 1"},
    {Rule::ReadRoundsGrow, "expected read r = pending, but the read returned 1"},
    {Rule::ReadsWaitForOwnTerm, "expected read r = pending, but the read found no such key"},
    {Rule::SnapshotsOnlyAdvance, "StateMachineSafety is violated: S3's applied index went back from 4 to 2"},
    {Rule::SnapshotKeepsWhatFollows, "LeaderCompleteness is violated: S3 leads term 2 without entry 3@1"},
    {Rule::SnapshotDropsConflicts, "LogMatching is violated: the logs of S1 and S2 both hold 4@1"},
    {Rule::SnapshotBearsItsTerm,
     "StateMachineSafety is violated: S2 and S1 hold different entries at index 2"},
    {Rule::ChangeWaitsForOwnTerm, "LeaderCompleteness is violated: S1 leads term 3 without entry 2@2"},
    {Rule::OneChangeAtATime, "LeaderCompleteness is violated: S2 leads term 2 without entry 2@1"},
    {Rule::JointNeedsBothMajorities, "ElectionSafety is violated: S4 and S2 both lead term 2"},
    {Rule::TruncationUndoesChange, "LeaderCompleteness is violated: S1 leads term 3 without entry 3@2"},
    {Rule::OnlyTheNamedDiskCounts, "LeaderCompleteness is violated: S2 leads term 2 without entry 3@1"},
    {Rule::ClustersDoNotMix, "expected log 3 = 1,1, but S3's log holds 1,1,9,9"},
    {Rule::StrangersDoNotDisturb, "expected role 1 leader term=1, but S1 is follower in term"},
    {Rule::RetryIsAppliedOnce, "expected value 1 k = 1, but S1 has k = 2"},
};

/// Bugs of real implementations that come back with a rule turned off.
struct KnownBug {
    Rule rule;
    const char *scenario; ///< How its file's name begins.
};

constexpr KnownBug bugs[] = {
    {Rule::OneVotePerTerm, "s01"},        {Rule::PreVoteIsNoVote, "s08"},
    {Rule::CommitOnlyOwnTerm, "s20"},     {Rule::TruncateOnlyOnConflict, "s23"},
    {Rule::PreviousEntryMatches, "s30"},  {Rule::AppendIsDurable, "s32"},
    {Rule::HigherTermStepsDown, "s36"},   {Rule::MajorityCommits, "s36"},
    {Rule::ReadsAreConfirmed, "s40"},     {Rule::ReadRoundsGrow, "s42"},
    {Rule::ChangeWaitsForOwnTerm, "s60"}, {Rule::TruncationUndoesChange, "s67"},
    {Rule::SnapshotsOnlyAdvance, "s94"},
};

} // namespace

/// What each rule of the protocol is for: a story that ends well while the rule holds, and does not without
/// it.
class RuleStories : public QObject {
    Q_OBJECT

private slots:
    void everyRuleHasItsStory()
    {
        QStringList files;
        for (int i = 0; i < static_cast<int>(Rule::Count); ++i) {
            const auto rule = static_cast<Rule>(i);
            files << text(name(rule)) + QStringLiteral(".md");
            const auto told = std::count_if(std::begin(catches), std::end(catches),
                                            [rule](const Catch &one) { return one.rule == rule; });
            QVERIFY2(told == 1, std::string(name(rule)).c_str());
        }
        files.sort();
        QCOMPARE(QDir(stories).entryList(QDir::Files, QDir::Name), files);
    }

    void endsWellWhileTheRuleHolds_data() { rows(); }
    void endsWellWhileTheRuleHolds()
    {
        QFETCH(int, rule);
        const Scenario story = parse(fileOf(static_cast<Rule>(rule)));
        QVERIFY(!story.title.empty() && !story.reference.empty());
        QCOMPARE(problemOf(story), QString());
    }

    void isCaughtWithoutTheRule_data() { rows(); }
    void isCaughtWithoutTheRule()
    {
        QFETCH(int, rule);
        QFETCH(QString, by);
        const auto off = static_cast<Rule>(rule);
        const QString problem = problemOf(without(off, parse(fileOf(off))));
        QVERIFY2(problem.contains(by), qPrintable(problem));
    }

    void aKnownBugComesBackWithoutTheRule_data()
    {
        QTest::addColumn<int>("rule");
        QTest::addColumn<QString>("path");
        const QDir folder(knownBugs);
        for (const KnownBug &bug : bugs) {
            const QString pattern = QString::fromLatin1(bug.scenario) + QStringLiteral("-*.md");
            const QStringList files = folder.entryList({pattern}, QDir::Files);
            QCOMPARE(files.size(), 1);
            QTest::addRow("%s without %s", bug.scenario, std::string(name(bug.rule)).c_str())
                << static_cast<int>(bug.rule) << folder.filePath(files.first());
        }
    }
    void aKnownBugComesBackWithoutTheRule()
    {
        QFETCH(int, rule);
        QFETCH(QString, path);
        const Scenario scenario = parse(path);
        QCOMPARE(problemOf(scenario), QString());
        QVERIFY(!problemOf(without(static_cast<Rule>(rule), scenario)).isEmpty());
    }

private:
    static void rows()
    {
        QTest::addColumn<int>("rule");
        QTest::addColumn<QString>("by");
        for (const Catch &one : catches)
            QTest::newRow(std::string(name(one.rule)).c_str())
                << static_cast<int>(one.rule) << QString::fromUtf8(one.by);
    }

    static QString fileOf(Rule rule) { return stories + text(name(rule)) + QStringLiteral(".md"); }
};

QTEST_APPLESS_MAIN(RuleStories)
#include "rules.moc"
