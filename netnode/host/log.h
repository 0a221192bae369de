#pragma once

#include "netnode/host/options.h"

#include <QLoggingCategory>

namespace raftarium {

/// What a server says on standard error. Tokens and values never get here.
Q_DECLARE_LOGGING_CATEGORY(logNode)

/// Says everything up to `level`, one line each with time, level and server.
void startLogging(NodeOptions::LogLevel level, raft::NodeId server);

} // namespace raftarium
