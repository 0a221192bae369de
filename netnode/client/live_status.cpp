#include "netnode/client/live_status.h"

#include "netnode/client/status_table.h"

#include <QJsonDocument>
#include <QPointer>
#include <QTextStream>

#include <unistd.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace raftarium {

LiveStatus::LiveStatus(ClusterClient &cluster, bool json)
    : m_cluster(cluster), m_json(json), m_onTerminal(!json && ::isatty(STDOUT_FILENO) == 1)
{
    m_next.setSingleShot(true);
    m_next.setInterval(250);
    connect(&m_next, &QTimer::timeout, this, &LiveStatus::look);
    look();
}

void LiveStatus::look()
{
    m_cluster.survey([self = QPointer(this)](const QList<ServerStatus> &servers) {
        if (self.isNull())
            return;
        self->show(servers);
        self->m_next.start();
    });
}

void LiveStatus::show(const QList<ServerStatus> &servers)
{
    QTextStream out(stdout);
    const QString line = statusLine(servers);
    const bool isNew = std::exchange(m_line, line) != line;
    if (m_onTerminal) {
        const QString table = statusTable(servers);
        if (m_height > 0)
            out << "\x1b[" << m_height << "A\x1b[J"; // Up to the table's first line, and clear from there on.
        out << table;
        m_height = table.count(u'\n');
    } else if (isNew && m_json) {
        out << QJsonDocument(statusJson(servers)).toJson(QJsonDocument::Compact) << '\n';
    } else if (isNew) {
        out << line << '\n';
    }
}

} // namespace raftarium
