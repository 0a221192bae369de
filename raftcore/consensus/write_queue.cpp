#include "raftcore/consensus/write_queue.h"

#include "raftcore/consensus/assertion.h"

#include <algorithm>

namespace raft {

std::optional<Time> WriteQueue::waitingSince() const
{
    return m_pending.empty() ? std::nullopt : std::optional(m_pending.front().since);
}

WriteId WriteQueue::open(Time now)
{
    RAFT_ASSERT(m_pending.empty() || m_pending.back().id <= m_lastWrite, m_lastWrite);
    m_pending.push_back({++m_lastWrite, false, {}, now});
    return m_lastWrite;
}

void WriteQueue::addHardState()
{
    RAFT_ASSERT(!m_pending.empty() && m_pending.back().id == m_lastWrite, m_lastWrite);
    m_pending.back().hard = true;
}

void WriteQueue::addLogUpTo(Index last)
{
    RAFT_ASSERT(!m_pending.empty() && m_pending.back().id == m_lastWrite, m_lastWrite);
    m_pending.back().last = std::max(m_pending.back().last, last);
}

void WriteQueue::rewriteFrom(Index first, bool voidsEarlier)
{
    RAFT_ASSERT(first > Index{});
    const Index before = first - 1;
    m_durable = std::min(m_durable, before);
    if (voidsEarlier)
        for (PendingWrite &write : m_pending)
            write.last = std::min(write.last, before);
}

// A write may vouch for more than there is: the log may have been cut behind it. What is gone is not durable.
void WriteQueue::complete(WriteId done, Index lastIndex)
{
    RAFT_ASSERT(done <= m_lastWrite, done, m_lastWrite);
    const auto firstWaiting = std::find_if(m_pending.begin(), m_pending.end(),
                                           [done](const PendingWrite &write) { return write.id > done; });
    for (auto write = m_pending.begin(); write != firstWaiting; ++write)
        m_durable = std::max(m_durable, std::min(write->last, lastIndex));
    m_pending.erase(m_pending.begin(), firstWaiting);
}

WriteId WriteQueue::hardStateOutstanding() const
{
    const auto latest = std::find_if(m_pending.rbegin(), m_pending.rend(),
                                     [](const PendingWrite &write) { return write.hard; });
    return latest == m_pending.rend() ? WriteId{} : latest->id;
}

std::optional<WriteId> WriteQueue::covering(Index index) const
{
    if (index <= m_durable)
        return WriteId{};
    const auto first = std::find_if(m_pending.begin(), m_pending.end(),
                                    [index](const PendingWrite &write) { return write.last >= index; });
    return first == m_pending.end() ? std::nullopt : std::optional(first->id);
}

// What is asked of a write that is durable already would never be released.
void WriteQueue::hold(WriteId until, Message &&message)
{
    RAFT_ASSERT(!m_pending.empty() && until >= m_pending.front().id && until <= m_lastWrite, until,
                m_lastWrite);
    m_held.push_back({until, std::move(message)});
}

// Not always the front ones: a promise may wait for a later write than an acknowledgement behind it.
void WriteQueue::release(WriteId durable, std::vector<Message> &send)
{
    RAFT_ASSERT(m_pending.empty() || durable < m_pending.front().id, durable);
    std::erase_if(m_held, [durable, &send](HeldMessage &held) {
        if (held.until > durable)
            return false;
        send.push_back(std::move(held.message));
        return true;
    });
}

} // namespace raft
