#include "raftcore/cluster/describe.h"

#include "raftcore/cluster/safety.h"
#include "raftcore/cluster/wording.h"
#include "raftcore/consensus/phrase.h"
#include "raftcore/consensus/rules.h"

namespace raft {

namespace {

std::string link(const Event &event)
{
    return named(NodeId{event.server}) + " → " + named(NodeId{event.other});
}

std::string entries(std::uint32_t count)
{
    return phrase(count == 1 ? "%1 entry" : "%1 entries", {std::to_string(count)});
}

std::string millisecondsIn(std::uint64_t microseconds)
{
    return std::to_string((microseconds + 500) / 1000) + " ms";
}

/// The message, and what it says, from the fields of its event.
std::string message(const Event &event)
{
    const auto type = static_cast<MessageType>(event.detail);
    const std::string which = translated(name(type)) + " " + link(event);
    const std::string term = std::to_string(event.term.value);
    const std::string at = named(event.position);
    const std::string index = std::to_string(event.position.index.value);
    const bool yes = event.count != 0;
    switch (type) {
    case MessageType::Append: return phrase("%1: %2 after %3", {which, entries(event.count), at});
    case MessageType::RequestVote:
    case MessageType::PreVote: return phrase("%1 in term %2, its log ends at %3", {which, term, at});
    case MessageType::RequestVoteReply:
    case MessageType::PreVoteReply:
        return phrase(yes ? "%1: granted in term %2" : "%1: refused in term %2", {which, term});
    case MessageType::AppendReply:
        return yes ? phrase("%1: the logs agree up to %2", {which, index})
                   : phrase("%1: refused, they may agree up to %2", {which, at});
    case MessageType::Snapshot:
        return event.count > 1
                   ? phrase("%1: chunk %2 of a snapshot up to %3", {which, std::to_string(event.count), at})
                   : phrase("%1: a snapshot up to %2", {which, at});
    case MessageType::SnapshotReply:
        return phrase(yes ? "%1: installed up to %2" : "%1: received a part of the snapshot up to %2",
                      {which, at});
    case MessageType::ReadIndexReply:
        return yes ? phrase("%1: read once %2 is applied", {which, index}) : phrase("%1: refused", {which});
    case MessageType::Heartbeat:
    case MessageType::TimeoutNow: return phrase("%1 in term %2", {which, term});
    case MessageType::ReadIndex: break;
    }
    return which;
}

std::string delivered(Event event)
{
    std::swap(event.server, event.other);
    return phrase("%1 arrives", {message(event)});
}

std::string lost(const EventRecord &record, const Event &event)
{
    const std::string what = message(event);
    switch (event.cause == 0 ? EventKind::MessageLost : record[event.cause].kind) {
    case EventKind::LinkChanged: return phrase("%1 is lost: the link was cut", {what});
    case EventKind::NetworkSplit: return phrase("%1 is lost: the network was partitioned", {what});
    case EventKind::Crashed: return phrase("%1 is lost: %2 crashed", {what, named(NodeId{event.other})});
    case EventKind::MessageTouched: return phrase("%1 is lost: it was dropped", {what});
    default: return phrase("%1 is lost", {what});
    }
}

/// The note that tells what came of a timeout; 0 when there is none.
EventNumber electionAfter(const EventRecord &record, EventNumber number)
{
    constexpr EventNumber farthest = 8;
    return record.firstIn({number + 1, number + farthest}, {EventKind::Noted}, [number](const Event &event) {
        const auto kind = static_cast<NoteKind>(event.detail);
        return event.cause == number &&
               (kind == NoteKind::BecameCandidate || kind == NoteKind::BecamePreCandidate);
    });
}

/// A timeout that ends in an election, in a question whether one could be won, or in neither.
struct TimeoutWords {
    const char *alone;
    const char *election;
    const char *preVote;
};

std::string timeout(const EventRecord &record, EventNumber number, const TimeoutWords &words)
{
    const Event &event = record[number];
    const std::string who = named(NodeId{event.server});
    const std::string after = millisecondsIn(event.subject);
    const EventNumber note = electionAfter(record, number);
    if (note == 0)
        return phrase(words.alone, {who, after});
    const bool isElection = static_cast<NoteKind>(record[note].detail) == NoteKind::BecameCandidate;
    return phrase(isElection ? words.election : words.preVote,
                  {who, after, std::to_string(record[note].term.value)});
}

std::string timer(const EventRecord &record, EventNumber number)
{
    static constexpr TimeoutWords ofFollower{
        marked("%1 times out after %2 without a leader"),
        marked("%1 times out after %2 without a leader and starts an election in term %3"),
        marked("%1 times out after %2 without a leader and asks whether it could win term %3")};
    static constexpr TimeoutWords ofFollowerForced{
        marked("%1 is made to time out"), marked("%1 is made to time out and starts an election in term %3"),
        marked("%1 is made to time out and asks whether it could win term %3")};
    static constexpr TimeoutWords ofCandidate{
        marked("%1 has not won its election after %2"),
        marked("%1 has not won its election after %2 and starts an election in term %3"),
        marked("%1 has not won its election after %2 and asks whether it could win term %3")};
    static constexpr TimeoutWords ofCandidateForced{
        marked("%1 is made to give up its election"),
        marked("%1 is made to give up its election and starts an election in term %3"),
        marked("%1 is made to give up its election and asks whether it could win term %3")};
    const Event &event = record[number];
    const bool forced = (event.flags & Event::Forced) != 0;
    switch (static_cast<Role>(event.detail)) {
    case Role::Leader:
        return phrase(forced ? "%1 is made to send its heartbeats of term %2"
                             : "%1 sends its heartbeats of term %2",
                      {named(NodeId{event.server}), std::to_string(event.term.value)});
    case Role::Follower: return timeout(record, number, forced ? ofFollowerForced : ofFollower);
    default: return timeout(record, number, forced ? ofCandidateForced : ofCandidate);
    }
}

std::string linkChanged(const Event &event, std::string_view text)
{
    const std::string which = link(event);
    switch (static_cast<LinkChange>(event.detail)) {
    case LinkChange::Cut: return phrase("The link %1 is cut", {which});
    case LinkChange::Opened: return phrase("The link %1 is open again", {which});
    case LinkChange::Held: return phrase("The link %1 is held: messages wait", {which});
    case LinkChange::Released: return phrase("The link %1 is released", {which});
    case LinkChange::Slowed: return phrase("The link %1 is slower by %2", {which, text});
    case LinkChange::MadeLossy: return phrase("The link %1 loses %2 of its messages", {which, text});
    }
    return phrase("The link %1 changes", {which});
}

std::string touched(const Event &event)
{
    const std::string number = std::to_string(event.subject);
    const std::string which = link(event);
    switch (static_cast<MessageTouch>(event.detail)) {
    case MessageTouch::Dropped: return phrase("Message %1 %2 is dropped", {number, which});
    case MessageTouch::Delayed: return phrase("Message %1 %2 is delayed", {number, which});
    case MessageTouch::Held: return phrase("Message %1 %2 is held", {number, which});
    case MessageTouch::Doubled: return phrase("Message %1 %2 is duplicated", {number, which});
    }
    return phrase("Message %1 %2 is changed", {number, which});
}

std::string asked(const Operation &operation)
{
    switch (operation.kind) {
    case OperationKind::Put: return phrase("put %1=%2", {operation.key, operation.value});
    case OperationKind::Add: return phrase("add %1 to %2", {operation.value, operation.key});
    case OperationKind::Delete: return phrase("delete %1", {operation.key});
    case OperationKind::CompareAndSet:
        return phrase(
            "set %1 from %2 to %3",
            {operation.key, operation.expected ? *operation.expected : phrase("nothing"), operation.value});
    case OperationKind::Append: return phrase("append %1 to %2", {operation.value, operation.key});
    case OperationKind::Get: return phrase("get %1 as it stands there", {operation.key});
    case OperationKind::Read: return phrase("read %1", {operation.key});
    }
    return phrase("do something");
}

std::string answered(const std::string &who, const std::string &what, const Operation *operation)
{
    const bool reads = operation != nullptr &&
                       (operation->kind == OperationKind::Get || operation->kind == OperationKind::Read);
    if (!reads)
        return phrase("%1 answers its client: %2 is done", {who, what});
    return operation->result
               ? phrase("%1 answers its client: %2 is %3", {who, operation->key, *operation->result})
               : phrase("%1 answers its client: %2 is not there", {who, operation->key});
}

std::string returned(const Event &event, const Operation *operation)
{
    const std::string who = named(NodeId{event.server});
    const std::string what =
        operation != nullptr ? asked(*operation) : phrase("operation %1", {std::to_string(event.subject)});
    switch (static_cast<OperationOutcome>(event.detail)) {
    case OperationOutcome::Done: return answered(who, what, operation);
    case OperationOutcome::Failed:
        return phrase("%1 answers its client: %2 failed, its condition did not hold", {who, what});
    case OperationOutcome::Refused:
        return operation != nullptr ? phrase("%1 refuses to %2: %3",
                                             {who, what, reasonOf(operation->refusal, operation->leader)})
                                    : phrase("%1 refuses to %2", {who, what});
    case OperationOutcome::Unknown:
        return phrase("The client of %1 will not learn what became of its request to %2", {who, what});
    case OperationOutcome::Pending: break;
    }
    return phrase("%1 answers its client", {who});
}

std::string called(const Event &event, const Operation *operation)
{
    const std::string who = named(NodeId{event.server});
    return operation != nullptr
               ? phrase("A client asks %1 to %2", {who, asked(*operation)})
               : phrase("A client asks %1 to do operation %2", {who, std::to_string(event.subject)});
}

std::string stateChanged(const Event &event)
{
    const std::string who = named(NodeId{event.server});
    const std::string term = std::to_string(event.term.value);
    switch (static_cast<Role>(event.detail)) {
    case Role::Follower: return phrase("%1 is now follower in term %2", {who, term});
    case Role::PreCandidate: return phrase("%1 is now pre-candidate in term %2", {who, term});
    case Role::Candidate: return phrase("%1 is now candidate in term %2", {who, term});
    case Role::Leader: return phrase("%1 is now leader in term %2", {who, term});
    }
    return phrase("%1 is now a server in term %2", {who, term});
}

std::string crashed(const Event &event)
{
    const std::string who = named(NodeId{event.server});
    const std::string count = std::to_string(event.count);
    switch (event.count) {
    case 0: return phrase("%1 crashes and loses what is not on its disk", {who});
    case 1: return phrase("%1 crashes and loses what is not on its disk, but for %2 write", {who, count});
    default: return phrase("%1 crashes and loses what is not on its disk, but for %2 writes", {who, count});
    }
}

std::string diskReplaced(const Event &event)
{
    const std::string who = named(NodeId{event.server});
    switch (static_cast<DiskFate>(event.detail)) {
    case DiskFate::Wiped: return phrase("%1 loses its disk, with everything that it has promised", {who});
    case DiskFate::Copied: return phrase("A copy is made of the disk of %1", {who});
    case DiskFate::Restored:
        return phrase("%1 gets the copy of its disk back: what came after it is lost", {who});
    }
    return {};
}

std::string diskChanged(const Event &event, std::string_view text)
{
    const std::string who = named(NodeId{event.server});
    if (event.server == 0)
        return phrase("Every disk takes %1 for a write", {text});
    return event.detail != 0 ? phrase("Writes of %1 wait until they are synced by an action", {who})
                             : phrase("The disk of %1 writes by itself", {who});
}

std::string ruleTurnedOff(const Event &event)
{
    const auto rule = static_cast<Rule>(event.detail);
    return phrase("The rule %1 (%2) no longer holds", {name(rule), citation(section(rule))});
}

std::string safetyViolated(const Event &event, std::string_view text)
{
    const std::string property(title(static_cast<SafetyProperty>(event.detail)));
    return phrase("%1 is violated: %2", {translated(property.c_str()), text});
}

} // namespace

Note noteOf(const Event &event)
{
    return {static_cast<NoteKind>(event.detail), NodeId{event.other}, event.position, event.term};
}

std::string describe(const EventRecord &record, EventNumber number, std::string_view kept,
                     const Operation *operation)
{
    const std::string text = said(kept);
    const Event &event = record[number];
    const std::string who = named(NodeId{event.server});
    switch (event.kind) {
    case EventKind::MessageSent: return message(event);
    case EventKind::MessageDelivered: return delivered(event);
    case EventKind::MessageLost: return lost(record, event);
    case EventKind::Noted: return describe(noteOf(event), NodeId{event.server});
    case EventKind::StateChanged: return stateChanged(event);
    case EventKind::CommitAdvanced:
        return phrase("%1 knows %2 more to be committed, up to %3",
                      {who, entries(event.count), named(event.position)});
    case EventKind::Synced:
        return event.count != 0 ? phrase("%1 has its log on disk up to %2", {who, named(event.position)})
                                : phrase("%1 has its term and vote on disk", {who});
    case EventKind::TimerFired: return timer(record, number);
    case EventKind::Crashed: return crashed(event);
    case EventKind::Restarted: return phrase("%1 restarts from its disk", {who});
    case EventKind::Paused: return phrase("%1 is paused, and its clock with it", {who});
    case EventKind::Resumed: return phrase("%1 resumes", {who});
    case EventKind::Joined:
        return text.empty() ? phrase("%1 appears, empty and not yet a member", {who})
                            : phrase("%1 appears: %2", {who, text});
    case EventKind::LinkChanged: return linkChanged(event, text);
    case EventKind::NetworkSplit: return phrase("The network is partitioned into %1", {text});
    case EventKind::NetworkHealed: return phrase("The network heals: every link is open");
    case EventKind::DialChanged:
        return event.server == 0 ? phrase("The whole network: %1", {text}) : phrase("%1: %2", {who, text});
    case EventKind::MessageTouched: return touched(event);
    case EventKind::DiskChanged: return diskChanged(event, text);
    case EventKind::OperationCalled: return called(event, operation);
    case EventKind::OperationReturned: return returned(event, operation);
    case EventKind::RuleTurnedOff: return ruleTurnedOff(event);
    case EventKind::SafetyViolated: return safetyViolated(event, text);
    case EventKind::Marked: return phrase("Mark: %1", {text});
    case EventKind::ClockAdvanced:
        return phrase("A minimum election timeout passes on the clocks of %1", {text});
    case EventKind::RequestMade: return text;
    case EventKind::DiskReplaced: return diskReplaced(event);
    case EventKind::Told: return text;
    case EventKind::TimersStaggered:
        return phrase(
            "The election timers are drawn apart: the first to time out has the time to win (§5.2)");
    }
    return {};
}

} // namespace raft
