#pragma once

#include <QRectF>

namespace raftarium {

/// The sizes of the parts of a drawn server; all follow from its radius and its letters. Pixels at zoom 1.
struct ServerMeasures {
    qreal radius = 50;
    qreal track = 4;    ///< Width of the timer's track, outside the radius.
    qreal gap = 14;     ///< Between the ring and the log cells; vote pips sit in it.
    qreal cell = 18;    ///< Side of a log cell.
    int cells = 6;      ///< Log cells beneath each server.
    qreal caption = 14; ///< Height of the line beneath the cells.

    /// `leastPixels`: letters are no smaller than that (Theme::leastPixels), and what holds them neither.
    static ServerMeasures of(qreal radius, qreal leastPixels = 0);
    /// Everything drawn for a server whose centre is (0, 0), crown and caption included.
    QRectF footprint() const;
    /// The lower part of the footprint: vote pips, log cells and caption.
    QRectF beneath() const;
    /// The row of so many log cells relative to the centre.
    QRectF cellRow(int count) const;
};

} // namespace raftarium
