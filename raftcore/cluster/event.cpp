#include "raftcore/cluster/event.h"

#include "raftcore/consensus/assertion.h"
#include "raftcore/consensus/phrase.h"

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
    case MessageType::RequestVoteReply: return marked("RequestVote reply");
    case MessageType::PreVote: return "PreVote";
    case MessageType::PreVoteReply: return marked("PreVote reply");
    case MessageType::Append: return "AppendEntries";
    case MessageType::Heartbeat: return marked("heartbeat");
    case MessageType::AppendReply: return marked("AppendEntries reply");
    case MessageType::Snapshot: return "InstallSnapshot";
    case MessageType::SnapshotReply: return marked("InstallSnapshot reply");
    case MessageType::TimeoutNow: return "TimeoutNow";
    case MessageType::ReadIndex: return "ReadIndex";
    case MessageType::ReadIndexReply: return marked("ReadIndex reply");
    }
    return marked("message");
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
    case EventKind::Synced:
    case EventKind::Told: return Importance::Append;
    case EventKind::OperationCalled:
    case EventKind::OperationReturned:
    case EventKind::RequestMade: return Importance::Client;
    case EventKind::SafetyViolated: return Importance::Violation;
    default: return Importance::Fault;
    }
}

bool EventRecord::Block::isSmall(const Event &event) const
{
    constexpr std::uint64_t most32 = 0xffffffffU;
    constexpr std::uint16_t most8 = 0xffU;
    const auto after = static_cast<std::uint64_t>((event.at - m_start).count());
    return event.at >= m_start && after <= most32 && event.term.value <= most32 &&
           event.position.index.value <= most32 && event.position.term.value <= most32 &&
           event.subject <= most32 && event.server <= most8 && event.other <= most8 &&
           static_cast<std::uint8_t>(event.kind) < forcedBit && event.flags <= Event::Forced;
}

void EventRecord::Block::append(const Event &event)
{
    if (m_small.empty() && m_large.empty()) {
        m_small.reserve(blockSize);
        m_start = event.at;
    }
    m_kinds.add(event.kind);
    if (m_large.empty() && isSmall(event)) {
        const auto number = [](std::uint64_t value) { return static_cast<std::uint32_t>(value); };
        const auto forced = event.flags == Event::Forced ? forcedBit : std::uint8_t{0};
        m_small.push_back({number(static_cast<std::uint64_t>((event.at - m_start).count())),
                           number(event.term.value), number(event.position.index.value),
                           number(event.position.term.value), number(event.subject), event.cause, event.count,
                           static_cast<std::uint8_t>(event.server), static_cast<std::uint8_t>(event.other),
                           static_cast<std::uint8_t>(static_cast<std::uint8_t>(event.kind) | forced),
                           event.detail});
        return;
    }
    if (m_large.empty()) {
        m_large.reserve(blockSize);
        for (const Small &small : m_small)
            m_large.push_back(widened(small));
        m_small = {};
    }
    m_large.push_back(event);
}

std::shared_ptr<EventRecord::Block> EventRecord::Block::part(std::size_t count) const
{
    auto own = std::make_shared<Block>();
    for (std::size_t place = 0; place < count; ++place)
        own->append(at(place));
    return own;
}

EventNumber EventRecord::append(const Event &event)
{
    const std::size_t place = m_size % blockSize;
    if (place == 0) {
        m_blocks.push_back(std::make_shared<Block>());
        m_hashes.push_back(m_hash);
    } else if (m_blocks.back().use_count() > 1) {
        // A copy of the record shares this one, which is not full.
        m_blocks.back() = m_blocks.back()->part(place);
    }
    m_blocks.back()->append(event);
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

// All forgotten blocks are one and the same.
void EventRecord::forgetBefore(EventNumber number)
{
    const std::size_t known = (m_first - 1) / blockSize;
    const std::size_t blocks = std::min<std::size_t>(number - 1, m_size) / blockSize;
    if (number == 0 || blocks <= known)
        return;
    auto forgotten = m_blocks.front();
    if (known == 0) {
        forgotten = std::make_shared<Block>();
        for (std::size_t place = 0; place < blockSize; ++place)
            forgotten->append(Event());
    }
    for (std::size_t block = known; block < blocks; ++block)
        m_blocks[block] = forgotten;
    m_first = static_cast<EventNumber>(blocks * blockSize + 1);
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
    m_blocks.back() = m_blocks.back()->part(rest);
    for (std::size_t place = 0; place < rest; ++place)
        m_hash = mixed(m_hash, m_blocks.back()->at(place));
}

namespace {

/// Whether it happened because of another event within its step.
bool follows(const Event &event)
{
    if (event.cause == 0)
        return false;
    switch (event.kind) {
    case EventKind::MessageSent:
    case EventKind::MessageLost:
    case EventKind::Noted:
    case EventKind::StateChanged:
    case EventKind::CommitAdvanced:
    case EventKind::OperationReturned:
    case EventKind::SafetyViolated: return true;
    default: return false;
    }
}

} // namespace

EventNumber stepStart(const EventRecord &record, EventNumber number)
{
    const Event &event = record[number];
    // A message dies on its way by itself; a fault that discards it, or a cut link at its sending, takes no
    // time.
    const bool died =
        event.kind == EventKind::MessageLost && event.cause != 0 && record[event.cause].at < event.at;
    if (died)
        return number;
    while (number > record.first() && follows(record[number]) && record[number - 1].at == event.at)
        --number;
    return number;
}

} // namespace raft
