#pragma once

#include "netnode/journal/journal_error.h"
#include "netnode/journal/record.h"
#include "raftcore/consensus/storage.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

/// What the bytes of a journal say, or why they cannot be believed.
namespace raftarium {

/// What a sound journal holds.
struct RecoveredJournal {
    JournalHeader header;
    raft::Stored stored;
    std::uint64_t size = 0;   ///< Bytes that count. What follows is a record that a crash tore.
    std::size_t tornLine = 0; ///< Line of the first byte that does not count.
};

/// Why the bytes are no sound journal, and where that shows.
struct JournalProblem {
    JournalError::Code code = JournalError::Code::Damaged;
    std::size_t line = 0;                 ///< From 1.
    std::uint64_t byte = 0;               ///< Offset of the line's first byte.
    QString what;                         ///< A clause.
    std::optional<JournalHeader> owner{}; ///< Foreign: whose journal it is, if it is one at all.
};

/// Reads a whole journal, which must be that of this cluster and server.
///
/// The first two lines, with which every journal file begins its life under its name, must be right. From
/// there on the first damaged line ends what counts, if no later record knows that it was durable; if one
/// does, the journal is damaged. A line whose checksum fits and that makes no sense is never torn.
std::variant<RecoveredJournal, JournalProblem> recoverJournal(std::string_view content,
                                                              const std::string &cluster, raft::NodeId node);

} // namespace raftarium
