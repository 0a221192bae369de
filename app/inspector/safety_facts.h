#pragma once

#include "app/inspector/fact.h"
#include "raftcore/cluster/coverage.h"

/// What the inspector says about the safety properties.
namespace raftarium {

class LinearizabilityWatch;

/// A heading and one line a property, for the foot of a page.
Facts safetySummary(const raft::ClusterView &view, bool checked,
                    const LinearizabilityWatch *clients = nullptr, const raft::SafetyCoverage &coverage = {});
/// Each property with its explanation and, where it does not hold, the proof and the way to the event.
/// `checked`: whether the cluster checks at all; `clients`: the judge of what clients saw, if there is one;
/// `coverage`: how far a run that is reported in part could be checked.
Facts safetyFacts(const raft::ClusterView &view, bool checked, const LinearizabilityWatch *clients = nullptr,
                  const raft::SafetyCoverage &coverage = {});

} // namespace raftarium
