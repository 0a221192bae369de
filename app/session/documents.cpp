#include "app/session/session.h"

#include <algorithm>
#include <utility>

// Undo is time travel: within a run to what was before the last action, and from a document to the one that
// was open before it.
namespace raftarium {

namespace {

constexpr std::size_t mostEarlier = 4; ///< Each keeps the whole of its runs.

} // namespace

void Session::setTitle(const QString &title)
{
    m_title = title;
    emit titleChanged();
}

ClosedDocument Session::takeDocument()
{
    ClosedDocument document;
    document.title = std::exchange(m_title, {});
    document.isChanged = isChanged();
    document.shown = m_branch;
    document.live = m_live;
    document.event = shownEvent();
    document.time = shownTime();
    document.branches = std::exchange(m_branches, {});
    document.runs = std::exchange(m_otherRuns, {});
    if (m_cluster)
        document.runs[document.shown] = std::move(m_cluster);
    return document;
}

void Session::showDocument(ClosedDocument document)
{
    m_branches = std::move(document.branches);
    m_otherRuns = std::move(document.runs);
    m_branch = document.shown;
    m_cluster = std::move(m_otherRuns[m_branch]);
    m_resumeWhenLive = false;
    enterRun(NothingSelected{});
    if (!document.live)
        showPast(document.event, document.time);
    m_savedChanges = 0;
    m_changes = document.isChanged ? 1 : 0;
    setTitle(document.title);
}

void Session::keepEarlier(ClosedDocument document)
{
    m_earlier.push_back(std::move(document));
    if (m_earlier.size() > mostEarlier)
        m_earlier.erase(m_earlier.begin());
}

/// The last event at or before the instant shown that was done rather than happened; 0 when there is none.
raft::EventNumber Session::lastIntervention() const
{
    return events().lastIn({1, shownEvent()}, raft::interventionKinds);
}

QString Session::undoObstacle() const
{
    const raft::Capabilities can = m_cluster->capabilities();
    return can.timeTravel || !m_earlier.empty() ? QString() : QString::fromStdString(can.reason);
}

void Session::undo()
{
    const raft::EventNumber event = m_cluster->capabilities().timeTravel ? lastIntervention() : 0;
    if (event == 0 && m_earlier.empty()) {
        emit problemOccurred(tr("Nothing has been done before this instant"));
        return;
    }
    if (event == 0) {
        if (processRun()) {
            emit problemOccurred(
                tr("Real processes are open; leave them to go back to what was open before"));
            return;
        }
        setPlaying(false);
        m_later.push_back(takeDocument());
        showDocument(std::exchange(m_earlier.back(), {}));
        m_earlier.pop_back();
        emit problemOccurred(tr("This was open before; Ctrl+Shift+Z shows the later one again"));
        return;
    }
    // What a scenario did stands in the record only; what was done here may be several of its events.
    const std::vector<raft::EventNumber> &deeds = m_branches[m_branch].deeds;
    const auto after = std::lower_bound(deeds.begin(), deeds.end(), event);
    seekEvent(after == deeds.begin() ? event - 1 : *std::prev(after));
}

QString Session::redoObstacle() const
{
    return m_later.empty() ? tr("Nothing was put aside; End returns to the present") : QString();
}

void Session::redo()
{
    if (m_later.empty())
        return;
    setPlaying(false);
    ClosedDocument later = std::move(m_later.back());
    m_later.pop_back();
    keepEarlier(takeDocument());
    showDocument(std::move(later));
}

} // namespace raftarium
