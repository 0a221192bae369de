#pragma once

#include "app/comparison/compared_runs.h"

namespace raftarium {

/// Where the runs part and why: "They part at 1.240 s with event 812: something else was done."
QString partingText(const raft::RunComparison &comparison);
/// What happened then in one of the runs; in which nothing may have happened.
QString happenedText(const std::string &sentence);
/// "S1 leads in term 3 from 1.240 s".
QString leadingText(const raft::Leading &leading);

} // namespace raftarium
