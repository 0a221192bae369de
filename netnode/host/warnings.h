#pragma once

#include "netnode/host/peers.h"
#include "netnode/host/replica.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <optional>
#include <set>
#include <vector>

namespace raftarium {

/// What a person should know about this server's place in its cluster, and what to do about it: at any time
/// for /status, and once each for the log.
class Warnings : public QObject {
    Q_OBJECT

public:
    /// `list`: who belongs to the cluster by the command line, this server included; empty when it was
    /// started to join one. The others must outlive it.
    Warnings(const Replica &replica, const Peers &peers, std::vector<raft::NodeId> list,
             QObject *parent = nullptr);

    /// The sentences that are true now.
    std::vector<QString> present() const;
    const std::vector<raft::NodeId> &list() const { return m_list; }
    /// A sentence that is true as long as this server does not count.
    void add(const QString &sentence);
    /// Says something in the log that may come up again and again, but only the first time.
    void sayOnce(const QString &sentence);
    /// Nothing more is said in the log.
    void fallSilent() { m_look.stop(); }

private:
    std::optional<QString> aboutList() const;
    std::optional<QString> aboutDisk() const;
    std::optional<QString> aboutStore() const;
    std::optional<QString> aboutUnmet() const;
    void look();

    const Replica &m_replica;
    const Peers &m_peers;
    std::vector<raft::NodeId> m_list;
    std::vector<QString> m_added;
    std::set<QString> m_reported;
    QTimer m_look;
    QElapsedTimer m_age;
};

} // namespace raftarium
