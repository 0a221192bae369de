#pragma once

#include "raftcore/consensus/log.h"
#include "raftcore/consensus/snapshot_data.h"

#include <memory>
#include <optional>
#include <string_view>

/// What a server keeps on its disk, and how it changes.
namespace raft {

/// Figure 2, persistent state beside the log.
struct HardState {
    Term term;                  ///< The latest that this server has seen.
    std::optional<NodeId> vote; ///< Whom this server voted for in `term`.
    ClusterId cluster{};        ///< The cluster to which it is known to belong: its first entry is committed.

    bool operator==(const HardState &) const = default;
};

/// The state machine's state after applying everything up to `last` (§7). Shared, never changed.
struct Snapshot {
    Position last;                                ///< The last position whose effect is in it.
    std::shared_ptr<const Membership> membership; ///< As of `last`. Never null.
    SnapshotData data;                            ///< The state machine's own form. Never none.
};

/// Whether `data` are a state that the state machine can restore: the core does not know its form.
using SnapshotCheck = bool (*)(std::string_view data);

/// What a restart starts from.
struct Stored {
    HardState hard;                   ///< As it was written last.
    std::optional<Snapshot> snapshot; ///< If present, log.base() == snapshot->last.
    Log log;                          ///< What was durable of it.
    Index commit; ///< What is known to be committed; 0 is always right, a recorded commit index saves work.
    Membership membership; ///< What counts when neither snapshot nor log hold a membership.
    DiskId disk{};         ///< Which disk this is.
};

/// One change of the disk, applied as one unit and in the order of the ids. The host answers with WriteDone
/// once it is durable; until then the core holds back every message that would vouch for it.
struct Write {
    WriteId id;                       ///< Greater than that of the write before.
    std::optional<HardState> hard;    ///< If it has changed.
    std::optional<Snapshot> snapshot; ///< Replaces everything up to snapshot->last.
    bool replacesLog = false;         ///< With a snapshot: nothing after snapshot->last is kept either.
    Entries entries;                  ///< The log is cut at entries.front() first.
};

/// What a disk holds after a write: the one place where every host's disk agrees with the core about it.
void apply(const Write &write, Stored &stored);

} // namespace raft
