#include "raftcore/histories/foreign_history.h"

#include <algorithm>
#include <cctype>
#include <unordered_map>
#include <utility>

namespace raft {

namespace {

using Type = JepsenEvent::Type;
using Kind = EdnValue::Kind;

std::optional<OperationKind> kindNamed(const std::string &name)
{
    if (name == "read" || name == "r" || name == "get")
        return OperationKind::Read;
    if (name == "write" || name == "w" || name == "put")
        return OperationKind::Put;
    if (name == "cas")
        return OperationKind::CompareAndSet;
    if (name == "append")
        return OperationKind::Append;
    if (name == "delete")
        return OperationKind::Delete;
    return std::nullopt;
}

/// Whether it is an operation within a transaction: [:w 1] or [:append "x" 1].
bool isStep(const EdnValue &value)
{
    return (value.isRowOf(2) || value.isRowOf(3)) && value.items.front().kind == Kind::Keyword;
}

/// Makes a transaction of one operation that operation. What is wrong, if it is one of more.
std::string unwrap(JepsenEvent &event)
{
    if (!event.value || event.value->kind != Kind::Row || event.value->items.empty())
        return {};
    EdnValue step = *event.value;
    if (!isStep(step)) {
        if (!isStep(step.items.front()))
            return {};
        if (step.items.size() > 1)
            return "a transaction of several operations is none on one key, and not checked here";
        step = EdnValue(step.items.front());
    }
    event.operation = step.items.front().text;
    if (step.items.size() == 3)
        event.key = step.items[1];
    event.value = EdnValue(step.items.back());
    return {};
}

/// Turns events into operations.
class Conversion {
public:
    std::optional<HistoryProblem> add(JepsenEvent &&event)
    {
        const bool isWrapped = event.type == Type::Invoke || event.type == Type::Ok;
        m_isOfTexts = m_isOfTexts || event.key;
        if (std::string problem = isWrapped ? unwrap(event) : std::string(); !problem.empty())
            return HistoryProblem{event.line, std::move(problem)};
        m_isByKey = m_isByKey || event.key;
        m_events.push_back(std::move(event));
        return std::nullopt;
    }

    std::variant<std::vector<ClientCall>, HistoryProblem> finish()
    {
        m_hasPairs = hasPairs();
        std::uint64_t time = 0;
        for (JepsenEvent &event : m_events) {
            ++time;
            std::string problem = event.type == Type::Invoke ? invoke(event, time) : complete(event, time);
            if (!problem.empty())
                return HistoryProblem{event.line, std::move(problem)};
        }
        // An append of nothing leaves a text as it is: it may stand anywhere.
        std::erase_if(m_calls, [](const ClientCall &call) {
            return call.operation.kind == OperationKind::Append && call.operation.value.empty();
        });
        return std::move(m_calls);
    }

private:
    /// Whether the value of every call is a pair [key value].
    bool hasPairs() const
    {
        return std::all_of(m_events.begin(), m_events.end(), [](const JepsenEvent &event) {
            if (event.type != Type::Invoke)
                return true;
            if (event.key || !event.value || !event.value->isRowOf(2))
                return false;
            return event.operation != "cas" || event.value->items.back().isRowOf(2);
        });
    }

    std::string invoke(JepsenEvent &event, std::uint64_t time)
    {
        const std::optional<OperationKind> kind = kindNamed(event.operation);
        if (!kind)
            return ":" + event.operation +
                   " is no operation that is checked here; those are read, write, cas, append, get, put and "
                   "delete";
        if (m_open.count(event.process) != 0)
            return "process " + std::to_string(event.process) +
                   " calls again before its last operation has returned (line " +
                   std::to_string(m_calls[m_open[event.process]].operation.id) + ")";
        ClientCall call;
        call.called = time;
        call.client = std::to_string(event.process);
        call.operation.id = event.line;
        call.operation.kind = *kind;
        call.operation.outcome = OperationOutcome::Unknown;
        std::string problem = takeKey(event, call.operation);
        if (problem.empty())
            problem = takeValue(event, call.operation);
        m_open[event.process] = m_calls.size();
        m_calls.push_back(std::move(call));
        return problem;
    }

    std::string takeKey(JepsenEvent &event, Operation &operation) const
    {
        if (m_hasPairs) {
            event.key = event.value->items.front();
            event.value = EdnValue(event.value->items.back());
        }
        if (!event.key && m_isByKey)
            return "a :key is missing, which other events have";
        operation.key = event.key ? valueOf(*event.key).value_or("nil") : "register";
        return {};
    }

    std::string takeValue(const JepsenEvent &event, Operation &operation) const
    {
        if (operation.kind == OperationKind::Read || operation.kind == OperationKind::Delete)
            return {};
        if (!event.value)
            return "a :" + event.operation + " has a :value";
        const EdnValue &value = *event.value;
        if (operation.kind == OperationKind::CompareAndSet) {
            if (!value.isRowOf(2) || value.items.back().isNil())
                return "the :value of a :cas is [expected new], and the new one is not nil";
            operation.expected = valueOf(value.items.front());
            operation.value = *valueOf(value.items.back());
            return {};
        }
        if (operation.kind == OperationKind::Append)
            operation.value = m_isOfTexts && value.kind == Kind::Text ? value.text : toEdn(value) + " ";
        else if (const std::optional<std::string> text = valueOf(value);
                 text && !(m_isOfTexts && text->empty()))
            operation.value = *text;
        else
            operation.kind = OperationKind::Delete;
        return {};
    }

    std::string complete(JepsenEvent &event, std::uint64_t time)
    {
        const auto open = m_open.find(event.process);
        if (open == m_open.end())
            return "process " + std::to_string(event.process) + " has no operation that could return";
        ClientCall &call = m_calls[open->second];
        m_open.erase(open);
        if (event.type == Type::Info)
            return {};
        call.returned = time;
        call.operation.outcome = event.type == Type::Ok ? OperationOutcome::Done : OperationOutcome::Refused;
        if (event.type == Type::Ok && call.operation.kind == OperationKind::Read)
            return takeResult(event, call.operation);
        return {};
    }

    std::string takeResult(const JepsenEvent &event, Operation &operation) const
    {
        if (!event.value)
            return "a :" + event.operation + " that is :ok has a :value: what was read, or nil";
        if (!m_hasPairs) {
            operation.result = readIn(*event.value);
            return {};
        }
        if (!event.value->isRowOf(2) || valueOf(event.value->items.front()).value_or("nil") != operation.key)
            return "the :value is a pair of the key that was called and what was read";
        operation.result = readIn(event.value->items.back());
        return {};
    }

    /// What was read; an empty list, or an empty text by key, is what no key counts as.
    std::optional<std::string> readIn(const EdnValue &value) const
    {
        if (value.kind != Kind::Row) {
            std::optional<std::string> text = valueOf(value);
            return m_isOfTexts && text && text->empty() ? std::nullopt : text;
        }
        std::string list;
        for (const EdnValue &item : value.items)
            list += toEdn(item) + " ";
        return list.empty() ? std::nullopt : std::optional(list);
    }

    static std::optional<std::string> valueOf(const EdnValue &value)
    {
        if (value.isNil())
            return std::nullopt;
        return value.kind == Kind::Text ? value.text : toEdn(value);
    }

    std::vector<JepsenEvent> m_events;
    bool m_isOfTexts = false; ///< Keys are fields of their own, as porcupine has them.
    bool m_isByKey = false;   ///< Some operation has a key that is not part of its value.
    bool m_hasPairs = false;  ///< Values are pairs of key and value.
    std::vector<ClientCall> m_calls;
    std::unordered_map<std::int64_t, std::size_t> m_open; ///< What each process waits for.
};

} // namespace

HistoryForm formOf(std::string_view text)
{
    constexpr int lines = 200; // Before the first event of a log others may stand.
    const auto begin =
        std::find_if_not(text.begin(), text.end(), [](unsigned char c) { return std::isspace(c) != 0; });
    text.remove_prefix(static_cast<std::size_t>(begin - text.begin()));
    if (text.starts_with('[') || text.starts_with('#') || text.starts_with(';'))
        return HistoryForm::Maps;
    if (text.starts_with('{')) {
        const std::size_t first = text.find_first_not_of(" \t\r\n,", 1);
        return first != std::string_view::npos && text[first] == ':' ? HistoryForm::Maps : HistoryForm::Lines;
    }
    for (int number = 0; number < lines && !text.empty(); ++number) {
        const std::string_view line = text.substr(0, text.find('\n'));
        if (isLogOfEvent(line))
            return HistoryForm::Log;
        text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
    return HistoryForm::Lines;
}

std::variant<std::vector<ClientCall>, HistoryProblem> readForeignHistory(std::string_view text,
                                                                         HistoryForm form)
{
    Conversion conversion;
    std::optional<HistoryProblem> problem;
    const EventSink sink = [&](JepsenEvent &&event) {
        problem = conversion.add(std::move(event));
        return !problem;
    };
    const std::optional<HistoryProblem> unreadable =
        form == HistoryForm::Log ? readLog(text, sink) : readMaps(text, sink);
    if (unreadable || problem)
        return unreadable ? *unreadable : *problem;
    return conversion.finish();
}

} // namespace raft
