#pragma once

#include <QString>

#include <optional>

namespace raftarium {

/// Why a server that answers does not let itself be watched, in words, from the reason for which a feed was
/// lost (WatchFeed::lost); nothing when there was no answer at all. `withToken`: a token was shown.
std::optional<QString> refusalOfWatcher(const QString &reason, bool withToken);

} // namespace raftarium
