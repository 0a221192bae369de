#pragma once

#include "raftcore/cluster/action.h"

#include <QString>

#include <optional>
#include <vector>

/// Who belongs to the cluster, as a person thinks of it, and the steps that change it (§6).
namespace raftarium {

class Session;

/// What a server is to the cluster.
enum class Belonging {
    Voter,
    Learner,
    Leaving, ///< Votes only in the outgoing half of a joint membership.
    NotYet,  ///< Has never held an entry: it waits to be added.
    Left,    ///< Was a member and is none any more.
};

/// The membership that counts: as the newest leader knows it, else the server with the most up-to-date log.
const raft::Membership *membershipOf(const raft::ClusterView &view);
Belonging belongingOf(const raft::ClusterView &view, raft::NodeId server);
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
