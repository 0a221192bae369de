#include "raftcore/consensus/write_queue.h"

#include "raftcore/consensus/assertion.h"

#include <algorithm>

namespace raft {

void WriteQueue::rewriteFrom(Index first, bool voidsEarlier)
{
    RAFT_ASSERT(first > Index{});
    const Index before = first - 1;
    m_durable = std::min(m_durable, before);
    if (voidsEarlier)
        for (PendingWrite &write : m_pending)
            write.last = std::min(write.last, before);
    RAFT_ASSERT(m_durable < first, m_durable, first);
}

// Two writes, the first with entries 4 and 5, the second with another entry 4: when the first one ends, 4 is
// on the disk, but not the 4 that this log holds. Had it been acknowledged, a crash before the end of the
// second could lose an entry that a majority was counted for. That is why rewriteFrom() lowers what the first
// vouches for.
//
// A write may also vouch for more than there is: the log may have been cut behind it. What is gone is not
// durable.
void WriteQueue::complete(WriteId done, Index lastIndex)
{
    RAFT_ASSERT(done <= m_lastWrite, done, m_lastWrite);
    const auto firstWaiting = std::find_if(m_pending.begin(), m_pending.end(),
                                           [done](const PendingWrite &write) { return write.id > done; });
    for (auto write = m_pending.begin(); write != firstWaiting; ++write)
        m_durable = std::max(m_durable, std::min(write->last, lastIndex));
    m_pending.erase(m_pending.begin(), firstWaiting);
    RAFT_ASSERT(m_pending.empty() || m_pending.front().id > done, done);
}

std::optional<WriteId> WriteQueue::covering(Index index) const
{
    if (index <= m_durable)
        return WriteId{};
    const auto first = std::find_if(m_pending.begin(), m_pending.end(),
                                    [index](const PendingWrite &write) { return write.last >= index; });
    RAFT_ASSERT(first == m_pending.end() || first->id > WriteId{}, index); // 0 would mean: it is durable.
    return first == m_pending.end() ? std::nullopt : std::optional(first->id);
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
