#pragma once

#include "raftcore/cluster/coverage.h"
#include "raftcore/traces/server_names.h"
#include "raftcore/traces/trace_state.h"
#include "raftcore/verification/chunked_history.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace raft {

/// A property that does not hold in a trace, with the two lines that prove it.
struct TraceFinding {
    Violation violation;
    SourceLine earlier;    ///< Where the one fact was reported; as `later` when one line proves it.
    SourceLine later;      ///< … and the other one, after which it did not hold.
    bool inferred = false; ///< It rests on logs that are not reported, but concluded.
};

/// Watches what a trace tells and finds where a safety property does not hold. Only what is reported is held
/// against the properties: what is unknown proves nothing. Where implementations may differ (when a
/// membership counts, leases, how a pre-vote asks) nothing is checked.
class TraceMonitor {
public:
    /// `names` must outlive it.
    explicit TraceMonitor(const ServerNames &names) : m_names(names) {}

    /// The state went on by that item; its last event was number `event`.
    void check(const TraceItem &item, const TraceStep &step, const TraceState &state);

    /// Oldest first; at most one for each property and pair of servers.
    const std::vector<TraceFinding> &findings() const { return m_findings; }
    /// Of each property that a trace can be checked for.
    std::vector<PropertyCoverage> coverage() const;

private:
    /// A server said something there.
    struct Witnessed {
        NodeId server;
        SourceLine where;
    };
    struct SeenEntry {
        Term term; ///< 0: none seen.
        Term before;
        std::uint64_t payload = 0; ///< 0: not reported.
        Witnessed by;
        bool inferred = false;
    };
    struct CommittedEntry {
        Term term;
        Term committedIn; ///< The term of the server that first showed it committed.
        std::uint64_t payload = 0;
        Witnessed by;
        bool inferred = false;
    };
    struct Watched {
        Term votedIn;
        NodeId vote;
        SourceLine votedAt;
        SourceLine termAt;   ///< Where its term was reported last, …
        SourceLine commitAt; ///< … and its commit index, …
        SourceLine logAt;    ///< … and how its log ended.
        Index compared;      ///< Up to here what it has committed was compared.
    };
    /// The item that is looked at, and what it came to.
    struct Present {
        const TraceItem &item;
        const TraceStep &step;
        const TraceState &state;
        const TraceServer &server;
        Watched &watched;
    };

    void beginAnew();
    void checkTerm(const Present &now);
    void checkVotes(const Present &now);
    void noteVote(const Present &now, NodeId candidate, Term term);
    void checkLeader(const Present &now);
    void checkLog(const Present &now);
    void checkAppended(const Present &now);
    void compareEntry(const Present &now, const Entry &entry, Term before);
    void checkAnswer(const Present &now);
    void checkCommit(const Present &now);
    void compareCommitted(const Present &now, Index index);
    void checkLeaderHolds(const Present &now, const TraceServer &leader, SourceLine leads);
    void violate(const Present &now, SafetyProperty property, Witnessed earlier, Position at,
                 std::string proof, bool inferred = false);
    std::string name(NodeId id) const { return m_names.nameOf(id); }
    std::uint64_t &facts(SafetyProperty property) { return m_facts[static_cast<std::size_t>(property)]; }

    const ServerNames &m_names;
    std::vector<TraceFinding> m_findings;
    std::map<NodeId, Watched> m_watched;
    std::map<Term, Witnessed> m_leaders;
    ChunkedHistory<SeenEntry> m_seen;                      ///< By index: the first term seen there …
    std::map<std::pair<Index, Term>, SeenEntry> m_seenToo; ///< … and entries of other terms.
    ChunkedHistory<CommittedEntry> m_committed;            ///< By index.
    std::array<std::uint64_t, static_cast<std::size_t>(SafetyProperty::Count)> m_facts{};
};

} // namespace raft
