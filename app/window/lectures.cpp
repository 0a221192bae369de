#include "app/window/lectures.h"

#include "app/canvas/canvas_widget.h"
#include "app/inspector/inspector_widget.h"
#include "app/lesson/emphasis.h"
#include "app/lesson/figure2_page.h"
#include "app/lesson/lesson_editor.h"
#include "app/lesson/lesson_panel.h"
#include "app/log/log_grid_widget.h"
#include "app/present/presentation.h"
#include "app/session/scenario_file.h"
#include "app/timeline/timeline_widget.h"
#include "app/window/file_dialog.h"
#include "app/window/handbook_commands.h"
#include "app/window/lesson_commands.h"
#include "app/window/panels.h"
#include "app/window/present_commands.h"
#include "app/window/run_files.h"
#include "netnode/files/bounded_file.h"
#include "netnode/files/whole_file.h"

#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>

namespace raftarium {

namespace {

bool hasCaptions(const raft::Scenario &scenario)
{
    return std::any_of(scenario.commands.begin(), scenario.commands.end(),
                       [](const raft::ScenarioCommand &command) {
                           return std::holds_alternative<raft::command::Caption>(command.act);
                       });
}

} // namespace

Lectures::Lectures(QMainWindow *window, Session *session, QSettings *settings, Panels *panels,
                   RunFiles *files)
    : QObject(window), m_window(window), m_session(session), m_settings(settings), m_panels(panels),
      m_files(files), m_lesson(new LessonPanel(session, settings, window)),
      m_figure2(new Figure2Page(session, window)), m_editor(new LessonEditor(session, window)),
      m_presentation(new Presentation(session, window))
{
    Docks *docks = panels->docks();
    for (QDockWidget *dock :
         {docks->add(QStringLiteral("lessonDock"), tr("Lesson"), m_lesson, Qt::LeftDockWidgetArea),
          docks->add(QStringLiteral("figure2Dock"), tr("Figure 2"), m_figure2, Qt::LeftDockWidgetArea),
          docks->add(QStringLiteral("editorDock"), tr("Lesson editor"), m_editor, Qt::LeftDockWidgetArea)})
        dock->hide();
    const auto edits = [canvas = panels->canvas()] { return canvas->isSplitEditing(); };
    m_lesson->setEditing(edits);
    m_presentation->setEditing(edits);
    connect(m_presentation, &Presentation::changed, this, &Lectures::showTheme);
    connectLesson();
    connectEditor();
}

void Lectures::connectLesson()
{
    connect(m_panels->log(), &LogGridWidget::entryClicked, m_lesson, &LessonPanel::entryClicked);
    connect(m_lesson->player(), &LessonPlayer::failed, this, &Lectures::failed);
    connect(m_lesson, &LessonPanel::pageChanged, this, &Lectures::leadTheEye);
    connect(m_lesson, &LessonPanel::pageChanged, this, &Lectures::showCaption);
    connect(m_session, &Session::viewChanged, this, &Lectures::leadTheEye);
}

void Lectures::connectEditor()
{
    connect(m_editor, &LessonEditor::reported, this, &Lectures::reported);
    connect(m_editor, &LessonEditor::openAsked, this, [this] { askForSource(false); });
    connect(m_editor, &LessonEditor::saveAsked, this, [this] { askForSource(true); });
    connect(m_editor, &LessonEditor::lessonAsked, this, &Lectures::show);
}

void Lectures::addCommands(Actions &actions)
{
    Docks *docks = m_panels->docks();
    const QList<QDockWidget *> presentable{docks->of(m_panels->timeline()), docks->of(m_lesson),
                                           docks->of(m_panels->log()), docks->of(m_panels->inspector()),
                                           docks->of(m_figure2)};
    addPresentCommands(actions, m_presentation, presentable, m_settings);
    addLessonCommands(actions, m_session,
                      {docks->with(m_lesson), docks->with(m_editor), m_presentation,
                       [this](const QString &path) { open(path); }, [this] { askForLesson(); },
                       [this] { askForAnswers(); }});
    addHandbookCommands(actions, m_window, [this] { return m_theme; });
}

void Lectures::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_presentation->setTheme(theme);
    showTheme();
}

void Lectures::showTheme()
{
    const Theme presented = m_presentation->presented(m_theme);
    m_lesson->setTheme(presented);
    m_figure2->setTheme(presented);
    m_editor->setTheme(presented);
    showCaption();
    emit presentationChanged();
}

void Lectures::leadTheEye()
{
    const LessonPlayer &player = *m_lesson->player();
    m_panels->canvas()->setEmphasised(player.isOpen() ? emphasised(player.cues(), m_session->view())
                                                      : std::vector<Selection>());
    const bool isAsked =
        player.isOpen() && !player.isAway() && player.stop().kind == LessonStop::Kind::Question;
    m_panels->canvas()->setVerdict(isAsked ? Verdict::Withheld : Verdict::Shown);
}

/// Above the canvas, unless it stands above the whole presentation.
void Lectures::showCaption()
{
    const LessonPlayer &player = *m_lesson->player();
    const bool isShown = player.isOpen() && !m_presentation->isOn() && hasCaptions(player.scenario());
    m_panels->canvas()->setCaption(isShown ? std::optional(QString::fromStdString(player.cues().caption))
                                           : std::nullopt);
}

void Lectures::open(const QString &path)
{
    if (m_session->inRealTime()) {
        m_files->open(path, true);
        return;
    }
    const std::variant<raft::Scenario, QString> read = readScenarioFile(path);
    if (const auto *problem = std::get_if<QString>(&read))
        emit reported(*problem);
    else
        show(std::get<raft::Scenario>(read));
}

void Lectures::show(const raft::Scenario &scenario)
{
    QDockWidget *dock = m_panels->docks()->of(m_lesson);
    if (!m_settings->contains(QStringLiteral("presentPanel")))
        m_presentation->setPanel(dock); // The room has to read what is asked.
    if (!m_presentation->isOn())
        raiseDock(dock);
    m_lesson->open(scenario);
}

void Lectures::askForLesson()
{
    QFileDialog *dialog = newFileDialog(m_window, m_settings, tr("Open lesson"),
                                        tr("Lessons and scenarios (*.md);;All files (*)"));
    dialog->setObjectName(QStringLiteral("lessonDialog"));
    connect(dialog, &QFileDialog::fileSelected, this, &Lectures::open);
    dialog->show();
}

void Lectures::save(const QString &path, const QByteArray &text)
{
    const QString problem =
        writeWhole(path, [&text](QIODevice &to) { return to.write(text) == text.size(); });
    emit reported(problem.isEmpty() ? tr("Saved %1.").arg(path)
                                    : tr("%1 cannot be written: %2").arg(path, problem));
    if (problem.isEmpty() && m_editor->text().toUtf8() == text)
        m_editor->setSaved(path);
}

void Lectures::askForAnswers()
{
    const QString file = QString::fromStdString(m_lesson->player()->scenario().file);
    QFileDialog *dialog = newSaveDialog(m_window, m_settings, tr("Save answers"), tr("Answers (*.json)"),
                                        QFileInfo(file).completeBaseName() + QStringLiteral("-answers.json"),
                                        QStringLiteral("json"));
    dialog->setObjectName(QStringLiteral("answersDialog"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &path) { save(path, m_lesson->answers()); });
    dialog->show();
}

void Lectures::askForSource(bool toSave)
{
    const QString filter = tr("Lessons and scenarios (*.md);;All files (*)");
    const QString known = m_editor->file().isEmpty() ? QStringLiteral("lesson.md") : m_editor->file();
    QFileDialog *dialog =
        toSave ? newSaveDialog(m_window, m_settings, tr("Save lesson"), filter, known, QStringLiteral("md"))
               : newFileDialog(m_window, m_settings, tr("Open lesson"), filter);
    dialog->setObjectName(QStringLiteral("sourceDialog"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, toSave](const QString &path) {
        if (toSave)
            save(path, m_editor->text().toUtf8());
        else
            openSource(path);
    });
    dialog->show();
}

void Lectures::openSource(const QString &path)
{
    const auto [text, problem] = readBounded(path, largestScenario);
    if (!problem.isEmpty()) {
        emit reported(tr("%1: cannot be read: %2").arg(path, problem));
        return;
    }
    raiseDock(m_panels->docks()->of(m_editor));
    m_editor->setText(QString::fromUtf8(text), path);
}

} // namespace raftarium
