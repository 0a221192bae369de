#pragma once

#include "raftcore/consensus/server_state.h"

namespace raft {

/// What a candidate does: asks for votes and counts them (§5.2; pre-votes: thesis §9.6). Made for a step, of
/// the server and of the candidate's own data. It never ends its own role: what has come of the election it
/// says, and Node carries it out.
class Candidacy {
public:
    /// What has come of the election so far.
    enum class [[nodiscard]] Outcome : std::uint8_t{
        Open,
        PreVoteWon, ///< It may stand in earnest.
        Won,
        Lost, ///< A majority refused the pre-vote.
    };

    Candidacy(ServerState &server, Candidate &candidate) : m_server(server), m_candidate(candidate)
    {
        RAFT_ASSERT(server.isStepping());
    }

    /// Asks all other voters for their votes in `term`.
    void ask(Term term);
    /// Counts its own vote, if that may be done already; `isDurable` says that it is on the disk.
    Outcome voteForItself(bool isDurable);
    Outcome receive(NodeId from, Term term, const VoteReply &reply);
    /// Keeps in mind from which disk its request was answered: as the first leader, it will name it.
    void meetVoter(const Message &reply);
    /// The membership with which the first leader of all opens its term: the cluster's identity.
    Membership bornMembership();

private:
    Outcome add(NodeId voter, bool granted);
    Outcome count();
    bool awaitsOtherDisks();
    bool hasMet(NodeId member) const;

    ServerState &m_server;
    Candidate &m_candidate;
};

} // namespace raft
