#include "raftcore/listing/listing.h"

#include "raftcore/cluster/view_words.h"
#include "raftcore/consensus/phrase.h"
#include "raftcore/format/json_text.h"
#include "raftcore/format/utf8.h"

#include <algorithm>
#include <array>
#include <variant>
#include <vector>

namespace raft {

namespace {

using Cell = std::variant<std::monostate, std::uint64_t, std::string>;
using Row = std::vector<Cell>;
using Columns = std::vector<const char *>;

Cell known(std::uint64_t number)
{
    return number == 0 ? Cell() : Cell(number);
}

Cell when(Time time)
{
    return static_cast<std::uint64_t>(time.count());
}

std::string inUtf8(std::string text)
{
    if (!isUtf8(text))
        std::replace_if(
            text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }, '?');
    return text;
}

std::string csvOf(const Cell &cell)
{
    if (const auto *number = std::get_if<std::uint64_t>(&cell))
        return std::to_string(*number);
    const auto *text = std::get_if<std::string>(&cell);
    if (text == nullptr || text->find_first_of(",\"\r\n") == std::string::npos)
        return text == nullptr ? std::string() : *text;
    std::string quoted = "\"";
    for (const char c : *text)
        quoted.append(c == '"' ? 2 : 1, c);
    return quoted + '"';
}

/// Writes rows, one after the other.
class Lines {
public:
    Lines(Columns columns, ListForm form, const ListSink &sink)
        : m_columns(std::move(columns)), m_form(form), m_sink(sink)
    {
        Row names;
        for (const char *name : m_columns)
            names.emplace_back(std::string(name));
        if (form == ListForm::Csv)
            m_goesOn = m_sink(csv(names));
    }

    void add(const Row &row)
    {
        if (m_goesOn)
            m_goesOn = m_sink(m_form == ListForm::Csv ? csv(row) : json(row));
    }
    bool goesOn() const { return m_goesOn; }

private:
    static std::string csv(const Row &row)
    {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i)
            line += (i > 0 ? "," : "") + csvOf(row[i]);
        return line + "\r\n";
    }

    std::string json(const Row &row) const
    {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (std::holds_alternative<std::monostate>(row[i]))
                continue;
            line += line.empty() ? "{" : ",";
            appendString(line, m_columns[i]);
            line += ':';
            if (const auto *number = std::get_if<std::uint64_t>(&row[i]))
                appendNumber(line, *number);
            else
                appendString(line, std::get<std::string>(row[i]));
        }
        return line + "}\n";
    }

    Columns m_columns;
    ListForm m_form;
    const ListSink &m_sink;
    bool m_goesOn = true;
};

void listEvents(const Cluster &run, Lines &lines)
{
    const EventRecord &record = run.events();
    for (EventNumber number = record.first(); number <= record.size() && lines.goesOn(); ++number) {
        const Event event = record[number];
        lines.add({std::uint64_t{number}, when(event.at), std::string(nameOf(event.kind)),
                   known(event.server), known(event.other), known(event.term.value),
                   known(event.position.index.value), known(event.position.term.value), known(event.cause),
                   inUtf8(run.describe(number))});
    }
}

Row rowOf(const Operation &operation)
{
    static constexpr std::array kinds{"put", "add", "delete", "cas", "get", "read", "append"};
    static constexpr std::array outcomes{"pending", "done", "failed", "refused", "unknown"};
    const auto text = [](const std::optional<std::string> &value) {
        return value ? Cell(inUtf8(*value)) : Cell();
    };
    return {operation.id,
            known(operation.server.value),
            std::string(kinds.at(static_cast<std::size_t>(operation.kind))),
            inUtf8(operation.key),
            inUtf8(operation.value),
            text(operation.expected),
            when(operation.called),
            operation.returned ? when(*operation.returned) : Cell(),
            std::string(outcomes.at(static_cast<std::size_t>(operation.outcome))),
            text(operation.result),
            known(operation.index.value)};
}

void listOperations(const Cluster &run, Lines &lines)
{
    const EventRecord &record = run.events();
    for (EventNumber number = record.first(); number <= record.size() && lines.goesOn(); ++number)
        if (const Event event = record[number]; event.kind == EventKind::OperationCalled)
            if (const std::optional<Operation> operation = run.operation(event.subject))
                lines.add(rowOf(*operation));
}

void listLogs(const Cluster &run, Lines &lines)
{
    const ClusterView view = run.view();
    for (const ServerView &server : view.servers)
        for (Index index = server.log.firstIndex(); server.log.contains(index) && lines.goesOn(); ++index) {
            const Entry &entry = server.log.at(index);
            lines.add({server.id.value, index.value, entry.at.term.value,
                       std::string(index <= server.commit ? "yes" : "no"),
                       std::string(index <= server.durable ? "yes" : "no"), inUtf8(summaryOf(entry))});
        }
}

Columns columnsOf(ListedThing what)
{
    switch (what) {
    case ListedThing::Events:
        return {"event", "at_us", "kind",       "server", "other",
                "term",  "index", "index_term", "cause",  "sentence"};
    case ListedThing::Operations:
        return {"operation", "server",      "kind",    "key",    "value", "expected",
                "called_us", "returned_us", "outcome", "result", "index"};
    case ListedThing::Logs: break;
    }
    return {"server", "index", "term", "committed", "durable", "entry"};
}

} // namespace

bool writeList(const Cluster &run, ListedThing what, ListForm form, const ListSink &sink)
{
    const InEnglish file; // Programs read it, too.
    Lines lines(columnsOf(what), form, sink);
    if (what == ListedThing::Events)
        listEvents(run, lines);
    else if (what == ListedThing::Operations)
        listOperations(run, lines);
    else
        listLogs(run, lines);
    return lines.goesOn();
}

std::optional<ListedThing> listedThingNamed(std::string_view name)
{
    constexpr std::array<std::string_view, 3> names{"events", "operations", "logs"};
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
        return std::nullopt;
    return static_cast<ListedThing>(found - names.begin());
}

const char *nameOf(EventKind kind)
{
    static constexpr std::array names{"message-sent",
                                      "message-delivered",
                                      "message-lost",
                                      "noted",
                                      "state-changed",
                                      "commit-advanced",
                                      "synced",
                                      "timer-fired",
                                      "crashed",
                                      "restarted",
                                      "paused",
                                      "resumed",
                                      "joined",
                                      "link-changed",
                                      "network-split",
                                      "network-healed",
                                      "dial-changed",
                                      "message-touched",
                                      "disk-changed",
                                      "operation-called",
                                      "operation-returned",
                                      "rule-turned-off",
                                      "safety-violated",
                                      "marked",
                                      "clock-advanced",
                                      "request-made",
                                      "timers-staggered",
                                      "disk-replaced"};
    static_assert(names.size() == static_cast<std::size_t>(EventKind::DiskReplaced) + 1);
    return names.at(static_cast<std::size_t>(kind));
}

} // namespace raft
