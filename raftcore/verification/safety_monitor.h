#pragma once

#include "raftcore/cluster/safety.h"
#include "raftcore/consensus/effects.h"
#include "raftcore/consensus/node.h"
#include "raftcore/verification/chunked_history.h"
#include "raftcore/verification/disk_image.h"
#include "raftcore/verification/seen_entries.h"
#include "raftcore/verification/term_runs.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace raft {

/// Watches every step of every server of a cluster and tells when a safety property does not hold.
/// Incremental: the cost of a step does not grow with the log. A value; a copy watches on from the same
/// history.
///
/// Beside the properties of Figure 3 it watches what they rest on, and tells it as a violation of the nearest
/// property: term, commit and applied index never go back while a server runs, the term not even across
/// restarts; a server votes for one candidate a term, across restarts too; servers that have applied equally
/// much hold equal stores. Informed of what reaches the disks, it also watches Durability: what a vote or an
/// acknowledgement promises is on that server's disk when it leaves, and what a leader commits is on the
/// disks of a majority.
class SafetyMonitor {
public:
    /// The servers are external: of those that have not started yet it is not known what is on their disks.
    void watchExternal() { m_external = true; }
    /// Steps of the server have not been reported: until it is seen again, or started, its disk may hold more
    /// than is known here, and counts as that of a server of which nothing is known.
    void loseSight(NodeId id) { watch(id).outOfSight = true; }
    /// All that the server did so far has been reported after all.
    void seeAgain(NodeId id) { watch(id).outOfSight = false; }
    /// A server started or restarted (also at the very beginning): its log is what its disk held.
    void started(const Node &node, EventNumber event, Time now);
    /// A server took a step that had these effects.
    void stepped(const Node &node, const Effects &effects, EventNumber event, Time now);
    /// The server, which is down, has another disk from now on: what the former one held and promised is no
    /// longer its own.
    void diskReplaced(NodeId id, const Stored &disk);
    /// A write of the server became durable.
    void synced(NodeId id, const Write &write);
    /// After a step or a start: what the disk writes without taking time is written. The effects of the step
    /// are looked at in the light of the disks; a caller that does not know what is synced leaves this out.
    /// `store` is the hash of the server's store.
    void settled(const Node &node, std::uint64_t store, EventNumber event, Time now);

    /// Forgets what entries before `index` were: what is compared with them later is taken as it comes.
    void forgetBefore(Index index);

    /// Who has led which term so far, by term.
    const std::vector<std::pair<Term, NodeId>> &leaders() const { return m_leaders; }
    /// The greatest index that any server has known to be committed.
    Index lastCommitted() const { return Index{m_committed.size() == 0 ? 0 : m_committed.size() - 1}; }
    /// The term of the entry committed there, and the term in which it was; 0 when unknown.
    std::pair<Term, Term> committedAt(Index index) const
    {
        const CommittedEntry &entry = m_committed[static_cast<std::size_t>(index.value)];
        return {entry.term, entry.committedIn};
    }
    /// Whom the server has voted for in its present term, and who has learned so, also when it has forgotten
    /// it since; 0 for none.
    std::pair<NodeId, NodeId> votesSeen(NodeId server) const;

    /// What has not held so far, oldest first. At most one per property and pair of servers.
    const std::vector<Violation> &violations() const { return m_violations; }

private:
    /// What must be on a server's disk because of what it said.
    struct Promise {
        HardState hard;  ///< Its vote; no vote: none was reported.
        Position stored; ///< The last entry acknowledged; index 0: none.
    };
    /// What a server was seen to be after its latest step.
    struct Watched {
        NodeId id;
        Role role = Role::Follower;
        Term term;
        std::optional<NodeId> vote; ///< The latest in `term`, also when the server has forgotten it since.
        Index commit;
        Index applied;
        TermRuns log;
        Term promisedIn; ///< The latest term in which it let a candidate know that it has its vote, …
        NodeId promised; ///< … and that candidate.
        DiskImage disk;
        std::vector<DiskImage> formerDisks; ///< As they were when they were lost, oldest first.
        bool known = false;                 ///< It has been started before.
        bool outOfSight = false;            ///< External: it may have done more than was reported.
        Promise promise;                    ///< Made in a step that has not yet settled.
        Position decided;                   ///< As a leader, committed in such a step; index 0: nothing.
        Membership countedWith;             ///< The membership with which it decided that.
        Membership counting;                ///< As a leader: the one with which it would decide next.
        Index compared;                     ///< The applied index at which its store was compared.
    };
    struct SeenStore {
        std::uint64_t hash = 0;
        NodeId where; ///< 0: none seen.
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
    // promises.cpp
    std::optional<Position> placeOf(Index index, const Log &log) const;
    void notePromises(const Node &node, const Effects &effects, Watched &server);
    static void noteDecision(const Node &node, Watched &server);
    void checkPromise(Watched &server, Moment moment);
    void checkDecision(Watched &server, Moment moment);
    static bool stores(const Watched &server, DiskId disk, Position at);
    void compareStore(const Watched &server, std::uint64_t store, Moment moment);

    void violate(SafetyProperty property, NodeId one, NodeId other, Position at, Moment moment,
                 std::string proof);

    std::vector<Violation> m_violations;
    bool m_external = false;
    std::vector<Watched> m_servers;
    std::vector<std::pair<Term, NodeId>> m_leaders; ///< Sorted by term.
    SeenEntries m_seen;
    ChunkedHistory<CommittedEntry> m_committed; ///< By index.
    ChunkedHistory<SeenStore> m_stores;         ///< By applied index.
};

} // namespace raft
