#pragma once

#include "timeline_painter.h"

#include <QImage>

namespace raftarium {

/// What a picture of the timeline is made from.
struct TimelineRequest {
    const TimelineSource &source;
    const Selection &selection;
    const std::vector<raft::EventNumber> &hits; ///< Of a search; rising.
    const Theme &theme;
};

/// All of the timeline but head, dimming and hover, which change more often: kept until something else does.
class TimelinePicture {
public:
    /// From now on it is another one.
    void expire() { m_isStale = true; }
    /// There is another run.
    void forget();

    /// Finds out anew where everything lies, without drawing it.
    void arrange(const TimelineRequest &wanted);
    /// Draws it anew if it has expired or has another size.
    void update(const TimelineRequest &wanted, QSize size, qreal ratio);
    const QImage &image() const { return m_image; }
    const TimelineScene &scene() const { return m_scene; }
    const std::vector<OverviewBar> &overview() const { return m_overview; }
    /// Where hits lie on the overview.
    const std::vector<double> &searchMarks() const { return m_searchMarks; }
    /// What the heading says.
    const QString &subtitle() const { return m_subtitle; }

private:
    bool m_isStale = true;
    QImage m_image;
    TimelineScene m_scene;
    std::vector<OverviewBar> m_overview;
    std::vector<double> m_searchMarks;
    QString m_subtitle;
};

/// The same without a picture in between, for files and printers.
void paintDirectly(QPainter &painter, const TimelineScene &scene, const TimelineRequest &wanted);

} // namespace raftarium
