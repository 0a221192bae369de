#include "raftcore/cluster/run.h"

namespace raft {

WorkProgress partOf(const WorkProgress &progress, double from, double to)
{
    return [&progress, from, to](double part) { return progress(from + part * (to - from)); };
}

} // namespace raft
