#include "raftcore/consensus/assertion.h"

#include <cstdio>
#include <cstdlib>

namespace raft {

void assertionFailed(const char *expression, const char *file, int line) noexcept
{
    std::fprintf(stderr, "raftarium: broken invariant: %s (%s:%d)\n", expression, file, line);
    std::abort();
}

} // namespace raft
