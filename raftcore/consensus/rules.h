#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

/// The rules that Raft's safety rests on, by name. All of them hold by default. A simulation may turn one off
/// to show what it is for; nothing that talks to a network ever does.
namespace raft {

/// Each rule by the name that scenarios and the laboratory use.
enum class Rule : std::uint8_t {
    StaleTermsAreRefused,   ///< §5.1: a request of an earlier term is refused.
    RepliesAnswerTheirTerm, ///< §5.1, thesis §6.4: a reply counts for the request that it answers; one to a
                            ///< request of an earlier term tells its sender's term and nothing else.
    HigherTermStepsDown,    ///< §5.1: a server that sees a higher term becomes a follower of that term.
    OneVotePerTerm,         ///< §5.2: at most one vote a term, first come first served.
    VoteIsKeptWithinTerm,   ///< §5.2: stepping down within a term does not forget the vote.
    CandidateVotesForItself, ///< §5.2: a candidate's vote of its term is its own, and stays so.
    VoteIsDurable,           ///< Figure 2, persistent state: a vote is on disk before it is sent.
    MajorityElects,          ///< §5.2: a leader has the votes of a majority.
    CandidateIsUpToDate,     ///< §5.4.1: no vote for a log that ends before one's own.
    PreVoteIsNoVote,         ///< Thesis §9.6: a granted pre-vote never counts as a vote.
    LeasesAreRespected,   ///< Thesis §4.2.3, §6.4.1: a server that has just heard of a leader votes for no
                          ///< other.
    PreviousEntryMatches, ///< §5.3: entries are appended only after an entry that matches.
    TruncateOnlyOnConflict,   ///< §5.3: matching entries are never removed.
    ConflictsAreTruncated,    ///< §5.3: an entry that conflicts with the leader's goes, and all after it.
    AppendIsDurable,          ///< Figure 2: an entry is on disk before it is acknowledged.
    OverwrittenWritesAreVoid, ///< Figure 2: the completion of a write that was overwritten vouches for
                              ///< nothing.
    AcknowledgeOnlyVerified,  ///< Figure 2: an acknowledgement covers what the request verified, and no more.
    MajorityCommits,          ///< §5.3: an entry is committed once a majority stores it.
    CommitOnlyOwnTerm,        ///< §5.4.2: only entries of the leader's own term are committed by counting.
    CommitOnlyVerified,       ///< Figure 2: a follower commits no further than what it has compared.
    ReadsAreConfirmed,        ///< Thesis §6.4: a leader confirms its leadership before it answers a read.
    ReadRoundsGrow,           ///< Thesis §6.4: a reply confirms only reads asked before its own round began.
    ReadsWaitForOwnTerm,  ///< Thesis §6.4: no read before an entry of the leader's own term is committed.
    SnapshotsOnlyAdvance, ///< §7: an outdated snapshot changes nothing.
    SnapshotKeepsWhatFollows, ///< Figure 13, 6: what follows a snapshot in a log that holds its last entry
                              ///< stays.
    SnapshotDropsConflicts,   ///< Figure 13, 7: a log that conflicts with a snapshot goes.
    SnapshotBearsItsTerm,     ///< §7: a snapshot bears the term of its last entry.
    ChangeWaitsForOwnTerm, ///< Thesis §4.1 (erratum): no membership change before a committed entry of the
                           ///< term.
    OneChangeAtATime,      ///< Thesis §4.1: a membership change waits until the previous one is committed.
    JointNeedsBothMajorities, ///< §6: a joint membership decides with both majorities.
    TruncationUndoesChange, ///< Thesis §4.1: truncating a membership entry restores the earlier membership.
    OnlyTheNamedDiskCounts, ///< Figure 2, persistent state: a vote or an acknowledgement counts only from the
                            ///< disk that the membership names.
    ClustersDoNotMix,       ///< §5.1: a server takes nothing from a leader or candidate of another cluster.
    StrangersDoNotDisturb,  ///< §6: a server that is no member and lacks entries cannot depose a leader.
    RetryIsAppliedOnce,     ///< Thesis §6.3, §8: a command that comes again is not applied again.
    Count
};

/// Which rules hold.
class Rules {
public:
    /// Whether the rule is in force.
    bool holds(Rule rule) const { return !m_off[static_cast<std::size_t>(rule)]; }
    /// From now on the rule is not kept.
    void turnOff(Rule rule) { m_off.set(static_cast<std::size_t>(rule)); }
    /// Whether none is turned off.
    bool all() const { return m_off.none(); }
    bool operator==(const Rules &) const = default;

private:
    std::bitset<static_cast<std::size_t>(Rule::Count)> m_off;
};

/// The rule's name, as the scenario language spells it ("CommitOnlyOwnTerm").
std::string_view name(Rule rule);
/// Where the rule stands ("§5.4.2").
std::string_view section(Rule rule);
/// The rule of that name, if there is one.
std::optional<Rule> ruleNamed(std::string_view name);

} // namespace raft
