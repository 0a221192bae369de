#include "netnode/host/change_feed.h"

#include "netnode/host/json_response.h"
#include "raftcore/format/json_text.h"

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {

using Clock = std::chrono::steady_clock;

/// An answer ends behind the change with which it becomes longer.
constexpr std::size_t answerBytes = 1024 * 1024;
constexpr std::chrono::milliseconds lookForLateEvery{50};

std::size_t sizeOf(const raft::StoreChange &change)
{
    return change.key.size() + (change.value ? change.value->size() : 0);
}

bool concerns(const ChangeFeed::Wish &wish, const raft::StoreChange &change)
{
    return wish.isWhole ? change.key == wish.prefix : change.key.starts_with(wish.prefix);
}

void append(std::string &out, const raft::StoreChange &change)
{
    out += "{\"index\":";
    raft::appendNumber(out, change.index.value);
    out += ",\"key\":";
    raft::appendString(out, change.key);
    if (change.value) {
        out += ",\"value\":";
        raft::appendString(out, change.value->view());
    }
    out += '}';
}

} // namespace

ChangeFeed::ChangeFeed(Replica &replica, HttpServer &http, QObject *parent)
    : QObject(parent), m_replica(replica), m_http(http), m_forgotten(applied())
{
    m_late.setInterval(lookForLateEvery);
    connect(&m_late, &QTimer::timeout, this, [this] { answerWaiting(true); });
    connect(&replica, &Replica::stepped, this,
            [this](const StepCause &, const raft::ServerEffects &effects) { take(effects); });
}

void ChangeFeed::take(const raft::ServerEffects &effects)
{
    if (effects.node.restore) { // A snapshot does not tell how its state came about.
        m_kept.clear();
        m_bytes = 0;
        m_forgotten = effects.node.restore->last.index;
    }
    for (const raft::StoreChange &change : effects.changes)
        keep(change);
    if (m_waiting.empty() || (effects.changes.empty() && !effects.node.restore))
        return;
    answerWaiting(false);
    for (Waiting &one : m_waiting) // Up to here nothing concerned it.
        one.wish.after = std::max(*one.wish.after, applied());
}

void ChangeFeed::keep(const raft::StoreChange &change)
{
    m_kept.push_back(change);
    m_bytes += sizeOf(change);
    while (m_kept.size() > mostKept || m_bytes > mostBytes) {
        m_forgotten = m_kept.front().index;
        m_bytes -= sizeOf(m_kept.front());
        m_kept.pop_front();
    }
}

void ChangeFeed::ask(HttpRequestKey key, const Wish &wish)
{
    Wish present = wish;
    if (!present.after)
        present.after = applied();
    if (const std::optional<HttpResponse> response = answerTo(present, wish.wait.count() == 0))
        return m_http.answer(key, *response);
    if (m_waiting.size() == mostWaiting)
        return m_http.answer(key,
                             errorResponse(503, "too_many_waiting",
                                           "many others wait for changes here; try again, or elsewhere"));
    m_waiting.push_back({key, std::move(present), Clock::now() + wish.wait});
    m_late.start();
}

/// Nothing when there is no change yet, and the client can wait.
std::optional<HttpResponse> ChangeFeed::answerTo(const Wish &wish, bool isLate) const
{
    if (*wish.after < m_forgotten)
        return errorResponse(410, "changes_forgotten",
                             "changes up to index " + std::to_string(m_forgotten.value) +
                                 " are no longer kept here");
    HttpResponse response;
    response.body = "{\"changes\":[";
    raft::Index upTo = std::max(applied(), *wish.after);
    bool any = false;
    auto change = std::upper_bound(m_kept.begin(), m_kept.end(), *wish.after,
                                   [](raft::Index after, const auto &one) { return after < one.index; });
    for (; change != m_kept.end(); ++change) {
        if (!concerns(wish, *change))
            continue;
        response.body += any ? "," : "";
        append(response.body, *change);
        any = true;
        if (response.body.size() > answerBytes) {
            upTo = change->index;
            break;
        }
    }
    if (!any && !isLate)
        return std::nullopt;
    response.body += "],\"index\":" + std::to_string(upTo.value) + "}\n";
    return response;
}

void ChangeFeed::answerWaiting(bool areLate)
{
    const Clock::time_point now = Clock::now();
    std::erase_if(m_waiting, [&](const Waiting &one) {
        const std::optional<HttpResponse> response = answerTo(one.wish, areLate && now >= one.until);
        if (response)
            m_http.answer(one.key, *response);
        return response.has_value();
    });
    if (m_waiting.empty())
        m_late.stop();
}

} // namespace raftarium
