#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace raftarium {

/// A closed loop of clients: each has a connection of its own, and sends the next request when the answer to
/// the last one is complete.
struct LoadPlan {
    std::string host = "127.0.0.1"; ///< An address, not a name.
    std::uint16_t port = 0;
    std::size_t clients = 1;
    std::chrono::milliseconds warmUp{500}; ///< Not counted.
    std::chrono::milliseconds duration{5000};
    /// The whole text of the request of this number, from 0.
    std::function<std::string(std::uint64_t number)> request;
};

/// What came of a load.
struct LoadResult {
    std::uint64_t done = 0;               ///< Answers with a status of 200 to 299.
    std::uint64_t failed = 0;             ///< Other answers, and connections that were closed.
    double seconds = 0;                   ///< How long was counted.
    std::vector<std::uint32_t> latencies; ///< Of those done, in microseconds, sorted.
    std::string problem;                  ///< Why something failed, the first time.

    double perSecond() const { return seconds > 0 ? static_cast<double>(done) / seconds : 0; }
    /// The latency that this share of the answers did not exceed; 0 without any.
    std::uint32_t percentile(double share) const;
};

/// Runs the load in the calling thread, with as little work of its own as it can, because it shares the
/// processors with the servers. `stop`, when given, is asked now and then whether to end early.
LoadResult runLoad(const LoadPlan &plan, const std::function<bool()> &stop = {});

} // namespace raftarium
