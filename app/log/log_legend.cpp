#include "log_legend.h"

#include "app/theme/marks.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <array>

namespace raftarium {

namespace {

enum class LogMark { Committed, Uncommitted, Unsynced, Match, Next, Commit };

struct LegendItem {
    LogMark mark;
    QString word;
};

QString legend(const char *text)
{
    return QCoreApplication::translate("raftarium", text);
}

/// The more telling ones first: where room is short the last go without a word.
std::array<LegendItem, 6> legendItems()
{
    return {{{LogMark::Committed, legend("committed")},
             {LogMark::Uncommitted, legend("not yet")},
             {LogMark::Commit, legend("commit index")},
             {LogMark::Match, legend("match")},
             {LogMark::Next, legend("next")},
             {LogMark::Unsynced, legend("not on disk")}}};
}

/// Colour would mean a term: the marks of the legend have none.
void drawLogMark(QPainter &painter, LogMark mark, const QRectF &box, const Theme &theme)
{
    const QPointF middle = box.center();
    const QRectF cell = box.adjusted(0.5, 0.5, -0.5, -0.5);
    QPen outline(theme.mutedText, 1.2);
    painter.setBrush(Qt::NoBrush);
    switch (mark) {
    case LogMark::Committed: painter.setBrush(faded(theme.mutedText, 0.45)); break;
    case LogMark::Uncommitted: outline.setDashPattern({2, 1.6}); break;
    case LogMark::Unsynced: {
        const qreal cut = cell.width() * 0.45;
        painter.setPen(outline);
        painter.drawPolygon(
            QPolygonF({cell.topLeft(), cell.topRight() - QPointF(cut, 0), cell.topRight() + QPointF(0, cut),
                       cell.bottomRight(), cell.bottomLeft()}));
        return;
    }
    case LogMark::Match:
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.text);
        painter.drawEllipse(middle, 3.5, 3.5);
        return;
    case LogMark::Next:
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.mutedText);
        painter.drawPolygon(
            QPolygonF({middle - QPointF(0, 3), middle + QPointF(-4, 3), middle + QPointF(4, 3)}));
        return;
    case LogMark::Commit:
        painter.fillRect(QRectF(middle.x() - 1, box.top(), 2, box.height()), theme.text);
        return;
    }
    painter.setPen(outline);
    painter.drawRoundedRect(cell, 2, 2);
}

} // namespace

QStringList drawLogLegend(QPainter &painter, const QRectF &row, const Theme &theme)
{
    const QFont font = theme.font(8.5);
    const QFontMetricsF metrics(font);
    const qreal side = 11 * theme.textScale;
    constexpr qreal beside = 5; // Between a mark and its word.
    constexpr qreal apart = 12;
    QStringList words;
    painter.setFont(font);
    qreal x = row.left();
    for (const LegendItem &item : legendItems()) {
        const qreal width = metrics.horizontalAdvance(item.word) + 2;
        if (x + side + beside + width > row.right())
            break;
        drawLogMark(painter, item.mark, QRectF(x, row.center().y() - side / 2, side, side), theme);
        painter.setPen(theme.mutedText);
        painter.drawText(QRectF(x + side + beside, row.top(), width, row.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, item.word);
        x += side + beside + width + apart;
        words << item.word;
    }
    return words;
}

QString logLegendText()
{
    return legend("Filled: committed, as this server knows. Dashed: not yet.\n"
                  "Bar: the commit index; a short one: the last entry applied.\n"
                  "Dot: the leader's match index for this server. Arrow: the next entry it will send.\n"
                  "Cut corner: not yet on disk; a crash would take it away.");
}

} // namespace raftarium
