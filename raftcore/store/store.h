#pragma once

#include "raftcore/consensus/entry.h"
#include "raftcore/consensus/rules.h"
#include "raftcore/store/command.h"
#include "raftcore/store/sessions.h"
#include "raftcore/store/shared_text.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace raft {

class SnapshotWriter;
struct SnapshotVisitor;

/// What a key holds.
struct StoredValue {
    SharedText value; ///< The bytes.
    Index index;      ///< Of the log entry that set it last.

    bool operator==(const StoredValue &) const = default;
};

/// The replicated state machine: a sorted map from key to value, and the last result of the client sessions.
/// Equal sequences of entries give equal stores on every server. Copies share unchanged parts.
class Store {
public:
    /// Applies a committed entry; entries must come in the order of the log. Answers nothing for entries that
    /// hold no (valid) command, and for commands of which it is no longer known whether they were applied:
    /// those with a number before the latest of their session, and those of a session that has expired. They
    /// are not applied (now).
    std::optional<ChangeResult> apply(const Entry &entry, const Rules &rules = {});

    /// Whether the entry's command belongs to a session that has expired: its client must begin a new one.
    bool sessionHasExpired(const Entry &entry) const;

    /// Whether this is the latest request of a session again, which changes nothing.
    bool isRetry(const Session &session) const { return m_sessions && m_sessions->resultOf(session); }

    /// The last entry applied.
    Index applied() const { return m_applied; }
    /// How many keys hold a value.
    std::size_t size() const { return m_size; }
    /// Bytes of the items, at least as many as they have in a snapshot. Sessions add at most a few MiB.
    std::uint64_t bytes() const { return m_bytes; }
    /// What the key holds; nothing when there is no such key.
    std::optional<StoredValue> find(std::string_view key) const;
    /// Calls visit(key, value) for at most `limit` keys that start with `prefix` and come after `after`, in
    /// order.
    void visit(const std::function<void(const std::string &, const StoredValue &)> &visit,
               std::string_view prefix = {}, std::string_view after = {},
               std::size_t limit = static_cast<std::size_t>(-1)) const;
    /// The items are held in pages, in the order of their keys.
    std::size_t pages() const { return m_pages.size(); }
    /// Calls visit(key, value) for the items of a page.
    template <class Visit>
    void visitPage(std::size_t page, Visit &&visit) const
    {
        for (const Item &item : *m_pages[page])
            visit(item.key, item.value);
    }
    /// Calls visit(client, sequence, result) for every session, by client: its latest request number, and the
    /// answer that a retry of it gets.
    void visitSessions(const std::function<void(const std::string &client, std::uint64_t sequence,
                                                const ChangeResult &result)> &visit) const;
    /// Equal on any two servers that have applied the same entries.
    std::uint64_t hash() const { return m_hash + (m_sessions ? m_sessions->hash() : 0); }

    /// The whole state with the sessions, as the data of a snapshot.
    std::string snapshot() const;
    /// What stands behind the items in snapshot().
    std::string sessionsOfSnapshot() const;
    /// Replaces everything by the state in `data`, applied up to `applied`. No data at all is the empty
    /// store. False, and no change, when `data` is not the snapshot of a store.
    bool restore(std::string_view data, Index applied);
    /// The same for a state that `read` shows to its visitor, in the order of a snapshot; false when that is
    /// what `read` answers.
    bool restoreBy(const std::function<bool(const SnapshotVisitor &visitor)> &read, Index applied);

private:
    struct Item {
        std::string key;
        StoredValue value;
    };
    using Page = std::vector<Item>; ///< Sorted; shared between copies until one of them changes it.
    static constexpr std::size_t pageSize = 64;

    /// Where a key is, or would be.
    struct Place {
        std::size_t page = 0;
        std::size_t item = 0; ///< In the page.
        bool isTaken = false; ///< The key is there.
    };

    std::optional<ChangeResult> applyInSession(const CommandView &command, const Entry &entry);
    ChangeResult applyChange(const CommandView &command, const Entry &entry);
    static bool isExpected(const CommandView &swap, const StoredValue *present);
    Sessions &writableSessions();
    Place placeOf(std::string_view key) const;
    const StoredValue *valueAt(Place place) const;
    void set(Place place, std::string_view key, SharedText value, Index index);
    void writeSessions(SnapshotWriter &out) const;
    void erase(Place place);
    /// The page that holds `key`, or would.
    std::size_t pageFor(std::string_view key) const;
    static std::size_t placeIn(const Page &page, std::string_view key);
    Page &writablePage(std::size_t page);

    std::vector<std::shared_ptr<Page>> m_pages;
    std::shared_ptr<Sessions> m_sessions; ///< Shared between copies until changed; null for none.
    std::size_t m_size = 0;
    std::uint64_t m_bytes = 0;
    Index m_applied;
    std::uint64_t m_hash = 0; ///< Of the items.
};

} // namespace raft
