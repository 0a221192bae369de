#pragma once

#include "raftcore/store/bytes.h"
#include "raftcore/store/store.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>

/// The data of a snapshot of the store, item by item: how Store writes and reads it, and how other forms of a
/// snapshot (a journal's, say) are made from it and back.
namespace raft {

/// Writes the data of a snapshot: the items in the order of their keys, then the sessions in the order of
/// their clients, exactly as many as were announced, then the marks of forgotten sessions if there are any,
/// then the sessions whose names bear their time.
class SnapshotWriter {
public:
    /// Opens with the number of items that follow.
    explicit SnapshotWriter(std::uint64_t items);
    void item(std::string_view key, std::string_view value, Index index);
    /// Ends the items; so many sessions follow.
    void beginSessions(std::uint64_t sessions) { m_out.number(sessions); }
    /// The last request of a client session, and what became of it.
    void session(std::string_view client, std::uint64_t sequence, const ChangeResult &result);
    /// The marks of forgotten sessions, the oldest first. Snapshots from before there were such end before
    /// it, and so do those that have neither marks nor anything after them.
    void forgotten(const std::deque<std::uint64_t> &marks);
    /// Opens what is known of sessions whose names bear their time: when the latest forgotten one began, and
    /// how many sessions follow. Snapshots from before there were such end before it.
    void beginTimed(const std::deque<std::uint64_t> &marks, std::uint64_t forgottenUntil,
                    std::uint64_t sessions);

    /// Makes room for so many bytes at once.
    void reserve(std::uint64_t bytes) { m_out.reserve(bytes); }
    std::string take() { return m_out.take(); }

private:
    ByteWriter m_out;
};

/// What readSnapshot() calls for each thing it reads. An answer of false ends the reading.
struct SnapshotVisitor {
    std::function<bool(std::string_view key, std::string_view value, Index index)> item;
    std::function<bool(std::string client, std::uint64_t sequence, ChangeResult result)> session;
    std::function<void(std::uint64_t mark)> forgotten;
    std::function<void(std::uint64_t forgottenUntil)> timed; ///< The sessions after it have a time.
};

/// The beginning of a snapshot with so many items, as SnapshotWriter writes it; and one item.
std::string openingOf(std::uint64_t items);
std::string itemOf(std::string_view key, std::string_view value, Index index);
/// How long itemOf() is.
std::uint64_t lengthOfItem(std::string_view key, std::string_view value, Index index);

/// Whether `data` are the data of a snapshot: whether Store::restore() takes them.
bool isSnapshot(std::string_view data);

/// Visits what SnapshotWriter wrote, in the same order. No data at all is the empty store. False when `data`
/// is not the snapshot of a store, or the visitor did not want it; some visits may have been made by then.
bool readSnapshot(std::string_view data, const SnapshotVisitor &visitor);

} // namespace raft
