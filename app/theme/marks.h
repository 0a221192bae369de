#pragma once

#include "app/theme/theme.h"
#include "raftcore/consensus/entry.h"

#include <QBrush>
#include <QPointF>
#include <QRectF>
#include <QString>

class QPainter;

/// The small marks that several panels share, so that one thing looks the same everywhere.
namespace raftarium {

/// The crown of a leader, about `size` wide. A stale leader's is hollow.
void drawCrown(QPainter &painter, QPointF centre, qreal size, const Theme &theme, bool hollow = false);
/// ✕ in the colour of faults, `size` wide.
void drawCross(QPainter &painter, QPointF centre, qreal size, const Theme &theme);
/// ✕ in a circle that keeps it apart from what lies under it, `size` wide.
void drawCrossBadge(QPainter &painter, QPointF centre, qreal size, const Theme &theme);
/// ✓ in the colour of what holds, `size` wide.
void drawTick(QPainter &painter, QPointF centre, qreal size, const Theme &theme);
/// ⚑ in the colour of faults; `foot` is where the pole stands, `size` its height.
void drawFlag(QPainter &painter, QPointF foot, qreal size, const Theme &theme);
/// The square with an L of those who learn and do not vote, `size` wide.
void drawLearner(QPainter &painter, QPointF centre, qreal size, const Theme &theme);
/// ❚❚, `size` high, in the colour of the text.
void drawPause(QPainter &painter, QPointF centre, qreal size, const Theme &theme);

/// The opaque colour of `over` laid on `under` with an opacity of `amount` (0 … 1). Opaque areas are painted
/// many times faster than translucent ones.
QColor blended(const QColor &under, const QColor &over, double amount);
/// The colour with an opacity of `alpha` (0 … 1).
QColor faded(QColor color, double alpha);
/// The diagonal hatch of what is down.
QBrush hatch(const Theme &theme);

/// One entry as its term's number: filled when committed, dashed when not; volatile ones lack a corner.
void drawTermCell(QPainter &painter, const QRectF &cell, raft::Term term, bool committed, bool durable,
                  const Theme &theme);
/// As drawTermCell, and where the cell is high and wide enough, what the entry says beneath the term.
void drawEntryCell(QPainter &painter, const QRectF &cell, const raft::Entry &entry, bool committed,
                   bool durable, const Theme &theme);
/// What an entry says, in a few characters: "noop", "x=3", "members 1 2 3".
QString entrySummary(const raft::Entry &entry);

/// Text in the painter's font and colour, in the middle of `place`: links and rings may pass behind it.
void drawHaloed(QPainter &painter, const QRectF &place, const QString &text, const Theme &theme);

} // namespace raftarium
