#pragma once

#include "netnode/processes/mirror_cluster.h"

namespace raftarium {

/// A cluster of real processes as a recording has kept it: all of it is past. What if something else had
/// happened, branch() shows, in simulation.
class RecordedProcesses final : public MirrorCluster {
public:
    /// `shadow` is at the end of the recording.
    using MirrorCluster::MirrorCluster;

    raft::Capabilities capabilities() const override;
    raft::Time now() const override { return m_shadow->now(); }
    std::size_t advance(raft::Time, std::size_t) override { return 0; }
    raft::ActionResult perform(const raft::Action &action) override;
    std::string obstacle(const raft::Action &action) const override;
};

} // namespace raftarium
