#pragma once

#include "raftcore/scenario/scenario.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace raft {

/// Watches over `repeat`, `when` and `free … until` with their `end`s while commands are read one after the
/// other, and connects what belongs together (ScenarioCommand::partner).
class OpenBlocks {
public:
    /// Takes note of the last of `commands`. One sentence when it cannot stand there; else empty.
    std::string add(std::vector<ScenarioCommand> &commands);
    /// The place of the command whose `end` is still missing; nothing where all is closed, as it has to be
    /// where a fenced block ends.
    std::optional<std::size_t> unclosed() const;

private:
    struct Open {
        std::size_t opener;
        std::uint64_t times; ///< How often its commands are run, with all that it stands in.
    };

    std::string open(std::size_t opener, std::uint64_t times);
    std::string closeLast(std::vector<ScenarioCommand> &commands);

    std::vector<Open> m_open;
    std::uint64_t m_runs = 0; ///< So many commands will be run in all.
};

} // namespace raft
