#pragma once

#include "raftcore/consensus/types.h"

#include <cstddef>
#include <deque>
#include <optional>
#include <vector>

namespace raft {

/// A linearizable read that waits for its round to be confirmed (thesis §6.4).
struct PendingRead {
    NodeId asker; ///< Who asked: this server itself, or a follower.
    RequestId id; ///< In the asker's numbers.
    Index index;  ///< Commit index when it was asked.
    /// The first round whose replies confirm it; 0 while it waits for the term's first commit.
    ReadRound round;
};

/// When a round of heartbeats began.
struct RoundStart {
    ReadRound round;
    Time at;
};

/// A leader's rounds of heartbeats, and the reads that wait for them (thesis §6.4, ReadIndex). A read may be
/// answered when a majority has answered a round that began after it was asked: then no later leader had been
/// elected when it was asked, and the commit index of that moment was the latest of all. The rounds are
/// numbered, and the numbers only grow within a term, so that a late reply confirms nothing that was asked
/// after its own round. Who answered what stands in the Progress of each peer.
class ReadRounds {
public:
    /// The latest round that has begun; 0 when none has.
    ReadRound latest() const { return m_latest; }
    /// The latest round that a majority has answered.
    ReadRound confirmed() const { return m_confirmed; }
    /// Not answered or refused yet, oldest first.
    const std::vector<PendingRead> &pending() const { return m_reads; }

    /// A new round begins.
    void start(Time now);
    /// Whether so many rounds are open that reads share the next one rather than begin one each.
    bool isFull() const { return m_open.size() >= mostOpen; }
    /// The oldest round that is neither confirmed nor forgotten.
    std::optional<ReadRound> oldestOpen() const;
    /// A majority has answered the oldest open round; `lease` after its beginning no other server is elected
    /// yet.
    void confirmOldest(Time lease);

    /// A read that the next round confirms.
    void add(NodeId asker, RequestId id, Index commit);
    /// A read that waits for the first commit of the term.
    void addWaiting(NodeId asker, RequestId id);
    /// The term's first commit: reads that waited for it wait for the next round. False when there are none.
    bool releaseWaiting(Index commit);
    /// Whether a read waits for a round that has not begun.
    bool needsRound() const { return !m_reads.empty() && m_reads.back().round > m_latest; }
    /// Takes out those whose round is confirmed, oldest first.
    std::vector<PendingRead> takeConfirmed();
    /// Takes out all that are left.
    std::vector<PendingRead> takeAll();

    /// Until when reads need no round, if clocks run alike (thesis §6.4.1); the past once the lease has
    /// ended.
    Time leaseUntil() const { return m_leaseEnded ? Time{} : m_leaseUntil; }
    bool holdsLease(Time now) const { return now < m_leaseUntil && !m_leaseEnded; }
    /// From now on another server may be elected at any time: a TimeoutNow has left.
    void endLease() { m_leaseEnded = true; }

    /// Whether the numbers fit together; always so for rounds that came to it by the functions above.
    bool isSound() const;
    template <class Self, class Visitor>
    static void visitState(Self &self, Visitor &&visit)
    {
        visit(self.m_latest, self.m_confirmed, self.m_open, self.m_leaseUntil, self.m_leaseEnded,
              self.m_reads);
    }

private:
    static constexpr std::size_t mostOpen = 8;

    ReadRound m_latest;
    ReadRound m_confirmed;
    std::deque<RoundStart> m_open; ///< The oldest ones not yet confirmed and the latest, oldest first.
    Time m_leaseUntil{};
    bool m_leaseEnded = false;
    std::vector<PendingRead> m_reads; ///< Oldest first.
};

} // namespace raft
