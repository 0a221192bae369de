#pragma once

#include "raftcore/consensus/rules.h"

#include <QStringList>

namespace raftarium {

/// The rules that are turned off, each with its section of the paper: "CommitOnlyOwnTerm (§5.4.2)".
QStringList rulesOff(const raft::Rules &rules);

} // namespace raftarium
