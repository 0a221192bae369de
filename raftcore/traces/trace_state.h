#pragma once

#include "raftcore/cluster/event.h"
#include "raftcore/cluster/knowledge.h"
#include "raftcore/cluster/view.h"
#include "raftcore/consensus/log.h"
#include "raftcore/traces/trace_item.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace raft {

/// A server as a trace has shown it so far.
struct TraceServer {
    NodeId id;
    ServerKnowledge knowledge = ServerKnowledge::nothing();
    Liveness liveness = Liveness::Up;
    Time since{};
    Role role = Role::Follower;
    Term term;
    std::optional<NodeId> vote;
    std::optional<NodeId> leader;
    std::vector<NodeId> granted; ///< Who has said so to it in its term.
    std::vector<NodeId> refused;
    Index commit;
    Index applied;
    Log log;
    std::optional<Position> snapshot;
    TraceMembers members;
    EventNumber trigger = 0; ///< What it last reacted to: a message, a timeout, its start.

    bool knows(ServerFact fact) const { return knowledge.knows(fact); }
    bool leads() const { return knows(ServerFact::Role) && role == Role::Leader; }
};

/// A message that was sent, and of whose end nothing has been reported yet.
struct TraceFlight {
    std::uint64_t number = 0; ///< Counted from 1 in the order of the lines.
    EventNumber sentEvent = 0;
    Time sent{};
    TraceMessage message;
};

/// What one item changed, for those who check it.
struct TraceStep {
    std::vector<Event> events;
    NodeId server;
    bool becameLeader = false; ///< Or leads another term than before.
    bool votedAnew = false;    ///< Its vote, or the term of its vote, is another one than before.
    Term termBefore;           ///< 0: unknown.
    Index commitBefore;
    Index appliedBefore;
    Position lastBefore;               ///< Where its log ended; the length must have been known.
    bool knewLog = false;              ///< Both were known.
    std::optional<Index> replacedFrom; ///< Entries of its log from here on were cut off or replaced.
    std::optional<Index> appendedFrom; ///< Entries from here on are new, up to the end of its log.
    bool leftGap = false;              ///< They do not follow what was there.
    bool restarted = false;
    std::optional<std::uint64_t> arrived; ///< The message of that number is no longer on its way.
    EventNumber sentEvent = 0;            ///< … and was sent there.
    bool pairedByOrder = false;           ///< … as it seems: nothing names it.

    void clear();
};

/// A cluster as a trace has shown it so far: what its items come to, one after the other. A value.
class TraceState {
public:
    Time now() const { return m_now; }
    /// How many events the items so far were.
    EventNumber events() const { return m_events; }
    /// How many messages were mentioned.
    std::uint64_t messages() const { return m_messages; }
    /// By id; those of which nothing has been reported yet are missing.
    const std::vector<TraceServer> &servers() const { return m_servers; }
    const TraceServer *server(NodeId id) const;
    /// The latest ones, oldest first: of those that never end no more than a few are kept.
    const std::vector<TraceFlight> &flights() const { return m_flights; }

    /// Goes on by one item; says in `step` what it changed.
    void apply(const TraceItem &item, TraceStep &step);
    /// An event that follows from the last item, but is none of its own.
    void skipEvent() { ++m_events; }

private:
    struct Before;

    TraceServer &serverFor(NodeId id);
    void beginAnew();
    void takeTime(const TraceItem &item);
    void applyMessage(const TraceItem &item, TraceServer &server, TraceStep &step);
    void takeFlight(const TraceItem &item, TraceStep &step, Event &event);
    static void countVote(const TraceMessage &message, TraceServer &candidate);
    void applyLife(const TraceItem &item, TraceServer &server, TraceStep &step);
    static void applyFacts(const TraceItem &item, TraceServer &server, TraceStep &step);
    void noteChanges(const TraceItem &item, const TraceServer &server, const Before &before, TraceStep &step);
    void emitTold(const TraceItem &item, const TraceServer *server, TraceStep &step);
    Event eventOf(EventKind kind, const TraceServer *server) const;
    void tell(const Event &event, TraceStep &step);

    Time m_now{};
    EventNumber m_events = 0;
    std::uint64_t m_messages = 0;
    std::vector<TraceServer> m_servers;
    std::vector<TraceFlight> m_flights;
};

} // namespace raft
