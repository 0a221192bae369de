#pragma once

#include "raftcore/cluster/view.h"

#include <string>
#include <vector>

/// The few words that stand beside servers, groups, messages and entries, wherever a cluster is shown.
namespace raft {

/// What a server is to the cluster.
enum class Belonging : std::uint8_t {
    Voter,
    Learner,
    Leaving, ///< Votes only in the outgoing half of a joint membership.
    NotYet,  ///< Has never held an entry: it waits to be added.
    Left,    ///< Was a member and is none any more.
    ByOwnLog ///< Is a member by its own log alone: the change that made it one is not in the log that counts.
};

/// The membership that counts: as the newest leader knows it, else the server with the most up-to-date log.
/// Null without servers.
const Membership *membershipOf(const ClusterView &view);
Belonging belongingOf(const ClusterView &view, NodeId server);

/// What a server is at that instant: "LEADER", "follower", "CUT OFF", "down", …
const char *roleWord(const ClusterView &view, const ServerView &server);
/// The same as it stands in a sentence: "leader", "follower", "cut off", "down", …
const char *roleInSentence(const ClusterView &view, const ServerView &server);
/// Of the servers on one side of a split: "majority · 3 of 5" or "minority · cannot commit new entries", by
/// the votes that a majority needs.
std::string groupWords(const ClusterView &view, const std::vector<NodeId> &group);
/// The indexes of entries, which are some: "[4]", "[4–6]".
std::string rangeOf(const Entries &entries);
/// "AppendEntries [4–6]", "RequestVote", …
std::string titleOf(const Message &message);
/// Whether a message grants, succeeds or confirms; true for requests.
bool isPositive(const MessageBody &body);
/// What an entry says, in a few characters: "noop", "x=3", "members 1 2 3".
std::string summaryOf(const Entry &entry);

} // namespace raft
