#include "app/inspector/history_model.h"

#include "app/inspector/wording.h"

#include <QElapsedTimer>

#include <algorithm>

namespace raftarium {

namespace {

constexpr raft::EventNumber searchStride = 256; ///< Events between two looks at the clock.

bool hasCluster(const Session &session)
{
    return !session.view().servers.empty();
}

} // namespace

HistoryModel::HistoryModel(const Session *session, QObject *parent)
    : QAbstractListModel(parent), m_session(session)
{
}

void HistoryModel::reset()
{
    beginResetModel();
    m_sentences.clear();
    startSearch();
    endResetModel();
}

void HistoryModel::setFilter(const HistoryFilter &filter)
{
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    startSearch();
    endResetModel();
}

void HistoryModel::startSearch()
{
    m_older.clear();
    m_newer.clear();
    m_known = hasCluster(*m_session) ? m_session->events().size() : 0;
    m_lastKnown = m_known != 0 ? m_session->events()[m_known] : raft::Event();
    m_searchedTo = m_known;
}

bool HistoryModel::recordWasReplaced() const
{
    const raft::EventRecord &events = m_session->events();
    return events.size() < m_known || (m_known != 0 && !(events[m_known] == m_lastKnown));
}

bool HistoryModel::passes(raft::EventNumber event) const
{
    return m_filter.passes(m_session->events()[event],
                           [&] { return wording::text(m_session->cluster().describe(event)); });
}

bool HistoryModel::update(int budgetMs)
{
    if (!hasCluster(*m_session))
        return false;
    if (recordWasReplaced())
        reset();
    const raft::EventNumber size = m_session->events().size();
    QElapsedTimer clock;
    clock.start();
    if (m_filter.empty()) {
        if (size > m_known) {
            beginInsertRows({}, static_cast<int>(m_known), static_cast<int>(size) - 1);
            m_known = size;
            endInsertRows();
        }
    }
    while (!m_filter.empty() && m_known < size && clock.elapsed() < budgetMs)
        searchNewer(std::min(size, m_known + searchStride));
    while (!m_filter.empty() && m_searchedTo > 0 && clock.elapsed() < budgetMs)
        searchOlder(m_searchedTo - std::min(m_searchedTo, searchStride));
    if (m_known != 0)
        m_lastKnown = m_session->events()[m_known];
    return !m_filter.empty() && (m_known < size || m_searchedTo > 0);
}

void HistoryModel::searchNewer(raft::EventNumber until)
{
    std::vector<raft::EventNumber> found;
    for (raft::EventNumber n = m_known + 1; n <= until; ++n)
        if (passes(n))
            found.push_back(n);
    m_known = until;
    if (found.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(found.size()) - 1);
    m_newer.insert(m_newer.end(), found.begin(), found.end());
    endInsertRows();
}

void HistoryModel::searchOlder(raft::EventNumber from)
{
    std::vector<raft::EventNumber> found;
    for (raft::EventNumber n = m_searchedTo; n > from; --n)
        if (passes(n))
            found.push_back(n);
    m_searchedTo = from;
    if (found.empty())
        return;
    beginInsertRows({}, 0, static_cast<int>(found.size()) - 1);
    m_older.insert(m_older.end(), found.begin(), found.end());
    endInsertRows();
}

raft::EventNumber HistoryModel::eventAt(int row) const
{
    const auto at = static_cast<std::size_t>(row);
    if (m_filter.empty())
        return static_cast<raft::EventNumber>(row) + 1;
    return at < m_older.size() ? m_older[m_older.size() - 1 - at] : m_newer[at - m_older.size()];
}

int HistoryModel::rowUpTo(raft::EventNumber event) const
{
    if (m_filter.empty())
        return static_cast<int>(std::min(event, m_known)) - 1;
    const auto newer = std::upper_bound(m_newer.begin(), m_newer.end(), event) - m_newer.begin();
    if (newer > 0)
        return static_cast<int>(m_older.size()) + static_cast<int>(newer) - 1;
    // m_older runs from the latest to the earliest.
    const auto later =
        std::lower_bound(m_older.begin(), m_older.end(), event, std::greater<raft::EventNumber>()) -
        m_older.begin();
    return static_cast<int>(m_older.size()) - static_cast<int>(later) - 1;
}

QString HistoryModel::sentence(raft::EventNumber event) const
{
    if (const QString *known = m_sentences.object(event))
        return *known;
    auto *made = new QString(wording::text(m_session->cluster().describe(event)));
    m_sentences.insert(event, made);
    return *made;
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return m_filter.empty() ? static_cast<int>(m_known) : static_cast<int>(m_older.size() + m_newer.size());
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    return sentence(eventAt(index.row()));
}

} // namespace raftarium
