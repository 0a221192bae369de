#pragma once

#include "raftcore/cluster/event.h"
#include "raftcore/cluster/view.h"

#include <optional>
#include <vector>

namespace raft {

/// How long something took, most times: leaving out the quickest and the slowest tenth.
struct Spread {
    Time least;
    Time usual; ///< The median.
    Time most;
};

/// What a run shows of its network and its disks. Nothing where it shows too little.
struct Measured {
    std::optional<Spread> flight; ///< Of a message, from its sending to its arrival.
    /// Between two servers and back, usually: clocks that differ do not count.
    std::optional<Time> roundTrip;
    std::optional<Spread> sync; ///< Of a write, until its disk has it.
};

/// What the events up to `event` show, going back so far that the network may not have changed. Links with
/// faults of their own among `links` are left out.
Measured measured(const EventRecord &record, EventNumber event, const std::vector<LinkView> &links);

} // namespace raft
