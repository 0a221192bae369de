#include "raftcore/fuzzing/story.h"

#include <QtTest>

using namespace raft;

namespace {

/// The first of these seeds whose run goes wrong.
FuzzPlan firstThatFails(std::uint64_t most, Rule without)
{
    for (std::uint64_t seed = 1; seed <= most; ++seed) {
        FuzzPlan plan = fuzzPlan(seed, 3, {without});
        if (!fuzz(plan).kind.empty())
            return plan;
    }
    return fuzzPlan(most, 3);
}

} // namespace

/// What a seed makes, and what becomes of a run that goes wrong.
class FuzzPlans : public QObject {
    Q_OBJECT

private slots:
    void aSeedAlwaysMakesTheSameRun()
    {
        const FuzzVerdict one = fuzz(fuzzPlan(7));
        const FuzzVerdict again = fuzz(fuzzPlan(7));
        QVERIFY2(one.problem.empty(), one.problem.c_str());
        QVERIFY(one.steps > 100);
        QCOMPARE(one.hash, again.hash);
        QVERIFY(fuzz(fuzzPlan(8)).hash != one.hash);
        QVERIFY(fuzz(fuzzPlan(7, 6)).hash != fuzz(fuzzPlan(7, 5)).hash);
    }

    void writingMovesDownChangesNothing()
    {
        for (std::uint64_t seed = 1; seed <= 50; ++seed) {
            std::vector<FuzzMove> moves;
            const FuzzVerdict written = fuzz(fuzzPlan(seed), &moves);
            QCOMPARE(written.hash, fuzz(fuzzPlan(seed)).hash);
            QCOMPARE(written.moves, std::uint64_t{moves.size()});
        }
    }

    void everyKindOfMoveComesWithAndWithoutEveryOther()
    {
        const auto count = static_cast<std::size_t>(FuzzMoveKind::Count);
        const auto alwaysThere = [](std::size_t kind) {
            return kind <= static_cast<std::size_t>(FuzzMoveKind::FireTimer) ||
                   kind == static_cast<std::size_t>(FuzzMoveKind::Propose);
        };
        // A crash goes with restarts, and what befalls disks comes together.
        const auto isCompanion = [](std::size_t kind) {
            return kind == static_cast<std::size_t>(FuzzMoveKind::Restart) ||
                   kind >= static_cast<std::size_t>(FuzzMoveKind::CopyDisk);
        };
        for (std::size_t kind = 0; kind < count; ++kind) {
            for (std::size_t other = 0; other < count; ++other) {
                int together = 0;
                int alone = 0;
                for (std::uint64_t seed = 1; seed <= 1200; ++seed) {
                    const FuzzPlan plan = fuzzPlan(seed);
                    together += plan.often[kind] > 0 && plan.often[other] > 0 ? 1 : 0;
                    alone += plan.often[kind] > 0 && plan.often[other] == 0 ? 1 : 0;
                }
                QVERIFY2(together > 15, qPrintable(QString::number(kind) + u'+' + QString::number(other)));
                QVERIFY2(alwaysThere(other) || isCompanion(other) || kind == other || alone > 5,
                         qPrintable(QString::number(kind) + u'-' + QString::number(other)));
            }
        }
    }

    void aRunThatFailsIsToldWithFewMoves()
    {
        const FuzzPlan plan = firstThatFails(200, Rule::MajorityElects);
        const FuzzVerdict verdict = fuzz(plan);
        QVERIFY(!verdict.kind.empty());
        const FuzzStory story = fuzzStory(plan);
        QCOMPARE(story.verdict.kind, verdict.kind);
        QVERIFY2(story.verdict.moves < 40 && story.verdict.moves <= verdict.moves,
                 qPrintable(QString::number(story.verdict.moves)));
        QVERIFY(!story.lines.empty());
        QVERIFY2(story.lines.front().starts_with("1. "), story.lines.front().c_str());
    }

    void whoNeverRecoversIsTold()
    {
        const FuzzPlan plan = firstThatFails(20, Rule::HigherTermStepsDown);
        const FuzzVerdict verdict = fuzz(plan);
        QCOMPARE(QString::fromStdString(verdict.kind), QStringLiteral("Progress"));
        QVERIFY2(verdict.problem.starts_with("no progress within 60 election timeouts after servers S"),
                 verdict.problem.c_str());
    }
};

QTEST_APPLESS_MAIN(FuzzPlans)
#include "plans.moc"
