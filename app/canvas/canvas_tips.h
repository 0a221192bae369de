#pragma once

#include "app/session/selection.h"

#include <QString>

namespace raftarium {

/// What the canvas says about what lies under the pointer, a line each; empty for nothing. `snapshotChunk`:
/// the most bytes that a message takes of a snapshot.
QString canvasTip(const Selection &target, const raft::ClusterView &view, std::size_t snapshotChunk);

} // namespace raftarium
