#include "bookmark_painter.h"

#include <QFontMetricsF>
#include <QPainter>

namespace raftarium {

namespace {

void paintRibbon(QPainter &painter, const QRectF &row, double x, const Theme &theme)
{
    const double half = row.height() * 0.26;
    const QPointF ribbon[]{{x - half, row.top() + 1},
                           {x + half, row.top() + 1},
                           {x + half, row.bottom()},
                           {x, row.bottom() - half},
                           {x - half, row.bottom()}};
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.accent);
    painter.drawPolygon(ribbon, std::size(ribbon));
}

} // namespace

void paintBookmarks(QPainter &painter, const TimelineSource &source,
                    const std::vector<PlacedBookmark> &bookmarks, const Theme &theme)
{
    const QRectF row = source.layout.flags;
    const QRectF lanes = source.layout.lanes;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(lanes.adjusted(0, -row.height(), 0, 0));
    painter.setFont(theme.font(8));
    for (std::size_t i = 0; i < bookmarks.size(); ++i) {
        const double x = source.geometry.mapTimeToX(bookmarks[i].place);
        if (x < row.left() || x > row.right())
            continue;
        painter.setPen(QPen(theme.accent, 1, Qt::DashLine));
        painter.drawLine(QPointF(x, lanes.top()), QPointF(x, lanes.bottom()));
        paintRibbon(painter, row, x, theme);
        const bool isLast = i + 1 == bookmarks.size();
        const double end = isLast ? row.right() : source.geometry.mapTimeToX(bookmarks[i + 1].place);
        const QRectF room(QPointF(x + row.height() * 0.5, row.top()),
                          QPointF(end - row.height() * 0.4, row.bottom()));
        if (QFontMetricsF(painter.font()).horizontalAdvance(bookmarks[i].name) > room.width())
            continue;
        painter.setPen(theme.text);
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, bookmarks[i].name);
    }
    painter.restore();
}

} // namespace raftarium
