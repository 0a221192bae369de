#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

namespace raftarium {

/// Durations counted in classes, as Prometheus wants them.
class DurationHistogram {
public:
    void add(std::chrono::microseconds duration);
    /// Appends the lines of a histogram called `name`, in seconds.
    void print(std::string &out, const char *name, const char *help) const;

private:
    static constexpr std::array<std::int64_t, 14> bounds{100,     250,       500,       1'000,     2'500,
                                                         5'000,   10'000,    25'000,    50'000,    100'000,
                                                         250'000, 1'000'000, 2'500'000, 10'000'000};

    std::array<std::uint64_t, bounds.size() + 1> m_counts{}; ///< The last one: longer than all bounds.
    std::chrono::microseconds m_sum{0};
};

/// What a server has counted since its start.
struct Metrics {
    std::uint64_t committed = 0;        ///< Entries known to be committed.
    std::uint64_t elections = 0;        ///< How often this server started an election.
    std::uint64_t leaderships = 0;      ///< How often it was elected.
    std::uint64_t messagesSent = 0;     ///< To other servers.
    std::uint64_t messagesReceived = 0; ///< From other servers.
    std::uint64_t messagesLost = 0;     ///< Could not leave, or were lost on purpose.
    std::uint64_t proposals = 0;        ///< Batches of client commands put into the log.
    std::uint64_t writesDone = 0;       ///< Client changes answered.
    std::uint64_t readsDone = 0;        ///< Linearizable reads answered.
    std::uint64_t refused = 0;          ///< Client requests certainly not done.
    std::uint64_t unknown = 0;          ///< Client requests with unknown outcome.
    std::uint64_t snapshots = 0;        ///< Snapshots taken.
    DurationHistogram writeTime;        ///< From a change's arrival here to its answer.
    DurationHistogram readTime;         ///< From a read's arrival here to its answer.
    DurationHistogram syncTime;         ///< Of the disk.
};

} // namespace raftarium
