#include "app/canvas/canvas_widget.h"

#include "app/canvas/emphasis_painter.h"
#include "app/canvas/split_bar.h"
#include "app/keys/digit_key.h"
#include "app/session/speed_steps.h"
#include "app/session/time_text.h"
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

/// Keys that belong to the split editor while it is open.
bool isEditingKey(const QKeyEvent &key)
{
    const bool plain = (key.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    // Some layouts type digits with Shift.
    if (!(key.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) && digitOf(key).value_or(0) > 0)
        return true;
    switch (key.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Escape:
    case Qt::Key_Tab:
    case Qt::Key_Space: return plain;
    default: return false;
    }
}

raft::NodeId hubOf(const raft::ClusterView &view)
{
    const raft::ServerView *leader = view.leader();
    return leader ? leader->id : raft::NodeId();
}

} // namespace

CanvasWidget::CanvasWidget(Session *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_shown(session->shown()), m_theme(Theme::light()),
      m_moving(new QVariantAnimation(this)), m_bar(new SplitBar(this))
{
    setObjectName(QStringLiteral("canvas"));
    setAccessibleName(tr("Cluster"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setContextMenuPolicy(Qt::DefaultContextMenu);
    m_bar->hide();
    m_moving->setStartValue(0.0);
    m_moving->setEndValue(1.0);
    m_moving->setDuration(moveMs);
    m_moving->setEasingCurve(QEasingCurve::InOutCubic);
    connect(m_moving, &QVariantAnimation::valueChanged, this, [this](const QVariant &part) {
        m_geometry.setMoved(part.toReal());
        moved();
    });
    connect(session, &Session::viewChanged, this, &CanvasWidget::takeView);
    connect(session, &Session::selectionChanged, this, qOverload<>(&QWidget::update));
    connect(session, &Session::playbackChanged, this, qOverload<>(&QWidget::update));
    connect(session, &Session::clusterReplaced, this, &CanvasWidget::forgetCluster);
    connect(m_bar, &SplitBar::isolateLeaderClicked, this,
            [this] { changeDraft([this](SplitDraft &draft) { draft.isolateLeader(view()); }); });
    connect(m_bar, &SplitBar::halveClicked, this,
            [this] { changeDraft([this](SplitDraft &draft) { draft.halve(view()); }); });
    connect(m_bar, &SplitBar::chainClicked, this,
            [this] { changeDraft([](SplitDraft &draft) { draft.chain(); }); });
    connect(m_bar, &SplitBar::applyClicked, this, &CanvasWidget::applySplit);
    connect(m_bar, &SplitBar::cancelClicked, this, &CanvasWidget::cancelSplitEditing);
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
    lines << raftarium::factLines(view(), view().now, m_values);
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
    if (m_draft && !m_draft->isOf(servers))
        changeDraft([this](SplitDraft &draft) { draft.follow(m_session->view()); });
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
}

void CanvasWidget::layOut()
{
    const int bar = m_draft ? m_bar->sizeHint().height() : 0;
    m_bar->setGeometry(0, height() - bar, width(), bar);
    m_geometry.setSize(QSizeF(width(), height() - bar), m_theme.textScale, m_theme.leastPixels);
    moved();
}

/// Something lies elsewhere than before.
void CanvasWidget::moved()
{
    emit placesChanged();
    update();
}

qreal CanvasWidget::hiddenBy(const QRect &place) const
{
    qreal hidden = 0;
    for (const raft::NodeId server : m_geometry.servers()) {
        const QRectF print = m_geometry.footprint(server);
        const QRectF shown(m_geometry.toWidget(print.topLeft()), print.size() * m_geometry.zoom());
        const QRectF common = shown.intersected(QRectF(place));
        hidden += common.width() * common.height();
    }
    return hidden;
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

void CanvasWidget::setValuesShown(bool shown)
{
    m_values = shown;
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
    const QLocale locale(QLocale::English);
    const QString event =
        tr("event %1 of %2").arg(locale.toString(view().event), locale.toString(m_session->events().size()));
    if (m_session->isLive() && m_session->inRealTime())
        return tr("live · ") + event;
    if (m_session->isPlaying()) {
        const QString how =
            m_session->pace() == Session::Pace::Event ? tr("event by event, %1") : QStringLiteral("%1");
        const QString what = m_session->isLive() ? tr("playing ") : tr("playing the past ");
        return what + how.arg(speedText(m_session->speed()));
    }
    return (m_session->isLive() ? tr("paused") : tr("looking at the past")) + QStringLiteral(" · ") + event;
}

/// While messages pass too quickly to be followed with the eye, streams stand for them.
bool CanvasWidget::showsFlows() const
{
    return m_session->isPlaying() && m_session->pace() == Session::Pace::Clock && !view().manual;
}

std::vector<PlacedMessage> CanvasWidget::visibleMessages(const CanvasGeometry &geometry,
                                                         const raft::ClusterView &view) const
{
    std::vector<PlacedMessage> messages = geometry.place(view.messages, view.now);
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
            m_theme,
            time,
            m_session->cluster().setup().server.electionMax,
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
            m_values};
}

void CanvasWidget::paintPicture(QPainter &painter, QSizeF size) const
{
    CanvasGeometry geometry = m_geometry;
    geometry.setSize(size, m_theme.textScale, m_theme.leastPixels);
    CanvasPainter::paintDirectly(painter, frame(geometry, view()));
}

void CanvasWidget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (view().servers.empty()) {
        painter.fillRect(rect(), m_theme.window); // No cluster is open yet.
        return;
    }
    if (!m_draft) {
        const CanvasFrame shown = frame(m_geometry, view());
        m_painter.paint(painter, shown, devicePixelRatioF());
        drawEmphasis(painter, m_geometry, shown.messages, m_emphasised, m_theme);
        return;
    }
    const raft::ClusterView view = draftView();
    m_painter.paint(painter, frame(m_geometry, view), devicePixelRatioF());
    paintDraft(painter);
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

QString CanvasWidget::toolTipFor(const Selection &target) const
{
    const raft::ClusterView &view = *m_shown;
    QStringList lines;
    if (const auto *message = std::get_if<SelectedMessage>(&target)) {
        if (const raft::MessageView *found = view.message(message->message)) {
            lines << messageTitle(found->message) << messageFields(found->message);
            if (const auto chunk =
                    chunkPlace(found->message, view, m_session->cluster().setup().server.snapshotChunk))
                lines << tr("chunk %1 of %2").arg(chunk->number).arg(chunk->count);
            if (found->fate == raft::MessageFate::Arrives && found->due <= found->sent)
                lines << tr("waits to be delivered");
            else if (found->fate == raft::MessageFate::Arrives)
                lines << tr("arrives in %1").arg(durationText(found->due - view.now));
            else
                lines << (found->fate == raft::MessageFate::Lost ? tr("will be lost") : tr("held"));
        }
    } else if (const auto *server = std::get_if<SelectedServer>(&target)) {
        const QString start = serverName(server->server) + QLatin1Char(':');
        for (const QString &line : raftarium::factLines(view, view.now))
            if (line.startsWith(start))
                lines = line.split(QStringLiteral(", "));
    } else if (const auto *link = std::get_if<SelectedLink>(&target)) {
        lines << serverName(link->from) + QStringLiteral(" → ") + serverName(link->to);
        const QString start = QStringLiteral("link %1: ").arg(lines.front());
        for (const QString &line : raftarium::factLines(view, view.now))
            if (line.startsWith(start))
                lines << line.mid(start.size());
        if (lines.size() == 1)
            lines << tr("up");
    }
    return lines.join(QLatin1Char('\n'));
}

bool CanvasWidget::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        showToolTip(help->globalPos(), toolTipFor(hitAt(help->pos())), this, {});
        return true;
    }
    if (event->type() == QEvent::ShortcutOverride && m_draft &&
        isEditingKey(*static_cast<QKeyEvent *>(event))) {
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
    m_lasso = {m_geometry.toCanvas(event->position())};
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
        m_drag = m_draft ? Drag::Lasso : server ? Drag::Server : Drag::Pan;
    const QPointF step = at - m_draggedTo;
    m_draggedTo = at;
    if (m_drag == Drag::Server && server)
        m_geometry.place(server->server, m_geometry.toCanvas(at));
    else if (m_drag == Drag::Pan)
        m_geometry.panBy(step);
    else if (m_drag == Drag::Lasso)
        m_lasso << m_geometry.toCanvas(at);
    if (m_drag != Drag::Undecided && m_drag != Drag::None)
        moved();
}

void CanvasWidget::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const Drag drag = std::exchange(m_drag, Drag::None);
    if (drag == Drag::Lasso)
        finishLasso();
    if (drag != Drag::Undecided)
        return;
    const auto *server = std::get_if<SelectedServer>(&m_pressed);
    if (!m_draft)
        m_session->select(m_pressed);
    else if (server)
        changeDraft([server](SplitDraft &draft) { draft.moveOn(server->server); });
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
    if (m_draft)
        return;
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const Selection target = byMouse ? hitAt(event->pos()) : m_session->selection();
    if (byMouse && !std::holds_alternative<NothingSelected>(target))
        m_session->select(target);
    emit menuRequested(target, event->globalPos());
}

// ---- Split editor

void CanvasWidget::startSplitEditing()
{
    if (m_draft)
        return;
    m_draft.emplace(view());
    m_hover = NothingSelected{};
    setFocus();
    changeDraft([](SplitDraft &) {});
    layOut();
    emit splitEditingChanged(true);
}

void CanvasWidget::cancelSplitEditing()
{
    if (!m_draft)
        return;
    m_draft.reset();
    m_lasso.clear();
    m_bar->hide();
    layOut();
    emit splitEditingChanged(false);
}

void CanvasWidget::applySplit()
{
    if (!m_draft)
        return;
    const std::vector<raft::Action> actions = m_draft->actions();
    cancelSplitEditing();
    for (const raft::Action &action : actions)
        if (!m_session->perform(action).done())
            return;
}

void CanvasWidget::changeDraft(const std::function<void(SplitDraft &)> &change)
{
    if (!m_draft)
        return;
    change(*m_draft);
    SplitDraft halves = *m_draft;
    halves.halve(view());
    const std::vector<std::vector<raft::NodeId>> parts = halves.groups();
    const QString halvesText = parts.size() == 2
                                   ? QStringLiteral("%1 | %2").arg(parts[1].size()).arg(parts[0].size())
                                   : QStringLiteral("1");
    m_bar->show(m_draft->text(), halvesText, m_session->obstacle(m_draft->actions().back()));
    update();
}

void CanvasWidget::finishLasso()
{
    std::vector<raft::NodeId> inside;
    for (const raft::NodeId server : m_geometry.servers())
        if (m_lasso.containsPoint(m_geometry.centre(server), Qt::OddEvenFill))
            inside.push_back(server);
    m_lasso.clear();
    changeDraft([&inside](SplitDraft &draft) {
        for (const raft::NodeId server : inside)
            draft.moveOn(server);
    });
    update();
}

void CanvasWidget::keyPressEvent(QKeyEvent *event)
{
    if (!m_draft || !isEditingKey(*event)) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (event->key() == Qt::Key_Escape)
        cancelSplitEditing();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        applySplit();
    else if (const auto digit = digitOf(*event))
        changeDraft([digit](SplitDraft &draft) { draft.moveOn({static_cast<std::uint64_t>(*digit)}); });
}

/// The present with the network as the draft would leave it.
raft::ClusterView CanvasWidget::draftView() const
{
    raft::ClusterView view = *m_shown;
    view.groups = m_draft->groups();
    for (raft::LinkView &link : view.links) {
        link.cut = m_draft->groupOf(link.from) != m_draft->groupOf(link.to);
        if (m_draft->isChain()) {
            const std::vector<raft::NodeId> &all = m_geometry.servers();
            const auto place = [&all](raft::NodeId id) { return std::find(all.begin(), all.end(), id); };
            link.cut = std::abs(place(link.from) - place(link.to)) > 1;
        }
    }
    return view;
}

void CanvasWidget::paintDraft(QPainter &painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal size = std::max(16.0, m_geometry.measures().radius * 0.5) * m_geometry.zoom();
    QFont font = m_theme.font(10, QFont::Bold);
    font.setPixelSize(static_cast<int>(size * 0.66));
    painter.setFont(font);
    for (const raft::NodeId server : m_geometry.servers()) {
        if (m_draft->isChain())
            break;
        const qreal reach = m_geometry.measures().radius * 0.78;
        const QPointF at = m_geometry.toWidget(m_geometry.centre(server) + QPointF(-reach, -reach));
        painter.setPen(QPen(m_theme.window, 2));
        painter.setBrush(m_theme.selection);
        painter.drawEllipse(at, size / 2, size / 2);
        painter.setPen(m_theme.window);
        painter.drawText(QRectF(at - QPointF(size, size) / 2, QSizeF(size, size)), Qt::AlignCenter,
                         QChar(QLatin1Char(static_cast<char>('A' + m_draft->groupOf(server)))));
    }
    if (m_lasso.size() < 2)
        return;
    QColor inside = m_theme.selection;
    inside.setAlphaF(0.12F);
    painter.setTransform(QTransform::fromTranslate(m_geometry.pan().x(), m_geometry.pan().y())
                             .scale(m_geometry.zoom(), m_geometry.zoom()),
                         true);
    painter.setPen(QPen(m_theme.selection, 1.5, Qt::DashLine));
    painter.setBrush(inside);
    painter.drawPolygon(m_lasso);
}

} // namespace raftarium
