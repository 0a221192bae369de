#pragma once

#include "log_grid_geometry.h"

#include "app/session/selection.h"
#include "app/theme/theme.h"

#include <QStringList>

#include <optional>
#include <vector>

class QPainter;

/// Draws the replicated log; pure functions of what is shown.
namespace raftarium {

/// An entry that has just been truncated and falls out of its row.
struct FallingEntry {
    raft::NodeId server;
    raft::Entry entry;
    double progress = 0; ///< 0: in its place … 1: gone.
};

/// Everything the picture shows.
struct LogGridPicture {
    const raft::ClusterView &view;
    const LogGridGeometry &geometry;
    Selection selection;
    std::optional<raft::Position> hovered; ///< Lit up in all rows.
    std::vector<FallingEntry> falling;
};

void paintLogGrid(QPainter &painter, const LogGridPicture &picture, const Theme &theme);

/// What is visible in words, one line a server: "S1 leader, commit 3: 1@2 noop, 2@3 x=3 uncommitted".
QStringList logGridLines(const LogGridPicture &picture);

} // namespace raftarium
