#pragma once

#include "app/canvas/canvas_facts.h"
#include "app/canvas/canvas_geometry.h"
#include "app/theme/theme.h"

#include <optional>

class QPainter;

/// Servers as the canvas draws them. All functions draw around (0, 0).
namespace raftarium {

/// How a server stands out.
enum class Emphasis { None, Hovered, Selected };

/// What does not change from frame to frame: disc, ring, crown, name, role, term, pips, badges, log cells,
/// caption.
void drawServer(QPainter &painter, const ServerMeasures &measures, const ServerFacts &facts,
                const LogWindow &window, Emphasis emphasis, const Theme &theme);
/// Equal when drawServer would draw the same.
QString serverKey(const ServerFacts &facts, const LogWindow &window, Emphasis emphasis);

/// The timer's track, as long as this server's own timeout compared to `longestTimeout`, and the arc of what
/// is left; a leader's is the time to its next heartbeat. Lies beneath the server.
void drawServerTimer(QPainter &painter, const ServerMeasures &measures, const ServerFacts &facts,
                     raft::Time now, raft::Time longestTimeout, const Theme &theme);
/// Of a crashed server, how long it has been down; without a `now`, that it is. Lies on the server.
void drawDownTime(QPainter &painter, const ServerMeasures &measures, const ServerFacts &facts,
                  std::optional<raft::Time> now, const Theme &theme);
/// A voter's number in a ring: full when it votes for this server, dashed while it is asked, crossed out when
/// it refuses. Of a pre-vote nothing is full: no vote has been given.
void drawVote(QPainter &painter, QPointF centre, qreal size, const Pip &pip, raft::Term term, bool preVote,
              const Theme &theme);
/// Where it stands why a server does not run or cannot commit, relative to its centre; an empty one when
/// there is nothing of the kind. It may be wider than the server.
QRectF reasonBounds(const ServerMeasures &measures, const ServerFacts &facts);
/// Everything that these functions may cover.
QRectF serverBounds(const ServerMeasures &measures);

} // namespace raftarium
