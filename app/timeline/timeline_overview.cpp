#include "interval_text.h"
#include "timeline_painter.h"

#include "app/session/number_text.h"
#include "app/session/time_text.h"
#include "app/theme/marks.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

/// The heading, the overview strip, and what the selection lights up.
namespace raftarium {

namespace {

constexpr std::size_t longestChain = 24; ///< Causes of a message that light up.
constexpr double barWidth = 3;           ///< Of the overview, with the gap.

double xInOverview(const TimelineGeometry &geometry, const QRectF &row, double time)
{
    const TimeSpan whole = geometry.overview();
    return row.left() + (time - whole.from) / std::max(1.0, whole.length()) * row.width();
}

/// The selected event, the messages that led to it, and their causes.
void followCauses(raft::EventNumber event, const TimelineSource &source, TimelineHighlight &highlight)
{
    for (std::size_t i = 0; i < longestChain && event != 0; ++i) {
        event = source.record[event].cause;
        if (event != 0)
            highlight.related.push_back(event);
    }
    std::sort(highlight.related.begin(), highlight.related.end());
}

/// All that a client's request has caused, up to its answer.
void followRequest(raft::EventNumber called, const TimelineSource &source, TimelineHighlight &highlight)
{
    constexpr raft::EventNumber mostLookedAt = 20'000;
    if (called == 0 || source.record[called].kind != raft::EventKind::OperationCalled)
        return;
    const raft::EventNumber returned = source.index.returnOf(called);
    const raft::EventNumber last =
        std::min(returned != 0 ? returned : source.record.size(), called + mostLookedAt);
    std::set<raft::EventNumber> caused{called};
    for (raft::EventNumber number = called + 1; number <= last; ++number)
        if (caused.contains(source.record[number].cause))
            caused.insert(number);
    highlight.related.insert(highlight.related.end(), caused.begin(), caused.end());
    std::sort(highlight.related.begin(), highlight.related.end());
}

bool concerns(const raft::Event &event, raft::Position entry)
{
    if (event.kind == raft::EventKind::CommitAdvanced)
        return entry.index <= event.position.index &&
               entry.index.value + event.count > event.position.index.value;
    const bool appends = event.kind == raft::EventKind::MessageSent &&
                         static_cast<raft::MessageType>(event.detail) == raft::MessageType::Append;
    return event.position == entry ||
           (appends && event.position.term == entry.term && event.position.index < entry.index &&
            entry.index.value <= event.position.index.value + event.count);
}

void lightEntry(raft::Position entry, const TimelineSource &source, const TimelineScene &scene,
                TimelineHighlight &highlight)
{
    const auto offer = [&](raft::EventNumber number) {
        if (concerns(source.record[number], entry))
            highlight.related.push_back(number);
    };
    for (const auto &arrow : scene.arrows)
        offer(arrow.sent);
    for (const auto &commit : scene.commits)
        offer(commit.event);
    std::sort(highlight.related.begin(), highlight.related.end());
}

void lightLink(const SelectedLink &link, const TimelineSource &source, const TimelineScene &scene,
               TimelineHighlight &highlight)
{
    for (const auto &arrow : scene.arrows) {
        const raft::Event &event = source.record[arrow.sent];
        if (event.server == link.from.value && event.other == link.to.value)
            highlight.related.push_back(arrow.sent);
    }
    std::sort(highlight.related.begin(), highlight.related.end());
}

QString eventsSubtitle(const TimelineSource &source, const TimelineScene &scene)
{
    if (source.record.size() == 0)
        return QCoreApplication::translate("Timeline", "by event: nothing has happened yet");
    return QCoreApplication::translate("Timeline", "by event: %1 – %2 of %3%4 · wheel zooms, drag pans")
        .arg(countText(scene.first), countText(scene.last), countText(source.record.size()))
        .arg(source.filter.everything() ? QString() : QCoreApplication::translate("Timeline", " · filtered"));
}

} // namespace

void lightHits(TimelineHighlight &highlight, const std::vector<raft::EventNumber> &hits,
               const TimelineScene &scene)
{
    constexpr std::ptrdiff_t mostLit = 2'000;
    const auto first = std::lower_bound(hits.begin(), hits.end(), scene.first);
    const auto last = std::upper_bound(first, hits.end(), scene.last);
    if (last - first > mostLit || first == last)
        return; // Where everything lights up nothing does.
    highlight.related.insert(highlight.related.end(), first, last);
    std::sort(highlight.related.begin(), highlight.related.end());
}

TimelineHighlight highlightOf(const Selection &selection, const TimelineSource &source,
                              const TimelineScene &scene)
{
    TimelineHighlight highlight;
    if (const auto *server = std::get_if<SelectedServer>(&selection)) {
        const auto found = std::find(source.servers.begin(), source.servers.end(), server->server);
        if (found != source.servers.end())
            highlight.lane = static_cast<int>(found - source.servers.begin());
    } else if (const auto *message = std::get_if<SelectedMessage>(&selection)) {
        highlight.event = source.index.sentEvent(source.record, message->message);
        followCauses(highlight.event, source, highlight);
    } else if (const auto *event = std::get_if<SelectedEvent>(&selection)) {
        if (event->event <= source.record.size())
            highlight.event = event->event;
        followCauses(highlight.event, source, highlight);
        followRequest(highlight.event, source, highlight);
    } else if (const auto *entry = std::get_if<SelectedEntry>(&selection)) {
        lightEntry(entry->at, source, scene, highlight);
    } else if (const auto *link = std::get_if<SelectedLink>(&selection)) {
        lightLink(*link, source, scene, highlight);
    }
    return highlight;
}

namespace {

/// From when on the run is complete; empty when all of it is.
QString keptText(const raft::EventRecord &record)
{
    if (record.first() <= 1)
        return {};
    return QCoreApplication::translate("Timeline", " · kept from %1")
        .arg(timeText(record[record.first()].at));
}

} // namespace

QString timelineSubtitle(const TimelineSource &source, const TimelineScene &scene)
{
    if (const auto marked = source.geometry.range())
        return intervalText(source, *marked);
    if (source.geometry.scale() == TimelineScale::Events)
        return eventsSubtitle(source, scene);
    const TimeSpan window = source.geometry.window();
    return Timeline::tr("%1 – %2 · %3 events shown%4%5 · wheel zooms, drag pans", nullptr,
                        static_cast<int>(scene.eventsShown()))
        .arg(instantText(window.from, window.length()), instantText(window.to, window.length()))
        .arg(countText(scene.eventsShown()))
        .arg(source.filter.everything() ? QString() : QCoreApplication::translate("Timeline", " · filtered"),
             keptText(source.record));
}

void paintTimelineTitle(QPainter &painter, const QRectF &row, const QString &subtitle, const Theme &theme)
{
    const QFont bold = theme.font(9.5, QFont::DemiBold);
    const QString title = QCoreApplication::translate("Timeline", "Timeline");
    painter.setFont(bold);
    painter.setPen(theme.text);
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, title);
    const double used = QFontMetricsF(bold).horizontalAdvance(title) + 20;
    const QFont plain = theme.font(8.5);
    painter.setFont(plain);
    painter.setPen(theme.mutedText);
    const QRectF rest = row.adjusted(used, 0, 0, 0);
    if (rest.width() > 40)
        painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetricsF(plain).elidedText(subtitle, Qt::ElideRight, rest.width()));
}

std::vector<OverviewBar> arrangeOverview(const TimelineSource &source, const QRectF &row)
{
    std::vector<OverviewBar> bars;
    const TimeSpan whole = source.geometry.overview();
    const auto columns = static_cast<std::size_t>(std::max(0.0, row.width() / barWidth));
    raft::EventNumber before = 0;
    std::vector<raft::EventNumber> counts;
    raft::EventNumber most = 1;
    const auto &terms = source.index.terms();
    std::size_t term = 0;
    for (std::size_t i = 0; i < columns; ++i) {
        const double until = whole.from + whole.length() * static_cast<double>(i + 1) / double(columns);
        const raft::Time time{static_cast<raft::Time::rep>(until)};
        const raft::EventNumber upTo = source.index.lastUpTo(source.record, time);
        counts.push_back(upTo - before);
        most = std::max(most, upTo - before);
        before = upTo;
        while (term < terms.size() && terms[term].from <= time)
            ++term;
        bars.push_back({row.left() + static_cast<double>(i) * barWidth, 0,
                        term == 0 ? raft::Term{} : terms[term - 1].term});
    }
    for (std::size_t i = 0; i < columns; ++i)
        bars[i].height = std::sqrt(static_cast<float>(counts[i]) / static_cast<float>(most));
    return bars;
}

QRectF overviewFrame(const TimelineGeometry &geometry, const QRectF &row)
{
    constexpr double least = 8;
    const double from = xInOverview(geometry, row, geometry.window().from);
    const double to = std::min(row.right(), xInOverview(geometry, row, geometry.window().to));
    const double width = std::clamp(to - from, least, row.width());
    const double left = std::clamp((from + to - width) / 2, row.left(), row.right() - width);
    return QRectF(left, row.top(), width, row.height());
}

void paintOverview(QPainter &painter, const TimelineSource &source, const std::vector<OverviewBar> &bars,
                   double head, const Theme &theme)
{
    const QRectF &row = source.layout.overview;
    painter.setFont(theme.font(7.5));
    painter.setPen(theme.mutedText);
    painter.drawText(QRectF(14, row.top(), source.layout.gutter, row.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, QCoreApplication::translate("Timeline", "all"));
    painter.setRenderHint(QPainter::Antialiasing, false);
    const double room = row.height() - 4;
    painter.setPen(Qt::NoPen);
    std::vector<QRect> rects; // Of one term.
    const auto flush = [&](raft::Term term) {
        painter.setBrush(theme.termLine(term));
        painter.drawRects(rects.data(), static_cast<int>(rects.size()));
        rects.clear();
    };
    for (std::size_t i = 0; i < bars.size(); ++i) {
        if (i > 0 && bars[i].term != bars[i - 1].term)
            flush(bars[i - 1].term);
        const double height = std::max(1.0, static_cast<double>(bars[i].height) * room);
        if (bars[i].height > 0)
            rects.push_back(QRectF(bars[i].x, row.bottom() - 2 - height, barWidth - 1, height).toRect());
    }
    if (!bars.empty())
        flush(bars.back().term);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.border, 1));
    painter.drawRoundedRect(row.adjusted(-1.5, -0.5, 1.5, 0.5), 3, 3);
    const double x = xInOverview(source.geometry, row, head);
    painter.setPen(QPen(theme.text, 1));
    painter.drawLine(QPointF(x, row.top()), QPointF(x, row.bottom()));
    painter.setPen(QPen(theme.selection, 2));
    painter.drawRoundedRect(overviewFrame(source.geometry, row).adjusted(-1, -1, 1, 1), 3, 3);
}

void paintRails(QPainter &painter, const TimelineSource &source, const std::vector<OtherRun> &runs,
                const Theme &theme)
{
    constexpr std::size_t mostRails = 4;
    constexpr double apart = 4;
    const QRectF &row = source.layout.overview;
    for (std::size_t i = 0; i < std::min(runs.size(), mostRails); ++i) {
        const double y = row.top() + 3 + apart * static_cast<double>(i);
        const auto x = [&](raft::Time time) {
            return std::clamp(xInOverview(source.geometry, row, static_cast<double>(time.count())),
                              row.left() + 2, row.right() - 2);
        };
        const QColor color = theme.branchColor(runs[i].branch);
        painter.setPen(QPen(color, 2));
        painter.drawLine(QPointF(x(runs[i].from), y), QPointF(x(runs[i].to), y));
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(QPointF(x(runs[i].from), y), 2.2, 2.2);
    }
}

} // namespace raftarium
