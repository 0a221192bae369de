#pragma once

#include "netnode/host/replica.h"
#include "netnode/http/http_server.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace raftarium {

/// What changed in the store, for clients who follow keys. The latest changes are kept, so that one who comes
/// back asks from the last entry on that it knows of, at this server or another.
class ChangeFeed : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t mostKept = 20'000;
    static constexpr std::size_t mostBytes = 8 * 1024 * 1024; ///< Of keys and values that are kept.
    static constexpr std::size_t mostWaiting = 64;            ///< Clients.

    /// Which changes a client wants.
    struct Wish {
        std::string prefix;               ///< Of keys that begin so …
        bool isWhole = false;             ///< … or of the key that is called so.
        std::optional<raft::Index> after; ///< Behind this entry; without one, from now on.
        std::chrono::milliseconds wait{}; ///< For so long when there are none yet.
    };

    /// Both must outlive it.
    ChangeFeed(Replica &replica, HttpServer &http, QObject *parent = nullptr);

    /// Answers now or later: {"changes":[{"index","key","value"}…],"index"}; a removal has no value.
    /// "index" is the entry up to which these are all. 410 when some are no longer kept.
    void ask(HttpRequestKey key, const Wish &wish);

private:
    struct Waiting {
        HttpRequestKey key;
        Wish wish;
        std::chrono::steady_clock::time_point until;
    };

    void take(const raft::ServerEffects &effects);
    void keep(const raft::StoreChange &change);
    raft::Index applied() const { return m_replica.server().store().applied(); }
    std::optional<HttpResponse> answerTo(const Wish &wish, bool isLate) const;
    void answerWaiting(bool areLate);

    Replica &m_replica;
    HttpServer &m_http;
    std::deque<raft::StoreChange> m_kept;
    std::size_t m_bytes = 0;
    raft::Index m_forgotten; ///< Changes up to here are no longer kept.
    std::vector<Waiting> m_waiting;
    QTimer m_late;
};

} // namespace raftarium
