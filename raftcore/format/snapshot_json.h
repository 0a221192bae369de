#pragma once

#include "raftcore/consensus/storage.h"
#include "raftcore/format/json_text.h"

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

namespace raft {

/// Appends a snapshot as JSON. The store's state reads as such,
///
///     {"index":120,"term":3,"members":{…},"store":{"key":["value",17], …},
///      "sessions":{"client":{"sequence":7,"success":true,"existed":false,"index":17,"term":3}, …},
///      "forgotten":[14627333968358193854, …]}
///
/// where the number beside a value is the index of the entry that set it; "forgotten" (marks of forgotten
/// sessions, the oldest first) is there only when there are any. Sessions that say what was "before" instead
/// of whether something "existed" are read as well, and those without a term. Data that are no such state, or
/// hold texts that are not UTF-8, stand there as hexadecimal "bytes". What is written reads back as the same
/// state.
void appendSnapshot(std::string &out, const Snapshot &snapshot, const TextDrain &sink = {});

/// The snapshot that appendSnapshot() wrote as a state, read without anything between the text and the store.
/// Nothing when it is written in any other way; it may be a snapshot all the same.
std::optional<Snapshot> plainSnapshotAt(JsonCursor &cursor);

/// Nothing when the JSON is no snapshot.
std::optional<Snapshot> snapshotFrom(const nlohmann::json &json);

} // namespace raft
