#include "app/inspector/why_chain.h"

#include "app/inspector/message_trace.h"
#include "app/inspector/wording.h"

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

QString ruleOfNote(raft::NoteKind kind)
{
    using Kind = raft::NoteKind;
    switch (kind) {
    case Kind::ElectionTimeout:
        return Inspector::tr("§5.2: who hears from no leader for an election timeout assumes there is none.");
    case Kind::BecamePreCandidate:
    case Kind::PreVoteGranted:
        return Inspector::tr("Thesis §9.6: only who could win an election may start one.");
    case Kind::BecameCandidate:
        return Inspector::tr(
            "§5.2: a candidate moves to the next term, votes for itself and asks all others.");
    case Kind::BecameLeader:
        return Inspector::tr("§5.2: the votes of a majority make a leader; so a term has at most one.");
    case Kind::SteppedDown:
    case Kind::HigherTerm:
        return Inspector::tr("§5.1: a server that sees a higher term takes it over and becomes a follower.");
    case Kind::StaleTerm: return Inspector::tr("§5.1: a request of an earlier term is refused.");
    case Kind::VoteGranted:
        return Inspector::tr("§5.2: the first candidate of a term whose log is up to date gets the vote.");
    case Kind::VoteRefusedAlreadyVoted: return Inspector::tr("§5.2: a server gives one vote a term.");
    case Kind::VoteRefusedLogBehind:
        return Inspector::tr("§5.4.1: no vote for a log that ends before one's own; so a leader has every "
                             "committed entry.");
    case Kind::VoteRefusedLeaderAlive:
        return Inspector::tr("§6: no vote within the minimum election timeout after hearing a leader.");
    case Kind::Appended:
    case Kind::PrevMismatch:
        return Inspector::tr("§5.3: entries are stored only after an entry that the leader holds too.");
    case Kind::Truncated: return Inspector::tr("§5.3: entries that conflict with the leader's are removed.");
    case Kind::AppendRejected: return Inspector::tr("§5.3: the leader goes back until the two logs agree.");
    case Kind::Committed:
        return Inspector::tr(
            "§5.3, §5.4.2: an entry of the leader's term that a majority stores is committed, "
            "and all before it.");
    case Kind::NotCommittedOldTerm:
        return Inspector::tr("§5.4.2: entries of earlier terms are never committed by counting.");
    case Kind::SnapshotTaken:
    case Kind::SnapshotSent:
    case Kind::SnapshotInstalled: return Inspector::tr("§7: a snapshot stands for the log that it replaces.");
    case Kind::SnapshotUnreadable:
    case Kind::SnapshotTooLarge:
        return Inspector::tr("§7: a server installs only what its store can be restored from.");
    case Kind::SnapshotIgnored: return Inspector::tr("§7: an outdated snapshot changes nothing.");
    case Kind::LateReply:
        return Inspector::tr("Thesis §6.4: a reply says something only about the request that it answers.");
    case Kind::ClusterBorn:
    case Kind::FoundBorn:
        return Inspector::tr(
            "A cluster is born once: its first entry bears its identity and names the disks.");
    case Kind::DiskReplaced:
    case Kind::VoteNotCounted:
        return Inspector::tr(
            "Figure 2: what a server promised is on its disk; another disk keeps none of it.");
    case Kind::OtherCluster: return Inspector::tr("§5.1: a server takes nothing from another cluster.");
    case Kind::StrangerIgnored:
    case Kind::Removed:
        return Inspector::tr("§6: who is no member any more cannot disturb the cluster, and is told so.");
    case Kind::MembershipActive: return Inspector::tr("§6: a membership counts as soon as it is in the log.");
    case Kind::MembershipRolledBack:
        return Inspector::tr("Thesis §4.1: truncating a membership brings back the one before.");
    case Kind::ReadConfirmed:
    case Kind::ReadRefused:
        return Inspector::tr("Thesis §6.4: a leader answers a read only while a majority confirms it.");
    case Kind::TransferStarted:
    case Kind::TransferAborted:
        return Inspector::tr("Thesis §3.10: leadership is handed to a server whose log is complete.");
    case Kind::QuorumLost: return Inspector::tr("Thesis §6.2: a leader that reaches no majority steps down.");
    case Kind::DiskStalled:
        return Inspector::tr("A leader answers only what is on its disk; one whose disk hangs gives way.");
    case Kind::EntriesLost:
        return Inspector::tr("Figure 2: what is acknowledged must stay on the disk; this disk has lost it.");
    case Kind::RequestRefused: return Inspector::tr("§8: only the leader takes requests of clients.");
    case Kind::Ignored: break;
    }
    return {};
}

/// The chain with the decisions that its events led to: what a server notes in a step stands in the record
/// right after the event that made it take the step.
std::vector<raft::EventNumber> withDecisions(const raft::EventRecord &events,
                                             const std::vector<raft::EventNumber> &chain)
{
    std::vector<raft::EventNumber> told;
    for (std::size_t i = 0; i < chain.size(); ++i) {
        told.push_back(chain[i]);
        const raft::EventNumber end = i + 1 < chain.size() ? chain[i + 1] : events.size() + 1;
        for (raft::EventNumber n = chain[i] + 1; n < end && events[n].cause == chain[i]; ++n)
            if (events[n].kind == raft::EventKind::Noted)
                told.push_back(n);
    }
    return told;
}

/// The rule behind the event asked about, if it is a commit; else behind the last decision; where nothing was
/// decided, behind the last event that has one.
QString decidingRule(const raft::EventRecord &events, const std::vector<raft::EventNumber> &chain,
                     const raft::Event &asked)
{
    if (asked.kind == raft::EventKind::CommitAdvanced)
        return ruleOfCommit(events, asked);
    for (const bool decisionsOnly : {true, false})
        for (auto each = chain.rbegin(); each != chain.rend(); ++each) {
            const QString rule = ruleBehind(events[*each]);
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
    while (event != 0 && event <= events.size() && chain.size() < most) {
        chain.push_back(event);
        const raft::EventNumber cause = events[event].cause;
        if (cause >= event) // A cause lies before its effect; anything else would never end.
            break;
        event = cause;
    }
    std::reverse(chain.begin(), chain.end());
    return chain;
}

QString ruleBehind(const raft::Event &event)
{
    using Kind = raft::EventKind;
    switch (event.kind) {
    case Kind::Noted: return ruleOfNote(static_cast<raft::NoteKind>(event.detail));
    case Kind::CommitAdvanced:
        return Inspector::tr(
            "§5.3: what the leader has committed is committed; a follower learns it with the "
            "next message.");
    case Kind::TimerFired:
        return Inspector::tr("§5.2: followers wait a randomised election timeout; leaders beat in between.");
    case Kind::Synced: return Inspector::tr("Figure 2: nothing is acknowledged before it is on disk.");
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

QString ruleOfCommit(const raft::EventRecord &events, const raft::Event &commit)
{
    const bool told = commit.cause != 0 && events[commit.cause].kind == raft::EventKind::MessageDelivered &&
                      !raft::isReply(static_cast<raft::MessageType>(events[commit.cause].detail));
    return told
               ? ruleBehind(commit)
               : Inspector::tr("§5.3, §5.4.2: an entry of the leader's own term is committed once a majority "
                               "stores it, and with it every entry before it.");
}

void addRule(Facts &facts, const QString &rule)
{
    Fact fact;
    fact.shape = Fact::Shape::Section;
    fact.key = QStringLiteral("rule heading");
    fact.label = Inspector::tr("The rule that decided");
    facts.push_back(fact);
    fact.shape = Fact::Shape::Prose;
    fact.key = QStringLiteral("rule");
    fact.label = rule;
    facts.push_back(fact);
}

Facts whyFacts(const raft::Cluster &cluster, raft::EventNumber event)
{
    const raft::EventRecord &events = cluster.events();
    const std::vector<raft::EventNumber> chain = causesOf(events, event);
    if (chain.empty())
        return {};
    const std::vector<raft::EventNumber> told = withDecisions(events, chain);
    Facts facts;
    for (const raft::EventNumber number : told) {
        facts.push_back(stepFact(cluster, number));
        facts.back().strong = number == event;
    }
    if (const raft::EventNumber before = events[chain.front()].cause; before != 0) {
        Fact more;
        more.shape = Fact::Shape::Prose;
        more.key = QStringLiteral("more");
        more.label = Inspector::tr("… and what led to event %1").arg(wording::count(before));
        more.muted = true;
        facts.insert(facts.begin(), more);
    }
    if (const QString rule = decidingRule(events, told, events[event]); !rule.isEmpty())
        addRule(facts, rule);
    return facts;
}

} // namespace raftarium
