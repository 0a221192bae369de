#pragma once

#include "raftcore/cluster/cluster.h"

#include <optional>
#include <string>
#include <vector>

/// Two runs on one time axis: where they part and why, and what became of them.
namespace raft {

/// A setting that two runs do not share.
struct SettingDifference {
    std::string name; ///< As in recordings: "network/latency_max".
    std::string left; ///< As in recordings, "15000"; "–" where there is none.
    std::string right;
};

/// Where two runs part: up to there they have the same events.
struct Parting {
    /// Why they part.
    enum class Cause : std::uint8_t {
        Settings,     ///< They were set up differently.
        Intervention, ///< Something was done in one of them, or in both, that was not done in the other.
        End,          ///< One of them just ends there.
        NotInTheRuns, ///< The same settings and interventions: another version of the program, or clocks
                      ///< of real servers.
    };

    EventNumber event = 0; ///< The first that differs, or that one of them does not have.
    Time at{};             ///< When it happened, in the run in which it was earlier.
    Cause cause = Cause::NotInTheRuns;
    std::vector<SettingDifference> settings; ///< In any order.
    std::string left;                        ///< What happened then in the one run, …
    std::string right;                       ///< … and in the other; empty where nothing did.
};

/// A server led from `from` on.
struct Leading {
    Time from{};
    NodeId server;
    Term term;

    bool operator==(const Leading &) const = default;
};

/// A committed entry that the runs do not share.
struct EntryDifference {
    Index index;
    std::string left; ///< "t3 x=1"; empty where none is committed at that index.
    std::string right;
};

/// In what two runs differ.
struct RunComparison {
    std::optional<Parting> parting;       ///< Nothing when both are the same to the end.
    std::vector<Leading> left;            ///< Who led in the one run since they parted, oldest first …
    std::vector<Leading> right;           ///< … and in the other.
    std::vector<EntryDifference> entries; ///< At most `mostEntries`, by index.
    std::size_t entriesInAll = 0;
};

/// Whether instants are compared, too: in traces they are what the clocks of servers said, in each run
/// others.
enum class ComparedTimes : std::uint8_t { Compared, Ignored };

/// Both runs must be whole: from their first event on. What is compacted at the end is not compared.
RunComparison compare(const Cluster &left, const Cluster &right,
                      ComparedTimes times = ComparedTimes::Compared, std::size_t mostEntries = 1000);

} // namespace raft
