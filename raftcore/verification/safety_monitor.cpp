#include "raftcore/verification/safety_monitor.h"

#include "raftcore/cluster/wording.h"
#include "raftcore/consensus/phrase.h"

#include <algorithm>
#include <string>

namespace raft {

void SafetyMonitor::started(const Node &node, EventNumber event, Time now)
{
    const Moment moment{event, now};
    const Log &log = node.log();
    Watched &server = watch(node.id());
    if (server.known && node.term() < server.disk.hard.term)
        violate(SafetyProperty::ElectionSafety, server.id, server.id, {}, moment,
                phrase("%1 had term %2 on its disk and starts in term %3",
                       {named(server.id), std::to_string(server.disk.hard.term.value),
                        std::to_string(node.term().value)}));
    server.known = true;
    server.outOfSight = false;
    server.disk = DiskImage::of(node.disk(), {node.term(), node.vote(), node.cluster()}, log);
    server.promise = {};
    server.decided = {};
    server.compared = {};
    if (node.isLeader()) // It is seen in the midst of its life.
        server.counting = node.membership();
    server.role = node.role();
    server.term = node.term();
    server.vote = node.vote();
    server.log = server.disk.log;
    Term before = log.base().term;
    for (Index index = log.firstIndex(); log.contains(index); ++index) {
        const Entry &entry = log.at(index);
        compareEntry(node.id(), entry, before, moment);
        before = entry.at.term;
    }
    compareCommitted(node, Index{0}, node.commit(), moment);
    server.commit = node.commit();
    server.applied = node.applied();
}

void SafetyMonitor::stepped(const Node &node, const Effects &effects, EventNumber event, Time now)
{
    const Moment moment{event, now};
    Watched &server = watch(node.id());
    watchVotes(node, effects, server, moment);
    if (effects.write)
        watchWrite(node, *effects.write, server, moment);
    if (server.log.lastIndex() != node.log().lastIndex())
        server.log = TermRuns(node.log());
    notePromises(node, effects, server);
    noteDecision(node, server);
    const Role role = node.role();
    const bool leadsAnew =
        role == Role::Leader && (server.role != Role::Leader || server.term != node.term());
    server.role = role;
    server.term = node.term();
    if (leadsAnew)
        becameLeader(node, server, moment);
    watchProgress(node, server, moment);
}

SafetyMonitor::Watched &SafetyMonitor::watch(NodeId id)
{
    for (Watched &server : m_servers)
        if (server.id == id)
            return server;
    Watched fresh;
    fresh.id = id;
    return m_servers.emplace_back(std::move(fresh));
}

// §5.1: terms increase; §5.2: each server votes for at most one candidate in a term. Across restarts only a
// vote that was reported counts: one that never reached the disk was reported to no server.
void SafetyMonitor::watchVotes(const Node &node, const Effects &effects, Watched &server, Moment moment)
{
    if (node.term() < server.term)
        violate(
            SafetyProperty::ElectionSafety, server.id, server.id, {}, moment,
            phrase("%1 went back from term %2 to term %3",
                   {named(server.id), std::to_string(server.term.value), std::to_string(node.term().value)}));
    if (node.term() != server.term) {
        server.vote = node.vote();
    } else if (node.vote() && node.vote() != server.vote) {
        if (server.vote)
            violate(SafetyProperty::ElectionSafety, *server.vote, *node.vote(), {}, moment,
                    phrase("%1 voted for both %2 and %3 in term %4",
                           {named(server.id), named(*server.vote), named(*node.vote()),
                            std::to_string(server.term.value)}));
        server.vote = node.vote();
    }
    for (const Message &message : effects.send) {
        const auto *reply = std::get_if<VoteReply>(&message.body);
        if (reply == nullptr || !reply->granted || reply->preVote || message.term < server.promisedIn)
            continue;
        if (message.term == server.promisedIn && message.to != server.promised)
            violate(SafetyProperty::ElectionSafety, server.promised, message.to, {}, moment,
                    phrase("%1 voted for both %2 and %3 in term %4",
                           {named(server.id), named(server.promised), named(message.to),
                            std::to_string(message.term.value)}));
        server.promisedIn = message.term;
        server.promised = message.to;
    }
}

void SafetyMonitor::watchProgress(const Node &node, Watched &server, Moment moment)
{
    const Index commit = node.commit();
    const Index applied = node.applied();
    if (commit == server.commit && applied == server.applied)
        return;
    const auto wentBack = [&](const char *sentence, Index from, Index to) {
        violate(SafetyProperty::StateMachineSafety, server.id, server.id, {to, {}}, moment,
                phrase(sentence, {named(server.id), std::to_string(from.value), std::to_string(to.value)}));
    };
    if (commit < server.commit)
        wentBack(marked("%1's commit index went back from %2 to %3"), server.commit, commit);
    if (applied < server.applied)
        wentBack(marked("%1's applied index went back from %2 to %3"), server.applied, applied);
    // What was known to be committed earlier may be applied only now: the log must still hold it.
    compareCommitted(node, server.applied, std::min(applied, server.commit), moment);
    compareCommitted(node, server.commit, commit, moment);
    server.commit = commit;
    server.applied = applied;
}

void SafetyMonitor::watchWrite(const Node &node, const Write &write, Watched &server, Moment moment)
{
    const Log &log = node.log();
    if (write.snapshot)
        server.log = TermRuns(log);
    if (write.entries.empty())
        return;
    const Index first = write.entries.front().at.index;
    if (!write.snapshot && first <= server.log.lastIndex() && server.role == Role::Leader &&
        node.role() == Role::Leader && server.term == node.term())
        violate(SafetyProperty::LeaderAppendOnly, server.id, server.id, write.entries.front().at, moment,
                phrase("%1 leads term %2 and overwrote its own log from index %3 on, though it ended at %4",
                       {named(server.id), std::to_string(server.term.value), std::to_string(first.value),
                        std::to_string(server.log.lastIndex().value)}));
    Term before = log.termAt(first - 1).value_or(Term{});
    if (!write.snapshot)
        server.log.truncateFrom(first);
    for (const Entry &entry : write.entries) {
        compareEntry(server.id, entry, before, moment);
        before = entry.at.term;
        if (!write.snapshot)
            server.log.append(before);
    }
}

// §5.2 Election Safety, and §5.4 Leader Completeness for what was committed in earlier terms. A leader of an
// old term may still emerge from votes that were long under way; what later terms committed it need not hold.
void SafetyMonitor::becameLeader(const Node &node, const Watched &server, Moment moment)
{
    const auto at = std::lower_bound(m_leaders.begin(), m_leaders.end(), std::pair(node.term(), NodeId{}));
    if (at == m_leaders.end() || at->first != node.term())
        m_leaders.insert(at, {node.term(), node.id()});
    else if (at->second != node.id())
        violate(SafetyProperty::ElectionSafety, at->second, node.id(), {}, moment,
                phrase("%1 and %2 both lead term %3",
                       {named(at->second), named(node.id()), std::to_string(node.term().value)}));

    std::size_t last = m_committed.size();
    const std::size_t first = std::max<std::size_t>(m_committed.first(), 1);
    while (last > first &&
           (m_committed[last - 1].committedIn >= node.term() || m_committed[last - 1].term == Term{}))
        --last;
    if (last > first)
        checkLeaderHolds(server, Index{last - 1}, moment);
}

// §5.3 Log Matching: equal index and term mean equal entries, and equal terms before them; by induction the
// whole logs up to there are equal.
void SafetyMonitor::compareEntry(NodeId server, const Entry &entry, Term before, Moment moment)
{
    const SeenEntries::Seen now{entry.at.term, before, payloadHash(entry), server};
    const SeenEntries::Seen *known = m_seen.earlier(entry.at.index, now);
    if (known == nullptr)
        return;
    if (known->payload != now.payload)
        violate(SafetyProperty::LogMatching, known->where, server, entry.at, moment,
                phrase("%1 and %2 hold different entries at %3",
                       {named(known->where), named(server), named(entry.at)}));
    // Term 0 before an entry that is not the first: what stood before it is compacted away.
    else if (known->before != before && known->before != Term{} && before != Term{})
        violate(SafetyProperty::LogMatching, known->where, server, entry.at, moment,
                phrase("the logs of %1 and %2 both hold %3, but before it %4 and %5",
                       {named(known->where), named(server), named(entry.at),
                        named(Position{entry.at.index - 1, known->before}),
                        named(Position{entry.at.index - 1, before})}));
}

void SafetyMonitor::compareCommitted(const Node &node, Index after, Index upTo, Moment moment)
{
    const Log &log = node.log();
    if (upTo <= after)
        return;
    const std::size_t known = m_committed.size();
    if (upTo > log.lastIndex()) {
        violate(
            SafetyProperty::StateMachineSafety, node.id(), node.id(), {upTo, {}}, moment,
            phrase("%1 takes index %2 for committed, but its log ends at %3",
                   {named(node.id()), std::to_string(upTo.value), std::to_string(log.lastIndex().value)}));
        upTo = log.lastIndex();
    }
    if (after < log.base().index)
        compareCommittedEntry(node, log.base().index, log.base().term, 0, moment);
    for (Index index = std::max(after, log.base().index) + 1; index <= upTo; ++index) {
        const Entry &entry = log.at(index);
        compareCommittedEntry(node, index, entry.at.term, payloadHash(entry), moment);
    }
    if (m_committed.size() == known)
        return;
    for (const Watched &other : m_servers)
        if (other.role == Role::Leader && other.term > node.term())
            checkLeaderHolds(other, Index{m_committed.size() - 1}, moment);
}

// §5.4.3 State Machine Safety. `payload` 0: only its position is known, from a snapshot.
void SafetyMonitor::compareCommittedEntry(const Node &node, Index index, Term term, std::uint64_t payload,
                                          Moment moment)
{
    const auto place = static_cast<std::size_t>(index.value);
    m_committed.reach(place);
    const CommittedEntry &known = m_committed[place];
    if (known.term == Term{} || (known.payload == 0 && known.term == term && payload != 0)) {
        m_committed.change(place) = {term, known.term == Term{} ? node.term() : known.committedIn, payload,
                                     node.id()};
        return;
    }
    if (known.term != term || (known.payload != payload && known.payload != 0 && payload != 0))
        violate(SafetyProperty::StateMachineSafety, known.where, node.id(), {index, term}, moment,
                phrase("%1 and %2 hold different entries at index %3 for committed: %4 and %5",
                       {named(known.where), named(node.id()), std::to_string(index.value),
                        named(Position{index, known.term}), named(Position{index, term})}));
}

// By Log Matching it is enough to look at the last committed entry. When that is missing, the first missing
// one is looked for, as the proof.
void SafetyMonitor::checkLeaderHolds(const Watched &leader, Index index, Moment moment)
{
    const auto missing = [&](Index at) {
        const CommittedEntry &entry = m_committed[static_cast<std::size_t>(at.value)];
        return entry.term != Term{} && at > leader.log.base() && leader.log.termAt(at) != entry.term;
    };
    if (!missing(index))
        return;
    Index first = std::max(leader.log.base() + 1, Index{m_committed.first()});
    while (!missing(first))
        ++first;
    const CommittedEntry &entry = m_committed[static_cast<std::size_t>(first.value)];
    const Position at{first, entry.term};
    violate(SafetyProperty::LeaderCompleteness, entry.where, leader.id, at, moment,
            phrase("%1 leads term %2 without entry %3, which %4 knew to be committed in term %5",
                   {named(leader.id), std::to_string(leader.term.value), named(at), named(entry.where),
                    std::to_string(entry.committedIn.value)}));
}

void SafetyMonitor::forgetBefore(Index index)
{
    const auto place = static_cast<std::size_t>(index.value);
    m_seen.forgetBefore(index);
    m_committed.forgetBefore(place);
    m_stores.forgetBefore(place);
}

void SafetyMonitor::violate(SafetyProperty property, NodeId one, NodeId other, Position at, Moment moment,
                            std::string proof)
{
    std::vector<NodeId> servers{std::min(one, other)};
    if (one != other)
        servers.push_back(std::max(one, other));
    for (const Violation &violation : m_violations)
        if (violation.property == property && violation.servers == servers)
            return;
    m_violations.push_back({property, moment.event, moment.now, std::move(servers), at, std::move(proof)});
}

} // namespace raft
