#pragma once

#include "raftcore/traces/trace.h"

#include <string>

namespace raft {

/// The sentence for an event of a trace: who, what, what of it is only inferred, and the line that tells it.
std::string sentenceOf(const Trace &trace, EventNumber event);

/// The same without the line that tells it.
std::string factOf(const Trace &trace, EventNumber event);

/// What a message says, as far as it is reported: "RequestVote S1 → S2 in term 3, its log ends at 5@2".
std::string sentenceOf(const TraceMessage &message, const ServerNames &names);

/// A violation whose proof also names the lines that tell both facts, and says when it rests on logs that are
/// not reported.
Violation violationWithLines(const Trace &trace, const TraceFinding &finding);

} // namespace raft
