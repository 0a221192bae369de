#include "raftcore/scenario/judge.h"

#include "raftcore/cluster/wording.h"
#include "raftcore/scenario/command.h"
#include "raftcore/verification/linearizability.h"

#include <algorithm>
#include <utility>

namespace raft {

namespace {

using namespace condition;

std::string inWords(const std::vector<NodeId> &ids)
{
    std::string text;
    for (const NodeId id : ids)
        text.append(text.empty() ? "" : ",").append(std::to_string(id.value));
    return text.empty() ? "no server" : text;
}

const char *inWords(Role role)
{
    switch (role) {
    case Role::Follower: return "follower";
    case Role::PreCandidate: return "candidate (asking for pre-votes)";
    case Role::Candidate: return "candidate";
    case Role::Leader: return "leader";
    }
    return "?";
}

/// The terms of the entries that are present.
Terms termsOf(const Log &log)
{
    Terms terms;
    for (Index at = log.lastIndex(); log.contains(at);) {
        const Index first = log.firstOfTermAt(at);
        terms.push_back({*log.termAt(at), at.value - first.value + 1});
        at = first - 1;
    }
    std::reverse(terms.begin(), terms.end());
    return terms;
}

/// Whether a log has these terms. What a snapshot replaces may be written out or left out.
bool hasTerms(const Log &log, const Terms &wanted)
{
    const Terms present = termsOf(log);
    if (present == wanted)
        return true;
    const std::uint64_t base = log.base().index.value;
    if (base == 0 || lengthOf(wanted) != log.lastIndex().value)
        return false;
    std::uint64_t skip = base;
    Term lastSkipped;
    Terms rest;
    for (const TermRun &run : wanted) {
        const std::uint64_t skipped = std::min(skip, run.count);
        skip -= skipped;
        if (skipped > 0)
            lastSkipped = run.term;
        if (run.count > skipped)
            rest.push_back({run.term, run.count - skipped});
    }
    return lastSkipped == log.base().term && rest == present;
}

/// Compares what is with what is wanted, one field after the other, and tells all of it.
class Comparing {
public:
    template <class Value, class Tell>
    void field(const char *name, const std::optional<Value> &wanted, const Value &actual, Tell tell)
    {
        m_holds = m_holds && (!wanted || *wanted == actual);
        m_told += (m_told.empty() ? "" : " ") + std::string(name) + "=" + tell(actual);
    }
    /// A field that this message does not have.
    template <class Value>
    void none(const std::optional<Value> &wanted)
    {
        m_holds = m_holds && !wanted;
    }
    Judgement judgement(const std::string &before) const { return {m_holds, before + m_told}; }

private:
    bool m_holds = true;
    std::string m_told;
};

std::string tellIndex(Index index)
{
    return std::to_string(index.value);
}

std::string tellPosition(Position at)
{
    return std::to_string(at.index.value) + "@" + std::to_string(at.term.value);
}

std::string tellTruth(bool yes)
{
    return yes ? "true" : "false";
}

Terms termsOf(const Entries &entries)
{
    Terms terms;
    for (const Entry &entry : entries) {
        if (terms.empty() || terms.back().term != entry.at.term)
            terms.push_back({entry.at.term, 0});
        ++terms.back().count;
    }
    return terms;
}

/// What a message says of the fields that a scenario can name.
struct MessageFields {
    const SentMessage &wanted;
    Comparing &found;

    void operator()(const AppendEntries &append) const
    {
        found.field("prev", wanted.prev, append.prev, tellPosition);
        found.field("entries", wanted.entries, termsOf(append.entries),
                    [](const Terms &terms) { return inWords(terms); });
        found.field("count", wanted.count, std::uint64_t{append.entries.size()},
                    [](std::uint64_t count) { return std::to_string(count); });
        found.field("commit", wanted.commit, append.commit, tellIndex);
        lacks(wanted.match, wanted.yes, wanted.last);
    }
    void operator()(const AppendReply &reply) const
    {
        found.field("success", wanted.yes, reply.success, tellTruth);
        found.field("match", wanted.match, reply.match, tellIndex);
        lacks(wanted.prev, wanted.entries, wanted.count, wanted.commit, wanted.last);
    }
    void operator()(const VoteReply &reply) const
    {
        found.field("granted", wanted.yes, reply.granted, tellTruth);
        lacks(wanted.prev, wanted.entries, wanted.count, wanted.commit, wanted.match, wanted.last);
    }
    template <class Body>
    requires requires(const Body &body) { body.last; }
    void operator()(const Body &body) const
    {
        found.field("last", wanted.last, body.last, tellPosition);
        lacks(wanted.prev, wanted.entries, wanted.count, wanted.commit, wanted.match, wanted.yes);
    }
    template <class Body>
    void operator()(const Body &) const
    {
        lacks(wanted.prev, wanted.entries, wanted.count, wanted.commit, wanted.match, wanted.yes,
              wanted.last);
    }

private:
    template <class... Value>
    void lacks(const std::optional<Value> &...fields) const
    {
        (found.none(fields), ...);
    }
};

const char *inWords(Replication state)
{
    switch (state) {
    case Replication::Probe: return "probe";
    case Replication::Stream: return "stream";
    case Replication::Snapshot: return "snapshot";
    }
    return "?";
}

bool isState(Replication state, ProgressIs::State wanted)
{
    switch (wanted) {
    case ProgressIs::State::Probe: return state == Replication::Probe;
    case ProgressIs::State::Stream: return state == Replication::Stream;
    case ProgressIs::State::Snapshot: return state == Replication::Snapshot;
    }
    return false;
}

class Judge {
public:
    Judge(const Cluster &cluster, const ScenarioMemory &memory)
        : m_cluster(cluster), m_memory(memory), m_view(cluster.view())
    {
    }

    Judgement operator()(const RoleIs &wanted) const
    {
        return about(wanted.server, [&](const ServerView &server) {
            const bool term = !wanted.term || server.hard.term == *wanted.term;
            return Judgement{hasRole(server, wanted.role) && term,
                             named(server.id) + " is " + describe(server)};
        });
    }

    Judgement operator()(const LeaderIs &wanted) const
    {
        const ServerView *leader = m_view.leader();
        const std::string instead =
            leader == nullptr ? "no server leads"
                              : named(leader->id) + " leads term " + std::to_string(leader->hard.term.value);
        switch (wanted.wanted) {
        case LeaderIs::Wanted::Any: return {leader != nullptr, instead};
        case LeaderIs::Wanted::None: return {leader == nullptr, instead};
        case LeaderIs::Wanted::One: return {leader != nullptr && leader->id == wanted.server, instead};
        }
        return {};
    }

    Judgement operator()(const NumberIs &wanted) const
    {
        return about(wanted.server, [&](const ServerView &server) {
            const auto [value, what] =
                wanted.what == NumberIs::What::Term     ? std::pair(server.hard.term.value, "term")
                : wanted.what == NumberIs::What::Commit ? std::pair(server.commit.value, "commit index")
                                                        : std::pair(server.applied.value, "applied index");
            return Judgement{holds(wanted.comparison, value, wanted.number),
                             named(server.id) + "'s " + what + " is " + std::to_string(value)};
        });
    }

    Judgement operator()(const VoteIs &wanted) const
    {
        return about(wanted.server, [&](const ServerView &server) {
            const std::uint64_t vote = server.hard.vote.value_or(NodeId{}).value;
            return Judgement{holds(wanted.comparison, vote, wanted.vote.value_or(NodeId{}).value),
                             named(server.id) + " has voted for " +
                                 (vote == 0 ? "no server" : named(*server.hard.vote)) + " in term " +
                                 std::to_string(server.hard.term.value)};
        });
    }

    Judgement operator()(const LogIs &wanted) const
    {
        return about(wanted.server, [&](const ServerView &server) {
            const std::string compacted =
                server.log.base().index == Index{} ? "" : " after the snapshot " + named(server.log.base());
            return Judgement{hasTerms(server.log, wanted.terms) == wanted.equal,
                             named(server.id) + "'s log holds " + inWords(termsOf(server.log)) + compacted};
        });
    }

    Judgement operator()(const ValueIs &wanted) const
    {
        return about(wanted.server, [&](const ServerView &server) {
            const auto stored = server.store.find(wanted.key);
            const auto value = stored ? std::optional(stored->value.text()) : std::nullopt;
            return Judgement{(value == wanted.value) == wanted.equal,
                             named(server.id) + " has " +
                                 (value ? wanted.key + " = " + *value : "no value of " + wanted.key)};
        });
    }

    Judgement operator()(const MembershipIs &wanted) const
    {
        return about(wanted.server, [&](const ServerView &server) {
            const Membership &membership = server.membership;
            const bool same =
                !membership.joint() &&
                (wanted.learners.empty()
                     ? wanted.voters == membership.voters || wanted.voters == membership.everyone()
                     : wanted.voters == membership.voters && wanted.learners == membership.learners);
            std::string instead = named(server.id) + "'s membership is " + inWords(membership.voters);
            if (membership.joint())
                instead += " jointly with " + inWords(membership.outgoing);
            if (!membership.learners.empty())
                instead += " and the learners " + inWords(membership.learners);
            return Judgement{same == wanted.equal, instead};
        });
    }

    Judgement operator()(const MatchIs &wanted) const
    {
        return aboutProgress(wanted.leader, wanted.follower, " keeps no match index of that server",
                             [&](const ServerView &server, const Progress &peer) {
                                 return Judgement{holds(wanted.comparison, peer.match.value, wanted.number),
                                                  named(server.id) + "'s match index of " + named(peer.peer) +
                                                      " is " + std::to_string(peer.match.value)};
                             });
    }

    Judgement operator()(const PendingCount &wanted) const
    {
        const auto from = resolve(wanted.from, m_view);
        const auto to = resolve(wanted.to, m_view);
        const auto count =
            std::count_if(m_view.messages.begin(), m_view.messages.end(), [&](const MessageView &one) {
                return one.message.from == from && one.message.to == to;
            });
        return {holds(wanted.comparison, static_cast<std::uint64_t>(count), wanted.number),
                std::to_string(count) + " wait there"};
    }

    Judgement operator()(const SentCount &wanted) const
    {
        const NodeId from = resolve(wanted.from, m_view).value_or(NodeId{});
        const NodeId to = resolve(wanted.to, m_view).value_or(NodeId{});
        const EventRecord &events = m_cluster.events();
        std::uint64_t count = 0;
        for (EventNumber number = 1; number <= events.size(); ++number) {
            if (isSent(events[number], from, to, wanted.type))
                ++count;
        }
        return {holds(wanted.comparison, count, wanted.number), std::to_string(count) + " were sent"};
    }

    Judgement operator()(const SentMessage &wanted) const
    {
        const NodeId from = resolve(wanted.from, m_view).value_or(NodeId{});
        const NodeId to = resolve(wanted.to, m_view).value_or(NodeId{});
        const EventRecord &events = m_cluster.events();
        std::uint64_t count = 0;
        EventNumber meant = 0;
        for (EventNumber number = 1; number <= events.size(); ++number) {
            if (!isSent(events[number], from, to, wanted.type))
                continue;
            ++count;
            if (!wanted.number || count == *wanted.number)
                meant = number;
        }
        if (meant == 0)
            return {false, std::to_string(count) + " were sent"};
        const std::optional<Message> message = m_cluster.messageOf(meant);
        if (!message)
            return {false, "what it said is no longer known"};
        return says(*message, wanted);
    }

    Judgement operator()(const ProgressIs &wanted) const
    {
        return aboutProgress(
            wanted.leader, wanted.follower, " does not replicate to that server",
            [&](const ServerView &server, const Progress &peer) { return feeds(server, peer, wanted); });
    }

    Judgement operator()(const EventCount &wanted) const
    {
        const std::uint64_t count = m_cluster.events().size();
        return {holds(wanted.comparison, count, wanted.number), std::to_string(count) + " events happened"};
    }

    Judgement operator()(const SnapshotIs &wanted) const
    {
        return about(wanted.server, [&](const ServerView &server) {
            return Judgement{
                (server.snapshot == wanted.last) == wanted.equal,
                named(server.id) + " has " +
                    (server.snapshot ? "the snapshot " + named(*server.snapshot) : "no snapshot")};
        });
    }

    Judgement operator()(const ReadIs &wanted) const
    {
        const auto known = m_memory.reads.find(wanted.read);
        if (known == m_memory.reads.end())
            return {false, "there was no such read"};
        const std::optional<Operation> read = m_cluster.operation(known->second);
        return {hasAnswer(read, wanted) == wanted.equal,
                "the read " + (read ? answerOf(*read) : "was refused: the server is not up")};
    }

    Judgement operator()(const RequestWas &wanted) const
    {
        const std::optional<Operation> operation =
            m_memory.latestOperation ? m_cluster.operation(*m_memory.latestOperation) : std::nullopt;
        if (!operation && !m_memory.latestAccepted)
            return {false, "there was no request"};
        const std::string why = refusalOfLatest(m_cluster, m_memory);
        const bool accepted = operation ? operation->outcome != OperationOutcome::Refused
                                        : *m_memory.latestAccepted && why.empty();
        return {accepted == wanted.accepted,
                accepted ? "it was accepted" : "it was refused" + (why.empty() ? why : ": " + why)};
    }

    Judgement operator()(const Agree &wanted) const
    {
        const ServerView *first = nullptr;
        for (const ServerView &server : m_view.servers) {
            const bool named =
                std::find(wanted.servers.begin(), wanted.servers.end(), server.id) != wanted.servers.end();
            if (wanted.servers.empty() ? server.liveness == Liveness::Crashed : !named)
                continue;
            if (const std::string wrong = disagreement(server, first); !wrong.empty())
                return {false, wrong};
            if (first == nullptr)
                first = &server;
        }
        return {first != nullptr, "no server is up"};
    }

    Judgement operator()(const LeaderChanges &wanted) const
    {
        return {holds(wanted.comparison, m_memory.leaderChanges, wanted.number),
                "the leader changed " + std::to_string(m_memory.leaderChanges) + " times"};
    }

    Judgement operator()(const Live &) const { return {false, "it was not tried"}; }

    Judgement operator()(const Safe &) const
    {
        for (const Violation &violation : m_cluster.violations())
            if (violation.property != SafetyProperty::Durability || !m_memory.forged)
                return {false, violation.proof};
        const Linearizability linear = checkLinearizability(m_cluster);
        return {linear.verdict != Linearizability::Verdict::Violated, linear.proof};
    }

    Judgement operator()(const Violated &wanted) const
    {
        std::string others;
        for (const Violation &violation : m_cluster.violations()) {
            if (violation.property == wanted.property)
                return {true, {}};
            others += (others.empty() ? "" : ", ") + std::string(name(violation.property));
        }
        if (wanted.property == SafetyProperty::Linearizability &&
            checkLinearizability(m_cluster).verdict == Linearizability::Verdict::Violated)
            return {true, {}};
        return {false, others.empty() ? "every property held" : "only these were: " + others};
    }

private:
    static bool isSent(const Event &event, NodeId from, NodeId to, MessageType type)
    {
        return event.kind == EventKind::MessageSent && event.server == from.value &&
               event.other == to.value && names(type, static_cast<MessageType>(event.detail));
    }

    static Judgement says(const Message &message, const SentMessage &wanted)
    {
        Comparing found;
        found.field("term", wanted.term, message.term, [](Term term) { return std::to_string(term.value); });
        std::visit(MessageFields{wanted, found}, message.body);
        return found.judgement("it says ");
    }

    static Judgement feeds(const ServerView &leader, const Progress &peer, const ProgressIs &wanted)
    {
        Comparing found;
        found.field("next", wanted.next, peer.next, tellIndex);
        found.field("match", wanted.match, peer.match, tellIndex);
        found.field("inflight", wanted.inflight, std::uint64_t{peer.inflight.size()},
                    [](std::uint64_t count) { return std::to_string(count); });
        Judgement judgement = found.judgement(named(leader.id) + " feeds " + named(peer.peer) + ": " +
                                              inWords(peer.state) + " ");
        judgement.holds = judgement.holds && (!wanted.state || isState(peer.state, *wanted.state));
        return judgement;
    }

    /// How a leader sees one follower; `lacksIt` says what is wrong when it does not replicate to that one.
    template <class Look>
    Judgement aboutProgress(ServerName leader, ServerName follower, const char *lacksIt, Look look) const
    {
        const auto id = resolve(follower, m_view);
        return about(leader, [&](const ServerView &server) {
            if (!server.isLeader())
                return Judgement{false, named(server.id) + " does not lead"};
            for (const Progress &peer : server.progress)
                if (peer.peer == id)
                    return look(server, peer);
            return Judgement{false, named(server.id) + lacksIt};
        });
    }

    template <class Look>
    Judgement about(ServerName name, Look look) const
    {
        const auto id = resolve(name, m_view);
        const ServerView *server = id ? m_view.server(*id) : nullptr;
        if (server == nullptr)
            return {false, name.isLeader() ? "no server leads" : "there is no such server"};
        return look(*server);
    }

    /// A server that is down has no role.
    static bool hasRole(const ServerView &server, RoleWanted wanted)
    {
        const bool down = server.liveness == Liveness::Crashed;
        switch (wanted) {
        case RoleWanted::Leader: return server.isLeader();
        case RoleWanted::NotLeader: return !server.isLeader();
        case RoleWanted::Follower: return !down && server.role == Role::Follower;
        case RoleWanted::Candidate:
            return !down && (server.role == Role::Candidate || server.role == Role::PreCandidate);
        }
        return false;
    }

    static std::string describe(const ServerView &server)
    {
        const std::string term = " in term " + std::to_string(server.hard.term.value);
        return (server.liveness == Liveness::Crashed ? "down" : inWords(server.role)) + term;
    }

    /// A read that a server did not take, or took to its grave, is refused as well.
    static bool hasAnswer(const std::optional<Operation> &read, const ReadIs &wanted)
    {
        const OperationOutcome outcome = read ? read->outcome : OperationOutcome::Refused;
        switch (wanted.wanted) {
        case ReadIs::Wanted::Pending: return outcome == OperationOutcome::Pending;
        case ReadIs::Wanted::Refused:
            return outcome == OperationOutcome::Refused || outcome == OperationOutcome::Unknown;
        case ReadIs::Wanted::Value: break;
        }
        return outcome == OperationOutcome::Done && read->result == wanted.value;
    }

    static std::string answerOf(const Operation &read)
    {
        switch (read.outcome) {
        case OperationOutcome::Done: return read.result ? "returned " + *read.result : "found no such key";
        case OperationOutcome::Pending: return "is pending";
        case OperationOutcome::Refused: return "was refused";
        case OperationOutcome::Failed: return "failed";
        case OperationOutcome::Unknown: return "never got an answer";
        }
        return {};
    }

    /// What is wrong with a server on its own or, when that is nothing, beside another; empty when nothing
    /// is.
    static std::string disagreement(const ServerView &server, const ServerView *other)
    {
        const Position last = server.log.last();
        if (server.commit != last.index || server.applied != last.index)
            return named(server.id) + "'s log ends at " + named(last) + ", of which it has committed " +
                   std::to_string(server.commit.value) + " and applied " +
                   std::to_string(server.applied.value);
        if (other == nullptr)
            return {};
        if (last != other->log.last())
            return named(other->id) + "'s log ends at " + named(other->log.last()) + " and " +
                   named(server.id) + "'s at " + named(last);
        if (server.store.hash() != other->store.hash())
            return named(other->id) + " and " + named(server.id) + " hold different values";
        return {};
    }

    const Cluster &m_cluster;
    const ScenarioMemory &m_memory;
    ClusterView m_view;
};

} // namespace

Judgement judge(const Condition &condition, const Cluster &cluster, const ScenarioMemory &memory)
{
    return std::visit(Judge(cluster, memory), condition);
}

std::string refusalOfLatest(const Cluster &cluster, const ScenarioMemory &memory)
{
    const std::string told = memory.latestRequest ? cluster.refusalOf(*memory.latestRequest) : std::string();
    return told.empty() ? memory.latestRefusal : told;
}

std::optional<NodeId> resolve(ServerName name, const ClusterView &view)
{
    if (!name.isLeader())
        return name.id;
    const ServerView *leader = view.leader();
    return leader == nullptr ? std::nullopt : std::optional(leader->id);
}

} // namespace raft
