#pragma once

#include "raftcore/consensus/types.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace raft {

/// A value that a line has under a name: node=1, "term":3.
struct LogField {
    std::string key; ///< In small letters, without what separates its words: "nodeid" for "node_id".
    std::string value;
};

/// A line of a logger that gives its values names, taken apart: JSON, key=value, or a sentence with such
/// fields behind it.
struct StructuredLine {
    std::optional<Time> at;
    std::string sentence; ///< The message; of a line without one the event, as "become leader".
    std::vector<LogField> fields;

    /// The value of the first of these keys that the line has; null when it has none of them.
    const std::string *value(std::initializer_list<std::string_view> keys) const;
};

/// Nothing when the whole line is not made of named values: a JSON object, "time=… level=info msg=… node=1",
/// or "[2026/11/30 10:11:12.123 +00:00] [INFO] [raft.rs:8] ["became leader"] [term=6] [raft_id=45]".
std::optional<StructuredLine> structuredLineOf(std::string_view line);

/// The fields with which a line ends: "… node=1 term=2", or "… {"node": 1}". `behind` is where they begin.
/// Empty when it ends with none.
std::vector<LogField> fieldsAtEnd(std::string_view line, std::size_t &behind);

/// The fields in "id=2, term=3".
std::vector<LogField> fieldsIn(std::string_view list);

} // namespace raft
