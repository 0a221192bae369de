#pragma once

#include "raftcore/cluster/cluster.h"
#include "raftcore/consensus/random.h"

#include <memory>
#include <string>
#include <vector>

namespace raft {

/// One random run: a cluster, faults of random kind and rate while clients write and read, and then a healed
/// majority that has to make progress. Everything follows from the seed.
class Storm {
public:
    Storm(std::uint64_t seed, std::size_t servers, const std::vector<Rule> &rulesOff = {});

    /// One sentence that says what went wrong; empty when nothing did.
    std::string run();

private:
    void rage();
    void strikeServer();
    void strikeLink();
    void strikeNetwork();
    void clientAsks();
    std::string calm();
    void mend(const std::vector<NodeId> &majority);
    std::string awaitWrite(const std::vector<NodeId> &majority);
    std::string verdict() const;

    NodeId anyServer();
    Time anyTime(std::int64_t leastMs, std::int64_t mostMs);
    void pass(Time duration) { m_cluster->advance(m_cluster->now() + duration); }

    Random m_random;
    std::vector<NodeId> m_servers;
    std::unique_ptr<Cluster> m_cluster;
    int m_writes = 0;
};

} // namespace raft
