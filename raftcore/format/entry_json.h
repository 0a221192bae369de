#pragma once

#include "raftcore/consensus/entry.h"
#include "raftcore/format/json_text.h"

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

/// JSON for entries of the log. A command that is one of the store's reads as such:
///
///     {"index":121,"term":4,"put":["zone1:temp","25.5C"]}
///     {"index":122,"term":4,"session":["client",7],"cas":["key",null,"value"]}
///     {"index":122,"term":4,"cas":["key",{"index":17},"value"]}
///     {"index":123,"term":5,"noop":true}
///     {"index":124,"term":5,"members":{"voters":[1,2,3],"outgoing":[],"learners":[]}}
///
/// Whatever else a command holds stands there as hexadecimal "bytes". What is written reads back as the same
/// entry, bit for bit.
namespace raft {

void appendMembership(std::string &out, const Membership &membership);
/// Nothing when the JSON is no membership.
std::optional<Membership> membershipFrom(const nlohmann::json &json);

void appendEntry(std::string &out, const Entry &entry);
/// Nothing when the JSON is no entry.
std::optional<Entry> entryFrom(const nlohmann::json &json);

/// An array of entries.
void appendEntries(std::string &out, const Entries &entries, const TextDrain &sink = {});
/// Nothing when the JSON is no array of entries with consecutive indexes and terms that never decrease.
std::optional<Entries> entriesFrom(const nlohmann::json &json);
/// The same for the text that appendEntries() writes, ten times as fast; nothing as well when it holds an
/// entry that is neither a put nor a no-op, or is written in any other way.
std::optional<Entries> plainEntriesFrom(std::string_view text);

} // namespace raft
