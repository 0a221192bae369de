#include "raftcore/traces/trace_monitor.h"

#include "raftcore/cluster/wording.h"
#include "raftcore/consensus/phrase.h"

#include <algorithm>
#include <functional>

namespace raft {

namespace {

/// 0 when it is not reported.
std::uint64_t payloadOf(const Entry &entry)
{
    const auto *command = std::get_if<Command>(&entry.payload);
    return command == nullptr || command->bytes->empty() ? 0 : std::hash<std::string>{}(*command->bytes) | 1U;
}

bool differ(std::uint64_t one, std::uint64_t other)
{
    return one != 0 && other != 0 && one != other;
}

/// So many places before the greatest one are remembered: indexes far apart must not fill the memory.
constexpr std::size_t mostPlaces = std::size_t{1} << 21U;

/// Whether the place can be looked at, and written to; not when it lies too far before the greatest one.
template <class Value>
bool reachWithin(ChunkedHistory<Value> &history, std::size_t place)
{
    if (history.size() > place + mostPlaces)
        return false;
    history.reach(place);
    if (history.size() > history.first() + mostPlaces)
        history.forgetBefore(history.size() - mostPlaces);
    return true;
}

bool infersLog(const TraceServer &server)
{
    return server.knowledge.isInferred(ServerFact::LogTerms) ||
           server.knowledge.isInferred(ServerFact::LogLength);
}

} // namespace

void TraceMonitor::check(const TraceItem &item, const TraceStep &step, const TraceState &state)
{
    if (item.newRun)
        beginAnew();
    const TraceServer *server = state.server(item.server);
    if (server == nullptr)
        return;
    if (item.freshDisk)
        m_watched[item.server] = {};
    const Present now{item, step, state, *server, m_watched[item.server]};
    if (step.restarted)
        now.watched.compared = server->commit;
    checkTerm(now);
    checkVotes(now);
    if (item.log)
        checkLog(now);
    if (step.becameLeader)
        checkLeader(now);
    if (item.kind == TraceKind::Send)
        checkAnswer(now);
    checkCommit(now);
}

/// Of another cluster nothing counts but what was found in it.
void TraceMonitor::beginAnew()
{
    m_watched.clear();
    m_leaders.clear();
    m_seen = {};
    m_seenToo.clear();
    m_committed = {};
}

// §5.1: terms increase, across restarts, too.
void TraceMonitor::checkTerm(const Present &now)
{
    if (!now.item.term)
        return;
    if (now.server.term < now.step.termBefore && !now.item.freshDisk)
        violate(now, SafetyProperty::ElectionSafety, {now.server.id, now.watched.termAt}, {},
                phrase("%1 went back from term %2 to term %3",
                       {name(now.server.id), std::to_string(now.step.termBefore.value),
                        std::to_string(now.server.term.value)}));
    now.watched.termAt = now.item.where;
}

// §5.2: one vote a term; a vote that is told to a candidate counts like one that the server tells of itself.
void TraceMonitor::checkVotes(const Present &now)
{
    if (now.item.vote && now.server.vote && now.server.knows(ServerFact::CurrentTerm))
        noteVote(now, *now.server.vote, now.server.term);
    const TraceMessage *message = now.item.message ? &*now.item.message : nullptr;
    const bool grants = message != nullptr && now.item.kind == TraceKind::Send &&
                        message->type == MessageType::RequestVoteReply && message->accepted.value_or(false);
    if (grants && message->term && message->to != NodeId{})
        noteVote(now, message->to, *message->term);
}

void TraceMonitor::noteVote(const Present &now, NodeId candidate, Term term)
{
    Watched &watched = now.watched;
    ++facts(SafetyProperty::ElectionSafety);
    if (term < watched.votedIn)
        return;
    if (term == watched.votedIn && watched.vote != NodeId{} && candidate != watched.vote)
        violate(
            now, SafetyProperty::ElectionSafety, {now.server.id, watched.votedAt}, {},
            phrase("%1 voted for both %2 and %3 in term %4",
                   {name(now.server.id), name(watched.vote), name(candidate), std::to_string(term.value)}));
    if (term != watched.votedIn || candidate != watched.vote)
        watched.votedAt = now.item.where;
    watched.votedIn = term;
    watched.vote = candidate;
}

// §5.2 Election Safety, and §5.4 Leader Completeness for what was committed in earlier terms.
void TraceMonitor::checkLeader(const Present &now)
{
    if (!now.server.knows(ServerFact::CurrentTerm))
        return;
    ++facts(SafetyProperty::ElectionSafety);
    const auto [known, isFirst] =
        m_leaders.emplace(now.server.term, Witnessed{now.server.id, now.item.where});
    if (!isFirst && known->second.server != now.server.id)
        violate(now, SafetyProperty::ElectionSafety, known->second, {},
                phrase("%1 and %2 both lead term %3", {name(known->second.server), name(now.server.id),
                                                       std::to_string(now.server.term.value)}));
    checkLeaderHolds(now, now.server, now.item.where);
}

// §5.3 Leader Append-Only.
void TraceMonitor::checkLog(const Present &now)
{
    const bool led = now.server.leads() && !now.step.becameLeader;
    if (led && now.step.knewLog) {
        ++facts(SafetyProperty::LeaderAppendOnly);
        if (now.step.replacedFrom)
            violate(
                now, SafetyProperty::LeaderAppendOnly, {now.server.id, now.watched.logAt},
                {*now.step.replacedFrom, {}},
                phrase("%1 leads term %2 and replaced its own log from index %3 on, though it ended at %4",
                       {name(now.server.id), std::to_string(now.server.term.value),
                        std::to_string(now.step.replacedFrom->value),
                        std::to_string(now.step.lastBefore.index.value)}),
                infersLog(now.server));
    }
    if (now.step.leftGap && now.step.knewLog)
        violate(now, SafetyProperty::LogMatching, {now.server.id, now.watched.logAt},
                {*now.item.log->from, {}},
                phrase("%1 appended index %2 though its log ended at %3: what precedes it was not checked",
                       {name(now.server.id), std::to_string(now.item.log->from->value),
                        std::to_string(now.step.lastBefore.index.value)}),
                infersLog(now.server));
    checkAppended(now);
    now.watched.logAt = now.item.where;
    // What was committed may have been replaced: it is compared again.
    if (now.step.replacedFrom && *now.step.replacedFrom <= now.watched.compared)
        now.watched.compared = *now.step.replacedFrom - 1;
}

void TraceMonitor::checkAppended(const Present &now)
{
    if (!now.step.appendedFrom)
        return;
    const Log &log = now.server.log;
    Term before = log.termAt(*now.step.appendedFrom - 1).value_or(Term{});
    for (Index index = *now.step.appendedFrom; log.contains(index); ++index) {
        const Entry &entry = log.at(index);
        if (entry.at.term != Term{})
            compareEntry(now, entry, before);
        before = entry.at.term;
    }
}

// §5.3 Log Matching: equal index and term mean equal entries, and equal terms before them; by induction the
// whole logs up to there are equal.
void TraceMonitor::compareEntry(const Present &now, const Entry &entry, Term before)
{
    const bool inferred = infersLog(now.server);
    const SeenEntry seen{entry.at.term, before, payloadOf(entry), {now.server.id, now.item.where}, inferred};
    const auto place = static_cast<std::size_t>(entry.at.index.value);
    if (!reachWithin(m_seen, place))
        return;
    if (m_seenToo.size() > mostPlaces)
        m_seenToo.clear();
    SeenEntry *known = &m_seen.change(place);
    if (known->term == Term{}) {
        *known = seen;
        return;
    }
    if (known->term != seen.term) {
        const auto [at, isNew] = m_seenToo.emplace(std::pair(entry.at.index, seen.term), seen);
        if (isNew)
            return;
        known = &at->second;
    }
    ++facts(SafetyProperty::LogMatching);
    if (differ(known->payload, seen.payload))
        violate(now, SafetyProperty::LogMatching, known->by, entry.at,
                phrase("%1 and %2 hold different entries at %3",
                       {name(known->by.server), name(now.server.id), named(entry.at)}),
                inferred || known->inferred);
    else if (known->before != before && known->before != Term{} && before != Term{})
        violate(now, SafetyProperty::LogMatching, known->by, entry.at,
                phrase("the logs of %1 and %2 both hold %3, but before it %4 and %5",
                       {name(known->by.server), name(now.server.id), named(entry.at),
                        named(Position{entry.at.index - 1, known->before}),
                        named(Position{entry.at.index - 1, before})}),
                inferred || known->inferred);
    if (known->payload == 0)
        known->payload = seen.payload;
    if (known->before == Term{})
        known->before = before;
}

// §5.3: a follower that says it holds the leader's log up to an index must hold it.
void TraceMonitor::checkAnswer(const Present &now)
{
    const TraceMessage &message = *now.item.message;
    const bool acknowledges = message.type == MessageType::AppendReply && message.accepted.value_or(false) &&
                              message.at && now.server.knows(ServerFact::LogLength);
    if (!acknowledges)
        return;
    ++facts(SafetyProperty::Durability);
    if (message.at->index > now.server.log.lastIndex())
        violate(now, SafetyProperty::Durability, {now.server.id, now.watched.logAt}, {message.at->index, {}},
                phrase("%1 tells %2 that it holds the log up to index %3, but its own ends at %4",
                       {name(now.server.id), name(message.to), std::to_string(message.at->index.value),
                        std::to_string(now.server.log.lastIndex().value)}),
                infersLog(now.server));
}

void TraceMonitor::checkCommit(const Present &now)
{
    const TraceServer &server = now.server;
    const Index reached = std::max(server.commit, server.applied);
    const bool goesOn = !now.step.restarted && !now.item.freshDisk && !now.item.restartsUnreported;
    if (now.item.commit && goesOn && server.commit < now.step.commitBefore)
        violate(now, SafetyProperty::StateMachineSafety, {server.id, now.watched.commitAt},
                {server.commit, {}},
                phrase("%1's commit index went back from %2 to %3",
                       {name(server.id), std::to_string(now.step.commitBefore.value),
                        std::to_string(server.commit.value)}));
    if (now.item.commit)
        now.watched.commitAt = now.item.where;
    const Index end = std::min(reached, server.log.lastIndex());
    const bool knowsLog = server.knows(ServerFact::LogLength);
    // Where the terms are not known and the length is concluded, the server may have appended without a word.
    const bool isCertain = server.knows(ServerFact::LogTerms) || !infersLog(server);
    if (knowsLog && isCertain && reached > server.log.lastIndex() && now.item.commit)
        violate(now, SafetyProperty::StateMachineSafety, {server.id, now.watched.logAt}, {reached, {}},
                phrase("%1 takes index %2 for committed, but its log ends at %3",
                       {name(server.id), std::to_string(reached.value),
                        std::to_string(server.log.lastIndex().value)}),
                infersLog(server));
    const Index first = std::max(now.watched.compared, server.log.base().index) + 1;
    for (Index index = first; knowsLog && index <= end; ++index)
        compareCommitted(now, index);
    if (!knowsLog || end <= now.watched.compared)
        return;
    now.watched.compared = end;
    if (!server.knows(ServerFact::CurrentTerm))
        return;
    for (const TraceServer &other : now.state.servers()) {
        const auto led = m_leaders.find(other.term);
        if (other.leads() && other.term > server.term && led != m_leaders.end())
            checkLeaderHolds(now, other, led->second.where);
    }
}

// §5.4.3 State Machine Safety.
void TraceMonitor::compareCommitted(const Present &now, Index index)
{
    const Entry &entry = now.server.log.at(index);
    if (entry.at.term == Term{})
        return;
    const bool inferred = infersLog(now.server);
    const auto place = static_cast<std::size_t>(index.value);
    if (!reachWithin(m_committed, place))
        return;
    const CommittedEntry known = m_committed[place];
    if (known.term == Term{}) {
        // Of a server whose term is not reported it is not known which leaders come later.
        const Term in = now.server.knows(ServerFact::CurrentTerm) ? std::max(now.server.term, entry.at.term)
                                                                  : Term{greatestNumber};
        m_committed.change(place) = {
            entry.at.term, in, payloadOf(entry), {now.server.id, now.item.where}, inferred};
        return;
    }
    ++facts(SafetyProperty::StateMachineSafety);
    if (known.term != entry.at.term || differ(known.payload, payloadOf(entry)))
        violate(now, SafetyProperty::StateMachineSafety, known.by, entry.at,
                phrase("%1 and %2 hold different entries at index %3 for committed: %4 and %5",
                       {name(known.by.server), name(now.server.id), std::to_string(index.value),
                        named(Position{index, known.term}), named(entry.at)}),
                inferred || known.inferred);
}

// By Log Matching it is enough to look at the last committed entry of an earlier term that a log can miss.
// When that one is missing, the first missing one is looked for, as the proof.
void TraceMonitor::checkLeaderHolds(const Present &now, const TraceServer &leader, SourceLine leads)
{
    const bool knowsLog = leader.knows(ServerFact::LogLength) && leader.knows(ServerFact::LogTerms);
    if (!knowsLog || m_committed.size() == 0)
        return;
    const auto isMissing = [&](std::size_t place) {
        const CommittedEntry &entry = m_committed[place];
        return entry.term != Term{} && entry.committedIn < leader.term &&
               Index{place} > leader.log.base().index && leader.log.termAt(Index{place}) != entry.term &&
               leader.log.termAt(Index{place}) != Term{};
    };
    std::size_t last = m_committed.size();
    const std::size_t first = std::max<std::size_t>(m_committed.first(), 1);
    while (last > first &&
           (m_committed[last - 1].term == Term{} || m_committed[last - 1].committedIn >= leader.term))
        --last;
    if (last <= first)
        return;
    ++facts(SafetyProperty::LeaderCompleteness);
    if (!isMissing(last - 1))
        return;
    std::size_t missing = std::max<std::size_t>(first, leader.log.base().index.value + 1);
    while (!isMissing(missing))
        ++missing;
    const CommittedEntry &entry = m_committed[missing];
    const Position at{Index{missing}, entry.term};
    Witnessed earlier = entry.by;
    if (leads != now.item.where) // The leader was reported first, and this line shows what it lacks.
        earlier = {leader.id, leads};
    violate(now, SafetyProperty::LeaderCompleteness, earlier, at,
            phrase("%1 leads term %2 without entry %3, which %4 knew to be committed in term %5",
                   {name(leader.id), std::to_string(leader.term.value), named(at), name(entry.by.server),
                    std::to_string(entry.committedIn.value)}),
            entry.inferred || infersLog(leader));
}

void TraceMonitor::violate(const Present &now, SafetyProperty property, Witnessed earlier, Position at,
                           std::string proof, bool inferred)
{
    std::vector<NodeId> servers{std::min(earlier.server, now.server.id)};
    if (earlier.server != now.server.id)
        servers.push_back(std::max(earlier.server, now.server.id));
    for (const TraceFinding &known : m_findings)
        if (known.violation.property == property && known.violation.servers == servers)
            return;
    const SourceLine other = earlier.where.line == 0 ? now.item.where : earlier.where;
    m_findings.push_back(
        {{property, now.state.events(), now.state.now(), std::move(servers), at, std::move(proof)},
         other,
         now.item.where,
         inferred});
}

std::vector<PropertyCoverage> TraceMonitor::coverage() const
{
    const std::pair<SafetyProperty, const char *> needs[] = {
        {SafetyProperty::ElectionSafety, marked("who leads which term, or who votes for whom")},
        {SafetyProperty::LeaderAppendOnly, marked("how the log of a leader changes, with its terms")},
        {SafetyProperty::LogMatching, marked("the terms of the same entries in the logs of two servers")},
        {SafetyProperty::LeaderCompleteness, marked("the log of a leader, and what was committed before")},
        {SafetyProperty::StateMachineSafety, marked("commit indexes together with the terms of the log")},
        {SafetyProperty::Durability,
         marked("up to where a follower acknowledges, together with where its log ends")},
        {SafetyProperty::Linearizability,
         marked("what clients asked for and were answered; traces do not hold it")}};
    std::vector<PropertyCoverage> all;
    for (const auto &[property, need] : needs) {
        const std::uint64_t facts = m_facts[static_cast<std::size_t>(property)];
        all.push_back({property, facts, facts == 0 ? need : std::string()});
    }
    return all;
}

} // namespace raft
