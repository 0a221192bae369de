#pragma once

#include "app/inspector/fact.h"
#include "raftcore/cluster/cluster.h"

/// What became of one entry of the log.
namespace raftarium {

/// Why the entry at that position is where it is after event `upTo`: who appended it, who stored it and on
/// whose disk it is, who acknowledged it, who committed and applied it, and the rule that decided. One Step
/// an event, earliest first. Looks back over so many events at most; of an entry older than that it says so.
Facts entryStory(const raft::Cluster &cluster, raft::Position at, raft::EventNumber upTo);

} // namespace raftarium
