#include "raftcore/traces/tla_reader.h"

#include "raftcore/consensus/phrase.h"
#include "raftcore/traces/json_text.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <utility>

namespace raft {

namespace {

/// Of the text of a value. In memory it takes some fifty times as much.
constexpr std::size_t longestValue = std::size_t{1} << 24U;
constexpr std::size_t largestItf = std::size_t{1} << 28U;

/// "Timeout(s1)" or "Timeout" in "State 7: <Timeout(s1) line 12, col 3 to … of module raft>".
std::string actionIn(std::string_view line)
{
    const std::size_t begin = line.find('<');
    if (begin == std::string_view::npos)
        return {};
    std::string_view action = line.substr(begin + 1);
    action = action.substr(0, std::min(action.find(" line "), action.find('>')));
    return std::string(action);
}

/// The number in "State 7: <Timeout …>", in "7: <Timeout …>" as TLC prints it for other programs, and in
/// "STATE_7 ==" of simulations; nothing when the line begins no state.
std::optional<std::uint64_t> stateNumberIn(std::string_view line)
{
    constexpr std::string_view spoken = "State ";
    constexpr std::string_view simulated = "STATE_";
    const bool isSpoken = line.starts_with(spoken);
    const bool isSimulated = line.starts_with(simulated);
    line.remove_prefix(isSpoken || isSimulated ? spoken.size() : 0);
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
    const std::string_view rest = line.substr(static_cast<std::size_t>(end - line.data()));
    const bool fits = isSimulated ? rest.starts_with(" ==")
                      : isSpoken  ? rest.find(':') != std::string_view::npos
                                  : rest.starts_with(": <");
    return error == std::errc() && fits ? std::optional(number) : std::nullopt;
}

std::string_view behindIndent(std::string_view line)
{
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    return line;
}

/// "Timeout" of [position |-> 2, name |-> "Timeout", location |-> "line 12 …"].
std::string nameOfAction(const TlaValue &action)
{
    const TlaValue *name = action.at("name");
    return name != nullptr ? name->text.substr(0, 256) : std::string();
}

/// "raft::log" is the variable log of a module.
std::string nameOfVariable(const std::string &written)
{
    const std::size_t colon = written.rfind("::");
    return colon == std::string::npos ? written : written.substr(colon + 2);
}

/// How many more brackets it opens than it closes; those in strings do not count.
std::ptrdiff_t bracketsOpenedIn(std::string_view line)
{
    std::ptrdiff_t open = 0;
    bool isQuoted = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line[at] == '\\')
            ++at;
        else if (line[at] == '"')
            isQuoted = !isQuoted;
        else if (!isQuoted && line[at] == '[')
            ++open;
        else if (!isQuoted && line[at] == ']')
            --open;
    }
    return open;
}

TlaBehaviour::Variables variablesOf(const TlaValue &state)
{
    TlaBehaviour::Variables variables;
    for (std::size_t member = 0; member < state.keys.size(); ++member)
        if (const std::string &name = state.keys[member].text; name != "_TEAction")
            variables.insert_or_assign(nameOfVariable(name), state.items[member]);
    return variables;
}

} // namespace

LineAnswer TlcReader::read(std::string_view line, SourceLine where, ReadingPlace &place)
{
    if (const std::optional<std::uint64_t> number = stateNumberIn(line)) {
        const std::string announced = std::exchange(m_action, {}); // In simulations a comment before it.
        beginState(*number, where, place);
        m_inState = true;
        m_action = std::string(actionIn(line)).substr(0, 256);
        m_action = m_action.empty() ? announced : m_action;
        return reportedLine;
    }
    const std::string_view inner = behindIndent(line);
    if (!m_record.empty() || (!m_inState && (inner == "[" || inner.starts_with("[ _TEAction |->"))))
        return readRecord(inner, where, place);
    if (line.starts_with("\\* <")) {
        endState(place);
        m_action = std::string(actionIn(line)).substr(0, 256);
        return reportedLine;
    }
    return m_inState ? readVariable(line, place) : lineWithoutMeaning;
}

void TlcReader::beginState(std::uint64_t number, SourceLine where, ReadingPlace &place)
{
    endState(place);
    if (number <= m_last)
        m_behaviour.beginAnew(where, place);
    m_last = number;
    m_where = where;
}

LineAnswer TlcReader::readRecord(std::string_view line, SourceLine where, ReadingPlace &place)
{
    if (m_record.empty()) {
        m_where = where;
        m_open = 0;
    }
    if (m_record.size() + line.size() > longestValue) {
        m_record.clear();
        return brokenLine(marked("the value is too long"));
    }
    m_record += line;
    m_record += ' ';
    m_open += bracketsOpenedIn(line); // A record within the state may end like the state itself.
    if (m_open > 0)
        return reportedLine;
    const std::string record = std::exchange(m_record, {});
    const std::optional<TlaValue> state =
        tlaValueOf(std::string_view(record).substr(0, record.rfind(']') + 1));
    if (!state)
        return brokenLine(marked("a state of it cannot be understood"));
    const TlaValue *action = state->at("_TEAction");
    if (action == nullptr)
        return lineWithoutMeaning;
    const TlaValue *position = action->at("position");
    beginState(position != nullptr ? position->number().value_or(m_last + 1) : m_last + 1, m_where, place);
    m_behaviour.go(variablesOf(*state), nameOfAction(*action), m_where, place);
    return reportedLine;
}

LineAnswer TlcReader::readVariable(std::string_view line, ReadingPlace &place)
{
    if (line.starts_with("/\\ ")) {
        endVariable();
        m_variable = line.substr(3);
        return reportedLine;
    }
    const bool goesOn = !m_variable.empty() && !line.empty() && (line.front() == ' ' || line.front() == '\t');
    if (!goesOn) {
        if (!line.empty() && m_variable.empty() && line.find(" = ") != std::string_view::npos) {
            m_variable = line; // A specification with one variable only.
            return reportedLine;
        }
        endState(place);
        return lineWithoutMeaning;
    }
    if (m_variable.size() + line.size() > longestValue)
        return brokenLine(marked("the value is too long"));
    m_variable += line;
    return reportedLine;
}

void TlcReader::endVariable()
{
    const std::string text = std::exchange(m_variable, {});
    const std::size_t equals = text.find(" = ");
    if (equals == std::string::npos)
        return;
    if (std::optional<TlaValue> value = tlaValueOf(std::string_view(text).substr(equals + 3)))
        m_state.insert_or_assign(text.substr(0, equals), *std::move(value));
}

void TlcReader::endState(ReadingPlace &place)
{
    endVariable();
    if (std::exchange(m_inState, false) && !m_state.empty())
        m_behaviour.go(std::exchange(m_state, {}), m_action, m_where, place);
}

LineAnswer ItfReader::read(std::string_view line, SourceLine, ReadingPlace &)
{
    if (m_text.size() + line.size() > largestItf)
        return brokenLine(marked("the file is too large"));
    m_text += line;
    m_text += '\n';
    return reportedLine;
}

/// {"counterexample":{"state":[[1,{…}],…],"action":[[[1,{…}],{"name":"Timeout"},[2,{…}]],…]}}, in any order.
std::vector<ItfReader::State> ItfReader::statesOfTlc(bool &ok) const
{
    std::vector<State> states;
    std::map<std::uint64_t, std::string> actions; // By the state to which they lead.
    JsonText json(m_text);
    const auto readState = [&json](State &state) {
        bool second = false;
        json.array([&] {
            if (std::exchange(second, true))
                state.text = json.raw();
            else
                state.number = json.natural().value_or(0);
        });
    };
    const auto readAction = [&] {
        State end;
        std::string name;
        int place = 0;
        json.array([&] {
            if (++place == 2)
                json.object([&](std::string_view key) { name = key == "name" ? json.string() : name; });
            else
                readState(end);
        });
        actions[end.number] = name.substr(0, 256);
    };
    std::function<void(std::string_view)> member = [&](std::string_view key) {
        if (key == "counterexample")
            json.object(member);
        else if (key == "state")
            json.array([&] { readState(states.emplace_back()); });
        else if (key == "action")
            json.array(readAction);
    };
    json.object(member);
    ok = json.ok();
    std::sort(states.begin(), states.end(),
              [](const State &one, const State &other) { return one.number < other.number; });
    for (State &state : states)
        state.action = actions[state.number];
    return states;
}

/// Whether the state is understood.
bool ItfReader::go(const State &state, ReadingPlace &place)
{
    const std::optional<TlaValue> value =
        state.text.size() <= longestValue ? tlaValueOfItf(state.text) : std::nullopt;
    if (!value)
        return false;
    const std::string action = state.action.empty() ? "state " + std::to_string(state.number) : state.action;
    m_behaviour.go(variablesOf(*value), action, {static_cast<std::uint32_t>(state.number), 0}, place);
    return true;
}

LineAnswer ItfReader::finish(ReadingPlace &place)
{
    bool ok = true;
    bool isUnderstood = true;
    const std::vector<State> dumped = statesOfTlc(ok);
    for (const State &state : dumped)
        isUnderstood = go(state, place) && isUnderstood;
    JsonText json(m_text);
    std::uint64_t number = 0;
    json.object([&](std::string_view key) {
        if (key == "states")
            json.array([&] {
                isUnderstood = go({++number, std::string(json.raw()), {}}, place) && isUnderstood;
            });
    });
    if (!ok || !json.ok())
        return brokenLine(marked("the JSON object is cut off or malformed: states may be missing"));
    return isUnderstood ? lineWithoutMeaning : brokenLine(marked("a state of it cannot be understood"));
}

} // namespace raft
