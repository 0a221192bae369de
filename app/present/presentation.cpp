#include "app/present/presentation.h"

#include "app/keys/typing_guard.h"
#include "app/present/caption_bar.h"
#include "app/present/speaker_window.h"
#include "app/session/session.h"

#include <QApplication>
#include <QDockWidget>
#include <QKeyEvent>
#include <QMainWindow>
#include <QScreen>

#include <algorithm>
#include <cmath>
#include <utility>

namespace raftarium {

namespace {

constexpr int cursorMs = 2000; ///< How long the mouse stays visible after it was moved.
/// By so much text grows in a window of this height; in a higher one accordingly.
constexpr qreal scaleAtHeight = 1.75;
constexpr qreal ofHeight = 720;
constexpr qreal smallestLetters = 50;             ///< Of the height: one of so many parts.
constexpr raft::EventNumber captionSearch = 5000; ///< So far back the caption looks for something important.

/// Where the audience looks: another screen than the lecturer's, where there is one.
QScreen *audienceScreen(const QWidget *window)
{
    for (QScreen *screen : QGuiApplication::screens())
        if (screen != window->screen())
            return screen;
    return window->screen();
}

} // namespace

Presentation::Presentation(Session *session, QMainWindow *window)
    : QObject(window), m_session(session), m_window(window), m_caption(new CaptionBar(window)),
      m_layout(window, m_caption), m_curtain(new Curtain(window))
{
    window->addToolBar(Qt::TopToolBarArea, m_caption);
    m_caption->hide();
    m_cursorTimer.setSingleShot(true);
    m_cursorTimer.setInterval(cursorMs);
    connect(&m_cursorTimer, &QTimer::timeout, this, &Presentation::hideCursor);
    connect(session, &Session::viewChanged, this, &Presentation::showCaption);
    connect(session, &Session::clusterReplaced, this, [this] { m_captionEvent = 0; });
}

Presentation::~Presentation()
{
    showCursor();
}

void Presentation::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_curtain->setTheme(theme);
    m_caption->setTheme(presented(theme));
    if (m_speaker)
        m_speaker->setTheme(theme);
}

void Presentation::setScript(Script script)
{
    m_script = std::move(script);
    scriptChanged();
}

void Presentation::scriptChanged()
{
    showCaption();
    if (m_speaker)
        m_speaker->setPage(m_script.isOpen && m_script.isOpen() ? m_script.page() : ScriptPage());
}

Theme Presentation::presented(Theme theme) const
{
    if (!m_on)
        return theme;
    theme.textScale = std::max<qreal>(scaleAtHeight * m_window->height() / ofHeight, 1.6);
    theme.leastPixels = std::ceil(m_window->height() / smallestLetters); // Fonts come in whole pixels.
    return theme;
}

QString Presentation::caption() const
{
    return m_caption->caption();
}

void Presentation::enter()
{
    if (std::exchange(m_on, true))
        return;
    QScreen *lecturers = m_window->screen();
    QScreen *audiences = audienceScreen(m_window);
    m_layout.enter(m_panel, audiences);
    m_awake.keep(m_window);
    qApp->installEventFilter(this);
    m_mouse = QCursor::pos();
    showCursor();
    m_cursorTimer.start();
    setTheme(m_theme);
    emit changed();
    showCaption();
    if (lecturers != audiences) {
        showSpeaker();
        m_speaker->setGeometry(lecturers->availableGeometry());
    }
}

void Presentation::leave()
{
    if (!std::exchange(m_on, false))
        return;
    qApp->removeEventFilter(this);
    m_awake.release();
    m_cursorTimer.stop();
    showCursor();
    m_curtain->clear();
    if (m_speaker)
        m_speaker->hide();
    m_layout.leave();
    emit changed();
}

QDockWidget *Presentation::panel() const
{
    return m_panel;
}

void Presentation::setPanel(QDockWidget *panel)
{
    m_panel = panel;
    if (m_on)
        m_layout.showPanel(panel);
}

void Presentation::showSpeaker()
{
    if (!m_speaker) {
        m_speaker = std::make_unique<SpeakerWindow>(m_session, m_curtain);
        m_speaker->addActions(m_window->actions());
        connect(m_speaker.get(), &SpeakerWindow::asked, this, &Presentation::carryOut);
        m_speaker->setTheme(m_theme);
        scriptChanged();
    }
    m_speaker->startClock();
    m_speaker->show();
    m_speaker->raise();
}

void Presentation::carryOut(PresentAct act)
{
    switch (act) {
    case PresentAct::Next: next(); return;
    case PresentAct::Back: back(); return;
    case PresentAct::Enter: enter(); return;
    case PresentAct::LeaveLayer: leaveLayer(); return;
    case PresentAct::PlayOrPause: m_session->togglePlaying(); return;
    case PresentAct::Black: toggleBlank(Curtain::Blank::Black); return;
    case PresentAct::White: toggleBlank(Curtain::Blank::White); return;
    case PresentAct::NextEvent: m_session->stepForward(); return;
    case PresentAct::PreviousEvent: m_session->stepBack(); return;
    }
}

void Presentation::next()
{
    if (m_script.isOpen && m_script.isOpen())
        m_script.next();
    else
        m_session->stepForwardImportant();
}

void Presentation::back()
{
    if (m_script.isOpen && m_script.isOpen())
        m_script.back();
    else
        m_session->stepBackImportant();
}

void Presentation::toggleBlank(Curtain::Blank blank)
{
    m_curtain->setBlank(m_curtain->blank() == blank ? Curtain::Blank::None : blank);
}

void Presentation::toggleFrozen()
{
    m_curtain->setFrozen(!m_curtain->isFrozen());
}

void Presentation::toggleTool(Curtain::Tool tool)
{
    m_curtain->pointAt(m_curtain->mapFromGlobal(QCursor::pos()));
    m_curtain->setTool(m_curtain->tool() == tool ? Curtain::Tool::None : tool);
}

void Presentation::leaveLayer()
{
    if (!m_curtain->leaveLayer())
        leave();
}

void Presentation::fitWindow()
{
    setTheme(m_theme);
    emit changed();
    const auto fit = [this] {
        if (m_on)
            m_layout.fitPanel();
    };
    QMetaObject::invokeMethod(this, fit, Qt::QueuedConnection);
}

bool Presentation::isOurs(const QObject *watched) const
{
    const auto *widget = qobject_cast<const QWidget *>(watched);
    return widget != nullptr && (widget->window() == m_window || widget->window() == m_speaker.get());
}

/// Not while you type, while a menu or a dialog is open, or while something is drawn on the canvas.
bool Presentation::takesKey(const QObject *watched, const QKeyEvent &key) const
{
    return presentActOf(key) && isOurs(watched) && watched == QApplication::focusWidget() &&
           !takesText(watched) && QApplication::activePopupWidget() == nullptr && !(m_edits && m_edits());
}

void Presentation::pressed(const QKeyEvent &key)
{
    const PresentAct act = *presentActOf(key);
    const bool toggles =
        act == PresentAct::Black || act == PresentAct::White || act == PresentAct::PlayOrPause;
    if (!key.isAutoRepeat() || !(toggles || act == PresentAct::LeaveLayer))
        carryOut(act);
}

bool Presentation::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::ToolTip: return isOurs(watched);
    case QEvent::Enter: return m_cursorHidden && isOurs(watched);
    case QEvent::MouseMove:
        if (isOurs(watched))
            mouseMoved(static_cast<QMouseEvent *>(event)->globalPosition());
        return false;
    case QEvent::ShortcutOverride:
        if (!takesKey(watched, *static_cast<QKeyEvent *>(event)))
            return false;
        event->accept();
        return true;
    case QEvent::KeyPress:
        if (!takesKey(watched, *static_cast<QKeyEvent *>(event)))
            return false;
        pressed(*static_cast<QKeyEvent *>(event));
        return true;
    case QEvent::Resize:
        if (watched == m_window)
            fitWindow();
        return false;
    case QEvent::Close:
        if (watched == m_window)
            leave(); // What is remembered of the window is its usual layout.
        return false;
    default: return false;
    }
}

/// What appears beneath a mouse that rests is reported as a move, too.
void Presentation::mouseMoved(QPointF globalPlace)
{
    if (globalPlace == std::exchange(m_mouse, globalPlace))
        return;
    m_curtain->pointAt(m_curtain->mapFromGlobal(globalPlace));
    const bool wasHidden = m_cursorHidden;
    showCursor();
    m_cursorTimer.start();
    if (wasHidden)
        hoverBeneathMouse();
}

void Presentation::showCursor()
{
    if (std::exchange(m_cursorHidden, false))
        QApplication::restoreOverrideCursor();
}

void Presentation::hideCursor()
{
    if (std::exchange(m_cursorHidden, true))
        return;
    QApplication::setOverrideCursor(Qt::BlankCursor);
    stopHovering();
}

/// What lies beneath a mouse that cannot be seen must not look pointed at: of the choices of a question, one
/// would stand out, and the audience take that for a hint.
void Presentation::stopHovering()
{
    for (QWidget *widget : m_window->findChildren<QWidget *>())
        if (widget->underMouse()) {
            QEvent leave(QEvent::Leave);
            QApplication::sendEvent(widget, &leave);
            widget->update();
        }
}

/// Nothing has entered it while the mouse could not be seen.
void Presentation::hoverBeneathMouse()
{
    QWidget *beneath = QApplication::widgetAt(m_mouse.toPoint());
    if (!beneath || !isOurs(beneath))
        return;
    QEnterEvent enter(beneath->mapFromGlobal(m_mouse), beneath->window()->mapFromGlobal(m_mouse), m_mouse);
    QApplication::sendEvent(beneath, &enter);
    beneath->update();
}

void Presentation::showCaption()
{
    if (!m_on)
        return;
    const bool isLesson = m_script.isOpen && m_script.isOpen();
    m_caption->setCaption(isLesson ? m_script.page().caption : importantSentence());
}

/// What happened last that matters.
QString Presentation::importantSentence() const
{
    const raft::EventRecord &events = m_session->events();
    const raft::EventNumber shown = m_session->shownEvent();
    const raft::EventNumber first = std::max(events.first(), shown - std::min(shown, captionSearch));
    for (raft::EventNumber event = shown; event >= first && event > 0; --event) {
        if (raft::importance(events[event]) < raft::Importance::Commit)
            continue;
        if (std::exchange(m_captionEvent, event) != event || m_captionSentence.isEmpty())
            m_captionSentence = QString::fromStdString(m_session->cluster().describe(event));
        return m_captionSentence;
    }
    return tr("Nothing has been decided yet");
}

} // namespace raftarium
