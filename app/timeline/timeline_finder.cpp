#include "timeline_finder.h"

#include <QElapsedTimer>

#include <algorithm>
#include <iterator>

namespace raftarium {

namespace {

constexpr raft::EventNumber lookedAtOnce = 500; ///< Between two looks at the clock.
constexpr qint64 searchMs = 24;                 ///< A search takes no longer, and …
constexpr qint64 countMs = 8;                   ///< … a piece of a count.
constexpr int countingPauseMs = 2;              ///< Between two pieces of a count.

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
    m_matcher.begin({});
    m_waiting.reset();
    emit wordsChanged();
}

void TimelineFinder::follow()
{
    if (!m_search.isDone(m_session->events().size()) && !m_counting.isActive())
        m_counting.start();
}

void TimelineFinder::search(raft::EventNumber from, int step)
{
    const raft::EventNumber size = m_session->events().size();
    QElapsedTimer clock;
    clock.start();
    m_waiting.reset();
    raft::EventNumber number = from;
    for (raft::EventNumber looked = 1; number >= 1 && number <= size; ++looked) {
        if (matches(number)) {
            tell(number);
            return;
        }
        number = step > 0 ? number + 1 : number - 1;
        if (looked % lookedAtOnce == 0 && clock.elapsed() > searchMs) {
            m_waiting = Waiting{number, step};
            tellWhatWaits();
            return;
        }
    }
    tell(0);
}

void TimelineFinder::tell(raft::EventNumber found)
{
    m_waiting.reset();
    if (found != 0) {
        m_found = found;
        emit wordsChanged();
    }
    emit searched(found);
}

/// Of what is waited for the count may know by now: it knows all hits up to where it has come.
void TimelineFinder::tellWhatWaits()
{
    if (!m_waiting)
        return;
    const auto &hits = m_search.hits();
    const bool isDone = m_search.isDone(m_session->events().size());
    const auto [from, step] = *m_waiting;
    if (step > 0) {
        const auto hit = std::lower_bound(hits.begin(), hits.end(), from);
        if (hit != hits.end() || isDone)
            tell(hit == hits.end() ? 0 : *hit);
    } else if (m_search.looked() >= from || isDone) {
        const auto after = std::upper_bound(hits.begin(), hits.end(), from);
        tell(after == hits.begin() ? 0 : *std::prev(after));
    }
}

void TimelineFinder::find(const QString &text)
{
    m_search.begin(text);
    m_matcher.begin(text);
    m_waiting.reset();
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
    QElapsedTimer clock;
    clock.start();
    do
        m_search.lookOn(size, lookedAtOnce, [this](raft::EventNumber number) { return matches(number); });
    while (!m_search.isDone(size) && clock.elapsed() < countMs);
    if (m_search.isDone(size))
        m_counting.stop();
    else if (!m_counting.isActive())
        m_counting.start();
    emit wordsChanged();
    tellWhatWaits();
}

} // namespace raftarium
