#pragma once

#include <cstddef>

/// Stands between this program and the calls that change what a disk holds (write, fdatasync, rename,
/// ftruncate, unlink on regular files and directories), counts them, and lets one of them go wrong.
namespace system_calls {

enum class Fate {
    KilledBefore, ///< The process dies instead of making the call.
    KilledAfter,  ///< The process dies when the call has been made.
    PowerLost,    ///< As KilledBefore, and of what was not synced only a part stays in the file.
    Failing,      ///< The call fails with EIO.
    HalfDone,     ///< A write writes half of its bytes and then fails with ENOSPC; any other call fails with
                  ///< ENOSPC.
};

/// Lets the call of this number (from 1) go wrong.
void arrange(std::size_t call, Fate fate);
/// Number of calls so far.
std::size_t count();

} // namespace system_calls
