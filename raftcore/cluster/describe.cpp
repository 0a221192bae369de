#include "raftcore/cluster/describe.h"

#include "raftcore/cluster/safety.h"
#include "raftcore/cluster/wording.h"
#include "raftcore/consensus/rules.h"

namespace raft {

namespace {

std::string link(const Event &event)
{
    return named(NodeId{event.server}) + " → " + named(NodeId{event.other});
}

std::string counted(std::uint32_t count, const char *one, const char *many)
{
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string millisecondsIn(std::uint64_t microseconds)
{
    return std::to_string((microseconds + 500) / 1000) + " ms";
}

/// What a message says, from the fields of its event.
std::string saying(const Event &event)
{
    const std::string term = " in term " + std::to_string(event.term.value);
    switch (static_cast<MessageType>(event.detail)) {
    case MessageType::Append:
        return ": " + counted(event.count, "entry", "entries") + " after " + named(event.position);
    case MessageType::RequestVote:
    case MessageType::PreVote: return term + ", its log ends at " + named(event.position);
    case MessageType::RequestVoteReply:
    case MessageType::PreVoteReply: return (event.count != 0 ? ": granted" : ": refused") + term;
    case MessageType::AppendReply:
        return event.count != 0 ? ": the logs agree up to " + std::to_string(event.position.index.value)
                                : ": refused, they may agree up to " + named(event.position);
    case MessageType::Snapshot:
        return (event.count > 1 ? ": chunk " + std::to_string(event.count) + " of a snapshot up to "
                                : std::string(": a snapshot up to ")) +
               named(event.position);
    case MessageType::SnapshotReply:
        return (event.count != 0 ? ": installed up to " : ": received a part of the snapshot up to ") +
               named(event.position);
    case MessageType::ReadIndexReply:
        return event.count != 0 ? ": read once " + std::to_string(event.position.index.value) + " is applied"
                                : ": refused";
    case MessageType::Heartbeat:
    case MessageType::TimeoutNow: return term;
    case MessageType::ReadIndex: break;
    }
    return {};
}

std::string message(const Event &event)
{
    return std::string(name(static_cast<MessageType>(event.detail))) + " " + link(event) + saying(event);
}

std::string delivered(Event event)
{
    std::swap(event.server, event.other);
    return message(event) + " arrives";
}

std::string lost(const EventRecord &record, const Event &event)
{
    std::string text = message(event) + " is lost";
    if (event.cause == 0)
        return text;
    switch (record[event.cause].kind) {
    case EventKind::LinkChanged: return text + ": the link was cut";
    case EventKind::NetworkSplit: return text + ": the network was split";
    case EventKind::Crashed: return text + ": " + named(NodeId{event.other}) + " crashed";
    case EventKind::MessageTouched: return text + ": it was dropped";
    default: return text;
    }
}

const char *name(Role role)
{
    switch (role) {
    case Role::Follower: return "follower";
    case Role::PreCandidate: return "pre-candidate";
    case Role::Candidate: return "candidate";
    case Role::Leader: return "leader";
    }
    return "server";
}

/// What came of a timeout stands in the notes that it caused.
std::string afterTimeout(const EventRecord &record, EventNumber number)
{
    constexpr EventNumber farthest = 8;
    const EventNumber note =
        record.firstIn({number + 1, number + farthest}, {EventKind::Noted}, [number](const Event &event) {
            const auto kind = static_cast<NoteKind>(event.detail);
            return event.cause == number &&
                   (kind == NoteKind::BecameCandidate || kind == NoteKind::BecamePreCandidate);
        });
    if (note == 0)
        return {};
    const Event &event = record[note];
    const std::string term = std::to_string(event.term.value);
    return static_cast<NoteKind>(event.detail) == NoteKind::BecameCandidate
               ? " and starts an election in term " + term
               : " and asks whether it could win term " + term;
}

std::string timer(const EventRecord &record, EventNumber number)
{
    const Event &event = record[number];
    const std::string who = named(NodeId{event.server});
    const bool forced = (event.flags & Event::Forced) != 0;
    switch (static_cast<Role>(event.detail)) {
    case Role::Leader:
        return who + (forced ? " is made to send its heartbeats" : " sends its heartbeats") + " of term " +
               std::to_string(event.term.value);
    case Role::Follower:
        return who + (forced ? " is made to time out after " : " times out after ") +
               millisecondsIn(event.subject) + " without a leader" + afterTimeout(record, number);
    default:
        return who +
               (forced ? " is made to give up its election after " : " has not won its election after ") +
               millisecondsIn(event.subject) + afterTimeout(record, number);
    }
}

std::string linkChanged(const Event &event, std::string_view text)
{
    const std::string which = "The link " + link(event);
    switch (static_cast<LinkChange>(event.detail)) {
    case LinkChange::Cut: return which + " is cut";
    case LinkChange::Opened: return which + " is open again";
    case LinkChange::Held: return which + " is held: messages wait";
    case LinkChange::Released: return which + " is released";
    case LinkChange::Slowed: return which + " is slower by " + std::string(text);
    case LinkChange::MadeLossy: return which + " loses " + std::string(text) + " of its messages";
    }
    return which + " changes";
}

std::string touched(const Event &event)
{
    const std::string which = "Message " + std::to_string(event.subject) + " " + link(event);
    switch (static_cast<MessageTouch>(event.detail)) {
    case MessageTouch::Dropped: return which + " is dropped";
    case MessageTouch::Delayed: return which + " is delayed";
    case MessageTouch::Held: return which + " is held";
    case MessageTouch::Doubled: return which + " is duplicated";
    }
    return which + " is changed";
}

std::string asked(const Operation &operation)
{
    switch (operation.kind) {
    case OperationKind::Put: return "put " + operation.key + "=" + operation.value;
    case OperationKind::Add: return "add " + operation.value + " to " + operation.key;
    case OperationKind::Delete: return "delete " + operation.key;
    case OperationKind::CompareAndSet:
        return "set " + operation.key + " from " + operation.expected.value_or("nothing") + " to " +
               operation.value;
    case OperationKind::Append: return "append " + operation.value + " to " + operation.key;
    case OperationKind::Get: return "get " + operation.key + " as it stands there";
    case OperationKind::Read: return "read " + operation.key;
    }
    return "do something";
}

std::string returned(const Event &event, const Operation *operation)
{
    const std::string who = named(NodeId{event.server});
    const std::string what =
        operation != nullptr ? asked(*operation) : "operation " + std::to_string(event.subject);
    const bool read = operation != nullptr &&
                      (operation->kind == OperationKind::Get || operation->kind == OperationKind::Read);
    switch (static_cast<OperationOutcome>(event.detail)) {
    case OperationOutcome::Done:
        return read ? who + " answers its client: " + operation->key + " is " +
                          operation->result.value_or("not there")
                    : who + " answers its client: " + what + " is done";
    case OperationOutcome::Failed:
        return who + " answers its client: " + what + " failed, its condition did not hold";
    case OperationOutcome::Refused:
        return who + " refuses to " + what +
               (operation != nullptr ? ": " + reasonOf(operation->refusal, operation->leader)
                                     : std::string());
    case OperationOutcome::Unknown:
        return "The client of " + who + " will not learn what became of its request to " + what;
    case OperationOutcome::Pending: break;
    }
    return who + " answers its client";
}

std::string called(const Event &event, const Operation *operation)
{
    return "A client asks " + named(NodeId{event.server}) + " to " +
           (operation != nullptr ? asked(*operation) : "do operation " + std::to_string(event.subject));
}

std::string stateChanged(const Event &event)
{
    return named(NodeId{event.server}) + " is now " + name(static_cast<Role>(event.detail)) + " in term " +
           std::to_string(event.term.value);
}

} // namespace

Note noteOf(const Event &event)
{
    return {static_cast<NoteKind>(event.detail), NodeId{event.other}, event.position, event.term};
}

std::string describe(const EventRecord &record, EventNumber number, std::string_view text,
                     const Operation *operation)
{
    const Event &event = record[number];
    const std::string who = named(NodeId{event.server});
    const std::string said(text);
    switch (event.kind) {
    case EventKind::MessageSent: return message(event);
    case EventKind::MessageDelivered: return delivered(event);
    case EventKind::MessageLost: return lost(record, event);
    case EventKind::Noted: return describe(noteOf(event), NodeId{event.server});
    case EventKind::StateChanged: return stateChanged(event);
    case EventKind::CommitAdvanced:
        return who + " knows " + counted(event.count, "entry", "entries") + " more to be committed, up to " +
               named(event.position);
    case EventKind::Synced:
        return event.count != 0 ? who + " has its log on disk up to " + named(event.position)
                                : who + " has its term and vote on disk";
    case EventKind::TimerFired: return timer(record, number);
    case EventKind::Crashed:
        return who + " crashes and loses what is not on its disk" +
               (event.count == 0 ? "" : ", but for " + counted(event.count, "write", "writes"));
    case EventKind::Restarted: return who + " restarts from its disk";
    case EventKind::Paused: return who + " is paused, and its clock with it";
    case EventKind::Resumed: return who + " resumes";
    case EventKind::Joined:
        return who + (text.empty() ? " is there, empty and not yet a member" : " is there: " + said);
    case EventKind::LinkChanged: return linkChanged(event, text);
    case EventKind::NetworkSplit: return "The network is partitioned into " + said;
    case EventKind::NetworkHealed: return "The network heals: every link is open";
    case EventKind::DialChanged: return (event.server == 0 ? "The whole network: " : who + ": ") + said;
    case EventKind::MessageTouched: return touched(event);
    case EventKind::DiskChanged:
        if (event.server == 0)
            return "Every disk takes " + said + " for a write";
        return event.detail != 0 ? "Writes of " + who + " wait until they are synced by an action"
                                 : "The disk of " + who + " writes by itself";
    case EventKind::OperationCalled: return called(event, operation);
    case EventKind::OperationReturned: return returned(event, operation);
    case EventKind::RuleTurnedOff:
        return "The rule " + std::string(name(static_cast<Rule>(event.detail))) + " (" +
               std::string(section(static_cast<Rule>(event.detail))) + ") no longer holds";
    case EventKind::SafetyViolated:
        return std::string(title(static_cast<SafetyProperty>(event.detail))) + " is violated: " + said;
    case EventKind::Marked: return "Mark: " + said;
    case EventKind::ClockAdvanced: return "A minimum election timeout passes on the clocks of " + said;
    case EventKind::RequestMade: return who + " is asked to " + said;
    case EventKind::DiskReplaced:
        switch (static_cast<DiskFate>(event.detail)) {
        case DiskFate::Wiped: return who + " loses its disk, with everything that it has promised";
        case DiskFate::Copied: return "A copy is made of the disk of " + who;
        case DiskFate::Restored: return who + " gets the copy of its disk back: what came after it is lost";
        }
        return {};
    case EventKind::Told: return said;
    case EventKind::TimersStaggered:
        return "The election timers are drawn apart: the first to time out has the time to win (§5.2)";
    }
    return {};
}

} // namespace raft
