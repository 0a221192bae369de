#include "raftcore/consensus/storage.h"

namespace raft {

void apply(const Write &write, Stored &stored)
{
    if (write.hard)
        stored.hard = *write.hard;
    if (write.snapshot) {
        const Position last = write.snapshot->last;
        if (write.replacesLog || stored.log.termAt(last.index) != last.term)
            stored.log = Log(last);
        else
            stored.log.compact(last);
        stored.snapshot = write.snapshot;
    }
    if (!write.entries.empty()) {
        stored.log.truncateFrom(write.entries.front().at.index);
        stored.log.append(write.entries);
    }
}

} // namespace raft
