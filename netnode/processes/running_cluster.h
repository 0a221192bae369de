#pragma once

#include "netnode/client/http_client.h"
#include "raftcore/consensus/types.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <map>
#include <set>
#include <vector>

namespace raftarium {

/// What is found out about servers that run already, before they are monitored. One that answers knows the
/// others, and where they are.
struct FoundCluster {
    QString name;
    std::map<raft::NodeId, QUrl> answering;
    std::map<raft::NodeId, QUrl> known; ///< From those that answer.
    std::set<raft::NodeId> members;
    std::set<raft::NodeId> faultless; ///< Servers that let no faults be done to them.
    QList<QUrl> silent; ///< Addresses at which nothing answers, and that of no server that is known.
    QString problem;    ///< Why these servers cannot be monitored as one cluster.

    /// All that are to be monitored, and where; without an address where that is not known.
    std::map<raft::NodeId, QUrl> servers() const;
};

/// Asks the servers at these addresses, and waits for their answers.
FoundCluster findCluster(HttpClient &http, const QList<QUrl> &urls);

/// Looks for the servers of a running cluster that are not monitored yet: those that answer later at an
/// address that was named, and those that join.
class RunningCluster : public QObject {
    Q_OBJECT

public:
    /// What it asks of the cluster around it.
    struct Around {
        /// Whether the server has an address at which it is, or will be, monitored.
        std::function<bool(raft::NodeId server)> hasAddress;
        std::function<bool(raft::NodeId server)> isMonitored;
        /// Where servers are that are monitored now.
        std::function<QList<QUrl>()> monitored;
        /// The members of the cluster as the servers see it.
        std::function<std::set<raft::NodeId>()> members;
        /// A server is there.
        std::function<void(raft::NodeId server, const QUrl &url)> found;
    };

    /// `http` must outlive this object.
    RunningCluster(const FoundCluster &found, HttpClient &http, Around around);

    /// Asks whether the server lets faults be done to it.
    void askForFaults(raft::NodeId server, const QUrl &url);
    /// Servers that do not.
    const std::set<raft::NodeId> &faultless() const { return m_faultless; }

private:
    void look();
    void learn(const QUrl &teller, const QJsonObject &status);
    void claim(const QUrl &url, const QJsonObject &status);

    QString m_name;
    QList<QUrl> m_unclaimed; ///< Addresses at which nothing has answered yet.
    std::set<raft::NodeId> m_faultless;
    HttpClient &m_http;
    Around m_around;
    QTimer m_timer;
};

} // namespace raftarium
