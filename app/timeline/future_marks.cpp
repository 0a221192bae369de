#include "future_marks.h"

#include "app/theme/marks.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace raftarium {

namespace {

constexpr double widestColumn = 22;
constexpr double narrowestColumn = 2;

} // namespace

QRectF columnOf(const FutureMark &mark, const TimelineSource &source, const std::vector<FutureMark> &all)
{
    double gap = source.geometry.width();
    for (std::size_t i = 1; i < all.size(); ++i)
        gap = std::min(gap, (all[i].place - all[i - 1].place) / source.geometry.microsecondsPerPixel());
    const double width = std::clamp(gap * 0.7, narrowestColumn, widestColumn);
    const QRectF &row = source.layout.futures;
    const double height = std::max(1.0, mark.share * row.height());
    return {source.geometry.mapTimeToX(mark.place) - width / 2, row.bottom() - height, width, height};
}

std::optional<FutureMark> futureNear(double x, const TimelineGeometry &geometry,
                                     const std::vector<FutureMark> &marks)
{
    const auto away = [&](const FutureMark &mark) { return std::abs(geometry.mapTimeToX(mark.place) - x); };
    const auto nearest =
        std::min_element(marks.begin(), marks.end(), [&](const FutureMark &one, const FutureMark &other) {
            return away(one) < away(other);
        });
    return nearest != marks.end() && away(*nearest) <= widestColumn / 2 ? std::optional(*nearest)
                                                                        : std::nullopt;
}

void paintFutures(QPainter &painter, const TimelineSource &source, const std::vector<FutureMark> &marks,
                  const Theme &theme)
{
    const QRectF &row = source.layout.futures;
    if (marks.empty() || row.isEmpty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(theme.border, 1));
    for (const double y : {row.top(), row.bottom()})
        painter.drawLine(QPointF(row.left(), std::round(y)), QPointF(row.right(), std::round(y)));
    painter.setClipRect(row.adjusted(0, 0, 0, 1));
    for (const FutureMark &mark : marks)
        painter.fillRect(columnOf(mark, source, marks),
                         mark.share >= 1 ? theme.text : faded(theme.mutedText, 0.7));
    painter.restore();
    painter.setPen(theme.mutedText);
    painter.setFont(theme.font(7.5));
    const QRectF name(14, row.top() - 3, source.layout.gutter, row.height() + 6);
    painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                     QCoreApplication::translate("Timeline", "futures"));
}

} // namespace raftarium
