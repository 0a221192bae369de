#include "raftcore/consensus/config.h"

#include "raftcore/consensus/phrase.h"

namespace raft {

namespace {

constexpr Time shortestHeartbeat{100};

} // namespace

std::string problem(const Config &config)
{
    if (config.id.value == 0)
        return phrase("a server's id must not be 0");
    if (config.heartbeat <= Time::zero())
        return phrase("the heartbeat interval must be longer than 0");
    if (config.heartbeat < shortestHeartbeat)
        return phrase("the heartbeat interval must be at least 0.1 ms: with a shorter one the cluster does "
                      "nothing else");
    if (config.electionMin > config.electionMax)
        return phrase("the shortest election timeout must not be longer than the longest");
    if (config.heartbeat >= config.electionMin)
        return phrase("the heartbeat interval must be shorter than the shortest election timeout, or "
                      "followers would stand for election while their leader lives");
    if (config.electionMax > std::chrono::hours(24))
        return phrase("an election timeout must not be longer than a day");
    if (config.maxBatch == 0 || config.maxInflight == 0 || config.maxPending == 0 || config.maxApply == 0 ||
        config.snapshotChunk == 0 || config.maxSnapshot == 0 || config.maxBytes.batch == 0 ||
        config.maxBytes.inflight == 0)
        return phrase("batch, inflight, pending, apply page, snapshot chunk and snapshot must be at least 1");
    if (config.leaseReads && !config.checkQuorum)
        return phrase("lease reads need checkquorum: without it followers may elect another leader while the "
                      "lease lasts");
    return {};
}

} // namespace raft
