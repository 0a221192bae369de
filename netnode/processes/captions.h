#pragma once

#include "raftcore/cluster/view.h"

#include <map>
#include <string>
#include <vector>

namespace raftarium {

/// What stood beneath each server of a cluster of processes, and when: where its process runs, why it ended.
/// The past shows what stood there then.
class Captions {
public:
    struct Caption {
        raft::Time from{};
        std::string text;
        raft::Sight sight = raft::Sight::Seen;
    };

    /// From that time on; never earlier than what was said of that server before.
    void say(raft::NodeId server, Caption caption);
    /// Puts beneath the servers of this view what stood there at its time.
    void caption(raft::ClusterView &view) const;
    /// As caption(), with what is said now.
    void captionNow(raft::ClusterView &view) const;

    const std::map<raft::NodeId, std::vector<Caption>> &all() const { return m_said; }

private:
    std::map<raft::NodeId, std::vector<Caption>> m_said; ///< Of each, in the order of their times.
};

} // namespace raftarium
