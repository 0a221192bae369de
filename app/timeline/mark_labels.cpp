#include "mark_labels.h"

#include "app/session/server_name.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace raftarium {

using raft::Event;
using raft::EventKind;

namespace {

/// Sentences say something with their first words already; other labels are short.
bool isSentence(const Event &event)
{
    return event.kind == EventKind::Marked || event.kind == EventKind::SafetyViolated;
}

/// The row of labels, and who stands there already.
class LabelRow {
public:
    LabelRow(const TimelineSource &source, double end, const std::vector<TimelineScene::Mark> &marks)
        : m_row(source.layout.flags), m_end(source.geometry.scale() == TimelineScale::Events ? end : 0)
    {
        for (const TimelineScene::Mark &mark : marks)
            if (isSentence(source.record[mark.event]))
                m_sentences.push_back(mark.at.x());
    }

    /// Takes room for a label at `x`: behind its flag, or before it near the edge, and where by event the
    /// head of the present would hide the words. A sentence is cut short where the next one begins, and to
    /// what others have left. Null when there is no room.
    QRectF take(double x, double width, bool sentence)
    {
        const auto [left, right] = roomAt(x, sentence);
        const double least = sentence ? std::min(width, 4 * m_row.height()) : width;
        // Behind the flag is the usual place, as long as some words fit there.
        const bool behind = right - x >= std::min(width, 8 * m_row.height()) || right - x >= x - left;
        const double room = behind ? right - x : x - left;
        if (room < least)
            return {};
        width = std::min(width, room);
        return m_taken.emplace_back(behind ? x : x - width, m_row.top(), width, m_row.height());
    }

private:
    std::pair<double, double> roomAt(double x, bool sentence) const
    {
        double left = m_row.left();
        double right = m_end > x + 5 ? std::min(m_row.right(), m_end) : m_row.right();
        for (const double other : m_sentences) {
            if (sentence && other > x)
                right = std::min(right, other);
            else if (sentence && other < x && x - other > 8 * m_row.height()) // There is enough for both.
                left = std::max(left, (x + other) / 2);
        }
        for (const QRectF &other : m_taken) {
            if (other.right() > x)
                right = std::min(right, std::max(x, other.left()));
            if (other.left() < x)
                left = std::max(left, std::min(x, other.right()));
        }
        return {left, right};
    }

    const QRectF m_row;
    const double m_end;
    std::vector<double> m_sentences;
    std::vector<QRectF> m_taken;
};

} // namespace

void placeMarkLabels(const TimelineSource &source, double end, std::vector<TimelineScene::Mark> &marks)
{
    std::vector<TimelineScene::Mark *> order;
    for (TimelineScene::Mark &mark : marks)
        if (!mark.leader)
            order.push_back(&mark);
    if (order.size() > 200)
        return;
    const auto rank = [&source](const TimelineScene::Mark *mark) {
        const Event &event = source.record[mark->event];
        return std::pair(raft::importance(event), event.kind == EventKind::Marked);
    };
    std::stable_sort(order.begin(), order.end(),
                     [&rank](const auto *one, const auto *other) { return rank(one) > rank(other); });
    LabelRow row(source, end, marks);
    for (TimelineScene::Mark *mark : order) {
        const Event &event = source.record[mark->event];
        const QString label = markLabel(event, source.words ? source.words(mark->event) : EventWords());
        const double width = 18 + 0.46 * source.layout.flags.height() * static_cast<double>(label.size());
        const QRectF rect = row.take(mark->at.x(), width, isSentence(event));
        if (rect.isNull())
            continue;
        mark->label = label;
        mark->labelRect = rect;
    }
}

QString markLabel(const Event &event, const EventWords &words)
{
    const QString server = serverName({event.server});
    const QString link = server + QStringLiteral("→") + serverName({event.other});
    const auto say = [](const char *text) { return QCoreApplication::translate("raftarium", text); };
    switch (event.kind) {
    case EventKind::Crashed: return say("%1 crashes").arg(server);
    case EventKind::Restarted: return say("%1 restarts").arg(server);
    case EventKind::Paused: return say("%1 pauses").arg(server);
    case EventKind::Resumed: return say("%1 resumes").arg(server);
    case EventKind::Joined: return say("%1 joins").arg(server);
    case EventKind::NetworkHealed: return say("heal");
    case EventKind::MessageTouched:
        switch (static_cast<raft::MessageTouch>(event.detail)) {
        case raft::MessageTouch::Dropped: return say("drop %1").arg(link);
        case raft::MessageTouch::Delayed: return say("delay %1").arg(link);
        case raft::MessageTouch::Held: return say("hold %1").arg(link);
        case raft::MessageTouch::Doubled: return say("duplicate %1").arg(link);
        }
        return link;
    case EventKind::NetworkSplit:
        return words.text.isEmpty() ? say("partition") : say("partition %1").arg(words.text);
    case EventKind::LinkChanged:
        switch (static_cast<raft::LinkChange>(event.detail)) {
        case raft::LinkChange::Cut: return say("cut %1").arg(link);
        case raft::LinkChange::Opened: return say("open %1").arg(link);
        case raft::LinkChange::Held: return say("hold %1").arg(link);
        case raft::LinkChange::Released: return say("release %1").arg(link);
        case raft::LinkChange::Slowed: return say("slow %1").arg(link);
        case raft::LinkChange::MadeLossy: return say("lossy %1").arg(link);
        }
        return link;
    case EventKind::StateChanged: // A trace may not tell the term.
        return say("%1 leads term %2")
            .arg(server, event.term.value == 0 ? QStringLiteral("?") : QString::number(event.term.value));
    case EventKind::Marked: return words.text;
    case EventKind::DialChanged:
        return event.server == 0 ? words.text : say("%1: %2").arg(server, words.text);
    default: return words.sentence;
    }
}

} // namespace raftarium
