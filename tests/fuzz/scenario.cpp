#include "raftcore/scenario/scenario.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

/// A scenario file: it is understood, or the complaint names one of its lines.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const auto parsed = raft::parseScenario(text, "fuzzed.md");
    if (const auto *problem = std::get_if<raft::ScenarioProblem>(&parsed)) {
        const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
        if (problem->text.empty() || problem->line > lines)
            std::abort();
    }
    return 0;
}
