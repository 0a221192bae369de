#include "app/inspector/why_chain.h"

#include "app/inspector/message_trace.h"
#include "app/inspector/wording.h"
#include "app/session/core_text.h"
#include "raftcore/cluster/describe.h"
#include "raftcore/consensus/note_rules.h"

#include <algorithm>

namespace raftarium {

namespace {

using wording::Inspector;

/// The last event up to the one shown for which `matches` holds; 0 when there is none near.
template <class Predicate>
raft::EventNumber lastEvent(const Session &session, Predicate matches)
{
    return session.events().lastIn(raft::lookBack(session.shownEvent(), searchLimit), raft::EventKinds::all(),
                                   matches);
}

PaperRule ruleOfNote(const raft::Event &event)
{
    const raft::Note note = raft::noteOf(event);
    return {coreText(raft::rule(note.kind)), citationText(raft::section(note))};
}

/// The chain with the decisions that its events led to: what a server notes in a step stands in the record
/// right after the event that made it take the step.
std::vector<raft::EventNumber> withDecisions(const raft::EventRecord &events,
                                             const std::vector<raft::EventNumber> &chain)
{
    std::vector<raft::EventNumber> steps;
    for (std::size_t i = 0; i < chain.size(); ++i) {
        steps.push_back(chain[i]);
        const raft::EventNumber end = i + 1 < chain.size() ? chain[i + 1] : events.size() + 1;
        for (raft::EventNumber n = chain[i] + 1; n < end && events[n].cause == chain[i]; ++n)
            if (events[n].kind == raft::EventKind::Noted)
                steps.push_back(n);
    }
    return steps;
}

/// Whether a leader answers its client because it has just learned that the entry is committed.
bool isAnswerToCommit(const raft::EventRecord &events, raft::EventNumber answer)
{
    const raft::Event asked = events[answer];
    return asked.kind == raft::EventKind::OperationReturned && asked.cause != 0 &&
           events.lastIn({asked.cause + 1, answer}, {raft::EventKind::CommitAdvanced},
                         [&asked](const raft::Event &event) {
                             return event.cause == asked.cause && event.server == asked.server;
                         }) != 0;
}

/// The rule behind the event asked about, if it is a commit or its answer; else behind the last decision;
/// where nothing was decided, behind the last event that has one.
PaperRule decidingRule(const raft::EventRecord &events, const std::vector<raft::EventNumber> &chain,
                       raft::EventNumber asked)
{
    if (events[asked].kind == raft::EventKind::CommitAdvanced)
        return ruleOfCommit(events, events[asked]);
    if (isAnswerToCommit(events, asked))
        return {Inspector::tr("A leader applies an entry once it is committed, and only then answers its "
                              "client"),
                QStringLiteral("§5.3")};
    for (const bool decisionsOnly : {true, false})
        for (auto each = chain.rbegin(); each != chain.rend(); ++each) {
            const PaperRule rule = ruleBehind(events[*each]);
            if (!rule.isEmpty() && (!decisionsOnly || events[*each].kind == raft::EventKind::Noted))
                return rule;
        }
    return {};
}

} // namespace

raft::EventNumber eventOfSelection(const Session &session)
{
    const Selection &selection = session.selection();
    if (const auto *event = std::get_if<SelectedEvent>(&selection))
        return std::min(event->event, session.events().size());
    if (const auto *message = std::get_if<SelectedMessage>(&selection)) {
        const std::optional<MessageTrace> trace = traceMessage(session, message->message, 0);
        return trace ? trace->sentEvent : 0;
    }
    if (const auto *server = std::get_if<SelectedServer>(&selection))
        return lastEvent(session, [id = server->server](const raft::Event &event) {
            return event.server == id.value && raft::importance(event) >= raft::Importance::Vote;
        });
    return session.shownEvent();
}

std::vector<raft::EventNumber> causesOf(const raft::EventRecord &events, raft::EventNumber event,
                                        std::size_t most)
{
    std::vector<raft::EventNumber> chain;
    while (event >= events.first() && event <= events.size() && chain.size() < most) {
        chain.push_back(event);
        const raft::EventNumber cause = events[event].cause;
        if (cause >= event) // A cause lies before its effect; anything else would never end.
            break;
        event = cause;
    }
    std::reverse(chain.begin(), chain.end());
    return chain;
}

PaperRule ruleBehind(const raft::Event &event)
{
    using Kind = raft::EventKind;
    switch (event.kind) {
    case Kind::Noted: return ruleOfNote(event);
    case Kind::CommitAdvanced:
        return {Inspector::tr("What the leader has committed is committed; a follower learns it with "
                              "the next message"),
                QStringLiteral("§5.3")};
    case Kind::TimerFired:
        return {Inspector::tr("Followers wait for a randomised election timeout; leaders send "
                              "heartbeats more often than that"),
                QStringLiteral("§5.2")};
    case Kind::Synced:
        return {Inspector::tr("Nothing is acknowledged before it is on disk"), citationText("Figure 2")};
    default: return {};
    }
}

Fact stepFact(const raft::Cluster &cluster, raft::EventNumber number)
{
    const raft::Event &event = cluster.events()[number];
    Fact fact;
    fact.shape = Fact::Shape::Step;
    fact.key = QString::number(number);
    fact.label = wording::text(cluster.describe(number));
    fact.value = wording::moment(event.at);
    fact.event = number;
    if ((event.flags & raft::Event::Forced) != 0 || raft::isIntervention(event.kind))
        fact.mark = Fact::Mark::Forced;
    return fact;
}

PaperRule ruleOfCommit(const raft::EventRecord &events, const raft::Event &commit)
{
    const bool byMessage = commit.cause != 0 &&
                           events[commit.cause].kind == raft::EventKind::MessageDelivered &&
                           !raft::isReply(static_cast<raft::MessageType>(events[commit.cause].detail));
    return byMessage
               ? ruleBehind(commit)
               : PaperRule{Inspector::tr("An entry of the leader's own term is committed once a majority "
                                         "stores it, and with it every entry before it"),
                           QStringLiteral("§5.3, §5.4.2")};
}

void addRule(Facts &facts, const PaperRule &rule)
{
    Fact fact;
    fact.shape = Fact::Shape::Section;
    fact.key = QStringLiteral("rule heading");
    fact.label = Inspector::tr("The rule that decided");
    facts.push_back(fact);
    facts.push_back(
        proseFact(QStringLiteral("rule"), rule.section.isEmpty()
                                              ? rule.sentence
                                              : QStringLiteral("%1 (%2).").arg(rule.sentence, rule.section)));
    facts.back().paper = rule.section;
}

Facts whyFacts(const raft::Cluster &cluster, raft::EventNumber event)
{
    const raft::EventRecord &events = cluster.events();
    const std::vector<raft::EventNumber> chain = causesOf(events, event);
    if (chain.empty())
        return {};
    const std::vector<raft::EventNumber> steps = withDecisions(events, chain);
    Facts facts;
    for (const raft::EventNumber number : steps) {
        facts.push_back(stepFact(cluster, number));
        facts.back().strong = number == event;
    }
    if (const raft::EventNumber before = events[chain.front()].cause; before != 0) {
        const QString more = before < events.first()
                                 ? Inspector::tr("What led to this is not kept any more")
                                 : Inspector::tr("… and what led to event %1").arg(wording::count(before));
        facts.insert(facts.begin(), proseFact(QStringLiteral("more"), more, true));
    }
    if (const PaperRule rule = decidingRule(events, steps, event); !rule.isEmpty())
        addRule(facts, rule);
    return facts;
}

} // namespace raftarium
