#include "app/canvas/canvas_widget.h"

#include "app/canvas/canvas_rows.h"
#include "app/canvas/canvas_tips.h"
#include "app/canvas/emphasis_painter.h"
#include "app/canvas/hud_painter.h"
#include "app/session/number_text.h"
#include "app/session/speed_steps.h"
#include "app/session/time_text.h"
#include "app/theme/file_painting.h"
#include "app/theme/plain_text.h"

#include <QAccessible>
#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QVariantAnimation>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace raftarium {

namespace {

constexpr qreal zoomStep = 1.15;
constexpr int moveMs = 350; ///< How long servers take to make room for another one.

/// How long a lost message's cross stays, in the time of the run: 0.7 s of watching.
raft::Time fadeTime(double speed)
{
    return raft::Time(static_cast<raft::Time::rep>(std::clamp(700'000 * speed, 2'000.0, 400'000.0)));
}

/// How far back flows look: 0.7 s of watching.
raft::Time flowTime(double speed)
{
    return raft::Time(static_cast<raft::Time::rep>(std::clamp(700'000 * speed, 1'000.0, 60e6)));
}

raft::NodeId hubOf(const raft::ClusterView &view)
{
    const raft::ServerView *leader = view.leader();
    return leader ? leader->id : raft::NodeId();
}

} // namespace

CanvasWidget::CanvasWidget(Session *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_rows(this, [this] { return rows(); }), m_shown(session->shown()),
      m_theme(Theme::light()), m_moving(new QVariantAnimation(this)),
      m_split(new SplitEditor(session, &m_geometry, this))
{
    setObjectName(QStringLiteral("canvas"));
    setAccessibleName(tr("Cluster"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setContextMenuPolicy(Qt::DefaultContextMenu);
    m_moving->setStartValue(0.0);
    m_moving->setEndValue(1.0);
    m_moving->setDuration(moveMs);
    m_moving->setEasingCurve(QEasingCurve::InOutCubic);
    connect(m_moving, &QVariantAnimation::valueChanged, this, [this](const QVariant &part) {
        m_geometry.setMoved(part.toReal());
        moved();
    });
    connect(session, &Session::viewChanged, this, &CanvasWidget::takeView);
    connect(session, &Session::selectionChanged, this, [this] {
        m_rows.follow();
        update();
    });
    connect(session, &Session::playbackChanged, this, qOverload<>(&QWidget::update));
    connect(session, &Session::clusterReplaced, this, &CanvasWidget::forgetCluster);
    connect(m_split, &SplitEditor::changed, this, qOverload<>(&QWidget::update));
    takeView();
}

CanvasWidget::~CanvasWidget() = default;

void CanvasWidget::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_painter.forget();
    layOut();
}

QSize CanvasWidget::sizeHint() const
{
    return {900, 560};
}

QSize CanvasWidget::minimumSizeHint() const
{
    return {320, 240};
}

QStringList CanvasWidget::factLines() const
{
    QStringList lines{stateText()};
    if (m_caption && !m_caption->isEmpty())
        lines.prepend(*m_caption);
    lines << raftarium::factLines(view(), view().now, m_values, m_verdict);
    for (const Flow &flow : flows())
        lines << tr("flow %1 → %2: %3 messages a second")
                     .arg(serverName(flow.from), serverName(flow.to))
                     .arg(std::lround(flow.perSecond));
    return lines;
}

void CanvasWidget::takeView()
{
    m_shown = m_session->shown();
    std::vector<raft::NodeId> servers;
    for (const raft::ServerView &server : view().servers)
        servers.push_back(server.id);
    m_geometry.setNotices(notices(view()).size());
    m_geometry.setServers(servers);
    if (m_geometry.isMoving() && m_moving->state() != QAbstractAnimation::Running) {
        if (isVisible())
            m_moving->start();
        else
            m_geometry.setMoved(1);
        emit placesChanged();
    }
    m_split->follow();
    describe();
    update();
}

void CanvasWidget::forgetCluster()
{
    cancelSplitEditing();
    m_hover = NothingSelected{};
    m_drag = Drag::None;
    m_painter.forget();
    m_geometry.resetZoom();
    m_moving->stop();
    m_geometry.setServers({});
    m_geometry.setArrangement(m_geometry.arrangement(), hubOf(m_session->view()));
    takeView();
    m_geometry.setMoved(1);
    moved();
}

void CanvasWidget::describe()
{
    // Composing it costs more than a frame: only for those who listen.
    if (QAccessible::isActive() && !view().servers.empty())
        setAccessibleDescription(factLines().join(QLatin1Char('\n')));
    m_rows.follow();
}

QList<PaintedRow> CanvasWidget::rows() const
{
    return canvasRows(serverFacts(view(), m_values, m_verdict), visibleMessages(m_geometry, view()),
                      m_geometry, view().now, m_session);
}

void CanvasWidget::layOut()
{
    m_geometry.setSize(size(), m_theme.textScale, m_theme.leastPixels);
    m_geometry.setCaptionHeight(m_caption ? captionHeight(m_theme) : 0);
    m_split->placeBar();
    moved();
}

/// Something lies elsewhere than before.
void CanvasWidget::moved()
{
    emit placesChanged();
    update();
}

void CanvasWidget::setArrangement(Arrangement arrangement)
{
    m_geometry.setArrangement(arrangement, hubOf(view()));
    moved();
}

void CanvasWidget::setEmphasised(const std::vector<Selection> &emphasised)
{
    if (emphasised == m_emphasised)
        return;
    m_emphasised = emphasised;
    update();
}

void CanvasWidget::setVerdict(Verdict verdict)
{
    if (verdict == m_verdict)
        return;
    m_verdict = verdict;
    describe();
    update();
}

void CanvasWidget::setCaption(const std::optional<QString> &caption)
{
    if (caption == m_caption)
        return;
    const bool movesServers = caption.has_value() != m_caption.has_value();
    m_caption = caption;
    if (movesServers)
        layOut();
    describe();
    update();
}

void CanvasWidget::setValuesShown(bool shown)
{
    m_values = shown;
    describe();
    update();
}

void CanvasWidget::zoomIn()
{
    m_geometry.zoomBy(zoomStep, rect().center());
    moved();
}

void CanvasWidget::zoomOut()
{
    m_geometry.zoomBy(1 / zoomStep, rect().center());
    moved();
}

void CanvasWidget::resetZoom()
{
    m_geometry.resetZoom();
    moved();
}

QString CanvasWidget::stateText() const
{
    const QString state = playText();
    if (m_session->branches().size() < 2)
        return state;
    return state + QStringLiteral(" · ") + m_session->branches()[m_session->branch()].name;
}

QString CanvasWidget::playText() const
{
    const QString event =
        tr("event %1 of %2").arg(countText(view().event), countText(m_session->events().size()));
    const bool isLive = m_session->isLive();
    if (isLive && m_session->inRealTime())
        return tr("live · %1").arg(event);
    if (m_session->isPlaying()) {
        const QString speed = speedText(m_session->speed());
        const QString how =
            m_session->pace() == Session::Pace::Event ? tr("event by event, %1").arg(speed) : speed;
        return (isLive ? tr("playing %1") : tr("playing the past %1")).arg(how);
    }
    return (isLive ? tr("paused · %1") : tr("looking at the past · %1")).arg(event);
}

/// While messages pass too quickly to be followed with the eye, streams stand for them.
bool CanvasWidget::showsFlows() const
{
    return m_session->isPlaying() && m_session->pace() == Session::Pace::Clock && !view().manual;
}

std::vector<PlacedMessage> CanvasWidget::visibleMessages(const CanvasGeometry &geometry,
                                                         const raft::ClusterView &view) const
{
    std::vector<PlacedMessage> messages = placeMessages(geometry, view.messages, view.now);
    if (showsFlows())
        std::erase_if(messages, [this](const PlacedMessage &each) {
            return each.message->fate != raft::MessageFate::Held &&
                   isTooFastToSee(each.message->due - each.message->sent, m_session->speed());
        });
    return messages;
}

std::vector<Flow> CanvasWidget::flows() const
{
    const raft::ClusterView &view = *m_shown;
    if (!showsFlows() || !isTooFastToSee(view.network.latencyMax, m_session->speed()))
        return {};
    std::vector<Flow> flows =
        flowsOf(m_session->events(), view.event, view.now, flowTime(m_session->speed()));
    std::erase_if(flows, [&](const Flow &flow) {
        const raft::LinkView *link = view.link(flow.from, flow.to);
        return !link || link->cut || !isTooFastToSee(link->delay, m_session->speed());
    });
    return flows;
}

CanvasFrame CanvasWidget::frame(const CanvasGeometry &geometry, const raft::ClusterView &view) const
{
    const raft::Time time = view.now;
    std::vector<PlacedMessage> messages = visibleMessages(geometry, view);
    markChunks(messages, view, m_session->cluster().setup().server.snapshotChunk);
    return {geometry,
            view,
            this->view(),
            m_theme,
            time,
            m_session->cluster().setup().longestElectionTimeout(),
            std::move(messages),
            view.manual
                ? lostInManualMode(geometry, m_session->events(), view.event)
                : lostMessages(geometry, m_session->events(), view.event, time, fadeTime(m_session->speed())),
            flows(),
            static_cast<double>(time.count()) / 1e6 / m_session->speed(),
            m_session->selection(),
            m_hover,
            view.manual ? tr("manual delivery") : QStringLiteral("t = ") + timeText(time),
            stateText(),
            m_values,
            m_caption.value_or(QString()),
            m_verdict};
}

void CanvasWidget::paintPicture(QPainter &painter, QSizeF size) const
{
    CanvasGeometry geometry = m_geometry;
    geometry.setSize(size, m_theme.textScale, m_theme.leastPixels);
    const CanvasFrame shown = frame(geometry, view());
    CanvasPainter::paintDirectly(painter, shown);
    drawEmphasis(painter, geometry, shown.messages, m_emphasised, m_theme);
}

void CanvasWidget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (view().servers.empty()) {
        painter.fillRect(rect(), m_theme.window); // No cluster is open yet.
        return;
    }
    if (paintsShapes(painter)) {
        paintPicture(painter, size());
        return;
    }
    if (!isSplitEditing()) {
        const CanvasFrame shown = frame(m_geometry, view());
        m_painter.paint(painter, shown, devicePixelRatioF());
        drawEmphasis(painter, m_geometry, shown.messages, m_emphasised, m_theme);
        return;
    }
    const raft::ClusterView preview = m_split->preview(view());
    m_painter.paint(painter, frame(m_geometry, preview), devicePixelRatioF());
    m_split->paint(painter, m_theme);
}

// ---- What lies under the pointer

Selection CanvasWidget::hitAt(QPointF widgetPoint) const
{
    return m_geometry.hit(m_geometry.toCanvas(widgetPoint), visibleMessages(m_geometry, view()));
}

void CanvasWidget::setHover(const Selection &hover)
{
    if (hover == m_hover)
        return;
    m_hover = hover;
    setCursor(std::holds_alternative<NothingSelected>(hover) ? Qt::ArrowCursor : Qt::PointingHandCursor);
    update();
}

bool CanvasWidget::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        showToolTip(help->globalPos(),
                    canvasTip(hitAt(help->pos()), view(), m_session->cluster().setup().server.snapshotChunk),
                    this, {});
        return true;
    }
    if (event->type() == QEvent::ShortcutOverride && isSplitEditing() &&
        SplitEditor::isOwnKey(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void CanvasWidget::resizeEvent(QResizeEvent *)
{
    layOut();
}

// ---- Mouse

void CanvasWidget::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_drag = Drag::Undecided;
    m_pressed = hitAt(event->position());
    m_pressedAt = m_draggedTo = event->position();
    m_split->beginLasso(m_geometry.toCanvas(event->position()));
}

void CanvasWidget::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF at = event->position();
    if (!(event->buttons() & Qt::LeftButton)) {
        setHover(hitAt(at));
        return;
    }
    const auto *server = std::get_if<SelectedServer>(&m_pressed);
    if (m_drag == Drag::Undecided &&
        (at - m_pressedAt).manhattanLength() >= QApplication::startDragDistance())
        m_drag = isSplitEditing() ? Drag::Lasso : server ? Drag::Server : Drag::Pan;
    const QPointF step = at - m_draggedTo;
    m_draggedTo = at;
    if (m_drag == Drag::Server && server)
        m_geometry.place(server->server, m_geometry.toCanvas(at));
    else if (m_drag == Drag::Pan)
        m_geometry.panBy(step);
    else if (m_drag == Drag::Lasso)
        m_split->extendLasso(m_geometry.toCanvas(at));
    if (m_drag != Drag::Undecided && m_drag != Drag::None)
        moved();
}

void CanvasWidget::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const Drag drag = std::exchange(m_drag, Drag::None);
    if (drag == Drag::Lasso)
        m_split->finishLasso();
    if (drag != Drag::Undecided)
        return;
    const auto *server = std::get_if<SelectedServer>(&m_pressed);
    if (!isSplitEditing())
        m_session->select(m_pressed);
    else if (server)
        m_split->moveOn(server->server);
}

void CanvasWidget::leaveEvent(QEvent *)
{
    setHover(NothingSelected{});
}

void CanvasWidget::wheelEvent(QWheelEvent *event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        event->ignore();
        return;
    }
    m_geometry.zoomBy(std::pow(zoomStep, event->angleDelta().y() / 120.0), event->position());
    moved();
    event->accept();
}

void CanvasWidget::contextMenuEvent(QContextMenuEvent *event)
{
    if (isSplitEditing())
        return;
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const Selection target = byMouse ? hitAt(event->pos()) : m_session->selection();
    if (byMouse && !std::holds_alternative<NothingSelected>(target))
        m_session->select(target);
    emit menuRequested(target, event->globalPos());
}

void CanvasWidget::keyPressEvent(QKeyEvent *event)
{
    if (isSplitEditing() && SplitEditor::isOwnKey(*event))
        m_split->press(*event);
    else
        QWidget::keyPressEvent(event);
}

void CanvasWidget::startSplitEditing()
{
    m_hover = NothingSelected{};
    setFocus();
    m_split->open();
}

} // namespace raftarium
