#pragma once

#include "raftcore/consensus/config.h"
#include "raftcore/fuzzing/move.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// Random runs of the bare protocol: nothing but servers, their disks and their messages, which arrive in any
/// order, any number of times. Where the soak looks at a whole cluster with its network, clock and clients,
/// this looks at many more runs of stranger orders. Everything follows from a seed.
namespace raft {

/// What becomes of the messages in a random run.
struct FuzzTraffic {
    std::uint32_t lost = 0;       ///< Messages of a million that never arrive.
    std::uint32_t again = 0;      ///< Deliveries of a million after which the message may arrive again.
    std::uint32_t late = 0;       ///< Messages of a million that stay under way until much later.
    std::uint32_t lateness = 0;   ///< Deliveries of a million that take one of those.
    std::uint32_t inOrder = 0;    ///< Deliveries of a million that take the oldest of some messages.
    std::uint32_t cuts = 0;       ///< Moves of a million before which some links stop or resume.
    std::size_t mostUnderWay = 0; ///< Of messages; one of the others gives way.
};

/// One random run.
struct FuzzPlan {
    std::uint64_t seed = 1;
    std::size_t servers = 3; ///< At most 8; those that are not among the first voters start empty.
    std::size_t voters = 3;
    Config config;
    /// How often each kind of move is made, relative to the others; 0 is never.
    std::array<unsigned, static_cast<std::size_t>(FuzzMoveKind::Count)> often{};
    unsigned heartbeats = 4;  ///< Of timers, how many are a leader's …
    unsigned elections = 1;   ///< … and how many other servers'.
    std::uint32_t favour = 0; ///< Of a million elections, how many are S1's in any case.
    FuzzTraffic traffic;
    bool scenes = false; ///< Something happens, then what follows from it arrives in order, as in an example.
    bool slowDisks = false; ///< Writes reach the disk when a move says so, not at once.
    bool tornDisks = false; ///< A crash may leave some of what was not synced.
    bool oneClock = false;  ///< All servers have the same time …
    /// … and of a million timers so many run out when they should, none before another.
    std::uint32_t punctual = 0;
    bool recovers = true; ///< At the end a majority must elect and commit.
    int moves = 1000;
};

/// The plan of a seed, without these rules of the protocol. `servers` 0: the seed chooses.
FuzzPlan fuzzPlan(std::uint64_t seed, std::size_t servers = 0, const std::vector<Rule> &rulesOff = {});

/// What came of a random run.
struct FuzzVerdict {
    std::string kind;    ///< What went wrong, as one word ("ElectionSafety"); empty when nothing did.
    std::string problem; ///< One sentence that says it.
    std::uint64_t moves = 0;
    std::uint64_t steps = 0; ///< Inputs that servers took.
    std::uint64_t hash = 0;  ///< Equal for equal runs on any platform.
};

/// Carries it out, in two phases. First moves are made at random. Then just so many servers go on,
/// undisturbed, that every membership that may be in force has its majority: they must elect a leader and
/// commit. The safety properties are checked after every step. `made` receives the moves.
FuzzVerdict fuzz(const FuzzPlan &plan, std::vector<FuzzMove> *made = nullptr);

class FuzzListener;
/// Makes recorded moves, or some of them, again; then the second phase.
FuzzVerdict fuzzAgain(const FuzzPlan &plan, const std::vector<FuzzMove> &moves,
                      FuzzListener *listener = nullptr);

} // namespace raft
