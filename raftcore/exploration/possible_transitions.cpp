#include "raftcore/exploration/possible_transitions.h"

#include <algorithm>
#include <optional>

namespace raft {

namespace {

bool isChange(const Operation &operation)
{
    return operation.kind != OperationKind::Read && operation.kind != OperationKind::Get;
}

class Choice {
public:
    Choice(const ExplorerState &state, const ExplorationPlan &plan) : m_state(state.simulation), m_plan(plan)
    {
        for (const std::optional<SimulatedServer> &server : m_state.servers)
            m_all.add(server->id);
        const Origin &origin = state.origin;
        m_mayElect = state.monitor.leaders().size() < origin.leaders + plan.mostElections;
        const auto reads = static_cast<std::size_t>(
            std::count_if(state.calls.begin(), state.calls.end(),
                          [](const ClientCall &call) { return !isChange(call.operation); }));
        m_mayRead = reads < origin.reads + plan.mostReads;
        m_mayWrite = m_state.lastOperation - reads < origin.operations - origin.reads + plan.mostWrites;
        m_mayChange = m_state.lastRequest < origin.requests + plan.mostChanges;
    }

    std::vector<Transition> transitions()
    {
        for (const NodeId id : m_all.ids()) {
            const Node &node = m_state.server(id).node();
            if (node.isLeader())
                addOfLeader(node);
            else
                addElections(node);
            if (m_plan.snapshots && node.applied() > node.log().base().index)
                add(TransitionKind::Compact, node);
            if (m_plan.restarts)
                add(TransitionKind::Restart, node);
        }
        const std::size_t staying = stayingIn(m_state).size();
        for (std::size_t place = 0; place < staying; ++place) {
            Transition &transition = m_transitions.emplace_back();
            transition.kind = TransitionKind::Arrive;
            transition.server = static_cast<std::uint8_t>(place);
        }
        return std::move(m_transitions);
    }

private:
    Transition &add(TransitionKind kind, const Node &node, ServerSet peers = {})
    {
        Transition &transition = m_transitions.emplace_back();
        transition.kind = kind;
        transition.server = static_cast<std::uint8_t>(node.id().value);
        transition.peers = peers;
        return transition;
    }

    /// And the same with each of the peers forgetting.
    void addWithSlowDisks(TransitionKind kind, const Node &node, ServerSet peers)
    {
        add(kind, node, peers);
        if (!m_plan.slowDisks)
            return;
        for (const NodeId peer : peers.ids())
            add(kind, node, peers).forgets = static_cast<std::uint8_t>(peer.value);
    }

    /// Every set of others for which `fits(set)` holds.
    template <class Fits>
    std::vector<ServerSet> setsOfOthers(const Node &node, Fits fits) const
    {
        std::vector<ServerSet> sets;
        for (unsigned bits = 0; bits <= m_all.bits(); ++bits) {
            const ServerSet set(static_cast<std::uint8_t>(bits));
            if ((bits & ~unsigned{m_all.bits()}) == 0 && !set.has(node.id()) && fits(set))
                sets.push_back(set);
        }
        return sets;
    }

    /// Whether their votes can be enough. To ask fewer is lost on all who are asked: whatever comes of a vote
    /// comes of it among enough votes, too, unless one of the messages of the election stays on its way.
    bool mayWin(const Node &node, ServerSet peers) const
    {
        const bool anyMayWin = !m_plan.staying.empty() || std::find(m_plan.off.begin(), m_plan.off.end(),
                                                                    Rule::MajorityElects) != m_plan.off.end();
        const bool both = false; // Without JointNeedsBothMajorities one is enough.
        return anyMayWin ||
               node.membership().majority([&](NodeId id) { return id == node.id() || peers.has(id); }, both);
    }

    void addElections(const Node &node)
    {
        if (!m_mayElect || !node.membership().votes(node.id()))
            return;
        const auto mayVote = [this, &node](ServerSet set) {
            const std::vector<NodeId> ids = set.ids();
            return ids.size() <= m_plan.mostPeers && (ids.empty() ? m_plan.standing : mayWin(node, set)) &&
                   std::all_of(ids.begin(), ids.end(),
                               [&node](NodeId id) { return node.membership().votes(id); });
        };
        for (const ServerSet peers : setsOfOthers(node, mayVote)) {
            addWithSlowDisks(TransitionKind::Elect, node, peers);
            if (m_plan.soundings && !peers.empty())
                add(TransitionKind::SoundOut, node, peers);
        }
    }

    void addOfLeader(const Node &node)
    {
        const auto atMostOneMember = [&node](ServerSet set) {
            return set.empty() || (set.size() == 1 && node.membership().includes(set.ids().front()));
        };
        for (const ServerSet peers : setsOfOthers(node, atMostOneMember)) {
            if (m_plan.replication && !peers.empty())
                addWithSlowDisks(TransitionKind::Replicate, node, peers);
            if (m_mayWrite)
                add(TransitionKind::Write, node, peers);
            if (m_mayRead)
                add(TransitionKind::Read, node, peers);
        }
        if (m_mayChange)
            addChanges(node);
    }

    /// One member more or less; or only one that stays, by way of a joint membership.
    void addChanges(const Node &node)
    {
        ServerSet voters;
        for (const NodeId id : node.membership().voters)
            voters.add(id);
        for (const NodeId id : m_all.ids()) {
            ServerSet target = voters;
            if (voters.has(id))
                target = ServerSet(static_cast<std::uint8_t>(voters.bits() & ~(1U << (id.value - 1))));
            else
                target.add(id);
            if (!target.empty())
                add(TransitionKind::ChangeMembers, node).target = target;
        }
        if (voters.size() > 2) {
            ServerSet alone;
            alone.add(node.id());
            add(TransitionKind::ChangeMembers, node).target = alone;
        }
    }

    const SimulationState &m_state;
    const ExplorationPlan &m_plan;
    ServerSet m_all;
    bool m_mayElect = false;
    bool m_mayRead = false;
    bool m_mayWrite = false;
    bool m_mayChange = false;
    std::vector<Transition> m_transitions;
};

} // namespace

std::vector<Transition> possibleTransitions(const ExplorerState &state, const ExplorationPlan &plan)
{
    return Choice(state, plan).transitions();
}

std::vector<Transition> withMessageStaying(const Transition &transition, const std::vector<SentMessage> &sent,
                                           const ExplorerState &before, const ExplorationPlan &plan)
{
    std::vector<Transition> transitions;
    if (plan.staying.empty() || stayingIn(before.simulation).size() >= plan.mostStaying)
        return transitions;
    for (const SentMessage &message : sent) {
        if (!plan.stays(message.type))
            continue;
        Transition other = transition;
        other.stays = message.place;
        transitions.push_back(other);
        if (plan.copies && message.arrived) {
            other.twice = true;
            transitions.push_back(other);
        }
    }
    return transitions;
}

} // namespace raft
