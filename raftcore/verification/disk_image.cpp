#include "raftcore/verification/disk_image.h"

namespace raft {

void DiskImage::apply(const Write &write)
{
    if (write.hard)
        hard = *write.hard;
    if (write.snapshot) {
        const Position last = write.snapshot->last;
        if (write.replacesLog || log.termAt(last.index) != last.term)
            log = TermRuns(Log(last));
        else
            log.compact(last.index);
    }
    if (write.entries.empty())
        return;
    log.truncateFrom(write.entries.front().at.index);
    for (const Entry &entry : write.entries)
        log.append(entry.at.term);
}

} // namespace raft
