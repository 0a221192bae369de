#pragma once

#include "raftcore/consensus/types.h"

#include <bit>
#include <cstdint>
#include <vector>

/// What the runs that are looked for are made of.
namespace raft {

/// Some servers of a small cluster: server n is in it when bit n − 1 is set.
class ServerSet {
public:
    constexpr ServerSet() = default;
    constexpr explicit ServerSet(std::uint8_t bits) : m_bits(bits) {}

    bool has(NodeId id) const
    {
        return id.value >= 1 && id.value <= 8 && (m_bits >> (id.value - 1) & 1U) != 0;
    }
    void add(NodeId id) { m_bits = static_cast<std::uint8_t>(m_bits | 1U << (id.value - 1)); }
    bool empty() const { return m_bits == 0; }
    std::size_t size() const { return static_cast<std::size_t>(std::popcount(m_bits)); }
    std::uint8_t bits() const { return m_bits; }
    /// By id.
    std::vector<NodeId> ids() const
    {
        std::vector<NodeId> all;
        for (std::uint64_t id = 1; id <= 8; ++id)
            if (has(NodeId{id}))
                all.push_back(NodeId{id});
        return all;
    }

    bool operator==(const ServerSet &) const = default;

private:
    std::uint8_t m_bits = 0;
};

/// A transition is as much as one would tell in one sentence: a whole election, an entry and its
/// acknowledgement. So the bugs that need thirty messages lie a handful of transitions deep. Messages that a
/// transition does not mention are lost, but for one that may stay on its way.
enum class TransitionKind : std::uint8_t {
    Elect,     ///< The server's election timer runs out, as often as it takes, and the peers vote; without
               ///< peers it stands in vain.
    SoundOut,  ///< It runs out, and only pre-votes are exchanged with the peers (thesis §9.6).
    Replicate, ///< The leader's heartbeat reaches the peer, and what it lacks, up to the first
               ///< acknowledgement.
    Write,     ///< A client writes to the leader; whatever that causes is exchanged with the peers.
    Read,      ///< A client reads linearizably from the leader; likewise.
    ChangeMembers, ///< The leader is asked to make the targets the membership; likewise.
    Compact,       ///< The server takes a snapshot and drops the log before it.
    Restart,       ///< It crashes and is started again.
    Arrive,        ///< A message that stayed on its way arrives, and is answered.
};

struct Transition {
    TransitionKind kind = TransitionKind::Elect;
    std::uint8_t server =
        0;            ///< Whose transition it is; of Arrive: the place of the message among those that stay.
    ServerSet peers;  ///< Whose messages get through, to it and from it.
    ServerSet target; ///< ChangeMembers: the voters asked for.
    std::uint8_t stays =
        0; ///< Which of the messages sent during the transition stays on its way, from 1 on; 0: none.
    bool twice = false;       ///< That one arrives as well: it is a copy that stays.
    std::uint8_t forgets = 0; ///< A peer whose disk writes nothing during the transition, and that crashes
                              ///< and restarts after it; 0: none.

    NodeId id() const { return NodeId{server}; }
};

} // namespace raft
