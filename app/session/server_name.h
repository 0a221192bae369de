#pragma once

#include "raftcore/consensus/types.h"

#include <QString>

namespace raftarium {

/// "S3": how every panel names a server.
inline QString serverName(raft::NodeId server)
{
    return QStringLiteral("S%1").arg(server.value);
}

} // namespace raftarium
