#include "raftcore/fuzzing/cluster.h"

#include <algorithm>
#include <tuple>

/// Which memberships may decide, as one sees who looks at all servers at once.
namespace raft {

namespace {

const Membership *membershipIn(const Entry &entry)
{
    const auto *change = std::get_if<MembershipChange>(&entry.payload);
    return change == nullptr ? nullptr : change->target.get();
}

/// The membership that counts at `index` of a server's log.
Membership membershipAt(Index index, const FuzzServer &server)
{
    const Log &log = server.log();
    for (Index at = std::min(index, log.lastIndex()); log.contains(at); at = at - 1)
        if (const Membership *found = membershipIn(log.at(at)))
            return *found;
    const std::optional<Snapshot> &snapshot = server.node ? server.node->snapshot() : server.disk.snapshot;
    return snapshot ? *snapshot->membership : server.disk.membership;
}

Index commitOf(const FuzzServer &server)
{
    return server.node ? server.node->commit() : server.disk.log.base().index;
}

} // namespace

std::vector<Membership> membershipsThatMayCount(const std::vector<FuzzServer> &servers)
{
    // A server on an empty disk knows nothing.
    const auto knownTo = [](const FuzzServer &server) {
        return std::tuple(!membershipAt(commitOf(server), server).voters.empty(), commitOf(server));
    };
    const FuzzServer &best =
        *std::max_element(servers.begin(), servers.end(),
                          [&](const FuzzServer &a, const FuzzServer &b) { return knownTo(a) < knownTo(b); });
    std::vector<Membership> memberships{membershipAt(commitOf(best), best)};
    for (const FuzzServer &server : servers)
        for (Index at = server.log().lastIndex(); at > commitOf(best) && server.log().contains(at);
             at = at - 1)
            if (const Membership *found = membershipIn(server.log().at(at)))
                memberships.push_back(*found);
    return memberships;
}

bool allDecide(const std::vector<Membership> &memberships, FuzzServers servers,
               const std::vector<FuzzServer> &all)
{
    return std::all_of(memberships.begin(), memberships.end(), [&](const Membership &membership) {
        return membership.majority([&](NodeId id) {
            const bool isThere = (servers >> (id.value - 1) & 1U) != 0;
            return isThere && all[static_cast<std::size_t>(id.value - 1)].disk.disk == membership.diskOf(id);
        });
    });
}

} // namespace raft
