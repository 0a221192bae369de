#include "app/comparison/comparison_window.h"

#include "app/canvas/canvas_widget.h"
#include "app/comparison/comparison_axis.h"
#include "app/comparison/comparison_tables.h"
#include "app/comparison/comparison_words.h"
#include "app/session/time_text.h"
#include "app/theme/window_size.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace raftarium {

namespace {

constexpr int frameMs = 33;
constexpr double secondsPerEvent = 0.4; ///< When it plays where no time passes.

QLabel *newLabel(const QString &text, const char *name)
{
    auto *label = new QLabel(text);
    label->setObjectName(QLatin1StringView(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFocusPolicy(Qt::NoFocus);
    return label;
}

/// The entry at that index that most servers hold; nothing when none does.
std::optional<raft::Position> entryAt(const raft::ClusterView &view, raft::Index index)
{
    const raft::ServerView *most = nullptr;
    for (const raft::ServerView &server : view.servers)
        if (server.log.termAt(index) && (most == nullptr || server.commit > most->commit))
            most = &server;
    if (most == nullptr)
        return std::nullopt;
    return raft::Position{index, *most->log.termAt(index)};
}

} // namespace

ComparisonWindow::ComparisonWindow(ComparedRuns runs, QWidget *parent)
    : QWidget(parent, Qt::Window), m_comparison(runs.comparison),
      m_words(newLabel(partingText(runs.comparison), "partingWords"))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("comparisonWindow"));
    setWindowTitle(tr("%1 and %2 – Raftarium").arg(runs.left.name, runs.right.name));
    m_axis = new ComparisonAxis(runs);
    auto *tables = new ComparisonTables(runs);
    const auto &parting = m_comparison.parting;
    auto *sides = new QSplitter(Qt::Horizontal);
    sides->setChildrenCollapsible(false);
    sides->addWidget(newSide(0, std::move(runs.left), parting ? parting->left : std::string()));
    sides->addWidget(newSide(1, std::move(runs.right), parting ? parting->right : std::string()));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_words);
    layout->addWidget(sides, 1);
    layout->addWidget(m_axis);
    layout->addWidget(newTransport());
    layout->addWidget(tables);
    tables->setFixedHeight(150);
    resizeWithinScreen(this, {1180, 720});
    connect(m_axis, &ComparisonAxis::timeAsked, this, &ComparisonWindow::showTime);
    connect(tables, &ComparisonTables::timeAsked, this, &ComparisonWindow::showTime);
    connect(tables, &ComparisonTables::entryAsked, this, &ComparisonWindow::selectEntry);
    m_playing.setInterval(frameMs);
    connect(&m_playing, &QTimer::timeout, this, &ComparisonWindow::playOn);
    showParting();
    m_axis->setFocusPolicy(Qt::StrongFocus);
    m_axis->setFocus();
}

ComparisonWindow::~ComparisonWindow()
{
    for (Side &side : m_sides) // It reads its session to the last.
        delete side.canvas;
}

/// A canvas with the name of the run above it and what happened there first beneath.
QWidget *ComparisonWindow::newSide(std::size_t place, ComparedRun run, const std::string &happened)
{
    Side &side = m_sides.at(place);
    side.session = std::make_unique<Session>(raft::ClusterFactory());
    side.session->adopt(std::move(run.run));
    side.session->setTitle(run.name);
    side.canvas = new CanvasWidget(side.session.get());
    side.canvas->setObjectName(place == 0 ? QStringLiteral("leftCanvas") : QStringLiteral("rightCanvas"));
    side.name = newLabel(QStringLiteral("%1 · %2").arg(place == 0 ? tr("A") : tr("B"), run.name),
                         place == 0 ? "leftName" : "rightName");
    side.happened = newLabel(m_comparison.parting ? happenedText(happened) : QString(),
                             place == 0 ? "leftHappened" : "rightHappened");
    auto *whole = new QWidget;
    auto *layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(side.name);
    layout->addWidget(side.happened);
    layout->addWidget(side.canvas, 1);
    return whole;
}

QToolButton *ComparisonWindow::newButton(const char *name, const QString &text, const QString &tip,
                                         void (ComparisonWindow::*act)())
{
    auto *button = new QToolButton;
    button->setObjectName(QLatin1StringView(name));
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::clicked, this, act);
    return button;
}

QToolButton *ComparisonWindow::newSign(const char *name, Glyph glyph, const QString &tip,
                                       void (ComparisonWindow::*act)())
{
    QToolButton *button = newButton(name, {}, tip, act);
    m_signs.emplace_back(button, glyph);
    return button;
}

QWidget *ComparisonWindow::newTransport()
{
    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(
        newSign("comparisonStart", Glyph::Start, tr("To the start (Home)"), &ComparisonWindow::goToStart));
    layout->addWidget(newSign("comparisonBack", Glyph::StepBack, tr("To the event before, in either run (←)"),
                              &ComparisonWindow::stepBack));
    m_play = newButton("comparisonPlay", tr("Play"), tr("Plays both, or pauses (Space)"),
                       &ComparisonWindow::togglePlaying);
    layout->addWidget(m_play);
    layout->addWidget(newSign("comparisonForward", Glyph::StepForward,
                              tr("To the next event, in either run (→)"), &ComparisonWindow::stepForward));
    layout->addWidget(
        newSign("comparisonEnd", Glyph::Live, tr("To the end (End)"), &ComparisonWindow::goToEnd));
    QToolButton *parting = newButton("comparisonParting", tr("First difference"),
                                     tr("To where the runs part (D)"), &ComparisonWindow::showParting);
    parting->setEnabled(m_comparison.parting.has_value());
    layout->addWidget(parting);
    m_clock = newLabel({}, "comparisonClock");
    m_clock->setWordWrap(false);
    layout->addWidget(m_clock);
    layout->addStretch(1);
    return bar;
}

void ComparisonWindow::setTheme(const Theme &theme)
{
    setPalette(theme.palette());
    setStyleSheet(theme.styleSheet());
    m_axis->setTheme(theme);
    for (const auto &[button, glyph] : m_signs)
        button->setIcon(glyphIcon(glyph, theme));
    m_words->setFont(theme.font(10.5, QFont::DemiBold));
    for (const Side &side : m_sides) {
        side.canvas->setTheme(theme);
        side.name->setFont(theme.font(10, QFont::DemiBold));
        side.happened->setFont(theme.font(9.5));
    }
}

// ---- Instants

bool ComparisonWindow::countsEvents() const
{
    return session(0).cluster().setup().manual;
}

void ComparisonWindow::showTime(raft::Time time)
{
    const raft::Time end = std::max(axisEnd(session(0).cluster()), axisEnd(session(1).cluster()));
    m_time = std::clamp(time, raft::Time{}, end);
    for (const Side &side : m_sides) {
        if (countsEvents())
            side.session->seekEvent(
                std::min(static_cast<raft::EventNumber>(m_time.count()), side.session->events().size()));
        else
            side.session->seekTime(m_time);
        side.session->showNow();
    }
    m_axis->setTime(m_time);
    tellTime();
}

void ComparisonWindow::tellTime()
{
    QStringList words{countsEvents() ? tr("after %1 events").arg(m_time.count()) : timeText(m_time)};
    for (std::size_t side = 0; side < m_sides.size(); ++side)
        if (m_time > axisEnd(session(side).cluster()))
            words.append(tr("%1 has ended").arg(side == 0 ? tr("A") : tr("B")));
    m_clock->setText(words.join(QStringLiteral(" · ")));
}

void ComparisonWindow::stepForward()
{
    std::optional<raft::Time> next;
    for (const Side &side : m_sides) {
        const raft::EventRecord &events = side.session->events();
        const raft::EventNumber last =
            countsEvents() ? static_cast<raft::EventNumber>(m_time.count()) : events.lastUpTo(m_time);
        if (last >= events.size())
            continue;
        const raft::Time at = axisPlace(side.session->cluster(), last + 1);
        next = std::min(next.value_or(at), at);
    }
    if (next)
        showTime(*next);
}

void ComparisonWindow::stepBack()
{
    raft::Time before{};
    for (const Side &side : m_sides) {
        const raft::EventRecord &events = side.session->events();
        const raft::EventNumber last =
            countsEvents() ? std::min(static_cast<raft::EventNumber>(m_time.count()) - 1, events.size())
                           : events.lastUpTo(m_time - raft::Time{1});
        if (m_time.count() > 0 && last >= events.first())
            before = std::max(before, axisPlace(side.session->cluster(), last));
    }
    showTime(before);
}

void ComparisonWindow::showParting()
{
    const auto &parting = m_comparison.parting;
    showTime(!parting ? raft::Time{} : countsEvents() ? raft::Time{parting->event} : parting->at);
}

void ComparisonWindow::goToStart()
{
    showTime({});
}

void ComparisonWindow::goToEnd()
{
    showTime(raft::Time::max());
}

void ComparisonWindow::selectEntry(raft::Index index)
{
    goToEnd(); // There the entries were compared.
    for (const Side &side : m_sides) {
        const std::optional<raft::Position> at = entryAt(side.session->view(), index);
        side.session->select(at ? Selection(SelectedEntry{*at}) : Selection(NothingSelected{}));
    }
}

// ---- Playing

void ComparisonWindow::togglePlaying()
{
    if (m_playing.isActive())
        m_playing.stop();
    else
        m_playing.start();
    m_sinceFrame.start();
    m_play->setText(m_playing.isActive() ? tr("Pause") : tr("Play"));
}

void ComparisonWindow::playOn()
{
    const double seconds = static_cast<double>(m_sinceFrame.elapsed()) / 1e3;
    if (countsEvents() && seconds < secondsPerEvent)
        return;
    m_sinceFrame.start();
    const raft::Time before = m_time;
    showTime(m_time + raft::Time{countsEvents()
                                     ? 1
                                     : static_cast<raft::Time::rep>(seconds * 1e6 * Session::defaultSpeed)});
    if (m_time == before && m_time >= std::max(axisEnd(session(0).cluster()), axisEnd(session(1).cluster())))
        togglePlaying();
}

void ComparisonWindow::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Space:
    case Qt::Key_Period: togglePlaying(); break;
    case Qt::Key_Left: stepBack(); break;
    case Qt::Key_Right: stepForward(); break;
    case Qt::Key_Home: goToStart(); break;
    case Qt::Key_End: goToEnd(); break;
    case Qt::Key_D: showParting(); break;
    case Qt::Key_Escape: close(); break;
    default: QWidget::keyPressEvent(event);
    }
}

} // namespace raftarium
