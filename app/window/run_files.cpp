#include "app/window/run_files.h"

#include "app/commands/actions.h"
#include "app/session/scenario_file.h"
#include "app/window/file_dialog.h"
#include "app/window/process_mode.h"
#include "app/window/progress_note.h"
#include "app/window/recent_files.h"

#include <QFileDialog>
#include <QFileInfo>

#include <utility>

namespace raftarium {

namespace {

bool isStandardInput(const QString &path)
{
    return path == u"-";
}

QString fileFilter()
{
    return RunFiles::tr("Recordings and web pages (*.raft.json *.html);;All files (*)");
}

} // namespace

RunFiles::RunFiles(Session *session, QSettings *settings, ProcessMode *processes, QWidget *window)
    : QObject(window), m_session(session), m_settings(settings), m_processes(processes), m_window(window),
      m_recent(std::make_unique<RecentFiles>(settings)), m_progress(new ProgressNote(window))
{
    connect(m_progress, &ProgressNote::busyChanged, this, &RunFiles::changed);
    connect(m_progress, &ProgressNote::cancelled, this, [this] { emit reported(tr("Cancelled.")); });
}

RunFiles::~RunFiles() = default;

void RunFiles::setRecordings(RecordingFiles files)
{
    m_recordings = std::move(files);
    emit changed();
}

void RunFiles::setTraces(TraceFiles files)
{
    m_traces = std::move(files);
    emit changed();
}

bool RunFiles::isBusy() const
{
    return m_progress->isBusy();
}

QString RunFiles::busyObstacle() const
{
    return isBusy() ? tr("Something is being opened or saved already.") : QString();
}

QString RunFiles::recordingObstacle() const
{
    return m_recordings.save ? busyObstacle() : tr("This program keeps no recordings.");
}

/// As recordingObstacle(), for what is shown.
QString RunFiles::keepingObstacle() const
{
    if (isReadOnly(m_session->cluster()))
        return QString::fromStdString(m_session->cluster().capabilities().reason);
    return recordingObstacle();
}

void RunFiles::addCommands(Actions &actions)
{
    actions.add({.name = QStringLiteral("open"),
                 .title = tr("Open scenario, recording or trace…"),
                 .tip = tr("Runs a scenario and shows it from the start, shows a run that was kept, or what "
                           "the log of another implementation of Raft tells"),
                 .synonyms = tr("load file lesson log trace"),
                 .keys = {QKeySequence::Open},
                 .menu = Menu::File,
                 .plan = [this] { return Plan::to([this] { askForFile(); }); }});
    actions.add({.name = QStringLiteral("openRecent"),
                 .title = tr("Open recent"),
                 .tip = tr("Opens a file that was opened lately"),
                 .synonyms = tr("file scenario recording"),
                 .menu = Menu::File,
                 .plan =
                     [this] {
                         return m_recent->isEmpty() ? Plan::refuse(tr("No file has been opened yet."))
                                                    : Plan::to([] {});
                     },
                 .choices = [this] { return recent(); }});
    addRecordingCommands(actions);
}

void RunFiles::addRecordingCommands(Actions &actions)
{
    const auto planUnlessBusy = [this](bool toSave) {
        return Plan::unless(toSave ? keepingObstacle() : recordingObstacle(),
                            [this, toSave] { askForRecording(toSave); });
    };
    actions.add({.name = QStringLiteral("openRecording"),
                 .title = tr("Open recording…"),
                 .tip = tr("Shows a run that was kept in a file"),
                 .synonyms = tr("load file"),
                 .keys = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)},
                 .menu = Menu::File,
                 .plan = [planUnlessBusy] { return planUnlessBusy(false); }});
    actions.add({.name = QStringLiteral("saveRecording"),
                 .title = tr("Save recording…"),
                 .tip = tr("Keeps this run in a file, with all its branches and bookmarks; it can be shown "
                           "without the servers"),
                 .synonyms = tr("keep file export"),
                 .keys = {QKeySequence::Save},
                 .menu = Menu::File,
                 .plan = [planUnlessBusy] { return planUnlessBusy(true); }});
    actions.add(
        {.name = QStringLiteral("exportPage"),
         .title = tr("Web page…"),
         .tip = tr("Writes this run, with all its branches, as one page that plays it in any browser, "
                   "without a network"),
         .synonyms = tr("save share html browser"),
         .topic = tr("Export"),
         .menu = Menu::Export,
         .startsGroup = true,
         .plan = [this] { return Plan::unless(keepingObstacle(), [this] { askForPage(); }); }});
}

std::vector<Command> RunFiles::recent()
{
    std::vector<Command> choices;
    const QStringList paths = m_recent->paths();
    for (const QString &path : paths)
        choices.push_back({.name = QStringLiteral("recent-") + path,
                           .title = QFileInfo(path).fileName(),
                           .tip = path,
                           .plan = [this, path] { return Plan::to([this, path] { open(path, true); }); }});
    return choices;
}

void RunFiles::askForFile()
{
    QFileDialog *dialog = newFileDialog(
        m_window, m_settings, tr("Open"),
        tr("What can be opened (*.md *.raft.json *.html *.trace.jsonl *.jsonl *.ndjson *.itf.json *.log "
           "*.txt *.out);;Scenarios, recordings and web pages (*.md *.raft.json *.html);;Traces "
           "(*.trace.jsonl *.jsonl *.ndjson *.itf.json *.log *.txt *.out);;All files (*)"));
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &paths) {
        paths.size() == 1 ? static_cast<void>(open(paths.front(), true)) : openTrace(paths);
    });
    dialog->show();
}

void RunFiles::askForRecording(bool toSave)
{
    const QString title = m_session->title().isEmpty() ? tr("run") : m_session->title();
    QFileDialog *dialog =
        toSave ? newSaveDialog(m_window, m_settings, tr("Save recording"), fileFilter(),
                               QString(title).replace(u'/', u' ') + QStringLiteral(".raft.json"),
                               QStringLiteral("raft.json"))
               : newFileDialog(m_window, m_settings, tr("Open recording"), fileFilter());
    dialog->setObjectName(QStringLiteral("recordingDialog"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, toSave](const QString &path) { toSave ? save(path) : openRecording(path); });
    dialog->show();
}

void RunFiles::askForPage()
{
    const QString title = m_session->title().isEmpty() ? tr("run") : m_session->title();
    QFileDialog *dialog =
        newSaveDialog(m_window, m_settings, tr("Export web page"), tr("Web pages (*.html)"),
                      QString(title).replace(u'/', u' ') + QStringLiteral(".html"), QStringLiteral("html"));
    dialog->setObjectName(QStringLiteral("pageDialog"));
    connect(dialog, &QFileDialog::fileSelected, this, &RunFiles::exportPage);
    dialog->show();
}

bool RunFiles::open(const QString &path, bool play)
{
    if (isRecordingName(path)) {
        openRecording(path);
        return true;
    }
    if (isTrace(path)) {
        openTrace({path});
        return true;
    }
    if (m_session->inRealTime() && m_processes->isAvailable())
        return m_processes->play(path);
    std::variant<raft::Scenario, QString> read = readScenarioFile(path);
    const auto *unread = std::get_if<QString>(&read);
    if (const QString problem = unread ? *unread : busyObstacle(); !problem.isEmpty()) {
        emit reported(problem);
        return false;
    }
    m_recent->add(path);
    run(std::get<raft::Scenario>(std::move(read)), play);
    return true;
}

void RunFiles::run(raft::Scenario scenario, bool play)
{
    const QString name = titleOf(scenario);
    m_progress->follow(playBeside(std::move(scenario), m_session->factory()), tr("Running %1").arg(name),
                       [this, name, play](const std::shared_ptr<PlayedScenario> &played) {
                           if (played->title.isEmpty())
                               played->title = name;
                           show(*played, play);
                       });
}

void RunFiles::show(PlayedScenario &played, bool play)
{
    if (!played.cluster) {
        emit reported(played.problem);
        return;
    }
    m_session->setPlaying(false);
    m_session->adopt(std::move(played.cluster));
    m_session->setTitle(played.title);
    m_session->goToStart();
    m_session->setPlaying(play);
    emit ranTo(played.problem);
}

void RunFiles::save(const QString &path)
{
    if (const QString obstacle = keepingObstacle(); !obstacle.isEmpty()) {
        emit reported(obstacle);
        return;
    }
    m_progress->follow(m_recordings.save(path, m_session->title(), *m_session),
                       tr("Saving %1").arg(QFileInfo(path).fileName()),
                       [this, path, changes = m_session->changes()](const QString &problem) {
                           emit reported(problem.isEmpty() ? tr("Saved %1.").arg(path) : problem);
                           if (!problem.isEmpty())
                               return;
                           m_session->setSaved(changes);
                           m_recent->add(path);
                       });
}

void RunFiles::exportPage(const QString &path)
{
    if (const QString obstacle = keepingObstacle(); !obstacle.isEmpty()) {
        emit reported(obstacle);
        return;
    }
    m_progress->follow(m_recordings.savePage(path, m_session->title(), *m_session),
                       tr("Writing %1").arg(QFileInfo(path).fileName()),
                       [this, path](const QString &problem) {
                           emit reported(problem.isEmpty() ? tr("Saved %1.").arg(path) : problem);
                       });
}

void RunFiles::openRecording(const QString &path)
{
    openRecording(path, false);
}

void RunFiles::openOwnCopy(const QString &path)
{
    openRecording(path, true);
}

void RunFiles::openRecording(const QString &path, bool isOwnCopy)
{
    if (const QString obstacle = recordingObstacle(); !obstacle.isEmpty()) {
        emit reported(obstacle);
        return;
    }
    m_progress->follow(m_recordings.open(path), tr("Opening %1").arg(QFileInfo(path).fileName()),
                       [this, path, isOwnCopy](const std::shared_ptr<OpenedRecording> &opened) {
                           // The name under which the window kept it is no title.
                           if (!show(*opened, isOwnCopy ? QString() : QFileInfo(path).fileName()))
                               return;
                           if (!isOwnCopy)
                               m_recent->add(path);
                           emit this->opened(path);
                       });
}

/// Scenarios are recognised by their name: what stands in them may look like a log.
bool RunFiles::isTrace(const QString &path) const
{
    return m_traces.recognises && !path.endsWith(u".md", Qt::CaseInsensitive) &&
           (isStandardInput(path) || path.endsWith(u".trace.jsonl", Qt::CaseInsensitive) ||
            m_traces.recognises(path));
}

QString RunFiles::traceObstacle(const QStringList &paths) const
{
    if (!m_traces.open)
        return tr("This program opens no traces.");
    for (const QString &path : paths)
        if (isRecordingName(path) || path.endsWith(u".md", Qt::CaseInsensitive))
            return tr("%1 is no trace: several files are opened together only when all of them are.")
                .arg(QFileInfo(path).fileName());
    return busyObstacle();
}

void RunFiles::openTrace(const QStringList &paths, const TraceReading &how)
{
    if (const QString obstacle = traceObstacle(paths); !obstacle.isEmpty()) {
        emit reported(obstacle);
        return;
    }
    const QString name =
        isStandardInput(paths.front()) ? tr("standard input") : QFileInfo(paths.front()).fileName();
    m_progress->follow(m_traces.open(paths, how),
                       paths.size() == 1 ? tr("Reading %1").arg(name)
                                         : tr("Reading %1 and %2 more").arg(name).arg(paths.size() - 1),
                       [this, paths](const std::shared_ptr<OpenedRun> &opened) {
                           if (!opened->problem.isEmpty()) {
                               emit reported(opened->problem);
                               return;
                           }
                           if (paths.size() == 1 && !isStandardInput(paths.front()))
                               m_recent->add(paths.front());
                           show(*opened);
                           emit traceOpened(opened);
                       });
}

void RunFiles::show(OpenedRun &opened)
{
    m_session->setPlaying(false);
    m_session->adopt(std::move(opened.cluster));
    m_session->setTitle(opened.title);
    const raft::EventNumber broken = firstViolation(m_session->events());
    if (broken == 0) {
        m_session->goToStart();
        emit reported(opened.remark);
        return;
    }
    m_session->seekEvent(broken);
    m_session->select(SelectedEvent{broken});
    emit reported(QString::fromStdString(m_session->cluster().describe(broken)));
}

bool RunFiles::show(OpenedRecording &opened, const QString &fileName)
{
    if (!opened.problem.isEmpty()) {
        emit reported(opened.problem);
        return false;
    }
    m_session->setPlaying(false);
    m_session->adopt(std::move(opened.branches), std::move(opened.runs), opened.shown);
    m_session->setTitle(opened.title.isEmpty() ? fileName.section(u'.', 0, 0) : opened.title);
    m_session->goToStart();
    emit reported(opened.remark);
    return true;
}

} // namespace raftarium
