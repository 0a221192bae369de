#include "raftcore/traces/state_reader.h"

#include "raftcore/consensus/phrase.h"

#include <algorithm>
#include <utility>

namespace raft {

namespace {

enum class Direction : std::uint8_t { None, Sends, Receives, Drops };

Direction directionOf(std::string_view name)
{
    if (name.starts_with("Send") || name.starts_with("send_"))
        return Direction::Sends;
    if (name.starts_with("Receive") || name.starts_with("recv_"))
        return Direction::Receives;
    return name.starts_with("drop_pending") ? Direction::Drops : Direction::None;
}

template <class Number>
std::optional<Number> numbered(std::optional<std::uint64_t> value)
{
    return value ? std::optional(Number{*value}) : std::nullopt;
}

NodeId serverNamed(const std::string &name, ServerNames &names)
{
    const bool isNobody = name.empty() || name == "null";
    return isNobody ? NodeId{} : names.idOf(name).value_or(NodeId{});
}

bool carriesEntries(MessageType type)
{
    return type == MessageType::Append || type == MessageType::Heartbeat;
}

bool answersRequest(MessageType type)
{
    return type == MessageType::AppendReply || type == MessageType::RequestVoteReply ||
           type == MessageType::PreVoteReply;
}

/// The message in the words of a trace.
TraceMessage reportedPacket(const StateLine::Packet &packet)
{
    TraceMessage message;
    message.type = packet.type;
    message.term = numbered<Term>(packet.term);
    if (!packet.type)
        return message;
    if (packet.index)
        message.at = Position{{*packet.index}, {packet.indexTerm.value_or(0)}};
    if (*packet.type == MessageType::Snapshot) {
        message.at = Position{{packet.entries.value_or(0)}, {}};
    } else if (carriesEntries(*packet.type)) {
        const std::uint64_t behind = packet.index.value_or(0);
        message.count = packet.last && *packet.last >= behind ? *packet.last - behind : packet.entries;
        message.commit = numbered<Index>(packet.commit);
        if (message.count == 0U)
            message.type = MessageType::Heartbeat;
    } else if (answersRequest(*packet.type)) {
        message.accepted = packet.accepted.value_or(true);
        if (message.at)
            message.at->term = Term{};
    }
    const bool saysNothing = message.at == Position{} && *packet.type != MessageType::RequestVote &&
                             *packet.type != MessageType::PreVote && !carriesEntries(*packet.type);
    if (saysNothing || (packet.type == MessageType::Heartbeat && message.at == Position{}))
        message.at.reset();
    return message;
}

} // namespace

LineAnswer StateReader::read(std::string_view text, SourceLine where, ReadingPlace &place)
{
    if (text.empty())
        return lineWithoutMeaning;
    const std::optional<StateLine> line = StateLine::of(text);
    if (!line)
        return brokenLine(marked("no complete JSON object"));
    if (line->name.empty() || line->node.empty())
        return lineWithoutMeaning;
    const std::optional<NodeId> id = place.names.idOf(line->node);
    if (!id)
        return brokenLine(marked("one server too many"));
    TraceItem item;
    item.where = where;
    item.at = line->at;
    item.server = *id;
    item.kind = TraceKind::State;
    item.text = line->name;
    const bool isRestart = line->name == "InitState" && m_servers.contains(*id);
    tellState(*line, *id, item, place);
    if (isRestart) {
        item.kind = TraceKind::Restart;
        m_servers[*id].offer.reset();
    }
    const bool isMessage = line->packet && tellMessage(*line, *id, item, place);
    if (!isMessage && line->name == "BecomeCandidate")
        item.kind = TraceKind::Timeout;
    else if (!isMessage && (line->name == "Commit" || line->name == "commit"))
        item.kind = TraceKind::Commit;
    place.items.push_back(std::move(item));
    return reportedLine;
}

void StateReader::tellState(const StateLine &line, NodeId id, TraceItem &item, ReadingPlace &place)
{
    Server &server = m_servers[id];
    item.term = numbered<Term>(line.term);
    item.role = line.role;
    item.commit = numbered<Index>(line.commit);
    item.applied = numbered<Index>(line.applied);
    if (line.vote)
        item.vote = *line.vote == "0" ? NodeId{} : serverNamed(*line.vote, place.names);
    tellMembers(line, server, item, place);
    tellLog(line, server, item);
    server.term = line.term ? line.term : server.term;
}

void StateReader::tellMembers(const StateLine &line, Server &server, TraceItem &item, ReadingPlace &place)
{
    if (line.voters.empty() || (line.voters == server.voters && line.outgoing == server.outgoing))
        return;
    server.voters = line.voters;
    server.outgoing = line.outgoing;
    TraceMembers members;
    for (const std::string &name : line.voters)
        members.voters.push_back(serverNamed(name, place.names));
    for (const std::string &name : line.outgoing)
        members.outgoing.push_back(serverNamed(name, place.names));
    for (std::vector<NodeId> *ids : {&members.voters, &members.outgoing})
        std::sort(ids->begin(), ids->end());
    item.members = std::move(members);
}

/// A leader appends what it proposes, a follower what it was offered; what else changes the length is not
/// known.
void StateReader::tellLog(const StateLine &line, Server &server, TraceItem &item)
{
    item.logInferred = true;
    if (std::optional<TraceLogChange> proposed = proposal(line, server)) {
        item.log = std::move(proposed);
        return;
    }
    const bool isAnswer =
        line.packet && line.packet->accepted.value_or(false) && directionOf(line.name) == Direction::Sends;
    const bool hasGrown = line.last && *line.last != server.log.last();
    if (server.offer && (isAnswer || hasGrown))
        settleOffer(server, item);
    if (!line.last || *line.last == server.log.last())
        return;
    const bool isBootstrap = line.name == "Bootstrap" || line.name == "ApplyConfChange";
    const Term filled = isBootstrap && line.term == 1U ? Term{1} : Term{};
    std::optional<TraceLogChange> ended = server.log.endAt(*line.last, filled);
    item.log = item.log && item.log->from // What was accepted just now changes with it.
                   ? server.log.from(std::min(item.log->from->value, server.log.last() + 1))
                   : std::move(ended);
    item.logInferred = filled != Term{};
}

/// What the line says that this server appends by itself.
std::optional<TraceLogChange> StateReader::proposal(const StateLine &line, Server &server)
{
    const std::uint64_t last = line.last.value_or(server.log.last());
    if (line.name == "Replicate")
        return server.log.propose(last, Term{line.term.value_or(0)});
    if (line.entryIndex && line.entryTerm && line.name == "append")
        return server.log.accept(*line.entryIndex - (*line.entryIndex > 0 ? 1 : 0), {Term{*line.entryTerm}});
    if (line.name == "replicate")
        return server.log.propose(line.entryIndex.value_or(last + 1) - 1,
                                  Term{line.entryTerm.value_or(line.term.value_or(0))});
    return std::nullopt;
}

void StateReader::settleOffer(Server &server, TraceItem &item)
{
    const Offer offer = *std::exchange(server.offer, std::nullopt);
    item.log =
        offer.isSnapshot ? server.log.install(offer.prev, {}) : server.log.accept(offer.prev, offer.terms);
    item.logInferred = true;
}

bool StateReader::tellMessage(const StateLine &line, NodeId id, TraceItem &item, ReadingPlace &place)
{
    const Direction direction = directionOf(line.name);
    const StateLine::Packet &packet = *line.packet;
    if (direction == Direction::None || !packet.type)
        return false;
    TraceMessage message = reportedPacket(packet);
    message.from = serverNamed(packet.from.empty() ? line.from : packet.from, place.names);
    message.to = serverNamed(packet.to.empty() ? line.to : packet.to, place.names);
    if (direction == Direction::Sends)
        message.from = id;
    else if (direction == Direction::Receives)
        message.to = id;
    if (message.from == message.to) // A note to itself.
        return false;
    if (const Term behind = message.at.value_or(Position{}).term;
        direction == Direction::Sends && behind != Term{}) {
        std::optional<TraceLogChange> learned = m_servers[id].log.learn(message.at->index.value, behind);
        if (learned && item.log && item.log->from && learned->from)
            item.log = m_servers[id].log.from(std::min(item.log->from->value, learned->from->value));
        else if (learned)
            item.log = std::move(learned);
    }
    if (direction == Direction::Receives)
        noteOffer(message, packet, m_servers[id]);
    item.kind = direction == Direction::Sends      ? TraceKind::Send
                : direction == Direction::Receives ? TraceKind::Receive
                                                   : TraceKind::Drop;
    item.message = std::move(message);
    return true;
}

void StateReader::noteOffer(const TraceMessage &message, const StateLine::Packet &packet, Server &receiver)
{
    constexpr std::uint64_t mostEntries = 4096;
    const bool isSnapshot = message.type == MessageType::Snapshot;
    if ((message.type != MessageType::Append && !isSnapshot) || !message.at)
        return;
    Offer offer{message.at->index.value, {}, isSnapshot};
    const LogModel &sender = m_servers[message.from].log;
    for (std::uint64_t i = 1; !isSnapshot && i <= std::min(message.count.value_or(0), mostEntries); ++i) {
        const Term known = sender.termAt(offer.prev + i);
        offer.terms.push_back(known == Term{} ? Term{packet.lastTerm.value_or(0)} : known);
    }
    receiver.offer = std::move(offer);
}

} // namespace raft
