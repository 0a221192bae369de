#pragma once

#include "raftcore/consensus/rules.h"
#include "raftcore/consensus/types.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace raft {

/// Most bytes of commands on their way to a follower. A few large entries delay whatever comes behind them as
/// many small ones do.
struct ByteLimits {
    std::uint64_t batch = std::uint64_t{256} << 10U;  ///< Per AppendEntries; one entry always goes, however
                                                      ///< large.
    std::uint64_t inflight = std::uint64_t{4} << 20U; ///< Unacknowledged, but for the last of its messages: a
                                                      ///< heartbeat waits behind no more than that.
};

/// How one server behaves. Fixed for the server's life.
struct Config {
    NodeId id; ///< The server's own.
    /// Shortest election timeout; also the lease of a leader that followers respect.
    Time electionMin{150'000};
    Time electionMax{300'000}; ///< Longest election timeout.
    Time heartbeat{50'000};    ///< Interval between a leader's heartbeats.
    /// Ask before disturbing the cluster with a new term (thesis §9.6). A leader that hears from no majority
    /// for an election timeout steps down: else those who hear it might wait for it for ever. Only with
    /// checkQuorum is a living leader a reason to refuse: without, a server whose timer is late to hear of it
    /// may depose it.
    bool preVote = false;
    /// A server that has just heard of a leader votes for no other, and a leader that hears from no majority
    /// for an election timeout steps down (thesis §4.2.3, §6.2).
    bool checkQuorum = false;
    bool leaseReads = false;  ///< Reads without a round trip; assumes that every clock runs true to within
                              ///< 5 %: a lease ends a tenth of electionMin early (thesis §6.4.1).
    bool eagerCommit = false; ///< Followers learn a new commit index at once rather than with the next
                              ///< append or heartbeat.
    bool votersCatchUpFirst = false; ///< Only a learner that answers and holds the log becomes a voter, so
                                     ///< that a server that is not there blocks nothing (thesis §4.2.1).
    bool drawsIdentity = false;   ///< A membership that names no cluster is that of a cluster yet to be born:
                                  ///< any disk counts until its first leader has drawn an identity. Otherwise
                                  ///< (simulations) cluster 0 and the disks 0 are known from the start.
    std::size_t maxBatch = 1024;  ///< Most entries per AppendEntries.
    std::size_t maxInflight = 64; ///< Most unacknowledged AppendEntries with entries per follower.
    ByteLimits maxBytes;          ///< The same in bytes.
    std::size_t maxPending = 65'536; ///< Most uncommitted entries of a leader before proposals are refused.
    std::size_t maxApply = 4096;     ///< Most entries per Effects::apply.
    std::size_t snapshotChunk = 16 * 1024;           ///< Bytes per InstallSnapshot.
    std::size_t maxSnapshot = std::size_t{1} << 30U; ///< Most bytes of a leader's snapshot (1 GiB): a server
                                                     ///< takes no more of one into its memory.
    std::size_t keptBehindSnapshot = 0; ///< Entries kept in memory behind an own snapshot: followers that lag
                                        ///< by less, or have just installed an earlier one, need no new one.
    std::uint64_t seed = 1; ///< Seed of the randomised election timeouts. Outside of simulations it differs
                            ///< at every start.
    Rules rules;            ///< Lessons and tests of the rules only.
};

/// One sentence that says why the configuration cannot work ("the heartbeat must be shorter than …"), or
/// nothing.
std::string problem(const Config &config);

} // namespace raft
