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
    std::string key;   ///< Which one.
    std::string value; ///< What it holds then.
};

/// Adds to the integer stored under a key; a missing key counts as 0, a value that is no integer fails.
struct Add {
    std::string key;         ///< Which one.
    std::int64_t amount = 1; ///< Negative to subtract.
};

/// Removes a key; succeeds also when there is none.
struct Delete {
    std::string key; ///< Which one.
};

/// Sets a key if its value is `expected` (nothing: if there is no such key), else fails. With `expectedIndex`
/// the value does not count, but that the entry of this index set it last.
struct CompareAndSet {
    std::string key;                                   ///< Which one.
    std::optional<std::string> expected;               ///< What it must hold.
    std::string value;                                 ///< What it holds then.
    std::optional<Index> expectedIndex = std::nullopt; ///< The entry that must have set it last.
};

/// What a client can do to the store.
using Change = std::variant<Put, Add, Delete, CompareAndSet>;

/// Client `client`'s request number `sequence`: the same again is a retry and is applied once (thesis §6.3).
/// See Sessions for when a name opens a session.
struct Session {
    std::string client;         ///< Its name, unique among clients.
    std::uint64_t sequence = 0; ///< Grows from request to request.
    /// Written by a program from before sessions expired: number 1 opened a session even when it was no
    /// longer known whether it was new. It was applied by that rule, and must be when the log is read again.
    bool older = false;

    bool operator==(const Session &) const = default;
};

/// One command of the log.
struct StoreCommand {
    Change change;                  ///< What to do.
    std::optional<Session> session; ///< Nothing: the command is applied as often as it comes.
};

/// A command where it stands in the bytes of its entry, which must outlive it.
struct CommandView {
    /// The alternatives of Change, in their order.
    enum class Kind : std::uint8_t { Put, Add, Delete, CompareAndSet };
    /// A Session where it stands in the bytes.
    struct SessionView {
        std::string_view client;    ///< As Session::client.
        std::uint64_t sequence = 0; ///< As Session::sequence.
        bool older = false;         ///< As Session::older.

        /// A copy that needs the bytes no longer.
        Session session() const { return {std::string(client), sequence, older}; }
    };

    Kind kind = Kind::Put;                    ///< What it does.
    std::optional<SessionView> session;       ///< Of StoreCommand.
    std::string_view key;                     ///< What it does that to.
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
