#include "measured_time.h"

#include "timeline_painter.h"

#include <algorithm>

namespace raftarium {

std::optional<TimeSpan> timeTakenBy(const Selection &selection, const TimelineTrack &track,
                                    const TimelineSource &source)
{
    const raft::EventNumber event = highlightOf(selection, source, {}).event;
    if (event == 0)
        return std::nullopt;
    raft::EventNumber other = track.index().endOf(event);
    if (source.record[event].kind == raft::EventKind::OperationCalled)
        other = track.index().returnOf(event);
    if (other == 0)
        other = source.record[event].cause;
    if (other == 0)
        return std::nullopt;
    const auto [first, last] = std::minmax(track.placeOf(event), track.placeOf(other));
    return TimeSpan{first, last};
}

} // namespace raftarium
