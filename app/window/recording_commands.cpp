#include "app/commands/actions.h"
#include "app/window/file_dialog.h"
#include "app/window/main_window.h"
#include "app/window/progress_note.h"
#include "app/window/recent_files.h"
#include "app/window/status_line.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QFutureWatcher>

// Runs that are kept in files and shown again.
namespace raftarium {

namespace {

QString fileFilter()
{
    return MainWindow::tr("Recordings (*.raft.json);;All files (*)");
}

} // namespace

void MainWindow::setRecordingFiles(RecordingFiles files)
{
    m_recordings = std::move(files);
    m_actions->refresh();
}

QString MainWindow::recordingObstacle() const
{
    if (!m_recordings.save)
        return tr("This program keeps no recordings");
    return m_progress->isBusy() ? tr("A recording is being read or written already") : QString();
}

void MainWindow::addRecordingCommands()
{
    m_progress = new ProgressNote(this);
    const auto planUnlessBusy = [this](bool toSave) {
        return Plan::unless(recordingObstacle(), [this, toSave] { askForRecording(toSave); });
    };
    m_actions->add({.name = QStringLiteral("openRecording"),
                    .title = tr("Open recording…"),
                    .tip = tr("Shows a run that was kept in a file"),
                    .synonyms = tr("load file"),
                    .keys = {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)},
                    .menu = Menu::File,
                    .plan = [planUnlessBusy] { return planUnlessBusy(false); }});
    m_actions->add(
        {.name = QStringLiteral("saveRecording"),
         .title = tr("Save recording…"),
         .tip = tr("Keeps this run in a file, with all its branches and bookmarks; it can be shown "
                   "without the servers"),
         .synonyms = tr("keep file export"),
         .keys = {QKeySequence::Save},
         .menu = Menu::File,
         .plan = [planUnlessBusy] { return planUnlessBusy(true); }});
}

void MainWindow::askForRecording(bool toSave)
{
    const QString title = m_session->title().isEmpty() ? tr("run") : m_session->title();
    QFileDialog *dialog =
        toSave ? newSaveDialog(this, m_settings, tr("Save recording"), fileFilter(),
                               QString(title).replace(u'/', u' ') + QStringLiteral(".raft.json"),
                               QStringLiteral("raft.json"))
               : newFileDialog(this, m_settings, tr("Open recording"), fileFilter());
    dialog->setObjectName(QStringLiteral("recordingDialog"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, toSave](const QString &path) { toSave ? saveRecording(path) : openRecording(path); });
    dialog->show();
}

/// Shows how far the work has come; calls `done` with its result unless it was cancelled.
template <class Result, class Done>
void MainWindow::follow(const QFuture<Result> &work, const QString &name, Done done)
{
    auto *watcher = new QFutureWatcher<Result>(this);
    m_progress->begin(name);
    m_actions->refresh();
    connect(watcher, &QFutureWatcherBase::progressRangeChanged, m_progress, &ProgressNote::setRange);
    connect(watcher, &QFutureWatcherBase::progressValueChanged, m_progress, &ProgressNote::setValue);
    connect(m_progress, &ProgressNote::cancelled, watcher, &QFutureWatcherBase::cancel);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, done] {
        m_progress->end();
        m_actions->refresh();
        watcher->deleteLater();
        if (watcher->isCanceled())
            tell(tr("Cancelled"));
        else
            done(watcher->result());
    });
    watcher->setFuture(work);
}

void MainWindow::saveRecording(const QString &path)
{
    if (const QString obstacle = recordingObstacle(); !obstacle.isEmpty()) {
        tell(obstacle);
        return;
    }
    follow(m_recordings.save(path, m_session->title(), *m_session),
           tr("Saving %1").arg(QFileInfo(path).fileName()),
           [this, path, changes = m_session->changes()](const QString &problem) {
               tell(problem.isEmpty() ? tr("Saved %1").arg(path) : problem);
               if (!problem.isEmpty())
                   return;
               m_session->setSaved(changes);
               m_recentFiles->add(path);
           });
}

void MainWindow::openRecording(const QString &path)
{
    if (const QString obstacle = recordingObstacle(); !obstacle.isEmpty()) {
        tell(obstacle);
        return;
    }
    follow(m_recordings.open(path), tr("Opening %1").arg(QFileInfo(path).fileName()),
           [this, path](const std::shared_ptr<OpenedRecording> &opened) {
               if (showRecording(*opened, QFileInfo(path).fileName()))
                   m_recentFiles->add(path);
           });
}

bool MainWindow::showRecording(OpenedRecording &opened, const QString &fileName)
{
    if (!opened.problem.isEmpty()) {
        tell(opened.problem);
        return false;
    }
    m_session->setPlaying(false);
    m_session->adopt(std::move(opened.branches), std::move(opened.runs), opened.shown);
    m_session->setTitle(opened.title.isEmpty() ? fileName.section(u'.', 0, 0) : opened.title);
    m_session->goToStart();
    tell(opened.remark);
    return true;
}

} // namespace raftarium
