#pragma once

#include "app/canvas/canvas_facts.h"
#include "app/canvas/canvas_geometry.h"
#include "app/theme/theme.h"

#include <QRectF>
#include <QString>

#include <vector>

class QPainter;

/// The links between servers and the hulls of a split.
namespace raftarium {

/// The soft areas around the groups.
void drawGroups(QPainter &painter, const CanvasGeometry &geometry, const raft::ClusterView &view,
                const Theme &theme);
/// What stands beside a group, and where.
struct GroupTitle {
    QString text;
    QRectF place;
};
/// The titles of the groups for which there is room that is not taken.
std::vector<GroupTitle> placeGroupTitles(const CanvasGeometry &geometry, const raft::ClusterView &view,
                                         Verdict verdict, std::vector<QRectF> taken, const Theme &theme);
/// So that they can be read before links.
void drawGroupTitles(QPainter &painter, const CanvasGeometry &geometry, const std::vector<GroupTitle> &titles,
                     const Theme &theme);
/// All links; `selection` and `hover` light up one of them.
void drawLinks(QPainter &painter, const CanvasGeometry &geometry, const raft::ClusterView &view,
               const Selection &selection, const Selection &hover, const Theme &theme);
/// Equal when both would draw the same on the same geometry.
QString linkKey(const raft::ClusterView &view, const Selection &selection, const Selection &hover);

} // namespace raftarium
