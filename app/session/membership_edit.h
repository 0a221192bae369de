#pragma once

#include "raftcore/cluster/action.h"
#include "raftcore/cluster/view_words.h"

#include <QString>

#include <vector>

/// The steps that change who belongs to the cluster (§6).
namespace raftarium {

class Session;

using raft::Belonging;
using raft::belongingOf;
using raft::membershipOf;

/// The lowest number that no server has.
raft::NodeId nextServer(const raft::ClusterView &view);

raft::Membership withVoter(raft::Membership membership, raft::NodeId server);
raft::Membership withLearner(raft::Membership membership, raft::NodeId server);
raft::Membership without(raft::Membership membership, raft::NodeId server);

/// What to ask the cluster for so that `target` becomes its membership: servers that are not there yet come
/// into being first, then the leader is asked. `joint`: by joint consensus even where one server changes.
std::vector<raft::Action> changeTo(const raft::ClusterView &view, const raft::Membership &target, bool joint);
/// Why the membership cannot be changed now; empty when it can.
QString changeObstacle(const raft::ClusterView &view);
/// Does changeTo() step by step; nothing but telling why when the leader would refuse.
void changeMembership(Session &session, const raft::Membership &target, bool joint);

} // namespace raftarium
