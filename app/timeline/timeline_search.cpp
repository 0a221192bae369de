#include "timeline_widget.h"

#include <QLabel>
#include <QLineEdit>

#include <algorithm>

/// Finding events by what they say.
namespace raftarium {

namespace {

/// Sentences looked at in one search; about a tenth of a second.
constexpr raft::EventNumber mostLookedAt = 100'000;

} // namespace

/// Sentences name kind, servers and reason, so one look at the sentence serves for all of them.
bool TimelineWidget::matches(raft::EventNumber number) const
{
    return QString::fromStdString(m_session->cluster().describe(number))
        .contains(m_search.text(), Qt::CaseInsensitive);
}

void TimelineWidget::search(raft::EventNumber from, int step)
{
    const raft::EventNumber size = m_session->events().size();
    raft::EventNumber looked = 0;
    for (raft::EventNumber number = from;
         number >= 1 && number <= size && looked<mostLookedAt; number = step> 0 ? number + 1 : number - 1,
                           ++looked) {
        if (!matches(number))
            continue;
        m_found = number;
        showHits();
        m_session->seekEvent(number);
        selectEvent(number);
        const double at = placeOf(number);
        if (!m_geometry.window().contains(at))
            m_geometry.place(at, 0.5);
        showWindow(m_geometry.window());
        emit searched(true);
        return;
    }
    emit searched(false);
}

void TimelineWidget::find(const QString &text)
{
    m_search.begin(text);
    m_found = 0;
    m_searchField->setText(text);
    countHits();
    if (text.isEmpty()) {
        emit searched(false);
        return;
    }
    // From here on; when the end is shown, from the start.
    const raft::EventNumber from = m_session->isLive() ? 1 : std::max(1U, m_session->shownEvent());
    search(from, 1);
}

void TimelineWidget::findNext()
{
    if (!m_search.text().isEmpty())
        search((m_found != 0 ? m_found : m_session->shownEvent()) + 1, 1);
}

void TimelineWidget::findPrevious()
{
    if (!m_search.text().isEmpty())
        search((m_found != 0 ? m_found : m_session->shownEvent() + 1) - 1, -1);
}

/// One piece after the other; when more happens the count goes on.
void TimelineWidget::countHits()
{
    constexpr raft::EventNumber atOnce = 3'000;
    const raft::EventNumber size = m_session->events().size();
    m_search.lookOn(size, atOnce, [this](raft::EventNumber number) { return matches(number); });
    if (m_search.isDone(size))
        m_searchTimer.stop();
    else if (!m_searchTimer.isActive())
        m_searchTimer.start();
    showHits();
}

void TimelineWidget::showHits()
{
    const QString words = m_search.words(m_found, m_session->events().size());
    if (words == m_hits->text())
        return;
    m_hits->setText(words);
    m_hits->setVisible(!words.isEmpty());
    placeControls();
    update();
}

void TimelineWidget::startSearch()
{
    m_searchField->setFocus(Qt::ShortcutFocusReason);
    m_searchField->selectAll();
}

} // namespace raftarium
