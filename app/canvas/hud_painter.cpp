#include "app/canvas/hud_painter.h"

#include "app/theme/marks.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <optional>

namespace raftarium {

namespace {

bool hidesServer(const CanvasGeometry &geometry, const QRectF &place)
{
    const std::vector<raft::NodeId> &servers = geometry.servers();
    return std::any_of(servers.begin(), servers.end(), [&](raft::NodeId server) {
        const QRectF print = geometry.footprint(server);
        return QRectF(geometry.toWidget(print.topLeft()), print.size() * geometry.zoom()).intersects(place);
    });
}

Theme cornerTheme(const CanvasGeometry &geometry, Theme theme)
{
    theme.textScale = geometry.cornerScale();
    return theme;
}

QString termName(raft::Term term)
{
    return QStringLiteral("term %1").arg(term.value);
}

} // namespace

void drawClock(QPainter &painter, const CanvasGeometry &geometry, const QString &clock, const QString &state,
               const Theme &canvasTheme)
{
    const Theme theme = cornerTheme(geometry, canvasTheme);
    const QRectF area = geometry.clockArea();
    const bool compact = geometry.isCompact();
    const QFont large = theme.monospace(compact ? 11 : 14);
    const qreal first = QFontMetricsF(large).height();
    painter.setFont(large);
    painter.setPen(theme.text);
    painter.drawText(QRectF(area.left() + 6, area.top(), 400 * theme.textScale, first),
                     Qt::AlignLeft | Qt::AlignVCenter, clock);
    const QFont small = theme.font(compact ? 7.5 : 8.5);
    painter.setFont(small);
    painter.setPen(theme.mutedText);
    painter.drawText(QRectF(area.left() + 6, area.top() + first + 1, 500 * theme.textScale,
                            QFontMetricsF(small).height() + 2),
                     Qt::AlignLeft | Qt::AlignVCenter, state);
}

void drawNotices(QPainter &painter, const CanvasGeometry &geometry, const QStringList &notices,
                 const Theme &theme)
{
    QRectF line = geometry.noticeLine();
    const QFont font = theme.font(geometry.isCompact() ? 7.5 : 8.5, QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(theme.fault);
    for (const QString &notice : notices) {
        painter.drawText(line.adjusted(6, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetricsF(font).elidedText(notice, Qt::ElideMiddle, line.width() - 6));
        line.translate(0, line.height());
    }
}

void drawLegend(QPainter &painter, const CanvasGeometry &geometry, const std::vector<raft::Term> &terms,
                const Theme &canvasTheme)
{
    const Theme theme = cornerTheme(geometry, canvasTheme);
    const QFont font = theme.font(geometry.isCompact() ? 7.5 : 8.5);
    const QFontMetricsF metrics(font);
    const qreal swatch = std::round(metrics.height() * 0.8);
    const qreal line = metrics.height() * 1.4;
    const qreal left = geometry.legendArea().left() + 6;
    const qreal bottom = geometry.legendArea().bottom();
    qreal widest = metrics.horizontalAdvance(QStringLiteral("term 88"));
    for (const raft::Term term : terms)
        widest = std::max(widest, metrics.horizontalAdvance(termName(term)));
    const qreal column = swatch + 8 + widest + 16;

    struct Item {
        QRectF swatch;
        QString text;
        std::optional<raft::Term>
            term; ///< None for what has nothing to do with terms: no term's colour then.
        bool filled;
    };
    const auto wordsOf = [&](const Item &item) {
        return QRectF(item.swatch.right() + 8, item.swatch.center().y() - line / 2,
                      metrics.horizontalAdvance(item.text) + 4, line);
    };
    const auto isInTheWay = [&](const Item &item) {
        return hidesServer(geometry, item.swatch.united(wordsOf(item)));
    };
    const auto placed = [&](std::size_t rows) {
        std::vector<Item> items;
        const auto add = [&](std::size_t place, const QString &text, std::optional<raft::Term> term,
                             bool filled) {
            const auto x = left + static_cast<qreal>(place / rows) * column;
            const auto y = bottom - static_cast<qreal>(rows - place % rows) * line;
            items.push_back({QRectF(x, y + (line - swatch) / 2, swatch, swatch), text, term, filled});
        };
        for (std::size_t i = 0; i < terms.size(); ++i)
            add(i, termName(terms[i]), terms[i], true);
        if (!terms.empty()) {
            const std::size_t next =
                rows >= terms.size() + 2 ? terms.size() : (terms.size() + rows - 1) / rows * rows;
            add(next, QStringLiteral("committed"), {}, true);
            add(next + 1, QStringLiteral("not yet committed"), {}, false);
        }
        return items;
    };
    // Beside each other, or in one column where a server stands beside the first.
    std::vector<Item> items = placed(std::clamp<std::size_t>(terms.size(), 2, 3));
    if (std::any_of(items.begin(), items.end(), isInTheWay))
        items = placed(terms.size() + 2);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font);
    for (const Item &item : items) {
        if (isInTheWay(item))
            continue;
        const qreal radius = swatch * 0.2;
        QPen edge(item.term ? theme.termLine(*item.term) : theme.mutedText, 1.2);
        if (!item.filled)
            edge.setDashPattern({2, 1.6});
        painter.setPen(edge);
        const QColor fill = item.term ? theme.termColor(*item.term) : faded(theme.mutedText, 0.45);
        painter.setBrush(item.filled ? fill : theme.raised);
        painter.drawRoundedRect(item.swatch.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        painter.setPen(theme.mutedText);
        painter.drawText(wordsOf(item), Qt::AlignLeft | Qt::AlignVCenter, item.text);
    }
    painter.restore();
}

} // namespace raftarium
