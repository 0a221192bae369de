#include "app/inspector/store_model.h"

#include "app/inspector/wording.h"
#include "app/theme/plain_text.h"

#include <algorithm>
#include <map>

namespace raftarium {

namespace {

using wording::Inspector;

constexpr qsizetype longestHeading = 12; ///< Characters; the tool tip has the rest.

QString shortened(const QString &key)
{
    return key.size() <= longestHeading ? key : key.left(longestHeading - 1) + u'…';
}

} // namespace

std::vector<StoreModel::Row> StoreModel::rowsOf(const raft::ClusterView &view)
{
    const std::size_t servers = view.servers.size();
    std::map<std::string, std::vector<Cell>> byKey;
    for (std::size_t i = 0; i < servers; ++i) {
        if (view.servers[i].liveness == raft::Liveness::Crashed)
            continue;
        const auto take = [&byKey, i, servers](const std::string &key, const raft::StoredValue &stored) {
            auto &cells = byKey[key];
            cells.resize(servers);
            cells[i] = {true, wording::text(stored.value.text())};
        };
        view.servers[i].store.visit(take, {}, {}, mostKeys);
    }
    std::vector<Row> rows;
    for (auto &[key, cells] : byKey) {
        if (rows.size() == mostKeys)
            break;
        rows.push_back({wording::text(key), std::move(cells)});
    }
    return rows;
}

void StoreModel::setView(const raft::ClusterView &view)
{
    std::vector<Column> servers;
    std::size_t reference = 0;
    std::size_t keys = 0;
    for (const raft::ServerView &server : view.servers) {
        const bool crashed = server.liveness == raft::Liveness::Crashed;
        servers.push_back({server.id, server.applied, server.store.hash(), crashed});
        keys = std::max(keys, server.store.size());
        const Column &best = servers[reference];
        if (!crashed && (best.crashed || server.applied > best.applied))
            reference = servers.size() - 1;
    }
    if (servers == m_servers)
        return;
    std::vector<Row> rows = rowsOf(view);
    const bool sameShape = servers.size() == m_servers.size() &&
                           std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                                      [](const Row &a, const Row &b) { return a.key == b.key; });
    if (!sameShape)
        beginResetModel();
    m_servers = std::move(servers);
    m_rows = std::move(rows);
    m_reference = reference;
    m_keyCount = keys;
    if (!sameShape) {
        endResetModel();
        return;
    }
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

bool StoreModel::differs(int row, int column) const
{
    const Row &cells = m_rows[static_cast<std::size_t>(row)];
    const auto at = static_cast<std::size_t>(column);
    return !m_servers[at].crashed && cells.cells[at] != cells.cells[m_reference];
}

bool StoreModel::holds(int row, int column) const
{
    return m_rows[static_cast<std::size_t>(row)].cells[static_cast<std::size_t>(column)].present;
}

bool StoreModel::rowDiffers(int row) const
{
    for (int column = 0; column < columnCount(); ++column)
        if (differs(row, column))
            return true;
    return false;
}

int StoreModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int StoreModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_servers.size());
}

QString StoreModel::cellText(const QModelIndex &index) const
{
    const Cell &cell =
        m_rows[static_cast<std::size_t>(index.row())].cells[static_cast<std::size_t>(index.column())];
    if (crashed(index.column()))
        return QStringLiteral("✕");
    return cell.present ? cell.value : QStringLiteral("–");
}

QVariant StoreModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const bool different = differs(index.row(), index.column());
    switch (role) {
    case Qt::DisplayRole: return different ? u"≠ " + cellText(index) : cellText(index);
    case Qt::TextAlignmentRole: return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    case Qt::ToolTipRole: {
        const QString where = Inspector::tr("%1 at %2")
                                  .arg(m_rows[static_cast<std::size_t>(index.row())].key,
                                       serverName(m_servers[static_cast<std::size_t>(index.column())].id));
        const QString what = different ? Inspector::tr("%1 · differs from %2, which has applied most")
                                             .arg(cellText(index), serverName(m_servers[m_reference].id))
                                       : cellText(index);
        return toolTipText(where + u'\n' + what);
    }
    default: return {};
    }
}

QVariant StoreModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const auto at = static_cast<std::size_t>(section);
    if (orientation == Qt::Vertical) {
        if (at >= m_rows.size())
            return {};
        const QString &key = m_rows[at].key;
        if (role == Qt::DisplayRole)
            return rowDiffers(section) ? u"≠ " + shortened(key) : shortened(key);
        if (role == Qt::ToolTipRole)
            return toolTipText(key);
        return role == Qt::AccessibleTextRole ? QVariant(key) : QVariant();
    }
    if (at >= m_servers.size())
        return {};
    const Column &server = m_servers[at];
    if (role == Qt::DisplayRole)
        return server.crashed ? serverName(server.id) + QStringLiteral(" ✕") : serverName(server.id);
    if (role == Qt::ToolTipRole)
        return server.crashed
                   ? Inspector::tr("%1 is down; its store is rebuilt from the log").arg(serverName(server.id))
                   : Inspector::tr("%1 has applied up to index %2")
                         .arg(serverName(server.id))
                         .arg(server.applied.value);
    return {};
}

} // namespace raftarium
