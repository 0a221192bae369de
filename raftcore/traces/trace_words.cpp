#include "raftcore/traces/trace_words.h"

#include "raftcore/cluster/state_change.h"
#include "raftcore/cluster/wording.h"
#include "raftcore/consensus/phrase.h"

namespace raft {

namespace {

std::string entries(std::uint64_t count)
{
    return phrase(count == 1 ? "%1 entry" : "%1 entries", {std::to_string(count)});
}

std::string nameOr(NodeId id, const ServerNames &names)
{
    return id == NodeId{} ? std::string("?") : names.nameOf(id);
}

/// "5@2", or "5" when the term is not reported.
std::string placeName(Position at)
{
    return at.term == Term{} && at.index != Index{} ? std::to_string(at.index.value) : named(at);
}

std::string append(const std::string &head, const TraceMessage &message)
{
    if (!message.count)
        return message.at ? phrase("%1: after %2", {head, placeName(*message.at)}) : head;
    return message.at ? phrase("%1: %2 after %3", {head, entries(*message.count), placeName(*message.at)})
                      : phrase("%1: %2", {head, entries(*message.count)});
}

std::string voteReply(const std::string &head, const TraceMessage &message)
{
    if (!message.accepted)
        return phrase("%1: its answer is unknown", {head});
    return phrase(*message.accepted ? "%1: granted" : "%1: refused", {head});
}

std::string appendReply(const std::string &head, const TraceMessage &message)
{
    if (!message.accepted)
        return phrase("%1: its answer is unknown", {head});
    if (!message.at)
        return phrase(*message.accepted ? "%1: a success" : "%1: refused", {head});
    return phrase(*message.accepted ? "%1: the logs agree up to %2" : "%1: refused after %2",
                  {head, placeName(*message.at)});
}

/// The message whose type, ends and term `head` tells, and what it says.
std::string withWhatItSays(const std::string &head, const TraceMessage &message)
{
    switch (message.type.value_or(MessageType::TimeoutNow)) {
    case MessageType::Append: return append(head, message);
    case MessageType::RequestVote:
    case MessageType::PreVote:
        return message.at ? phrase("%1, its log ends at %2", {head, placeName(*message.at)}) : head;
    case MessageType::RequestVoteReply:
    case MessageType::PreVoteReply: return voteReply(head, message);
    case MessageType::AppendReply: return appendReply(head, message);
    case MessageType::Snapshot:
    case MessageType::SnapshotReply:
        return message.at ? phrase("%1 up to %2", {head, placeName(*message.at)}) : head;
    default: return head;
    }
}

std::string inferred(const std::string &sentence, bool isInferred)
{
    return isInferred ? phrase("%1 (inferred)", {sentence}) : sentence;
}

std::string messageEvent(const Trace &trace, const Event &event, const TraceItem &item)
{
    TraceMessage message = *item.message;
    if (event.kind != EventKind::MessageSent && event.cause != 0)
        if (const TraceItem sent = trace.itemOf(event.cause); sent.message)
            message = *sent.message; // Its sender knows best what it says.
    std::string text = sentenceOf(message, trace.names());
    if (event.kind == EventKind::MessageDelivered)
        text = phrase(event.cause != 0 ? "%1 arrives" : "%1 arrives, from outside of what the trace says",
                      {text});
    if (event.kind == EventKind::MessageLost)
        text = phrase("%1 is lost", {text});
    const bool byOrder = event.kind != EventKind::MessageSent && trace.isPairedByOrder(event.subject);
    return byOrder ? phrase("%1 (inferred: paired by their order, nothing names it)", {text}) : text;
}

const char *patternFor(Role role)
{
    switch (role) {
    case Role::Follower: return marked("%1 is follower in term %2");
    case Role::PreCandidate: return marked("%1 is precandidate in term %2");
    case Role::Candidate: return marked("%1 is candidate in term %2");
    case Role::Leader: break;
    }
    return marked("%1 is leader in term %2");
}

std::string stateChanged(const TraceItem &item, const Event &event, const std::string &who)
{
    const std::string term = event.term == Term{} ? std::string("?") : std::to_string(event.term.value);
    const char *pattern =
        tellsRole(event) ? patternFor(static_cast<Role>(event.detail)) : marked("%1 is in term %2");
    return inferred(phrase(pattern, {who, term}), item.termInferred);
}

std::string noted(const Trace &trace, const Event &event, const TraceItem &item, const std::string &who)
{
    switch (static_cast<NoteKind>(event.detail)) {
    case NoteKind::VoteGranted:
        return phrase("%1 votes for %2 in term %3",
                      {who, nameOr({event.other}, trace.names()), std::to_string(event.term.value)});
    case NoteKind::Truncated:
        return inferred(
            phrase("%1 cuts its log at index %2", {who, std::to_string(event.position.index.value)}),
            item.logInferred);
    case NoteKind::Appended:
        return inferred(phrase("%1 appends entries up to %2", {who, placeName(event.position)}),
                        item.logInferred);
    case NoteKind::SnapshotTaken:
        return inferred(phrase("%1 replaces its log up to %2", {who, placeName(event.position)}),
                        item.logInferred);
    default: return phrase("%1 counts another membership from here on", {who});
    }
}

std::string reported(const TraceItem &item, const std::string &who)
{
    if (!item.text.empty())
        return phrase("%1: %2", {who, item.text});
    if (item.applied)
        return phrase("%1 has applied entries up to %2", {who, std::to_string(item.applied->value)});
    switch (item.kind) {
    case TraceKind::Commit: return phrase("%1 tells of its commit index", {who});
    case TraceKind::Client: return phrase("%1 serves a client", {who});
    default: return phrase("%1 goes on", {who});
    }
}

std::string happened(const Trace &trace, const Event &event, const TraceItem &item)
{
    const std::string who = event.server == 0 ? phrase("The run") : nameOr({event.server}, trace.names());
    switch (event.kind) {
    case EventKind::MessageSent:
    case EventKind::MessageDelivered:
    case EventKind::MessageLost: return messageEvent(trace, event, item);
    case EventKind::StateChanged: return stateChanged(item, event, who);
    case EventKind::CommitAdvanced:
        return event.count == 0
                   ? phrase("%1 knows entries up to %2 to be committed", {who, placeName(event.position)})
                   : phrase("%1 knows %2 more to be committed, up to %3",
                            {who, entries(event.count), placeName(event.position)});
    case EventKind::Noted: return noted(trace, event, item, who);
    case EventKind::TimerFired: return phrase("%1 times out", {who});
    case EventKind::Crashed: return phrase("%1 crashes", {who});
    case EventKind::Restarted: return phrase("%1 restarts", {who});
    default: return reported(item, who);
    }
}

std::string withoutCertainty(const std::string &sentence, bool isInferred)
{
    return isInferred ? phrase("%1 — the logs are inferred", {sentence}) : sentence;
}

std::string violated(const Trace &trace, const TraceFinding &finding)
{
    const std::string property(title(finding.violation.property));
    std::string text = phrase("%1 is violated: %2", {translated(property.c_str()), finding.violation.proof});
    if (finding.earlier != finding.later)
        text += " (" + trace.source().nameOf(finding.earlier) + ")";
    return withoutCertainty(text, finding.inferred);
}

} // namespace

std::string sentenceOf(const TraceMessage &message, const ServerNames &names)
{
    std::string head = message.type ? translated(name(*message.type)) : phrase("message");
    head += " " + nameOr(message.from, names) + " → " + nameOr(message.to, names);
    if (message.term)
        head = phrase("%1 in term %2", {head, std::to_string(message.term->value)});
    return withWhatItSays(head, message);
}

Violation violationWithLines(const Trace &trace, const TraceFinding &finding)
{
    Violation violation = finding.violation;
    const std::string earlier = trace.source().nameOf(finding.earlier);
    const std::string later = trace.source().nameOf(finding.later);
    const std::string proof = finding.earlier == finding.later
                                  ? violation.proof + " (" + later + ")"
                                  : phrase("%1 (%2 and %3)", {violation.proof, earlier, later});
    violation.proof = withoutCertainty(proof, finding.inferred);
    return violation;
}

std::string factOf(const Trace &trace, EventNumber event)
{
    const TraceItem item = trace.itemOf(event);
    const TraceFinding *finding = trace.findingAt(event);
    std::string text =
        finding != nullptr ? violated(trace, *finding) : happened(trace, trace.events()[event], item);
    const bool saysText =
        !item.text.empty() && item.kind != TraceKind::Note && item.kind != TraceKind::Client;
    if (saysText && finding == nullptr && text.find(item.text) == std::string::npos)
        text += " · " + item.text;
    return text;
}

std::string sentenceOf(const Trace &trace, EventNumber event)
{
    return factOf(trace, event) + " — " + trace.source().nameOf(trace.itemOf(event).where);
}

} // namespace raft
