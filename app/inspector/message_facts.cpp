#include "app/inspector/message_facts.h"

#include "app/inspector/wording.h"
#include "app/session/core_text.h"
#include "app/session/number_text.h"

#include <algorithm>

namespace raftarium {

namespace {

using wording::Inspector;

/// `section`: where the field is explained in the paper.
Fact field(const QString &label, const QString &value, const QString &explanation = {},
           const char *section = "")
{
    Fact fact;
    fact.key = label;
    fact.label = label;
    fact.value = value;
    fact.explanation = explanation;
    fact.paper = QString::fromUtf8(section);
    return fact;
}

/// With a name that is no word of the paper, and so has one in every language.
Fact field(const char *name, const QString &value, const QString &explanation = {})
{
    Fact fact = field(QString::fromUtf8(name), value, explanation);
    fact.label = Inspector::tr(name);
    return fact;
}

Fact heading(Fact::Shape shape, const QString &label, const QString &value)
{
    Fact fact;
    fact.shape = shape;
    fact.key = shape == Fact::Shape::Title ? QStringLiteral("title") : label;
    fact.label = label;
    fact.value = value;
    return fact;
}

QString yesNo(bool yes)
{
    return yes ? QStringLiteral("✓ true") : QStringLiteral("✕ false");
}

QString number(std::uint64_t value)
{
    return QString::number(value);
}

/// No entry is of term 0: nothing tells the term of such a one.
QString termOf(raft::Position at)
{
    return at.term.value == 0 && at.index.value > 0 ? QStringLiteral("?") : number(at.term.value);
}

constexpr std::size_t entriesShown = 8;

/// The fields of one message, in the order and the names of the paper.
struct Fields {
    Facts &facts;
    const raft::Message &message;

    void add(const char *name, const QString &value, const QString &explanation = {},
             const char *section = "") const
    {
        facts.push_back(field(QString::fromUtf8(name), value, explanation, section));
    }
    /// A reply that answers another term than its own.
    void addAsked(raft::Term asked) const
    {
        if (asked != message.term)
            add("asked", number(asked.value),
                Inspector::tr("The term of the request: of this reply only its sender's term counts."),
                "§5.1");
    }
    void addRound(raft::ReadRound round) const
    {
        add("round", number(round.value),
            Inspector::tr("Round of heartbeats; a reply to it confirms reads asked before it."),
            "thesis §6.4");
    }

    void operator()(const raft::RequestVote &body) const
    {
        add("candidateId", serverName(message.from));
        add("lastLogIndex", number(body.last.index.value),
            Inspector::tr("Index of the candidate's last entry."), "§5.4.1");
        add("lastLogTerm", termOf(body.last), Inspector::tr("Term of the candidate's last entry."), "§5.4.1");
        if (body.transfer)
            add("transfer", yesNo(true), Inspector::tr("The leader itself asked for it."), "thesis §3.10");
    }
    void operator()(const raft::VoteReply &body) const
    {
        add("voteGranted", yesNo(body.granted), Inspector::tr("True means the candidate has the vote."),
            "§5.2");
    }
    void operator()(const raft::AppendEntries &body) const
    {
        add("leaderId", serverName(message.from));
        add("prevLogIndex", number(body.prev.index.value),
            Inspector::tr("Index of the entry right before the new ones."), "§5.3");
        add("prevLogTerm", termOf(body.prev), Inspector::tr("Its term; the receiver compares."), "§5.3");
        add("leaderCommit", number(body.commit.value), Inspector::tr("The leader's commitIndex."), "§5.3");
        addRound(body.round);
        add("entries[]",
            body.entries.empty() ? Inspector::tr("none: a heartbeat") : wording::entries(body.entries.size()),
            Inspector::tr("The entries to store."), "§5.3");
        for (std::size_t i = 0; i < std::min(entriesShown, body.entries.size()); ++i) {
            const raft::Entry &entry = body.entries[i];
            facts.push_back(
                field(QStringLiteral("  ") + wording::position(entry.at), wording::payload(entry)));
        }
        if (body.entries.size() > entriesShown)
            facts.push_back(field(QStringLiteral("  …"),
                                  Inspector::tr("%1 more").arg(body.entries.size() - entriesShown)));
    }
    void operator()(const raft::AppendReply &body) const
    {
        add("success", yesNo(body.success),
            Inspector::tr("True when the follower held the entry at prevLogIndex."), "§5.3");
        if (body.success) {
            add("matchIndex", number(body.match.value),
                Inspector::tr("The follower holds the leader's log up to here, durably."), "§5.3");
        } else {
            add("rejected", number(body.rejected.value), Inspector::tr("The prevLogIndex that was refused."),
                "§5.3");
            add("conflict", wording::position(body.conflict),
                Inspector::tr("The last place at which the two logs may still agree."), "§5.3");
        }
        addRound(body.round);
        addAsked(body.asked);
    }
    void operator()(const raft::InstallSnapshot &body) const
    {
        add("leaderId", serverName(message.from));
        add("lastIncludedIndex", number(body.last.index.value),
            Inspector::tr("The snapshot replaces the log up to here."), "§7");
        add("lastIncludedTerm", termOf(body.last), Inspector::tr("Term of that entry."), "§7");
        add("offset", number(body.offset), Inspector::tr("Where this chunk begins, in bytes."), "§7");
        add("data[]", Inspector::tr("%1 bytes").arg(wording::count(body.chunk.size())));
        add("done", yesNo(body.done), Inspector::tr("Whether it is the last chunk."), "§7");
    }
    void operator()(const raft::SnapshotReply &body) const
    {
        add("snapshot", wording::position(body.last));
        add("nextOffset", number(body.nextOffset), Inspector::tr("The byte the receiver wants next."), "§7");
        add("installed", yesNo(body.installed));
    }
    void operator()(const raft::TimeoutNow &) const {}
    void operator()(const raft::ReadIndex &body) const { add("request", number(body.id.value)); }
    void operator()(const raft::ReadIndexReply &body) const
    {
        add("request", number(body.id.value));
        add("confirmed", yesNo(body.confirmed), Inspector::tr("Whether a majority confirmed the leader."),
            "thesis §6.4");
        add("readIndex", number(body.index.value), Inspector::tr("Answer once this is applied."),
            "thesis §6.4");
    }
};

/// One sentence a kind of message.
struct Meaning {
    const raft::Message &message;

    QString from() const { return serverName(message.from); }
    QString to() const { return serverName(message.to); }

    QString operator()(const raft::RequestVote &body) const
    {
        if (body.preVote)
            return Inspector::tr(
                       "%1 asks %2 whether it would win an election in term %3, without starting one "
                       "(thesis §9.6).")
                .arg(from(), to())
                .arg(message.term.value);
        return Inspector::tr(
                   "%1 asks %2 for its vote in term %3. %2 grants it if the vote of that term is still "
                   "free and %1's log is at least as up to date as its own (§5.2, §5.4.1).")
            .arg(from(), to())
            .arg(message.term.value);
    }
    QString operator()(const raft::VoteReply &body) const
    {
        if (body.preVote)
            return body.granted ? Inspector::tr("%1 would vote for %2 (thesis §9.6).").arg(from(), to())
                                : Inspector::tr("%1 would not vote for %2 (thesis §9.6).").arg(from(), to());
        return body.granted
                   ? Inspector::tr("%1 gives %2 its one vote of term %3; it is on %1's disk already (§5.2).")
                         .arg(from(), to())
                         .arg(message.term.value)
                   : Inspector::tr(
                         "%1 does not vote for %2: its vote is already cast, or its own log is more up to "
                         "date (§5.2, §5.4.1).")
                         .arg(from(), to());
    }
    QString operator()(const raft::AppendEntries &body) const
    {
        if (body.entries.empty())
            return Inspector::tr("%1 tells %2 that it leads term %3, so that %2 starts no election (§5.2).")
                .arg(from(), to())
                .arg(message.term.value);
        return Inspector::tr("%1 asks %2 to store %3 after position %4; %2 does so only if it holds that "
                             "position (§5.3).")
            .arg(from(), to(), wording::entries(body.entries.size()), wording::position(body.prev));
    }
    QString operator()(const raft::AppendReply &body) const
    {
        if (body.success)
            return Inspector::tr(
                       "%1 holds %2's log up to index %3, durably; on a majority it can be committed "
                       "(§5.3, §5.4.2).")
                .arg(from(), to())
                .arg(body.match.value);
        return Inspector::tr(
                   "%1 lacks the entry before the new ones; %2 goes back and tries an earlier one (§5.3).")
            .arg(from(), to());
    }
    QString operator()(const raft::InstallSnapshot &body) const
    {
        return Inspector::tr(
                   "%1 no longer has the entries that %2 lacks and sends its snapshot up to %3 instead (§7).")
            .arg(from(), to(), wording::position(body.last));
    }
    QString operator()(const raft::SnapshotReply &body) const
    {
        return body.installed
                   ? Inspector::tr("%1 has the snapshot; replication goes on after it (§7).").arg(from())
                   : Inspector::tr("%1 has part of the snapshot and wants the rest (§7).").arg(from());
    }
    QString operator()(const raft::TimeoutNow &) const
    {
        return Inspector::tr("%1 hands leadership over: %2 is to start an election at once (thesis §3.10).")
            .arg(from(), to());
    }
    QString operator()(const raft::ReadIndex &) const
    {
        return Inspector::tr("%1 asks the leader %2 from which index on it may answer a read (thesis §6.4).")
            .arg(from(), to());
    }
    QString operator()(const raft::ReadIndexReply &body) const
    {
        return body.confirmed
                   ? Inspector::tr("%2 may answer the read once it has applied index %3 (thesis §6.4).")
                         .arg(to())
                         .arg(body.index.value)
                   : Inspector::tr("%1 could not confirm that it still leads; %2 must not answer the read "
                                   "(thesis §6.4).")
                         .arg(from(), to());
    }
};

/// Which field tells which fact. What a trace never tells has no row.
struct KnownField {
    const char *label;
    raft::MessageFact fact;
};

using raft::MessageFact;
constexpr KnownField knownFields[] = {{"term", MessageFact::SenderTerm},
                                      {"lastLogIndex", MessageFact::Position},
                                      {"lastLogTerm", MessageFact::Position},
                                      {"prevLogIndex", MessageFact::Position},
                                      {"prevLogTerm", MessageFact::Position},
                                      {"lastIncludedIndex", MessageFact::Position},
                                      {"lastIncludedTerm", MessageFact::Position},
                                      {"snapshot", MessageFact::Position},
                                      {"leaderCommit", MessageFact::Commit},
                                      {"entries[]", MessageFact::Entries},
                                      {"voteGranted", MessageFact::Result},
                                      {"success", MessageFact::Result},
                                      {"installed", MessageFact::Result},
                                      {"confirmed", MessageFact::Result},
                                      {"matchIndex", MessageFact::Match},
                                      {"rejected", MessageFact::Match},
                                      {"readIndex", MessageFact::Position},
                                      {"round", MessageFact::Round},
                                      {"conflict", MessageFact::Round},
                                      {"offset", MessageFact::Round},
                                      {"data[]", MessageFact::Round},
                                      {"done", MessageFact::Round},
                                      {"nextOffset", MessageFact::Round},
                                      {"request", MessageFact::Round}};

/// Whether the entries it carries can be counted, whatever is known of them.
bool carriesEntries(const raft::Message &message)
{
    const auto *append = std::get_if<raft::AppendEntries>(&message.body);
    return append != nullptr && !append->entries.empty();
}

/// Where not everything is reported, says "?" for what is not, from that row on.
void showKnowledge(Facts &facts, std::size_t first, const raft::Message &message,
                   const raft::MessageKnowledge &knowledge)
{
    const auto fieldOf = [](const Fact &fact) {
        return std::find_if(std::begin(knownFields), std::end(knownFields), [&fact](const KnownField &each) {
            return fact.label == QLatin1StringView(each.label);
        });
    };
    const auto begin = facts.begin() + static_cast<std::ptrdiff_t>(first);
    facts.erase(std::remove_if(begin, facts.end(),
                               [&](const Fact &fact) {
                                   const auto known = fieldOf(fact);
                                   return known != std::end(knownFields) &&
                                          known->fact == MessageFact::Round && !knowledge.knows(known->fact);
                               }),
                facts.end());
    for (std::size_t row = first; row < facts.size(); ++row) {
        const auto known = fieldOf(facts[row]);
        if (known == std::end(knownFields) || knowledge.knows(known->fact) ||
            (known->fact == MessageFact::Entries && carriesEntries(message)))
            continue;
        facts[row].value = QStringLiteral("?");
        facts[row].muted = true;
        facts[row].explanation += QLatin1Char(' ') + Inspector::tr("The trace does not say it.");
    }
}

QString fateOf(const MessageTrace &trace, const raft::EventRecord &events, raft::Time now)
{
    const auto when = [&] { // With manual delivery no time passes between events.
        const raft::Time at = events[trace.endEvent].at;
        return at > trace.sent ? wording::moment(at)
                               : Inspector::tr("with event %1").arg(wording::count(trace.endEvent));
    };
    const QString left = wording::duration(std::max(trace.due - now, raft::Time{}));
    switch (trace.state) {
    case MessageTrace::State::Travelling:
        if (trace.due <= trace.sent && !trace.willBeLost)
            return Inspector::tr("waits to be delivered");
        return trace.willBeLost ? Inspector::tr("✕ dies in %1").arg(left)
                                : Inspector::tr("arrives in %1").arg(left);
    case MessageTrace::State::Held:
        return trace.knowledge.knows(raft::MessageFact::Arrival)
                   ? Inspector::tr("❚❚ held until you deliver or drop it")
                   : Inspector::tr("? nothing says whether it arrived");
    case MessageTrace::State::NotYetSent: return Inspector::tr("not yet sent at this instant");
    case MessageTrace::State::Arrived:
        return trace.knowledge.isInferred(raft::MessageFact::Arrival)
                   ? Inspector::tr("≈ arrived %1, paired by order").arg(when())
                   : Inspector::tr("arrived %1").arg(when());
    case MessageTrace::State::Lost: return Inspector::tr("✕ lost %1").arg(when());
    case MessageTrace::State::Unknown: break;
    }
    return Inspector::tr("unknown");
}

/// Of what was read from a trace nothing tells of the links.
bool isNetworkKnown(const raft::ClusterView &view)
{
    return std::all_of(view.servers.begin(), view.servers.end(),
                       [](const raft::ServerView &server) { return server.knowledge.knowsAll(); });
}

void addDirection(Facts &facts, const raft::ClusterView &view, raft::NodeId from, raft::NodeId to)
{
    const QString name = serverName(from) + QStringLiteral(" → ") + serverName(to);
    facts.push_back(heading(Fact::Shape::Section, name, {}));
    const raft::LinkView *link = view.link(from, to);
    if (link == nullptr)
        return;
    const auto add = [&](const char *label, const QString &value, const QString &explanation) {
        facts.push_back(field(label, value, explanation));
        facts.back().key = name + facts.back().key;
    };
    const QString state = link->cut    ? Inspector::tr("✕ cut")
                          : link->held ? Inspector::tr("❚❚ held")
                                       : Inspector::tr("open");
    if (isNetworkKnown(view)) {
        add(QT_TRANSLATE_NOOP("Inspector", "state"), state,
            Inspector::tr("A cut link loses everything, a held one lets it wait."));
        add(QT_TRANSLATE_NOOP("Inspector", "extra delay"),
            link->delay.count() == 0 ? Inspector::tr("none", "delay") : wording::duration(link->delay),
            Inspector::tr("On top of the network's own latency."));
        add(QT_TRANSLATE_NOOP("Inspector", "extra loss"),
            link->lossPerMillion == 0
                ? Inspector::tr("none", "loss")
                : QStringLiteral("%1 %").arg(customs().toString(link->lossPerMillion / 10'000.0, 'g', 3)),
            Inspector::tr("On top of the network's own loss."));
    }
    const auto travelling =
        std::count_if(view.messages.begin(), view.messages.end(), [&](const raft::MessageView &message) {
            return message.message.from == from && message.message.to == to;
        });
    add(QT_TRANSLATE_NOOP("Inspector", "on their way"), QString::number(travelling),
        Inspector::tr("Messages on this link now."));
}

QString holdingOf(const raft::ServerView &server, raft::Position at)
{
    using Fact = raft::ServerFact;
    if (!server.knowledge.knows(Fact::LogLength))
        return QStringLiteral("?");
    const auto term = server.log.termAt(at.index);
    if (!term)
        return at.index <= server.log.base().index ? Inspector::tr("in the snapshot") : QStringLiteral("–");
    if (*term != at.term)
        return Inspector::tr("≠ holds %1").arg(wording::position({at.index, *term}));
    if (server.applied >= at.index)
        return Inspector::tr("applied");
    if (server.commit >= at.index)
        return Inspector::tr("committed");
    if (!server.knowledge.knows(Fact::Durable))
        return server.knowledge.knows(Fact::Commit) ? Inspector::tr("in its log")
                                                    : Inspector::tr("in its log, commit ?");
    return server.durable >= at.index ? Inspector::tr("durable") : Inspector::tr("not yet durable");
}

} // namespace

QString meaningOf(const raft::Message &message)
{
    return std::visit(Meaning{message}, message.body);
}

Facts messageFacts(const MessageTrace &trace, const raft::EventRecord &events, raft::Time now,
                   const QString &described)
{
    const QString ends = serverName(trace.from) + QStringLiteral(" → ") + serverName(trace.to);
    Facts facts{heading(Fact::Shape::Title, coreText(raft::name(trace.type)),
                        Inspector::tr("%1 · message %2").arg(ends, wording::count(trace.id)))};
    if (trace.message)
        facts.push_back(proseFact(QStringLiteral("meaning"),
                                  trace.knowledge.knowsAll() ? meaningOf(*trace.message) : described));
    facts.push_back(heading(Fact::Shape::Section, Inspector::tr("On the way"), {}));
    facts.push_back(field(QT_TRANSLATE_NOOP("Inspector", "sent"), wording::moment(trace.sent)));
    if (trace.state == MessageTrace::State::Travelling)
        facts.push_back(field(QT_TRANSLATE_NOOP("Inspector", "due"), wording::moment(trace.due)));
    facts.push_back(field(QT_TRANSLATE_NOOP("Inspector", "fate"), fateOf(trace, events, now)));
    facts.back().ticking = true;
    if (!trace.message) {
        facts.push_back(proseFact(QStringLiteral("forgotten"),
                                  Inspector::tr("What it said is no longer available."), true));
        return facts;
    }
    facts.push_back(heading(Fact::Shape::Section, Inspector::tr("Fields"), {}));
    facts.push_back(field(QStringLiteral("term"), number(trace.message->term.value),
                          Inspector::tr("The sender's currentTerm."), "§5.1"));
    const std::size_t first = facts.size() - 1;
    std::visit(Fields{facts, *trace.message}, trace.message->body);
    if (!trace.knowledge.knowsAll())
        showKnowledge(facts, first, *trace.message, trace.knowledge);
    return facts;
}

Facts linkFacts(const raft::ClusterView &view, raft::NodeId from, raft::NodeId to)
{
    Facts facts{heading(Fact::Shape::Title,
                        Inspector::tr("Link %1 – %2").arg(serverName(from), serverName(to)),
                        Inspector::tr("each direction on its own"))};
    addDirection(facts, view, from, to);
    addDirection(facts, view, to, from);
    return facts;
}

Facts entryFacts(const raft::ClusterView &view, raft::Position at)
{
    const raft::Entry *entry = findEntry(view, at);
    Facts facts{
        heading(Fact::Shape::Title, Inspector::tr("Entry %1").arg(wording::position(at)),
                entry != nullptr ? wording::payload(*entry) : Inspector::tr("on no server at this instant"))};
    facts.push_back(heading(Fact::Shape::Section, Inspector::tr("Where it is"), {}));
    for (const raft::ServerView &server : view.servers) {
        facts.push_back(field(serverName(server.id), holdingOf(server, at)));
        facts.back().muted = server.liveness == raft::Liveness::Crashed;
    }
    return facts;
}

Facts eventFacts(const raft::Event &event, raft::EventNumber number, const QString &sentence)
{
    Facts facts{heading(Fact::Shape::Title, Inspector::tr("Event %1").arg(wording::count(number)),
                        wording::moment(event.at))};
    facts.push_back(proseFact(QStringLiteral("sentence"), sentence));
    if (event.server != 0)
        facts.push_back(field(QT_TRANSLATE_NOOP("Inspector", "server"), serverName({event.server})));
    if (event.other != 0)
        facts.push_back(field(QT_TRANSLATE_NOOP("Inspector", "other server"), serverName({event.other})));
    if (event.term.value != 0)
        facts.push_back(field(QT_TRANSLATE_NOOP("Inspector", "term"), QString::number(event.term.value)));
    if (event.position.index.value != 0)
        facts.push_back(field(QT_TRANSLATE_NOOP("Inspector", "position"), wording::position(event.position)));
    return facts;
}

} // namespace raftarium
