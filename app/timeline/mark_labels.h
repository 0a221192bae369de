#pragma once

#include "timeline_scene.h"

#include <QString>

#include <vector>

namespace raftarium {

/// A short name for a fault, bookmark or leader change: "S1 crashes", "partition {S1 S2} | {S3 S4 S5}". What
/// has none is named by its sentence.
QString markLabel(const raft::Event &event, const EventWords &words);

/// Gives marks their labels, where there is room: the more important first, and what you said of the run
/// before what was done to it; later ones fill the gaps. `end` is where the present stands.
void placeMarkLabels(const TimelineSource &source, double end, std::vector<TimelineScene::Mark> &marks);

} // namespace raftarium
