#pragma once

#include "raftcore/consensus/entry.h"
#include "raftcore/consensus/membership.h"
#include "raftcore/consensus/progress.h"
#include "raftcore/consensus/read_rounds.h"
#include "raftcore/consensus/types.h"

#include <cstdint>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

/// What a server knows because of its role; a role's data exists only while the server has the role.
namespace raft {

/// Handing leadership over (thesis §3.10).
struct Transfer {
    RequestId id;         ///< Of the request for it.
    NodeId target;        ///< Who is to lead.
    Time until;           ///< Given up at this time.
    bool ordered = false; ///< TimeoutNow has been sent.
};

/// §5.2. Also a learner is a follower; it only never starts an election.
struct Follower {
    std::optional<NodeId> leader;       ///< The leader of the current term, once heard of.
    std::optional<Transfer> handedOver; ///< It led and asked another server to start an election; who leads
                                        ///< now is not yet known.
};

/// §5.2; with `preVote` not yet in earnest (thesis §9.6).
struct Candidate {
    bool preVote = false;  ///< Asks for pre-votes only.
    bool transfer = false; ///< Stands at the leader's own wish.
    RequestId ballot;      ///< The number of this candidacy; a pre-vote and the vote after it share it.
    std::vector<NodeId> granted{}; ///< Includes the server itself once its own vote is durable.
    std::vector<NodeId> refused{}; ///< Who has answered no.
    std::vector<Seat> disks{}; ///< Of those who answered, by server; needed while the cluster is not born.
    std::optional<Time> wonUntil{}; ///< It is elected, and waits so long to learn the other disks as well.
};

/// §5.2, and what Figure 2 reinitialises after an election.
struct Leader {
    std::vector<Progress> peers;      ///< Every server in the membership but itself, by id.
    ReadRounds rounds;                ///< Of heartbeats that confirm reads.
    std::optional<Transfer> transfer; ///< While leadership is being handed over.
    Entries recent;                   ///< The latest proposal, shared by the messages to all followers.
    Time quorumCheck{};               ///< When a majority must have been heard from next.

    /// The progress of that server; null when it is not fed. Good until the membership changes.
    const Progress *find(NodeId server) const
    {
        for (const Progress &peer : peers)
            if (peer.peer == server)
                return &peer;
        return nullptr;
    }
    /// The same, to be changed.
    Progress *find(NodeId server) { return const_cast<Progress *>(std::as_const(*this).find(server)); }
};

/// A role with what only it knows.
using RoleState = std::variant<Follower, Candidate, Leader>;

/// A role's name as the picture shows it.
enum class Role : std::uint8_t { Follower, PreCandidate, Candidate, Leader };

} // namespace raft
