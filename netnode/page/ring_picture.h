#pragma once

#include "raftcore/cluster/view.h"

#include <QString>

namespace raftarium {

/// The servers of one instant in a ring, with their logs and cut links, as an SVG in the style of a page
/// (resources/web/player.css): for browsers that run no scripts.
QString ringPicture(const raft::ClusterView &view);

} // namespace raftarium
