#pragma once

#include "raftcore/cluster/event.h"
#include "raftcore/cluster/knowledge.h"
#include "raftcore/cluster/operation.h"
#include "raftcore/cluster/process_state.h"
#include "raftcore/cluster/safety.h"
#include "raftcore/consensus/log.h"
#include "raftcore/consensus/membership.h"
#include "raftcore/consensus/messages.h"
#include "raftcore/consensus/role.h"
#include "raftcore/consensus/rules.h"
#include "raftcore/consensus/storage.h"
#include "raftcore/store/store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Everything a picture needs of one instant of a cluster: plain values, cheap to copy.
namespace raft {

/// Whether a server takes steps: one that is paused remembers everything, one that has crashed only its disk.
enum class Liveness : std::uint8_t { Up, Paused, Crashed };

/// How much is known of an external server.
enum class Sight : std::uint8_t {
    Seen,       ///< All of it, also that it is down. Of a simulated server always.
    Awaited,    ///< It is being started, or looked for, and has not been heard of yet.
    NotWatched, ///< Nothing: it is a member, and whether it runs is not known.
};

/// How much is known of a server that has not been seen to live, from what is known of its process.
Sight sightOf(const ProcessState &process);

/// A linearizable read that a client of this server waits for, and how far it has come (thesis §6.4).
struct WaitingRead {
    OperationId operation = 0;   ///< By which the client knows it.
    std::string key;             ///< What is read.
    RequestId asked;             ///< Its number in the leader's PendingRead::id.
    std::optional<Index> readAt; ///< Leadership is confirmed: answered once this index is applied here.
};

/// One server at an instant. Of a crashed server: what is on its disk; volatile fields are at their initial
/// values. What is not known is so, too.
struct ServerView {
    NodeId id;                        ///< Its number.
    ServerKnowledge knowledge{};      ///< What of the rest is known.
    Liveness liveness = Liveness::Up; ///< Whether it runs.
    Sight sight = Sight::Seen;    ///< Unless it is Seen, the rest is at its initial values, or what it was.
    Time since{};                 ///< When it crashed, was paused or started.
    Role role = Role::Follower;   ///< Figure 2, in words: what it is in its term.
    DiskId disk;                  ///< Which disk it is on; the membership names the one that counts.
    HardState hard;               ///< currentTerm and votedFor.
    std::optional<NodeId> leader; ///< The leader it knows of.
    std::vector<NodeId> votesGranted; ///< Candidates: who granted (itself included) …
    std::vector<NodeId> votesRefused; ///< … and who refused.
    Index commit;                     ///< Its commitIndex.
    Index applied;                    ///< Its lastApplied.
    Index durable;                    ///< Log entries up to here survive a crash.
    Log log;                          ///< Its entries, committed or not.
    std::optional<Position> snapshot; ///< The last position that its snapshot replaces.
    std::uint64_t snapshotBytes = 0;  ///< Size of that snapshot.
    Membership membership;            ///< As this server knows it.
    std::vector<Progress> progress;   ///< Leaders: how they see the others.
    ReadRound readRound;              ///< Leaders: latest round of heartbeats.
    ReadRound confirmedRound;         ///< Leaders: latest round that a majority answered.
    Time leaseUntil{}; ///< Leaders: no other can be elected before, if clocks run alike (cluster time).
    std::optional<raft::Transfer> transfer; ///< Leaders: whom leadership is being handed to (cluster time).
    std::vector<PendingRead> pendingReads;  ///< Leaders: linearizable reads that wait.
    std::vector<WaitingRead> waitingReads;  ///< Reads that this server's own clients wait for.
    Time timerStart{};                      ///< When the running timer was started (cluster time).
    Time deadline{};                ///< When it runs out: election timeout, or a leader's next heartbeat.
    Store store;                    ///< Its state machine.
    std::size_t waitingClients = 0; ///< How many requests it has accepted and not answered.
    std::size_t unsyncedWrites = 0; ///< Writes on their way to the disk.
    bool diskManual = false;        ///< Writes wait for an action.
    Time diskDelay{};               ///< How much longer its disk takes for every write.
    std::int32_t clockPerMillion{}; ///< How much faster than the cluster's its clock runs.
    ProcessState process;           ///< External servers: of the process behind it.

    /// Whether it leads some term, or believes so, and is not down.
    bool isLeader() const { return liveness != Liveness::Crashed && role == Role::Leader; }
};

/// What will become of a message unless an action intervenes.
enum class MessageFate : std::uint8_t {
    Arrives, ///< At `due`.
    Lost,    ///< Dies at `due`, on its way.
    Held,    ///< Waits until an action releases, delivers or drops it.
};

/// A message on its way.
struct MessageView {
    std::uint64_t id = 0;                    ///< Unique in the run.
    Message message;                         ///< As it was sent.
    Time sent{};                             ///< When it was sent.
    Time due{};                              ///< When it arrives or dies. Meaningless while held.
    MessageFate fate = MessageFate::Arrives; ///< As things stand.
    EventNumber sentEvent = 0;               ///< Its MessageSent in the record.
    MessageKnowledge knowledge{};            ///< What of the message is known, and whether its arrival is.
};

/// One direction between two servers.
struct LinkView {
    NodeId from;
    NodeId to;
    bool cut = false;                 ///< Nothing passes.
    bool held = false;                ///< What comes waits.
    Time delay{};                     ///< Extra delay beyond the network's.
    std::uint32_t lossPerMillion = 0; ///< Extra loss beyond the network's.
};

/// What everything on the network suffers.
struct NetworkDials {
    Time latencyMin{5'000};                  ///< Shortest time of a message.
    Time latencyMax{15'000};                 ///< Longest time; each message's is drawn between them.
    std::uint32_t lossPerMillion = 0;        ///< How many messages are lost.
    std::uint32_t duplicationPerMillion = 0; ///< How many arrive twice.

    bool operator==(const NetworkDials &) const = default;
};

/// Whether a leader can still do what leaders are for.
enum class LeaderStanding : std::uint8_t {
    None,       ///< It does not lead.
    Working,    ///< As far as can be seen, it can commit entries.
    CutOff,     ///< It cannot reach a majority over uncut links: new entries stay uncommitted.
    Superseded, ///< Another server leads a later term: its followers are gone.
};

/// A whole cluster at an instant.
struct ClusterView {
    Time now{};                              ///< The instant.
    EventNumber event = 0;                   ///< The last event that this shows.
    std::vector<ServerView> servers;         ///< By id.
    std::vector<MessageView> messages;       ///< On their way, by id (the order of sending).
    std::vector<LinkView> links;             ///< Every ordered pair of servers, by (from, to).
    NetworkDials network;                    ///< As it is set now.
    Time diskMin{};                          ///< Least time a write takes to become durable …
    Time diskMax{};                          ///< … and most.
    std::vector<std::vector<NodeId>> groups; ///< Of a split that is in force; else empty.
    std::vector<Operation> operations;       ///< Pending ones and the latest hundred that returned, by id.
    std::vector<Violation> violations;       ///< What has not held so far, oldest first.
    Rules rules;                             ///< Which hold.
    bool manual = false;                     ///< Nothing happens by itself.

    /// The server of that number; null when there is none.
    const ServerView *server(NodeId id) const;
    /// The link in that direction; null when there is none.
    const LinkView *link(NodeId from, NodeId to) const;
    /// The message of that number; null when it is not on its way.
    const MessageView *message(std::uint64_t id) const;
    /// The leader of the highest term that is up; nothing when there is none.
    const ServerView *leader() const;
    /// A server of which too little is known to say that it leads, but that all who name a leader in the
    /// latest term name.
    std::optional<NodeId> unseenLeader() const;
    /// How `server` leads. Links of which nothing is known are not cut.
    LeaderStanding leadership(const ServerView &server) const;
    /// Whether `server` leads, but is cut off or superseded.
    bool isStaleLeader(const ServerView &server) const
    {
        return leadership(server) > LeaderStanding::Working;
    }
};

} // namespace raft
