#include "raftcore/store/store_snapshot.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace raft {

namespace {

/// A store and where its items stand in its snapshot.
struct StoreSnapshot {
    explicit StoreSnapshot(Store whole);

    Store store;
    std::string opening;               ///< Before the items.
    std::vector<std::uint64_t> starts; ///< Of the items of each page; the last is where all of them end.
    std::string ending;                ///< Behind the items.
};

StoreSnapshot::StoreSnapshot(Store whole)
    : store(std::move(whole)), opening(openingOf(store.size())), ending(store.sessionsOfSnapshot())
{
    std::uint64_t place = opening.size();
    starts.reserve(store.pages() + 1);
    for (std::size_t page = 0; page < store.pages(); ++page) {
        starts.push_back(place);
        store.visitPage(page, [&place](const std::string &key, const StoredValue &value) {
            place += lengthOfItem(key, value.value, value.index);
        });
    }
    starts.push_back(place);
}

/// Takes what belongs to a range out of pieces that come one after the other.
class Range {
public:
    /// The first piece begins at `place`.
    Range(std::uint64_t place, std::uint64_t offset, std::uint64_t count)
        : m_skip(offset - place), m_count(count)
    {
    }

    bool isFull() const { return m_taken.size() == m_count; }
    /// The next piece, which is so long; made only when some of it belongs to the range.
    template <class Make>
    void take(std::uint64_t length, Make make)
    {
        if (m_skip >= length || isFull()) {
            m_skip -= std::min(m_skip, length);
            return;
        }
        const std::string piece = make();
        m_taken.append(piece, m_skip, m_count - m_taken.size());
        m_skip = 0;
    }
    std::string taken() { return std::move(m_taken); }

private:
    std::uint64_t m_skip;
    std::uint64_t m_count;
    std::string m_taken;
};

/// The last page that begins at or before a place; the first when none does.
std::size_t pageAt(const StoreSnapshot &snapshot, std::uint64_t place)
{
    const auto begin = snapshot.starts.begin();
    const auto after = std::upper_bound(begin, snapshot.starts.end(), place);
    return after == begin ? 0 : static_cast<std::size_t>(after - begin) - 1;
}

std::string partOf(const void *held, std::uint64_t offset, std::uint64_t count)
{
    const auto &snapshot = *static_cast<const StoreSnapshot *>(held);
    const std::size_t first = pageAt(snapshot, offset);
    const bool fromStart = offset < snapshot.opening.size();
    Range range(fromStart ? 0 : snapshot.starts[first], offset, count);
    if (fromStart)
        range.take(snapshot.opening.size(), [&] { return snapshot.opening; });
    for (std::size_t page = first; page < snapshot.store.pages() && !range.isFull(); ++page)
        snapshot.store.visitPage(page, [&range](const std::string &key, const StoredValue &value) {
            range.take(lengthOfItem(key, value.value, value.index),
                       [&] { return itemOf(key, value.value, value.index); });
        });
    range.take(snapshot.ending.size(), [&] { return snapshot.ending; });
    return range.taken();
}

} // namespace

SnapshotData snapshotOf(Store store)
{
    auto snapshot = std::make_shared<const StoreSnapshot>(std::move(store));
    const std::uint64_t size = snapshot->starts.back() + snapshot->ending.size();
    return {std::move(snapshot), size, partOf};
}

const Store *storeIn(const SnapshotData &data)
{
    const auto *snapshot = static_cast<const StoreSnapshot *>(data.heldFor(partOf));
    return snapshot == nullptr ? nullptr : &snapshot->store;
}

bool isSnapshot(const SnapshotData &data)
{
    if (storeIn(data) != nullptr)
        return true;
    const std::string *plain = data.plain();
    return plain != nullptr ? isSnapshot(std::string_view(*plain)) : isSnapshot(std::string_view(*data));
}

bool readSnapshot(const SnapshotData &data, const SnapshotVisitor &visitor)
{
    const auto *snapshot = static_cast<const StoreSnapshot *>(data.heldFor(partOf));
    if (snapshot == nullptr) {
        const std::string *plain = data.plain();
        return plain != nullptr ? readSnapshot(std::string_view(*plain), visitor)
                                : readSnapshot(std::string_view(*data), visitor);
    }
    bool wanted = true;
    snapshot->store.visit([&](const std::string &key, const StoredValue &value) {
        wanted = wanted && visitor.item(key, value.value, value.index);
    });
    return wanted && readSnapshot(std::string_view(openingOf(0) + snapshot->ending), visitor);
}

} // namespace raft
