#include "app/traces/columns_model.h"

#include "app/session/server_name.h"
#include "app/session/time_text.h"
#include "app/traces/shown_trace.h"
#include "raftcore/traces/trace_words.h"

#include <algorithm>

namespace raftarium {

ColumnsModel::ColumnsModel(Session *session, QObject *parent)
    : QAbstractTableModel(parent), m_session(session)
{
}

void ColumnsModel::reset()
{
    beginResetModel();
    m_servers.clear();
    for (const raft::ServerView &server : m_session->view().servers)
        m_servers.push_back(server.id);
    m_first = m_session->events().first();
    m_last = m_session->events().size();
    endResetModel();
}

void ColumnsModel::update()
{
    const raft::EventRecord &events = m_session->events();
    const std::size_t servers = m_session->view().servers.size();
    if (events.size() == m_last && events.first() == m_first && servers == m_servers.size())
        return;
    if (events.size() < m_last || events.first() != m_first || servers != m_servers.size()) {
        reset();
        return;
    }
    beginInsertRows({}, rowOf(m_last + 1), rowOf(events.size()));
    m_last = events.size();
    endInsertRows();
}

int ColumnsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_last + 1 - m_first);
}

int ColumnsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_servers.size()) + 1;
}

raft::EventNumber ColumnsModel::eventOf(int row) const
{
    return m_first + static_cast<raft::EventNumber>(row);
}

int ColumnsModel::rowOf(raft::EventNumber event) const
{
    return static_cast<int>(event) - static_cast<int>(m_first);
}

int ColumnsModel::columnOf(raft::EventNumber event) const
{
    const raft::NodeId server{m_session->events()[event].server};
    const auto found = std::find(m_servers.begin(), m_servers.end(), server);
    return found == m_servers.end() ? 0 : static_cast<int>(found - m_servers.begin()) + 1;
}

QString ColumnsModel::placeOf(raft::EventNumber event) const
{
    const QString when = timeText(m_session->events()[event].at);
    const raft::Trace *trace = traceOf(m_session->cluster());
    if (trace == nullptr)
        return when;
    const raft::SourceLine where = trace->itemOf(event).where;
    return trace->source().files.size() > 1
               ? QStringLiteral("%1  %2").arg(when, QString::fromStdString(trace->source().nameOf(where)))
               : QStringLiteral("%1  :%2").arg(when).arg(where.line);
}

QString ColumnsModel::textOf(raft::EventNumber event) const
{
    const raft::Trace *trace = traceOf(m_session->cluster());
    return QString::fromStdString(trace != nullptr ? raft::factOf(*trace, event)
                                                   : m_session->cluster().describe(event));
}

QString ColumnsModel::lineOf(int row) const
{
    const raft::EventNumber event = eventOf(row);
    const int column = columnOf(event);
    const QString server =
        column == 0 ? QString() : serverName(m_servers[static_cast<std::size_t>(column) - 1]);
    return QStringList{placeOf(event), server, textOf(event)}.join(u'\t');
}

QVariant ColumnsModel::data(const QModelIndex &index, int role) const
{
    const bool isText = role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole;
    if (!isText || !index.isValid() || eventOf(index.row()) > m_last)
        return {};
    const raft::EventNumber event = eventOf(index.row());
    const int column = columnOf(event);
    if (index.column() == 0 && role == Qt::DisplayRole)
        return column == 0 ? placeOf(event) + QStringLiteral("  ") + textOf(event) : placeOf(event);
    return column == index.column() ? textOf(event) : QVariant();
}

QVariant ColumnsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const auto server = static_cast<std::size_t>(section) - 1;
    if (section == 0)
        return traceOf(m_session->cluster()) != nullptr ? tr("when, line") : tr("when");
    return server < m_servers.size() ? serverName(m_servers[server]) : QString();
}

} // namespace raftarium
