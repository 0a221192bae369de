#include "raftcore/histories/foreign_history.h"
#include "raftcore/verification/linearizability.h"

#include <cstdlib>

/// A history of clients, in whatever form it seems to be: there is one, or a line to blame.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace raft;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    formOf(text);
    for (const HistoryForm form : {HistoryForm::Maps, HistoryForm::Log}) {
        const auto history = readForeignHistory(text, form);
        if (const auto *problem = std::get_if<HistoryProblem>(&history)) {
            if (problem->line == 0 || problem->text.empty())
                std::abort();
            continue;
        }
        CheckLimits limits;
        limits.steps = 1'000;
        checkLinearizability(std::get<std::vector<ClientCall>>(history), limits);
    }
    return 0;
}
