#pragma once

#include "raftcore/exploration/explorer.h"
#include "raftcore/exploration/symmetry.h"

#include <array>
#include <cstdint>
#include <vector>

namespace raft {

/// Two states with the same fingerprint have the same future, but for the names of the servers.
struct Fingerprint {
    std::uint64_t one = 0;
    std::uint64_t other = 0;

    auto operator<=>(const Fingerprint &) const = default;
};

/// Takes fingerprints. What differs and does not matter is left out: clocks and timeouts, for in runs with
/// manual delivery timers run out when a transition says so; whom a follower takes for the leader, for
/// clients ask the leader itself; what is kept only to be reported.
class Fingerprints {
public:
    /// `exact`: states that differ only in the names of the servers, or in values that no client reads,
    /// are different ones.
    Fingerprints(const ExplorationPlan &plan, bool exact);

    /// The least over all ways to name the servers anew; exactly, as they are named.
    Fingerprint of(const ExplorerState &state);

    /// Which servers could change their names; exactly, none.
    AlikeServers alike(const ExplorerState &state);

private:
    /// A word of the description; names in it are still to be replaced.
    struct Word {
        enum class Kind : std::uint8_t {
            Plain,
            Name,  ///< Of one server; 0 for none.
            Names, ///< A ServerSet.
            About, ///< `more` is said of the server of that name; the order of such words does not matter.
        };

        std::uint64_t value = 0;
        Kind kind = Kind::Plain;
        std::uint64_t more = 0;
    };
    using Text = std::vector<Word>;
    using Naming = std::array<std::uint8_t, 8>; ///< The new name of server n at n − 1, from 0 on.

    void describe(const ExplorerState &state);
    static std::uint64_t renamed(const Word &word, const Naming &naming);
    static std::uint64_t signatureOf(const Text &text);
    void describe(const SimulatedServer &server, const SafetyMonitor &monitor, Text &text) const;
    void describeLog(const Node &node, Text &text) const;
    void describeRole(const Node &node, Text &text) const;
    void describeLeader(const Leader &leader, Text &text) const;
    void describeCommon(const ExplorerState &state, Text &text) const;
    void describe(const InFlightMessage &flight, const SimulationState &simulation, Text &text) const;
    bool fits(const Naming &naming) const;
    Fingerprint under(const Naming &naming) const;

    const ExplorationPlan &m_plan;
    const bool m_exact;
    std::vector<Naming> m_namings;           ///< All of them.
    std::vector<Text> m_servers;             ///< Of each server, …
    std::vector<std::uint64_t> m_signatures; ///< … and a hash of it without the names.
    Text m_common;
    std::vector<Text> m_staying;
};

} // namespace raft
