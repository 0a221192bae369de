#include "raftcore/exploration/possible_moves.h"

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
    Choice(const Situation &situation, const ExplorationPlan &plan) : m_world(situation.world), m_plan(plan)
    {
        for (const std::optional<SimulatedServer> &server : m_world.servers)
            m_all.add(server->id);
        const Origin &origin = situation.origin;
        m_mayElect = situation.monitor.leaders().size() < origin.leaders + plan.mostElections;
        const auto reads = static_cast<std::size_t>(
            std::count_if(situation.calls.begin(), situation.calls.end(),
                          [](const ClientCall &call) { return !isChange(call.operation); }));
        m_mayRead = reads < origin.reads + plan.mostReads;
        m_mayWrite = m_world.lastOperation - reads < origin.operations - origin.reads + plan.mostWrites;
        m_mayChange = m_world.lastRequest < origin.requests + plan.mostChanges;
    }

    std::vector<Move> moves()
    {
        for (const NodeId id : m_all.ids()) {
            const Node &node = m_world.server(id).node();
            if (node.isLeader())
                addOfLeader(node);
            else
                addElections(node);
            if (m_plan.snapshots && node.applied() > node.log().base().index)
                add(MoveKind::Compact, node);
            if (m_plan.restarts)
                add(MoveKind::Restart, node);
        }
        const std::size_t staying = stayingIn(m_world).size();
        for (std::size_t place = 0; place < staying; ++place) {
            Move &move = m_moves.emplace_back();
            move.kind = MoveKind::Arrive;
            move.server = static_cast<std::uint8_t>(place);
        }
        return std::move(m_moves);
    }

private:
    Move &add(MoveKind kind, const Node &node, ServerSet peers = {})
    {
        Move &move = m_moves.emplace_back();
        move.kind = kind;
        move.server = static_cast<std::uint8_t>(node.id().value);
        move.peers = peers;
        return move;
    }

    /// And the same with each of the peers forgetting.
    void addWithSlowDisks(MoveKind kind, const Node &node, ServerSet peers)
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

    void addElections(const Node &node)
    {
        if (!m_mayElect || !node.membership().votes(node.id()))
            return;
        const auto mayVote = [this, &node](ServerSet set) {
            const std::vector<NodeId> ids = set.ids();
            return ids.size() <= m_plan.mostPeers && (m_plan.standing || !ids.empty()) &&
                   std::all_of(ids.begin(), ids.end(),
                               [&node](NodeId id) { return node.membership().votes(id); });
        };
        for (const ServerSet peers : setsOfOthers(node, mayVote)) {
            addWithSlowDisks(MoveKind::Elect, node, peers);
            if (m_plan.soundings && !peers.empty())
                add(MoveKind::SoundOut, node, peers);
        }
    }

    void addOfLeader(const Node &node)
    {
        const auto atMostOneMember = [&node](ServerSet set) {
            return set.empty() || (set.size() == 1 && node.membership().includes(set.ids().front()));
        };
        for (const ServerSet peers : setsOfOthers(node, atMostOneMember)) {
            if (m_plan.replication && !peers.empty())
                addWithSlowDisks(MoveKind::Replicate, node, peers);
            if (m_mayWrite)
                add(MoveKind::Write, node, peers);
            if (m_mayRead)
                add(MoveKind::Read, node, peers);
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
                add(MoveKind::ChangeMembers, node).target = target;
        }
        if (voters.size() > 2) {
            ServerSet alone;
            alone.add(node.id());
            add(MoveKind::ChangeMembers, node).target = alone;
        }
    }

    const World &m_world;
    const ExplorationPlan &m_plan;
    ServerSet m_all;
    bool m_mayElect = false;
    bool m_mayRead = false;
    bool m_mayWrite = false;
    bool m_mayChange = false;
    std::vector<Move> m_moves;
};

} // namespace

std::vector<Move> possibleMoves(const Situation &situation, const ExplorationPlan &plan)
{
    return Choice(situation, plan).moves();
}

std::vector<Move> withMessageStaying(const Move &move, const std::vector<SentMessage> &sent,
                                     const Situation &before, const ExplorationPlan &plan)
{
    std::vector<Move> moves;
    if (plan.staying.empty() || stayingIn(before.world).size() >= plan.mostStaying)
        return moves;
    for (const SentMessage &message : sent) {
        if (!plan.stays(message.type))
            continue;
        Move other = move;
        other.stays = message.place;
        moves.push_back(other);
        if (plan.copies && message.arrived) {
            other.twice = true;
            moves.push_back(other);
        }
    }
    return moves;
}

} // namespace raft
