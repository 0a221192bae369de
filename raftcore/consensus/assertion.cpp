#include "raftcore/consensus/assertion.h"

#include <cstdio>
#include <cstdlib>

namespace raft {

void assertionFailed(const char *expression, const char *file, int line, const char *names,
                     const long long *numbers, int count) noexcept
{
    std::fprintf(stderr, "raftarium: broken invariant: %s (%s:%d)", expression, file, line);
    if (count > 0)
        std::fprintf(stderr, "; %s =", names);
    for (int i = 0; i < count; ++i)
        std::fprintf(stderr, "%s %lld", i == 0 ? "" : ",", numbers[i]);
    std::fprintf(stderr, "\n");
    std::abort();
}

} // namespace raft
