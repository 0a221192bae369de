#pragma once

#include "raftcore/cluster/view.h"
#include "raftcore/track/columns.h"
#include "raftcore/track/log_tree.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace raft {

/// Every instant of a run as a row of numbers, each at its place: first those of the servers, then those of
/// the links, then the sides of a split. From one instant to the next few of them change.
class Instants {
public:
    /// `servers`: all that there are at any time.
    Instants(std::vector<NodeId> servers, TextTable &texts);

    /// Adds what differs from the instant before; times count from `at` on.
    void add(const ClusterView &view, Time at);
    /// The columns, and what stands where.
    std::string json() const;

private:
    using Row = std::vector<std::int64_t>;

    Row rowOf(const ClusterView &view);
    void put(std::int64_t *at, const ClusterView &view, const ServerView &server);
    void putLinks(std::int64_t *at, const ClusterView &view) const;
    void putGroups(std::int64_t *at, const ClusterView &view);
    std::int64_t placeOf(NodeId server) const;
    std::int64_t maskOf(const std::vector<NodeId> &servers) const;
    std::size_t sizeOfServer() const;
    bool isTime(std::size_t slot) const;

    std::vector<NodeId> m_servers;
    TextTable &m_texts;
    LogTree m_logs;
    Row m_last;
    Column m_counts, m_slots, m_values;
};

} // namespace raft
