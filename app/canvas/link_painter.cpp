#include "app/canvas/link_painter.h"

#include "app/canvas/canvas_facts.h"
#include "app/canvas/group_outline.h"
#include "app/canvas/message_places.h"
#include "app/session/number_text.h"
#include "app/theme/marks.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLineF>
#include <QPainter>

#include <algorithm>

namespace raftarium {

namespace {

/// What keeps texts and badges out of each other's way.
class LinkDrawing {
public:
    LinkDrawing(QPainter &painter, const CanvasGeometry &geometry, const Theme &theme)
        : p(painter), g(geometry), t(theme), badge(std::clamp(geometry.measures().radius * 0.36, 11.0, 20.0))
    {
        for (const raft::NodeId server : geometry.servers())
            taken.push_back(geometry.footprint(server));
        // Names of conditions are written once all crosses have their places.
        font = theme.font(8);
    }

    void drawPair(const raft::LinkView &there, const raft::LinkView &back)
    {
        const Lane line = g.link(there.from, there.to);
        if (there.cut && back.cut) {
            stroke(line, QPen(t.fault, 1.4, Qt::CustomDashLine, Qt::RoundCap), {1, 4});
            cross(line, {0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78});
        } else if (there.cut) {
            drawOneWay(back, there);
        } else if (back.cut) {
            drawOneWay(there, back);
        } else {
            const bool changed = isSlow(there) || isSlow(back);
            stroke(line, QPen(changed ? t.border : t.track, changed ? 4.5 : 1.3));
        }
        drawConditions(there);
        drawConditions(back);
    }

    void highlight(raft::NodeId from, raft::NodeId to, qreal strength)
    {
        QColor color = t.selection;
        color.setAlphaF(static_cast<float>(strength));
        const Lane line = g.lane(from, to);
        stroke(line, QPen(color, 2.4, Qt::SolidLine, Qt::RoundCap));
        arrow(line, 0.97, color);
    }

private:
    static bool isSlow(const raft::LinkView &link) { return link.delay.count() > 0; }

    void stroke(const Lane &line, QPen pen, const QList<qreal> &dashes = {})
    {
        if (!dashes.isEmpty())
            pen.setDashPattern(dashes);
        p.setPen(pen);
        p.setBrush(Qt::NoBrush);
        p.drawPath(line.path());
    }

    /// Half an arrow head, on the outer side of the lane.
    void arrow(const Lane &line, qreal part, const QColor &color)
    {
        p.save();
        p.translate(line.at(part));
        p.rotate(line.angle(part));
        p.setPen(Qt::NoPen);
        p.setBrush(color);
        p.drawPolygon(QPolygonF({QPointF(2, 0.8), QPointF(-11, -7), QPointF(-9, 0.8)}));
        p.restore();
    }

    void drawOneWay(const raft::LinkView &open, const raft::LinkView &cut)
    {
        const Lane free = g.lane(open.from, open.to);
        stroke(free, QPen(t.mutedText, 1.5));
        arrow(free, 0.98, t.mutedText);
        const Lane barred = g.lane(cut.from, cut.to);
        stroke(barred, QPen(t.fault, 1.4, Qt::CustomDashLine, Qt::RoundCap), {1, 4});
        cross(barred, {0.4, 0.3, 0.55, 0.2, 0.65});
    }

    /// A cross at the first of these places where it hides nothing.
    void cross(const Lane &line, std::initializer_list<qreal> parts)
    {
        QRectF place(0, 0, badge, badge);
        for (const qreal part : parts) {
            place.moveCenter(line.at(part));
            const QRectF room = place.adjusted(-6, -6, 6, 6);
            const auto hides = [&room](const QRectF &other) { return other.intersects(room); };
            if (std::none_of(taken.begin(), taken.end(), hides))
                break;
        }
        taken.push_back(place);
        drawCrossBadge(p, place.center(), badge, t);
    }

    void drawConditions(const raft::LinkView &link)
    {
        QStringList words;
        if (isSlow(link))
            words << QStringLiteral("+") + durationText(link.delay);
        if (link.lossPerMillion > 0)
            words << QCoreApplication::translate("Canvas", "loses %1 %")
                         .arg(customs().toString(link.lossPerMillion / 10'000.0));
        const Lane line = g.lane(link.from, link.to);
        if (link.held) {
            p.setPen(QPen(t.mutedText, 1));
            p.setBrush(t.window);
            const QPointF place = line.at(waitingPart(g, link.from, link.to));
            p.drawEllipse(place, badge * 0.45, badge * 0.45);
            drawPause(p, place, badge * 0.4, t);
        }
        if (words.isEmpty() || link.cut)
            return;
        if (link.lossPerMillion > 0)
            stroke(line, QPen(t.mutedText, 1.3, Qt::CustomDashLine, Qt::FlatCap), {5, 3, 1, 3});
        arrow(line, 0.66, t.mutedText);
        label(line, words.join(QStringLiteral(" · ")));
    }

    void label(const Lane &line, const QString &text)
    {
        const QFontMetricsF metrics(font);
        QRectF place(0, 0, metrics.horizontalAdvance(text) + 8, metrics.height() + 2);
        for (const qreal part : {0.6, 0.7, 0.5, 0.78, 0.4}) {
            place.moveCenter(line.at(part));
            const auto hides = [&place](const QRectF &other) { return other.intersects(place); };
            if (std::none_of(taken.begin(), taken.end(), hides))
                break;
        }
        taken.push_back(place);
        p.setPen(QPen(t.border, 1));
        p.setBrush(t.raised);
        p.drawRoundedRect(place, 3, 3);
        p.setFont(font);
        p.setPen(t.text);
        p.drawText(place, Qt::AlignCenter, text);
    }

    QPainter &p;
    const CanvasGeometry &g;
    const Theme &t;
    qreal badge;
    QFont font;
    std::vector<QRectF> taken;
};

QFont titleFont(const CanvasGeometry &geometry, const Theme &theme)
{
    return theme.font(geometry.isCompact() ? 8 : 9.5, QFont::DemiBold);
}

} // namespace

void drawGroups(QPainter &painter, const CanvasGeometry &geometry, const raft::ClusterView &view,
                const Theme &theme)
{
    painter.setPen(QPen(theme.hull.darker(theme.dark ? 70 : 106), 1));
    painter.setBrush(theme.hull);
    for (const std::vector<raft::NodeId> &group : view.groups)
        painter.drawPath(hullOf(group, geometry));
}

std::vector<GroupTitle> placeGroupTitles(const CanvasGeometry &geometry, const raft::ClusterView &view,
                                         Verdict verdict, std::vector<QRectF> taken, const Theme &theme)
{
    const QFontMetricsF metrics(titleFont(geometry, theme));
    std::vector<GroupTitle> titles;
    for (const std::vector<raft::NodeId> &group : view.groups) {
        const QString text = groupTitle(view, group, verdict);
        const QSizeF size(metrics.horizontalAdvance(text) + 8, metrics.height() + 2);
        // In another group's hull it would tell of that one.
        std::vector<QPainterPath> others;
        for (const std::vector<raft::NodeId> &other : view.groups)
            if (other != group)
                others.push_back(hullOf(other, geometry));
        if (const auto place = labelNear(hullOf(group, geometry), size, geometry, taken, others)) {
            titles.push_back({text, *place});
            taken.push_back(*place);
        }
    }
    return titles;
}

void drawGroupTitles(QPainter &painter, const CanvasGeometry &geometry, const std::vector<GroupTitle> &titles,
                     const Theme &theme)
{
    painter.setFont(titleFont(geometry, theme));
    painter.setPen(theme.mutedText);
    for (const GroupTitle &title : titles)
        drawHaloed(painter, title.place, title.text, theme);
}

void drawLinks(QPainter &painter, const CanvasGeometry &geometry, const raft::ClusterView &view,
               const Selection &selection, const Selection &hover, const Theme &theme)
{
    LinkDrawing drawing(painter, geometry, theme);
    for (const raft::LinkView &link : view.links) {
        const raft::LinkView *back = view.link(link.to, link.from);
        if (link.from < link.to && back && geometry.contains(link.from) && geometry.contains(link.to))
            drawing.drawPair(link, *back);
    }
    if (const auto *link = std::get_if<SelectedLink>(&hover))
        drawing.highlight(link->from, link->to, 0.4);
    if (const auto *link = std::get_if<SelectedLink>(&selection))
        drawing.highlight(link->from, link->to, 1);
}

QString linkKey(const raft::ClusterView &view, const Selection &selection, const Selection &hover)
{
    QString key;
    const auto add = [&key](std::uint64_t value) { key += QString::number(value) + QLatin1Char(','); };
    for (const raft::LinkView &link : view.links)
        if (link.cut || link.held || link.delay.count() > 0 || link.lossPerMillion > 0) {
            add(link.from.value * 100'000 + link.to.value);
            add((link.cut ? 1 : 0) + (link.held ? 2 : 0));
            add(static_cast<std::uint64_t>(link.delay.count()));
            add(link.lossPerMillion);
        }
    for (const std::vector<raft::NodeId> &group : view.groups) {
        key += groupTitle(view, group);
        for (const raft::NodeId id : group)
            add(id.value);
    }
    for (const Selection *each : {&selection, &hover})
        if (const auto *link = std::get_if<SelectedLink>(each)) {
            key += each == &hover ? QLatin1Char('h') : QLatin1Char('s');
            add(link->from.value * 100'000 + link->to.value);
        }
    return key;
}

} // namespace raftarium
