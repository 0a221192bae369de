#include "app/lesson/lesson_editor.h"

#include "app/lesson/scenario_completion.h"
#include "app/lesson/scenario_highlighter.h"
#include "app/lesson/source_edit.h"
#include "netnode/files/bounded_file.h"
#include "raftcore/scenario/runner.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QTextBlock>
#include <QVBoxLayout>

namespace raftarium {

namespace {

constexpr qreal sourcePoints = 9.5;
constexpr qint64 longestRunMs = 3000;

/// A lesson that is begun by doing it.
QString opening()
{
    return LessonEditor::tr("---\ntitle: A new lesson\nminutes: 5\n---\n\n## What happens\n\nWrite here what "
                            "there is to see.\n\n```raft\n");
}

} // namespace

LessonEditor::LessonEditor(Session *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_recorder(new LessonRecorder(session, this)),
      m_edit(new SourceEdit(this)), m_highlighter(new ScenarioHighlighter(m_edit->document())),
      m_name(new QLabel(this)), m_form(new QLabel(this)), m_message(new QLabel(this))
{
    setObjectName(QStringLiteral("lessonEditor"));
    m_edit->setObjectName(QStringLiteral("lessonSource"));
    m_edit->setAccessibleName(tr("The lesson's source"));
    m_edit->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    m_edit->setPlaceholderText(
        tr("Prose, and commands between ```raft and ```:\n\n```raft\ncluster 3\nelect 1\n"
           "```\n\nCtrl+Space completes a word; Help → Scenario language explains all of "
           "them. Record writes down what you do."));
    m_edit->setTabChangesFocus(false);
    m_message->setObjectName(QStringLiteral("lessonProblem"));
    m_form->setObjectName(QStringLiteral("lessonForm"));
    m_form->setProperty("muted", true);
    for (QLabel *label : {m_form, m_message}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_name->setProperty("muted", true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->addWidget(buttons());
    layout->addWidget(m_name);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_form);
    layout->addWidget(m_message);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &LessonEditor::check);
    connect(m_edit, &QPlainTextEdit::cursorPositionChanged, this, &LessonEditor::showForm);
    connect(m_recorder, &LessonRecorder::commandsChanged, this, &LessonEditor::writeRecorded);
    connect(m_recorder, &LessonRecorder::recordingChanged, this, &LessonEditor::showRecording);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &LessonEditor::fileChanged);
    setText({}, {});
    showForm();
    setTheme(m_theme);
}

QPushButton *LessonEditor::addButton(QWidget *row, const QString &name, const QString &text,
                                     const QString &tip)
{
    auto *button = new QPushButton(text, row);
    button->setObjectName(name);
    button->setToolTip(tip);
    button->setFocusPolicy(Qt::TabFocus);
    auto *grid = static_cast<QGridLayout *>(row->layout());
    constexpr int columns = 3;
    grid->addWidget(button, grid->count() / columns, grid->count() % columns);
    return button;
}

QWidget *LessonEditor::buttons()
{
    auto *row = new QWidget(this);
    auto *layout = new QGridLayout(row); // Two rows: words are long in some languages.
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_record = addButton(row, QStringLiteral("editorRecord"), tr("Record"),
                         tr("Opens a new cluster and writes down what you do to it"));
    QPushButton *run = addButton(row, QStringLiteral("editorRun"), tr("Run to here"),
                                 tr("Shows the cluster after the commands up to the line of the cursor"));
    QPushButton *lesson = addButton(row, QStringLiteral("editorTry"), tr("Try"),
                                    tr("Opens what is written as a lesson, step by step"));
    QPushButton *open = addButton(row, QStringLiteral("editorOpen"), tr("Open…"), tr("Another lesson"));
    QPushButton *save = addButton(row, QStringLiteral("editorSave"), tr("Save…"), tr("Writes it to a file"));
    connect(m_record, &QPushButton::clicked, this,
            [this] { m_recorder->isRecording() ? stopRecording() : record(); });
    connect(run, &QPushButton::clicked, this, &LessonEditor::runFromHere);
    connect(lesson, &QPushButton::clicked, this, &LessonEditor::tryLesson);
    connect(open, &QPushButton::clicked, this, &LessonEditor::openAsked);
    connect(save, &QPushButton::clicked, this, &LessonEditor::saveAsked);
    return row;
}

void LessonEditor::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_edit->setFont(theme.monospace(sourcePoints));
    m_highlighter->setTheme(theme);
    m_name->setFont(theme.font(8.5));
    m_form->setFont(theme.monospace(sourcePoints - 1));
    m_message->setFont(theme.font(sourcePoints));
    for (QPushButton *button : findChildren<QPushButton *>())
        button->setFont(theme.font(sourcePoints));
    showProblem();
}

QString LessonEditor::text() const
{
    return m_edit->toPlainText();
}

void LessonEditor::setText(const QString &text, const QString &file)
{
    m_recorder->stop();
    m_edit->setPlainText(text);
    setSaved(file);
}

bool LessonEditor::isChanged() const
{
    return m_edit->document()->isModified();
}

void LessonEditor::setSaved(const QString &file)
{
    m_file = file;
    m_edit->document()->setModified(false);
    if (!m_watcher.files().isEmpty())
        m_watcher.removePaths(m_watcher.files());
    if (!file.isEmpty())
        m_watcher.addPath(file);
    m_name->setText(file.isEmpty() ? tr("Not saved yet") : file);
    check();
}

// ---- Right and wrong

void LessonEditor::check()
{
    const QByteArray source = text().toUtf8();
    auto read = raft::parseScenario({source.constData(), static_cast<std::size_t>(source.size())},
                                    QFileInfo(m_file).fileName().toStdString());
    const auto *problem = std::get_if<raft::ScenarioProblem>(&read);
    const bool isBegun = !source.trimmed().isEmpty();
    m_problem = problem != nullptr && isBegun ? std::optional(*problem) : std::nullopt;
    showProblem();
}

void LessonEditor::showProblem()
{
    QList<QTextEdit::ExtraSelection> marks;
    if (m_problem && m_problem->line > 0) {
        QTextEdit::ExtraSelection mark;
        mark.cursor =
            QTextCursor(m_edit->document()->findBlockByNumber(static_cast<int>(m_problem->line) - 1));
        mark.cursor.select(QTextCursor::LineUnderCursor);
        mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        mark.format.setUnderlineColor(m_theme.fault);
        marks.append(mark);
    }
    m_edit->setExtraSelections(marks);
    m_message->setVisible(m_problem.has_value());
    QPalette palette = m_message->palette();
    palette.setColor(QPalette::WindowText, m_theme.fault);
    m_message->setPalette(palette);
    if (m_problem)
        m_message->setText(QStringLiteral("✕ ") +
                           (m_problem->line > 0 ? tr("Line %1: ").arg(m_problem->line) : QString()) +
                           QString::fromStdString(m_problem->text));
}

/// How the command at the cursor is written.
void LessonEditor::showForm()
{
    const QString form = formOf(m_edit->commandLine());
    m_form->setText(form);
    m_form->setVisible(!form.isEmpty());
}

std::optional<raft::Scenario> LessonEditor::parsed()
{
    const QByteArray source = text().toUtf8();
    const std::string file = m_file.isEmpty() ? tr("new lesson").toStdString() : m_file.toStdString();
    auto read = raft::parseScenario({source.constData(), static_cast<std::size_t>(source.size())}, file);
    if (const auto *problem = std::get_if<raft::ScenarioProblem>(&read)) {
        emit reported(QString::fromStdString(problem->message()));
        return std::nullopt;
    }
    return std::get<raft::Scenario>(std::move(read));
}

// ---- Trying it

void LessonEditor::tryLesson()
{
    if (auto scenario = parsed())
        emit lessonAsked(*scenario);
}

void LessonEditor::runFromHere()
{
    const std::optional<raft::Scenario> scenario = parsed();
    if (!scenario)
        return;
    const auto line = static_cast<std::size_t>(m_edit->textCursor().blockNumber()) + 1;
    std::unique_ptr<raft::Cluster> cluster;
    raft::ScenarioRunner runner(*scenario, [&](const raft::ClusterSetup &setup, std::string *problem) {
        cluster = m_session->factory()(setup, problem);
        return cluster.get();
    });
    const auto isBeforeCursor = [&] {
        const std::size_t next = runner.commandsDone();
        return next < scenario->commands.size() && scenario->commands[next].line <= line;
    };
    QElapsedTimer spent;
    spent.start();
    while (isBeforeCursor() && spent.elapsed() < longestRunMs) {
        const auto progress = runner.step();
        if (progress == raft::ScenarioRunner::Progress::Ended)
            break;
        if (progress == raft::ScenarioRunner::Progress::Waiting)
            runner.letTimePass();
    }
    if (runner.problem())
        emit reported(QString::fromStdString(runner.problem()->message()));
    else if (isBeforeCursor())
        emit reported(tr("It takes too long to come to this line."));
    if (!cluster) {
        emit reported(tr("No cluster is set up before this line."));
        return;
    }
    m_session->setPlaying(false);
    m_session->adopt(std::move(cluster));
    m_session->setTitle(QString::fromStdString(scenario->title));
}

// ---- Writing down what is done

void LessonEditor::record()
{
    const raft::ClusterSetup setup = m_session->cluster().setup();
    if (!m_session->open(setup))
        return;
    if (text().trimmed().isEmpty())
        m_edit->setPlainText(opening());
    else
        m_edit->appendPlainText(tr("\n## And then\n\n```raft\n"));
    m_written = m_edit->textCursor();
    m_written.movePosition(QTextCursor::End);
    m_written.setKeepPositionOnInsert(true); // What is written behind it is not part of it.
    m_lines.clear();
    m_recorder->start();
    m_session->setPlaying(!setup.manual);
}

void LessonEditor::stopRecording()
{
    m_recorder->stop();
}

/// Puts what was recorded where it belongs, also when you have written elsewhere meanwhile.
void LessonEditor::writeRecorded()
{
    const QStringList lines = m_recorder->commands();
    const QString fence = QStringLiteral("```\n");
    if (lines == m_lines)
        return;
    m_lines = lines;
    const int start = m_written.selectionStart();
    const QString block = lines.join(u'\n') + u'\n' + fence;
    QTextCursor edit(m_written);
    edit.setKeepPositionOnInsert(false); // Else each line would come before the one before it.
    edit.insertText(block);              // Replaces what is selected.
    m_written.setPosition(start);
    m_written.setPosition(start + static_cast<int>(block.size()), QTextCursor::KeepAnchor);
}

void LessonEditor::showRecording()
{
    m_record->setText(m_recorder->isRecording() ? tr("Stop recording") : tr("Record"));
}

/// Another program has written to the file: what stands there is shown, unless something here would be lost.
void LessonEditor::fileChanged()
{
    if (!QFileInfo::exists(m_file))
        return;
    if (!m_watcher.files().contains(m_file))
        m_watcher.addPath(m_file); // It was replaced by another of its name.
    const auto [bytes, unreadable] = readBounded(m_file, largestScenario);
    if (!unreadable.isEmpty()) {
        emit reported(tr("%1 cannot be read: %2").arg(m_file, unreadable));
        return;
    }
    const QString there = QString::fromUtf8(bytes);
    if (there == text())
        return;
    if (isChanged()) {
        emit reported(tr("%1 has changed on disk; Open shows it, Save writes over it.").arg(m_file));
        return;
    }
    setText(there, m_file);
    emit reported(tr("%1 has changed on disk and was read again.").arg(m_file));
}

} // namespace raftarium
