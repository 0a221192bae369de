#pragma once

#include "raftcore/traces/trace_item.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace raft {

/// A line of a state trace of etcd's or CCF's core, without what stands around it.
struct StateLine {
    /// A message as these cores print it.
    struct Packet {
        std::optional<MessageType> type;
        std::string from;
        std::string to;
        std::optional<std::uint64_t> term;
        std::optional<std::uint64_t> entries;   ///< How many; of etcd's snapshot its last index.
        std::optional<std::uint64_t> index;     ///< Of the previous entry, or what an answer is about.
        std::optional<std::uint64_t> indexTerm; ///< The term of that entry.
        std::optional<std::uint64_t> commit;
        std::optional<std::uint64_t> last;     ///< CCF: of the last entry that it carries, …
        std::optional<std::uint64_t> lastTerm; ///< … and its term.
        std::optional<bool> accepted;
    };

    std::string name; ///< "ReceiveAppendEntriesRequest", "recv_append_entries".
    std::string node;
    std::optional<Time> at;
    std::optional<std::uint64_t> term;
    std::optional<std::string> vote; ///< "0": none.
    std::optional<std::uint64_t> commit;
    std::optional<std::uint64_t> applied;
    std::optional<std::uint64_t> last; ///< Where its log ends.
    std::optional<Role> role;
    std::vector<std::string> voters;
    std::vector<std::string> outgoing;
    std::string from; ///< Beside the message.
    std::string to;
    std::optional<Packet> packet;
    std::optional<std::uint64_t> entryIndex; ///< CCF's ledger: an entry is appended there …
    std::optional<std::uint64_t> entryTerm;  ///< … with this term.

    /// Nothing when it is no JSON object; its name or node may be missing.
    static std::optional<StateLine> of(std::string_view line);
};

} // namespace raft
