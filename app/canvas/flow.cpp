#include "app/canvas/flow.h"

#include "app/theme/marks.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace raftarium {

namespace {

constexpr double shortestSight = 0.05; ///< Seconds: what passes more quickly cannot be followed.
constexpr raft::EventNumber mostLookedAt = 6000;
constexpr double lanesPerSecond = 0.55; ///< How fast beads run.
constexpr int mostBeads = 8;

int beadsOf(const Flow &flow)
{
    return std::clamp(static_cast<int>(std::lround(std::log2(1 + flow.perSecond / 3))), 1, mostBeads);
}

void add(Flow &flow, const raft::Event &event, raft::Time age, raft::Time window)
{
    const auto type = static_cast<raft::MessageType>(event.detail);
    if (flow.perSecond == 0) { // The latest comes first.
        flow.term = event.term;
        flow.freshness = 1 - static_cast<double>(age.count()) / static_cast<double>(window.count());
    }
    flow.perSecond += 1;
    flow.entries = flow.entries || type == raft::MessageType::Append || type == raft::MessageType::Snapshot;
    flow.replies = flow.replies && raft::isReply(type);
}

} // namespace

bool isTooFastToSee(raft::Time flight, double speed)
{
    return static_cast<double>(flight.count()) / 1e6 < shortestSight * speed;
}

std::vector<Flow> flowsOf(const raft::EventRecord &events, raft::EventNumber shown, raft::Time time,
                          raft::Time window)
{
    std::map<std::pair<std::uint16_t, std::uint16_t>, Flow> found;
    const raft::EventNumber last = std::min(shown, events.size());
    const raft::EventNumber first = last > mostLookedAt ? last - mostLookedAt : 0;
    raft::Time seen = window;
    for (raft::EventNumber number = last; number > first; --number) {
        const raft::Event &event = events[number];
        const raft::Time age = std::max(time - event.at, raft::Time{});
        if (age >= window)
            break;
        if (first > 0 && number == first + 1) // There is more than is looked at.
            seen = std::max(age, raft::Time{1});
        if (event.kind == raft::EventKind::MessageSent)
            add(found[{event.server, event.other}], event, age, window);
    }
    std::vector<Flow> flows;
    for (auto &[way, flow] : found) {
        flow.from = {way.first};
        flow.to = {way.second};
        flow.perSecond *= 1e6 / static_cast<double>(seen.count());
        flows.push_back(flow);
    }
    return flows;
}

void drawFlow(QPainter &painter, const Lane &lane, const Flow &flow, double seconds, qreal scale,
              const Theme &theme)
{
    if (lane.length() <= 0)
        return;
    const QColor edge = theme.termLine(flow.term);
    painter.save();
    painter.setOpacity(std::clamp(flow.freshness * 1.6, 0.0, 1.0));
    QColor bed = edge;
    bed.setAlphaF(0.22F);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(bed, (flow.entries ? 4.5 : 2.2) * scale, Qt::SolidLine, Qt::FlatCap));
    painter.drawPath(lane.path());
    painter.setPen(QPen(edge, 1.1));
    painter.setBrush(flow.replies ? theme.raised : theme.termColor(flow.term));
    const qreal thick = (flow.entries ? 6.5 : 4.2) * scale;
    const qreal longish = (flow.entries ? 15 : 11) * scale;
    const int beads = beadsOf(flow);
    for (int i = 0; i < beads; ++i) {
        double whole = 0;
        const double part = std::modf(seconds * lanesPerSecond + static_cast<double>(i) / beads, &whole);
        painter.save();
        painter.translate(lane.at(part));
        painter.rotate(lane.angle(part));
        painter.drawRoundedRect(QRectF(-longish / 2, -thick / 2, longish, thick), thick / 2, thick / 2);
        painter.restore();
    }
    painter.restore();
}

} // namespace raftarium
