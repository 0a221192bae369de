#pragma once

#include "netnode/client/cluster_client.h"
#include "netnode/client/terminal.h"

#include <QObject>
#include <QTimer>

namespace raftarium {

/// Looks at the servers again and again and prints what it sees on standard output: on a terminal a table
/// that stays where it is, with the latest news below it; otherwise a line (or JSON) whenever a role, a term
/// or who answers has changed.
class LiveStatus : public QObject {
    Q_OBJECT

public:
    LiveStatus(ClusterClient &cluster, bool json);

    bool onTerminal() const { return m_onTerminal; }
    /// On a terminal: news that stays on the screen, with the time, until newer ones have pushed it out.
    void tell(const QString &news);
    /// On a terminal: what stands below everything, such as the keys; none of the parts is broken while it
    /// fits in a line.
    void setFooter(const QStringList &parts) { m_footer = parts; }

private:
    void look();
    void show(const QList<ServerStatus> &servers);
    void draw();

    ClusterClient &m_cluster;
    bool m_json;
    bool m_onTerminal;
    QTimer m_next;
    QString m_line; ///< What was seen last, in short.
    QList<ServerStatus> m_servers;
    QStringList m_news; ///< The latest last.
    QStringList m_footer;
    LinesInPlace m_screen;
};

} // namespace raftarium
