#pragma once

#include "raftcore/cluster/cluster.h"
#include "raftcore/cluster/event.h"
#include "raftcore/consensus/rules.h"
#include "raftcore/simulation/replay.h"

#include <cstddef>
#include <string>
#include <vector>

namespace raft {

/// Among which runs one looks. The search grows with every kind of transition by a power of the depth, so
/// that each rule gets those that it is about.
struct ExplorationPlan {
    std::vector<Rule> off;     ///< The rules that do not hold.
    std::size_t voters = 3;    ///< Servers 1 … so many are the cluster.
    std::size_t newcomers = 0; ///< So many more are there, empty and not yet members.
    std::size_t batch = 1;     ///< Config::maxBatch: with 1, a log is brought up to date entry by entry.
    bool preVotes = false;     ///< Config::preVote.

    std::size_t mostElections = 1000; ///< Terms that have a leader.
    std::size_t mostPeers = 1000;     ///< Servers that vote for a candidate.
    bool standing = false;            ///< Elections that no other server hears of.
    bool soundings = false;           ///< TransitionKind::SoundOut.
    bool leading = false;             ///< Who is elected brings its first entry to those who voted for it.
    bool replication = true;          ///< TransitionKind::Replicate.
    std::size_t mostWrites = 0;
    std::size_t mostReads = 0;
    std::size_t mostChanges = 0;
    bool snapshots = false;
    bool restarts = false;
    bool slowDisks = false;           ///< Transition::forgets.
    std::vector<MessageType> staying; ///< Kinds of messages that may stay on their way, …
    std::size_t mostStaying = 1;      ///< … and how many at a time.
    bool copies = false;              ///< Transition::twice.
    bool judgesClients = false;       ///< What clients saw is judged as well (linearizability).

    bool stays(MessageType type) const;
    std::size_t servers() const { return voters + newcomers; }
};

/// Where runs begin, if not with a new cluster: at the end of a run of a simulation.
struct ExplorationStart {
    ClusterSetup setup;
    Run run;
};

/// How many servers there are at its end.
std::size_t serversOf(const ExplorationStart &start);
/// Why no search can begin there, in one sentence; empty when one can.
std::string problemOf(const ExplorationStart &start);

/// The plan for a protocol without these rules, of which there is at least one. Without several of them:
/// whatever the plan for one of them has.
ExplorationPlan planWithout(const std::vector<Rule> &off);

/// A plan, and what its runs are about.
struct NamedPlan {
    std::string about; ///< "late and doubled messages".
    ExplorationPlan plan;
};

/// With every rule in force: all kinds of runs in which one goes wrong without a rule, none of them broader
/// than can be searched to some depth.
std::vector<NamedPlan> plansWithEveryRule();

/// The cluster in which the runs of the plan happen, delivered manually.
ClusterSetup setupOf(const ExplorationPlan &plan);

} // namespace raft
