#pragma once

#include "netnode/client/cluster_client.h"

#include <QObject>
#include <QTimer>

namespace raftarium {

/// Looks at the servers again and again and prints what it sees on standard output: on a terminal a table
/// that stays where it is, otherwise a line (or JSON) whenever a role, a term or who answers has changed.
class LiveStatus : public QObject {
    Q_OBJECT

public:
    LiveStatus(ClusterClient &cluster, bool json);

private:
    void look();
    void show(const QList<ServerStatus> &servers);

    ClusterClient &m_cluster;
    bool m_json;
    bool m_onTerminal;
    QTimer m_next;
    QString m_line;         ///< What was seen last, in short.
    qsizetype m_height = 0; ///< Lines of the table on the terminal.
};

} // namespace raftarium
