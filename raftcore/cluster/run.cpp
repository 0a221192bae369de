#include "raftcore/cluster/run.h"

#include "raftcore/cluster/cluster.h"

#include <memory>

namespace raft {

WorkProgress partOf(const WorkProgress &progress, double from, double to)
{
    return [&progress, from, to](double part) { return progress(from + part * (to - from)); };
}

Run runOf(const Cluster &cluster, const WorkProgress &progress)
{
    const std::unique_ptr<FrozenRun> frozen = cluster.frozenCopy();
    const WorkProgress always = [](double) { return true; };
    return frozen ? frozen->kept(progress ? progress : always).run : Run();
}

} // namespace raft
