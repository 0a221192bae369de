#include "raftcore/exploration/symmetry.h"

#include <algorithm>
#include <tuple>

namespace raft {

namespace {

/// What each server does in a transition, by place.
using Parts = std::array<std::uint8_t, 8>;

Parts partsIn(const Transition &transition)
{
    Parts parts{};
    for (std::size_t place = 0; place < parts.size(); ++place) {
        const NodeId id{place + 1};
        const bool acts = transition.kind != TransitionKind::Arrive && transition.id() == id;
        const bool forgets = NodeId{transition.forgets} == id;
        parts[place] = static_cast<std::uint8_t>((acts ? 1U : 0U) | (transition.peers.has(id) ? 2U : 0U) |
                                                 (transition.target.has(id) ? 4U : 0U) | (forgets ? 8U : 0U));
    }
    return parts;
}

/// The same with the parts of servers that are alike in a fixed order.
Parts regardlessOfNames(Parts parts, const AlikeServers &alike)
{
    for (std::size_t one = 0; one < parts.size(); ++one)
        for (std::size_t other = one + 1; other < parts.size(); ++other)
            if (alike[one] == alike[other] && parts[other] < parts[one])
                std::swap(parts[one], parts[other]);
    return parts;
}

} // namespace

std::vector<Transition> withoutTwins(const std::vector<Transition> &transitions, const AlikeServers &alike)
{
    using Kind = std::tuple<TransitionKind, std::uint8_t, Parts>;
    std::vector<Kind> seen;
    std::vector<Transition> firsts;
    for (const Transition &transition : transitions) {
        const std::uint8_t message = transition.kind == TransitionKind::Arrive ? transition.server : 0;
        const Kind kind{transition.kind, message, regardlessOfNames(partsIn(transition), alike)};
        if (std::find(seen.begin(), seen.end(), kind) != seen.end())
            continue;
        seen.push_back(kind);
        firsts.push_back(transition);
    }
    return firsts;
}

} // namespace raft
