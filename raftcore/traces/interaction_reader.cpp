#include "raftcore/traces/interaction_reader.h"

#include "raftcore/traces/core_words.h"
#include "raftcore/traces/text_scan.h"

#include <algorithm>
#include <cctype>
#include <utility>

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

bool isNumber(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
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
        if (message.at == Position{}) // Answers to heartbeats and to candidates tell nothing of logs.
            message.at.reset();
    }
    return message;
}

} // namespace

LineAnswer InteractionReader::readMessage(std::string_view line, SourceLine where, ReadingPlace &place) const
{
    constexpr std::string_view dropped = "dropped: ";
    const bool isLost = line.starts_with(dropped);
    line.remove_prefix(isLost ? dropped.size() : 0);
    const std::string_view from = headOf(line, "-");
    const std::string_view rest = line.substr(std::min(from.size() + 2, line.size()));
    const std::string_view to = headOf(rest, " ");
    const std::string_view word = headOf(rest.substr(std::min(to.size() + 1, rest.size())), " ");
    const std::optional<MessageType> type = coreMessageNamed(word);
    if (!type || !isNumber(from) || !isNumber(to) || from == to) // Others go to threads of its own.
        return lineWithoutMeaning;
    const std::optional<NodeId> sender = place.names.idOf(from);
    const std::optional<NodeId> receiver = place.names.idOf(to);
    if (!sender || !receiver)
        return brokenLine("one server too many");
    const bool arrives = m_list == List::Arriving;
    TraceItem item;
    item.where = where;
    item.kind = isLost ? TraceKind::Drop : arrives ? TraceKind::Receive : TraceKind::Send;
    item.server = isLost || arrives ? *receiver : *sender;
    item.message = interactionMessage(line, *type);
    item.message->from = *sender;
    item.message->to = *receiver;
    place.items.push_back(std::move(item));
    return reportedLine;
}

/// "1/11 EntryNormal "x"" below "Entries:": it is appended, and what was there and behind it is gone.
LineAnswer InteractionReader::readEntry(std::string_view line, SourceLine where, ReadingPlace &place) const
{
    const std::optional<Position> at = termAndIndex(headOf(line, " "));
    const std::optional<NodeId> server = at ? place.names.idOf(m_node) : std::nullopt;
    if (!server)
        return lineWithoutMeaning;
    TraceItem item;
    item.where = where;
    item.kind = TraceKind::State;
    item.server = *server;
    item.log.emplace().from = at->index;
    item.log->entries.push_back({at->term, std::nullopt});
    place.items.push_back(std::move(item));
    return reportedLine;
}

/// "INFO 1 became candidate at term 2", "INFO newRaft 1 [peers: [], term: 1, commit: 11, …, lastindex: 11]".
LineAnswer InteractionReader::readInfo(std::string_view line, SourceLine where, ReadingPlace &place)
{
    constexpr std::string_view start = "newRaft ";
    const bool starts = line.starts_with(start);
    line.remove_prefix(starts ? start.size() : 0);
    const std::string_view who = headOf(line, " ");
    const std::optional<std::string_view> role = textAfter(line, " became ", " ");
    const std::optional<NodeId> server = starts || role ? place.names.idOf(who) : std::nullopt;
    if (!server)
        return lineWithoutMeaning;
    TraceItem item;
    item.where = where;
    item.server = *server;
    item.role = role ? coreRoleNamed(*role) : std::nullopt;
    item.kind = item.role == Role::Candidate ? TraceKind::Timeout : TraceKind::State;
    if (const std::optional<std::uint64_t> term = numberAfter(line, starts ? " term: " : " at term "))
        item.term = Term{*term};
    if (starts) {
        item.kind = m_started.insert(*server).second ? TraceKind::State : TraceKind::Restart;
        if (const std::optional<std::uint64_t> commit = numberAfter(line, " commit: "))
            item.commit = Index{*commit};
        if (const std::optional<std::uint64_t> last = numberAfter(line, " lastindex: "))
            item.log = TraceLogChange{{}, {}, {}, {}, Index{*last}};
    }
    item.text = line;
    place.items.push_back(std::move(item));
    return reportedLine;
}

/// "Lead:1 State:StateFollower", "HardState Term:1 Vote:1 Commit:10".
LineAnswer InteractionReader::readState(std::string_view line, SourceLine where, ReadingPlace &place)
{
    const std::optional<NodeId> server = place.names.idOf(m_node);
    if (!server)
        return lineWithoutMeaning;
    TraceItem item = std::exchange(m_state, std::nullopt).value_or(TraceItem{});
    if (item.server != *server) {
        item = TraceItem{};
        item.where = where;
        item.kind = TraceKind::State;
        item.server = *server;
    }
    if (const std::optional<std::string_view> role = textAfter(line, "State:", " "))
        item.role = coreRoleNamed(*role);
    if (const std::optional<std::string_view> leader = textAfter(line, "Lead:", " "))
        item.leader = place.names.idOf(*leader == "0" ? std::string_view() : *leader).value_or(NodeId{});
    if (const std::optional<std::uint64_t> term = numberAfter(line, "Term:"))
        item.term = Term{*term};
    if (const std::optional<std::uint64_t> commit = numberAfter(line, "Commit:"))
        item.commit = Index{*commit};
    if (const std::optional<std::string_view> vote = textAfter(line, "Vote:", " "))
        item.vote = place.names.idOf(*vote == "0" ? std::string_view() : *vote).value_or(NodeId{});
    m_state = std::move(item);
    return reportedLine;
}

/// Both lines are of one instant: a leader leads in the term that the second one names.
void InteractionReader::tellState(ReadingPlace &place)
{
    if (m_state)
        place.items.push_back(*std::exchange(m_state, std::nullopt));
}

LineAnswer InteractionReader::finish(ReadingPlace &place)
{
    tellState(place);
    return lineWithoutMeaning;
}

/// Whether the line is a heading; says then what stands below it.
bool InteractionReader::beginsList(std::string_view line)
{
    constexpr std::string_view ready = "process-ready ";
    if (line.starts_with(ready)) {
        m_node = headOf(line.substr(ready.size()), " ");
        m_list = List::None;
    } else if (line.starts_with("> ")) { // "> 1 receiving messages", "> 1 handling Ready".
        m_node = headOf(line.substr(2), " ");
        m_list = line.find("receiving") != std::string_view::npos ? List::Arriving : List::None;
    } else if (line.starts_with("Messages:")) {
        m_list = List::Sent;
    } else if (line == "Entries:") {
        m_list = List::Appended;
    } else if (line.starts_with("Ready") || line.starts_with("CommittedEntries:") ||
               line.starts_with("Snapshot")) {
        m_list = List::None;
    } else {
        return false;
    }
    return true;
}

LineAnswer InteractionReader::readLine(std::string_view line, SourceLine where, ReadingPlace &place)
{
    if (!line.starts_with("HardState "))
        tellState(place);
    if (line.starts_with("INFO "))
        return readInfo(line.substr(5), where, place);
    if (beginsList(line))
        return lineWithoutMeaning;
    if (headOf(line, " ").find("->") != std::string_view::npos || line.starts_with("dropped: "))
        return readMessage(line, where, place);
    if (line.find("State:State") != std::string_view::npos || line.starts_with("HardState "))
        return readState(line, where, place);
    return m_list == List::Appended ? readEntry(line, where, place) : lineWithoutMeaning;
}

LineAnswer InteractionReader::read(std::string_view line, SourceLine where, ReadingPlace &place)
{
    constexpr std::size_t longest = std::size_t{1} << 20U;
    line = withoutIndent(line);
    if (!m_open.empty()) {
        m_open += m_open.ends_with('[') ? "" : ", ";
        m_open += line;
        if (line != "]" && m_open.size() < longest)
            return reportedLine;
        const std::string whole = std::exchange(m_open, {});
        return readLine(whole, m_openAt, place);
    }
    if (line.ends_with("Entries:[")) { // Each entry stands on a line of its own.
        m_open = line;
        m_openAt = where;
        return reportedLine;
    }
    return readLine(line, where, place);
}

} // namespace raft
