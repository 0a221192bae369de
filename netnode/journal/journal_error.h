#pragma once

#include <QString>

#include <cerrno>
#include <cstdint>

namespace raftarium {

/// Why a journal cannot be opened, or cannot go on.
struct JournalError {
    enum class Code : std::uint8_t {
        Io,      ///< The operating system refused something (no room, no permission, a failed sync, …).
        Locked,  ///< Another process uses this journal.
        Missing, ///< The server has run here, but its journal is gone or empty.
        Damaged, ///< Something before the last durable byte is not what was written.
        Foreign, ///< The journal of another server or cluster, or no journal at all.
        NewerVersion, ///< Written by a later version of the program.
    };

    Code code = Code::Io;
    QString message; ///< Names the file, with line and byte where there is one, the reason and the way out.
    int reason = 0;  ///< Io: the number (errno) of the operating system's reason; 0 where there is none.

    /// There is no room on the disk, or none for this user or in this file.
    bool isLackOfRoom() const { return reason == ENOSPC || reason == EDQUOT || reason == EFBIG; }
    /// What a server that cannot start or go on because of this exits with: 3 when data are refused, else 1.
    int exitCode() const { return code == Code::Io ? 1 : 3; }
};

} // namespace raftarium
