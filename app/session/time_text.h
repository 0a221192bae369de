#pragma once

#include "raftcore/consensus/types.h"

#include <QString>

#include <optional>

/// Times of a run as people write and read them.
namespace raftarium {

/// "12.5s", "12.5 s", "300ms", "40us" or plain seconds ("12.5"). Nothing when it is no time, or negative.
std::optional<raft::Time> parseTime(const QString &text);
/// "12.482 s".
QString timeText(raft::Time time);

} // namespace raftarium
