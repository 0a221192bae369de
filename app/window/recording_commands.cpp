#include "app/window/actions.h"
#include "app/window/main_window.h"
#include "app/window/progress_note.h"
#include "app/window/status_line.h"

#include <QFileDialog>
#include <QFileInfo>

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

QString MainWindow::busyObstacle() const
{
    return m_progress->isBusy() ? tr("Something is being opened or saved already") : QString();
}

QString MainWindow::recordingObstacle() const
{
    if (!m_recordings.save)
        return tr("This program keeps no recordings");
    return busyObstacle();
}

void MainWindow::addRecordingCommands()
{
    m_progress = new ProgressNote(this);
    connect(m_progress, &ProgressNote::busyChanged, m_actions, &Actions::refresh);
    connect(m_progress, &ProgressNote::cancelled, this, [this] { tell(tr("Cancelled")); });
    m_actions->add({MenuPlace::File,
                    QStringLiteral("openRecording"),
                    tr("Open recording…"),
                    tr("Shows a run that was kept in a file"),
                    {Qt::CTRL | Qt::SHIFT | Qt::Key_O},
                    Glyph::None,
                    [this] { askForRecording(false); },
                    [this] { return recordingObstacle(); }});
    m_actions->add(
        {MenuPlace::File,
         QStringLiteral("saveRecording"),
         tr("Save recording…"),
         tr("Keeps this run in a file, with all its branches; it can be shown without the servers"),
         {QKeySequence::Save},
         Glyph::None,
         [this] { askForRecording(true); },
         [this] { return recordingObstacle(); }});
}

void MainWindow::askForRecording(bool toSave)
{
    const QString name = m_documentName.isEmpty() ? tr("run") : m_documentName;
    auto *dialog = toSave ? new QFileDialog(this, tr("Save recording"),
                                            QString(name).replace(u'/', u' ') + QStringLiteral(".raft.json"),
                                            fileFilter())
                          : new QFileDialog(this, tr("Open recording"), QString(), fileFilter());
    dialog->setObjectName(QStringLiteral("recordingDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(toSave ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(toSave ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    dialog->setDefaultSuffix(QStringLiteral("raft.json"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, toSave](const QString &path) { toSave ? saveRecording(path) : openRecording(path); });
    dialog->setModal(false);
    dialog->show();
}

void MainWindow::saveRecording(const QString &path)
{
    if (const QString obstacle = recordingObstacle(); !obstacle.isEmpty()) {
        tell(obstacle);
        return;
    }
    m_progress->follow(m_recordings.save(path, m_documentName, *m_session),
                       tr("Saving %1").arg(QFileInfo(path).fileName()), [this, path](const QString &problem) {
                           tell(problem.isEmpty() ? tr("Saved %1").arg(path) : problem);
                       });
}

void MainWindow::openRecording(const QString &path)
{
    if (const QString obstacle = recordingObstacle(); !obstacle.isEmpty()) {
        tell(obstacle);
        return;
    }
    m_progress->follow(m_recordings.open(path), tr("Opening %1").arg(QFileInfo(path).fileName()),
                       [this, path](const std::shared_ptr<OpenedRecording> &opened) {
                           showRecording(*opened, QFileInfo(path).fileName());
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
    setDocumentName(opened.title.isEmpty() ? fileName.section(u'.', 0, 0) : opened.title);
    m_session->goToStart();
    tell(opened.remark);
    return true;
}

} // namespace raftarium
