#pragma once

#include "app/inspector/fact.h"

/// What the inspector says about the safety properties.
namespace raftarium {

class LinearizabilityWatch;

/// A heading and one line a property, for the foot of a page.
Facts safetySummary(const raft::ClusterView &view, bool checked,
                    const LinearizabilityWatch *clients = nullptr);
/// Each property with its explanation and, where it does not hold, the proof and the way to the event.
/// `checked`: whether the cluster checks at all; `clients`: the judge of what clients saw, if there is one.
Facts safetyFacts(const raft::ClusterView &view, bool checked, const LinearizabilityWatch *clients = nullptr);

} // namespace raftarium
