#include "raftcore/traces/own_reader.h"

#include "raftcore/consensus/phrase.h"
#include "raftcore/traces/date_text.h"
#include "raftcore/traces/own_words.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace raft {

namespace {

constexpr std::size_t mostText = 4096; ///< Of one line's text, so that no line is worth a book.

std::optional<std::uint64_t> boundedNatural(JsonText &json)
{
    const std::optional<std::uint64_t> number = json.natural();
    return number && *number <= greatestNumber ? number : std::nullopt;
}

std::optional<Term> termOf(JsonText &json)
{
    const std::optional<std::uint64_t> number = boundedNatural(json);
    return number ? std::optional(Term{*number}) : std::nullopt;
}

std::optional<Index> indexOf(JsonText &json)
{
    const std::optional<std::uint64_t> number = boundedNatural(json);
    return number ? std::optional(Index{*number}) : std::nullopt;
}

/// [index, term]
std::optional<Position> positionOf(JsonText &json)
{
    std::vector<std::uint64_t> numbers;
    json.array([&] { numbers.push_back(boundedNatural(json).value_or(0)); });
    if (numbers.size() != 2)
        return std::nullopt;
    return Position{{numbers[0]}, {numbers[1]}};
}

/// A name; null: no server.
std::optional<NodeId> serverOf(JsonText &json, ServerNames &names)
{
    if (json.kind() == JsonText::Kind::Null) {
        json.skip();
        return NodeId{};
    }
    if (json.kind() == JsonText::Kind::Number)
        return names.idOf(json.raw());
    return names.idOf(json.string());
}

std::vector<NodeId> serversOf(JsonText &json, ServerNames &names)
{
    std::vector<NodeId> ids;
    json.array([&] {
        if (const std::optional<NodeId> id = serverOf(json, names); id && *id != NodeId{})
            ids.push_back(*id);
    });
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

TraceMembers membersOf(JsonText &json, ServerNames &names)
{
    TraceMembers members;
    json.object([&](std::string_view key) {
        if (key == "voters")
            members.voters = serversOf(json, names);
        else if (key == "outgoing")
            members.outgoing = serversOf(json, names);
        else if (key == "learners")
            members.learners = serversOf(json, names);
    });
    return members;
}

TraceLogChange logChangeOf(JsonText &json)
{
    TraceLogChange change;
    std::vector<std::optional<std::string>> data;
    json.object([&](std::string_view key) {
        if (key == "from")
            change.from = indexOf(json);
        else if (key == "cut")
            change.cut = indexOf(json);
        else if (key == "last")
            change.last = indexOf(json);
        else if (key == "base")
            change.base = positionOf(json);
        else if (key == "terms")
            json.array([&] { change.entries.push_back({termOf(json).value_or(Term{}), std::nullopt}); });
        else if (key == "data")
            json.array([&] {
                const bool isText = json.kind() == JsonText::Kind::String;
                const bool isNull = json.kind() == JsonText::Kind::Null;
                std::string text(isText ? json.string() : json.raw());
                data.push_back(isNull ? std::nullopt : std::optional(std::move(text)));
            });
    });
    for (std::size_t place = 0; place < std::min(data.size(), change.entries.size()); ++place)
        change.entries[place].data = std::move(data[place]);
    if (!change.from)
        change.entries.clear();
    return change;
}

std::uint64_t idOf(JsonText &json)
{
    if (json.kind() == JsonText::Kind::Number)
        if (const std::optional<std::uint64_t> number = json.natural())
            return *number;
    return std::hash<std::string_view>{}(json.kind() == JsonText::Kind::String ? json.string() : json.raw());
}

bool isMessage(TraceKind kind)
{
    return kind == TraceKind::Send || kind == TraceKind::Receive || kind == TraceKind::Drop;
}

double microsecondsIn(std::string_view unit)
{
    if (unit == "ns")
        return 0.001;
    if (unit == "ms")
        return 1'000;
    if (unit == "s")
        return 1'000'000;
    return 1;
}

void readEntries(JsonText &json, TraceMessage &message)
{
    if (json.kind() == JsonText::Kind::Array) {
        constexpr std::size_t mostTerms = 4096;
        std::uint64_t count = 0;
        json.array([&] {
            const Term term = termOf(json).value_or(Term{});
            if (++count <= mostTerms)
                message.terms.push_back(term);
        });
        message.count = count;
    } else {
        message.count = boundedNatural(json);
    }
}

/// A heartbeat is an AppendEntries without entries, whatever it is called.
void settleType(TraceMessage &message)
{
    if (message.type == MessageType::Append && message.count == 0U)
        message.type = MessageType::Heartbeat;
    else if (message.type == MessageType::Heartbeat && message.count.value_or(0) > 0)
        message.type = MessageType::Append;
    else if (message.type == MessageType::Heartbeat)
        message.count = 0;
}

} // namespace

std::optional<Time> OwnReader::timeOf(JsonText &json) const
{
    if (json.kind() == JsonText::Kind::String)
        return dateOf(json.string());
    const std::optional<double> number = json.number();
    constexpr double latest = 1e18; // Two of them can be subtracted.
    if (!number || !(std::fabs(*number * m_microseconds) < latest))
        return std::nullopt;
    return Time(std::llround(*number * m_microseconds));
}

void OwnReader::readHeader(JsonText &json, std::string_view key, ReadingPlace &place)
{
    if (key == "unit") {
        m_microseconds = microsecondsIn(json.string());
    } else if (key == "state_is") {
        m_stateIsBefore = json.string() == "before";
    } else if (key == "source") {
        m_source = json.string().substr(0, mostText);
    } else if (key == "servers") {
        std::vector<std::string> names;
        json.array([&] { names.emplace_back(json.string()); });
        place.names.expect(std::move(names));
    }
}

bool OwnReader::readPlaceAndTime(JsonText &json, std::string_view key, ReadingPlace &place,
                                 Draft &draft) const
{
    if (key == "t") {
        draft.item.at = timeOf(json);
        draft.wrong = draft.item.at ? draft.wrong : marked("t is no time");
    } else if (key == "n") {
        const std::optional<NodeId> server = serverOf(json, place.names);
        draft.item.server = server.value_or(NodeId{});
        draft.wrong = server ? draft.wrong : marked("n names no server, or one too many");
    } else if (key == "k") {
        const std::optional<TraceKind> kind = traceKindNamed(json.string());
        draft.item.kind = kind.value_or(TraceKind::Note);
        draft.wrong = kind ? draft.wrong : marked("k is no kind of line");
    } else {
        return false;
    }
    return true;
}

bool OwnReader::readFact(JsonText &json, std::string_view key, ReadingPlace &place, Draft &draft)
{
    TraceItem &item = draft.item;
    if (key == "term")
        item.term = termOf(json);
    else if (key == "role")
        item.role = roleNamed(json.string());
    else if (key == "vote")
        item.vote = serverOf(json, place.names);
    else if (key == "leader")
        item.leader = serverOf(json, place.names);
    else if (key == "commit")
        item.commit = indexOf(json);
    else if (key == "applied")
        item.applied = indexOf(json);
    else if (key == "log")
        item.log = logChangeOf(json);
    else if (key == "conf")
        item.members = membersOf(json, place.names);
    else if (key == "disk")
        item.freshDisk = json.string() == "new";
    else if (key == "run")
        item.newRun = json.string() == "new";
    else if (key == "text")
        item.text = json.string().substr(0, mostText);
    else
        return false;
    return true;
}

bool OwnReader::readMessage(JsonText &json, std::string_view key, ReadingPlace &place, Draft &draft)
{
    TraceMessage &message = draft.message;
    if (key == "id")
        message.id = idOf(json);
    else if (key == "to")
        message.to = serverOf(json, place.names).value_or(NodeId{});
    else if (key == "from")
        message.from = serverOf(json, place.names).value_or(NodeId{});
    else if (key == "type")
        draft.type = json.string();
    else if (key == "mterm")
        message.term = termOf(json);
    else if (key == "last" || key == "prev" || key == "snap")
        message.at = positionOf(json);
    else if (key == "match" || key == "reject") {
        if (const std::optional<Index> index = indexOf(json))
            message.at = Position{*index, {}};
    } else if (key == "entries")
        readEntries(json, message);
    else if (key == "mcommit")
        message.commit = indexOf(json);
    else if (key == "granted" || key == "success")
        message.accepted = json.boolean();
    else
        return false;
    return true;
}

void OwnReader::readMember(JsonText &json, std::string_view key, ReadingPlace &place, Draft &draft)
{
    if (key == "raft_trace") {
        draft.isHeader = true;
        json.skip();
    } else if (draft.isHeader) {
        readHeader(json, key, place);
    } else if (!readPlaceAndTime(json, key, place, draft) && !readFact(json, key, place, draft) &&
               !readMessage(json, key, place, draft)) {
        const std::string name(key);
        draft.extras += draft.extras.empty() ? "" : ", ";
        draft.extras += name + ": " + std::string(json.raw().substr(0, mostText));
    }
}

LineAnswer OwnReader::read(std::string_view line, SourceLine where, ReadingPlace &place)
{
    JsonText json(line);
    if (json.kind() == JsonText::Kind::Nothing)
        return lineWithoutMeaning;
    if (json.kind() != JsonText::Kind::Object)
        return brokenLine(marked("no JSON object"));
    Draft draft;
    json.object([&](std::string_view key) { readMember(json, key, place, draft); });
    if (!json.ok() || !json.atEnd())
        return brokenLine(marked("no complete JSON object"));
    if (draft.isHeader)
        return reportedLine;
    if (draft.wrong != nullptr)
        return brokenLine(draft.wrong);
    TraceItem &item = draft.item;
    item.where = where;
    if (isMessage(item.kind)) {
        TraceMessage &message = draft.message;
        message.type = messageTypeNamed(draft.type);
        if (item.kind == TraceKind::Send)
            message.from = item.server;
        else if (item.kind == TraceKind::Receive)
            message.to = item.server;
        settleType(message);
        item.message = std::move(message);
    }
    if (!draft.extras.empty())
        item.text += (item.text.empty() ? "" : " · ") + draft.extras.substr(0, mostText);
    if (m_stateIsBefore && item.kind != TraceKind::State) {
        TraceItem state = item; // What it tells of the server was so before the line happened.
        state.kind = TraceKind::State;
        state.message.reset();
        state.text.clear();
        place.items.push_back(std::move(state));
        item.term.reset();
        item.role.reset();
        item.vote.reset();
        item.leader.reset();
        item.commit.reset();
        item.applied.reset();
        item.log.reset();
        item.members.reset();
    }
    place.items.push_back(std::move(item));
    return reportedLine;
}

} // namespace raft
