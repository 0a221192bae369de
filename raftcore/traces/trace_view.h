#pragma once

#include "raftcore/cluster/view.h"
#include "raftcore/traces/trace.h"

namespace raft {

/// The cluster as the trace tells of it right after that event. Servers that nothing was reported of yet are
/// there, too, and unknown.
ClusterView viewOf(const Trace &trace, EventNumber event);

/// The message in the form of this program, as far as it is reported.
Message messageOf(const TraceMessage &reported);
/// What of that is reported.
MessageKnowledge knowledgeOf(const TraceMessage &reported);

} // namespace raft
