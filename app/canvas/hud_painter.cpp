#include "app/canvas/hud_painter.h"

#include "app/theme/marks.h"

#include <QCoreApplication>
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

/// `words` on that line: as long as they are where no server stands in the way, else no longer than the line.
void drawInCorner(QPainter &painter, const CanvasGeometry &geometry, const QRectF &line, const QString &words)
{
    constexpr qreal inset = 6;
    const QFontMetricsF metrics(painter.font());
    QRectF room = line;
    room.setWidth(
        std::min(metrics.horizontalAdvance(words) + 2 * inset, geometry.size().width() - line.left()));
    if (hidesServer(geometry, room))
        room.setWidth(line.width());
    painter.drawText(room.adjusted(inset, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(words, Qt::ElideRight, room.width() - inset));
}

Theme cornerTheme(const CanvasGeometry &geometry, Theme theme)
{
    theme.textScale = geometry.cornerScale();
    return theme;
}

constexpr qreal captionPoints = 11;
constexpr qreal smallCaptionPoints = 9; ///< Of one that needs two lines.
constexpr qreal captionMargin = 12;

QString termName(raft::Term term)
{
    return QCoreApplication::translate("Canvas", "term %1").arg(term.value);
}

} // namespace

qreal captionHeight(const Theme &theme)
{
    return std::ceil(2 * QFontMetricsF(theme.font(smallCaptionPoints, QFont::DemiBold)).height() +
                     captionMargin / 2);
}

void drawCaption(QPainter &painter, const CanvasGeometry &geometry, const QString &caption,
                 const Theme &theme)
{
    const QRectF area = geometry.captionArea();
    if (caption.isEmpty() || area.isEmpty())
        return;
    painter.fillRect(area, theme.panel);
    painter.setPen(theme.border);
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    const QRectF room = area.adjusted(captionMargin, 0, -captionMargin, 0);
    const QFont large = theme.font(captionPoints, QFont::DemiBold);
    const bool fits = QFontMetricsF(large).horizontalAdvance(caption) <= room.width();
    painter.setFont(fits ? large : theme.font(smallCaptionPoints, QFont::DemiBold));
    painter.setPen(theme.text);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap, caption);
}

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
    drawInCorner(painter, geometry,
                 QRectF(area.left(), area.top() + first + 1, area.width(), QFontMetricsF(small).height() + 2),
                 state);
}

void drawNotices(QPainter &painter, const CanvasGeometry &geometry, const QStringList &notices,
                 const Theme &theme)
{
    QRectF line = geometry.noticeLine();
    const QFont font = theme.font(geometry.isCompact() ? 7.5 : 8.5, QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(theme.fault);
    for (const QString &notice : notices) {
        drawInCorner(painter, geometry, line, notice);
        line.translate(0, line.height());
    }
}

namespace {

/// What the colours of terms mean, in the corner of the picture.
class TermLegend {
public:
    TermLegend(const CanvasGeometry &geometry, const std::vector<raft::Term> &terms, const Theme &theme)
        : m_geometry(geometry), m_terms(terms), m_theme(theme),
          m_font(theme.font(geometry.isCompact() ? 7.5 : 8.5)), m_metrics(m_font),
          m_swatch(std::round(m_metrics.height() * 0.8)), m_line(m_metrics.height() * 1.4)
    {
        // Beside each other, or in one column where a server stands beside the first.
        m_items = placed(std::clamp<std::size_t>(terms.size(), 2, 3));
        if (std::any_of(m_items.begin(), m_items.end(),
                        [this](const Item &item) { return isInTheWay(item); }))
            m_items = placed(terms.size() + 2);
    }

    void paint(QPainter &painter) const
    {
        painter.setFont(m_font);
        for (const Item &item : m_items)
            if (!isInTheWay(item))
                paint(painter, item);
    }

private:
    struct Item {
        QRectF swatch;
        QString text;
        /// None for what has nothing to do with terms: no term's colour then.
        std::optional<raft::Term> term;
        bool filled = true;
    };

    QRectF wordsOf(const Item &item) const
    {
        return QRectF(item.swatch.right() + 8, item.swatch.center().y() - m_line / 2,
                      m_metrics.horizontalAdvance(item.text) + 4, m_line);
    }
    bool isInTheWay(const Item &item) const
    {
        return hidesServer(m_geometry, item.swatch.united(wordsOf(item)));
    }
    qreal column() const
    {
        qreal widest = m_metrics.horizontalAdvance(termName(raft::Term{88}));
        for (const raft::Term term : m_terms)
            widest = std::max(widest, m_metrics.horizontalAdvance(termName(term)));
        return m_swatch + 8 + widest + 16;
    }
    /// The swatch of that place, where so many stand above each other.
    QRectF swatchAt(std::size_t place, std::size_t rows) const
    {
        const qreal x = m_geometry.legendArea().left() + 6 + static_cast<qreal>(place / rows) * column();
        const qreal y = m_geometry.legendArea().bottom() - static_cast<qreal>(rows - place % rows) * m_line;
        return QRectF(x, y + (m_line - m_swatch) / 2, m_swatch, m_swatch);
    }
    std::vector<Item> placed(std::size_t rows) const
    {
        std::vector<Item> items;
        for (std::size_t i = 0; i < m_terms.size(); ++i)
            items.push_back({swatchAt(i, rows), termName(m_terms[i]), m_terms[i], true});
        if (m_terms.empty())
            return items;
        const bool fitBelow = rows >= m_terms.size() + 2;
        const std::size_t next = fitBelow ? m_terms.size() : (m_terms.size() + rows - 1) / rows * rows;
        items.push_back({swatchAt(next, rows), QCoreApplication::translate("Canvas", "committed"), {}, true});
        items.push_back({swatchAt(next + 1, rows),
                         QCoreApplication::translate("Canvas", "not yet committed"),
                         {},
                         false});
        return items;
    }
    void paint(QPainter &painter, const Item &item) const
    {
        const qreal radius = m_swatch * 0.2;
        QPen edge(item.term ? m_theme.termLine(*item.term) : m_theme.mutedText, 1.2);
        if (!item.filled)
            edge.setDashPattern({2, 1.6});
        painter.setPen(edge);
        const QColor fill = item.term ? m_theme.termColor(*item.term) : faded(m_theme.mutedText, 0.45);
        painter.setBrush(item.filled ? fill : m_theme.raised);
        painter.drawRoundedRect(item.swatch.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        painter.setPen(m_theme.mutedText);
        painter.drawText(wordsOf(item), Qt::AlignLeft | Qt::AlignVCenter, item.text);
    }

    const CanvasGeometry &m_geometry;
    const std::vector<raft::Term> &m_terms;
    const Theme &m_theme;
    const QFont m_font;
    const QFontMetricsF m_metrics;
    const qreal m_swatch;
    const qreal m_line; ///< Its height.
    std::vector<Item> m_items;
};

} // namespace

void drawLegend(QPainter &painter, const CanvasGeometry &geometry, const std::vector<raft::Term> &terms,
                const Theme &canvasTheme)
{
    const Theme theme = cornerTheme(geometry, canvasTheme);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    TermLegend(geometry, terms, theme).paint(painter);
    painter.restore();
}

} // namespace raftarium
