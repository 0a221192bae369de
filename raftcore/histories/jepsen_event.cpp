#include "raftcore/histories/jepsen_event.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace raft {

namespace {

using Type = JepsenEvent::Type;

std::optional<Type> typeNamed(std::string_view name)
{
    if (name == "invoke")
        return Type::Invoke;
    if (name == "ok")
        return Type::Ok;
    if (name == "fail")
        return Type::Fail;
    if (name == "info")
        return Type::Info;
    return std::nullopt;
}

std::optional<std::int64_t> integerIn(std::string_view text)
{
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isWhole = read.ec == std::errc{} && read.ptr == text.data() + text.size();
    return isWhole ? std::optional(number) : std::nullopt;
}

/// Makes the event of a map. What is wrong with it; an empty sentence when it is no client's.
std::optional<std::string> problemWith(const EdnValue &map, JepsenEvent &event)
{
    if (map.kind != EdnValue::Kind::Map)
        return "an event is a map, such as {:process 0, :type :invoke, :f :read, :value nil}";
    const EdnValue *process = map.at("process");
    const EdnValue *type = map.at("type");
    const EdnValue *operation = map.at("f");
    if (process == nullptr || type == nullptr || operation == nullptr)
        return "an event has a :process, a :type and an :f";
    const auto number =
        process->kind == EdnValue::Kind::Atom ? integerIn(process->text) : std::optional<std::int64_t>();
    if (!number)
        return std::string(); // The nemesis.
    const auto known = type->kind == EdnValue::Kind::Keyword ? typeNamed(type->text) : std::nullopt;
    if (!known)
        return ":type is :invoke, :ok, :fail or :info";
    event.process = *number;
    event.type = *known;
    event.operation = operation->text;
    if (const EdnValue *key = map.at("key"))
        event.key = *key;
    if (const EdnValue *value = map.at("value"))
        event.value = *value;
    return std::nullopt;
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

/// Takes the next word off a line.
std::string_view nextWord(std::string_view &line)
{
    const auto begin = std::find_if_not(line.begin(), line.end(), isBlank);
    const auto end = std::find_if(begin, line.end(), isBlank);
    const std::string_view word(begin, end);
    line.remove_prefix(static_cast<std::size_t>(end - line.begin()));
    return word;
}

/// The part of a line of a log behind the name of its writer.
std::string_view messageIn(std::string_view line)
{
    constexpr std::string_view before = " - ";
    const std::size_t at = line.find(before);
    return at == std::string_view::npos ? line : line.substr(at + before.size());
}

/// The event of a line; nothing when it tells none, with a problem when it does so badly.
std::optional<JepsenEvent> eventIn(std::string_view line, std::string &problem)
{
    std::string_view rest = messageIn(line);
    JepsenEvent event;
    const std::optional<std::int64_t> process = integerIn(nextWord(rest));
    std::string_view type = nextWord(rest);
    if (!process || !type.starts_with(':') || !typeNamed(type.substr(1)))
        return std::nullopt;
    event.process = *process;
    event.type = *typeNamed(type.substr(1));
    std::string_view operation = nextWord(rest);
    if (!operation.starts_with(':')) {
        problem = "an operation such as :read is expected after " + std::string(type);
        return std::nullopt;
    }
    event.operation = std::string(operation.substr(1));
    EdnReader value(rest);
    if (value.atEnd())
        return event;
    std::optional<EdnValue> read = value.next();
    problem = value.problem();
    if (!read)
        return std::nullopt;
    event.value = *std::move(read);
    return event;
}

} // namespace

std::optional<HistoryProblem> readMaps(std::string_view text, const EventSink &sink)
{
    EdnReader reader(text);
    const bool isVector = reader.take('[');
    while (!reader.atEnd()) {
        if (isVector && reader.take(']')) {
            if (reader.atEnd())
                return std::nullopt;
            return HistoryProblem{reader.line(), "nothing is expected after the vector of events"};
        }
        JepsenEvent event;
        event.line = reader.line();
        const std::optional<EdnValue> map = reader.next();
        if (!map)
            return HistoryProblem{reader.line(), reader.problem()};
        const std::optional<std::string> problem = problemWith(*map, event);
        if (problem && !problem->empty())
            return HistoryProblem{event.line, *problem};
        if (!problem && !sink(std::move(event)))
            return std::nullopt;
    }
    return isVector ? std::optional(HistoryProblem{reader.line(), "\"]\" is missing"}) : std::nullopt;
}

std::optional<HistoryProblem> readLog(std::string_view text, const EventSink &sink)
{
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        std::string problem;
        std::optional<JepsenEvent> event = eventIn(line, problem);
        if (!problem.empty())
            return HistoryProblem{number, problem};
        if (!event)
            continue;
        event->line = number;
        if (!sink(*std::move(event)))
            return std::nullopt;
    }
    return std::nullopt;
}

bool isLogOfEvent(std::string_view line)
{
    std::string problem;
    return eventIn(line, problem).has_value();
}

} // namespace raft
