#include "timeline_widget.h"

#include "important_events.h"
#include "measured_time.h"
#include "search_marks.h"
#include "timeline_click.h"
#include "timeline_controls.h"
#include "timeline_finder.h"
#include "timeline_keys.h"

#include "app/theme/file_painting.h"
#include "app/theme/plain_text.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

namespace raftarium {

TimelineWidget::TimelineWidget(Session *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_rows(this, [this] { return listRows(); }), m_track(session),
      m_drag(&m_track), m_finder(new TimelineFinder(session, this)), m_controls(new TimelineControls(this))
{
    setObjectName(QStringLiteral("timeline"));
    setAccessibleName(tr("Timeline"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(m_controls, &TimelineControls::filterChosen, this, &TimelineWidget::setFilter);
    connect(m_controls, &TimelineControls::searchAsked, this, [this](const QString &text) {
        if (text == m_finder->text() && m_finder->found() != 0)
            findNext();
        else
            find(text);
    });
    connect(m_finder, &TimelineFinder::searched, this, &TimelineWidget::showFound);
    connect(m_finder, &TimelineFinder::wordsChanged, this, &TimelineWidget::showHits);
    connect(session, &Session::clusterReplaced, this, &TimelineWidget::forgetCluster);
    connect(session, &Session::viewChanged, this, &TimelineWidget::followSession);
    connect(session, &Session::selectionChanged, this, [this] {
        m_picture.expire();
        m_rows.follow();
        update();
    });
    connect(session, &Session::playbackChanged, this, [this] {
        if (m_session->isLive())
            m_track.followPresent();
        update();
    });
    forgetCluster();
}

void TimelineWidget::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_controls->setTheme(theme);
    arrange(); // The letters of a theme may be larger than those of the last one.
}

void TimelineWidget::setFilter(const TimelineFilter &filter)
{
    m_filter = filter;
    m_controls->setFilter(filter);
    windowMoved();
}

QSize TimelineWidget::sizeHint() const
{
    return {900, 300};
}

QSize TimelineWidget::minimumSizeHint() const
{
    return {360, 160};
}

TimelineLayout TimelineWidget::rows() const
{
    return layoutTimeline(size(), static_cast<int>(m_track.view().servers.size()),
                          {.clients = !m_track.index().operations().empty(), .futures = !m_futures.empty()},
                          m_theme.textScale);
}

TimelineScene TimelineWidget::scene() const
{
    const TimelineLayout layout = rows();
    return arrangeTimeline(m_track.source(layout, m_filter));
}

QString TimelineWidget::heading() const
{
    const TimelineLayout layout = rows();
    return timelineSubtitle(m_track.source(layout, m_filter), m_picture.scene());
}

QString TimelineWidget::searchText() const
{
    return m_finder->text();
}

raft::EventNumber TimelineWidget::found() const
{
    return m_finder->found();
}

void TimelineWidget::forgetCluster()
{
    m_track.forget();
    m_picture.forget();
    m_hover = 0;
    m_drag.forget();
    TimelineFilter everyServer = m_filter;
    everyServer.hidden.clear();
    setFilter(everyServer);
    m_finder->forget();
    followSession();
}

void TimelineWidget::followSession()
{
    if (m_track.follow(m_drag.holdsWindow()))
        m_picture.expire();
    std::vector<raft::NodeId> servers;
    for (const raft::ServerView &server : m_track.view().servers)
        servers.push_back(server.id);
    m_controls->setServers(servers);
    if (!servers.empty())
        m_finder->follow();
    m_rows.follow();
    update();
}

void TimelineWidget::windowMoved()
{
    m_picture.expire();
    m_rows.follow();
    m_hover = 0;
    update();
}

void TimelineWidget::showWindow(TimeSpan window)
{
    m_track.showWindow(window);
    windowMoved();
}

void TimelineWidget::setFutures(const std::vector<FutureMark> &futures)
{
    if (futures == m_futures)
        return;
    m_futures = futures;
    arrange();
}

std::vector<QRectF> TimelineWidget::futureColumns() const
{
    const TimelineLayout layout = rows();
    const TimelineSource from = m_track.source(layout, m_filter);
    std::vector<QRectF> columns;
    for (const FutureMark &mark : m_futures)
        columns.push_back(columnOf(mark, from, m_futures));
    return columns;
}

void TimelineWidget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const TimelineLayout layout = rows();
    if (layout.laneCount == 0) {
        painter.fillRect(rect(), m_theme.panel);
        return;
    }
    if (paintsShapes(painter)) {
        paintPicture(painter);
        return;
    }
    const TimelineSource from = m_track.source(layout, m_filter);
    m_picture.update(request(from), size(), devicePixelRatioF());
    painter.drawImage(0, 0, m_picture.image());
    paintAbove(painter, from, m_picture);
    if (hasFocus())
        paintFocus(painter, rect(), m_theme);
}

TimelineRequest TimelineWidget::request(const TimelineSource &from) const
{
    return {from, m_session->selection(), m_finder->hits(), m_theme};
}

void TimelineWidget::paintPicture(QPainter &painter) const
{
    const TimelineLayout layout = rows(); // The source refers to it.
    const TimelineSource from = m_track.source(layout, m_filter);
    TimelinePicture picture;
    picture.arrange(request(from));
    painter.fillRect(rect(), m_theme.panel);
    paintDirectly(painter, picture.scene(), request(from));
    paintAbove(painter, from, picture);
}

/// What changes more often than the rest.
void TimelineWidget::paintAbove(QPainter &painter, const TimelineSource &from,
                                const TimelinePicture &picture) const
{
    const TimelineLayout layout = rows();
    const QRectF heading = layout.title.adjusted(0, 0, m_controls->left() - layout.title.right() - 10, 0);
    paintTimelineTitle(painter, heading, picture.subtitle(), m_theme);
    paintFutures(painter, from, m_futures, m_theme);
    paintBookmarks(painter, from, m_track.bookmarks(), m_theme);
    paintTimelineOverlay(painter, from, picture.scene(), {m_track.head(), m_hover, m_session->isLive()},
                         m_theme);
    paintOverview(painter, from, picture.overview(), m_track.head(), m_theme);
    paintSearchMarks(painter, layout.overview, picture.searchMarks(), m_theme);
    paintRails(painter, from, m_track.rails(), m_theme);
}

void TimelineWidget::resizeEvent(QResizeEvent *)
{
    arrange();
}

void TimelineWidget::arrange()
{
    const TimelineLayout layout = rows();
    m_controls->place(layout.title);
    m_track.geometry().setPixels(layout.lanes.left(), layout.lanes.width());
    windowMoved();
}

void TimelineWidget::wheelEvent(QWheelEvent *event)
{
    turnWindow(*event, m_track.geometry());
    showWindow(m_track.geometry().window());
    event->accept();
}

void TimelineWidget::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        QWidget::mousePressEvent(event);
        return;
    }
    m_drag.press(event->position(), event->modifiers() & Qt::ShiftModifier, rows());
    windowMoved();
}

void TimelineWidget::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_drag.isRunning())
        hoverAt(event->position());
    else if (m_drag.move(event->position(), rows()))
        windowMoved();
}

void TimelineWidget::hoverAt(QPointF point)
{
    const raft::EventNumber hover = m_picture.scene().eventAt(point);
    setCursor(m_drag.isOnHead(point, rows()) ? Qt::SizeHorCursor
                                             : (hover != 0 ? Qt::PointingHandCursor : Qt::ArrowCursor));
    if (hover == m_hover)
        return;
    m_hover = hover;
    update();
}

void TimelineWidget::mouseReleaseEvent(QMouseEvent *event)
{
    switch (m_drag.release(event->position())) {
    case TimelineDrag::End::Nothing: QWidget::mouseReleaseEvent(event); break;
    case TimelineDrag::End::Click:
        if (clickTimeline(event->position(), rows(), scene(), m_track, *m_session))
            windowMoved();
        break;
    case TimelineDrag::End::Interval: windowMoved(); break;
    case TimelineDrag::End::Window: showWindow(m_track.geometry().window()); break;
    }
}

void TimelineWidget::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const auto range = m_track.geometry().range();
    if (range && range->contains(m_track.geometry().xToMicroseconds(event->position().x())))
        zoomToInterval();
    else if (const raft::EventNumber number = scene().eventAt(event->position()))
        showWindow(m_track.around(number));
}

void TimelineWidget::zoomToInterval()
{
    if (m_track.geometry().zoomToRange())
        showWindow(m_track.geometry().window());
}

std::optional<TimeSpan> TimelineWidget::measurable() const
{
    const TimelineLayout layout = rows();
    return timeTakenBy(m_session->selection(), m_track, m_track.source(layout, m_filter));
}

void TimelineWidget::measure()
{
    const TimeSpan span = *measurable();
    m_track.geometry().setRange(span.from, span.to);
    windowMoved();
}

void TimelineWidget::selectEvent(raft::EventNumber number)
{
    m_session->select(whatStandsFor(number, m_session->events()));
}

void TimelineWidget::keyPressEvent(QKeyEvent *event)
{
    if (m_controls->isTyping()) { // It has left the key over.
        QWidget::keyPressEvent(event);
        return;
    }
    if (moveWindow(*event, m_track.geometry()))
        showWindow(m_track.geometry().window());
    else if (!steps(*event))
        QWidget::keyPressEvent(event);
}

/// Goes through the run, its servers or its hits, if that is what the key does.
bool TimelineWidget::steps(const QKeyEvent &key)
{
    if (stepRun(key, *m_session, m_track.view()))
        return true;
    switch (key.key()) {
    case Qt::Key_N: key.modifiers() & Qt::ShiftModifier ? findPrevious() : findNext(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: zoomToInterval(); return true;
    case Qt::Key_Escape:
        m_track.geometry().clearRange();
        windowMoved();
        return true;
    case Qt::Key_M:
        if (!measurable() || key.modifiers() != Qt::NoModifier)
            return false;
        measure();
        return true;
    default: return false;
    }
}

void TimelineWidget::leaveEvent(QEvent *)
{
    if (m_hover == 0)
        return;
    m_hover = 0;
    update();
}

bool TimelineWidget::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto &key = *static_cast<QKeyEvent *>(event);
        const bool measures = key.key() == Qt::Key_M && key.modifiers() == Qt::NoModifier && measurable();
        if (isTimelineKey(key, m_track.geometry()) || measures) {
            event->accept();
            return true;
        }
    }
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    showToolTip(help->globalPos(), tipAt(help->pos()), this, {});
    return true;
}

QString TimelineWidget::tipAt(QPointF point) const
{
    if (rows().title.contains(point))
        return heading().replace(QStringLiteral(" · "), QStringLiteral("\n"));
    if (rows().futures.contains(point)) {
        const auto future = futureNear(point.x(), m_track.geometry(), m_futures);
        return future ? future->words : QString();
    }
    const raft::EventNumber number = m_picture.scene().eventAt(point);
    return number == 0 ? QString() : m_track.lineFor(number);
}

void TimelineWidget::find(const QString &text)
{
    m_controls->setText(text);
    m_finder->find(text);
}

void TimelineWidget::findNext()
{
    m_finder->findNext();
}

void TimelineWidget::findPrevious()
{
    m_finder->findPrevious();
}

void TimelineWidget::startSearch()
{
    m_controls->startSearch();
}

void TimelineWidget::showFound(raft::EventNumber number)
{
    if (number != 0) {
        m_session->seekEvent(number);
        selectEvent(number);
        const double at = m_track.placeOf(number);
        if (!m_track.geometry().window().contains(at))
            m_track.geometry().place(at, 0.5);
        showWindow(m_track.geometry().window());
    }
    emit searched(number != 0);
}

void TimelineWidget::showHits()
{
    if (m_controls->setHits(m_finder->words())) {
        arrange();
        update();
    }
}

QStringList TimelineWidget::visibleImportantEvents() const
{
    QStringList lines;
    for (const auto &[number, at] : importantEvents(scene()))
        lines.append(m_track.lineFor(number));
    return lines;
}

QList<PaintedRow> TimelineWidget::listRows() const
{
    return importantRows(scene(), m_track, m_session);
}

} // namespace raftarium
