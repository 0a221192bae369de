#pragma once

#include "raftcore/consensus/node.h"
#include "raftcore/fuzzing/fuzz.h"
#include "raftcore/fuzzing/network.h"
#include "raftcore/verification/safety_monitor.h"

#include <optional>
#include <string>
#include <vector>

namespace raft {

/// Hears what happens, for people; most runs have no listener.
class FuzzListener {
public:
    virtual ~FuzzListener() = default;
    /// A move begins; `message` is what arrives with it, if anything does.
    virtual void begins(const FuzzMove &move, const Message *message, bool again) = 0;
    /// A server took a step that had these effects.
    virtual void stepped(const Node &node, const Effects &effects) = 0;
    virtual void says(const std::string &line) = 0;
};

/// A server that is fuzzed: the protocol's part while it runs, the disk, and what clients wait for.
struct FuzzServer {
    /// A linearizable read that is not yet answered.
    struct AskedRead {
        RequestId id;
        Index least; ///< Known to be committed when it was asked.
    };

    NodeId id;
    std::optional<Node> node; ///< Nothing: it is down.
    Stored disk;
    std::optional<Stored> copy;  ///< Of the disk as it was once.
    std::vector<Write> unsynced; ///< Oldest first.
    Time now{};
    std::uint64_t lives = 0;
    std::vector<AskedRead> reads;
    Index applied;           ///< Up to here …
    std::uint64_t store = 0; ///< … it has applied what has this hash.

    const Log &log() const { return node ? node->log() : disk.log; }
};

/// Servers, their disks and their messages; carries moves out and watches every step.
class FuzzCluster {
public:
    FuzzCluster(const FuzzPlan &plan, FuzzNetwork::Kept kept, FuzzListener *listener = nullptr);

    /// False when the move makes no sense now.
    bool perform(const FuzzMove &move, Random &random);

    std::vector<FuzzServer> &servers() { return m_servers; }
    FuzzServer &server(NodeId id) { return m_servers[static_cast<std::size_t>(id.value - 1)]; }
    FuzzNetwork &network() { return m_network; }
    const FuzzNetwork &network() const { return m_network; }
    Index lastCommitted() const { return m_monitor.lastCommitted(); }
    /// Something is wrong that must never be.
    bool broken() const { return !m_kind.empty() || !m_monitor.violations().empty(); }
    void fillIn(FuzzVerdict &verdict) const;

    /// An input for a server that runs, at its time.
    void step(FuzzServer &server, const Input &input, Random &random);
    void start(FuzzServer &server);
    void syncOldest(FuzzServer &server, Random &random);
    /// The write that reaches the disk at once from now on.
    void quickenDisks() { m_slowDisks = false; }
    /// All clocks go on together from where the furthest is.
    Time joinClocks();
    void passTo(FuzzServer &server, Time now);

private:
    bool deliver(const FuzzMove &move, Random &random);
    bool crash(FuzzServer &server, std::uint32_t kept);
    bool replaceDisk(FuzzServer &server, Stored disk);
    bool change(FuzzServer &server, const FuzzMove &move, Random &random);
    bool compact(FuzzServer &server, Random &random);
    void takeEffects(FuzzServer &server, Random &random);
    void applyCommitted(FuzzServer &server);
    void restore(FuzzServer &server, const Snapshot &snapshot);
    void hearAnswers(FuzzServer &server);
    void checkMembership(const FuzzServer &server);
    void violate(const char *kind, std::string problem);

    const FuzzPlan &m_plan;
    FuzzListener *m_listener;
    FuzzNetwork m_network;
    std::vector<FuzzServer> m_servers;
    SafetyMonitor m_monitor;
    Effects m_effects;
    bool m_slowDisks;
    bool m_oneClock;
    Time m_clock{}; ///< Where all have one.
    DiskId m_latestDisk;
    RequestId m_request;
    std::uint64_t m_steps = 0;
    std::uint64_t m_hash = 0;
    std::string m_kind;
    std::string m_problem;
};

/// The latest membership that is known to be committed, and all that come after it in some log: a server that
/// is elected decides with one of these.
std::vector<Membership> membershipsThatMayCount(const std::vector<FuzzServer> &servers);
/// Whether each of these memberships has a majority of `servers` on the disks that it names.
bool allDecide(const std::vector<Membership> &memberships, FuzzServers servers,
               const std::vector<FuzzServer> &all);

/// The members that bits stand for, and back.
std::vector<NodeId> idsOf(FuzzServers servers);
FuzzServers bitsOf(const std::vector<NodeId> &ids);

} // namespace raft
