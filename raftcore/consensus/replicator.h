#pragma once

#include "raftcore/consensus/server_state.h"

#include <vector>

namespace raft {

/// The sending side of log replication: feeds the followers with entries (§5.3), heartbeats (§5.2) and
/// snapshots (§7). What it sends follows from the Progress of each peer; it never decides what is committed,
/// nor who leads. Made for a step.
class Replicator {
public:
    /// Whether a round of heartbeats sends again what chunk of a snapshot is not yet answered.
    enum class Chunks : std::uint8_t { Repeat, Leave };

    Replicator(ServerState &server, Leader &leader) : m_server(server), m_leader(leader) {}

    /// Appends entries of the own term, and sends them to all followers that take them. A membership among
    /// them counts at once, and changes who is fed: no Progress stays where it was.
    void replicate(std::vector<Entry> entries);
    /// The same for a single entry, at the end of the log.
    void replicate(EntryPayload payload);

    /// Sends what the peer's state allows: one probe, or as many batches as its window takes (pipelining).
    void feed(Progress &peer);
    /// Begins a round of heartbeats. Reads may ask for many rounds between two beats of the timer: what is
    /// large waits for the timer.
    void broadcastHeartbeat(Chunks chunks);
    /// Simulations with manual delivery (Config::eagerCommit): followers hear of a commit at once.
    void tellCommit();

    /// The peer refused to append (§5.3): goes back to where the logs may agree, and asks again.
    void retreat(Progress &peer, const AppendReply &reply);
    /// The peer has answered a chunk, but not yet installed the snapshot: goes on with the next chunk.
    void continueSnapshot(Progress &peer, const SnapshotReply &reply);

    /// Feeds the members, and for a while those that the latest membership leaves out.
    void followMembership();
    /// How far the log may be compacted when the state machine needs nothing up to `base`.
    Index compactableTo(Index base);

private:
    Entries entriesFrom(Index next) const;
    void sendAppend(Progress &peer, Entries entries);
    void sendSnapshot(Progress &peer);
    void sendEmptyChunk(const Progress &peer);

    ServerState &m_server;
    Leader &m_leader;
};

/// For how long a leader feeds a server that does not answer and is no member any more.
Time leaverPatience(const Config &config);

} // namespace raft
