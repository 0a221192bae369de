#pragma once

#include "raftcore/consensus/assertion.h"
#include "raftcore/consensus/types.h"

#include <algorithm>
#include <vector>

namespace raft {

/// The disk with which a server belongs to the cluster.
struct Seat {
    NodeId server;
    DiskId disk; ///< Which one of its disks.
    /// A learner that is to be a voter, because it was one before it lost its disk, or was added as one: it
    /// votes as soon as it holds the log.
    bool returning = false;

    bool operator==(const Seat &) const = default;
};

/// Who belongs to the cluster. For the protocol a server is its number together with its disk: what a number
/// has promised on one disk, it does not keep on another. While `outgoing` is not empty the membership is
/// joint: decisions need a majority of `voters` and a majority of `outgoing` (§6). Ids are kept sorted and
/// without repetition.
struct Membership {
    std::vector<NodeId> voters;   ///< The present (or, while joint, the incoming) voters.
    std::vector<NodeId> outgoing; ///< The outgoing voters of a joint membership, else empty.
    std::vector<NodeId> learners; ///< Receive the log, never vote (thesis §4.2.1).
    std::vector<Seat> seats{};    ///< By server; one that is not listed has disk 0.
    ClusterId cluster{};          ///< The cluster whose membership this is.

    bool operator==(const Membership &) const = default;

    /// Whether decisions need two majorities.
    bool joint() const { return !outgoing.empty(); }
    /// Whether it is a voter, incoming or outgoing.
    bool votes(NodeId id) const { return contains(voters, id) || contains(outgoing, id); }
    /// Whether it belongs to the cluster at all.
    bool includes(NodeId id) const { return votes(id) || contains(learners, id); }

    /// The disk that `id` belongs to the cluster with; `noDisk` when that is not yet known.
    DiskId diskOf(NodeId id) const
    {
        const Seat *seat = seatOf(id);
        return seat == nullptr ? DiskId{} : seat->disk;
    }
    /// Whether it is a learner that is to be a voter (Seat::returning).
    bool returns(NodeId id) const
    {
        const Seat *seat = seatOf(id);
        return seat != nullptr && seat->returning;
    }
    /// Puts the server on that disk, in place of any other.
    void seat(NodeId id, DiskId disk, bool returning = false)
    {
        unseat(id);
        if (disk == DiskId{} && !returning)
            return;
        const auto place =
            std::find_if(seats.begin(), seats.end(), [id](const Seat &s) { return id < s.server; });
        seats.insert(place, {id, disk, returning});
        RAFT_ASSERT(diskOf(id) == disk && returns(id) == returning, id, disk);
    }
    /// The server's disk is not named any more.
    void unseat(NodeId id)
    {
        std::erase_if(seats, [id](const Seat &seat) { return seat.server == id; });
        RAFT_ASSERT(seatOf(id) == nullptr, id);
    }

    /// Every server in it once, sorted.
    std::vector<NodeId> everyone() const
    {
        std::vector<NodeId> ids = voters;
        ids.insert(ids.end(), outgoing.begin(), outgoing.end());
        ids.insert(ids.end(), learners.begin(), learners.end());
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        return ids;
    }

    /// True when those for whom `agrees(id)` holds are a majority of the voters, and of the outgoing ones too
    /// while the membership is joint (§6; `both` false leaves that out). Without voters there is no majority.
    template <class Predicate>
    bool majority(Predicate agrees, bool both = true) const
    {
        return majorityOf(voters, agrees) && (outgoing.empty() || !both || majorityOf(outgoing, agrees));
    }

private:
    const Seat *seatOf(NodeId id) const
    {
        const auto found =
            std::find_if(seats.begin(), seats.end(), [id](const Seat &s) { return s.server == id; });
        return found == seats.end() ? nullptr : &*found;
    }
    static bool contains(const std::vector<NodeId> &ids, NodeId id)
    {
        return std::find(ids.begin(), ids.end(), id) != ids.end();
    }

    template <class Predicate>
    static bool majorityOf(const std::vector<NodeId> &ids, Predicate &agrees)
    {
        const auto agreeing = std::count_if(ids.begin(), ids.end(), agrees);
        return static_cast<std::size_t>(agreeing) * 2 > ids.size();
    }
};

} // namespace raft
