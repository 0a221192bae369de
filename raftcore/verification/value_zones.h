#pragma once

#include "raftcore/verification/client_history.h"

#include <optional>
#include <string>
#include <vector>

namespace raft {

/// What the zones of a register's values say.
struct ZoneVerdict {
    bool holds = false;
    std::string conflict; ///< Else: the operations that contradict each other, in words.
};

/// Decides in n log n steps whether the operations on a key are linearizable, if it is a register whose
/// written values all differ, as nearly all real histories have it. Nothing when it is not: two writes of one
/// value, a compare-and-set, an addition or a deletion are to be searched for an order.
///
/// P. B. Gibbons, E. Korach, "Testing shared memories", SIAM J. Comput. 26 (1997), section 4: each read names
/// its write, so that all operations of a value stand together in any order. From the first return among them
/// to the last call, if that comes later, the register must hold that value (a forward zone); else all of
/// them overlap, and could take effect at any one instant between (a backward zone). An order exists exactly
/// if no read returns before its write is called, no two forward zones overlap, and no backward zone lies
/// within a forward one.
std::optional<ZoneVerdict> checkZones(const std::vector<EffectiveCall> &calls, StoreBefore before);

} // namespace raft
