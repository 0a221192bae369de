#pragma once

#include "raftcore/cluster/cluster.h"

#include <cstdint>
#include <string>

namespace raft {

/// What a cluster of servers elsewhere can tell besides: what perform() asks of them is under way for a
/// while.
class Settling {
public:
    virtual ~Settling() = default;

    /// Whether everything that perform() asked for has reached the servers.
    virtual bool isSettled() const = 0;
    /// Why the servers have refused a change of members or of leadership (ActionResult::subject); empty while
    /// they have not.
    virtual std::string refusalOf(std::uint64_t /*request*/) const { return {}; }
};

/// Whether everything that was asked of this cluster has reached its servers. Of a simulation: always.
inline bool isSettled(const Cluster &cluster)
{
    const auto *settling = dynamic_cast<const Settling *>(&cluster);
    return settling == nullptr || settling->isSettled();
}

} // namespace raft
