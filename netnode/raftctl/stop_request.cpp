#include "netnode/raftctl/stop_request.h"

#include <csignal>

namespace raftarium {

namespace {

std::atomic<bool> requested{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may set it");

extern "C" void requestStop(int which)
{
    requested = true;
    std::signal(which, SIG_DFL);
}

} // namespace

const std::atomic<bool> &stopRequest()
{
    std::signal(SIGINT, requestStop);
    std::signal(SIGTERM, requestStop);
    return requested;
}

} // namespace raftarium
