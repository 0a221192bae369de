#include "app/canvas/server_measures.h"

#include <algorithm>
#include <cmath>

namespace raftarium {

ServerMeasures ServerMeasures::of(qreal radius, qreal leastPixels)
{
    constexpr qreal aroundLetters = 1.2; // Of their height.
    ServerMeasures m;
    m.radius = radius;
    m.track = std::max(2.0, radius * 0.09);
    m.gap = m.track * 2 + std::max({8.0, radius * 0.34, leastPixels * aroundLetters});
    m.cell = std::max({10.0, std::round(radius * 0.36), std::ceil(leastPixels * aroundLetters)});
    // A row of large cells is no wider than one of six usual ones, beside the disc.
    m.cells = radius >= 26 && m.cell <= std::max(12.0, radius * 0.45) ? 6 : 4;
    m.caption = radius >= 20 ? std::max({11.0, radius * 0.3, leastPixels * aroundLetters}) : 0;
    return m;
}

QRectF ServerMeasures::cellRow(int count) const
{
    const qreal width = count * (cell + 1) - 1;
    return QRectF(-width / 2, radius + gap, width, cell);
}

QRectF ServerMeasures::beneath() const
{
    const QRectF row = cellRow(cells);
    const qreal top = radius + 2 * track;
    return QRectF(row.left() - 2, top, row.width() + 4, footprint().bottom() - top);
}

QRectF ServerMeasures::footprint() const
{
    const QRectF row = cellRow(cells);
    const qreal half = std::max(radius + 2 * track + 3, row.width() / 2 + 2);
    const qreal top = radius * 1.3 + track;
    return QRectF(-half, -top, 2 * half, top + row.bottom() + 5 + caption);
}

} // namespace raftarium
