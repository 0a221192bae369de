#include "raftcore/traces/state_line.h"

#include "raftcore/traces/core_words.h"
#include "raftcore/traces/date_text.h"
#include "raftcore/traces/json_text.h"

#include <array>
#include <cmath>

namespace raft {

namespace {

constexpr std::size_t mostNamed = 64;

std::string wordOf(JsonText &json)
{
    const bool isText = json.kind() == JsonText::Kind::String;
    return std::string((isText ? json.string() : json.raw()).substr(0, mostNamed));
}

std::optional<std::uint64_t> boundedOf(JsonText &json)
{
    const std::optional<std::uint64_t> number = json.natural();
    return number && *number <= greatestNumber ? number : std::nullopt;
}

/// Seconds since 1970, or a date.
std::optional<Time> stampOf(JsonText &json)
{
    if (json.kind() == JsonText::Kind::String)
        return dateOf(json.string());
    const std::optional<double> seconds = json.number();
    constexpr double latest = 1e12;
    if (!seconds || !(std::fabs(*seconds) < latest))
        return std::nullopt;
    return Time(std::llround(*seconds * 1e6));
}

std::vector<std::string> namesOf(JsonText &json)
{
    std::vector<std::string> names;
    json.array([&] { names.push_back(wordOf(json)); });
    return names;
}

/// Reads the members of a line, whatever they are nested in.
class StateLineScan {
public:
    StateLineScan(JsonText &json, StateLine &line) : m_json(json), m_line(line) {}

    void readOuter()
    {
        m_json.object([this](std::string_view key) { outer(key); });
    }

private:
    void outer(std::string_view key);
    bool outerNumber(std::string_view key);
    void state(std::string_view key);
    void packet(std::string_view key);
    bool packetNumber(std::string_view key, StateLine::Packet &packet);
    void readConf();
    void readAnswer(std::string_view key, StateLine::Packet &packet);

    JsonText &m_json;
    StateLine &m_line;
};

void StateLineScan::outer(std::string_view key)
{
    const bool isObject = m_json.kind() == JsonText::Kind::Object;
    if (key == "state" && isObject) {
        m_json.object([this](std::string_view member) { state(member); });
    } else if ((key == "packet" || key == "paket" || (key == "msg" && !m_line.name.empty())) && isObject) {
        m_line.packet.emplace();
        m_json.object([this](std::string_view member) { packet(member); });
    } else if ((key == "event" || key == "msg") && isObject) {
        readOuter();
    } else if (key == "name" || key == "function") {
        m_line.name = wordOf(m_json);
    } else if (key == "nid" || key == "node" || key == "node_id") {
        m_line.node = wordOf(m_json);
    } else if (key == "ts" || key == "h_ts" || key == "time") {
        m_line.at = stampOf(m_json);
    } else if (key == "role" || key == "leadership" || key == "leadership_state") {
        m_line.role = coreRoleNamed(wordOf(m_json));
    } else if (key == "to" || key == "to_node_id") {
        m_line.to = wordOf(m_json);
    } else if (key == "from" || key == "from_node_id") {
        m_line.from = wordOf(m_json);
    } else if (key == "conf") {
        readConf();
    } else {
        outerNumber(key);
    }
}

bool StateLineScan::outerNumber(std::string_view key)
{
    if (key == "log" && m_json.kind() == JsonText::Kind::Number)
        m_line.last = boundedOf(m_json);
    else if (key == "Applied" || key == "applied")
        m_line.applied = boundedOf(m_json);
    else if (key == "index" || key == "seqno")
        m_line.entryIndex = boundedOf(m_json);
    else if (key == "term" || key == "view")
        m_line.entryTerm = boundedOf(m_json);
    else
        return false;
    return true;
}

void StateLineScan::readConf()
{
    bool second = false;
    m_json.array([&] {
        (second ? m_line.outgoing : m_line.voters) = namesOf(m_json);
        second = true;
    });
}

void StateLineScan::state(std::string_view key)
{
    if (key == "term" || key == "current_view")
        m_line.term = boundedOf(m_json);
    else if (key == "vote" || key == "voted_for")
        m_line.vote = wordOf(m_json);
    else if (key == "commit" || key == "commit_idx")
        m_line.commit = boundedOf(m_json);
    else if (key == "last_idx")
        m_line.last = boundedOf(m_json);
    else if (key == "node_id" || key == "my_node_id")
        m_line.node = wordOf(m_json);
    else if (key == "leadership_state")
        m_line.role = coreRoleNamed(wordOf(m_json));
}

void StateLineScan::packet(std::string_view key)
{
    StateLine::Packet &packet = *m_line.packet;
    if (key == "type") {
        packet.type = coreMessageNamed(wordOf(m_json));
    } else if (key == "msg") {
        constexpr std::array<MessageType, 4> numbered{MessageType::Append, MessageType::AppendReply,
                                                      MessageType::RequestVote,
                                                      MessageType::RequestVoteReply};
        if (m_json.kind() == JsonText::Kind::String)
            packet.type = coreMessageNamed(m_json.string());
        else if (const auto number = m_json.natural(); number && *number < numbered.size())
            packet.type = numbered.at(static_cast<std::size_t>(*number));
    } else if (key == "from") {
        packet.from = wordOf(m_json);
    } else if (key == "to") {
        packet.to = wordOf(m_json);
    } else if (key == "reject" || key == "success" || key == "vote_granted") {
        readAnswer(key, packet);
    } else {
        packetNumber(key, packet);
    }
}

bool StateLineScan::packetNumber(std::string_view key, StateLine::Packet &packet)
{
    if (key == "term")
        packet.term = boundedOf(m_json);
    else if (key == "entries")
        packet.entries = boundedOf(m_json);
    else if (key == "index" || key == "prev_idx" || key == "last_log_idx" || key == "last_committable_idx")
        packet.index = boundedOf(m_json);
    else if (key == "logTerm" || key == "prev_term" || key == "term_of_last_committable_idx")
        packet.indexTerm = boundedOf(m_json);
    else if (key == "commit" || key == "leader_commit_idx")
        packet.commit = boundedOf(m_json);
    else if (key == "idx")
        packet.last = boundedOf(m_json);
    else if (key == "term_of_idx")
        packet.lastTerm = boundedOf(m_json);
    else
        return false;
    return true;
}

/// etcd says whether it rejects; CCF that it is "OK", which is 0 among its numbers.
void StateLineScan::readAnswer(std::string_view key, StateLine::Packet &packet)
{
    const JsonText::Kind kind = m_json.kind();
    const std::string answer = wordOf(m_json);
    if (key == "reject")
        packet.accepted = answer != "true";
    else if (key == "success" && kind != JsonText::Kind::Boolean)
        packet.accepted = answer == "0" || answer == "OK";
    else
        packet.accepted = answer == "true" || answer == "1";
}

} // namespace

std::optional<StateLine> StateLine::of(std::string_view text)
{
    JsonText json(text);
    if (json.kind() != JsonText::Kind::Object)
        return std::nullopt;
    StateLine line;
    StateLineScan(json, line).readOuter();
    return json.ok() ? std::optional(std::move(line)) : std::nullopt;
}

} // namespace raft
