#pragma once

#include "timeline_scene.h"

#include "app/session/session.h"
#include "app/theme/theme.h"

#include <QString>

#include <optional>
#include <vector>

class QPainter;

/// Draws the timeline: pure functions of what is shown, shared by the screen and by pictures.
namespace raftarium {

/// What is lit up.
struct TimelineHighlight {
    int lane = -1;                          ///< The selected server's.
    raft::EventNumber event = 0;            ///< The selected event, or the sending of the selected message.
    std::vector<raft::EventNumber> related; ///< Rising; its causes, or the events of the selected entry.

    bool isRelated(raft::EventNumber number) const;
    bool operator==(const TimelineHighlight &) const = default;
};

/// What the selection lights up in the events first … last of a scene.
TimelineHighlight highlightOf(const Selection &selection, const TimelineSource &source,
                              const TimelineScene &scene);

/// Lights up those hits of a search that lie in the events of a scene. `hits` rise.
void lightHits(TimelineHighlight &highlight, const std::vector<raft::EventNumber> &hits,
               const TimelineScene &scene);

/// Everything that stays while only the play head moves: lanes, messages, marks, axis and names.
void paintTimeline(QPainter &painter, const TimelineSource &source, const TimelineScene &scene,
                   const TimelineHighlight &highlight, const Theme &theme);

/// What lies over it.
struct TimelineOverlay {
    double head = 0;             ///< The instant shown, in microseconds.
    raft::EventNumber hover = 0; ///< The event under the mouse.
    bool live = true;            ///< Else what lies right of the head is dimmed.
};
void paintTimelineOverlay(QPainter &painter, const TimelineSource &source, const TimelineScene &scene,
                          const TimelineOverlay &overlay, const Theme &theme);

/// Around the whole timeline: keys go here.
void paintFocus(QPainter &painter, const QRectF &area, const Theme &theme);

/// The heading and what it says about the window ("11.9 s – 12.6 s · 87 events shown · …"), within `row`.
void paintTimelineTitle(QPainter &painter, const QRectF &row, const QString &subtitle, const Theme &theme);
/// The words of the heading: about the marked interval, where there is one, else about the window.
QString timelineSubtitle(const TimelineSource &source, const TimelineScene &scene);

/// A bar of the overview: how much happened, in the term's colour.
struct OverviewBar {
    double x = 0;
    float height = 0; ///< 0 … 1.
    raft::Term term{};
};
/// The whole run, from the start of the trace to its end, in `row`.
std::vector<OverviewBar> arrangeOverview(const TimelineSource &source, const QRectF &row);
/// Where the window lies on the overview, never too small to be taken hold of.
QRectF overviewFrame(const TimelineGeometry &geometry, const QRectF &row);
void paintOverview(QPainter &painter, const TimelineSource &source, const std::vector<OverviewBar> &bars,
                   double head, const Theme &theme);
/// The other branches as thin rails along the top of the overview: each from where it parted to its end.
void paintRails(QPainter &painter, const TimelineSource &source, const std::vector<OtherRun> &runs,
                const Theme &theme);

} // namespace raftarium
