#pragma once

#include "bookmark_painter.h"
#include "timeline_painter.h"

#include "app/session/session.h"

#include <memory>
#include <vector>

namespace raftarium {

/// The run of the session on an axis: what is indexed of it, which window of it is seen, and how the window
/// moves with the instant shown. A place is a number on the axis.
class TimelineTrack {
public:
    explicit TimelineTrack(Session *session);

    /// The view whose servers are the lanes.
    const raft::ClusterView &view() const { return *m_shown; }
    const TimelineIndex &index() const { return m_index; }
    TimelineGeometry &geometry() { return m_geometry; }
    const TimelineGeometry &geometry() const { return m_geometry; }
    bool countsEvents() const { return m_geometry.scale() == TimelineScale::Events; }

    /// Begins anew: another run is shown.
    void forget();
    /// Takes in what has happened, and moves the window with the instant shown unless `isHeld`. Whether
    /// anything but that instant has changed.
    bool follow(bool isHeld);
    /// The window moves with the present again.
    void followPresent() { m_following = true; }
    /// Shows that stretch of the run and stops following the present unless it is in there.
    void showWindow(TimeSpan window);
    /// The stretch around an event: a message with a little before and after, anything else within 20 ms or a
    /// few events.
    TimeSpan around(raft::EventNumber number) const;

    double head() const;
    double placeOf(raft::EventNumber number) const;
    /// The bookmarks of the run.
    std::vector<PlacedBookmark> bookmarks() const;
    /// Where the other branches parted from this one and where they end.
    std::vector<OtherRun> rails() const;
    /// "12.100 s  sentence".
    QString lineFor(raft::EventNumber number) const;
    /// What a scene is made from.
    TimelineSource source(const TimelineLayout &layout, const TimelineFilter &filter) const;
    TimelineSource source(TimelineLayout &&, const TimelineFilter &) const = delete; ///< It is referred to.

    /// Shows the instant at that pixel.
    void seekTo(double x);
    /// Shows a message at that pixel of its way. The mouse may be a little beside it: then the first or the
    /// last instant at which it exists.
    void seekOnTheWay(raft::EventNumber sent, double x);

private:
    void chooseScale();
    double endOfRun() const;
    bool keepHeadVisible();

    Session *m_session;
    std::shared_ptr<const raft::ClusterView> m_shown; ///< Never null.
    TimelineIndex m_index;
    TimelineGeometry m_geometry;
    bool m_following = true;      ///< The window moves with the head.
    double m_headFraction = 0.84; ///< Where in the window the head stays while it is followed.
    double m_lastHead = 0;
};

} // namespace raftarium
