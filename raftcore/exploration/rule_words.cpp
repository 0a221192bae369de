#include "raftcore/exploration/rule_words.h"

#include "raftcore/consensus/phrase.h"

#include <array>
#include <cstddef>

namespace raft {

namespace {

struct RuleWords {
    RuleTopic topic;
    std::string_view says;
    std::string_view beyond{}; ///< As beyondSearch().
};

constexpr std::string_view longerRuns = marked(
    "What it prevents takes more moves than this search reaches; random runs find it (raftctl soak, fuzz).");

/// In the order of the enumeration.
constexpr std::array<RuleWords, static_cast<std::size_t>(Rule::Count)> words{{
    {RuleTopic::Terms, marked("A request of an earlier term is refused.")},
    {RuleTopic::Terms,
     marked("A reply counts for the request that it answers; one to a request of an earlier term tells "
            "nothing but its sender's term."),
     longerRuns},
    {RuleTopic::Terms, marked("A server that sees a higher term becomes a follower of that term."),
     marked("This is a rule for progress, not for safety: a leader that has been superseded and does not "
            "step down goes on in vain. Servers of the later term refuse what it sends, so that it commits "
            "nothing; only, it may never learn that it is not the leader any more.")},
    {RuleTopic::Elections, marked("A server votes at most once in a term, first come, first served.")},
    {RuleTopic::Elections, marked("Stepping down within a term does not forget the vote of that term.")},
    {RuleTopic::Elections, marked("A candidate's vote of its term is its own, and stays so.")},
    {RuleTopic::Elections, marked("A vote is on the disk before it is sent.")},
    {RuleTopic::Elections, marked("A leader has the votes of a majority.")},
    {RuleTopic::Elections, marked("No server votes for a candidate whose log ends before its own.")},
    {RuleTopic::Elections, marked("A granted pre-vote never counts as a vote.")},
    {RuleTopic::Elections, marked("A server that has just heard of a leader votes for no other."),
     marked("What it prevents is a stale read by a lease, and a lease lasts a time: in this search no time "
            "passes.")},
    {RuleTopic::Logs, marked("Entries are appended only after an entry that matches.")},
    {RuleTopic::Logs, marked("Entries that match are never removed.")},
    {RuleTopic::Logs, marked("An entry that conflicts with the leader's goes, and all that follow it.")},
    {RuleTopic::Logs, marked("An entry is on the disk before it is acknowledged.")},
    {RuleTopic::Logs, marked("The completion of a write that was overwritten confirms nothing."),
     marked(
         "It is about a moment of a disk that no move of this search has: a write is overwritten while it is "
         "under way.")},
    {RuleTopic::Logs, marked("An acknowledgement covers what the request verified, and no more.")},
    {RuleTopic::Commitment, marked("An entry is committed once a majority stores it.")},
    {RuleTopic::Commitment,
     marked("Only entries of the leader's own term are committed by counting copies.")},
    {RuleTopic::Commitment,
     marked("A follower commits no further than what it has compared with the leader's log.")},
    {RuleTopic::Reads, marked("A leader confirms that it still leads before it answers a read.")},
    {RuleTopic::Reads, marked("A reply confirms only reads that were asked before its own round began.")},
    {RuleTopic::Reads, marked("A leader answers no read before an entry of its own term is committed.")},
    {RuleTopic::Snapshots, marked("An outdated snapshot changes nothing.")},
    {RuleTopic::Snapshots,
     marked("A log that holds the last entry of a snapshot keeps the entries after it."), longerRuns},
    {RuleTopic::Snapshots, marked("A log that conflicts with a snapshot goes."), longerRuns},
    {RuleTopic::Snapshots, marked("A snapshot bears the term of its last entry."), longerRuns},
    {RuleTopic::Members,
     marked("A leader changes no members before it has committed an entry of its own term.")},
    {RuleTopic::Members, marked("A change of members waits until the one before is committed.")},
    {RuleTopic::Members, marked("A joint membership decides with the majorities of both halves.")},
    {RuleTopic::Members,
     marked("When an entry with a membership is removed, the earlier membership is back.")},
    {RuleTopic::Members,
     marked("A vote or an acknowledgement counts only from the disk that the membership names."),
     marked("What it prevents needs a disk that is lost or put back; no move of this search touches a disk "
            "so.")},
    {RuleTopic::Members, marked("A server takes nothing from a leader or a candidate of another cluster."),
     marked("What it prevents needs servers of another cluster, which this search does not have.")},
    {RuleTopic::Members, marked("A server that is no member and lacks entries cannot depose a leader."),
     marked(
         "It keeps strangers from disturbing a leader that is well; what it prevents is no contradiction.")},
    {RuleTopic::Clients, marked("A command that a client repeats is not applied again."),
     marked("What it prevents needs a client that repeats a command; in this search none does.")},
}};

} // namespace

RuleTopic topicOf(Rule rule)
{
    return words[static_cast<std::size_t>(rule)].topic;
}

std::string_view explain(Rule rule)
{
    return words[static_cast<std::size_t>(rule)].says;
}

std::string_view beyondSearch(Rule rule)
{
    return words[static_cast<std::size_t>(rule)].beyond;
}

} // namespace raft
