#pragma once

#include "app/canvas/canvas_geometry.h"
#include "app/theme/theme.h"
#include "raftcore/cluster/event.h"

#include <vector>

class QPainter;

/// Traffic that is too fast to be seen message by message, as it is at the full speed of real processes: what
/// went each way lately, drawn as a stream.
namespace raftarium {

/// What one server has lately sent to another.
struct Flow {
    raft::NodeId from;
    raft::NodeId to;
    double perSecond = 0; ///< Messages a second of the run.
    bool entries = false; ///< Some of them carried entries.
    bool replies = true;  ///< All of them were replies.
    raft::Term term;      ///< Of the latest.
    double freshness = 1; ///< 1 … 0: how lately the latest was sent.
};

/// Whether messages that take so long, at so many times real time, are gone before they can be seen.
bool isTooFastToSee(raft::Time flight, double speed);

/// All traffic within `window` before `time`, by (from, to); of very much traffic the latest part of it.
std::vector<Flow> flowsOf(const raft::EventRecord &events, raft::EventNumber shown, raft::Time time,
                          raft::Time window);

/// Draws beads that run along the lane, the more the more is sent. `seconds` is what moves them.
void drawFlow(QPainter &painter, const Lane &lane, const Flow &flow, double seconds, qreal scale,
              const Theme &theme);

} // namespace raftarium
