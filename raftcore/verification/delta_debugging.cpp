#include "raftcore/verification/delta_debugging.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace raft {

std::vector<std::size_t> smallestFailing(std::size_t count,
                                         const std::function<bool(const std::vector<std::size_t> &)> &fails,
                                         const std::function<bool()> &goesOn)
{
    std::vector<std::size_t> kept(count);
    std::iota(kept.begin(), kept.end(), std::size_t{0});
    for (std::size_t part = std::max<std::size_t>(1, count / 2); part > 0;) {
        bool less = false;
        for (std::size_t end = kept.size(); end > 0;) {
            if (goesOn && !goesOn())
                return kept;
            const std::size_t begin = end > part ? end - part : 0;
            std::vector<std::size_t> fewer(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(begin));
            fewer.insert(fewer.end(), kept.begin() + static_cast<std::ptrdiff_t>(end), kept.end());
            end = begin;
            if (!fails(fewer))
                continue;
            kept = std::move(fewer);
            less = true;
        }
        part = less && part == 1 ? 1 : part / 2;
    }
    return kept;
}

} // namespace raft
