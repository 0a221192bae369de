#pragma once

#include "raftcore/consensus/snapshot_data.h"
#include "raftcore/store/snapshot_form.h"
#include "raftcore/store/store.h"

namespace raft {

/// The snapshot of a store as it is now: the same bytes as Store::snapshot(), which are made when they are
/// read. Until then it shares everything with the store.
SnapshotData snapshotOf(Store store);

/// The store whose snapshot this is, if snapshotOf() has made it; else null.
const Store *storeIn(const SnapshotData &data);

/// As the functions of snapshot_form.h, without copies of the values.
bool isSnapshot(const SnapshotData &data);
bool readSnapshot(const SnapshotData &data, const SnapshotVisitor &visitor);

} // namespace raft
