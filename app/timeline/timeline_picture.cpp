#include "timeline_picture.h"

#include "search_marks.h"

#include "app/theme/undivided_painting.h"

#include <QPainter>

namespace raftarium {

void TimelinePicture::forget()
{
    m_scene = {};
    expire();
}

void TimelinePicture::arrange(const TimelineRequest &wanted)
{
    m_scene = arrangeTimeline(wanted.source);
    m_overview = arrangeOverview(wanted.source, wanted.source.layout.overview);
    m_searchMarks = arrangeSearchMarks(wanted.source, wanted.hits);
    m_subtitle = timelineSubtitle(wanted.source, m_scene);
}

void TimelinePicture::update(const TimelineRequest &wanted, QSize size, qreal ratio)
{
    const QSize pixels = size * ratio;
    if (!m_isStale && m_image.size() == pixels)
        return;
    arrange(wanted);
    if (m_image.size() != pixels || m_image.devicePixelRatio() != ratio) {
        m_image = QImage(pixels, QImage::Format_RGB32);
        m_image.setDevicePixelRatio(ratio);
    }
    m_image.fill(wanted.theme.panel);
    paintUndivided(m_image, [&](QPainter &painter) { paintDirectly(painter, m_scene, wanted); });
    m_isStale = false;
}

void paintDirectly(QPainter &painter, const TimelineScene &scene, const TimelineRequest &wanted)
{
    TimelineHighlight highlight = highlightOf(wanted.selection, wanted.source, scene);
    lightHits(highlight, wanted.hits, scene);
    paintTimeline(painter, wanted.source, scene, highlight, wanted.theme);
}

} // namespace raftarium
