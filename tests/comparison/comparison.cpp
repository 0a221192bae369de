#include "raftcore/comparison/comparison.h"

#include "raftcore/simulation/simulation.h"

#include <QtTest>

using namespace raft;

namespace {

constexpr Time second{1'000'000};

std::unique_ptr<Cluster> led(std::uint64_t seed = 42)
{
    auto cluster = simulate(clusterOf(5, seed));
    cluster->advance(second);
    return cluster;
}

NodeId leaderOf(const Cluster &cluster)
{
    return cluster.view().leader()->id;
}

void write(Cluster &cluster, const std::string &value)
{
    cluster.perform(action::Submit{leaderOf(cluster), StoreCommand{Put{"x", value}, {}}});
    cluster.advance(cluster.now() + second / 2);
}

} // namespace

/// Two runs side by side: where they part, why, and what became of them.
class Comparisons : public QObject {
    Q_OBJECT

private slots:
    void theSameRunTwiceIsTheSame();
    void aBranchPartsWithWhatWasDoneInIt();
    void whatWasDoneIsComparedByItsWords();
    void otherSeedsPartByTheirSettings();
    void aTimerThatBothMadeRunOutIsNothingElse();
    void aShorterRunJustEnds();
    void committedEntriesThatDifferAreListedByIndex();
};

void Comparisons::theSameRunTwiceIsTheSame()
{
    const RunComparison comparison = compare(*led(), *led());
    QVERIFY(!comparison.parting);
    QVERIFY(comparison.entries.empty());
}

void Comparisons::aBranchPartsWithWhatWasDoneInIt()
{
    const auto run = led();
    const EventNumber last = run->events().size();
    const auto branch = run->branch(last, run->now());
    const NodeId first = leaderOf(*run);
    branch->perform(action::Crash{first});
    run->advance(4 * second);
    branch->advance(4 * second);
    const RunComparison comparison = compare(*run, *branch);
    QVERIFY(comparison.parting);
    QCOMPARE(comparison.parting->event, last + 1);
    QCOMPARE(comparison.parting->at, second);
    QVERIFY(comparison.parting->cause == Parting::Cause::Intervention);
    QVERIFY(comparison.parting->settings.empty());
    QCOMPARE(comparison.parting->right, branch->describe(last + 1));
    QVERIFY(comparison.left.empty());
    QVERIFY(!comparison.right.empty());
    QVERIFY(comparison.right.front().server != first && comparison.right.front().from > second);
}

void Comparisons::whatWasDoneIsComparedByItsWords()
{
    const auto left = led();
    const auto right = led();
    left->perform(action::Mark{"one"});
    right->perform(action::Mark{"other"});
    const RunComparison comparison = compare(*left, *right);
    QVERIFY(comparison.parting && comparison.parting->cause == Parting::Cause::Intervention);
    QVERIFY(comparison.parting->left != comparison.parting->right);
}

void Comparisons::otherSeedsPartByTheirSettings()
{
    const RunComparison comparison = compare(*led(1), *led(2));
    QVERIFY(comparison.parting && comparison.parting->cause == Parting::Cause::Settings);
    QCOMPARE(comparison.parting->settings.size(), std::size_t{1});
    const SettingDifference &seed = comparison.parting->settings.front();
    QCOMPARE(seed.name + ' ' + seed.left + ' ' + seed.right, std::string("seed 1 2"));
}

void Comparisons::aTimerThatBothMadeRunOutIsNothingElse()
{
    const auto timedOut = [](std::uint64_t seed) {
        auto cluster = simulate(clusterOf(3, seed));
        cluster->advance(cluster->now() + Time{20'000});
        cluster->perform(action::ForceTimeout{NodeId{1}});
        return cluster;
    };
    const RunComparison comparison = compare(*timedOut(1), *timedOut(2));
    QVERIFY(comparison.parting);
    QVERIFY2(comparison.parting->cause == Parting::Cause::Settings,
             (comparison.parting->left + " / " + comparison.parting->right).c_str());
}

void Comparisons::aShorterRunJustEnds()
{
    const auto run = led();
    const auto longer = led();
    longer->advance(2 * second);
    const RunComparison comparison = compare(*run, *longer);
    QVERIFY(comparison.parting && comparison.parting->cause == Parting::Cause::End);
    QVERIFY(comparison.parting->left.empty());
    QCOMPARE(comparison.parting->event, run->events().size() + 1);
}

void Comparisons::committedEntriesThatDifferAreListedByIndex()
{
    const auto left = led();
    const auto right = led();
    write(*left, "1");
    write(*left, "2");
    write(*right, "one");
    const RunComparison comparison = compare(*left, *right, ComparedTimes::Compared, 1);
    QCOMPARE(comparison.entriesInAll, std::size_t{2});
    QCOMPARE(comparison.entries.size(), std::size_t{1});
    QCOMPARE(comparison.entries.front().index.value, std::uint64_t{2});
    QCOMPARE(comparison.entries.front().left, std::string("t1 x=1"));
    QCOMPARE(comparison.entries.front().right, std::string("t1 x=one"));
}

QTEST_APPLESS_MAIN(Comparisons)
#include "comparison.moc"
