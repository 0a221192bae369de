#pragma once

#include "app/inspector/history_filter.h"
#include "app/session/session.h"

#include <QAbstractListModel>
#include <QCache>

#include <vector>

namespace raftarium {

/// The events of the record that pass a filter, as a list. Rows are made when they are looked at; without
/// a filter a million events cost nothing.
class HistoryModel : public QAbstractListModel {
    Q_OBJECT

public:
    explicit HistoryModel(const Session *session, QObject *parent = nullptr);

    /// Forgets everything: another cluster is open.
    void reset();
    /// Shows only what passes. The search runs from the latest event back, as searchOn() is called.
    void setFilter(const HistoryFilter &filter);
    const HistoryFilter &filter() const { return m_filter; }
    /// Takes up what was recorded since the last call, in one batch, and goes on searching for about
    /// `budgetMs`. Returns whether there is more to search.
    bool update(int budgetMs = 2);

    raft::EventNumber eventAt(int row) const;
    /// The last row whose event is `event` or an earlier one; -1 when there is none.
    int rowUpTo(raft::EventNumber event) const;
    /// What happened, and why.
    QString sentence(raft::EventNumber event) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    bool passes(raft::EventNumber event) const;
    bool recordWasReplaced() const;
    void startSearch();
    void searchNewer(raft::EventNumber until);
    void searchOlder(raft::EventNumber from);

    const Session *m_session;
    HistoryFilter m_filter;
    raft::EventNumber m_known = 0; ///< Events of the record taken up.
    raft::Event m_lastKnown;       ///< The last of them, to notice when the record has become another one.
    raft::EventNumber m_searchedTo = 0; ///< Filtered: everything after this and up to m_known is searched.
    std::vector<raft::EventNumber> m_older; ///< Filtered: hits found going back, latest first.
    std::vector<raft::EventNumber> m_newer; ///< Filtered: hits since the search began, earliest first.
    mutable QCache<raft::EventNumber, QString> m_sentences{512};
};

} // namespace raftarium
