#pragma once

#include "raftcore/scenario/scenario.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The outer form of a scenario file: front matter, prose, steps, and the lines of the `raft` blocks.
namespace raft {

/// A line of a `raft` block.
struct BlockLine {
    std::size_t line = 0;
    std::string_view text; ///< Part of the file's text.
};
/// A `raft` block: where it stands in the scenario, and its lines.
struct RaftBlock {
    std::size_t step = 0; ///< Place in Scenario::steps …
    std::size_t part = 0; ///< … and in its parts.
    std::vector<BlockLine> lines;
};

/// A scenario as its file has it, before its blocks are parsed.
struct ScenarioDocument {
    Scenario scenario; ///< Without its commands.
    std::vector<RaftBlock> blocks;
};

std::variant<ScenarioDocument, ScenarioProblem> readDocument(std::string_view text, const std::string &file);

} // namespace raft
