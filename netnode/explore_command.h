#pragma once

#include <QStringList>

namespace raftarium {

/// `raftctl explore [--without RULE]…`: looks for the shortest run of a few servers that breaks a property
/// when rules of the protocol are off, and keeps it as a recording. Answers the exit code.
int runExploreCommand(const QStringList &arguments);

} // namespace raftarium
