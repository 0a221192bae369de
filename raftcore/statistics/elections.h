#pragma once

#include "raftcore/cluster/cluster.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Elections by the thousand: how long a cluster is without a leader, as figure 16 of the paper (§9.3) has
/// it.
namespace raft {

/// Under which circumstances elections are held.
struct ElectionSetting {
    /// Why there is no leader.
    enum class Beginning : std::uint8_t {
        LeaderCrash, ///< A leader crashes at a random instant of its heartbeat interval (§9.3).
        ColdStart    ///< All servers start at the same instant, and none leads.
    };

    ClusterSetup cluster = clusterOf(5);          ///< Its seed is that of each election.
    Beginning beginning = Beginning::LeaderCrash; ///< Of every election.
    int patience = 100; ///< After so many of the longest election timeouts an election counts as failed.
};

/// One sentence that says why there can be no elections of this setting; empty when there can.
std::string problemOf(const ElectionSetting &setting);

/// How one election went.
struct ElectionSample {
    bool isElected = false;     ///< Else patience ran out.
    Time took{};                ///< From the crash, or the start, to the instant at which a server leads.
    std::uint64_t messages = 0; ///< Sent in that time.
    std::uint64_t terms = 0;    ///< That began in that time: one, if the first candidate won.

    bool operator==(const ElectionSample &) const = default;
};

/// Holds an election. Equal for equal settings and seeds, on any platform.
ElectionSample holdElection(const ElectionSetting &setting, std::uint64_t seed);

/// What many elections have in common.
class ElectionFigures {
public:
    /// Of these elections, in any order.
    explicit ElectionFigures(const std::vector<ElectionSample> &samples);

    /// How many there were.
    std::size_t elections() const { return m_elections; }
    /// How many of them ended without a leader.
    std::size_t failed() const { return m_elections - m_times.size(); }
    /// The time within which a part (0 … 1) of all elections was decided. Those that failed count as longer
    /// than all others: nothing when it is one of them.
    std::optional<Time> timeOf(double part) const;
    /// The share of the elections that were decided within the time.
    double decidedWithin(Time time) const;
    /// The times of all that were decided, in order.
    const std::vector<Time> &times() const { return m_times; }
    /// Of those that were decided; 0 where none was.
    Time meanTime() const;
    /// Of those that were decided; 0 where none was.
    double meanMessages() const;
    /// The share of all elections in which the first term brought no leader: mostly the votes were split.
    double splitShare() const;
    /// The most terms that one took.
    std::uint64_t mostTerms() const { return m_mostTerms; }

private:
    std::size_t m_elections = 0;
    std::vector<Time> m_times;
    std::uint64_t m_messages = 0;
    std::size_t m_split = 0;
    std::uint64_t m_mostTerms = 0;
};

/// How likely an election of the one setting is decided before one of the other; the same time counts half.
double chanceOfBeingQuicker(const ElectionFigures &one, const ElectionFigures &other);

} // namespace raft
