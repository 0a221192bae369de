#pragma once

#include "raftcore/histories/edn.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

/// The events of a history as Jepsen and tools after it write them: each call and each return by itself.
namespace raft {

/// What is wrong with a history, and in which line.
struct HistoryProblem {
    std::size_t line = 0;
    std::string text; ///< One sentence without its end.
};

/// A call or a return.
struct JepsenEvent {
    enum class Type : std::uint8_t {
        Invoke, ///< A process calls an operation.
        Ok,     ///< It has happened.
        Fail,   ///< It has not happened, and never will.
        Info    ///< It is not known whether it has.
    };

    std::size_t line = 0;
    std::int64_t process = 0;
    Type type = Type::Invoke;
    std::string operation; ///< Such as "read".
    std::optional<EdnValue> key;
    std::optional<EdnValue> value;
};

/// Receives one event after the other; false ends the reading.
using EventSink = std::function<bool(JepsenEvent &&)>;

/// Reads events as maps, one after the other or within one vector. Events of what is no client (the nemesis)
/// are left out. What is wrong, if something is.
std::optional<HistoryProblem> readMaps(std::string_view text, const EventSink &sink);
/// Reads events as lines of a log: "INFO  jepsen.util - 0  :invoke  :write  3". Other lines are left out.
std::optional<HistoryProblem> readLog(std::string_view text, const EventSink &sink);

/// Whether a line of a log tells an event.
bool isLogOfEvent(std::string_view line);

} // namespace raft
