#pragma once

#include "raftcore/traces/server_names.h"
#include "raftcore/traces/trace_groups.h"
#include "raftcore/traces/trace_item.h"

#include <vector>

/// What readers of traces of all forms have in common: a line comes in, items go out.
namespace raft {

/// What one line was.
enum class LineMeaning : std::uint8_t {
    Reported, ///< It says something.
    Nothing,  ///< It has the form, but tells nothing that is known, or it is empty.
    Broken,   ///< It cannot be read.
};

/// What a reader answers to a line.
struct LineAnswer {
    LineMeaning meaning = LineMeaning::Nothing;
    const char *why = ""; ///< Of a broken line: one clause.
};

/// Where a reader puts what it has read, and what it shares with the other readers of the same trace.
struct ReadingPlace {
    ServerNames &names;
    std::vector<TraceItem> &items; ///< Appended to.
    TraceGroups &groups;
};

inline constexpr LineAnswer reportedLine{LineMeaning::Reported, ""};
inline constexpr LineAnswer lineWithoutMeaning{LineMeaning::Nothing, ""};
inline LineAnswer brokenLine(const char *why)
{
    return {LineMeaning::Broken, why};
}

} // namespace raft
