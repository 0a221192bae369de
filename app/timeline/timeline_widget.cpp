#include "timeline_widget.h"

#include "app/session/server_name.h"
#include "app/theme/plain_text.h"
#include "app/theme/undivided_painting.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace raftarium {

namespace {

constexpr double dragThreshold = 4; ///< Pixels before a press becomes a drag.
constexpr int listedEvents = 500;
constexpr int searchPauseMs = 15; ///< Between two pieces of a search.

} // namespace

TimelineWidget::TimelineWidget(Session *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_shown(session->shown())
{
    setObjectName(QStringLiteral("timeline"));
    setAccessibleName(tr("Timeline"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    buildControls();
    connect(session, &Session::clusterReplaced, this, &TimelineWidget::forgetCluster);
    connect(session, &Session::viewChanged, this, &TimelineWidget::followSession);
    connect(session, &Session::selectionChanged, this, [this] {
        m_contentStale = true;
        update();
    });
    connect(session, &Session::playbackChanged, this, [this] {
        if (m_session->isLive())
            m_following = true;
        update();
    });
    forgetCluster();
}

void TimelineWidget::buildControls()
{
    m_searchField = new QLineEdit(this);
    m_searchField->setObjectName(QStringLiteral("timelineSearch"));
    m_searchField->setPlaceholderText(tr("Find event"));
    m_searchField->setAccessibleName(tr("Find an event by its sentence, kind or server"));
    m_searchField->setClearButtonEnabled(true);
    connect(m_searchField, &QLineEdit::returnPressed, this, [this] {
        if (m_searchField->text() == m_search.text() && m_found != 0)
            findNext();
        else
            find(m_searchField->text());
    });
    m_hits = new QLabel(this);
    m_hits->setObjectName(QStringLiteral("timelineHits"));
    m_hits->setProperty("muted", true);
    m_hits->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_searchTimer.setInterval(searchPauseMs);
    connect(&m_searchTimer, &QTimer::timeout, this, &TimelineWidget::countHits);
    m_filterMenu = new QMenu(this);
    m_filterButton = new QToolButton(this);
    m_filterButton->setObjectName(QStringLiteral("timelineFilter"));
    m_filterButton->setText(tr("Filter"));
    m_filterButton->setToolTip(tr("Choose which events the timeline shows"));
    m_filterButton->setAccessibleName(tr("Filter events"));
    m_filterButton->setPopupMode(QToolButton::InstantPopup);
    m_filterButton->setMenu(m_filterMenu);
    connect(m_filterMenu, &QMenu::aboutToShow, this, &TimelineWidget::buildFilterMenu);
    buildFilterMenu();
}

void TimelineWidget::buildFilterMenu()
{
    m_filterMenu->clear();
    const auto addKind = [this](const QString &text, bool TimelineFilter::*kind) {
        QAction *action = m_filterMenu->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_filter.*kind);
        connect(action, &QAction::toggled, this, [this, kind](bool on) {
            TimelineFilter filter = m_filter;
            filter.*kind = on;
            setFilter(filter);
        });
    };
    addKind(tr("Messages"), &TimelineFilter::replication);
    addKind(tr("Heartbeats"), &TimelineFilter::heartbeats);
    addKind(tr("Votes"), &TimelineFilter::votes);
    addKind(tr("Faults"), &TimelineFilter::faults);
    addKind(tr("Client operations"), &TimelineFilter::clients);
    m_filterMenu->addSeparator();
    for (const raft::ServerView &server : m_shown->servers) {
        QAction *action = m_filterMenu->addAction(serverName(server.id));
        action->setCheckable(true);
        action->setChecked(m_filter.hidden.count(server.id) == 0);
        connect(action, &QAction::toggled, this, [this, id = server.id](bool on) {
            TimelineFilter filter = m_filter;
            if (on)
                filter.hidden.erase(id);
            else
                filter.hidden.insert(id);
            setFilter(filter);
        });
    }
    m_filterMenu->addSeparator();
    connect(m_filterMenu->addAction(tr("Show everything")), &QAction::triggered, this,
            [this] { setFilter({}); });
}

void TimelineWidget::setTheme(const Theme &theme)
{
    m_theme = theme;
    placeControls();
    windowMoved();
}

void TimelineWidget::setFilter(const TimelineFilter &filter)
{
    m_filter = filter;
    m_filterButton->setText(filter.everything() ? tr("Filter") : tr("Filtered"));
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
    return layoutTimeline(size(), static_cast<int>(m_shown->servers.size()), !m_index.operations().empty(),
                          m_theme.textScale);
}

TimelineSource TimelineWidget::source(const TimelineLayout &layout) const
{
    TimelineSource source{m_session->events(), m_index, m_geometry, layout, {}, m_filter, {}, {}, {}};
    for (const raft::ServerView &server : m_shown->servers)
        source.servers.push_back(server.id);
    source.end = raft::Time{static_cast<raft::Time::rep>(m_geometry.trace().to)};
    if (m_session->isLive())
        source.onTheirWay = m_shown->messages;
    source.sentence = [this](raft::EventNumber number) {
        return QString::fromStdString(m_session->cluster().describe(number));
    };
    return source;
}

TimelineScene TimelineWidget::scene() const
{
    const TimelineLayout layout = rows();
    return arrangeTimeline(source(layout));
}

QString TimelineWidget::heading() const
{
    const TimelineLayout layout = rows();
    return timelineSubtitle(source(layout), m_scene);
}

void TimelineWidget::forgetCluster()
{
    m_shown = m_session->shown();
    m_scene = {};
    m_contentStale = true;
    chooseScale();
    m_filter.hidden.clear();
    m_following = true;
    m_found = 0;
    m_hover = 0;
    m_drag = Drag::None;
    m_search.begin({});
    showHits();
    m_geometry.clearRange();
    m_geometry.setTrace({0, 0});
    m_geometry.setWindow({0, TimelineGeometry::defaultWindow});
    followSession();
}

void TimelineWidget::followSession()
{
    m_contentStale = m_contentStale || m_shown->servers.size() != m_session->view().servers.size();
    m_shown = m_session->shown();
    if (m_shown->servers.empty())
        return;
    const raft::EventNumber before = m_index.indexed();
    m_index.update(m_session->events());
    const double end = endOfRun();
    if (before != m_index.indexed() || end != m_geometry.trace().to) {
        m_geometry.setTrace({0, end});
        m_contentStale = true;
    }
    if (m_following && m_drag != Drag::Pan && m_drag != Drag::Head)
        keepHeadVisible();
    m_lastHead = headTime();
    if (!m_search.isDone(m_session->events().size()) && !m_searchTimer.isActive())
        m_searchTimer.start();
    update();
}

/// While time passes the head stays in its place and the run moves; a head that jumps moves the window only
/// when it would leave it.
void TimelineWidget::keepHeadVisible()
{
    const double head = headTime();
    const double fraction = m_geometry.fractionOf(head);
    const bool flowing = m_session->isPlaying() && head >= m_lastHead;
    const double before = m_geometry.window().from;
    if (fraction < 0.02)
        m_geometry.place(head, 0.2);
    else if (fraction > (flowing ? m_headFraction : 0.97))
        m_geometry.place(head, flowing && fraction < 1 ? m_headFraction : 0.84);
    if (before != m_geometry.window().from)
        m_contentStale = true;
}

void TimelineWidget::windowMoved()
{
    m_contentStale = true;
    m_hover = 0;
    update();
}

void TimelineWidget::showWindow(TimeSpan window)
{
    m_geometry.setWindow(window);
    const double fraction = m_geometry.fractionOf(headTime());
    m_following = fraction >= 0 && fraction <= 1;
    if (m_following)
        m_headFraction = std::clamp(fraction, 0.3, 0.96);
    windowMoved();
}

void TimelineWidget::drawContent()
{
    const TimelineLayout layout = rows();
    const TimelineSource from = source(layout);
    m_scene = arrangeTimeline(from);
    m_overview = arrangeOverview(from, layout.overview);
    const qreal ratio = devicePixelRatioF();
    const QSize pixels = size() * ratio;
    if (m_content.size() != pixels || m_content.devicePixelRatio() != ratio) {
        m_content = QImage(pixels, QImage::Format_RGB32);
        m_content.setDevicePixelRatio(ratio);
    }
    m_content.fill(m_theme.panel);
    const TimelineHighlight highlight = highlightOf(m_session->selection(), from, m_scene);
    paintUndivided(m_content,
                   [&](QPainter &painter) { paintTimeline(painter, from, m_scene, highlight, m_theme); });
    m_contentStale = false;
}

void TimelineWidget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const TimelineLayout layout = rows();
    if (layout.laneCount == 0) {
        painter.fillRect(rect(), m_theme.panel);
        return;
    }
    if (m_contentStale || m_content.size() != size() * devicePixelRatioF())
        drawContent();
    painter.drawImage(0, 0, m_content);
    paintAbove(painter, source(layout));
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.accent, 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5));
    }
}

void TimelineWidget::paintPicture(QPainter &painter) const
{
    const TimelineSource from = source(rows());
    painter.fillRect(rect(), m_theme.panel);
    if (rows().laneCount == 0)
        return;
    const TimelineScene picture = arrangeTimeline(from);
    paintTimeline(painter, from, picture, highlightOf(m_session->selection(), from, picture), m_theme);
    paintAbove(painter, from);
}

/// What changes more often than the rest.
void TimelineWidget::paintAbove(QPainter &painter, const TimelineSource &from) const
{
    const TimelineLayout layout = rows();
    const QRectF heading = layout.title.adjusted(0, 0, m_hits->x() - layout.title.right() - 10, 0);
    paintTimelineTitle(painter, heading, timelineSubtitle(from, m_scene), m_theme);
    paintBookmarks(painter, from, placedBookmarks(), m_theme);
    paintTimelineOverlay(painter, from, m_scene, {headTime(), m_hover, m_session->isLive()}, m_theme);
    paintOverview(painter, from, m_overview, headTime(), m_theme);
    paintRails(painter, from, rails(), m_theme);
}

void TimelineWidget::resizeEvent(QResizeEvent *)
{
    placeControls();
    const TimelineLayout layout = rows();
    m_geometry.setPixels(layout.lanes.left(), layout.lanes.width());
    windowMoved();
}

void TimelineWidget::placeControls()
{
    const QRectF row = rows().title;
    const QFont small = m_theme.font(8.5);
    m_filterButton->setFont(small);
    m_searchField->setFont(small);
    m_hits->setFont(small);
    const int height = static_cast<int>(row.height()) - 2;
    const int buttonWidth = static_cast<int>(66 * m_theme.textScale);
    const int fieldWidth = static_cast<int>(std::clamp(row.width() * 0.2, 96.0, 170.0) * m_theme.textScale);
    const int right = static_cast<int>(row.right());
    const int top = static_cast<int>(row.top()) + 1;
    m_filterButton->setGeometry(right - buttonWidth, top, buttonWidth, height);
    m_searchField->setGeometry(right - buttonWidth - 6 - fieldWidth, top, fieldWidth, height);
    const int hitsWidth = m_hits->isHidden() ? 0 : m_hits->sizeHint().width();
    m_hits->setGeometry(m_searchField->x() - 8 - hitsWidth, top, hitsWidth, height);
}

bool TimelineWidget::isOnHead(QPointF point) const
{
    const TimelineLayout layout = rows();
    return std::abs(point.x() - m_geometry.mapTimeToX(headTime())) < 8 &&
           point.y() > layout.lanes.top() - 13 && point.y() < layout.lanes.top() + 4;
}

void TimelineWidget::wheelEvent(QWheelEvent *event)
{
    const QPoint delta = event->angleDelta();
    if (event->modifiers() & Qt::ShiftModifier || std::abs(delta.x()) > std::abs(delta.y())) {
        const int turned = delta.x() != 0 ? delta.x() : delta.y();
        m_geometry.panBy(-turned * 0.5);
    } else {
        m_geometry.zoomAt(event->position().x(), std::pow(1.25, -delta.y() / 120.0));
    }
    showWindow(m_geometry.window());
    event->accept();
}

void TimelineWidget::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        QWidget::mousePressEvent(event);
        return;
    }
    const TimelineLayout layout = rows();
    m_pressed = m_dragged = event->position();
    if (layout.overview.adjusted(-4, -4, 4, 6).contains(m_pressed)) {
        m_drag = Drag::Overview;
        if (!overviewFrame(m_geometry, layout.overview).contains(m_pressed))
            moveOverviewTo(m_pressed.x());
    } else if (isOnHead(m_pressed)) {
        m_drag = Drag::Head;
    } else if (event->modifiers() & Qt::ShiftModifier) {
        m_drag = Drag::Range;
        m_rangeStart = m_geometry.xToMicroseconds(m_pressed.x());
    } else {
        m_drag = Drag::Maybe;
    }
}

void TimelineWidget::moveOverviewTo(double x)
{
    const QRectF row = rows().overview;
    const TimeSpan whole = m_geometry.overview();
    m_geometry.place(whole.from + (x - row.left()) / row.width() * whole.length(), 0.5);
    showWindow(m_geometry.window());
}

void TimelineWidget::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF point = event->position();
    const double moved = point.x() - m_dragged.x();
    m_dragged = point;
    switch (m_drag) {
    case Drag::None: {
        const raft::EventNumber hover = m_scene.eventAt(point);
        setCursor(isOnHead(point) ? Qt::SizeHorCursor
                                  : (hover != 0 ? Qt::PointingHandCursor : Qt::ArrowCursor));
        if (hover != m_hover) {
            m_hover = hover;
            update();
        }
        return;
    }
    case Drag::Maybe:
        if (std::abs(point.x() - m_pressed.x()) < dragThreshold)
            return;
        m_drag = Drag::Pan;
        m_geometry.panBy(m_pressed.x() - point.x());
        break;
    case Drag::Pan: m_geometry.panBy(-moved); break;
    case Drag::Range: m_geometry.setRange(m_rangeStart, m_geometry.xToMicroseconds(point.x())); break;
    case Drag::Head: seekHeadTo(point.x()); return;
    case Drag::Overview:
        m_geometry.panBy(moved * m_geometry.overview().length() / m_geometry.window().length() *
                         m_geometry.width() / std::max(1.0, rows().overview.width()));
        break;
    }
    windowMoved();
}

void TimelineWidget::mouseReleaseEvent(QMouseEvent *event)
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    switch (drag) {
    case Drag::None: QWidget::mouseReleaseEvent(event); return;
    case Drag::Maybe: click(event->position()); return;
    case Drag::Range:
        if (std::abs(event->position().x() - m_pressed.x()) < dragThreshold)
            m_geometry.clearRange();
        update();
        return;
    default: break;
    }
    showWindow(m_geometry.window());
}

void TimelineWidget::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const auto range = m_geometry.range();
    if (range && range->contains(m_geometry.xToMicroseconds(event->position().x())))
        zoomToInterval();
    else if (const raft::EventNumber number = scene().eventAt(event->position()))
        zoomToEvent(number);
}

void TimelineWidget::zoomToInterval()
{
    if (m_geometry.zoomToRange())
        showWindow(m_geometry.window());
}

/// Zooms to an event: a message with a little before and after, anything else within 20 ms or a few events.
void TimelineWidget::zoomToEvent(raft::EventNumber number)
{
    const double from = placeOf(number);
    const raft::EventNumber end = m_index.endOf(number);
    const double to = end == 0 ? from : placeOf(end);
    const double least = m_geometry.scale() == TimelineScale::Events ? 4 * eventLength : 10'000.0;
    const double margin = std::max(least, to - from);
    showWindow({from - margin, to + margin});
}

void TimelineWidget::seekHeadTo(double x)
{
    const double inside = std::clamp(x, m_geometry.left(), m_geometry.right());
    if (m_geometry.scale() == TimelineScale::Events) // The nearest one: it may lie right of the mouse.
        m_session->seekEvent(eventAtPlace(m_geometry.xToMicroseconds(inside) + eventLength / 2));
    else
        m_session->seekTime(m_geometry.xToTime(inside));
}

void TimelineWidget::click(QPointF point)
{
    const TimelineLayout layout = rows();
    if (point.x() < layout.lanes.left()) {
        const int lane = layout.laneAt(point.y());
        if (lane >= 0)
            m_session->select(SelectedServer{m_shown->servers[static_cast<std::size_t>(lane)].id});
        return;
    }
    if (point.y() < layout.flags.top() || point.y() > layout.axis.bottom())
        return;
    if (const auto marked = m_geometry.range();
        marked && !marked->contains(m_geometry.xToMicroseconds(point.x())))
        m_geometry.clearRange();
    const raft::EventNumber hit = scene().eventAt(point);
    if (hit == 0) {
        seekHeadTo(point.x());
        return;
    }
    if (m_session->events()[hit].kind == raft::EventKind::MessageSent)
        seekOnTheWay(hit, point.x());
    else
        m_session->seekEvent(hit);
    selectEvent(hit);
}

/// Shows a message where it was clicked on its way. The mouse may be a little beside it: then the first or
/// the last instant at which it exists.
void TimelineWidget::seekOnTheWay(raft::EventNumber sent, double x)
{
    const raft::EventRecord &record = m_session->events();
    const raft::EventNumber end = m_index.endOf(sent);
    const double place = m_geometry.xToMicroseconds(x);
    if (place <= placeOf(sent))
        m_session->seekEvent(sent);
    else if (end != 0 && place >= placeOf(raft::stepStart(record, end)))
        m_session->seekEvent(std::max(sent, raft::stepStart(record, end) - 1));
    else
        seekHeadTo(x);
}

void TimelineWidget::selectEvent(raft::EventNumber number)
{
    const raft::Event &event = m_session->events()[number];
    if (event.kind == raft::EventKind::MessageSent)
        m_session->select(SelectedMessage{event.subject});
    else
        m_session->select(SelectedEvent{number});
}

void TimelineWidget::selectNeighbourServer(int step)
{
    const auto &servers = m_shown->servers;
    if (servers.empty())
        return;
    const auto selected = m_session->selectedServer();
    const auto found = std::find_if(servers.begin(), servers.end(), [&](const raft::ServerView &server) {
        return selected && server.id == *selected;
    });
    const auto count = static_cast<int>(servers.size());
    const int place = found == servers.end() ? (step > 0 ? -1 : count) : int(found - servers.begin());
    const int next = std::clamp(place + step, 0, count - 1);
    m_session->select(SelectedServer{servers[static_cast<std::size_t>(next)].id});
}

void TimelineWidget::keyPressEvent(QKeyEvent *event)
{
    if (focusWidget() == m_searchField) { // It has left the key over.
        QWidget::keyPressEvent(event);
        return;
    }
    const double middle = (m_geometry.left() + m_geometry.right()) / 2;
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    const bool alt = event->modifiers() & Qt::AltModifier;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: m_geometry.zoomAt(middle, 0.8); break;
    case Qt::Key_Minus: m_geometry.zoomAt(middle, 1.25); break;
    case Qt::Key_Left:
        if (!alt) {
            shift ? m_session->stepBackImportant() : m_session->stepBack();
            return;
        }
        m_geometry.panBy(-m_geometry.width() / 8);
        break;
    case Qt::Key_Right:
        if (!alt) {
            shift ? m_session->stepForwardImportant() : m_session->stepForward();
            return;
        }
        m_geometry.panBy(m_geometry.width() / 8);
        break;
    case Qt::Key_Up: selectNeighbourServer(-1); return;
    case Qt::Key_Down: selectNeighbourServer(1); return;
    case Qt::Key_Home: m_session->goToStart(); return;
    case Qt::Key_End: m_session->goLive(); return;
    case Qt::Key_N: shift ? findPrevious() : findNext(); return;
    case Qt::Key_Return:
    case Qt::Key_Enter: zoomToInterval(); return;
    case Qt::Key_Escape:
        m_geometry.clearRange();
        update();
        return;
    default: QWidget::keyPressEvent(event); return;
    }
    showWindow(m_geometry.window());
}

void TimelineWidget::leaveEvent(QEvent *)
{
    if (m_hover == 0)
        return;
    m_hover = 0;
    update();
}

/// Keys that are the timeline's own while it has the focus, though the window has them too.
bool TimelineWidget::isOwnKey(const QKeyEvent &key) const
{
    const Qt::KeyboardModifiers modifiers = key.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier);
    switch (key.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Minus: return modifiers == Qt::NoModifier;
    case Qt::Key_Left:
    case Qt::Key_Right: return modifiers == Qt::AltModifier;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Escape: return modifiers == Qt::NoModifier && m_geometry.range().has_value();
    default: return false;
    }
}

bool TimelineWidget::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isOwnKey(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const raft::EventNumber number = m_scene.eventAt(help->pos());
    showToolTip(help->globalPos(), number == 0 ? QString() : tipFor(number), this, {});
    return true;
}

QStringList TimelineWidget::visibleImportantEvents() const
{
    const TimelineScene shown = scene();
    std::vector<raft::EventNumber> numbers;
    for (const auto &mark : shown.marks)
        numbers.push_back(mark.event);
    for (const auto &commit : shown.commits)
        numbers.push_back(commit.event);
    std::sort(numbers.begin(), numbers.end());
    QStringList lines;
    for (const raft::EventNumber number : numbers)
        if (lines.size() < listedEvents)
            lines.append(tipFor(number));
    return lines;
}

} // namespace raftarium
