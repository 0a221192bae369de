#pragma once

#include <QString>

#include <optional>

namespace raftarium {

/// Why servers 1 … N cannot start on what earlier servers have left in this directory, with what to do about
/// it; nothing when they can. Their journals say who belongs to the cluster: another number of servers is
/// another membership, and that changes only by an agreement of those that it consists of.
std::optional<QString> obstacleInKeptData(const QString &directory, int servers);

} // namespace raftarium
