#pragma once

#include "raftcore/histories/jepsen_event.h"
#include "raftcore/verification/client_history.h"

#include <string_view>
#include <variant>
#include <vector>

/// Histories as other tools write them: Jepsen's (EDN, or the log of a run) and those of porcupine's tests.
namespace raft {

/// How a history is written.
enum class HistoryForm : std::uint8_t {
    Lines, ///< Raftarium's own: one JSON object a line.
    Maps,  ///< EDN: one map for each call and each return.
    Log    ///< Lines of a log: "0  :invoke  :write  3".
};

/// The form of a history, by how it begins.
HistoryForm formOf(std::string_view text);

/// Reads a history of the form Maps or Log. The operations are numbered by the lines of their calls. It may
/// be
///
/// * of a register, or of one for each key: read, write (put) and cas, whose values are those of the register
///   or, if they all are, pairs [key value];
/// * of lists: append and read. A list is given by its elements in EDN with a blank after each;
/// * of texts by :key, as porcupine has them: put, append and get, where no key counts as the empty text;
/// * of transactions of one of these operations: [[:append key value]]. Longer ones are refused: they are not
///   operations on one key.
std::variant<std::vector<ClientCall>, HistoryProblem> readForeignHistory(std::string_view text,
                                                                         HistoryForm form);

} // namespace raft
