#include "raftcore/cluster/coverage.h"

#include "raftcore/cluster/cluster.h"

#include <algorithm>

namespace raft {

SafetyCoverage coverageOf(const Cluster &cluster)
{
    const auto *told = dynamic_cast<const PartlyTold *>(&cluster);
    return told != nullptr ? SafetyCoverage(told->coverage()) : std::nullopt;
}

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
