#pragma once

#include <QString>

#include <optional>

namespace raftarium {

/// Why a server that answers does not let itself be watched.
struct WatchRefusal {
    /// What stands in the way.
    enum class Why {
        AsksForToken, ///< None was shown.
        RefusesToken,
        Refuses,  ///< For the reason that it gives.
        NoServer, ///< What answers is no raftnode, or one too old to be watched.
    };

    Why why{};
    QString answer; ///< What it answers, of Refuses and NoServer.
};

/// From the reason for which a feed was lost (WatchFeed::lost), which begins with the server's answer to the
/// handshake if there was one; nothing when there was none. `withToken`: a token was shown.
std::optional<WatchRefusal> refusalOfWatcher(const QString &reason, bool withToken);
/// For the person at a terminal.
QString describe(const WatchRefusal &refusal);

} // namespace raftarium
