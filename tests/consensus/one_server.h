#pragma once

#include "raftcore/consensus/node.h"

#include <QtTest>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <vector>

/// A single server on the bench: what happens to it is handed to it, and its disk writes only when told to.
namespace raft {

/// Lets QCOMPARE print the numbers of the protocol.
template <class Tag>
char *toString(const Number<Tag> &number)
{
    return qstrdup(std::to_string(number.value).c_str());
}

inline char *toString(const Position &at)
{
    return qstrdup(std::to_string(at.index.value).append("@").append(std::to_string(at.term.value)).c_str());
}

inline constexpr NodeId S1{1};
inline constexpr NodeId S2{2};
inline constexpr NodeId S3{3};
inline constexpr NodeId S4{4};
inline constexpr NodeId S5{5};

/// S1…Sn, all of them voters.
inline Membership voters(std::uint64_t count)
{
    Membership membership;
    for (std::uint64_t id = 1; id <= count; ++id)
        membership.voters.push_back({id});
    return membership;
}

/// Consecutive commands from index `first` on, with these terms.
inline Entries entries(std::uint64_t first, std::initializer_list<std::uint64_t> terms)
{
    std::vector<Entry> run;
    for (const std::uint64_t term : terms) {
        run.push_back(
            {{{first}, {term}}, Command(std::to_string(first).append("@").append(std::to_string(term)))});
        ++first;
    }
    return Entries(std::move(run));
}

/// A log that holds commands of these terms.
inline Log logOf(std::initializer_list<std::uint64_t> terms)
{
    Log log;
    log.append(entries(1, terms));
    return log;
}

/// A run with a single membership entry.
inline Entries membershipEntry(std::uint64_t index, std::uint64_t term, Membership membership)
{
    return Entries({Entry{{{index}, {term}}, MembershipChange(std::move(membership))}});
}

inline Position at(std::uint64_t index, std::uint64_t term)
{
    return {{index}, {term}};
}

/// A reply that does not say what it answers is to a request of its own term.
template <class Body>
void answersOwnTerm(Body &body, Term term)
{
    if constexpr (requires { body.asked; })
        if (body.asked == Term{})
            body.asked = term;
}

class OneServer {
public:
    /// How the server starts: S1 of three, in term 0 with an empty log, unless told otherwise.
    struct Start {
        Start()
        {
            config.id = S1;
            stored.membership = voters(3);
        }
        Config config;
        Stored stored;
        SnapshotCheck isState = nullptr;
    };

    explicit OneServer(Start start)
        : node(start.config, start.stored, Time{0}, start.isState), disk(std::move(start.stored)),
          m_config(start.config), m_isState(start.isState)
    {
    }
    OneServer() : OneServer(Start{}) {}

    /// A server that has these terms in its log and is in `term`.
    static Start with(std::uint64_t term, std::initializer_list<std::uint64_t> log, std::uint64_t servers = 3)
    {
        Start start;
        start.stored.hard.term = {term};
        start.stored.log = logOf(log);
        start.stored.membership = voters(servers);
        return start;
    }

    // ---- what happens to it; each replaces what the bench shows ----

    void does(const Input &input)
    {
        effects.clear();
        step(input);
    }
    void hears(NodeId from, std::uint64_t term, MessageBody body)
    {
        std::visit([term](auto &one) { answersOwnTerm(one, {term}); }, body);
        does(Received{{from, node.id(), {term}, std::move(body)}});
    }
    /// Time jumps to its deadline and its timer fires.
    void timesOut()
    {
        now = node.deadline();
        does(TimerFired{});
    }
    void waits(Time time) { now += time; }
    /// Everything written so far becomes durable.
    void diskFinishes()
    {
        effects.clear();
        finishWrites();
    }
    void proposes(const std::string &text) { does(Propose{{++m_request}, {Command(text)}}); }
    /// What is not on the disk is lost.
    void crashesAndRestarts()
    {
        m_unfinished.clear();
        node = Node(m_config, disk, now, m_isState);
    }
    /// From now on each write is durable at once.
    void getsAnInstantDisk()
    {
        m_instant = true;
        diskFinishes();
    }
    /// Writes are durable again only when told.
    void getsASlowDisk() { m_instant = false; }
    /// Stands for election and wins with the votes of all others; its disk is instant from now on.
    void becomesLeader()
    {
        getsAnInstantDisk();
        timesOut();
        for (const NodeId voter : node.membership().everyone())
            if (voter != node.id() && !node.isLeader())
                hears(voter, node.term().value, VoteReply{true, false});
        QVERIFY2(node.isLeader(), "did not become leader");
    }
    /// `peer` acknowledges everything up to `match`.
    void isAcknowledged(NodeId peer, std::uint64_t match, ReadRound round = {})
    {
        hears(peer, node.term().value, AppendReply{true, {match}, {}, {}, round});
    }

    // ---- what it did about the last thing that happened ----

    template <class Body>
    std::vector<Message> sent() const
    {
        std::vector<Message> found;
        for (const Message &message : effects.send)
            if (std::holds_alternative<Body>(message.body))
                found.push_back(message);
        return found;
    }
    /// The body of the only such message, or the last of them; a default one when there is none.
    template <class Body>
    Body lastSent() const
    {
        const std::vector<Message> found = sent<Body>();
        return found.empty() ? Body{} : std::get<Body>(found.back().body);
    }
    /// The last such message to that server, or nothing.
    template <class Body>
    std::optional<Body> sentTo(NodeId peer) const
    {
        std::optional<Body> found;
        for (const Message &message : sent<Body>())
            if (message.to == peer)
                found = std::get<Body>(message.body);
        return found;
    }
    bool noted(NoteKind kind) const
    {
        return std::any_of(effects.notes.begin(), effects.notes.end(),
                           [kind](const Note &note) { return note.kind == kind; });
    }
    std::size_t unfinishedWrites() const { return m_unfinished.size(); }
    /// The answer to a request is a refusal of this kind.
    bool refused(Refusal why) const
    {
        return std::any_of(effects.answers.begin(), effects.answers.end(), [why](const Answer &answer) {
            const auto *refusal = std::get_if<Refused>(&answer.what);
            return refusal != nullptr && refusal->why == why;
        });
    }
    template <class What>
    std::vector<What> answers() const
    {
        std::vector<What> found;
        for (const Answer &answer : effects.answers)
            if (const auto *what = std::get_if<What>(&answer.what))
                found.push_back(*what);
        return found;
    }
    const Progress &progress(NodeId peer) const
    {
        for (const Progress &known : std::get<Leader>(node.roleState()).peers)
            if (known.peer == peer)
                return known;
        qFatal("no such peer");
    }

    Node node;
    Stored disk;
    Effects effects; ///< Of the last thing that happened, instant writes included.
    Time now{0};

private:
    void step(const Input &input)
    {
        Effects more;
        node.step(now, input, more);
        std::move(more.send.begin(), more.send.end(), std::back_inserter(effects.send));
        effects.answers.insert(effects.answers.end(), more.answers.begin(), more.answers.end());
        effects.notes.insert(effects.notes.end(), more.notes.begin(), more.notes.end());
        if (more.restore)
            effects.restore = more.restore;
        if (!more.apply.empty())
            effects.apply = {effects.apply.empty() ? more.apply.first : effects.apply.first, more.apply.last};
        if (more.write) {
            effects.write = more.write;
            m_unfinished.push_back(*more.write);
        }
        if (m_instant)
            finishWrites();
    }
    void finishWrites()
    {
        while (!m_unfinished.empty()) {
            const Write write = m_unfinished.front();
            m_unfinished.erase(m_unfinished.begin());
            apply(write, disk);
            step(WriteDone{write.id});
        }
    }

    Config m_config;
    SnapshotCheck m_isState;
    std::vector<Write> m_unfinished;
    bool m_instant = false;
    std::uint64_t m_request = 0;
};

} // namespace raft
