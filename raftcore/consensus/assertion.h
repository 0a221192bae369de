#pragma once

/// RAFT_ASSERT states what must hold of our own state. It stays on in release builds: a server that has lost
/// its own invariants stops rather than endangers the log. Never used on anything that came from outside.
namespace raft {

/// Prints the broken invariant with its place and aborts.
[[noreturn]] void assertionFailed(const char *expression, const char *file, int line) noexcept;

} // namespace raft

#define RAFT_ASSERT(expression)                                                                              \
    do {                                                                                                     \
        if (!(expression)) [[unlikely]]                                                                      \
            ::raft::assertionFailed(#expression, __FILE__, __LINE__);                                        \
    } while (false)
