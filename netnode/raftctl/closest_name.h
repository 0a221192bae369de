#pragma once

#include <QStringList>

namespace raftarium {

/// The name that may be meant by `typed`: the one that the fewest slips of the hand (a
/// letter more, less, wrong, or two swapped) lead to; empty when none is close.
QString closestName(const QString &typed, const QStringList &names);

} // namespace raftarium
