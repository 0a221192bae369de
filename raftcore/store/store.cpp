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

/// The same text where it stands in the entry's command, if it is the last thing there, as values are.
SharedText sharedWith(const Entry &entry, const std::string &value)
{
    const std::shared_ptr<const std::string> &bytes = std::get<Command>(entry.payload).bytes;
    if (!bytes->ends_with(value))
        return value;
    return {bytes, std::string_view(*bytes).substr(bytes->size() - value.size())};
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
    if (bytes == nullptr)
        return std::nullopt;
    const std::optional<StoreCommand> command = decodeCommand(*bytes->bytes);
    if (!command)
        return std::nullopt;
    if (!command->session || !rules.holds(Rule::RetryIsAppliedOnce))
        return applyChange(command->change, entry);
    return applyInSession(*command, entry);
}

// Thesis §6.3: the same request number again is a retry, and gets the answer of the first time.
std::optional<ChangeResult> Store::applyInSession(const StoreCommand &command, const Entry &entry)
{
    const Session &session = *command.session;
    if (m_sessions) {
        if (const ChangeResult *first = m_sessions->resultOf(session))
            return *first;
        if (!m_sessions->isNext(session))
            return std::nullopt;
    }
    const ChangeResult result = applyChange(command.change, entry);
    writableSessions().remember(session, result);
    return result;
}

bool Store::sessionHasExpired(const Entry &entry) const
{
    const auto *bytes = std::get_if<Command>(&entry.payload);
    const std::optional<StoreCommand> command =
        bytes != nullptr ? decodeCommand(*bytes->bytes) : std::nullopt;
    return command && command->session && m_sessions && m_sessions->hasExpired(*command->session);
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

ChangeResult Store::applyChange(const Change &change, const Entry &entry)
{
    const Index index = entry.at.index;
    const std::string &key = keyOf(change);
    const std::optional<StoredValue> present = find(key);
    ChangeResult result{true, present.has_value(), index};
    std::optional<SharedText> value; // Afterwards.

    if (const auto *put = std::get_if<Put>(&change)) {
        value = sharedWith(entry, put->value);
    } else if (const auto *add = std::get_if<Add>(&change)) {
        const std::optional<std::int64_t> number = present ? integerIn(present->value) : 0;
        const std::optional<std::int64_t> total = number ? sum(*number, add->amount) : std::nullopt;
        result.success = total.has_value();
        if (total)
            value = SharedText(std::to_string(*total));
    } else if (const auto *swap = std::get_if<CompareAndSet>(&change)) {
        const bool same =
            present ? swap->expected && *swap->expected == present->value.view() : !swap->expected;
        result.success = swap->expectedIndex ? present && present->index == *swap->expectedIndex : same;
        value = sharedWith(entry, swap->value);
    }

    if (result.success && value)
        set(key, *std::move(value), index);
    else if (result.success)
        erase(key);
    return result;
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
    if (m_pages.empty())
        return std::nullopt;
    const Page &page = *m_pages[pageFor(key)];
    const std::size_t place = placeIn(page, key);
    if (place == page.size() || page[place].key != key)
        return std::nullopt;
    return page[place].value;
}

void Store::set(std::string_view key, SharedText value, Index index)
{
    if (m_pages.empty())
        m_pages.push_back(std::make_shared<Page>());
    const std::size_t number = pageFor(key);
    Page &page = writablePage(number);
    const std::size_t place = placeIn(page, key);
    m_hash += hashOfItem(key, value, index);
    m_bytes += sizeOfItem(key, value);
    if (place < page.size() && page[place].key == key) {
        m_hash -= hashOfItem(key, page[place].value.value, page[place].value.index);
        m_bytes -= sizeOfItem(key, page[place].value.value);
        page[place].value = {std::move(value), index};
        return;
    }
    page.insert(page.begin() + static_cast<std::ptrdiff_t>(place),
                Item{std::string(key), {std::move(value), index}});
    ++m_size;
    if (page.size() <= pageSize)
        return;
    const auto middle = page.begin() + static_cast<std::ptrdiff_t>(page.size() / 2);
    auto upper = std::make_shared<Page>(std::make_move_iterator(middle), std::make_move_iterator(page.end()));
    page.erase(middle, page.end());
    m_pages.insert(m_pages.begin() + static_cast<std::ptrdiff_t>(number) + 1, std::move(upper));
}

void Store::erase(std::string_view key)
{
    if (!find(key))
        return;
    const std::size_t number = pageFor(key);
    Page &page = writablePage(number);
    const auto item = page.begin() + static_cast<std::ptrdiff_t>(placeIn(page, key));
    m_hash -= hashOfItem(key, item->value.value, item->value.index);
    m_bytes -= sizeOfItem(key, item->value.value);
    page.erase(item);
    --m_size;
    if (page.empty())
        m_pages.erase(m_pages.begin() + static_cast<std::ptrdiff_t>(number));
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
        restored.set(key, std::string(value), index);
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
