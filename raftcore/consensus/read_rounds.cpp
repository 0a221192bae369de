#include "raftcore/consensus/read_rounds.h"

#include "raftcore/consensus/assertion.h"

#include <algorithm>
#include <utility>

namespace raft {

// The oldest one stays whatever comes: it is the next to be confirmed, and a lease counts from its beginning.
// Were it dropped for each new round, a leader with many reads and slow followers would confirm none.
void ReadRounds::start(Time now)
{
    ++m_latest;
    if (isFull())
        m_open.pop_back();
    m_open.push_back({m_latest, now});
    RAFT_ASSERT(m_confirmed < m_open.front().round, m_confirmed, m_open.front().round);
    RAFT_ASSERT(m_open.size() <= mostOpen, m_open.size());
}

std::optional<ReadRound> ReadRounds::oldestOpen() const
{
    RAFT_ASSERT(m_open.empty() || m_open.back().round <= m_latest, m_latest);
    return m_open.empty() ? std::nullopt : std::optional(m_open.front().round);
}

// Only the oldest: a majority that has answered a later round has answered, in effect, all before it. Whether
// it has is for the caller to ask, round by round, since each Progress knows the latest that its peer
// answered.
void ReadRounds::confirmOldest(Time lease)
{
    RAFT_ASSERT(!m_open.empty());
    RAFT_ASSERT(m_confirmed < m_open.front().round, m_confirmed, m_open.front().round);
    m_leaseUntil = m_open.front().at + lease;
    m_confirmed = m_open.front().round;
    m_open.pop_front();
    RAFT_ASSERT(m_open.empty() || m_confirmed < m_open.front().round, m_confirmed);
}

void ReadRounds::add(NodeId asker, RequestId id, Index commit)
{
    m_reads.push_back({asker, id, commit, m_latest + 1});
    RAFT_ASSERT(m_reads.back().round > m_confirmed, m_latest, m_confirmed);
    RAFT_ASSERT(needsRound(), m_latest);
}

void ReadRounds::addWaiting(NodeId asker, RequestId id)
{
    RAFT_ASSERT(m_confirmed <= m_latest, m_confirmed, m_latest);
    m_reads.push_back({asker, id, {}, {}});
}

// The rounds that ran while they waited do not count: when those began, the leader did not know yet what was
// committed, and a read must see all of it.
bool ReadRounds::releaseWaiting(Index commit)
{
    bool any = false;
    for (PendingRead &read : m_reads) {
        if (read.round != ReadRound{})
            continue;
        read.index = commit;
        read.round = m_latest + 1;
        any = true;
    }
    return any;
}

std::vector<PendingRead> ReadRounds::takeConfirmed()
{
    RAFT_ASSERT(m_confirmed <= m_latest, m_confirmed, m_latest);
    std::vector<PendingRead> confirmed;
    std::erase_if(m_reads, [&](const PendingRead &read) {
        if (read.round == ReadRound{} || read.round > m_confirmed)
            return false;
        confirmed.push_back(read);
        return true;
    });
    return confirmed;
}

std::vector<PendingRead> ReadRounds::takeAll()
{
    return std::exchange(m_reads, {});
}

bool ReadRounds::isSound() const
{
    ReadRound before = m_confirmed;
    for (const RoundStart &open : m_open)
        if (open.round <= std::exchange(before, open.round))
            return false;
    return before <= m_latest && m_open.size() <= mostOpen &&
           std::all_of(m_reads.begin(), m_reads.end(),
                       [this](const PendingRead &read) { return read.round <= m_latest + 1; });
}

} // namespace raft
