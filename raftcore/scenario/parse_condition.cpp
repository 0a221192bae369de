#include "raftcore/scenario/parse_condition.h"

#include "raftcore/scenario/suggestion.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace raft {

namespace {

using namespace condition;

/// A word that has to be one of a few keywords.
template <class Value, std::size_t count>
Value oneOf(Words &words, const std::pair<const char *, Value> (&choices)[count])
{
    std::string what;
    for (const auto &[keyword, value] : choices) {
        if (words.take(keyword))
            return value;
        what += (what.empty() ? "" : ", ") + std::string(keyword);
    }
    words.failExpecting("one of " + what);
    return {};
}

Condition parseRole(Words &words)
{
    RoleIs role;
    role.server = words.server();
    role.role = oneOf<RoleWanted>(words, {{"leader", RoleWanted::Leader},
                                          {"follower", RoleWanted::Follower},
                                          {"candidate", RoleWanted::Candidate},
                                          {"not-leader", RoleWanted::NotLeader}});
    if (words.takePrefix("term="))
        role.term = Term{words.number("a term")};
    return role;
}

Condition parseLeader(Words &words)
{
    if (words.take("any"))
        return LeaderIs{LeaderIs::Wanted::Any, {}};
    if (words.take("none"))
        return LeaderIs{LeaderIs::Wanted::None, {}};
    return LeaderIs{LeaderIs::Wanted::One, words.serverCalled("any, none or the number of a server")};
}

Condition parseNumber(Words &words, NumberIs::What what)
{
    NumberIs number;
    number.what = what;
    number.server = words.server();
    number.comparison = words.comparison();
    number.number = words.number(what == NumberIs::What::Term ? "a term" : "an index");
    return number;
}

Condition parseVote(Words &words)
{
    VoteIs vote;
    vote.server = words.server();
    vote.comparison = words.comparison();
    const bool ordered = vote.comparison != Comparison::Equal && vote.comparison != Comparison::NotEqual;
    if (ordered || !words.take("none"))
        vote.vote = words.serverNumber();
    return vote;
}

Condition parseLog(Words &words)
{
    LogIs log;
    log.server = words.server();
    log.equal = words.equality();
    log.terms = words.terms();
    return log;
}

/// A value, or the unquoted word none.
std::optional<std::string> valueOrNone(Words &words)
{
    if (words.take("none"))
        return std::nullopt;
    return words.word("a value or none").text;
}

Condition parseValue(Words &words)
{
    ValueIs value;
    value.server = words.server();
    value.key = words.word("a key").text;
    value.equal = words.equality();
    value.value = valueOrNone(words);
    return value;
}

Condition parseMembership(Words &words)
{
    MembershipIs membership;
    membership.server = words.server();
    membership.equal = words.equality();
    Membership named = words.members();
    membership.voters = std::move(named.voters);
    membership.learners = std::move(named.learners);
    return membership;
}

Condition parseMatch(Words &words)
{
    MatchIs match;
    match.leader = words.server();
    match.follower = words.server();
    match.comparison = words.comparison();
    match.number = words.number("an index");
    return match;
}

Condition parsePending(Words &words)
{
    PendingCount pending;
    words.link(pending.from, pending.to);
    pending.comparison = words.comparison();
    pending.number = words.number("a number of messages");
    return pending;
}

Condition parseEvents(Words &words)
{
    EventCount events;
    events.comparison = words.comparison();
    events.number = words.number("a number of events");
    return events;
}

/// "prev=5@2 entries=3", at least one.
void readMessageFields(Words &words, SentMessage &sent)
{
    bool any = false;
    for (; !words.failed() && !words.atEnd() && words.peek() != "within"; any = true) {
        if (words.takePrefix("term="))
            sent.term = Term{words.number("a term")};
        else if (words.takePrefix("prev="))
            sent.prev = words.position();
        else if (words.takePrefix("entries="))
            sent.entries = words.terms();
        else if (words.takePrefix("count="))
            sent.count = words.number("a number of entries");
        else if (words.takePrefix("commit="))
            sent.commit = Index{words.number("an index")};
        else if (words.takePrefix("match="))
            sent.match = Index{words.number("an index")};
        else if (words.takePrefix("last="))
            sent.last = words.position();
        else if (words.takePrefix("success=") || words.takePrefix("granted="))
            sent.yes = oneOf<bool>(words, {{"true", true}, {"false", false}});
        else
            words.failExpecting(
                "what the message says (term=, prev=, entries=, count= or commit= of an Append; "
                "match= or success= of its reply; last= of a RequestVote or Snapshot; granted= "
                "of a vote's reply)");
    }
    if (!any)
        words.failExpecting("what the message says, as in prev=5@2 entries=3");
}

Condition parseSent(Words &words)
{
    SentMessage message;
    words.link(message.from, message.to);
    if (!words.isMessageType()) // The sign may stand right behind it.
        words.splitAtComparison();
    message.type = words.messageType();
    const bool one = words.take("last");
    if (words.takePrefix("#"))
        message.number = words.number("the place of a message, as in #2", 1, 1'000'000);
    if (one || message.number) {
        readMessageFields(words, message);
        return message;
    }
    words.splitAtComparison();
    SentCount sent{message.from, message.to, message.type, {}, {}};
    sent.comparison = words.comparison();
    sent.number = words.number("a number of messages");
    return sent;
}

Condition parseProgress(Words &words)
{
    using State = ProgressIs::State;
    constexpr std::pair<const char *, State> states[] = {
        {"probe", State::Probe}, {"stream", State::Stream}, {"snapshot", State::Snapshot}};
    ProgressIs progress;
    progress.leader = words.server();
    progress.follower = words.server();
    bool any = false;
    for (; !words.failed() && !words.atEnd() && words.peek() != "within"; any = true) {
        const auto state = std::find_if(std::begin(states), std::end(states),
                                        [&](const auto &known) { return words.take(known.first); });
        if (state != std::end(states))
            progress.state = state->second;
        else if (words.takePrefix("next="))
            progress.next = Index{words.number("an index")};
        else if (words.takePrefix("match="))
            progress.match = Index{words.number("an index")};
        else if (words.takePrefix("inflight="))
            progress.inflight = words.number("a number of messages");
        else
            words.failExpecting("probe, stream, snapshot, next=, match= or inflight=");
    }
    if (!any)
        words.failExpecting("probe, stream, snapshot, next=, match= or inflight=");
    return progress;
}

Condition parseSnapshot(Words &words)
{
    SnapshotIs snapshot;
    snapshot.server = words.server();
    snapshot.equal = words.equality();
    if (!words.take("none"))
        snapshot.last = words.position();
    return snapshot;
}

Condition parseRead(Words &words)
{
    ReadIs read;
    read.read = words.word("the name of a read").text;
    read.equal = words.equality();
    if (words.take("pending"))
        read.wanted = ReadIs::Wanted::Pending;
    else if (words.take("refused"))
        read.wanted = ReadIs::Wanted::Refused;
    else
        read.value = valueOrNone(words);
    return read;
}

Condition parseAgree(Words &words)
{
    Agree agree;
    if (!words.atEnd() && words.peek() != "within")
        agree.servers = words.servers();
    return agree;
}

Condition parseLive(Words &words)
{
    Live live;
    if (!words.atEnd())
        live.servers = words.servers();
    return live;
}

Condition parseChanges(Words &words)
{
    LeaderChanges changes;
    changes.comparison = words.comparison();
    changes.number = words.number("a number of leader changes");
    return changes;
}

Condition parseViolated(Words &words)
{
    const std::string what =
        "a safety property (ElectionSafety, LeaderAppendOnly, LogMatching, LeaderCompleteness, "
        "StateMachineSafety, Linearizability or Durability)";
    const auto property = safetyPropertyNamed(words.peek());
    if (!property)
        words.failExpecting(what);
    else
        words.word(what);
    return Violated{property.value_or(SafetyProperty::ElectionSafety)};
}

Condition parseTerm(Words &words)
{
    return parseNumber(words, NumberIs::What::Term);
}

Condition parseCommit(Words &words)
{
    return parseNumber(words, NumberIs::What::Commit);
}

Condition parseApplied(Words &words)
{
    return parseNumber(words, NumberIs::What::Applied);
}

constexpr ConditionEntry conditions[] = {
    {"role", "role n leader|follower|candidate|not-leader [term=t]",
     "What server n is, and in which term. A server that is down has no role.", "expect role 1 leader term=1",
     parseRole, false},
    {"leader", "leader any|none|n",
     "Whether a server leads. Of several, the one with the highest term counts.",
     "expect leader 1; expect leader any", parseLeader, true},
    {"term", "term n OP t", "The current term of server n.", "expect term 1 = 1; expect term 2 < 3",
     parseTerm, true},
    {"vote", "vote n OP m|none", "The server that n voted for in its current term.", "expect vote 2 = 1",
     parseVote, true},
    {"commit", "commit n OP i", "The commit index of server n.", "expect commit 1 = 1", parseCommit, true},
    {"applied", "applied n OP i", "Up to where server n has applied its log.", "expect applied 1 >= 1",
     parseApplied, true},
    {"log", "log n = TERMS",
     "The log of server n as the terms of its entries; what a snapshot replaces may be "
     "written out or left out.",
     "put 1 a=1; run\nexpect log 2 = 1,1; expect log 1 = 1*2; expect log 3 != 1", parseLog, true},
    {"value", "value n k = v|none", "What server n holds under a key.",
     "put 1 x=4; run\nexpect value 2 x = 4; expect value 2 y = none", parseValue, true},
    {"conf", "conf n = 1,2,3,~4",
     "The membership that server n uses (false while it is joint); learners are written with "
     "~, without it, or left out.",
     "expect conf 1 = 1,2,3", parseMembership, true},
    {"match", "match leader follower OP i", "The match index that a leader keeps of a follower (Figure 2).",
     "expect match 1 2 = 1", parseMatch, true},
    {"progress", "progress leader follower [probe|stream|snapshot] [next=i] [match=i] [inflight=k]",
     "How a leader replicates to a follower: looking for the place where the logs agree, "
     "pipelining, or sending a snapshot.",
     "expect progress 1 2 stream next=2 match=1", parseProgress, false},
    {"pending", "pending a->b OP k", "How many messages are on their way, or wait, from a to b.",
     "hold 1->2; put 1 a=1\nexpect pending 1->2 = 1", parsePending, true},
    {"sent", "sent a->b TYPE OP k\nsent a->b TYPE last|#i FIELD…",
     "How many messages of a type a has sent to b; or what the latest, or the i-th of them, says: term=t; "
     "prev=i@t, "
     "entries=TERMS, count=k and commit=i of an Append; match=i and success=true|false of its reply; "
     "last=i@t of a "
     "RequestVote or Snapshot; granted=true|false of a vote's reply.",
     "put 1 a=1; run\nexpect sent 1->2 RequestVote = 1\nexpect sent 1->2 RequestVote #1 last=0@0 term=1\n"
     "expect sent 2->1 AppendReply last match=2 success=true",
     parseSent, false},
    {"events", "events OP k", "How many events have happened; this tells instants with the same time apart.",
     "expect events >= 2", parseEvents, true},
    {"snapshot", "snapshot n = i@t|none", "The last entry that the snapshot of server n replaces.",
     "put 1 a=1; run; compact 1\nexpect snapshot 1 = 2@1; expect snapshot 2 = none", parseSnapshot, true},
    {"read", "read r = v|none|pending|refused", "What became of the read named r.",
     "put 1 x=1; run; read 1 x as r; run\nexpect read r = 1", parseRead, true},
    {"refused", "refused", "The latest request was refused.", "put 2 x=1\nexpect refused",
     [](Words &) -> Condition { return RequestWas{false}; }, true},
    {"accepted", "accepted", "The latest request was accepted. That is no promise that it will be committed.",
     "put 1 x=1\nexpect accepted", [](Words &) -> Condition { return RequestWas{true}; }, true},
    {"agree", "agree [1,2,3]",
     "These servers (or all that are up) have the same log, all of it committed and applied, and the same "
     "values.",
     "put 1 x=1; run\nexpect agree; expect agree 1,2", parseAgree, true},
    {"changes", "changes OP k", "How often the leader changed in the latest soak.",
     "soak 10\nexpect changes = 0", parseChanges, true},
    {"live", "live [1,2,3]",
     "Heals, restarts and resumes everything, and lets the timers run: a leader appears, and a new write is "
     "committed everywhere.",
     "crash 1\nexpect live", parseLive, true},
    {"safe", "safe",
     "Every safety property has held so far, and what the clients saw is linearizable. The "
     "safety properties are checked after every command anyway.",
     "expect safe", [](Words &) -> Condition { return Safe{}; }, true},
    {"violated", "violated PROPERTY",
     "A safety property did not hold: ElectionSafety, LeaderAppendOnly, LogMatching, LeaderCompleteness, "
     "StateMachineSafety, Linearizability or Durability. Only a scenario that says so may break one.",
     "cluster 3\nrule OneVotePerTerm off\nhold all\ntimeout 1; timeout 2\ndeliver 1->3 RequestVote; deliver "
     "2->3 "
     "RequestVote\ndeliver 3->1 RequestVoteReply; deliver 3->2 RequestVoteReply\nexpect violated "
     "ElectionSafety",
     parseViolated, true},
};

} // namespace

std::span<const ConditionEntry> conditionTable()
{
    return conditions;
}

Condition parseCondition(Words &words)
{
    std::vector<std::string_view> known;
    for (const ConditionEntry &entry : conditions) {
        if (words.take(entry.word)) {
            if (entry.hasComparison)
                words.splitAtComparison();
            return entry.parse(words);
        }
        known.emplace_back(entry.word);
    }
    std::string all = suggestion(words.peek(), known);
    if (all.empty())
        for (const std::string_view one : known)
            all.append(all.empty() ? "" : ", ").append(one);
    words.failExpecting("a condition (" + all + ")");
    return Safe{};
}

} // namespace raft
