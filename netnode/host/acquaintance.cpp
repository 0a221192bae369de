#include "netnode/host/acquaintance.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace raftarium {

namespace {

std::string name(const Acquaintance &one)
{
    return "server " + std::to_string(one.server.value);
}

/// Of a cluster that exists, and of a server that is to found one: the first can only be the second's if it
/// counts it among its members.
std::string clashOfAges(const Acquaintance &born, const Acquaintance &founder)
{
    if (born.knows(founder.server))
        return {};
    return name(born) + " belongs to the cluster " + shown(born.standing.identity.value) + ", of which " +
           name(founder) +
           " is no member. To join that cluster, start it with --join on an empty directory, and add it "
           "(raftctl members add). If it belongs to another one, check the addresses in --peers";
}

} // namespace

bool Acquaintance::knows(raft::NodeId other) const
{
    return std::find(standing.members.begin(), standing.members.end(), other) != standing.members.end();
}

std::string clash(const Acquaintance &one, const Acquaintance &other)
{
    if (one.isBorn() && other.isBorn()) {
        if (one.standing.identity == other.standing.identity)
            return {};
        return name(one) + " belongs to the cluster " + shown(one.standing.identity.value) + ", " +
               name(other) + " to another one, " + shown(other.standing.identity.value) +
               ": check the addresses in --peers, and whether each has the directory of its own";
    }
    if (one.isBorn() && other.founds())
        return clashOfAges(one, other);
    if (other.isBorn() && one.founds())
        return clashOfAges(other, one);
    if (one.founds() && other.founds() && one.standing.members != other.standing.members)
        return name(one) + " was started for a cluster of the servers " + listed(one.standing.members) +
               ", " + name(other) + " for one of " + listed(other.standing.members) +
               ": --peers must name the same servers everywhere";
    return {};
}

std::string listed(const std::vector<raft::NodeId> &servers)
{
    std::string text;
    for (const raft::NodeId server : servers)
        text += (text.empty() ? "" : ", ") + std::to_string(server.value);
    return text;
}

std::string shown(std::uint64_t drawn)
{
    std::array<char, 16> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), drawn, 16).ptr;
    return {digits.data(), end};
}

} // namespace raftarium
