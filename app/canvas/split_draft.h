#pragma once

#include "raftcore/cluster/action.h"
#include "raftcore/cluster/view.h"

#include <QString>

#include <map>
#include <vector>

/// A partition of the network while you think it out.
namespace raftarium {

/// Which server is in which group; a plain value without widgets.
class SplitDraft {
public:
    /// Every server in group A, or where a split in force has put them.
    explicit SplitDraft(const raft::ClusterView &view);

    static constexpr int mostGroups = 3;

    /// Whether these are the servers that it is about.
    bool isOf(const std::vector<raft::NodeId> &servers) const;
    /// Takes in servers that were added meanwhile, in group A, and forgets those that are gone.
    void follow(const raft::ClusterView &view);

    /// 0 is group A.
    int groupOf(raft::NodeId server) const;
    /// Puts a server into the next group.
    void moveOn(raft::NodeId server);
    void put(raft::NodeId server, int group);

    /// The leader alone (of the highest term; the first server when there is none).
    void isolateLeader(const raft::ClusterView &view);
    void isolate(raft::NodeId server);
    /// The smaller half, with the leader in it, against the larger one.
    void halve(const raft::ClusterView &view);
    /// Every server hears its neighbours only: S1 – S2 – S3 …
    void chain();

    bool isChain() const { return m_chain; }
    /// The groups that have members, A first; of a chain nothing.
    std::vector<std::vector<raft::NodeId>> groups() const;
    /// "S1 S2 | S3 S4 S5", "S1 – S2 – S3".
    QString text() const;
    /// What brings it about.
    std::vector<raft::Action> actions() const;

private:
    std::map<raft::NodeId, int> m_groups;
    bool m_chain = false;
};

} // namespace raftarium
