#include "netnode/watch/plausible_server.h"

#include <algorithm>
#include <deque>
#include <iterator>
#include <optional>
#include <variant>
#include <vector>

namespace raftarium {

namespace {

using raft::Index;
using raft::Node;
using raft::NodeId;

constexpr raft::Time farthest{std::int64_t{1} << 53U}; ///< Microseconds: 285 years.
constexpr std::uint64_t mostOfAnything = std::uint64_t{1} << 32U;
constexpr std::size_t mostMembers = 64;
constexpr std::uint64_t lowestCoreRequest = std::uint64_t{1} << 63U;

bool isTime(raft::Time time)
{
    return time <= farthest && time >= -farthest;
}

bool isNumber(std::uint64_t value)
{
    return value <= raft::greatestNumber;
}

bool isPlausible(const raft::Config &config)
{
    return raft::problem(config).empty() && config.maxBatch <= mostOfAnything &&
           config.maxInflight <= mostOfAnything && config.maxPending <= mostOfAnything &&
           config.maxApply <= mostOfAnything;
}

bool isPlausible(const raft::Membership &membership)
{
    return membership.everyone().size() <= mostMembers;
}

bool isPlausible(const raft::Log &log)
{
    raft::Term before = log.base().term;
    for (Index index = log.firstIndex(); log.contains(index); ++index) {
        const raft::Entry &entry = log.at(index);
        const auto *change = std::get_if<raft::MembershipChange>(&entry.payload);
        if (entry.at.term < before || (change != nullptr && !isPlausible(*change->target)))
            return false;
        before = entry.at.term;
    }
    return log.lastIndex().value < raft::greatestNumber &&
           (log.base().index != Index{} || log.base().term == raft::Term{});
}

// §7: what the log no longer holds, the snapshot does; it holds nothing that is not applied.
bool snapshotFits(const Node &node)
{
    const std::optional<raft::Snapshot> &snapshot = node.snapshot();
    const raft::Log &log = node.log();
    if (!snapshot)
        return log.base() == raft::Position{};
    return snapshot->last.index <= node.applied() &&
           log.termAt(snapshot->last.index) == snapshot->last.term && isPlausible(*snapshot->membership);
}

/// The memberships are those that the log holds, after one from before it.
bool membershipsFit(const std::vector<raft::ActiveMembership> &memberships, const Node &node)
{
    if (memberships.empty() || !isPlausible(memberships.front().membership))
        return false;
    Index after = memberships.front().since;
    auto next = std::next(memberships.begin());
    for (Index index = std::max(after, node.log().base().index) + 1; node.log().contains(index); ++index) {
        const auto *change = std::get_if<raft::MembershipChange>(&node.log().at(index).payload);
        if (change == nullptr)
            continue;
        if (next == memberships.end() || next->since != index || !(next->membership == *change->target))
            return false;
        ++next;
    }
    return after <= node.log().lastIndex() && next == memberships.end();
}

/// Everything that is not on the disk is being written, by writes that were asked for.
bool writesFit(const std::vector<raft::PendingWrite> &writes, const Node &node)
{
    raft::WriteId before;
    Index covered = node.durable();
    for (const auto &write : writes) {
        if (write.id <= before || write.last > node.log().lastIndex() || !isTime(write.since))
            return false;
        before = write.id;
        covered = std::max(covered, write.last);
    }
    return before <= node.lastWrite() && isNumber(node.lastWrite().value) &&
           covered == node.log().lastIndex();
}

bool heldFits(const std::vector<raft::HeldMessage> &held, const Node &node)
{
    return std::all_of(held.begin(), held.end(), [&node](const raft::HeldMessage &one) {
        return one.message.from == node.id() && one.message.term <= node.term();
    });
}

// ---- roles

bool isPlausible(const raft::Follower &follower, const Node &node)
{
    const bool isOther = !follower.leader || (follower.leader->value != 0 && follower.leader != node.id());
    return isOther && (!follower.handedOver || follower.handedOver->ordered);
}

bool isPlausible(const raft::Candidate &candidate, const Node &node)
{
    return (candidate.preVote || node.vote() == node.id()) &&
           (!candidate.wonUntil || (!candidate.preVote && isTime(*candidate.wonUntil)));
}

/// What a leader believes of a follower lies within its own log.
bool isPlausible(const raft::Progress &peer, const Node &node)
{
    const bool inOrder = std::is_sorted(peer.inflight.begin(), peer.inflight.end());
    const bool dated = !peer.catchUp || (isTime(peer.catchUp->since) && isTime(peer.catchUp->advanced));
    if (!inOrder || !dated || !peer.isSound(node.log().lastIndex()))
        return false;
    return !peer.snapshot || (node.snapshot() && peer.snapshot->last.index <= node.snapshot()->last.index &&
                              isPlausible(*peer.snapshot->membership));
}

/// A server on its way out: no member, and informed at the latest by the next round.
bool isPlausible(const raft::Leaving &leaving, const raft::Leader &leader)
{
    return isTime(leaving.until) && leaving.informed <= leader.rounds.latest() + 1;
}

/// The latest proposal is the end of the leader's log.
bool isPlausible(const raft::Entries &recent, const raft::Log &log)
{
    if (recent.empty() || recent.back().at != log.last())
        return false;
    return std::all_of(recent.begin(), recent.end(), [&log](const raft::Entry &entry) {
        return !log.contains(entry.at.index) || log.at(entry.at.index) == entry;
    });
}

bool timesFit(const raft::Leader &leader)
{
    bool fits = isTime(leader.quorumCheck) && (!leader.transfer || isTime(leader.transfer->until));
    const auto look = [&fits](raft::ReadRound latest, raft::ReadRound,
                              const std::deque<raft::RoundStart> &open, raft::Time leaseUntil, bool,
                              const std::vector<raft::PendingRead> &) {
        fits = fits && isNumber(latest.value) && isTime(leaseUntil) &&
               std::all_of(open.begin(), open.end(),
                           [](const raft::RoundStart &start) { return isTime(start.at); });
    };
    raft::ReadRounds::visitState(leader.rounds, look);
    return fits && leader.rounds.isSound();
}

bool readsFit(const std::vector<raft::PendingRead> &reads, const Node &node)
{
    return std::all_of(reads.begin(), reads.end(),
                       [&node](const raft::PendingRead &read) { return read.index <= node.commit(); });
}

/// Each server once.
bool inOrder(const std::vector<raft::Progress> &peers)
{
    return std::adjacent_find(peers.begin(), peers.end(),
                              [](const raft::Progress &one, const raft::Progress &next) {
                                  return one.peer >= next.peer;
                              }) == peers.end();
}

bool isPlausible(const raft::Leader &leader, const Node &node)
{
    std::vector<NodeId> others = node.membership().everyone();
    std::erase(others, node.id());
    std::vector<NodeId> fed; // Beside the members there are those that do not know yet that they have left.
    for (const raft::Progress &peer : leader.peers)
        if (!peer.leaving)
            fed.push_back(peer.peer);
    const auto leaves = [&others, &node, &leader](const raft::Progress &peer) {
        return peer.leaving && isPlausible(*peer.leaving, leader) && peer.peer != node.id() &&
               !std::binary_search(others.begin(), others.end(), peer.peer);
    };
    const auto leaving =
        static_cast<std::size_t>(std::count_if(leader.peers.begin(), leader.peers.end(), leaves));
    return node.vote() == node.id() && node.log().last().term == node.term() && fed == others &&
           fed.size() + leaving == leader.peers.size() && leaving <= mostMembers &&
           std::all_of(leader.peers.begin(), leader.peers.end(),
                       [&node](const raft::Progress &peer) { return isPlausible(peer, node); }) &&
           isPlausible(leader.recent, node.log()) && timesFit(leader) &&
           readsFit(leader.rounds.pending(), node) && inOrder(leader.peers);
}

// ---- the whole

bool isPlausible(const raft::HardState &hard, const Node &node)
{
    return isNumber(hard.term.value) && (!hard.vote || hard.vote->value != 0) &&
           node.log().last().term <= hard.term;
}

bool isPlausible(const Node &node)
{
    bool fits = isPlausible(node.config()) && isPlausible(node.log());
    if (!fits)
        return false;
    const auto look = [&](const auto &, const auto &, const raft::HardState &hard, const auto &, const auto &,
                          const raft::MembershipHistory &memberships, Index commit, Index applied,
                          Index durable, const raft::RoleState &, raft::Time now, raft::Time timerStart,
                          raft::Time deadline, raft::DiskId, raft::WriteId, const auto &writes,
                          const auto &held, const auto &, const std::optional<raft::Time> &leaderHeard,
                          const std::vector<raft::ForwardedRead> &forwarded, raft::RequestId) {
        const Index last = node.log().lastIndex();
        const Index restored = node.snapshot() ? node.snapshot()->last.index : Index{};
        fits = node.log().base().index <= applied && applied <= commit && commit <= last && durable <= last &&
               applied <= std::max(durable, restored) && isPlausible(hard, node) && snapshotFits(node) &&
               membershipsFit(memberships.all(), node) && writesFit(writes, node) && heldFits(held, node) &&
               isTime(now) && isTime(timerStart) && timerStart <= deadline && isTime(deadline) &&
               (!leaderHeard || isTime(*leaderHeard)) &&
               std::all_of(forwarded.begin(), forwarded.end(),
                           [](const raft::ForwardedRead &read) { return isTime(read.asked); });
    };
    Node::visitState(node, look);
    return fits &&
           std::visit([&node](const auto &role) { return isPlausible(role, node); }, node.roleState());
}

} // namespace

bool isPlausible(const raft::Server &server)
{
    bool fits = isPlausible(server.node());
    const auto look = [&](const Node &node, const raft::Store &store, const auto &changes, const auto &reads,
                          raft::RequestId lastCoreRequest) {
        const bool numbered = lastCoreRequest.value >= lowestCoreRequest &&
                              (reads.empty() || reads.rbegin()->first <= lastCoreRequest);
        const bool inOrder = std::is_sorted(changes.begin(), changes.end(), [](const auto &a, const auto &b) {
            return a.at.index < b.at.index;
        });
        fits = fits && store.applied() <= node.applied() && numbered && inOrder;
    };
    raft::Server::visitState(server, look);
    return fits;
}

} // namespace raftarium
