#pragma once

#include <QStringList>

namespace raftarium {

/// The names of the scenarios and lessons in this program ("network-partition"), in the order in which they
/// are taught: as resources/scenarios/order.txt has them, then what it does not name.
QStringList lessonsInOrder();

} // namespace raftarium
