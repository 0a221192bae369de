#pragma once

#include "raftcore/scenario/words.h"

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace raft {

/// Where a command makes sense.
enum class Place : std::uint8_t {
    Anywhere,
    BeforeStart, ///< Right after `cluster`.
    InCluster,
    Manual,
    ByClock
};

/// What the commands so far have set up, so that one that makes no sense behind them is found: servers that
/// do not exist, time that passes by itself where delivery is manual.
class ParseContext {
public:
    void checkPlace(Words &words, std::string_view command, Place place);
    /// Whether all servers that it names are there.
    void checkServers(Words &words, const ScenarioAct &act) const;

    /// A new cluster.
    void begin(const ClusterSetup &setup);
    void addServer(Words &words, NodeId server);
    /// Server `server` is described before it starts.
    void describe(Words &words, NodeId server);
    const ClusterSetup &setup() const { return m_setup; }
    bool isManual() const { return m_setup.manual; }

    /// What a file says in a few bytes must not take the machine's memory.
    void countEntries(Words &words, const Terms &terms);

    void nameRead(const std::string &name) { m_reads.insert(name); }
    /// A condition, about reads that were named before.
    Condition condition(Words &words) const;
    /// What is waited for, and how long.
    command::Until awaited(Words &words) const;

    /// How many answers the latest question offers.
    std::size_t choices = 0;

private:
    bool m_isKnown = false;
    bool m_started = false; ///< Something but `cluster` and `node` has been said.
    ClusterSetup m_setup;
    std::set<NodeId> m_members;
    std::set<NodeId> m_servers;   ///< Members and those that joined.
    std::set<NodeId> m_described; ///< Named by a `node`.
    std::uint64_t m_entries = 0;  ///< In all crafted logs and messages.
    std::set<std::string> m_reads;
};

} // namespace raft
