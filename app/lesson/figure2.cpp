#include "app/lesson/figure2.h"

#include <algorithm>

namespace raftarium {

namespace {

/// So many events are looked at after a jump.
constexpr raft::EventNumber longestLook = 4000;

using raft::EventKind;
using raft::MessageType;
using raft::NoteKind;

/// The type of the message whose arrival led to an event; nothing when no message did.
std::optional<MessageType> arrivedBefore(const raft::EventRecord &record, const raft::Event &event)
{
    if (event.cause == 0 || event.cause < record.first())
        return std::nullopt;
    const raft::Event cause = record[event.cause];
    if (cause.kind != EventKind::MessageDelivered)
        return std::nullopt;
    return static_cast<MessageType>(cause.detail);
}

bool isAppend(std::optional<MessageType> type)
{
    return type == MessageType::Append || type == MessageType::Heartbeat;
}

std::vector<Figure2> rulesOfNote(const raft::EventRecord &record, const raft::Event &event)
{
    switch (static_cast<NoteKind>(event.detail)) {
    case NoteKind::StaleTerm:
        return {arrivedBefore(record, event) == MessageType::RequestVote ? Figure2::RefuseStaleVote
                                                                         : Figure2::RefuseStaleAppend};
    case NoteKind::PrevMismatch: return {Figure2::RefuseGap};
    case NoteKind::Truncated: return {Figure2::RemoveConflict};
    case NoteKind::Appended: return {event.other == event.server ? Figure2::TakeCommand : Figure2::AppendNew};
    case NoteKind::VoteGranted: return {Figure2::GrantVote};
    case NoteKind::VoteRefusedAlreadyVoted:
    case NoteKind::VoteRefusedLogBehind: return {Figure2::RefuseVote};
    case NoteKind::HigherTerm: return {Figure2::TakeHigherTerm};
    case NoteKind::ElectionTimeout: return {Figure2::TimeOut};
    case NoteKind::BecameCandidate: return {Figure2::StandForElection};
    case NoteKind::BecameLeader: return {Figure2::Win};
    case NoteKind::SteppedDown:
        return event.other != 0 ? std::vector{Figure2::GiveWay} : std::vector<Figure2>{};
    case NoteKind::AppendRejected: return {Figure2::GoBack};
    case NoteKind::NotCommittedOldTerm: return {Figure2::CommitOwnTerm};
    default: return {};
    }
}

std::vector<Figure2> rulesOfSending(const raft::Event &event)
{
    switch (static_cast<MessageType>(event.detail)) {
    case MessageType::Heartbeat: return {Figure2::SendHeartbeat};
    case MessageType::Append: return {Figure2::Replicate};
    case MessageType::AppendReply:
    case MessageType::RequestVoteReply: return {Figure2::Answer};
    default: return {};
    }
}

} // namespace

Figure2Part partOf(Figure2 rule)
{
    if (rule >= Figure2::SendHeartbeat)
        return Figure2Part::Leaders;
    if (rule >= Figure2::StandForElection)
        return Figure2Part::Candidates;
    if (rule >= Figure2::Answer)
        return Figure2Part::Followers;
    if (rule >= Figure2::ApplyCommitted)
        return Figure2Part::AllServers;
    if (rule >= Figure2::RefuseStaleVote)
        return Figure2Part::RequestVote;
    return rule == Figure2::PersistFirst ? Figure2Part::State : Figure2Part::AppendEntries;
}

std::vector<Figure2> rulesShownBy(const raft::EventRecord &record, raft::EventNumber number)
{
    const raft::Event event = record[number];
    switch (event.kind) {
    case EventKind::Noted: return rulesOfNote(record, event);
    case EventKind::MessageSent: return rulesOfSending(event);
    case EventKind::MessageDelivered:
        return static_cast<MessageType>(event.detail) == MessageType::AppendReply
                   ? std::vector{Figure2::CountReplica}
                   : std::vector<Figure2>{};
    case EventKind::Synced: return {Figure2::PersistFirst};
    case EventKind::TimerFired:
        return static_cast<raft::Role>(event.detail) == raft::Role::Candidate ? std::vector{Figure2::TryAgain}
                                                                              : std::vector<Figure2>{};
    case EventKind::CommitAdvanced:
        // What a leader counts it commits itself; the others follow what it says.
        return {isAppend(arrivedBefore(record, event)) ? Figure2::FollowCommit : Figure2::CommitOwnTerm,
                Figure2::ApplyCommitted};
    default: return {};
    }
}

void Figure2Firings::forget()
{
    m_last.fill(0);
    m_shown = m_stepStart = 0;
}

void Figure2Firings::note(const raft::EventRecord &record, raft::EventNumber event)
{
    for (const Figure2 rule : rulesShownBy(record, event)) {
        raft::EventNumber &last = m_last[static_cast<std::size_t>(rule)];
        last = std::max(last, event);
    }
}

void Figure2Firings::follow(const raft::EventRecord &record, raft::EventNumber shown)
{
    if (shown < m_shown || shown - m_shown > longestLook)
        forget();
    const raft::EventNumber known = m_shown != 0 ? m_shown : shown - std::min(shown, longestLook);
    for (raft::EventNumber event = std::max(known + 1, record.first()); event <= shown; ++event)
        note(record, event);
    m_shown = shown;
    m_stepStart = shown == 0 || shown < record.first() ? 0 : raft::stepStart(record, shown);
}

} // namespace raftarium
