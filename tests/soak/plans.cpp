#include "raftcore/soak/soak.h"

#include <QtTest>

using namespace raft;

namespace {

constexpr unsigned SoakFaults::*kinds[] = {
    &SoakFaults::crashes,   &SoakFaults::pauses,      &SoakFaults::drifts,      &SoakFaults::cuts,
    &SoakFaults::splits,    &SoakFaults::holds,       &SoakFaults::slowLinks,   &SoakFaults::lossyLinks,
    &SoakFaults::messages,  &SoakFaults::manualDisks, &SoakFaults::slowDisks,   &SoakFaults::timeouts,
    &SoakFaults::snapshots, &SoakFaults::transfers,   &SoakFaults::memberships,
};

/// A run in which nothing at all goes wrong.
SoakPlan peaceful()
{
    SoakPlan plan;
    plan.setup = clusterOf(3);
    return plan;
}

} // namespace

/// What a seed makes, and what is noticed when a run goes wrong.
class SoakPlans : public QObject {
    Q_OBJECT

private slots:
    void aSeedAlwaysMakesTheSameRun()
    {
        const SoakVerdict one = soak(soakPlan(7, 5));
        const SoakVerdict again = soak(soakPlan(7, 5));
        QVERIFY2(one.problem.empty(), one.problem.c_str());
        QVERIFY(one.operations > 20 && one.deliveries > 500);
        QCOMPARE(one.hash, again.hash);
        QVERIFY(soak(soakPlan(8, 5)).hash != one.hash);
        QVERIFY(soak(soakPlan(7, 3)).hash != one.hash);
    }

    // Written down once, of thirty runs that have everything between them: every compiler, with and without
    // optimisation, must find it again. It changes when the protocol, the simulation, the plans or the form
    // of an event change, and only then.
    void everyCompilerFindsTheSameHash()
    {
        std::uint64_t all = 0;
        for (std::uint64_t seed = 1; seed <= 30; ++seed)
            all = all * 31 + soak(soakPlan(seed, 3 + seed % 3 * 2)).hash;
        QCOMPARE(QString::number(all, 16), QStringLiteral("78aea5e55c57b795"));
    }

    void everyKindOfFaultComesWithAndWithoutEveryOther()
    {
        for (const auto kind : kinds) {
            for (const auto other : kinds) {
                int together = 0;
                int alone = 0;
                for (std::uint64_t seed = 1; seed <= 300; ++seed) {
                    const SoakFaults faults = soakPlan(seed, 5).faults;
                    together += faults.*kind > 0 && faults.*other > 0 ? 1 : 0;
                    alone += faults.*kind > 0 && faults.*other == 0 ? 1 : 0;
                }
                QVERIFY(together > 15);
                QVERIFY(kind == other || alone > 15);
            }
        }
    }

    void everyFeatureIsOnAndOff()
    {
        int preVote = 0, checkQuorum = 0, leases = 0, torn = 0;
        for (std::uint64_t seed = 1; seed <= 200; ++seed) {
            const SoakPlan plan = soakPlan(seed, 5);
            preVote += plan.setup.server.preVote ? 1 : 0;
            checkQuorum += plan.setup.server.checkQuorum ? 1 : 0;
            leases += plan.setup.server.leaseReads ? 1 : 0;
            torn += plan.tornDisks ? 1 : 0;
        }
        for (const int often : {preVote, checkQuorum, torn})
            QVERIFY(often > 60 && often < 140);
        QVERIFY(leases > 10);
    }

    void leasesGoOnlyWithClocksThatRunNearlyAlike()
    {
        for (std::uint64_t seed = 1; seed <= 500; ++seed) {
            const SoakPlan plan = soakPlan(seed, 3);
            QVERIFY(!plan.setup.server.leaseReads || plan.faults.pauses + plan.faults.timeouts == 0);
            QVERIFY(!plan.setup.server.leaseReads || plan.mostDriftPerMillion <= 50'000);
        }
    }

    void peaceIsNoProblem()
    {
        const SoakVerdict verdict = soak(peaceful());
        QVERIFY2(verdict.problem.empty(), verdict.problem.c_str());
        QVERIFY(!verdict.undecided);
    }

    void aBrokenPropertyIsTold()
    {
        std::string problem;
        for (std::uint64_t seed = 1; seed <= 30 && problem.empty(); ++seed)
            problem = soak(soakPlan(seed, 5, {Rule::MajorityElects})).problem;
        QVERIFY2(problem.find("is violated: ") != std::string::npos, problem.c_str());
    }

    void aStoreThatClientsCannotTrustIsTold()
    {
        // Leaders that do not ask whether they still lead.
        std::string problem;
        for (std::uint64_t seed = 1; seed <= 50 && problem.find("Linearizability") == std::string::npos;
             ++seed) {
            SoakPlan plan = peaceful();
            plan.seed = seed;
            plan.setup.server.rules.turnOff(Rule::ReadsAreConfirmed);
            plan.faults.timeouts = plan.faults.splits = 4;
            plan.faultTurns = 100;
            problem = soak(plan).problem;
        }
        QVERIFY2(problem.find("Linearizability is violated: ") != std::string::npos, problem.c_str());
    }

    void aClusterThatDoesNotRecoverIsTold()
    {
        SoakPlan plan = peaceful();
        plan.faultTurns = 0;
        plan.patience = Time{1'000}; // Nobody elects so fast.
        plan.setup.server.electionMin = Time{5'000'000};
        plan.setup.server.electionMax = Time{6'000'000};
        const std::string problem = soak(plan).problem;
        QVERIFY2(
            problem.find("no progress within 1 ms after 2 of 3 servers were repaired: no server leads") == 0,
            problem.c_str());
    }
};

QTEST_APPLESS_MAIN(SoakPlans)
#include "plans.moc"
