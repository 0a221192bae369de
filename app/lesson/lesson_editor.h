#pragma once

#include "app/lesson/lesson_recorder.h"
#include "app/theme/theme.h"
#include "raftcore/scenario/scenario.h"

#include <QFileSystemWatcher>
#include <QTextCursor>
#include <QWidget>

class QLabel;
class QPushButton;

namespace raftarium {

class ScenarioHighlighter;
class SourceEdit;

/// Where a lesson is written, beside the cluster: what is wrong is said at its line while you type, what you
/// do to the cluster is written down, and any line can be tried.
class LessonEditor : public QWidget {
    Q_OBJECT

public:
    /// Not owned.
    explicit LessonEditor(Session *session, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);

    QString text() const;
    /// Another lesson, as it stands in that file (empty: in none yet).
    void setText(const QString &text, const QString &file);
    const QString &file() const { return m_file; }
    bool isChanged() const;
    /// The text stands in this file now.
    void setSaved(const QString &file);
    /// What is wrong, and where; nothing when the lesson can be run.
    const std::optional<raft::ScenarioProblem> &problem() const { return m_problem; }
    LessonRecorder *recorder() const { return m_recorder; }

public slots:
    /// Opens a new cluster like the one shown, and from there on writes down what you do.
    void record();
    void stopRecording();
    /// Shows the cluster as it is after the commands up to the line of the cursor.
    void runFromHere();
    /// Opens what is written in the lesson panel.
    void tryLesson();

signals:
    void reported(const QString &sentence);
    void lessonAsked(const raft::Scenario &scenario);
    void openAsked();
    void saveAsked();

private:
    QPushButton *addButton(QWidget *row, const QString &name, const QString &text, const QString &tip);
    QWidget *buttons();
    void check();
    void showProblem();
    void showForm();
    void writeRecorded();
    void showRecording();
    void fileChanged();
    std::optional<raft::Scenario> parsed();

    Session *m_session;
    LessonRecorder *m_recorder;
    Theme m_theme = Theme::light();
    SourceEdit *m_edit;
    ScenarioHighlighter *m_highlighter;
    QLabel *m_name;
    QLabel *m_form;
    QLabel *m_message;
    QPushButton *m_record = nullptr;
    QString m_file;
    QFileSystemWatcher m_watcher;
    std::optional<raft::ScenarioProblem> m_problem;
    QTextCursor m_written; ///< Around the recorded commands.
    QStringList m_lines;   ///< Those that stand there.
};

} // namespace raftarium
