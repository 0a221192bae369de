#include "raftcore/cluster/coverage.h"

#include <algorithm>

namespace raft {

const PropertyCoverage *coverageOf(const SafetyCoverage &coverage, SafetyProperty property)
{
    if (!coverage)
        return nullptr;
    const auto found =
        std::find_if(coverage->begin(), coverage->end(),
                     [property](const PropertyCoverage &each) { return each.property == property; });
    return found == coverage->end() ? nullptr : &*found;
}

} // namespace raft
