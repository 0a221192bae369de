#pragma once

#include "netnode/host/acquaintance.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

namespace raftarium {

/// What a server with an empty disk does first: it asks the others of its list whether their cluster exists
/// already. To found one a second time would be to forget what the first has promised.
class Birth : public QObject {
    Q_OBJECT

public:
    /// `self` and all others of the list.
    Birth(raft::NodeId self, const std::vector<raft::NodeId> &list, QObject *parent = nullptr);

    /// Begins to wait for the others, which may have been met before.
    void begin();
    /// A server has introduced itself; to be called as long as this one's disk is empty.
    void meet(const Acquaintance &other);

signals:
    /// All others are about to found the same cluster, or those that are missing have had their time.
    void founds();
    /// `other` belongs to a cluster in which this server had a part, and has none on this disk. That may come
    /// to light after founds(): the servers that could have said so were not there.
    void isLost(const raftarium::Acquaintance &other);

private:
    void decide();

    raft::NodeId m_self;
    std::vector<raft::NodeId> m_missing; ///< Of the list: they have not been met yet.
    QTimer m_grace;
    bool m_isWaiting = false;
    bool m_hasFounded = false;
    bool m_isLost = false;
    std::optional<Acquaintance> m_born;
};

} // namespace raftarium
