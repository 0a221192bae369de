#include "raftcore/cluster/view.h"

#include <algorithm>

namespace raft {

Sight sightOf(const ProcessState &process)
{
    if (std::holds_alternative<process::Starting>(process) ||
        std::holds_alternative<process::Connecting>(process))
        return Sight::Awaited;
    return std::holds_alternative<process::NotWatched>(process) ? Sight::NotWatched : Sight::Seen;
}

const ServerView *ClusterView::server(NodeId id) const
{
    const auto place =
        std::lower_bound(servers.begin(), servers.end(), id,
                         [](const ServerView &server, NodeId wanted) { return server.id < wanted; });
    return place != servers.end() && place->id == id ? &*place : nullptr;
}

const LinkView *ClusterView::link(NodeId from, NodeId to) const
{
    const auto place = std::find_if(links.begin(), links.end(), [from, to](const LinkView &link) {
        return link.from == from && link.to == to;
    });
    return place != links.end() ? &*place : nullptr;
}

const MessageView *ClusterView::message(std::uint64_t id) const
{
    const auto place = std::lower_bound(
        messages.begin(), messages.end(), id,
        [](const MessageView &message, std::uint64_t wanted) { return message.id < wanted; });
    return place != messages.end() && place->id == id ? &*place : nullptr;
}

const ServerView *ClusterView::leader() const
{
    const ServerView *leader = nullptr;
    for (const ServerView &server : servers) {
        if (server.isLeader() && (leader == nullptr || server.hard.term > leader->hard.term))
            leader = &server;
    }
    return leader;
}

std::optional<NodeId> ClusterView::unseenLeader() const
{
    Term latest;
    std::optional<NodeId> named;
    for (const ServerView &one : servers) {
        if (one.liveness == Liveness::Crashed || one.hard.term < latest)
            continue;
        if (one.hard.term > latest)
            named.reset();
        latest = one.hard.term;
        named = one.leader ? one.leader : named;
    }
    const ServerView *unseen = named ? server(*named) : nullptr;
    return unseen != nullptr && unseen->sight == Sight::NotWatched ? named : std::nullopt;
}

LeaderStanding ClusterView::leadership(const ServerView &server) const
{
    if (!server.isLeader())
        return LeaderStanding::None;
    const ServerView *latest = leader();
    if (latest != nullptr && latest->hard.term > server.hard.term)
        return LeaderStanding::Superseded;
    const auto open = [this](NodeId from, NodeId to) {
        const LinkView *between = link(from, to);
        return between == nullptr || !between->cut;
    };
    const bool reachesMajority = server.membership.majority([&server, &open](NodeId other) {
        return other == server.id || (open(server.id, other) && open(other, server.id));
    });
    return reachesMajority ? LeaderStanding::Working : LeaderStanding::CutOff;
}

} // namespace raft
