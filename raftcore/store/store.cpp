#include "raftcore/store/store.h"

#include "raftcore/store/command.h"
#include "raftcore/store/hash.h"
#include "raftcore/store/snapshot_form.h"

#include <algorithm>
#include <atomic>
#include <charconv>

namespace raft {

namespace {

// The store's hash is the sum of these, so that one change costs one subtraction and one addition, and the
// way the items are spread over pages does not show.
std::uint64_t hashOfItem(std::string_view key, std::string_view value, Index index)
{
    return mixed(mixed(mixed(0x243f6a8885a308d3U, key), value), index.value);
}

/// A copy of the store may have been read, and have ended, in another thread: what it read must have been
/// read before it is changed here. That the count has come down says so only together with this.
void seeOthersGone()
{
    std::atomic_thread_fence(std::memory_order_acquire);
}

std::optional<std::int64_t> integerIn(std::string_view text)
{
    std::int64_t value = 0;
    const char *end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    return error == std::errc() && stop == end ? std::optional(value) : std::nullopt;
}

std::optional<std::int64_t> sum(std::int64_t a, std::int64_t b)
{
    std::int64_t total = 0;
    return __builtin_add_overflow(a, b, &total) ? std::nullopt : std::optional(total);
}

} // namespace

std::optional<ChangeResult> Store::apply(const Entry &entry, const Rules &rules)
{
    m_applied = entry.at.index;
    const auto *bytes = std::get_if<Command>(&entry.payload);
    const std::optional<CommandView> command = bytes == nullptr ? std::nullopt : viewCommand(*bytes->bytes);
    if (!command)
        return std::nullopt;
    if (!command->session || !rules.holds(Rule::RetryIsAppliedOnce))
        return applyChange(*command, entry);
    return applyInSession(*command, entry);
}

// Thesis §6.3: the same request number again is a retry, and gets the answer of the first time.
std::optional<ChangeResult> Store::applyInSession(const CommandView &command, const Entry &entry)
{
    const Session session = command.session->session();
    if (m_sessions) {
        if (const ChangeResult *first = m_sessions->resultOf(session))
            return *first;
        if (!m_sessions->isNext(session))
            return std::nullopt;
    }
    const ChangeResult result = applyChange(command, entry);
    writableSessions().remember(session, result);
    return result;
}

bool Store::sessionHasExpired(const Entry &entry) const
{
    const auto *bytes = std::get_if<Command>(&entry.payload);
    const std::optional<CommandView> command = bytes == nullptr ? std::nullopt : viewCommand(*bytes->bytes);
    return command && command->session && m_sessions && m_sessions->hasExpired(command->session->session());
}

Sessions &Store::writableSessions()
{
    if (!m_sessions)
        m_sessions = std::make_shared<Sessions>();
    else if (m_sessions.use_count() > 1)
        m_sessions = std::make_shared<Sessions>(*m_sessions);
    else
        seeOthersGone();
    return *m_sessions;
}

// Values stay where they stand in the entry's command.
ChangeResult Store::applyChange(const CommandView &command, const Entry &entry)
{
    using Kind = CommandView::Kind;
    const Place place = placeOf(command.key);
    const StoredValue *present = valueAt(place);
    ChangeResult result{true, present != nullptr, entry.at.index, entry.at.term};
    std::optional<SharedText> value; // Afterwards.

    if (command.kind == Kind::Add) {
        const std::optional<std::int64_t> number = present != nullptr ? integerIn(present->value) : 0;
        const std::optional<std::int64_t> total = number ? sum(*number, command.amount) : std::nullopt;
        result.success = total.has_value();
        if (total)
            value = SharedText(std::to_string(*total));
    } else if (command.kind != Kind::Delete) {
        value = SharedText(std::get<Command>(entry.payload).bytes, command.value);
    }
    if (command.kind == Kind::CompareAndSet)
        result.success = isExpected(command, present);

    if (result.success && value)
        set(place, command.key, *std::move(value), entry.at.index);
    else if (result.success)
        erase(place);
    return result;
}

bool Store::isExpected(const CommandView &swap, const StoredValue *present)
{
    if (swap.expectedIndex)
        return present != nullptr && present->index == *swap.expectedIndex;
    if (present == nullptr)
        return !swap.expected;
    return swap.expected && *swap.expected == present->value.view();
}

Store::Place Store::placeOf(std::string_view key) const
{
    if (m_pages.empty())
        return {};
    Place place{pageFor(key), 0, false};
    const Page &page = *m_pages[place.page];
    place.item = placeIn(page, key);
    place.isTaken = place.item < page.size() && page[place.item].key == key;
    return place;
}

const StoredValue *Store::valueAt(Place place) const
{
    return place.isTaken ? &(*m_pages[place.page])[place.item].value : nullptr;
}

std::size_t Store::pageFor(std::string_view key) const
{
    if (m_pages.size() < 2)
        return 0; // A page that is just being begun has no front.
    const auto after = std::upper_bound(m_pages.begin(), m_pages.end(), key,
                                        [](std::string_view wanted, const std::shared_ptr<Page> &page) {
                                            return wanted < page->front().key;
                                        });
    return after == m_pages.begin() ? 0 : static_cast<std::size_t>(after - m_pages.begin()) - 1;
}

std::size_t Store::placeIn(const Page &page, std::string_view key)
{
    const auto place =
        std::lower_bound(page.begin(), page.end(), key,
                         [](const Item &item, std::string_view wanted) { return item.key < wanted; });
    return static_cast<std::size_t>(place - page.begin());
}

Store::Page &Store::writablePage(std::size_t page)
{
    if (m_pages[page].use_count() > 1)
        m_pages[page] = std::make_shared<Page>(*m_pages[page]);
    else
        seeOthersGone();
    return *m_pages[page];
}

std::optional<StoredValue> Store::find(std::string_view key) const
{
    const StoredValue *present = valueAt(placeOf(key));
    return present == nullptr ? std::nullopt : std::optional(*present);
}

void Store::set(Place place, std::string_view key, SharedText value, Index index)
{
    if (m_pages.empty())
        m_pages.push_back(std::make_shared<Page>());
    Page &page = writablePage(place.page);
    m_hash += hashOfItem(key, value, index);
    m_bytes += sizeOfItem(key, value);
    if (place.isTaken) {
        StoredValue &present = page[place.item].value;
        m_hash -= hashOfItem(key, present.value, present.index);
        m_bytes -= sizeOfItem(key, present.value);
        present = {std::move(value), index};
        return;
    }
    page.insert(page.begin() + static_cast<std::ptrdiff_t>(place.item),
                Item{std::string(key), {std::move(value), index}});
    ++m_size;
    if (page.size() <= pageSize)
        return;
    const auto middle = page.begin() + static_cast<std::ptrdiff_t>(page.size() / 2);
    auto upper = std::make_shared<Page>(std::make_move_iterator(middle), std::make_move_iterator(page.end()));
    page.erase(middle, page.end());
    m_pages.insert(m_pages.begin() + static_cast<std::ptrdiff_t>(place.page) + 1, std::move(upper));
}

void Store::erase(Place place)
{
    if (!place.isTaken)
        return;
    Page &page = writablePage(place.page);
    const auto item = page.begin() + static_cast<std::ptrdiff_t>(place.item);
    m_hash -= hashOfItem(item->key, item->value.value, item->value.index);
    m_bytes -= sizeOfItem(item->key, item->value.value);
    page.erase(item);
    --m_size;
    if (page.empty())
        m_pages.erase(m_pages.begin() + static_cast<std::ptrdiff_t>(place.page));
}

void Store::visit(const std::function<void(const std::string &, const StoredValue &)> &visit,
                  std::string_view prefix, std::string_view after, std::size_t limit) const
{
    const std::string_view start = std::max(prefix, after);
    for (std::size_t number = pageFor(start); number < m_pages.size() && limit > 0; ++number) {
        const Page &page = *m_pages[number];
        for (std::size_t place = placeIn(page, start); place < page.size() && limit > 0; ++place) {
            const Item &item = page[place];
            if (!after.empty() && item.key <= after)
                continue;
            if (!item.key.starts_with(prefix))
                return;
            visit(item.key, item.value);
            --limit;
        }
    }
}

void Store::visitSessions(
    const std::function<void(const std::string &, std::uint64_t, const ChangeResult &)> &visit) const
{
    if (m_sessions)
        m_sessions->visit(visit);
}

std::string Store::snapshot() const
{
    SnapshotWriter out(m_size);
    out.reserve(m_bytes);
    visit([&out](const std::string &key, const StoredValue &value) {
        out.item(key, value.value, value.index);
    });
    writeSessions(out);
    return out.take();
}

std::string Store::sessionsOfSnapshot() const
{
    SnapshotWriter out(0);
    writeSessions(out);
    return out.take().substr(openingOf(0).size());
}

void Store::writeSessions(SnapshotWriter &out) const
{
    out.beginSessions(m_sessions ? m_sessions->count(false) : 0);
    if (!m_sessions)
        return;
    const Sessions &sessions = *m_sessions;
    const Sessions::Visitor write = [&out](const std::string &client, std::uint64_t sequence,
                                           const ChangeResult &result) {
        out.session(client, sequence, result);
    };
    sessions.visit(false, write);
    out.forgotten(sessions.marks());
    if (sessions.count(true) > 0 || sessions.forgottenUntil() > 0) {
        out.beginTimed(sessions.marks(), sessions.forgottenUntil(), sessions.count(true));
        sessions.visit(true, write);
    }
}

bool Store::restore(std::string_view data, Index applied)
{
    return restoreBy([data](const SnapshotVisitor &visitor) { return readSnapshot(data, visitor); }, applied);
}

bool Store::restoreBy(const std::function<bool(const SnapshotVisitor &visitor)> &read, Index applied)
{
    Store restored;
    restored.m_applied = applied;
    SnapshotVisitor visitor;
    visitor.item = [&restored](std::string_view key, std::string_view value, Index index) {
        restored.set(restored.placeOf(key), key, std::string(value), index);
        return true;
    };
    bool timed = false;
    visitor.session = [&restored, &timed](const std::string &client, std::uint64_t sequence,
                                          const ChangeResult &result) {
        restored.writableSessions().remember({client, sequence, !timed}, result);
        return true;
    };
    visitor.timed = [&restored, &timed](std::uint64_t forgottenUntil) {
        restored.writableSessions().forgetUntil(forgottenUntil);
        timed = true;
    };
    visitor.forgotten = [&restored](std::uint64_t mark) { restored.writableSessions().mark(mark); };
    if (!read(visitor))
        return false;
    *this = std::move(restored);
    return true;
}

} // namespace raft
