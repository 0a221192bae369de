#include "event_search.h"

#include "app/session/number_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace raftarium {

void EventSearch::begin(const QString &text)
{
    *this = EventSearch();
    m_text = text;
}

void EventSearch::lookOn(raft::EventNumber size, raft::EventNumber most, const Matches &matches)
{
    if (isDone(size))
        return;
    const raft::EventNumber last = m_looked + std::min(most, size - m_looked);
    while (m_looked < last)
        if (matches(++m_looked))
            m_hits.push_back(m_looked);
}

QString EventSearch::words(raft::EventNumber found, raft::EventNumber size) const
{
    if (m_text.isEmpty())
        return {};
    const QString more = isDone(size) ? QString() : QStringLiteral("…");
    const auto hit = std::lower_bound(m_hits.begin(), m_hits.end(), found);
    if (hit != m_hits.end() && *hit == found)
        return QCoreApplication::translate("Timeline", "%1 of %2")
                   .arg(countText(static_cast<qulonglong>(hit - m_hits.begin() + 1)),
                        countText(m_hits.size())) +
               more;
    if (m_hits.empty())
        return isDone(size) ? QCoreApplication::translate("Timeline", "none found") : more;
    return QCoreApplication::translate("Timeline", "%1 found").arg(countText(m_hits.size())) + more;
}

} // namespace raftarium
