#include "app/window/tool_bar.h"

#include "app/console/client_line_edit.h"
#include "app/session/linearizability_watch.h"
#include "app/session/speed_steps.h"
#include "app/window/key_button.h"
#include "app/window/safety_light.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QSlider>

namespace raftarium {

namespace {

constexpr int speedTitleFrom = 1500;
constexpr int iconSide = 16;
constexpr int compactBelow = 1140; ///< Pixels of the bar.
constexpr int mostNeeded = 980; ///< … that it may need at its narrowest: no more than small screens have.
constexpr int iconButtonWidth = 32;
constexpr int compactButtonWidth = 26;

QToolButton *segment(const QString &text, bool left)
{
    auto *button = new QToolButton;
    button->setText(text);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setProperty("segment", left ? QStringLiteral("left") : QStringLiteral("right"));
    return button;
}

QToolButton *iconButton(QAction *action)
{
    auto *button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setIconSize({iconSide, iconSide});
    button->setFocusPolicy(Qt::TabFocus);
    button->setObjectName(action->objectName() + QStringLiteral("Button"));
    button->setAccessibleName(action->text());
    return button;
}

} // namespace

ToolBar::ToolBar(Session *session, Actions *actions, ClientRequests *requests, QWidget *parent)
    : QToolBar(parent), m_session(session), m_actions(actions), m_requests(requests)
{
    setObjectName(QStringLiteral("toolBar"));
    setWindowTitle(tr("Tool bar"));
    setMovable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);

    auto *content = new QWidget(this);
    auto *layout = new QHBoxLayout(content);
    layout->setContentsMargins(4, 0, 4, 0);
    layout->setSpacing(4);
    layout->addWidget(backends());
    separate(layout);
    addTransport(layout);
    separate(layout);
    addSpeed(layout);
    separate(layout);
    addFaults(layout);
    separate(layout);
    addWriting(layout);
    m_light = new SafetyLight(content);
    layout->addWidget(m_teaching = teaching());
    layout->addStretch(0);
    layout->addSpacing(4);
    layout->addWidget(m_light);
    addWidget(content);
    content->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_content = content;

    connect(m_light, &QToolButton::clicked, this, &ToolBar::safetyAsked);
    connect(session, &Session::playbackChanged, this, &ToolBar::showPlayback);
    connect(session, &Session::clusterReplaced, this, &ToolBar::showMode);
    connect(m_actions->action(QStringLiteral("processes")), &QAction::changed, this, &ToolBar::showMode);
    showMode();
    connect(session, &Session::viewChanged, this,
            [this] { m_light->setViolations(violationsOf(*m_session), m_session->cluster().coverage()); });
}

void ToolBar::separate(QHBoxLayout *layout)
{
    auto *line = new QFrame;
    line->setObjectName(QStringLiteral("separator"));
    line->setFixedWidth(1);
    layout->addSpacing(3);
    layout->addWidget(line);
    layout->addSpacing(3);
}

QWidget *ToolBar::backends()
{
    auto *frame = new QFrame;
    frame->setObjectName(QStringLiteral("segments"));
    auto *layout = new QHBoxLayout(frame);
    layout->setContentsMargins(2, 2, 2, 2);
    layout->setSpacing(0);
    m_segments = {segment(tr("Simulation"), true), segment(tr("Processes"), false)};
    m_segments[0]->setObjectName(QStringLiteral("simulationMode"));
    m_segments[0]->setToolTip(tr("The servers run inside this program, on a virtual clock"));
    m_segments[1]->setObjectName(QStringLiteral("processMode"));
    for (const bool processes : {false, true})
        connect(m_segments[processes ? 1 : 0], &QToolButton::clicked, this, [this, processes] {
            showMode(); // What is shown decides, not the click.
            emit modeChosen(processes);
        });
    for (QToolButton *button : std::as_const(m_segments)) {
        button->setAccessibleName(button->text());
        layout->addWidget(button);
    }
    return frame;
}

void ToolBar::addTransport(QHBoxLayout *layout)
{
    for (const Command *command : m_actions->buttons(ButtonGroup::Transport)) {
        QToolButton *button = iconButton(m_actions->action(command->name));
        m_iconButtons.append(button);
        layout->addWidget(button);
        if (command->name == u"play")
            m_play = button;
    }
    m_play->setProperty("primary", true);
}

void ToolBar::addSpeed(QHBoxLayout *layout)
{
    m_speedTitle = new QLabel(tr("Speed"));
    m_speedTitle->setProperty("muted", true);
    m_speed = new QSlider(Qt::Horizontal);
    m_speed->setObjectName(QStringLiteral("speedSlider"));
    m_speed->setRange(0, lastSpeedStep);
    m_speed->setPageStep(1);
    m_speed->setMinimumWidth(48);
    m_speed->setMaximumWidth(140);
    m_speed->setFocusPolicy(Qt::TabFocus);
    m_speedText = new QLabel;
    m_speedText->setObjectName(QStringLiteral("speedText"));
    layout->addWidget(m_speedTitle);
    layout->addWidget(m_speed);
    layout->addWidget(m_speedText);
    for (const Command *command : m_actions->buttons(ButtonGroup::Pace))
        layout->addWidget(m_pace = iconButton(m_actions->action(command->name)));
    m_iconButtons.append(m_pace);
    connect(m_speed, &QSlider::valueChanged, this, [this](int step) {
        if (step != stepOfSpeed(m_session->speed()))
            m_session->setSpeed(speedOfStep(step));
    });
}

void ToolBar::addFaults(QHBoxLayout *layout)
{
    for (const Command *command : m_actions->buttons(ButtonGroup::Faults)) {
        auto *button = new KeyButton(m_actions->action(command->name), command->button.text);
        button->setFault(command->button.isFault);
        layout->addWidget(button);
        m_keyButtons.append(button);
    }
}

void ToolBar::addWriting(QHBoxLayout *layout)
{
    m_write = new ClientLineEdit(m_session, m_requests);
    m_write->setObjectName(QStringLiteral("writeField"));
    m_write->setAccessibleName(tr("Client request"));
    m_write->setToolTip(
        tr("A client request to the leader: put x 1 · x=1 · x+=1 · get x · read x · del x · cas x 1 2\n"
           "To another server: @3 get x"));
    m_write->setMinimumWidth(80);
    m_write->setMaximumWidth(460);
    m_submit = new QPushButton(tr("Submit"));
    m_submit->setObjectName(QStringLiteral("submitButton"));
    m_submit->setAccessibleName(tr("Submit"));
    m_submit->setProperty("primary", true);
    m_submit->setFocusPolicy(Qt::TabFocus);
    m_submit->setToolTip(
        tr("Sends the request  [Enter in the field]; of an empty field, a write to the leader  [C]"));
    connect(m_submit, &QPushButton::clicked, this, &ToolBar::submit);
    layout->addWidget(m_write, 1);
    layout->addWidget(m_submit);
}

/// An empty field shows a write as its example: by mouse alone, the button does what C does.
void ToolBar::submit()
{
    QAction *write = m_actions->action(QStringLiteral("write"));
    if (m_write->text().trimmed().isEmpty() && write->isEnabled())
        write->trigger();
    else
        m_write->send();
}

QWidget *ToolBar::teaching()
{
    auto *group = new QWidget;
    auto *layout = new QHBoxLayout(group);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    separate(layout);
    for (const Command *command : m_actions->buttons(ButtonGroup::Teaching)) {
        QToolButton *button = iconButton(m_actions->action(command->name));
        m_iconButtons.append(button);
        layout->addWidget(button);
    }
    return group;
}

void ToolBar::showMode()
{
    const bool real = m_session->cluster().capabilities().external;
    m_segments[0]->setChecked(!real && !isReadOnly(m_session->cluster()));
    m_segments[1]->setChecked(real);
    const QAction *action = m_actions->action(QStringLiteral("processes"));
    m_segments[1]->setEnabled(real || action->isEnabled());
    m_segments[1]->setToolTip(action->toolTip());
}

void ToolBar::showPlayback()
{
    const bool playing = m_session->isPlaying();
    const bool byEvent = m_session->pace() == Session::Pace::Event;
    // The icons belong to the actions: a button takes over whatever its action changes to.
    Theme inverted = m_theme;
    inverted.text = m_theme.accentText;
    m_play->defaultAction()->setIcon(glyphIcon(playing ? Glyph::Pause : Glyph::Play, inverted));
    m_pace->defaultAction()->setIcon(glyphIcon(byEvent ? Glyph::Event : Glyph::Clock, m_theme));
    m_pace->setAccessibleName(byEvent ? tr("Event mode") : tr("Clock mode"));
    showSpeed();
}

/// The present of real processes passes at 1×: nothing can be set there.
void ToolBar::showSpeed()
{
    m_speed->setValue(stepOfSpeed(m_session->speed()));
    m_speedText->setText(speedText(m_session->speed()));
    const QString obstacle = m_actions->obstacle(QStringLiteral("defaultSpeed"));
    m_speed->setEnabled(obstacle.isEmpty());
    m_speed->setToolTip(!obstacle.isEmpty()       ? obstacle
                        : m_session->inRealTime() ? tr("How fast the past is played: [ slower, ] faster")
                                                  : tr("How fast time passes: [ slower, ] faster"));
    m_speed->setAccessibleName(tr("Speed %1").arg(m_speedText->text())); // Its value is the number of a step.
}

void ToolBar::setTheme(const Theme &theme)
{
    m_theme = theme;
    for (KeyButton *button : std::as_const(m_keyButtons))
        button->setTheme(theme);
    m_light->setTheme(theme);
    m_write->setFont(theme.monospace(9.5));
    m_speedText->setFont(theme.monospace(9.5));
    m_speedText->setFixedWidth(
        QFontMetrics(m_speedText->font()).horizontalAdvance(QStringLiteral("1/1000×")));
    m_speedTitle->hide();
    showPlayback();
    // The window can become as narrow as the bar at its narrowest, however wide it is now.
    m_isTight = false;
    setCompact(true);
    m_content->setMinimumWidth(0);
    m_isTight = m_content->layout()->minimumSize().width() > mostNeeded;
    setCompact(true);
    m_content->setMinimumWidth(m_content->layout()->minimumSize().width());
    setCompact(width() < compactBelow);
}

/// With little room the buttons are narrower and bear short texts; those for teaching, which have keys and a
/// menu, give way.
void ToolBar::setCompact(bool compact)
{
    for (QToolButton *button : std::as_const(m_iconButtons))
        button->setFixedWidth(compact ? compactButtonWidth : iconButtonWidth);
    for (KeyButton *button : std::as_const(m_keyButtons))
        button->setTight(compact && m_isTight);
    m_teaching->setVisible(!compact);
    m_submit->setText(compact ? QStringLiteral("↵") : tr("Submit"));
    m_content->layout()->setSpacing(compact ? 2 : 4);
}

void ToolBar::resizeEvent(QResizeEvent *event)
{
    m_speedTitle->setVisible(event->size().width() >= speedTitleFrom);
    setCompact(event->size().width() < compactBelow);
    QToolBar::resizeEvent(event);
}

} // namespace raftarium
