#include "raftcore/traces/tla_reader.h"

#include "raftcore/consensus/phrase.h"
#include "raftcore/traces/json_text.h"

#include <algorithm>
#include <utility>

namespace raft {

namespace {

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

/// "State 7: <Timeout …>", or "7: <Timeout …>" as TLC prints it for other programs.
bool beginsState(std::string_view line)
{
    constexpr std::string_view head = "State ";
    const bool isForPeople = line.starts_with(head);
    line.remove_prefix(isForPeople ? head.size() : 0);
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    const std::string_view rest = line.substr(digits);
    return digits > 0 && (isForPeople ? rest.find(':') != std::string_view::npos : rest.starts_with(": <"));
}

} // namespace

LineAnswer TlcReader::read(std::string_view line, SourceLine where, ReadingPlace &place)
{
    if (beginsState(line)) {
        endState(place);
        m_inState = true;
        m_where = where;
        m_action = std::string(actionIn(line)).substr(0, 256);
        return toldLine;
    }
    if (!m_inState)
        return lineWithoutMeaning;
    if (line.starts_with("/\\ ")) {
        endVariable();
        m_variable = line.substr(3);
        return toldLine;
    }
    const bool goesOn = !m_variable.empty() && !line.empty() && (line.front() == ' ' || line.front() == '\t');
    if (!goesOn) {
        if (!line.empty() && m_variable.empty() && line.find(" = ") != std::string_view::npos) {
            m_variable = line; // A specification with one variable only.
            return toldLine;
        }
        endState(place);
        return lineWithoutMeaning;
    }
    if (m_variable.size() + line.size() > longestValue)
        return brokenLine(marked("the value is too long"));
    m_variable += line;
    return toldLine;
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
    return toldLine;
}

LineAnswer ItfReader::finish(ReadingPlace &place)
{
    JsonText json(m_text);
    std::uint32_t number = 0;
    bool isUnderstood = true;
    json.object([&](std::string_view key) {
        if (key != "states")
            return;
        json.array([&] {
            ++number;
            const std::optional<TlaValue> state = tlaValueOfItf(json.raw());
            isUnderstood = isUnderstood && state.has_value();
            if (!state)
                return;
            TlaBehaviour::Variables variables;
            for (std::size_t member = 0; member < state->keys.size(); ++member)
                variables.insert_or_assign(state->keys[member].text, state->items[member]);
            m_behaviour.go(std::move(variables), "state " + std::to_string(number), {number, 0}, place);
        });
    });
    if (!json.ok())
        return brokenLine(marked("the JSON object is cut off or malformed: states may be missing"));
    return isUnderstood ? lineWithoutMeaning : brokenLine(marked("a state of it cannot be understood"));
}

} // namespace raft
