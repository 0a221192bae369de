#include "raftcore/consensus/progress.h"

#include "raftcore/consensus/assertion.h"

#include <algorithm>
#include <utility>

namespace raft {

void CatchUp::reach(std::uint64_t offset, Time now)
{
    RAFT_ASSERT(since <= advanced, since, advanced);
    if (offset <= reached)
        return;
    reached = offset;
    advanced = now;
}

bool CatchUp::hasGivenUp(Time now, Time least) const
{
    RAFT_ASSERT(since <= advanced, since, advanced);
    return now - advanced > std::max(least, advanced - since);
}

Progress Progress::newcomer(NodeId peer, DiskId disk, Index next)
{
    RAFT_ASSERT(next > Index{});
    Progress fresh;
    fresh.peer = peer;
    fresh.disk = disk;
    fresh.next = next;
    fresh.active = true; // It had no time yet to show that it is there.
    return fresh;
}

// An acknowledgement of less than is known is an old one, but shows that the peer follows: it may end a
// probe. `next` never goes back here: what is on its way would be sent twice.
bool Progress::acknowledge(Index upTo, ReadRound round, Time now)
{
    const bool advanced = upTo > match;
    if (advanced) {
        match = upTo;
        matchRound = round;
        if (catchUp)
            catchUp->advanced = now;
    }
    if (state == Replication::Snapshot) {
        RAFT_ASSERT(snapshot.has_value());
        if (match < snapshot->last.index)
            return advanced;
    }
    if (state != Replication::Stream) {
        state = Replication::Stream;
        snapshot.reset();
        inflight.clear();
    }
    while (!inflight.empty() && inflight.front() <= upTo)
        inflight.pop_front();
    next = std::max(next, match + 1);
    RAFT_ASSERT(match < next, match, next);
    return advanced;
}

bool Progress::isSound(Index last) const
{
    return next > Index{} && next <= last + 1 && match <= last &&
           (inflight.empty() || inflight.back() < next) && (state != Replication::Stream || match < next) &&
           (state == Replication::Snapshot) == snapshot.has_value() &&
           (!snapshot || snapshotOffset <= snapshot->data.size()) &&
           (!catchUp || catchUp->since <= catchUp->advanced);
}

// Replies overtake each other: a refusal that was sent before the acknowledgement may come after it, and is
// then an old message like any other. The round tells them apart, for a request of a later round left only
// after the acknowledgement had come.
bool Progress::hasLost(Index rejected, ReadRound round) const
{
    return rejected <= match && round > matchRound;
}

void Progress::forgetMatch(Index rejected)
{
    RAFT_ASSERT(rejected <= match, rejected, match); // Else there would be nothing to forget.
    match = {};
    state = Replication::Probe;
    inflight.clear();
    snapshot.reset();
    next = rejected + 1; // Whatever was sent since fits no better.
}

// Messages may overtake each other. In a stream only what is acknowledged is certain; a probe has one
// question out, and any other answer is an old one. What a snapshot is on its way for, it will repair.
bool Progress::isStaleRejection(Index rejected) const
{
    if (state == Replication::Snapshot || rejected <= match)
        return true;
    return state == Replication::Probe && rejected + 1 != next;
}

// A peer that refuses even what the snapshot ends with contradicts what is committed: the same question at
// once would get the same answer, without end. It waits for the next heartbeat, as if it were out already.
void Progress::retreat(Index rejected, Index newNext)
{
    RAFT_ASSERT(state != Replication::Snapshot && rejected > match, rejected, match);
    RAFT_ASSERT(newNext > Index{});
    state = Replication::Probe;
    inflight.clear();
    next = newNext;
    probeSent = next > rejected;
}

void Progress::sent(Index last)
{
    RAFT_ASSERT(state == Replication::Stream && last >= next, last, next);
    RAFT_ASSERT(inflight.empty() || inflight.back() < last, last);
    next = last + 1;
    inflight.push_back(last);
    RAFT_ASSERT(match < next, match, next);
}

void Progress::startSnapshot(const Snapshot &latest)
{
    RAFT_ASSERT(latest.membership != nullptr && latest.data);
    state = Replication::Snapshot;
    snapshot = latest;
    snapshotOffset = 0;
    catchUp.reset();
    inflight.clear();
}

bool Progress::isSnapshotOnItsWay(Position last, std::uint64_t nextOffset) const
{
    RAFT_ASSERT((state == Replication::Snapshot) == snapshot.has_value());
    return snapshot && snapshot->last == last && nextOffset <= snapshot->data.size();
}

void Progress::reachSnapshotOffset(std::uint64_t offset, Time now)
{
    RAFT_ASSERT(snapshot && offset <= snapshot->data.size(), offset);
    if (!catchUp)
        catchUp = CatchUp{.since = now, .advanced = now};
    catchUp->reach(offset, now);
    RAFT_ASSERT(catchUp->reached >= offset, catchUp->reached, offset);
}

std::optional<Index> Progress::keepsLogAfter(Index wanted, Time now, Time leastPatience)
{
    if (!catchUp)
        return std::nullopt;
    const bool onItsWay = state == Replication::Snapshot;
    if (catchUp->hasGivenUp(now, leastPatience) || (!onItsWay && match >= wanted)) {
        catchUp.reset();
        return std::nullopt;
    }
    RAFT_ASSERT(snapshot.has_value() == onItsWay);
    return onItsWay ? snapshot->last.index : match;
}

// Where to go on it may know better than any other place: most disks that come back hold nearly the same log.
void Progress::meetOnDisk(DiskId newDisk)
{
    RAFT_ASSERT(disk != newDisk, disk, newDisk);
    Progress fresh;
    fresh.peer = peer;
    fresh.disk = newDisk;
    fresh.next = next;
    fresh.leaving = leaving;
    *this = std::move(fresh);
}

void Progress::leave(Index since, Time until)
{
    if (!leaving)
        leaving = Leaving{since, until, {}};
    named = false;
}

bool Progress::hasLeft(Index commit, ReadRound nextRound, Time now, Time patience)
{
    if (!leaving)
        return false;
    if (std::exchange(active, false))
        leaving->until = now + patience;
    if (leaving->informed != ReadRound{} && confirmed >= leaving->informed)
        return true;
    // A heartbeat of a later round brings the commit index, behind an entry that the peer holds.
    if (leaving->informed == ReadRound{} && commit >= leaving->since && match >= leaving->since)
        leaving->informed = nextRound;
    RAFT_ASSERT(leaving->informed <= nextRound, leaving->informed, nextRound);
    return now >= leaving->until;
}

} // namespace raft
