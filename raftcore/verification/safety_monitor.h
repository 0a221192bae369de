#pragma once

#include "raftcore/cluster/safety.h"
#include "raftcore/consensus/effects.h"
#include "raftcore/consensus/node.h"
#include "raftcore/verification/chunked_history.h"
#include "raftcore/verification/term_runs.h"

#include <string>
#include <utility>
#include <vector>

namespace raft {

/// Watches every step of every server of a cluster and tells when a safety property does not hold.
/// Incremental: the cost of a step does not grow with the log. A value; a copy watches on from the same
/// history.
///
/// Beside the properties of Figure 3 it watches what they rest on, and tells it as a violation of the nearest
/// property: term, commit and applied index never go back while a server runs, and a server votes for one
/// candidate a term, across restarts too.
class SafetyMonitor {
public:
    /// A server started or restarted (also at the very beginning): its log is what its disk held.
    void started(const Node &node, EventNumber event, Time now);
    /// A server took a step that had these effects.
    void stepped(const Node &node, const Effects &effects, EventNumber event, Time now);

    /// What has not held so far, oldest first. At most one per property and pair of servers.
    const std::vector<Violation> &violations() const { return m_violations; }

private:
    /// What a server was seen to be after its latest step.
    struct Watched {
        NodeId id;
        Role role = Role::Follower;
        Term term;
        std::optional<NodeId> vote; ///< The latest in `term`, also when the server has forgotten it since.
        Index commit;
        Index applied;
        TermRuns log;
        Term promisedIn; ///< The latest term in which it told a candidate that it has its vote, …
        NodeId promised; ///< … and that candidate.
    };
    /// What an entry of some index and term was when it was first seen.
    struct SeenEntry {
        Term term; ///< 0: none seen.
        Term before;
        std::uint64_t payload = 0;
        NodeId where;
    };
    struct CommittedEntry {
        Term term;        ///< 0: known to be committed, but compacted away before it was seen.
        Term committedIn; ///< The term of the server that first showed it committed.
        std::uint64_t payload = 0;
        NodeId where;
    };
    struct Moment {
        EventNumber event;
        Time now;
    };

    Watched &watch(NodeId id);
    void watchVotes(const Node &node, const Effects &effects, Watched &server, Moment moment);
    void watchProgress(const Node &node, Watched &server, Moment moment);
    void watchWrite(const Node &node, const Write &write, Watched &server, Moment moment);
    void becameLeader(const Node &node, const Watched &server, Moment moment);
    void compareEntry(NodeId server, const Entry &entry, Term before, Moment moment);
    void compareCommitted(const Node &node, Index after, Index upTo, Moment moment);
    void compareCommittedEntry(const Node &node, Index index, Term term, std::uint64_t payload,
                               Moment moment);
    void checkLeaderHolds(const Watched &leader, Index index, Moment moment);
    void violate(SafetyProperty property, NodeId one, NodeId other, Position at, Moment moment,
                 std::string proof);

    std::vector<Violation> m_violations;
    std::vector<Watched> m_servers;
    std::vector<std::pair<Term, NodeId>> m_leaders;     ///< Sorted by term.
    ChunkedHistory<SeenEntry> m_seen;                   ///< By index: the first term seen there …
    std::vector<std::pair<Index, SeenEntry>> m_seenToo; ///< … and entries of other terms, sorted by index.
    ChunkedHistory<CommittedEntry> m_committed;         ///< By index.
};

} // namespace raft
