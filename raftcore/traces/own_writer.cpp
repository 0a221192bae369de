#include "raftcore/traces/own_writer.h"

#include "raftcore/traces/json_text.h"
#include "raftcore/traces/own_words.h"

#include <algorithm>
#include <string_view>

namespace raft {

namespace {

/// Writes the members of one object.
class ObjectWriter {
public:
    ObjectWriter(std::string &out, const ServerNames &names) : m_out(out), m_names(names) { m_out += '{'; }

    void close() { m_out += '}'; }
    void key(std::string_view name)
    {
        m_out += m_first ? "" : ",";
        m_first = false;
        m_out += '"';
        m_out += name;
        m_out += "\":";
    }
    void number(std::string_view name, std::uint64_t value)
    {
        key(name);
        m_out += std::to_string(value);
    }
    void text(std::string_view name, std::string_view value)
    {
        key(name);
        appendJson(m_out, value);
    }
    void server(std::string_view name, NodeId id)
    {
        key(name);
        appendServer(id);
    }
    void flag(std::string_view name, bool value)
    {
        key(name);
        m_out += value ? "true" : "false";
    }
    void position(std::string_view name, Position at)
    {
        key(name);
        m_out += '[' + std::to_string(at.index.value) + ',' + std::to_string(at.term.value) + ']';
    }
    template <class Values, class Append>
    void list(std::string_view name, const Values &values, Append append)
    {
        key(name);
        m_out += '[';
        for (std::size_t place = 0; place < values.size(); ++place) {
            m_out += place == 0 ? "" : ",";
            append(values[place]);
        }
        m_out += ']';
    }
    void servers(std::string_view name, const std::vector<NodeId> &ids)
    {
        list(name, ids, [this](NodeId id) { appendServer(id); });
    }
    template <class Tag>
    void number(std::string_view name, const std::optional<Number<Tag>> &value)
    {
        if (value)
            number(name, value->value);
    }
    void members(const TraceMembers &members);
    void change(const TraceLogChange &change);
    void message(const TraceMessage &message);

private:
    void appendServer(NodeId id)
    {
        if (id == NodeId{})
            m_out += "null";
        else
            appendJson(m_out, m_names.nameOf(id));
    }

    std::string &m_out;
    const ServerNames &m_names;
    bool m_first = true;
};

void ObjectWriter::members(const TraceMembers &members)
{
    key("conf");
    ObjectWriter object(m_out, m_names);
    object.servers("voters", members.voters);
    if (!members.outgoing.empty())
        object.servers("outgoing", members.outgoing);
    if (!members.learners.empty())
        object.servers("learners", members.learners);
    object.close();
}

void ObjectWriter::change(const TraceLogChange &change)
{
    key("log");
    ObjectWriter object(m_out, m_names);
    if (change.base)
        object.position("base", *change.base);
    object.number("cut", change.cut);
    object.number("from", change.from);
    if (change.from) {
        object.list("terms", change.entries,
                    [this](const TraceEntry &entry) { m_out += std::to_string(entry.term.value); });
        const bool tellsData = std::any_of(change.entries.begin(), change.entries.end(),
                                           [](const TraceEntry &entry) { return entry.data.has_value(); });
        if (tellsData)
            object.list("data", change.entries, [this](const TraceEntry &entry) {
                if (entry.data)
                    appendJson(m_out, *entry.data);
                else
                    m_out += "null";
            });
    }
    object.number("last", change.last);
    object.close();
}

/// What the position in a message of that type is called.
std::string_view positionName(MessageType type)
{
    switch (type) {
    case MessageType::RequestVote:
    case MessageType::PreVote: return "last";
    case MessageType::Snapshot:
    case MessageType::SnapshotReply: return "snap";
    default: return "prev";
    }
}

bool isAppendReply(const TraceMessage &message)
{
    return message.type == MessageType::AppendReply || message.type == MessageType::ReadIndexReply;
}

void ObjectWriter::message(const TraceMessage &message)
{
    if (message.id)
        number("id", *message.id);
    if (message.from != NodeId{})
        server("from", message.from);
    if (message.to != NodeId{})
        server("to", message.to);
    if (message.type)
        text("type", word(*message.type));
    number("mterm", message.term);
    if (message.at && isAppendReply(message))
        number(message.accepted.value_or(true) ? "match" : "reject", message.at->index.value);
    else if (message.at)
        position(positionName(message.type.value_or(MessageType::Append)), *message.at);
    if (!message.terms.empty())
        list("entries", message.terms, [this](Term term) { m_out += std::to_string(term.value); });
    else if (message.count && message.type != MessageType::Heartbeat)
        number("entries", *message.count);
    number("mcommit", message.commit);
    if (message.accepted)
        flag(message.type == MessageType::RequestVoteReply || message.type == MessageType::PreVoteReply
                 ? "granted"
                 : "success",
             *message.accepted);
}

} // namespace

std::string ownHeader(const ServerNames &names, std::string_view source)
{
    std::string line;
    ObjectWriter object(line, names);
    object.number("raft_trace", 1);
    object.servers("servers", names.ids());
    object.text("unit", "us");
    object.text("source", source);
    object.close();
    return line;
}

void appendOwnLine(std::string &out, const TraceItem &item, const ServerNames &names)
{
    ObjectWriter object(out, names);
    if (item.at) {
        object.key("t");
        out += std::to_string(item.at->count());
    }
    if (item.server != NodeId{})
        object.server("n", item.server);
    object.text("k", word(item.kind));
    if (item.message)
        object.message(*item.message);
    object.number("term", item.term);
    if (item.role)
        object.text("role", word(*item.role));
    if (item.vote)
        object.server("vote", *item.vote);
    if (item.leader)
        object.server("leader", *item.leader);
    object.number("commit", item.commit);
    object.number("applied", item.applied);
    if (item.log)
        object.change(*item.log);
    if (item.members)
        object.members(*item.members);
    if (item.newRun)
        object.text("run", "new");
    if (item.freshDisk)
        object.text("disk", "new");
    if (!item.text.empty())
        object.text("text", item.text);
    object.close();
    out += '\n';
}

} // namespace raft
