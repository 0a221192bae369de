#include "app/lesson/lesson_editor.h"
#include "app/lesson/lesson_panel.h"
#include "app/present/presentation.h"
#include "app/session/scenario_file.h"
#include "app/window/file_dialog.h"
#include "app/window/main_window.h"
#include "app/window/panel_commands.h"
#include "app/window/recent_files.h"
#include "netnode/files/bounded_file.h"
#include "netnode/files/whole_file.h"

#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>

// Lessons that are read from files, and the answers that are written to them.
namespace raftarium {

void MainWindow::openLesson(const QString &path)
{
    if (m_session->inRealTime() && m_processFactory) {
        playOnProcesses(path);
        return;
    }
    std::variant<raft::Scenario, QString> read = readScenarioFile(path);
    const auto *unread = std::get_if<QString>(&read);
    if (const QString problem = unread ? *unread : busyObstacle(); !problem.isEmpty()) {
        tell(problem);
        return;
    }
    m_recentFiles->add(path);
    if (!m_present->isOn())
        raiseDock(m_lessonDock);
    if (!m_settings->contains(QStringLiteral("presentPanel")))
        m_present->setPanel(m_lessonDock); // The room has to read what is asked.
    m_lesson->open(std::get<raft::Scenario>(std::move(read)));
}

void MainWindow::askForLesson()
{
    QFileDialog *dialog =
        newFileDialog(this, m_settings, tr("Open lesson"), tr("Lessons and scenarios (*.md);;All files (*)"));
    dialog->setObjectName(QStringLiteral("lessonDialog"));
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openLesson);
    dialog->show();
}

void MainWindow::askForAnswers()
{
    const QString file = QString::fromStdString(m_lesson->player()->scenario().file);
    QFileDialog *dialog = newSaveDialog(this, m_settings, tr("Save answers"), tr("Answers (*.json)"),
                                        QFileInfo(file).completeBaseName() + QStringLiteral("-answers.json"),
                                        QStringLiteral("json"));
    dialog->setObjectName(QStringLiteral("answersDialog"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        const QByteArray answers = m_lesson->answers();
        const QString problem =
            writeWhole(path, [&answers](QIODevice &to) { return to.write(answers) == answers.size(); });
        tell(problem.isEmpty() ? tr("Saved %1").arg(path) : tr("%1 cannot be written: %2").arg(path, problem));
    });
    dialog->show();
}

void MainWindow::connectEditor()
{
    connect(m_editor, &LessonEditor::told, this, &MainWindow::tell);
    connect(m_editor, &LessonEditor::openAsked, this, [this] { askForSource(false); });
    connect(m_editor, &LessonEditor::saveAsked, this, [this] { askForSource(true); });
    connect(m_editor, &LessonEditor::lessonAsked, this, [this](const raft::Scenario &scenario) {
        raiseDock(m_lessonDock);
        m_lesson->open(scenario);
    });
}

void MainWindow::askForSource(bool toSave)
{
    const QString filter = tr("Lessons and scenarios (*.md);;All files (*)");
    const QString known = m_editor->file().isEmpty() ? QStringLiteral("lesson.md") : m_editor->file();
    QFileDialog *dialog =
        toSave ? newSaveDialog(this, m_settings, tr("Save lesson"), filter, known, QStringLiteral("md"))
               : newFileDialog(this, m_settings, tr("Open lesson"), filter);
    dialog->setObjectName(QStringLiteral("sourceDialog"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, toSave](const QString &path) { toSave ? saveSource(path) : openSource(path); });
    dialog->show();
}

void MainWindow::saveSource(const QString &path)
{
    const QByteArray text = m_editor->text().toUtf8();
    const QString problem =
        writeWhole(path, [&text](QIODevice &to) { return to.write(text) == text.size(); });
    if (problem.isEmpty())
        m_editor->setSaved(path);
    tell(problem.isEmpty() ? tr("Saved %1").arg(path) : tr("%1 cannot be written: %2").arg(path, problem));
}

void MainWindow::openSource(const QString &path)
{
    const auto [text, problem] = readBounded(path, largestScenario);
    if (!problem.isEmpty()) {
        tell(tr("%1: cannot be read: %2").arg(path, problem));
        return;
    }
    raiseDock(m_editorDock);
    m_editor->setText(QString::fromUtf8(text), path);
}

} // namespace raftarium
