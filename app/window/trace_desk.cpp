#include "app/window/trace_desk.h"

#include "app/commands/actions.h"
#include "app/inspector/inspector_widget.h"
#include "app/log/log_grid_widget.h"
#include "app/session/session.h"
#include "app/timeline/timeline_widget.h"
#include "app/traces/columns_panel.h"
#include "app/traces/pattern_panel.h"
#include "app/traces/shown_trace.h"
#include "app/traces/trace_follower.h"
#include "app/window/panels.h"
#include "app/window/run_files.h"
#include "netnode/files/whole_file.h"

#include <QDockWidget>
#include <QFile>
#include <QInputDialog>

#include <algorithm>

namespace raftarium {

namespace {

constexpr int previewedLines = 1'500;
constexpr qint64 longestPreviewedLine = 4'096;

QStringList firstLines(const QString &path)
{
    QStringList lines;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return lines;
    while (!file.atEnd() && lines.size() < previewedLines)
        lines << QString::fromUtf8(file.readLine(longestPreviewedLine)).trimmed();
    return lines;
}

/// The table that is kept there, or the usual one.
raft::LabPatterns patternsIn(const QString &path)
{
    QFile file(path);
    constexpr qint64 most = 1 << 20;
    if (file.open(QIODevice::ReadOnly))
        if (const auto kept = raft::LabPatterns::read(file.read(most).toStdString(), nullptr))
            return *kept;
    return raft::LabPatterns::usual();
}

} // namespace

TraceDesk::TraceDesk(QMainWindow *window, Session *session, Panels *panels, RunFiles *files)
    : QObject(window), m_window(window), m_session(session), m_panels(panels), m_files(files),
      m_columns(new ColumnsPanel(session, window)), m_patterns(new PatternPanel(window)),
      m_follower(new TraceFollower(session, this))
{
    Docks *docks = panels->docks();
    docks->add(QStringLiteral("columnsDock"), tr("Columns"), m_columns, Qt::BottomDockWidgetArea)->hide();
    docks->add(QStringLiteral("patternsDock"), tr("Patterns"), m_patterns, Qt::BottomDockWidgetArea)->hide();
    connect(files, &RunFiles::traceOpened, this,
            [this](const std::shared_ptr<OpenedRun> &opened) { traceOpened(*opened); });
    connect(m_patterns, &PatternPanel::applied, this, &TraceDesk::keepPatterns);
    // However it comes to be shown, it shows the table of this log.
    connect(docks->of(m_patterns), &QDockWidget::visibilityChanged, this, [this](bool isVisible) {
        if (!isVisible || !m_laidOut)
            return;
        if (const QString obstacle = patternObstacle(); !obstacle.isEmpty())
            emit reported(obstacle);
        followPatterns();
    });
    connect(session, &Session::clusterReplaced, this, [this] {
        if (traceOf(m_session->cluster()) == nullptr)
            m_panels->docks()->of(m_patterns)->hide();
    });
    connect(m_follower, &TraceFollower::mustReadAnew, this, [this] {
        m_goesLive = m_session->isLive();
        if (m_paths.size() > 1 || isCounterexample()) // What was there still is, but for a clock.
            m_returnsTo = m_session->shownEvent();
        m_files->openTrace(m_paths, {.group = m_group});
    });
}

void TraceDesk::setFiles(const TraceFiles &files)
{
    m_traces = files;
}

void TraceDesk::setTheme(const Theme &theme)
{
    m_columns->setTheme(theme);
    m_patterns->setTheme(theme);
}

void TraceDesk::windowLaidOut()
{
    m_laidOut = true;
    followPatterns(); // The run before may have been a log.
    if (!m_paths.isEmpty())
        showPanels();
}

/// They are read as a whole each time that a state is added.
bool TraceDesk::isCounterexample() const
{
    const raft::Trace *trace = traceOf(m_session->cluster());
    const auto form = trace != nullptr ? trace->source().form : std::nullopt;
    return form == raft::TraceForm::Counterexample || form == raft::TraceForm::Itf;
}

QString TraceDesk::followObstacle() const
{
    if (traceOf(m_session->cluster()) == nullptr)
        return tr("No trace is shown.");
    return m_follower->isFollowing() ? QString() : tr("Several large files are not followed.");
}

QString TraceDesk::patternObstacle() const
{
    const raft::Trace *trace = traceOf(m_session->cluster());
    if (trace == nullptr)
        return tr("No trace is shown.");
    const bool isLab = trace->source().form == raft::TraceForm::LabLog;
    return isLab && m_paths.size() == 1 ? QString()
                                        : tr("Only the sentences of a lab log are read by patterns.");
}

QString TraceDesk::groupObstacle() const
{
    const raft::Trace *trace = traceOf(m_session->cluster());
    if (trace == nullptr)
        return tr("No trace is shown.");
    return trace->source().groups.others().empty() ? tr("The trace is of one Raft group only.") : QString();
}

void TraceDesk::addCommands(Actions &actions)
{
    actions.add({.name = QStringLiteral("followTrace"),
                 .title = tr("Follow the end of the trace"),
                 .tip = tr("Shows what is added to the file of the trace, as long as its end is shown"),
                 .synonyms = tr("log tail live file grow"),
                 .menu = Menu::Run,
                 .startsGroup = true,
                 .plan =
                     [this] {
                         return Plan::unless(followObstacle(), [this] {
                             m_session->isLive() ? m_session->stepBack() : m_session->goLive();
                         });
                     },
                 .isOn = [this] { return m_follower->isFollowing() && m_session->isLive(); }});
    actions.add(
        {.name = QStringLiteral("tracePatterns"),
         .title = tr("What the sentences of a log mean…"),
         .tip = tr("Shows the table of patterns by which a lab log is read, and which lines each matches"),
         .synonyms = tr("patterns lab log trace regex"),
         .menu = Menu::Lab,
         .startsGroup = true,
         .plan = [this] { return Plan::unless(patternObstacle(), [this] { showPatterns(); }); }});
    actions.add({.name = QStringLiteral("traceGroup"),
                 .title = tr("Choose a Raft group of the log…"),
                 .tip = tr("Shows another of the Raft groups whose lines stand in one log"),
                 .synonyms = tr("shard region partition gid multi-raft"),
                 .menu = Menu::Lab,
                 .plan = [this] { return Plan::unless(groupObstacle(), [this] { askForGroup(); }); }});
    actions.add(
        {.name = QStringLiteral("columns"),
         .title = tr("Columns of text"),
         .tip = tr("Shows what happened as text, a column for each server, to be searched and copied"),
         .synonyms = tr("log lines diff servers copy search"),
         .menu = Menu::View,
         .plan = [this] { return Plan::to([this] { raiseDock(m_panels->docks()->of(m_columns)); }); }});
}

void TraceDesk::traceOpened(const OpenedRun &opened)
{
    m_paths = opened.paths;
    m_group = opened.group;
    m_follower->follow(opened);
    followPatterns();
    const std::optional<raft::EventNumber> shown = std::exchange(m_returnsTo, std::nullopt);
    if (std::exchange(m_goesLive, false))
        m_session->goLive();
    else if (shown)
        m_session->seekEvent(std::min(*shown, m_session->events().size()));
    if (!shown)
        showPanels();
}

/// The whole run at a glance, and the panel of which the trace tells most in front.
void TraceDesk::showPanels()
{
    QDockWidget *columns = m_panels->docks()->of(m_columns);
    QDockWidget *log = m_panels->docks()->of(m_panels->log());
    if (columns->isHidden() && !columns->isFloating()) {
        m_window->tabifyDockWidget(log, columns);
        columns->show();
    }
    const auto servers = m_session->cluster().view().servers;
    const bool tellsLogs = std::any_of(servers.begin(), servers.end(), [](const raft::ServerView &server) {
        return server.knowledge.knows(raft::ServerFact::LogLength);
    });
    raiseDock(tellsLogs && log->isVisible() ? log : columns);
    m_session->showNow();
    m_panels->timeline()->showWindow(
        {0, std::max(1.0, static_cast<double>(m_session->cluster().now().count()))});
    if (!m_session->cluster().violations().empty())
        m_panels->inspector()->showTab(InspectorWidget::Tab::Safety);
}

void TraceDesk::askForGroup()
{
    const raft::TraceGroups &groups = traceOf(m_session->cluster())->source().groups;
    QStringList names{QString::fromStdString(groups.shown())};
    for (const std::string &other : groups.others())
        names << QString::fromStdString(other);
    auto *dialog = new QInputDialog(m_window);
    dialog->setObjectName(QStringLiteral("traceGroupDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Raft groups of the log"));
    dialog->setLabelText(tr("Group to show:"));
    dialog->setComboBoxItems(names);
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this](const QString &group) { m_files->openTrace(m_paths, {.group = group}); });
    dialog->open();
}

void TraceDesk::showPatterns()
{
    fillPatterns();
    raiseDock(m_panels->docks()->of(m_patterns));
}

/// A table must not be kept beside a log that it was not made for. The log that is only read again leaves a
/// table alone that is being edited.
void TraceDesk::followPatterns()
{
    QDockWidget *dock = m_panels->docks()->of(m_patterns);
    if (dock->isHidden())
        return;
    if (!patternObstacle().isEmpty())
        dock->hide();
    else if (m_patternsOf != m_paths.front())
        fillPatterns();
}

void TraceDesk::fillPatterns()
{
    const QString &path = m_paths.front();
    m_patterns->setLog(firstLines(path), patternsIn(m_traces.patternsBeside(path)),
                       m_traces.patternsBeside(path));
    m_patternsOf = path;
}

void TraceDesk::keepPatterns(const raft::LabPatterns &patterns)
{
    const QString path = m_traces.patternsBeside(m_paths.front());
    const QByteArray text = QByteArray::fromStdString(patterns.write());
    const QString problem =
        writeWhole(path, [&text](QIODevice &file) { return file.write(text) == text.size(); });
    if (!problem.isEmpty())
        emit reported(
            tr("%1 cannot be written: %2. The log is read with the table all the same.").arg(path, problem));
    m_files->openTrace(m_paths, {.patterns = patterns, .group = m_group});
}

} // namespace raftarium
