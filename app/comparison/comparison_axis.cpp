#include "app/comparison/comparison_axis.h"

#include "app/session/server_name.h"
#include "app/session/time_text.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace raftarium {

namespace {

constexpr double gutter = 34; ///< For the letters of the runs.
constexpr double margin = 14;
constexpr double laneHeight = 20;
constexpr double gap = 6;
constexpr double topRow = 18;  ///< The words of the parting.
constexpr double axisRow = 20; ///< The numbers of the axis.

/// A round step of at least so many microseconds.
double roundStep(double wanted)
{
    const double power = std::pow(10, std::floor(std::log10(std::max(1.0, wanted))));
    for (const double factor : {1.0, 2.0, 5.0})
        if (power * factor >= wanted)
            return power * factor;
    return power * 10;
}

} // namespace

ComparisonAxis::ComparisonAxis(const ComparedRuns &runs, QWidget *parent)
    : QWidget(parent), m_lanes{laneOf(*runs.left.run), laneOf(*runs.right.run)},
      m_countsEvents(runs.left.run->setup().manual)
{
    setObjectName(QStringLiteral("comparisonAxis"));
    setAccessibleName(tr("Both runs on one time axis"));
    if (const auto &parting = runs.comparison.parting)
        m_parting = m_countsEvents ? raft::Time{parting->event} : parting->at;
    m_end = std::max({m_lanes[0].end, m_lanes[1].end, raft::Time{1}});
}

/// Who led: until another server does, or it leads no more itself.
ComparisonAxis::Lane ComparisonAxis::laneOf(const raft::Cluster &run)
{
    Lane lane;
    lane.end = axisEnd(run);
    const raft::EventRecord &record = run.events();
    const raft::EventKinds kinds{raft::EventKind::StateChanged, raft::EventKind::Crashed};
    for (raft::EventNumber number =
             record.firstIn({1, record.size()}, kinds, [](const auto &) { return true; });
         number != 0;
         number = record.firstIn({number + 1, record.size()}, kinds, [](const auto &) { return true; })) {
        const raft::Event event = record[number];
        const bool leads = event.kind == raft::EventKind::StateChanged &&
                           event.detail == static_cast<std::uint8_t>(raft::Role::Leader);
        Reign *last = lane.reigns.empty() ? nullptr : &lane.reigns.back();
        if (last != nullptr && last->to == lane.end && (leads || last->server.value == event.server))
            last->to = axisPlace(run, number);
        if (leads)
            lane.reigns.push_back({axisPlace(run, number), lane.end, raft::NodeId{event.server}, event.term});
    }
    return lane;
}

void ComparisonAxis::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void ComparisonAxis::setTime(raft::Time time)
{
    if (time == m_time)
        return;
    m_time = time;
    update();
}

QSize ComparisonAxis::sizeHint() const
{
    return {700, static_cast<int>(topRow + 2 * laneHeight + gap + axisRow + 4)};
}

QSize ComparisonAxis::minimumSizeHint() const
{
    return {240, sizeHint().height()};
}

double ComparisonAxis::xOf(raft::Time time) const
{
    const double part = static_cast<double>(time.count()) / static_cast<double>(m_end.count());
    return gutter + std::clamp(part, 0.0, 1.0) * (width() - gutter - margin);
}

QRectF ComparisonAxis::laneRect(std::size_t lane) const
{
    const double top = topRow + static_cast<double>(lane) * (laneHeight + gap);
    return {gutter, top, xOf(m_lanes.at(lane).end) - gutter, laneHeight};
}

void ComparisonAxis::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.panel);
    drawTicks(painter);
    for (std::size_t lane = 0; lane < m_lanes.size(); ++lane)
        drawLane(painter, lane);
    drawParting(painter);
    painter.setPen(QPen(m_theme.text, 1.5));
    const double x = xOf(m_time);
    painter.drawLine(QPointF(x, topRow - 3), QPointF(x, height() - axisRow));
}

void ComparisonAxis::drawLane(QPainter &painter, std::size_t lane) const
{
    const QRectF row = laneRect(lane);
    painter.setPen(m_theme.text);
    painter.setFont(m_theme.font(9.5, QFont::DemiBold));
    painter.drawText(QRectF(0, row.top(), gutter - 6, row.height()), Qt::AlignRight | Qt::AlignVCenter,
                     lane == 0 ? tr("A") : tr("B"));
    painter.fillRect(row, m_theme.track);
    painter.setFont(m_theme.font(8.5));
    for (const Reign &reign : m_lanes.at(lane).reigns) {
        const QColor color = m_theme.termColor(reign.term);
        const QRectF band(xOf(reign.from), row.top(), xOf(reign.to) - xOf(reign.from), row.height());
        painter.fillRect(band, color);
        painter.setPen(m_theme.termLine(reign.term));
        painter.drawRect(band);
        const QString words = QStringLiteral("%1 · %2").arg(serverName(reign.server)).arg(reign.term.value);
        const QFontMetricsF metrics(painter.font());
        painter.setPen(Theme::textOn(color));
        if (metrics.horizontalAdvance(words) + 6 < band.width())
            painter.drawText(band, Qt::AlignCenter, words);
    }
}

void ComparisonAxis::drawParting(QPainter &painter) const
{
    if (!m_parting)
        return;
    const double x = xOf(*m_parting);
    painter.setPen(QPen(m_theme.selection, 2));
    painter.drawLine(QPointF(x, topRow - 4), QPointF(x, height() - axisRow));
    painter.setFont(m_theme.font(8.5));
    const QString words = tr("they part here");
    const double room = QFontMetricsF(painter.font()).horizontalAdvance(words);
    const double left = std::clamp(x - room / 2, gutter, std::max(gutter, width() - margin - room));
    painter.setPen(m_theme.text);
    painter.drawText(QRectF(left, 0, room + 2, topRow - 4), Qt::AlignLeft | Qt::AlignVCenter, words);
}

void ComparisonAxis::drawTicks(QPainter &painter) const
{
    constexpr double apart = 90;
    const double room = std::max(1.0, width() - gutter - margin);
    const double step = roundStep(static_cast<double>(m_end.count()) * apart / room);
    painter.setFont(m_theme.font(8));
    for (double at = 0; at <= static_cast<double>(m_end.count()); at += step) {
        const double x = xOf(raft::Time{std::llround(at)});
        painter.setPen(m_theme.border);
        painter.drawLine(QPointF(x, topRow), QPointF(x, height() - axisRow + 3));
        painter.setPen(m_theme.mutedText);
        painter.drawText(QRectF(x - apart / 2, height() - axisRow + 3, apart, axisRow - 3), Qt::AlignCenter,
                         m_countsEvents ? QString::number(at) : timeText(raft::Time{std::llround(at)}));
    }
}

void ComparisonAxis::askAt(double x)
{
    const double part = (x - gutter) / std::max(1.0, width() - gutter - margin);
    emit timeAsked(raft::Time{std::llround(std::clamp(part, 0.0, 1.0) * static_cast<double>(m_end.count()))});
}

void ComparisonAxis::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        askAt(event->position().x());
}

void ComparisonAxis::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        askAt(event->position().x());
}

} // namespace raftarium
