#include "raftcore/soak/minimise.h"

#include "raftcore/simulation/simulation.h"
#include "raftcore/verification/delta_debugging.h"
#include "raftcore/verification/linearizability.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace raft {

namespace {

constexpr std::size_t mostSteps = 200'000; ///< A part that takes longer to judge is not taken.

bool isNotLinearizable(const Cluster &cluster)
{
    return checkLinearizability(cluster, {mostSteps}).verdict == Linearizability::Verdict::Violated;
}

std::optional<SafetyProperty> violatedIn(const Cluster &cluster)
{
    if (!cluster.violations().empty())
        return cluster.violations().front().property;
    return isNotLinearizable(cluster) ? std::optional(SafetyProperty::Linearizability) : std::nullopt;
}

class RunMinimisation {
public:
    RunMinimisation(const Cluster &failed, SafetyProperty property)
        : m_setup(failed.setup()), m_run(runOf(failed)), m_property(property)
    {
    }

    std::optional<MinimisedRun> run(const std::function<bool()> &goesOn)
    {
        std::vector<std::size_t> all(m_run.interventions.size());
        std::iota(all.begin(), all.end(), std::size_t{0});
        if (!isViolated(*again(all, false)))
            return std::nullopt; // It was not by interventions at whole instants that it came about.
        const auto fails = [this](const std::vector<std::size_t> &kept) {
            return isViolated(*again(kept, false));
        };
        const std::vector<std::size_t> kept = smallestFailing(all.size(), fails, goesOn);
        return MinimisedRun{again(kept, true), m_property, kept.size(), all.size()};
    }

private:
    /// What clients saw is judged of the whole; everything else is known at once.
    bool judgesClients() const { return m_property == SafetyProperty::Linearizability; }

    bool isViolated(const Cluster &cluster) const
    {
        if (judgesClients())
            return isNotLinearizable(cluster);
        return std::any_of(cluster.violations().begin(), cluster.violations().end(),
                           [this](const Violation &one) { return one.property == m_property; });
    }

    /// Has some of the interventions again, at the same instants. What cannot be done now is left out.
    std::unique_ptr<Cluster> again(const std::vector<std::size_t> &kept, bool record) const
    {
        ClusterSetup setup = m_setup;
        setup.record = record || judgesClients();
        std::unique_ptr<Simulation> cluster = simulate(setup);
        for (const std::size_t place : kept) {
            const Intervention &next = m_run.interventions[place];
            if (passTo(*cluster, next.at))
                return cluster;
            cluster->takeIn(next.what);
        }
        passTo(*cluster, m_run.end);
        return cluster;
    }

    /// Whether the property was violated before that instant; then the run ends there.
    bool passTo(Cluster &cluster, Time until) const
    {
        if (judgesClients()) {
            cluster.advance(until);
            return false;
        }
        while (!isViolated(cluster))
            if (cluster.advance(until, 1) == 0)
                return false;
        return true;
    }

    const ClusterSetup m_setup;
    const Run m_run;
    const SafetyProperty m_property;
};

} // namespace

std::optional<MinimisedRun> minimise(const Cluster &failed, const std::function<bool()> &goesOn)
{
    const std::optional<SafetyProperty> property = violatedIn(failed);
    if (!property)
        return std::nullopt;
    return RunMinimisation(failed, *property).run(goesOn);
}

} // namespace raft
