#pragma once

#include "raftcore/cluster/view.h"

#include <map>
#include <vector>

namespace raftarium {

/// What was known of the process of each server, and from when on: where it runs, why it ended. The past
/// shows what was known then.
class ProcessHistory {
public:
    /// What a process was from then on.
    struct Entry {
        raft::Time from{};
        raft::ProcessState state;
    };

    /// From that time on; never earlier than what was noted of that server before.
    void note(raft::NodeId server, Entry entry);
    /// Puts into the servers of this view what was known at its time.
    void showIn(raft::ClusterView &view) const;
    /// As showIn(), with what is known now.
    void showPresentIn(raft::ClusterView &view) const;

    const std::map<raft::NodeId, std::vector<Entry>> &all() const { return m_entries; }

private:
    std::map<raft::NodeId, std::vector<Entry>> m_entries; ///< Of each, in the order of their times.
};

} // namespace raftarium
