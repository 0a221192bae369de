#include "search_marks.h"

#include <QPainter>

#include <algorithm>

namespace raftarium {

std::vector<double> arrangeSearchMarks(const TimelineSource &source,
                                       const std::vector<raft::EventNumber> &hits)
{
    constexpr double column = 2;
    std::vector<double> marks;
    if (hits.empty())
        return marks;
    const QRectF &row = source.layout.overview;
    const TimeSpan whole = source.geometry.overview();
    auto next = hits.begin();
    for (double x = 0; x < row.width() && next != hits.end(); x += column) {
        const double until = whole.from + whole.length() * std::min(1.0, (x + column) / row.width());
        const raft::EventNumber last =
            source.index.lastUpTo(source.record, raft::Time{static_cast<raft::Time::rep>(until)});
        const auto end = std::upper_bound(next, hits.end(), last);
        if (end != next)
            marks.push_back(row.left() + x);
        next = end;
    }
    return marks;
}

void paintSearchMarks(QPainter &painter, const QRectF &overview, const std::vector<double> &marks,
                      const Theme &theme)
{
    constexpr double height = 5;
    for (const double x : marks)
        painter.fillRect(QRectF(x, overview.bottom() - height, 2, height), theme.selection);
}

} // namespace raftarium
