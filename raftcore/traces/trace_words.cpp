#include "raftcore/traces/trace_words.h"

#include "raftcore/cluster/wording.h"
#include "raftcore/traces/own_words.h"

namespace raft {

namespace {

std::string counted(std::uint64_t count, const char *one, const char *many)
{
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string nameOr(NodeId id, const ServerNames &names)
{
    return id == NodeId{} ? std::string("?") : names.nameOf(id);
}

/// "5@2", or "5" when the term is not told.
std::string placeName(Position at)
{
    return at.term == Term{} && at.index != Index{} ? std::to_string(at.index.value) : named(at);
}

std::string entriesSaid(const TraceMessage &message)
{
    std::string text = message.count ? ": " + counted(*message.count, "entry", "entries") : std::string();
    if (message.at)
        text += (text.empty() ? ": after " : " after ") + placeName(*message.at);
    return text;
}

std::string saying(const TraceMessage &message)
{
    const bool accepted = message.accepted.value_or(false);
    switch (message.type.value_or(MessageType::TimeoutNow)) {
    case MessageType::Append: return entriesSaid(message);
    case MessageType::RequestVote:
    case MessageType::PreVote:
        return message.at ? ", its log ends at " + placeName(*message.at) : std::string();
    case MessageType::RequestVoteReply:
    case MessageType::PreVoteReply:
        return !message.accepted ? ": its answer is not told" : accepted ? ": granted" : ": refused";
    case MessageType::AppendReply:
        if (!message.accepted)
            return ": its answer is not told";
        if (!message.at)
            return accepted ? ": a success" : ": refused";
        return accepted ? ": the logs agree up to " + placeName(*message.at)
                        : ": refused after " + placeName(*message.at);
    case MessageType::Snapshot:
    case MessageType::SnapshotReply: return message.at ? " up to " + placeName(*message.at) : std::string();
    default: return {};
    }
}

std::string messageEvent(const Trace &trace, const Event &event, const TraceItem &item)
{
    TraceMessage message = *item.message;
    if (event.kind != EventKind::MessageSent && event.cause != 0)
        if (const TraceItem sent = trace.itemOf(event.cause); sent.message)
            message = *sent.message; // Its sender knows best what it says.
    std::string text = sentenceOf(message, trace.names());
    if (event.kind == EventKind::MessageDelivered)
        text += event.cause != 0 ? " arrives" : " arrives, from outside of what the trace tells";
    if (event.kind == EventKind::MessageLost)
        text += " is lost";
    const bool byOrder = event.kind != EventKind::MessageSent && trace.isPairedByOrder(event.subject);
    return byOrder ? text + " (inferred: paired by their order, nothing names it)" : text;
}

std::string stateChanged(const TraceItem &item, const Event &event, const std::string &who)
{
    std::string text = who + " is ";
    text += item.role || item.term ? std::string(word(static_cast<Role>(event.detail))) : std::string("?");
    text += " in term " + (event.term == Term{} ? std::string("?") : std::to_string(event.term.value));
    return item.termInferred ? text + " (inferred)" : text;
}

std::string noted(const Trace &trace, const Event &event, const TraceItem &item, const std::string &who)
{
    const std::string inferred = item.logInferred ? " (inferred)" : "";
    switch (static_cast<NoteKind>(event.detail)) {
    case NoteKind::VoteGranted:
        return who + " votes for " + nameOr({event.other}, trace.names()) + " in term " +
               std::to_string(event.term.value);
    case NoteKind::Truncated:
        return who + " cuts its log at index " + std::to_string(event.position.index.value) + inferred;
    case NoteKind::Appended: return who + " appends entries up to " + placeName(event.position) + inferred;
    case NoteKind::SnapshotTaken:
        return who + " replaces its log up to " + placeName(event.position) + inferred;
    default: return who + " counts another membership from here on";
    }
}

std::string told(const TraceItem &item, const std::string &who)
{
    if (!item.text.empty())
        return who + ": " + item.text;
    if (item.applied)
        return who + " has applied entries up to " + std::to_string(item.applied->value);
    switch (item.kind) {
    case TraceKind::Commit: return who + " tells of its commit index";
    case TraceKind::Client: return who + " serves a client";
    default: return who + " goes on";
    }
}

std::string happened(const Trace &trace, const Event &event, const TraceItem &item)
{
    const std::string who =
        event.server == 0 ? std::string("The run") : nameOr({event.server}, trace.names());
    switch (event.kind) {
    case EventKind::MessageSent:
    case EventKind::MessageDelivered:
    case EventKind::MessageLost: return messageEvent(trace, event, item);
    case EventKind::StateChanged: return stateChanged(item, event, who);
    case EventKind::CommitAdvanced:
        return who + " knows " + counted(event.count, "entry", "entries") + " more to be committed, up to " +
               placeName(event.position);
    case EventKind::Noted: return noted(trace, event, item, who);
    case EventKind::TimerFired: return who + " times out";
    case EventKind::Crashed: return who + " crashes";
    case EventKind::Restarted: return who + " restarts";
    default: return told(item, who);
    }
}

std::string violated(const Trace &trace, const TraceFinding &finding)
{
    std::string text =
        std::string(title(finding.violation.property)) + " is violated: " + finding.violation.proof;
    if (finding.earlier != finding.later)
        text += " (" + trace.source().nameOf(finding.earlier) + ")";
    return finding.inferred ? text + " — the logs are inferred" : text;
}

} // namespace

std::string sentenceOf(const TraceMessage &message, const ServerNames &names)
{
    std::string text = message.type ? name(*message.type) : "message";
    text += " " + nameOr(message.from, names) + " → " + nameOr(message.to, names);
    if (message.term)
        text += " in term " + std::to_string(message.term->value);
    return text + saying(message);
}

std::string sentenceOf(const Trace &trace, EventNumber event)
{
    const TraceItem item = trace.itemOf(event);
    const TraceFinding *finding = trace.findingAt(event);
    std::string text =
        finding != nullptr ? violated(trace, *finding) : happened(trace, trace.events()[event], item);
    const bool saysText =
        !item.text.empty() && item.kind != TraceKind::Note && item.kind != TraceKind::Client;
    if (saysText && finding == nullptr && text.find(item.text) == std::string::npos)
        text += " · " + item.text;
    return text + " — " + trace.source().nameOf(item.where);
}

} // namespace raft
