#pragma once

#include "app/session/selection.h"
#include "raftcore/scenario/lesson.h"

#include <vector>

namespace raftarium {

/// What a lesson leads the eye to, as it can be pointed at in this view: a link in both directions is two, an
/// entry is shown by its server.
std::vector<Selection> emphasised(const raft::LessonCues &cues, const raft::ClusterView &view);

} // namespace raftarium
