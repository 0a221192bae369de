#pragma once

#include "timeline_track.h"

#include "app/session/selection.h"

#include <optional>

namespace raftarium {

/// From where to where on the axis what is selected took its time: a message its way, a request until its
/// answer, another event from its cause on. Nothing when that is not known.
std::optional<TimeSpan> timeTakenBy(const Selection &selection, const TimelineTrack &track,
                                    const TimelineSource &source);

} // namespace raftarium
