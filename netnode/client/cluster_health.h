#pragma once

#include "netnode/client/cluster_client.h"

#include <QMap>
#include <QString>

namespace raftarium {

/// Whether a cluster is well, judged by what its servers say of themselves at about the same time.
///
/// Servers move while they are asked. So what is looked at is looked at again for a moment: a cluster is well
/// once one look shows nothing wrong and every store has been seen equal to the leader's, at an index that is
/// not older than the first look. Stores that differ at the same index are wrong for good.
class ClusterHealth {
public:
    /// A server, and what is wrong with it.
    struct Server {
        ServerStatus status;
        QStringList problems; ///< Sentences without their end; none: it is well.

        bool isWell() const { return problems.isEmpty(); }
    };

    /// Takes what the servers said just now, as ClusterClient::surveyAll() finds them, into account.
    void look(const QList<ServerStatus> &servers);

    /// As of the last look.
    const QList<Server> &servers() const { return m_servers; }
    bool isWell() const;
    /// Stores were seen to differ: another look changes nothing.
    bool isSettled() const { return !m_differences.isEmpty(); }

private:
    using Hashes = QMap<qint64, QString>; ///< Of a store, by the index that was applied last.

    void compareWith(const ServerStatus &leader);
    void compareStores(const ServerStatus &leader);
    void compareIdentities(const ServerStatus &leader);
    void lookForMembers(const ServerStatus &leader);
    void remember(const ServerStatus &server);

    QList<Server> m_servers;
    QMap<qint64, Hashes> m_hashes;       ///< By server.
    QMap<qint64, qint64> m_firstSeen;    ///< What had been applied at the first look, by server.
    QMap<qint64, QString> m_differences; ///< By server: how its store differs.
};

} // namespace raftarium
