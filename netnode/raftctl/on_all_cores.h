#pragma once

#include "raftcore/verification/linearizability.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace raftarium {

/// Threads for pieces of work: so many at a time, or one for each core.
inline raft::Workers onCores(unsigned threads = std::thread::hardware_concurrency())
{
    raft::Workers workers;
    workers.threads = std::max(1U, threads);
    workers.run = [most = workers.threads](std::size_t count, const std::function<void(std::size_t)> &piece) {
        std::atomic<std::size_t> given{0};
        const auto labour = [&] {
            for (std::size_t next = given++; next < count; next = given++)
                piece(next);
        };
        std::vector<std::thread> others;
        for (std::size_t job = 1; job < std::min<std::size_t>(most, count); ++job)
            others.emplace_back(labour);
        labour();
        for (std::thread &other : others)
            other.join();
    };
    return workers;
}

} // namespace raftarium
