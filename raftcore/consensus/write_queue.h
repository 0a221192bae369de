#pragma once

#include "raftcore/consensus/assertion.h"
#include "raftcore/consensus/messages.h"
#include "raftcore/consensus/types.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace raft {

/// A write that was asked for and is not yet durable.
struct PendingWrite {
    WriteId id;
    bool hard = false; ///< It holds the term and the vote.
    Index last;        ///< Last index that it makes durable, lowered when a later write rewrites part of it;
                       ///< 0 for none.
    Time since{};      ///< When it was asked for.

    template <class Self, class Visitor>
    static void visitState(Self &self, Visitor &&visit)
    {
        visit(self.id, self.hard, self.last, self.since);
    }
};

/// A message that promises what is not yet on the disk.
struct HeldMessage {
    WriteId until; ///< It leaves when this write is durable.
    Message message;

    template <class Self, class Visitor>
    static void visitState(Self &self, Visitor &&visit)
    {
        visit(self.until, self.message);
    }
};

/// What is on this server's disk, what is on its way there, and the messages that must not leave before
/// (Figure 2: persistent state is updated on stable storage before a server responds). The disk carries out
/// writes in the order in which they were asked for, so that the end of one is the end of all before it.
class WriteQueue {
public:
    WriteQueue() = default;
    /// All is on the disk up to `durable`.
    explicit WriteQueue(Index durable) : m_durable(durable) {}

    /// Everything up to here is on the disk.
    Index durable() const { return m_durable; }
    /// The latest write that was asked for.
    WriteId lastWrite() const { return m_lastWrite; }
    /// When the oldest write that is still out was asked for; nothing when none is.
    std::optional<Time> waitingSince() const;
    /// Whether any write is out.
    bool isBusy() const { return !m_pending.empty(); }

    /// Numbers a new write, which is empty so far.
    WriteId open(Time now);
    /// The write that was opened last holds the term and the vote.
    void addHardState();
    /// The write that was opened last holds the log up to `last`, after what was written before.
    void addLogUpTo(Index last);
    /// The log is rewritten from `first` on. Nothing there is durable any more; with `voidsEarlier`, what is
    /// still on its way does not vouch for it either: its completion would speak of entries that are gone.
    void rewriteFrom(Index first, bool voidsEarlier);
    /// The write `done` and all before it are durable, of a log that ends at `lastIndex`.
    void complete(WriteId done, Index lastIndex);

    /// The latest write of the term and the vote that is not yet durable; 0 when there is none.
    WriteId hardStateOutstanding() const;
    /// The write whose completion makes `index` durable; 0 when it is durable already, nothing when no write
    /// holds it.
    std::optional<WriteId> covering(Index index) const;

    /// A place for a message that is kept until the write `until` is durable; to be filled at once.
    Message &hold(WriteId until);
    /// Forgets the messages for which `isVoid(message)` holds.
    template <class Predicate>
    void dropHeld(Predicate isVoid)
    {
        std::erase_if(m_held, [&isVoid](const HeldMessage &held) { return isVoid(held.message); });
    }
    /// Moves the messages that waited for the write `durable`, or for one before it, to the end of `send`.
    void release(WriteId durable, std::vector<Message> &send);

    /// Shows the four parts to `visit` at once: what is durable, the latest write, those that are out, and
    /// the messages that are held.
    template <class Self, class Visitor>
    static void visitState(Self &self, Visitor &&visit)
    {
        visit(self.m_durable, self.m_lastWrite, self.m_pending, self.m_held);
    }

private:
    Index m_durable;
    WriteId m_lastWrite;
    std::vector<PendingWrite> m_pending; ///< Oldest first.
    std::vector<HeldMessage> m_held;     ///< In the order of sending.
};

// ---- what every message and every write passes through

inline std::optional<Time> WriteQueue::waitingSince() const
{
    return m_pending.empty() ? std::nullopt : std::optional(m_pending.front().since);
}

inline WriteId WriteQueue::open(Time now)
{
    RAFT_ASSERT(m_pending.empty() || m_pending.back().id <= m_lastWrite, m_lastWrite);
    m_pending.push_back({++m_lastWrite, false, {}, now});
    return m_lastWrite;
}

inline void WriteQueue::addHardState()
{
    RAFT_ASSERT(!m_pending.empty() && m_pending.back().id == m_lastWrite, m_lastWrite);
    m_pending.back().hard = true;
}

inline void WriteQueue::addLogUpTo(Index last)
{
    RAFT_ASSERT(!m_pending.empty() && m_pending.back().id == m_lastWrite, m_lastWrite);
    m_pending.back().last = std::max(m_pending.back().last, last);
}

inline WriteId WriteQueue::hardStateOutstanding() const
{
    const auto latest = std::find_if(m_pending.rbegin(), m_pending.rend(),
                                     [](const PendingWrite &write) { return write.hard; });
    RAFT_ASSERT(latest == m_pending.rend() || latest->id <= m_lastWrite, m_lastWrite);
    return latest == m_pending.rend() ? WriteId{} : latest->id;
}

// What is asked of a write that is durable already would never be released.
inline Message &WriteQueue::hold(WriteId until)
{
    RAFT_ASSERT(!m_pending.empty() && until >= m_pending.front().id && until <= m_lastWrite, until,
                m_lastWrite);
    HeldMessage &held = m_held.emplace_back();
    held.until = until;
    return held.message;
}

} // namespace raft
