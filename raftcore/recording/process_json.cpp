#include "raftcore/recording/process_json.h"

#include "raftcore/recording/fields.h"

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

namespace raft {

using fields::Json;
using fields::OrderedJson;

namespace {

/// In the order of the alternatives of ProcessState.
constexpr std::array<std::string_view, std::variant_size_v<ProcessState>> names{
    "unknown",   "starting", "connecting",  "running",     "stopped",    "killed",
    "signalled", "exited",   "not_started", "not_reached", "not_watched"};

/// Writes the fields of a state into a JSON object.
struct FieldWriter {
    OrderedJson &json;

    template <class State>
    void operator()(const State &) const // Nothing but its name.
    {
    }
    void operator()(const process::Running &running) const
    {
        json["pid"] = running.pid;
        json["port"] = running.port;
    }
    void operator()(const process::Stopped &stopped) const
    {
        json["here"] = stopped.here;
        (*this)(stopped.process);
    }
    void operator()(const process::Signalled &signalled) const { json["signal"] = signalled.signal; }
    void operator()(const process::Exited &exited) const
    {
        json["code"] = exited.code;
        json["last_line"] = exited.lastLine;
    }
    void operator()(const process::NotStarted &state) const { json["problem"] = state.problem; }
    void operator()(const process::NotReached &state) const { json["problem"] = state.problem; }
    void operator()(const process::NotWatched &state) const
    {
        json["why"] = static_cast<std::uint64_t>(state.why);
        json["answer"] = state.answer;
    }
};

/// Reads the fields of a state out of a JSON object; false when one is missing or wrong.
struct FieldReader {
    const Json &json;

    template <class State>
    bool operator()(State &) const
    {
        return true;
    }
    bool operator()(process::Running &running) const
    {
        return fields::readMember(json, "pid", running.pid) && fields::readMember(json, "port", running.port);
    }
    bool operator()(process::Stopped &stopped) const
    {
        return fields::readMember(json, "here", stopped.here) && (*this)(stopped.process);
    }
    bool operator()(process::Signalled &state) const
    {
        return fields::readMember(json, "signal", state.signal);
    }
    bool operator()(process::Exited &exited) const
    {
        return fields::readMember(json, "code", exited.code) &&
               fields::readMember(json, "last_line", exited.lastLine);
    }
    bool operator()(process::NotStarted &state) const
    {
        return fields::readMember(json, "problem", state.problem);
    }
    bool operator()(process::NotReached &state) const
    {
        return fields::readMember(json, "problem", state.problem);
    }
    bool operator()(process::NotWatched &state) const
    {
        std::uint64_t why = 0;
        if (!fields::readMember(json, "why", why) ||
            why > static_cast<std::uint64_t>(process::NotWatched::Why::NoServer))
            return false;
        state.why = static_cast<process::NotWatched::Why>(why);
        return fields::readMember(json, "answer", state.answer);
    }
};

/// Makes `state` the alternative of that place, with nothing in it yet; false when there is none.
template <std::size_t... Places>
bool become(ProcessState &state, std::string_view name, std::index_sequence<Places...>)
{
    return ((name == names[Places] ? (state.emplace<Places>(), true) : false) || ...);
}

bool readPlace(const Json &json, RecordedProcess &recorded)
{
    return json.is_object() && fields::readMember(json, "server", recorded.server) &&
           fields::readMember(json, "from", recorded.from);
}

} // namespace

OrderedJson jsonOf(const RecordedProcess &recorded)
{
    OrderedJson json{{"server", recorded.server.value},
                     {"from", recorded.from.count()},
                     {"state", names[recorded.state.index()]}};
    std::visit(FieldWriter{json}, recorded.state);
    return json;
}

bool readProcess(const Json &json, RecordedProcess &recorded)
{
    std::string name;
    return readPlace(json, recorded) && fields::readMember(json, "state", name) &&
           become(recorded.state, name, std::make_index_sequence<std::variant_size_v<ProcessState>>()) &&
           std::visit(FieldReader{json}, recorded.state);
}

bool readCaption(const Json &json, RecordedProcess &recorded)
{
    std::uint8_t sight = 0;
    if (!readPlace(json, recorded) || (json.contains("sight") && !fields::readMember(json, "sight", sight)))
        return false;
    switch (static_cast<Sight>(sight)) {
    case Sight::Seen: return true;
    case Sight::Awaited: recorded.state = process::Starting{}; return true;
    case Sight::NotWatched: recorded.state = process::NotWatched{}; return true;
    }
    return false;
}

} // namespace raft
