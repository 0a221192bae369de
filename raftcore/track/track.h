#pragma once

#include "raftcore/cluster/cluster.h"
#include "raftcore/cluster/run.h"

#include <string>

namespace raft {

/// A whole run as JSON for a program that only shows it: every event with its sentence, the servers, links
/// and messages of every instant, what clients called and whether it was safe. Columns of numbers that differ
/// little from row to row, so that it packs well; resources/web/track.js reads them. Lives through the run
/// once; an empty text when `progress` has said no.
std::string trackOf(const Cluster &run, const WorkProgress &progress = {});

} // namespace raft
