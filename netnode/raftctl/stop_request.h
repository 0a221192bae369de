#pragma once

#include <atomic>

namespace raftarium {

/// For commands that compute, without an event loop: from now on the first Ctrl-C (or SIGTERM) only makes the
/// result true, so that what is known so far can still be said; a second one ends the program.
const std::atomic<bool> &stopRequest();

} // namespace raftarium
