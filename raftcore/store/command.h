#pragma once

#include "raftcore/consensus/types.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

/// What clients ask the replicated key-value store to do, and its form as the bytes of a log entry.
namespace raft {

/// Sets a key.
struct Put {
    std::string key;
    std::string value;
};

/// Adds to the integer stored under a key; a missing key counts as 0, a value that is no integer fails.
struct Add {
    std::string key;
    std::int64_t amount = 1;
};

/// Removes a key; succeeds also when there is none.
struct Delete {
    std::string key;
};

/// Sets a key if its value is `expected` (nothing: if there is no such key), else fails. With `expectedIndex`
/// the value does not count, but that the entry of this index set it last.
struct CompareAndSet {
    std::string key;
    std::optional<std::string> expected;
    std::string value;
    std::optional<Index> expectedIndex = std::nullopt;
};

using Change = std::variant<Put, Add, Delete, CompareAndSet>;

/// Client `client`'s request number `sequence`: the same again is a retry and is applied once (thesis §6.3).
/// See Sessions for when a name opens a session.
struct Session {
    std::string client;
    std::uint64_t sequence = 0;
    /// Written by a program from before sessions expired: number 1 opened a session even when it was no
    /// longer known whether it was new. It was applied by that rule, and must be when the log is read again.
    bool older = false;

    bool operator==(const Session &) const = default;
};

/// One command of the log.
struct StoreCommand {
    Change change;
    std::optional<Session> session;
};

/// A command where it stands in the bytes of its entry, which must outlive it.
struct CommandView {
    enum class Kind : std::uint8_t { Put, Add, Delete, CompareAndSet };
    struct SessionView {
        std::string_view client;
        std::uint64_t sequence = 0;
        bool older = false;

        Session session() const { return {std::string(client), sequence, older}; }
    };

    Kind kind = Kind::Put;
    std::optional<SessionView> session;
    std::string_view key;
    std::string_view value;                   ///< Of Put and CompareAndSet: what the key is to hold.
    std::int64_t amount = 0;                  ///< Of Add.
    std::optional<std::string_view> expected; ///< Of CompareAndSet: the value, …
    std::optional<Index> expectedIndex;       ///< … or the entry that set it last.
};
/// The command that `bytes` encode; nothing when they encode none.
std::optional<CommandView> viewCommand(std::string_view bytes);

/// The command as the bytes of a log entry; in the memory of `reused`.
std::string encode(const StoreCommand &command, std::string reused = {});
/// The command that `bytes` encode; nothing when they encode none.
std::optional<StoreCommand> decodeCommand(std::string_view bytes);
/// The key that a change concerns.
const std::string &keyOf(const Change &change);
/// Bytes that an item takes in a snapshot of the store, at most.
std::uint64_t sizeOfItem(std::string_view key, std::string_view value);
/// The same for the item that a change may leave; of a deletion, that of none.
std::uint64_t sizeOf(const Change &change);
/// A short form for pictures: "x=3", "x+=1", "del x", "x: 1→2".
std::string summary(const Change &change);

} // namespace raft
