#include "raftcore/traces/lab_reader.h"

#include "raftcore/consensus/phrase.h"
#include "raftcore/traces/json_text.h"

#include <algorithm>
#include <array>

namespace raft {

namespace {

constexpr std::size_t mostSaid = 4096;

/// Lines of the test program that say where one is.
bool isOfTests(std::string_view line)
{
    constexpr std::array<std::string_view, 9> heads{"Test (", "Test ", "--- FAIL", "--- PASS", "=== RUN",
                                                    "panic:", "FAIL",  "  ... ",   "info:"};
    return std::any_of(heads.begin(), heads.end(),
                       [line](std::string_view head) { return line.starts_with(head); });
}

bool isRequest(const TraceMessage &message)
{
    return message.type && !isReply(*message.type);
}

/// A line of a log in JSON that is cut off, or tells nothing.
LineAnswer lineAnswerOfJson(std::string_view line)
{
    JsonText json(line);
    json.skip();
    return json.ok() ? lineWithoutMeaning : brokenLine(marked("no complete JSON object"));
}

/// A message as far as the sentence alone did not tell it.
void completeMessage(const LabLine &line, TraceItem &item)
{
    const LabFields &fields = line.fields;
    TraceMessage &message = *item.message;
    const bool isOwnRequest = item.kind == TraceKind::Send && isRequest(message);
    message.term = message.term ? message.term : fields.term;
    if (!message.term && !isOwnRequest)
        message.term = line.term;
    if (isOwnRequest && line.term) { // Requests have the term of their sender.
        item.term = line.term;
        message.term = line.term;
    }
    if (!message.at && fields.index)
        message.at = Position{*fields.index, fields.indexTerm.value_or(Term{})};
    message.count = message.count ? message.count : fields.count;
    if (message.type == MessageType::Append && message.count == 0U)
        message.type = MessageType::Heartbeat;
    message.commit = message.commit ? message.commit : fields.leaderCommit;
    if (message.type && isReply(*message.type) && !message.accepted)
        message.accepted = fields.accepted;
}

std::optional<NodeId> serverCalled(const std::string &name, ServerNames &names)
{
    return name.empty() ? NodeId{} : names.idOf(name);
}

/// What the fields say beside the sentence, which counts more: a field may be how the server was before.
/// Answers whether they say anything.
bool completeByFields(const LabLine &line, bool fits, TraceItem &item, ServerNames &names)
{
    const LabFields &fields = line.fields;
    if (item.message)
        completeMessage(line, item);
    else if (!item.term && (fits || fields.role))
        item.term = line.term;
    const bool knowsTerm = item.term.has_value();
    if (fields.role && !item.role && item.kind != TraceKind::Timeout && knowsTerm)
        item.role = fields.role;
    item.commit = item.commit ? item.commit : fields.commit;
    item.applied = item.applied ? item.applied : fields.applied;
    if (fields.vote && !item.vote && knowsTerm)
        item.vote = serverCalled(*fields.vote, names);
    if (fields.leader && !item.leader && knowsTerm)
        item.leader = serverCalled(*fields.leader, names);
    return item.role || item.commit || item.applied || item.vote || item.leader;
}

} // namespace

LineAnswer LabReader::read(std::string_view line, SourceLine where, ReadingPlace &place)
{
    // A whole log may stand in a line. Each pattern looks at all of it, which is not to take minutes.
    constexpr std::size_t mostOfLine = std::size_t{1} << 18U;
    line = line.substr(0, mostOfLine);
    const std::optional<LabLine> lab = labLineOf(line, place.names, m_server);
    if (lab)
        return place.groups.reads(lab->group) ? readServer(*lab, where, place) : lineWithoutMeaning;
    if (!isOfTests(line))
        return line.starts_with('{') ? lineAnswerOfJson(line) : lineWithoutMeaning;
    TraceItem item;
    item.where = where;
    item.newRun = line.starts_with("Test (") || line.starts_with("=== RUN"); // Each test has its cluster.
    item.text = line.substr(0, mostSaid);
    place.items.push_back(std::move(item));
    return reportedLine;
}

LineAnswer LabReader::readServer(const LabLine &lab, SourceLine where, ReadingPlace &place)
{
    const std::optional<NodeId> server = place.names.idOf(lab.server);
    if (!server)
        return brokenLine(marked("one server too many"));
    TraceItem item;
    auto matched = m_patterns.match(lab, *server, place.names);
    if (matched)
        item = std::move(matched->second);
    item.where = where;
    item.at = lab.at;
    item.server = *server;
    item.restartsUnreported = true; // The course's tester starts servers anew without a word.
    const bool tells = completeByFields(lab, matched && item.kind != TraceKind::Note, item, place.names);
    if (!matched && tells)
        item.kind = TraceKind::State;
    item.text = lab.topic.empty() ? std::string() : lab.topic + " ";
    item.text += lab.text.substr(0, mostSaid);
    place.items.push_back(std::move(item));
    return matched || tells ? reportedLine : lineWithoutMeaning;
}

} // namespace raft
