#pragma once

#include "raftcore/cluster/cluster.h"
#include "raftcore/simulation/replay.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace raft {

/// A cluster in a deterministic simulation: the same setup and the same actions at the same times give the
/// same events, bit for bit, whatever the speed, the thread or the platform. Null, with one sentence in
/// `problem`, when the setup cannot work.
std::unique_ptr<Cluster> simulate(const ClusterSetup &setup, std::string *problem = nullptr);

/// How much has happened in a simulation.
struct SimulationFigures {
    std::uint64_t deliveries = 0; ///< Messages that arrived at a server that was up.
    std::size_t keyframes = 0;    ///< Copies of the whole cluster that are kept for going back in time.
};

/// The figures of a cluster that simulate() made; of any other cluster, nothing happened.
SimulationFigures figuresOf(const Cluster &cluster);

/// Lets a run that is recorded forget what came before about `event`: views, messages and branches of that
/// time are those of the oldest instant that is kept, EventRecord::first() is its first event. How
/// simulate()'s cluster goes on does not change.
void forgetBefore(Cluster &cluster, EventNumber event);
/// What is kept of a run whose beginning is forgotten, as a run of its own: it begins with the servers as
/// they were then. Null when nothing is forgotten, or when `progress` has said no.
std::unique_ptr<Cluster> retainedSuffix(const Cluster &cluster, const WorkProgress &progress = {});
/// A frozen copy of a run that is recorded, for runOf() and retainedSuffix() on another thread while the
/// cluster goes on. Both share memory: the frozen copy must go on the thread of the cluster. Null for any
/// other cluster.
std::unique_ptr<Cluster> frozenCopyOf(const Cluster &cluster);

/// Of external servers: whether the message of that number is on its way from one to the other,
/// which simulate()'s cluster knows once the sender's step has been retold.
bool isOnItsWay(const Cluster &cluster, NodeId from, NodeId to, std::uint64_t number);

} // namespace raft
