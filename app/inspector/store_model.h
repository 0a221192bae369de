#pragma once

#include "raftcore/cluster/view.h"

#include <QAbstractTableModel>
#include <QString>
#include <QStringList>

#include <cstddef>
#include <vector>

namespace raftarium {

/// What every server's store holds: a row a key, a column a server. What differs from the furthest server's
/// store is marked with ≠.
class StoreModel : public QAbstractTableModel {
    Q_OBJECT

public:
    static constexpr std::size_t mostKeys = 500; ///< More are counted, not shown.

    using QAbstractTableModel::QAbstractTableModel;

    /// Shows the stores of this instant. Does next to nothing when no store changed.
    void setView(const raft::ClusterView &view);
    /// Whether the value differs from that of the server that has applied most.
    bool differs(int row, int column) const;
    /// Whether any server differs in this key.
    bool rowDiffers(int row) const;
    /// Number of keys in the largest store.
    std::size_t keyCount() const { return m_keyCount; }
    /// Whether that server's store has the key.
    bool holds(int row, int column) const;
    bool crashed(int column) const { return m_servers[static_cast<std::size_t>(column)].crashed; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Column {
        raft::NodeId id;
        raft::Index applied;
        std::uint64_t hash = 0;
        bool crashed = false;

        bool operator==(const Column &) const = default;
    };
    struct Cell {
        bool present = false;
        QString value;

        bool operator==(const Cell &) const = default;
    };
    struct Row {
        QString key;
        std::vector<Cell> cells;
    };

    static std::vector<Row> rowsOf(const raft::ClusterView &view);
    QString cellText(const QModelIndex &index) const;

    std::vector<Column> m_servers;
    std::vector<Row> m_rows;
    std::size_t m_reference = 0; ///< Column of the server that has applied most.
    std::size_t m_keyCount = 0;
};

} // namespace raftarium
