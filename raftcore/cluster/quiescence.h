#pragma once

#include "raftcore/cluster/cluster.h"

#include <cstdint>
#include <string>

namespace raft {

/// What a cluster of external servers can tell besides: what perform() asks of them is under way for a
/// while.
class Quiescence {
public:
    virtual ~Quiescence() = default;

    /// Whether everything that perform() asked for has reached the servers.
    virtual bool isQuiescent() const = 0;
    /// Why the servers have refused a change of members or of leadership (ActionResult::subject); empty while
    /// they have not.
    virtual std::string refusalOf(std::uint64_t /*request*/) const { return {}; }
};

/// Whether everything that was asked of this cluster has reached its servers. Of a simulation: always.
inline bool isQuiescent(const Cluster &cluster)
{
    const auto *settling = dynamic_cast<const Quiescence *>(&cluster);
    return settling == nullptr || settling->isQuiescent();
}

} // namespace raft
