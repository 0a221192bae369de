#include "raftcore/exploration/explore.h"

#include "raftcore/consensus/phrase.h"
#include "raftcore/exploration/explorer.h"
#include "raftcore/exploration/explorer_cluster.h"
#include "raftcore/exploration/fingerprint.h"
#include "raftcore/exploration/narration.h"
#include "raftcore/exploration/paths.h"
#include "raftcore/exploration/possible_transitions.h"
#include "raftcore/exploration/same_moves.h"
#include "raftcore/exploration/symmetry.h"
#include "raftcore/simulation/replay.h"
#include "raftcore/verification/linearizability.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace raft {

namespace {

/// The states along one path, so that the next path, which mostly shares its beginning, is played only
/// from where it parts.
class Ladder {
public:
    explicit Ladder(const ExplorerState &beginning) { m_rungs.push_back(beginning); }

    const ExplorerState &climb(Explorer &explorer, const std::vector<Transition> &transitions)
    {
        std::size_t shared = 0;
        while (shared < transitions.size() && shared < m_transitions.size() &&
               isSame(transitions[shared], m_transitions[shared]))
            ++shared;
        m_transitions.resize(shared);
        m_rungs.erase(m_rungs.begin() + static_cast<std::ptrdiff_t>(shared) + 1, m_rungs.end());
        for (std::size_t i = shared; i < transitions.size(); ++i) {
            explorer.goTo(m_rungs.back());
            explorer.play(transitions[i]);
            m_rungs.push_back(explorer.now());
            m_transitions.push_back(transitions[i]);
        }
        return m_rungs.back();
    }

private:
    static bool isSame(const Transition &one, const Transition &other)
    {
        return one.kind == other.kind && one.server == other.server && one.peers == other.peers &&
               one.target == other.target && one.stays == other.stays && one.twice == other.twice &&
               one.forgets == other.forgets;
    }

    std::vector<ExplorerState> m_rungs;
    std::vector<Transition> m_transitions;
};

class Search {
public:
    Search(const ExplorationTask &task, const ExplorationLimits &limits, const ExplorationWatch &watch)
        : m_task(withServersOfStart(task)), m_limits(limits), m_watch(watch),
          m_explorer(m_task.plan, startOf(m_task)), m_prints(m_task.plan, m_task.start || m_task.goal),
          m_paths(m_prints.of(m_explorer.now())), m_ladder(m_explorer.now())
    {
    }

    Exploration run()
    {
        if (isOver())
            return result();
        std::size_t first = 0;
        for (m_depth = 1; m_depth <= m_limits.depth; ++m_depth) {
            const std::size_t end = m_paths.size();
            if (!searchFrom(first, end))
                return result();
            if (m_paths.size() == end) {
                m_end = Exploration::End::Complete;
                return result();
            }
            first = end;
        }
        return result();
    }

private:
    static ExplorationTask withServersOfStart(ExplorationTask task)
    {
        if (task.start) {
            task.plan.voters = serversOf(*task.start);
            task.plan.newcomers = 0;
        }
        return task;
    }
    static const ExplorationStart *startOf(const ExplorationTask &task)
    {
        return task.start ? &*task.start : nullptr;
    }

    /// Whether what is looked for is there now.
    bool isOver()
    {
        if (m_explorer.violation())
            m_end = Exploration::End::Violated;
        else if (m_task.goal && m_task.goal(ExplorerCluster(m_explorer.now())))
            m_end = Exploration::End::Reached;
        else
            return false;
        m_isFound = true;
        return true;
    }

    /// Looks at everything that is one transition away from these. False when the search is over.
    bool searchFrom(std::size_t first, std::size_t end)
    {
        constexpr std::size_t told = 64; // Situations between two calls of the watch.
        for (std::size_t place = first; place < end; ++place) {
            const double part = static_cast<double>(place - first) / static_cast<double>(end - first);
            if (place % told == 0 && !m_watch({m_depth, part, m_paths.size()})) {
                m_end = Exploration::End::Stopped;
                return false;
            }
            if (!searchFrom(static_cast<Paths::Place>(place)))
                return false;
        }
        return true;
    }

    bool searchFrom(Paths::Place place)
    {
        const ExplorerState &here = m_ladder.climb(m_explorer, m_paths.to(place));
        for (const Transition &transition :
             withoutTwins(possibleTransitions(here, m_task.plan), m_prints.alike(here))) {
            if (!look(here, place, transition))
                return false;
            for (const Transition &other :
                 withMessageStaying(transition, m_explorer.sent(), here, m_task.plan))
                if (!look(here, place, other))
                    return false;
        }
        if (m_paths.size() < m_limits.states)
            return true;
        m_end = Exploration::End::Full;
        return false;
    }

    bool look(const ExplorerState &here, Paths::Place place, const Transition &transition)
    {
        m_explorer.goTo(here);
        const bool useful = m_explorer.play(transition);
        const bool isBroken = m_explorer.violation().has_value();
        const bool isNew =
            !isBroken && useful && m_paths.add(m_prints.of(m_explorer.now()), place, transition);
        if (!isBroken && !(isNew && m_task.goal))
            return true;
        if (!isOver())
            return true;
        m_found = m_paths.to(place);
        m_found.push_back(transition);
        return false;
    }

    Exploration result()
    {
        Exploration result;
        result.end = m_end;
        result.states = m_paths.size();
        result.steps = m_explorer.steps();
        result.depth = m_isFound || m_depth == 0 ? m_depth : m_depth - 1;
        if (m_isFound)
            tell(result);
        return result;
    }

    void tell(Exploration &result)
    {
        Explorer explorer(m_task.plan, startOf(m_task));
        result.setup = m_task.start ? m_task.start->setup : setupOf(m_task.plan);
        if (m_task.start)
            result.before = m_task.start->run;
        result.beginning = explorer.beginning();
        for (const Transition &transition : m_found) {
            const ExplorerState before = explorer.now();
            explorer.play(transition);
            result.transitions.push_back({narrate(transition, before, explorer.now()), explorer.actions()});
        }
        if (const std::optional<Violation> violation = explorer.violation()) {
            result.property = violation->property;
            result.proof = violation->proof;
        }
        // None where the run before had one of them off already: nothing turns it on again.
        const auto turnedOff =
            std::count_if(result.beginning.begin(), result.beginning.end(), [](const Action &done) {
                return std::holds_alternative<action::TurnOffRule>(done);
            });
        if (turnedOff > 0 && static_cast<std::size_t>(turnedOff) == m_task.plan.off.size())
            result.counterpart = sameMovesWithRules(m_task, m_found);
    }

    const ExplorationTask m_task;
    const ExplorationLimits m_limits;
    const ExplorationWatch &m_watch;
    Explorer m_explorer;
    Fingerprints m_prints;
    Paths m_paths;
    Ladder m_ladder;
    std::size_t m_depth = 0;
    Exploration::End m_end = Exploration::End::Depth;
    bool m_isFound = false;
    std::vector<Transition> m_found;
};

bool performAll(Cluster &cluster, const std::vector<Action> &actions, std::string *problem)
{
    for (const Action &action : actions) {
        const ActionResult result = cluster.perform(action);
        if (result.done())
            continue;
        *problem = phrase("The simulation does not do what was found: %1", {result.problem});
        return false;
    }
    return true;
}

bool isBroken(const Cluster &cluster, const Exploration &found)
{
    if (found.property == SafetyProperty::Linearizability)
        return checkLinearizability(cluster).verdict == Linearizability::Verdict::Violated;
    return std::any_of(cluster.violations().begin(), cluster.violations().end(),
                       [&](const Violation &violation) {
                           return violation.property == found.property && violation.proof == found.proof;
                       });
}

} // namespace

Exploration explore(const ExplorationPlan &plan, const ExplorationLimits &limits,
                    const ExplorationWatch &watch)
{
    return explore(ExplorationTask{plan, {}, {}}, limits, watch);
}

Exploration explore(const ExplorationTask &task, const ExplorationLimits &limits,
                    const ExplorationWatch &watch)
{
    return Search(task, limits, watch).run();
}

namespace {

/// The run that is found begins here.
std::unique_ptr<Simulation> beginningOf(const Exploration &found, const std::vector<Action> &actions,
                                        std::string *problem)
{
    const WorkProgress patient = [](double) { return true; };
    std::unique_ptr<Simulation> cluster =
        found.before ? replay(found.setup, *found.before, patient, problem) : simulate(found.setup, problem);
    return cluster && performAll(*cluster, actions, problem) ? std::move(cluster) : nullptr;
}

bool playAll(Cluster &cluster, const std::vector<NarratedTransition> &transitions, std::string *problem)
{
    for (std::size_t i = 0; i < transitions.size(); ++i) {
        cluster.perform(action::Mark{std::to_string(i + 1) + ". " + transitions[i].text});
        if (!performAll(cluster, transitions[i].actions, problem))
            return false;
    }
    return true;
}

} // namespace

std::unique_ptr<Cluster> confirm(const Exploration &found, std::string *problem, const ExplorationGoal &goal)
{
    std::unique_ptr<Simulation> cluster = beginningOf(found, found.beginning, problem);
    if (!cluster || !playAll(*cluster, found.transitions, problem))
        return nullptr;
    const bool isGoal = found.end == Exploration::End::Reached;
    if (isGoal ? !goal || goal(*cluster) : isBroken(*cluster, found))
        return cluster;
    *problem = isGoal ? phrase("The simulation does the same moves, and does not get there.")
                      : phrase("The simulation does the same moves, and nothing is violated there.");
    return nullptr;
}

std::unique_ptr<Cluster> confirmCounterpart(const Exploration &found, std::string *problem)
{
    if (found.counterpart.empty()) {
        *problem = phrase("No rule was off.");
        return nullptr;
    }
    std::vector<Action> beginning = found.beginning;
    std::erase_if(beginning,
                  [](const Action &action) { return std::holds_alternative<action::TurnOffRule>(action); });
    std::unique_ptr<Simulation> cluster = beginningOf(found, beginning, problem);
    return cluster && playAll(*cluster, found.counterpart, problem) ? std::move(cluster) : nullptr;
}

} // namespace raft
