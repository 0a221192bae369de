#pragma once

#include "app/inspector/fact.h"

/// What the inspector says about the safety properties.
namespace raftarium {

/// A heading and one line a property, for the foot of a page.
Facts safetySummary(const raft::ClusterView &view, bool checked);
/// Each property with its explanation and, where it does not hold, the proof and the way to the event.
/// `checked`: whether the cluster checks at all.
Facts safetyFacts(const raft::ClusterView &view, bool checked);

} // namespace raftarium
