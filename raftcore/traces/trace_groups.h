#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace raft {

/// The groups of servers that the lines of one log name, as a server of many shards writes it. Each group is
/// a cluster of its own with terms of its own, so that one of them is read.
class TraceGroups {
public:
    /// Reads this group instead of the first one that is named.
    void choose(std::string group) { m_shown = std::move(group); }
    /// Whether lines of that group are read; those of none always are. Notes that it is there.
    bool reads(const std::string &group);

    /// The group that is read; empty as long as no line has named one.
    const std::string &shown() const { return m_shown; }
    /// The others, in the order of their first lines.
    const std::vector<std::string> &others() const { return m_others; }
    std::uint64_t linesLeftOut() const { return m_linesLeftOut; }

private:
    static constexpr std::size_t most = 10'000;

    std::string m_shown;
    std::vector<std::string> m_others;
    std::uint64_t m_linesLeftOut = 0;
};

} // namespace raft
