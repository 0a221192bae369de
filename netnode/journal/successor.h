#pragma once

#include "netnode/journal/posix_file.h"
#include "netnode/journal/record.h"

#include <QString>

#include <atomic>
#include <cstdint>

namespace raftarium {

/// A file that is to take a journal's place: complete, synced, and under another name.
struct JournalSuccessor {
    PosixFile file;
    std::uint64_t size = 0;
};

/// Writes a journal that begins with `header` (whose `file` it fills in) and `all`. What fails throws a
/// JournalError and leaves no file behind; so it does when `abandoned` becomes true, soon.
JournalSuccessor writeSuccessor(const QString &path, JournalHeader header, JournalRecord all,
                                const std::atomic<bool> &abandoned);

/// Removes a file that is of no use if there is one. What fails changes nothing.
void removeLeftover(const QString &path);

} // namespace raftarium
