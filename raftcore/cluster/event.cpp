#include "raftcore/cluster/event.h"

#include "raftcore/consensus/assertion.h"

#include <algorithm>

namespace raft {

namespace {

std::uint64_t mixed(std::uint64_t hash, std::uint64_t word)
{
    hash = (hash ^ word) * 0x9e3779b97f4a7c15U;
    return hash ^ (hash >> 32U);
}

// Word by word from the values, not from memory: padding and byte order must not show.
std::uint64_t mixed(std::uint64_t hash, const Event &event)
{
    hash = mixed(hash, static_cast<std::uint64_t>(event.at.count()));
    hash = mixed(hash, event.term.value);
    hash = mixed(hash, event.position.index.value);
    hash = mixed(hash, event.position.term.value);
    hash = mixed(hash, event.subject);
    hash = mixed(hash, (std::uint64_t{event.cause} << 32U) | event.count);
    return mixed(hash, (std::uint64_t{event.server} << 48U) | (std::uint64_t{event.other} << 32U) |
                           (std::uint64_t{event.flags} << 16U) |
                           (static_cast<std::uint64_t>(event.kind) << 8U) | event.detail);
}

struct TypeOf {
    MessageType operator()(const RequestVote &request) const
    {
        return request.preVote ? MessageType::PreVote : MessageType::RequestVote;
    }
    MessageType operator()(const VoteReply &reply) const
    {
        return reply.preVote ? MessageType::PreVoteReply : MessageType::RequestVoteReply;
    }
    MessageType operator()(const AppendEntries &request) const
    {
        return request.entries.empty() ? MessageType::Heartbeat : MessageType::Append;
    }
    MessageType operator()(const AppendReply &) const { return MessageType::AppendReply; }
    MessageType operator()(const InstallSnapshot &) const { return MessageType::Snapshot; }
    MessageType operator()(const SnapshotReply &) const { return MessageType::SnapshotReply; }
    MessageType operator()(const TimeoutNow &) const { return MessageType::TimeoutNow; }
    MessageType operator()(const ReadIndex &) const { return MessageType::ReadIndex; }
    MessageType operator()(const ReadIndexReply &) const { return MessageType::ReadIndexReply; }
};

Importance importanceOfMessage(MessageType type)
{
    switch (type) {
    case MessageType::Heartbeat:
    case MessageType::AppendReply: return Importance::Heartbeat;
    case MessageType::RequestVote:
    case MessageType::RequestVoteReply:
    case MessageType::PreVote:
    case MessageType::PreVoteReply:
    case MessageType::TimeoutNow: return Importance::Vote;
    case MessageType::ReadIndex:
    case MessageType::ReadIndexReply: return Importance::Client;
    case MessageType::Append:
    case MessageType::Snapshot:
    case MessageType::SnapshotReply: break;
    }
    return Importance::Append;
}

Importance importanceOfNote(NoteKind kind)
{
    switch (kind) {
    case NoteKind::BecameLeader:
    case NoteKind::QuorumLost:
    case NoteKind::DiskStalled: return Importance::LeaderChange;
    case NoteKind::ElectionTimeout:
    case NoteKind::BecamePreCandidate:
    case NoteKind::BecameCandidate:
    case NoteKind::SteppedDown:
    case NoteKind::HigherTerm:
    case NoteKind::StaleTerm:
    case NoteKind::VoteGranted:
    case NoteKind::VoteRefusedAlreadyVoted:
    case NoteKind::VoteRefusedLogBehind:
    case NoteKind::VoteRefusedLeaderAlive:
    case NoteKind::PreVoteGranted:
    case NoteKind::TransferStarted:
    case NoteKind::TransferAborted: return Importance::Vote;
    case NoteKind::Committed:
    case NoteKind::NotCommittedOldTerm:
    case NoteKind::SnapshotTaken:
    case NoteKind::SnapshotInstalled:
    case NoteKind::EntriesLost:
    case NoteKind::MembershipActive:
    case NoteKind::MembershipRolledBack: return Importance::Commit;
    case NoteKind::ReadConfirmed:
    case NoteKind::ReadRefused:
    case NoteKind::RequestRefused: return Importance::Client;
    default: return Importance::Append;
    }
}

} // namespace

MessageType typeOf(const Message &message)
{
    return std::visit(TypeOf{}, message.body);
}

bool isReply(MessageType type)
{
    switch (type) {
    case MessageType::RequestVoteReply:
    case MessageType::PreVoteReply:
    case MessageType::AppendReply:
    case MessageType::SnapshotReply:
    case MessageType::ReadIndexReply: return true;
    default: return false;
    }
}

const char *name(MessageType type)
{
    switch (type) {
    case MessageType::RequestVote: return "RequestVote";
    case MessageType::RequestVoteReply: return "RequestVote reply";
    case MessageType::PreVote: return "PreVote";
    case MessageType::PreVoteReply: return "PreVote reply";
    case MessageType::Append: return "AppendEntries";
    case MessageType::Heartbeat: return "heartbeat";
    case MessageType::AppendReply: return "AppendEntries reply";
    case MessageType::Snapshot: return "InstallSnapshot";
    case MessageType::SnapshotReply: return "InstallSnapshot reply";
    case MessageType::TimeoutNow: return "TimeoutNow";
    case MessageType::ReadIndex: return "ReadIndex";
    case MessageType::ReadIndexReply: return "ReadIndex reply";
    }
    return "message";
}

Importance importance(const Event &event)
{
    switch (event.kind) {
    case EventKind::MessageSent:
    case EventKind::MessageDelivered:
    case EventKind::MessageLost: return importanceOfMessage(static_cast<MessageType>(event.detail));
    case EventKind::Noted: return importanceOfNote(static_cast<NoteKind>(event.detail));
    case EventKind::StateChanged:
        return static_cast<Role>(event.detail) == Role::Leader ? Importance::LeaderChange : Importance::Vote;
    case EventKind::TimerFired:
        return static_cast<Role>(event.detail) == Role::Leader ? Importance::Heartbeat : Importance::Vote;
    case EventKind::CommitAdvanced: return Importance::Commit;
    case EventKind::Synced: return Importance::Append;
    case EventKind::OperationCalled:
    case EventKind::OperationReturned:
    case EventKind::RequestMade: return Importance::Client;
    case EventKind::SafetyViolated: return Importance::Violation;
    default: return Importance::Fault;
    }
}

bool isIntervention(EventKind kind)
{
    switch (kind) {
    case EventKind::MessageSent:
    case EventKind::MessageDelivered:
    case EventKind::MessageLost:
    case EventKind::Noted:
    case EventKind::StateChanged:
    case EventKind::CommitAdvanced:
    case EventKind::Synced:
    case EventKind::TimerFired:
    case EventKind::OperationReturned:
    case EventKind::SafetyViolated: return false;
    default: return true;
    }
}

EventNumber EventRecord::append(const Event &event)
{
    const std::size_t place = m_size % blockSize;
    if (place == 0) {
        m_blocks.push_back(std::make_shared<Block>());
        m_blocks.back()->reserve(blockSize);
        m_hashes.push_back(m_hash);
    } else if (m_blocks.back().use_count() > 1) {
        // A copy of the record shares this block, which is not yet full.
        auto own = std::make_shared<Block>();
        own->reserve(blockSize);
        own->assign(m_blocks.back()->begin(), m_blocks.back()->begin() + static_cast<std::ptrdiff_t>(place));
        m_blocks.back() = std::move(own);
    }
    m_blocks.back()->push_back(event);
    m_hash = mixed(m_hash, event);
    return ++m_size;
}

EventNumber EventRecord::lastUpTo(Time time) const
{
    EventNumber low = 0;
    EventNumber high = m_size;
    while (low < high) {
        const EventNumber middle = low + (high - low + 1) / 2;
        if ((*this)[middle].at <= time)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

void EventRecord::truncateAfter(EventNumber number)
{
    if (number >= m_size)
        return;
    const std::size_t blocks = (number + blockSize - 1) / blockSize;
    m_hash = m_hashes[number / blockSize];
    m_blocks.resize(blocks);
    m_hashes.resize(blocks);
    m_size = number;
    const std::size_t rest = number % blockSize;
    if (rest == 0)
        return;
    auto own = std::make_shared<Block>();
    own->reserve(blockSize);
    own->assign(m_blocks.back()->begin(), m_blocks.back()->begin() + static_cast<std::ptrdiff_t>(rest));
    m_blocks.back() = std::move(own);
    for (const Event &event : *m_blocks.back())
        m_hash = mixed(m_hash, event);
}

} // namespace raft
