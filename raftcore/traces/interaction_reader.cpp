#include "raftcore/traces/interaction_reader.h"

#include "raftcore/traces/core_words.h"
#include "raftcore/traces/text_scan.h"

#include <algorithm>
#include <cctype>

namespace raft {

namespace {

std::string_view withoutIndent(std::string_view line)
{
    while (!line.empty() && line.front() == ' ')
        line.remove_prefix(1);
    return line;
}

/// "1/13", term before index.
std::optional<Position> termAndIndex(std::string_view text)
{
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos)
        return std::nullopt;
    const std::optional<std::uint64_t> index = numberAfter(text, "/");
    std::uint64_t term = 0;
    for (const char c : text.substr(0, slash)) {
        if (std::isdigit(static_cast<unsigned char>(c)) == 0 || term > greatestNumber / 10)
            return std::nullopt;
        term = term * 10 + static_cast<std::uint64_t>(c - '0');
    }
    return index ? std::optional(Position{{*index}, {term}}) : std::nullopt;
}

/// "[1/14 EntryNormal "x", 1/15 EntryNormal]": the terms.
std::vector<Term> entryTerms(std::string_view line)
{
    std::vector<Term> terms;
    std::string_view rest = textAfter(line, "Entries:[", "]").value_or(std::string_view());
    while (!rest.empty()) {
        if (const std::optional<Position> at = termAndIndex(headOf(rest, " ,")))
            terms.push_back(at->term);
        const std::size_t comma = rest.find(", ");
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 2);
    }
    return terms;
}

/// A message of the core's own form, without its ends.
TraceMessage interactionMessage(std::string_view line, MessageType type)
{
    TraceMessage message;
    message.type = type;
    if (const std::optional<std::uint64_t> term = numberAfter(line, "Term:"))
        message.term = Term{*term};
    if (const std::optional<std::string_view> log = textAfter(line, "Log:", " "))
        message.at = termAndIndex(*log);
    if (const std::optional<std::uint64_t> commit = numberAfter(line, "Commit:"))
        message.commit = Index{*commit};
    if (type == MessageType::Append || type == MessageType::Heartbeat) {
        message.terms = entryTerms(line);
        message.count = message.terms.size();
        message.type = message.terms.empty() ? MessageType::Heartbeat : MessageType::Append;
    } else if (type == MessageType::AppendReply || type == MessageType::RequestVoteReply ||
               type == MessageType::PreVoteReply) {
        message.accepted = line.find("Reject") == std::string_view::npos;
        if (message.at)
            message.at->term = Term{};
    }
    return message;
}

} // namespace

LineAnswer InteractionReader::readMessage(std::string_view line, SourceLine where, ReadingPlace &place) const
{
    const std::string_view from = headOf(line, "-");
    const std::string_view rest = line.substr(std::min(from.size() + 2, line.size()));
    const std::string_view to = headOf(rest, " ");
    const std::string_view word = headOf(rest.substr(std::min(to.size() + 1, rest.size())), " ");
    const std::optional<MessageType> type = coreMessageNamed(word);
    const bool isNumber = !from.empty() && std::all_of(from.begin(), from.end(),
                                                       [](unsigned char c) { return std::isdigit(c) != 0; });
    if (!type || !isNumber || from == to)
        return lineWithoutMeaning;
    const std::optional<NodeId> sender = place.names.idOf(from);
    const std::optional<NodeId> receiver = place.names.idOf(to);
    if (!sender || !receiver)
        return lineWithoutMeaning; // To a thread of its own, "AppendThread".
    TraceItem item;
    item.where = where;
    item.kind = m_arrives ? TraceKind::Receive : TraceKind::Send;
    item.server = m_arrives ? *receiver : *sender;
    item.message = interactionMessage(line, *type);
    item.message->from = *sender;
    item.message->to = *receiver;
    place.items.push_back(std::move(item));
    return toldLine;
}

/// "INFO 1 became candidate at term 2".
LineAnswer InteractionReader::readInfo(std::string_view line, SourceLine where, ReadingPlace &place)
{
    const std::string_view who = headOf(line, " ");
    const std::optional<std::string_view> role = textAfter(line, " became ", " ");
    const std::optional<NodeId> server = role ? place.names.idOf(who) : std::nullopt;
    if (!server)
        return lineWithoutMeaning;
    TraceItem item;
    item.where = where;
    item.server = *server;
    item.role = coreRoleNamed(*role);
    item.kind = item.role == Role::Candidate ? TraceKind::Timeout : TraceKind::State;
    if (const std::optional<std::uint64_t> term = numberAfter(line, " at term "))
        item.term = Term{*term};
    item.text = line;
    place.items.push_back(std::move(item));
    return toldLine;
}

LineAnswer InteractionReader::read(std::string_view line, SourceLine where, ReadingPlace &place)
{
    line = withoutIndent(line);
    if (line.starts_with("INFO "))
        return readInfo(line.substr(5), where, place);
    if (line.starts_with("process-ready "))
        m_node = headOf(line.substr(14), " ");
    if (line.starts_with("> ")) { // "> 1 receiving messages", "> 1 handling Ready".
        m_node = headOf(line.substr(2), " ");
        m_arrives = line.find("receiving") != std::string_view::npos;
        return lineWithoutMeaning;
    }
    if (line.starts_with("Messages:") || line.starts_with("Ready"))
        m_arrives = false;
    if (line.find("->") != std::string_view::npos)
        return readMessage(line, where, place);
    const bool isState = line.starts_with("State:") || line.starts_with("HardState ");
    const std::optional<NodeId> server = isState ? place.names.idOf(m_node) : std::nullopt;
    if (!server)
        return lineWithoutMeaning;
    TraceItem item;
    item.where = where;
    item.kind = TraceKind::State;
    item.server = *server;
    if (const std::optional<std::string_view> role = textAfter(line, "State:", " ");
        role && line.starts_with("State"))
        item.role = coreRoleNamed(*role);
    if (const std::optional<std::uint64_t> term = numberAfter(line, "Term:"))
        item.term = Term{*term};
    if (const std::optional<std::uint64_t> commit = numberAfter(line, "Commit:"))
        item.commit = Index{*commit};
    if (const std::optional<std::string_view> vote = textAfter(line, "Vote:", " "))
        item.vote = place.names.idOf(*vote).value_or(NodeId{});
    place.items.push_back(std::move(item));
    return toldLine;
}

} // namespace raft
