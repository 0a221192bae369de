#include "raftcore/soak/minimise.h"

#include "raftcore/simulation/replay.h"

#include <QtTest>

#include <algorithm>

/// A random run that breaks a property, with the fewest interventions that still break it.
class SoakMinimise : public QObject {
    Q_OBJECT

private slots:
    void cannotLoseAnotherIntervention_data();
    void cannotLoseAnotherIntervention();
    void leavesOthersAlone();
};

namespace {

using namespace raft;

/// The first run without that rule that breaks a property.
std::unique_ptr<Cluster> broken(Rule rule, SafetyProperty property)
{
    for (std::uint64_t seed = 1; seed < 200; ++seed) {
        std::unique_ptr<Cluster> run = soaked(soakPlan(seed, 3, {rule}));
        if (!run->violations().empty() && run->violations().front().property == property)
            return run;
    }
    return nullptr;
}

bool breaks(const ClusterSetup &setup, const std::vector<Intervention> &interventions, Time end,
            SafetyProperty property)
{
    const std::unique_ptr<Simulation> cluster = simulate(setup);
    for (const Intervention &one : interventions) {
        cluster->advance(one.at);
        cluster->takeIn(one.what);
    }
    cluster->advance(end);
    return std::any_of(cluster->violations().begin(), cluster->violations().end(),
                       [property](const Violation &violation) { return violation.property == property; });
}

} // namespace

void SoakMinimise::cannotLoseAnotherIntervention_data()
{
    QTest::addColumn<int>("rule");
    QTest::addColumn<int>("property");
    QTest::newRow("two leaders") << static_cast<int>(Rule::MajorityElects)
                                 << static_cast<int>(SafetyProperty::ElectionSafety);
    QTest::newRow("a minority that commits")
        << static_cast<int>(Rule::MajorityCommits) << static_cast<int>(SafetyProperty::Durability);
}

void SoakMinimise::cannotLoseAnotherIntervention()
{
    QFETCH(const int, rule);
    QFETCH(const int, property);
    const std::unique_ptr<Cluster> run =
        broken(static_cast<Rule>(rule), static_cast<SafetyProperty>(property));
    QVERIFY(run);
    const auto found = minimise(*run);
    QVERIFY(found);
    QVERIFY(found->property == static_cast<SafetyProperty>(property));
    QVERIFY2(found->interventions < found->before, qPrintable(QString::number(found->interventions)));
    const Run left = runOf(*found->cluster);
    QVERIFY(left.interventions.size() <= found->interventions); // What was refused is not recorded.
    QVERIFY(breaks(run->setup(), left.interventions, left.end, found->property));
    for (std::size_t without = 0; without < left.interventions.size(); ++without) {
        std::vector<Intervention> fewer = left.interventions;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(without));
        QVERIFY2(!breaks(run->setup(), fewer, left.end, found->property),
                 qPrintable(QString::fromStdString(describe(left.interventions[without]))));
    }
    std::string problem;
    const auto again = raft::replay(
        found->cluster->setup(), left, [](double) { return true; }, &problem);
    QVERIFY2(again, problem.c_str());
    QCOMPARE(again->events().hash(), found->cluster->events().hash());
}

void SoakMinimise::leavesOthersAlone()
{
    QVERIFY(!minimise(*soaked(soakPlan(7, 3))));
}

QTEST_APPLESS_MAIN(SoakMinimise)
#include "minimise.moc"
