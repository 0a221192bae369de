#pragma once

#include <QStringList>

namespace raftarium {

/// The name that may be meant by `typed`: the one with the fewest typing mistakes between them (a letter too
/// many, missing, wrong, or two swapped); empty when none is close.
QString closestName(const QString &typed, const QStringList &names);

} // namespace raftarium
