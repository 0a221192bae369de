#pragma once

#include "raftcore/traces/trace.h"
#include "raftcore/traces/trace_item.h"

#include <functional>
#include <vector>

namespace raft {

/// Puts the items of several files in one order. Their clocks may differ: how far is estimated by what must
/// come first, a message's sending before its arrival. An offset in the middle of what is possible is taken,
/// and said. Within a file the order of the lines stays.
class TraceMerge {
public:
    explicit TraceMerge(std::size_t files) : m_files(files) {}

    /// An item of file number `file`, in the order of its lines.
    void add(std::size_t file, TraceItem item);
    /// Hands on all items in their order; says in `source` what was assumed.
    void handOn(TraceSource &source, const std::function<void(TraceItem item)> &take);

private:
    /// A clock that is ahead of another one.
    struct Offset {
        bool known = false;
        Time ahead{};
        std::size_t pairs = 0; ///< Messages that say so.
    };

    std::vector<Offset> offsets() const;

    std::vector<std::vector<TraceItem>> m_files;
};

} // namespace raft
