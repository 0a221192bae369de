#pragma once

#include "app/session/session.h"

#include <QAbstractTableModel>
#include <QFont>

namespace raftarium {

/// What happened, as text: an event a row, and beside where it was reported a column for each server, in
/// which its own events stand. Grows with the record.
class ColumnsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit ColumnsModel(Session *session, QObject *parent = nullptr);

    /// Another run is shown.
    void reset();
    /// Takes in what the record has more than before.
    void update();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    raft::EventNumber eventOf(int row) const;
    int rowOf(raft::EventNumber event) const;
    /// The column of the server whose event that is; 0 when it is of none.
    int columnOf(raft::EventNumber event) const;
    /// "run.log:12" of a trace, else when it was.
    QString placeOf(raft::EventNumber event) const;
    /// What happened, without its place.
    QString textOf(raft::EventNumber event) const;
    /// The row as a line of text, with its place and its server.
    QString lineOf(int row) const;

private:
    Session *m_session;
    std::vector<raft::NodeId> m_servers; ///< A column each, behind the first one.
    raft::EventNumber m_first = 1;
    raft::EventNumber m_last = 0;
};

} // namespace raftarium
