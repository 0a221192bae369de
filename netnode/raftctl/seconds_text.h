#pragma once

#include "raftcore/consensus/types.h"

#include <QString>

namespace raftarium {

/// An instant of a run in seconds, to the millisecond: "1.250 s".
inline QString secondsText(raft::Time time)
{
    return QString::number(static_cast<double>(time.count()) / 1e6, 'f', 3) + QStringLiteral(" s");
}

} // namespace raftarium
