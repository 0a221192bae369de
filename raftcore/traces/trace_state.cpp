#include "raftcore/traces/trace_state.h"

#include "raftcore/traces/log_change.h"

#include <algorithm>

namespace raft {

namespace {

/// Messages that never end are forgotten when so many later ones are on their way.
constexpr std::size_t mostFlights = 512;

/// Whether nothing stands against it: what one of them does not tell may be so.
template <class Value>
bool mayBeSame(const std::optional<Value> &one, const std::optional<Value> &other)
{
    return !one || !other || *one == *other;
}

bool mayBeSame(NodeId one, NodeId other)
{
    return one == NodeId{} || other == NodeId{} || one == other;
}

/// A heartbeat is an AppendEntries of which it was reported that it has no entries.
std::optional<MessageType> callOf(const TraceMessage &message)
{
    return message.type == MessageType::Heartbeat ? MessageType::Append : message.type;
}

bool isSame(const TraceMessage &sent, const TraceMessage &arrived)
{
    if (!mayBeSame(sent.to, arrived.to) || !mayBeSame(sent.from, arrived.from))
        return false;
    if (sent.id || arrived.id)
        return sent.id == arrived.id;
    return mayBeSame(callOf(sent), callOf(arrived)) && mayBeSame(sent.term, arrived.term) &&
           mayBeSame(sent.at, arrived.at) && mayBeSame(sent.count, arrived.count) &&
           mayBeSame(sent.accepted, arrived.accepted);
}

EventKind kindOf(TraceKind kind)
{
    switch (kind) {
    case TraceKind::Send: return EventKind::MessageSent;
    case TraceKind::Receive: return EventKind::MessageDelivered;
    case TraceKind::Drop: return EventKind::MessageLost;
    case TraceKind::Timeout: return EventKind::TimerFired;
    case TraceKind::Crash: return EventKind::Crashed;
    case TraceKind::Restart: return EventKind::Restarted;
    default: return EventKind::Told;
    }
}

bool isCandidate(Role role)
{
    return role == Role::Candidate || role == Role::PreCandidate;
}

void setMessage(const TraceMessage &message, Event &event)
{
    event.term = message.term.value_or(Term{});
    event.position = message.at.value_or(Position{});
    event.detail = static_cast<std::uint8_t>(message.type.value_or(MessageType::Append));
    const bool answers = message.accepted.has_value();
    event.count =
        answers ? (*message.accepted ? 1 : 0) : static_cast<std::uint32_t>(message.count.value_or(0));
}

} // namespace

/// What an item may change, before it does.
struct TraceState::Before {
    ServerKnowledge knowledge;
    Role role;
    Term term;
    std::optional<NodeId> vote;
    Index commit;
};

void TraceStep::clear()
{
    std::vector<Event> kept = std::move(events);
    kept.clear();
    *this = {};
    events = std::move(kept);
}

const TraceServer *TraceState::server(NodeId id) const
{
    const auto place =
        std::lower_bound(m_servers.begin(), m_servers.end(), id,
                         [](const TraceServer &one, NodeId wanted) { return one.id < wanted; });
    return place != m_servers.end() && place->id == id ? &*place : nullptr;
}

TraceServer &TraceState::serverFor(NodeId id)
{
    const auto place =
        std::lower_bound(m_servers.begin(), m_servers.end(), id,
                         [](const TraceServer &one, NodeId wanted) { return one.id < wanted; });
    if (place != m_servers.end() && place->id == id)
        return *place;
    TraceServer fresh;
    fresh.id = id;
    return *m_servers.insert(place, std::move(fresh));
}

void TraceState::beginAnew()
{
    for (TraceServer &server : m_servers) {
        const NodeId id = server.id;
        server = {};
        server.id = id;
    }
    m_flights.clear();
}

// Clocks that go back do not: the order of the lines counts.
void TraceState::takeTime(const TraceItem &item)
{
    if (item.at)
        m_now = std::max(m_now, *item.at);
}

Event TraceState::eventOf(EventKind kind, const TraceServer *server) const
{
    Event event;
    event.kind = kind;
    event.at = m_now;
    if (server != nullptr) {
        event.server = static_cast<std::uint16_t>(server->id.value);
        event.term = server->term;
        event.cause = server->trigger;
    }
    return event;
}

void TraceState::tell(const Event &event, TraceStep &step)
{
    step.events.push_back(event);
    ++m_events;
}

void TraceState::emitTold(const TraceItem &item, const TraceServer *server, TraceStep &step)
{
    Event event = eventOf(EventKind::Told, server);
    event.detail = static_cast<std::uint8_t>(item.kind);
    tell(event, step);
}

void TraceState::apply(const TraceItem &item, TraceStep &step)
{
    step.clear();
    step.server = item.server;
    takeTime(item);
    if (item.newRun)
        beginAnew();
    if (item.server == NodeId{}) {
        emitTold(item, nullptr, step);
        return;
    }
    TraceServer &server = serverFor(item.server);
    const Before before{server.knowledge, server.role, server.term, server.vote, server.commit};
    step.termBefore = server.term;
    step.commitBefore = server.commit;
    step.appliedBefore = server.applied;
    step.lastBefore = server.log.last();
    step.knewLog = server.knows(ServerFact::LogLength) && server.knows(ServerFact::LogTerms);
    if (item.concernsMessage())
        applyMessage(item, server, step);
    else
        applyLife(item, server, step);
    applyFacts(item, server, step);
    noteChanges(item, server, before, step);
    if (step.events.empty())
        emitTold(item, &server, step);
}

void TraceState::applyMessage(const TraceItem &item, TraceServer &server, TraceStep &step)
{
    const TraceMessage &message = *item.message;
    Event event = eventOf(kindOf(item.kind), &server);
    setMessage(message, event);
    const NodeId other = message.from == item.server ? message.to : message.from;
    event.other = static_cast<std::uint16_t>(other.value);
    if (item.kind == TraceKind::Send) {
        event.subject = ++m_messages;
        tell(event, step);
        m_flights.push_back({m_messages, m_events, m_now, message});
        if (m_flights.size() > mostFlights)
            m_flights.erase(m_flights.begin());
        return;
    }
    takeFlight(item, step, event);
    tell(event, step);
    if (item.kind != TraceKind::Receive)
        return;
    server.trigger = m_events;
    countVote(message, server);
}

/// The message that arrives or is lost is no longer on its way; if none was sent, it comes from outside.
void TraceState::takeFlight(const TraceItem &item, TraceStep &step, Event &event)
{
    TraceMessage message = *item.message;
    event.cause = 0;
    const auto flight = std::find_if(m_flights.begin(), m_flights.end(), [&message](const TraceFlight &one) {
        return isSame(one.message, message);
    });
    if (flight == m_flights.end()) {
        event.subject = ++m_messages;
    } else {
        event.subject = flight->number;
        event.cause = flight->sentEvent;
        step.arrived = flight->number;
        step.sentEvent = flight->sentEvent;
        step.pairedByOrder = !flight->message.id;
        message = flight->message; // Its sender knows best what it says.
        m_flights.erase(flight);
        setMessage(message, event);
    }
    const bool lost = item.kind == TraceKind::Drop; // The sender comes first in an event of this kind.
    event.server = static_cast<std::uint16_t>((lost ? message.from : item.server).value);
    event.other = static_cast<std::uint16_t>((lost ? message.to : message.from).value);
}

void TraceState::countVote(const TraceMessage &message, TraceServer &candidate)
{
    const bool isPreVote = message.type == MessageType::PreVoteReply;
    if ((message.type != MessageType::RequestVoteReply && !isPreVote) || !message.accepted ||
        !isCandidate(candidate.role) || (!isPreVote && message.term && *message.term != candidate.term))
        return;
    std::vector<NodeId> &voters = *message.accepted ? candidate.granted : candidate.refused;
    if (std::find(voters.begin(), voters.end(), message.from) == voters.end())
        voters.push_back(message.from);
    candidate.knowledge.learn(ServerFact::Votes);
}

void TraceState::applyLife(const TraceItem &item, TraceServer &server, TraceStep &step)
{
    const EventKind kind = kindOf(item.kind);
    if (item.kind == TraceKind::Timeout || item.kind == TraceKind::Crash || item.kind == TraceKind::Restart) {
        server.trigger = 0;
        Event event = eventOf(kind, &server);
        if (item.kind == TraceKind::Timeout)
            event.detail = static_cast<std::uint8_t>(server.role);
        tell(event, step);
        server.trigger = m_events;
    } else if (item.kind == TraceKind::Note || item.kind == TraceKind::Client) {
        emitTold(item, &server, step);
    }
    if (item.kind == TraceKind::Crash || item.kind == TraceKind::Restart) {
        server.liveness = item.kind == TraceKind::Crash ? Liveness::Crashed : Liveness::Up;
        server.since = m_now;
        server.role = Role::Follower;
        server.leader.reset();
        server.granted.clear();
        server.refused.clear();
        server.knowledge.forget(ServerFact::Commit); // Volatile (Figure 2), unless it tells otherwise.
        server.knowledge.forget(ServerFact::Applied);
        server.commit = server.applied = Index{};
    }
    step.restarted = item.kind == TraceKind::Restart || item.kind == TraceKind::Crash;
}

void TraceState::applyFacts(const TraceItem &item, TraceServer &server, TraceStep &step)
{
    ServerKnowledge &knowledge = server.knowledge;
    if (item.term) {
        const bool isNewer = server.knows(ServerFact::CurrentTerm) && *item.term > server.term;
        if (isNewer && !item.role && server.leads()) { // §5.1: it leads no more.
            server.role = Role::Follower;
            knowledge.learn(ServerFact::Role, true);
        }
        // §5.1: the vote was of the old term.
        if (*item.term != server.term && server.knows(ServerFact::CurrentTerm)) {
            server.vote.reset();
            server.leader.reset();
            server.granted.clear();
            server.refused.clear();
            knowledge.forget(ServerFact::Vote); // Of the new one only what is reported now is known.
            knowledge.forget(ServerFact::Leader);
        }
        server.term = *item.term;
        knowledge.learn(ServerFact::CurrentTerm, item.termInferred);
    }
    if (item.role) {
        server.role = *item.role;
        knowledge.learn(ServerFact::Role, item.termInferred);
    }
    if (item.vote) {
        server.vote = *item.vote == NodeId{} ? std::nullopt : item.vote;
        knowledge.learn(ServerFact::Vote);
        if (isCandidate(server.role) && server.vote == server.id && server.granted.empty())
            server.granted.push_back(server.id);
    }
    if (item.leader) {
        server.leader = *item.leader == NodeId{} ? std::nullopt : item.leader;
        knowledge.learn(ServerFact::Leader);
    } else if (item.role == Role::Leader) {
        server.leader = server.id;
        knowledge.learn(ServerFact::Leader, true);
    }
    if (item.log)
        changeLog(item, server, step);
    if (item.commit) {
        server.commit = *item.commit;
        knowledge.learn(ServerFact::Commit);
    }
    if (item.applied) {
        server.applied = *item.applied;
        knowledge.learn(ServerFact::Applied);
    }
    if (item.members) {
        server.members = *item.members;
        knowledge.learn(ServerFact::Membership);
    }
}

void TraceState::noteChanges(const TraceItem &item, const TraceServer &server, const Before &before,
                             TraceStep &step)
{
    const auto note = [&](NoteKind kind, NodeId other, Position at) {
        Event event = eventOf(EventKind::Noted, &server);
        event.detail = static_cast<std::uint8_t>(kind);
        event.other = static_cast<std::uint16_t>(other.value);
        event.position = at;
        tell(event, step);
    };
    const bool termChanged =
        item.term && (server.term != before.term || !before.knowledge.knows(ServerFact::CurrentTerm));
    const bool roleChanged =
        item.role && (server.role != before.role || !before.knowledge.knows(ServerFact::Role));
    step.becameLeader = server.leads() && (termChanged || roleChanged);
    step.votedAnew = item.vote && server.vote && (termChanged || server.vote != before.vote);
    if (termChanged || roleChanged) {
        Event event = eventOf(EventKind::StateChanged, &server);
        event.detail = static_cast<std::uint8_t>(server.role);
        event.count = server.knows(ServerFact::Role) ? 0 : 1; // As tellsRole() has it.
        tell(event, step);
    }
    if (step.votedAnew && *server.vote != server.id)
        note(NoteKind::VoteGranted, *server.vote, {});
    if (step.replacedFrom && step.knewLog)
        note(NoteKind::Truncated, {}, {*step.replacedFrom, {}});
    if (step.appendedFrom)
        note(NoteKind::Appended, {}, server.log.last());
    if (item.log && item.log->base)
        note(NoteKind::SnapshotTaken, {}, *item.log->base);
    if (item.members)
        note(NoteKind::MembershipActive, {}, {});
    if (item.commit && server.commit > before.commit) {
        Event event = eventOf(EventKind::CommitAdvanced, &server);
        event.position = {server.commit, server.log.termAt(server.commit).value_or(Term{})};
        if (before.knowledge.knows(ServerFact::Commit)) // Else it is unknown how many of them are new.
            event.count = static_cast<std::uint32_t>(
                std::min<std::uint64_t>(server.commit.value - before.commit.value, 0xffffffffU));
        tell(event, step);
    }
}

} // namespace raft
