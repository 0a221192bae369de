#pragma once

#include "raftcore/cluster/cluster.h"

#include <QString>
#include <QStringList>

/// What changed for a server between two instants, in words: how a log is read line by line.
namespace raftarium {

/// "term 2 → 3", "role follower → candidate", "log + 4–5"; "?" for what is not known. Nothing when nothing
/// changed.
QStringList serverDiff(const raft::ServerView &before, const raft::ServerView &after);

/// The latest event of a server up to an instant, and the one that came before it in another step; 0 when
/// there is none.
struct ServerSteps {
    raft::EventNumber latest = 0;
    raft::EventNumber before = 0;
};
ServerSteps stepsOf(const raft::Cluster &cluster, raft::NodeId server, raft::EventNumber event);

} // namespace raftarium
