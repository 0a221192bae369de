#include "raftcore/traces/server_log_reader.h"

#include "raftcore/consensus/phrase.h"
#include "raftcore/traces/core_words.h"
#include "raftcore/traces/date_text.h"
#include "raftcore/traces/json_text.h"
#include "raftcore/traces/text_scan.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

namespace raft {

namespace {

constexpr std::size_t longestSaid = 4096;
constexpr std::size_t furthestProgram = 80;

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

/// The date wherever it stands among the first words: containers and loggers write their names before it.
std::optional<Time> dateWithin(std::string_view line, std::size_t &behind)
{
    constexpr std::size_t furthest = 80;
    for (std::size_t at = 0; at + 19 <= line.size() && at < furthest; ++at) {
        std::size_t length = 0;
        const bool mayBegin = std::isdigit(static_cast<unsigned char>(line[at])) != 0 &&
                              (at == 0 || std::isdigit(static_cast<unsigned char>(line[at - 1])) == 0);
        if (!mayBegin)
            continue;
        if (const std::optional<Time> date = dateAt(line.substr(at), length)) {
            behind = at + length;
            return date;
        }
    }
    return std::nullopt;
}

/// Hexadecimal, as etcd calls its servers. A longer word without a digit is one of the language: "added".
bool isHexName(std::string_view word)
{
    const auto isHex = [](unsigned char c) { return std::isxdigit(c) != 0; };
    const auto isDigit = [](unsigned char c) { return std::isdigit(c) != 0; };
    return !word.empty() && word.size() <= 16 && std::all_of(word.begin(), word.end(), isHex) &&
           (word.size() == 1 || std::any_of(word.begin(), word.end(), isDigit));
}

/// Who logged it, and where in the program: not what happened.
bool isOfTheLogger(std::string_view member)
{
    constexpr std::array<std::string_view, 6> names{"level",  "logger",  "caller",
                                                    "@level", "@module", "@caller"};
    return std::find(names.begin(), names.end(), member) != names.end();
}

/// "Node at 127.0.0.1:8300 [Candidate]": the address. Some loggers write {} for it.
std::string_view addressIn(std::string_view node)
{
    constexpr std::string_view head = "Node at ";
    if (const std::size_t begin = node.find(head); begin != std::string_view::npos)
        node.remove_prefix(begin + head.size());
    return node.starts_with('{') ? std::string_view() : headOf(node, " ");
}

/// "consul-1" of "consul-1  | 2025-…", which the line then lacks; empty when it begins otherwise.
std::string takeSpeaker(std::string_view &line)
{
    constexpr std::size_t longest = 64;
    const std::string_view name = headOf(line, " \t");
    const std::size_t bar = std::min(line.find_first_not_of(' ', name.size()), line.size());
    if (name.empty() || name.size() > longest || !line.substr(bar).starts_with("| "))
        return {};
    line.remove_prefix(bar + 2);
    return std::string(name);
}

std::optional<Term> lastTermIn(std::string_view text)
{
    const std::size_t at = text.rfind("term ");
    const std::optional<std::uint64_t> term =
        at == std::string_view::npos ? std::nullopt : numberAfter(text.substr(at), "term ");
    return term ? std::optional(Term{*term}) : std::nullopt;
}

} // namespace

/// The sentence is what follows "raft: " or the level, up to ": key=value"; in JSON a member of its own.
std::optional<ServerLogReader::Said> ServerLogReader::saidOf(std::string_view line)
{
    Said said;
    if (line.starts_with('{')) {
        JsonText json(line);
        json.object([&](std::string_view key) {
            const std::string name(key);
            const bool isTime = name == "@timestamp" || name == "ts" || name == "time";
            if (name == "@message" || name == "msg" || name == "message") {
                said.message = json.string();
            } else if (isTime && json.kind() == JsonText::Kind::String) {
                said.at = dateOf(json.string());
            } else if (isTime) {
                const double seconds = json.number().value_or(0);
                said.at = std::fabs(seconds) < 1e12 ? std::optional(Time(std::llround(seconds * 1e6)))
                                                    : std::nullopt;
            } else {
                const std::string_view value = json.raw();
                if (!isOfTheLogger(name))
                    said.fields += " " + name + "=" + std::string(value);
            }
        });
        said.whole = said.message + said.fields;
        return json.ok() ? std::optional(std::move(said)) : std::nullopt;
    }
    said.speaker = takeSpeaker(line);
    std::size_t behind = 0;
    said.at = dateWithin(line, behind);
    if (!said.at)
        said.at = syslogDateAt(line, behind);
    std::string_view rest = line.substr(behind);
    if (const std::size_t raft = rest.find("raft: "); raft != std::string_view::npos)
        rest = rest.substr(raft + 6);
    else if (const std::size_t level = rest.find("]  "); level != std::string_view::npos && level < 12)
        rest = rest.substr(level + 3);
    else if (const std::size_t info = rest.find("INFO: "); info != std::string_view::npos)
        rest = rest.substr(info + 6);
    else if (const std::size_t program = rest.find("]: "); program < furthestProgram) // "host etcd[7]: …"
        rest = rest.substr(program + 3);
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    said.whole = rest;
    const std::size_t colon = rest.find(": ");
    said.message = rest.substr(0, std::min(colon, rest.size()));
    if (colon != std::string_view::npos)
        said.fields = rest.substr(colon + 1);
    return said;
}

/// The server that wrote the line: the one that it names, or else the one that has named itself before.
NodeId ServerLogReader::self(const Said &said, std::string_view name, ReadingPlace &place)
{
    const auto known = m_selves.find(said.speaker);
    if (name.empty() && known != m_selves.end())
        return known->second;
    const std::string_view fallback = said.speaker.empty() ? std::string_view(m_server) : said.speaker;
    const NodeId id = place.names.idOf(name.empty() ? fallback : name).value_or(NodeId{});
    if (known != m_selves.end() && known->second != id)
        m_several.insert(said.speaker);
    m_selves.insert_or_assign(said.speaker, id);
    return id;
}

/// Nobody as long as the server has not been named, or when lines without a name may be any server's.
NodeId ServerLogReader::selfIfKnown(const Said &said) const
{
    const auto known = m_selves.find(said.speaker);
    return known == m_selves.end() || m_several.contains(said.speaker) ? NodeId{} : known->second;
}

/// The server that entered a state, as "node=…" or, formerly, in the sentence.
NodeId ServerLogReader::selfNamed(const Said &said, std::string_view key, ReadingPlace &place)
{
    const bool isInSentence = said.message.starts_with("Node at ");
    const std::string_view node = isInSentence ? std::string_view(said.message)
                                               : attribute(said.fields, key).value_or(std::string_view());
    return self(said, addressIn(node), place);
}

bool ServerLogReader::tellHashicorp(const Said &said, TraceItem &item, ReadingPlace &place)
{
    constexpr std::array<std::string_view, 13> others{"heartbeat timeout reached",
                                                      "election timeout reached",
                                                      "election won",
                                                      "vote granted",
                                                      "failed to ",
                                                      "pre-vote",
                                                      "rejecting",
                                                      "newer term",
                                                      "lost leadership",
                                                      "appendentries",
                                                      "pipelin",
                                                      "votes needed",
                                                      "stepping down"};
    const std::string text = lowered(said.message);
    const std::optional<std::uint64_t> term = numberAfter(said.fields, " term=");
    if (contains(text, "entering candidate state")) {
        item.kind = TraceKind::Timeout;
        item.role = Role::Candidate;
        item.server = selfNamed(said, "node", place);
        if (term) // Without a term it is not known in which it votes.
            item.vote = item.server;
    } else if (contains(text, "entering leader state")) {
        item.role = Role::Leader;
        item.server = selfNamed(said, "leader", place);
        const auto candidacy = m_terms.find(item.server);
        item.term = candidacy != m_terms.end() ? std::optional(candidacy->second) : std::nullopt;
        item.termInferred = item.term.has_value();
    } else if (contains(text, "entering follower state")) {
        item.role = Role::Follower;
        item.server = selfNamed(said, "follower", place);
    } else if (std::any_of(others.begin(), others.end(),
                           [&text](std::string_view one) { return contains(text, one); })) {
        item.kind = TraceKind::Note;
        item.server = selfIfKnown(said);
    } else {
        return false;
    }
    if (term && item.kind != TraceKind::Note) {
        item.term = Term{*term};
        item.termInferred = false;
    }
    if (item.role == Role::Candidate && term)
        m_terms.insert_or_assign(item.server, Term{*term});
    return true;
}

/// "8e9e05c52164694d received MsgVoteResp from 91bc3c398fb3c146 at term 2", "… [logterm: 1, index: 3] sent
/// MsgVote request to 91bc3c398fb3c146 at term 2"; false when it is about a vote of its own, or no message.
bool ServerLogReader::tellEtcdMessage(std::string_view who, std::string_view rest, TraceItem &item,
                                      ReadingPlace &place)
{
    const bool isSent = contains(rest, " sent Msg");
    const std::optional<std::string_view> name =
        isSent ? textAfter(rest, " sent ", " ") : textAfter(rest, "received ", " ");
    const std::optional<std::string_view> whom =
        isSent ? textAfter(rest, " request to ", " ") : textAfter(rest, " from ", " ");
    const std::optional<MessageType> type = name ? coreMessageNamed(*name) : std::nullopt;
    const bool isOther = type && whom && isHexName(*whom) && *whom != who;
    const std::optional<NodeId> other = isOther ? place.names.idOf(*whom) : std::nullopt;
    if (!other)
        return false;
    item.kind = isSent ? TraceKind::Send : TraceKind::Receive;
    item.message.emplace();
    item.message->from = isSent ? item.server : *other;
    item.message->to = isSent ? *other : item.server;
    item.message->type = type;
    item.message->term = lastTermIn(rest);
    if (raft::isReply(*type))
        item.message->accepted = !contains(rest, "rejection");
    return true;
}

/// "newRaft 1 [peers: [1,2,3], term: 5, commit: 4, applied: 4, lastindex: 4, lastterm: 2]": it starts. Of the
/// log nothing is reported later, so that it is not reported now either.
bool ServerLogReader::tellStart(std::string_view rest, TraceItem &item, ReadingPlace &place)
{
    const std::string_view who = headOf(rest, " ");
    const std::optional<NodeId> server = isHexName(who) ? place.names.idOf(who) : std::nullopt;
    if (!server)
        return false;
    item.server = *server;
    item.kind = m_started.insert(*server).second ? TraceKind::State : TraceKind::Restart;
    if (const std::optional<std::uint64_t> term = numberAfter(rest, " term: "))
        item.term = Term{*term};
    return true;
}

/// "8e9e05c52164694d became candidate at term 2", "… cast MsgVote for …", and messages.
bool ServerLogReader::tellEtcd(const Said &said, TraceItem &item, ReadingPlace &place)
{
    constexpr std::string_view start = "newRaft ";
    std::string_view text = said.whole;
    if (text.starts_with(start))
        return tellStart(text.substr(start.size()), item, place);
    if (constexpr std::string_view node = "raft.node: "; text.starts_with(node))
        text.remove_prefix(node.size());
    const std::string_view who = headOf(text, " ");
    const std::string_view rest = text.substr(std::min(who.size() + 1, text.size()));
    const bool isSaid = isHexName(who) && contains(rest, "term ");
    const std::optional<NodeId> server = isSaid ? place.names.idOf(who) : std::nullopt;
    if (!server)
        return false;
    item.server = *server;
    if (rest.starts_with("became ")) {
        item.role = coreRoleNamed(headOf(rest.substr(7), " "));
        item.term = lastTermIn(rest);
        item.kind = item.role == Role::Candidate ? TraceKind::Timeout : TraceKind::State;
    } else if (rest.starts_with("received Msg") || contains(rest, "] sent Msg")) {
        return tellEtcdMessage(who, rest, item, place);
    } else if (const auto whom = textAfter(rest, "cast MsgVote for ", " "); whom && isHexName(*whom)) {
        item.kind = TraceKind::State;
        item.vote = place.names.idOf(*whom);
        item.term = lastTermIn(rest);
    } else if (const auto leader = textAfter(rest, "elected leader ", " "); leader && isHexName(*leader)) {
        item.leader = place.names.idOf(*leader);
        item.term = lastTermIn(rest);
    } else {
        item.kind = TraceKind::Note;
    }
    return true;
}

LineAnswer ServerLogReader::read(std::string_view line, SourceLine where, ReadingPlace &place)
{
    if (line.empty())
        return lineWithoutMeaning;
    const std::optional<Said> said = saidOf(line);
    if (!said)
        return brokenLine(marked("no complete JSON object"));
    TraceItem item;
    item.where = where;
    item.at = said->at;
    item.kind = TraceKind::State;
    if (!tellEtcd(*said, item, place) && !tellHashicorp(*said, item, place))
        return lineWithoutMeaning;
    item.text = said->whole.substr(0, longestSaid);
    place.items.push_back(std::move(item));
    return reportedLine;
}

} // namespace raft
