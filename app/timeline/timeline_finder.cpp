#include "timeline_finder.h"

#include <algorithm>

namespace raftarium {

namespace {

/// Sentences looked at in one search; about a tenth of a second.
constexpr raft::EventNumber mostLookedAt = 100'000;
constexpr raft::EventNumber countedAtOnce = 3'000;
constexpr int countingPauseMs = 15; ///< Between two pieces of a count.

} // namespace

TimelineFinder::TimelineFinder(Session *session, QObject *parent) : QObject(parent), m_session(session)
{
    m_counting.setInterval(countingPauseMs);
    connect(&m_counting, &QTimer::timeout, this, &TimelineFinder::count);
}

QString TimelineFinder::words() const
{
    return m_search.words(m_found, m_session->events().size());
}

void TimelineFinder::forget()
{
    m_found = 0;
    m_search.begin({});
    emit wordsChanged();
}

void TimelineFinder::follow()
{
    if (!m_search.isDone(m_session->events().size()) && !m_counting.isActive())
        m_counting.start();
}

/// Sentences name kind, servers and reason, so one look at the sentence serves for all of them.
bool TimelineFinder::matches(raft::EventNumber number) const
{
    return QString::fromStdString(m_session->cluster().describe(number))
        .contains(m_search.text(), Qt::CaseInsensitive);
}

void TimelineFinder::search(raft::EventNumber from, int step)
{
    const raft::EventNumber size = m_session->events().size();
    raft::EventNumber number = from;
    for (raft::EventNumber looked = 0; number >= 1 && number <= size && looked < mostLookedAt; ++looked) {
        if (matches(number)) {
            m_found = number;
            emit wordsChanged();
            emit searched(number);
            return;
        }
        number = step > 0 ? number + 1 : number - 1;
    }
    emit searched(0);
}

void TimelineFinder::find(const QString &text)
{
    m_search.begin(text);
    m_found = 0;
    count();
    if (text.isEmpty())
        emit searched(0);
    else
        search(m_session->isLive() ? 1 : std::max(1U, m_session->shownEvent()), 1);
}

void TimelineFinder::findNext()
{
    if (!m_search.text().isEmpty())
        search((m_found != 0 ? m_found : m_session->shownEvent()) + 1, 1);
}

void TimelineFinder::findPrevious()
{
    if (!m_search.text().isEmpty())
        search((m_found != 0 ? m_found : m_session->shownEvent() + 1) - 1, -1);
}

/// One piece after the other; when more happens the count goes on.
void TimelineFinder::count()
{
    const raft::EventNumber size = m_session->events().size();
    m_search.lookOn(size, countedAtOnce, [this](raft::EventNumber number) { return matches(number); });
    if (m_search.isDone(size))
        m_counting.stop();
    else if (!m_counting.isActive())
        m_counting.start();
    emit wordsChanged();
}

} // namespace raftarium
