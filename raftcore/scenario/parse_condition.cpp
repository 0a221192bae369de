#include "raftcore/scenario/parse_condition.h"

#include <algorithm>
#include <string>

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
    const std::string what = "members like 1,2,3 (a learner like ~4)";
    std::string text = words.word(what).text;
    while (text.ends_with(',') && !words.atEnd())
        text += words.word(what).text;
    for (std::size_t at = 0; !words.failed() && at <= text.size();) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        const bool learner = text.compare(at, 1, "~") == 0;
        const std::string number = text.substr(at + (learner ? 1 : 0), comma - at - (learner ? 1 : 0));
        Words one(RawCommand{number, {{number, false, false}}});
        (learner ? membership.learners : membership.voters).push_back(one.serverNumber());
        if (one.failed())
            words.fail("expected " + what + ", but found " + quote(text));
        at = comma + 1;
    }
    std::sort(membership.voters.begin(), membership.voters.end());
    std::sort(membership.learners.begin(), membership.learners.end());
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

Condition parseSent(Words &words)
{
    SentCount sent;
    words.link(sent.from, sent.to);
    sent.type = words.messageType();
    sent.comparison = words.comparison();
    sent.number = words.number("a number of messages");
    return sent;
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

constexpr std::pair<const char *, Condition (*)(Words &)> conditions[] = {
    {"role", parseRole},
    {"leader", parseLeader},
    {"term", parseTerm},
    {"vote", parseVote},
    {"commit", parseCommit},
    {"applied", parseApplied},
    {"log", parseLog},
    {"value", parseValue},
    {"conf", parseMembership},
    {"match", parseMatch},
    {"pending", parsePending},
    {"sent", parseSent},
    {"events", parseEvents},
    {"snapshot", parseSnapshot},
    {"read", parseRead},
    {"agree", parseAgree},
    {"changes", parseChanges},
    {"live", parseLive},
    {"violated", parseViolated},
    {"refused", [](Words &) -> Condition { return RequestWas{false}; }},
    {"accepted", [](Words &) -> Condition { return RequestWas{true}; }},
    {"safe", [](Words &) -> Condition { return Safe{}; }},
};

} // namespace

Condition parseCondition(Words &words)
{
    for (const auto &[keyword, parse] : conditions) {
        if (!words.take(keyword))
            continue;
        if (parse != parseRole) // Its "term=3" is no comparison.
            words.splitAtComparison();
        return parse(words);
    }
    words.failExpecting(
        "a condition (role, leader, term, vote, commit, applied, log, value, conf, match, pending, "
        "sent, events, snapshot, read, refused, accepted, agree, changes, live, safe or violated)");
    return Safe{};
}

} // namespace raft
