#include "raftcore/traces/trace_view.h"

#include "raftcore/traces/trace_words.h"

#include <algorithm>

namespace raft {

namespace {

std::vector<Entry> entriesOf(const TraceMessage &reported)
{
    std::vector<Entry> entries;
    constexpr std::uint64_t most = 4096; // A count may be anything.
    const std::uint64_t count =
        std::min(std::max<std::uint64_t>(reported.count.value_or(0), reported.terms.size()), most);
    Index index = reported.at.value_or(Position{}).index;
    for (std::size_t place = 0; place < count; ++place) {
        ++index;
        const Term term = place < reported.terms.size() ? reported.terms[place] : Term{};
        entries.push_back({{index, term}, Command()});
    }
    return entries;
}

AppendReply appendReplyOf(const TraceMessage &reported)
{
    AppendReply reply;
    const Position at = reported.at.value_or(Position{});
    reply.success = reported.accepted.value_or(false);
    (reply.success ? reply.match : reply.rejected) = at.index;
    return reply;
}

InstallSnapshot snapshotOf(const TraceMessage &reported)
{
    InstallSnapshot snapshot;
    snapshot.last = reported.at.value_or(Position{});
    snapshot.membership = std::make_shared<const Membership>();
    snapshot.done = true;
    return snapshot;
}

MessageBody bodyOf(const TraceMessage &reported)
{
    const Position at = reported.at.value_or(Position{});
    const bool accepted = reported.accepted.value_or(false);
    switch (reported.type.value_or(MessageType::Append)) {
    case MessageType::RequestVote: return RequestVote{at};
    case MessageType::PreVote: return RequestVote{at, true};
    case MessageType::RequestVoteReply: return VoteReply{accepted};
    case MessageType::PreVoteReply: return VoteReply{accepted, true};
    case MessageType::Append:
    case MessageType::Heartbeat:
        return AppendEntries{at, Entries(entriesOf(reported)), reported.commit.value_or(Index{}), {}};
    case MessageType::AppendReply: return appendReplyOf(reported);
    case MessageType::Snapshot: return snapshotOf(reported);
    case MessageType::SnapshotReply: return SnapshotReply{at, 0, accepted, {}};
    case MessageType::TimeoutNow: return TimeoutNow{};
    case MessageType::ReadIndex: return ReadIndex{};
    case MessageType::ReadIndexReply: return ReadIndexReply{{}, accepted, at.index};
    }
    return TimeoutNow{};
}

/// When nothing says which servers belong to the cluster, all that are seen are taken to.
Membership membershipOf(const TraceServer &server, const std::vector<NodeId> &allServers)
{
    Membership membership;
    if (server.knows(ServerFact::Membership)) {
        membership.voters = server.members.voters;
        membership.outgoing = server.members.outgoing;
        membership.learners = server.members.learners;
    } else {
        membership.voters = allServers;
    }
    return membership;
}

ServerView viewOf(const TraceServer &reported, const std::vector<NodeId> &allServers)
{
    ServerView view;
    view.id = reported.id;
    view.knowledge = reported.knowledge;
    if (!reported.knows(ServerFact::Membership))
        view.knowledge.learn(ServerFact::Membership, true);
    view.liveness = reported.liveness;
    view.since = reported.since;
    view.role = reported.role;
    view.hard = {reported.term, reported.vote, {}};
    view.leader = reported.leader;
    view.votesGranted = reported.granted;
    view.votesRefused = reported.refused;
    view.commit = reported.commit;
    view.applied = reported.applied;
    view.log = reported.log;
    view.durable = reported.log.lastIndex(); // Unknown; nothing is to look as if it were not.
    view.snapshot = reported.snapshot;
    view.membership = membershipOf(reported, allServers);
    return view;
}

/// Of a message that never ends it is not known how long it was on its way: it is shown until either end goes
/// on.
bool isShown(const Trace &trace, const TraceState &state, const TraceFlight &flight, EventNumber event)
{
    if (flight.message.from == NodeId{} || flight.message.to == NodeId{})
        return false;
    if (trace.endOf(flight.number) > event)
        return true;
    const auto goesOn = [&](const Event &later) {
        return later.server == flight.message.from.value || later.server == flight.message.to.value;
    };
    return trace.events().firstIn({flight.sentEvent + 1, state.events()}, EventKinds::all(), goesOn) == 0;
}

MessageView viewOf(const Trace &trace, const TraceFlight &flight)
{
    MessageView view;
    view.id = flight.number;
    view.message = messageOf(flight.message);
    view.sent = flight.sent;
    view.sentEvent = flight.sentEvent;
    view.knowledge = knowledgeOf(flight.message);
    const EventNumber end = trace.endOf(flight.number);
    if (end == 0) {
        view.due = flight.sent;
        view.fate = MessageFate::Held;
        view.knowledge.forget(MessageFact::Arrival);
        return view;
    }
    const Event ended = trace.events()[end];
    view.due = ended.at;
    view.fate = ended.kind == EventKind::MessageLost ? MessageFate::Lost : MessageFate::Arrives;
    view.knowledge.learn(MessageFact::Arrival, trace.isPairedByOrder(flight.number));
    return view;
}

std::vector<LinkView> linksBetween(const std::vector<NodeId> &servers)
{
    std::vector<LinkView> links;
    for (const NodeId from : servers)
        for (const NodeId to : servers)
            if (from != to)
                links.push_back({from, to, false, false, {}, 0});
    return links;
}

} // namespace

Message messageOf(const TraceMessage &reported)
{
    return {reported.from, reported.to, reported.term.value_or(Term{}), bodyOf(reported), {}, {}};
}

MessageKnowledge knowledgeOf(const TraceMessage &reported)
{
    MessageKnowledge knowledge;
    knowledge.forget(MessageFact::Round);
    if (!reported.term)
        knowledge.forget(MessageFact::SenderTerm);
    if (!reported.at) {
        knowledge.forget(MessageFact::Position);
        knowledge.forget(MessageFact::Match);
    }
    if (reported.terms.empty() && reported.count != 0U)
        knowledge.forget(MessageFact::Entries);
    if (!reported.commit)
        knowledge.forget(MessageFact::Commit);
    if (!reported.accepted)
        knowledge.forget(MessageFact::Result);
    return knowledge;
}

ClusterView viewOf(const Trace &trace, EventNumber event)
{
    const TraceState &state = trace.stateAt(event);
    const std::vector<NodeId> allServers = trace.names().ids();
    ClusterView view;
    view.now = state.now();
    view.event = event;
    view.network = {{}, {}, 0, 0};
    for (const NodeId id : allServers) {
        const TraceServer *reported = state.server(id);
        TraceServer unknown;
        unknown.id = id;
        view.servers.push_back(viewOf(reported != nullptr ? *reported : unknown, allServers));
    }
    for (const TraceFlight &flight : state.flights())
        if (isShown(trace, state, flight, event))
            view.messages.push_back(viewOf(trace, flight));
    view.links = linksBetween(allServers);
    for (const TraceFinding &finding : trace.findings())
        if (finding.violation.event <= event)
            view.violations.push_back(violationWithLines(trace, finding));
    return view;
}

} // namespace raft
