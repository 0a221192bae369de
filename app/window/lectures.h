#pragma once

#include "app/theme/theme.h"

#include <QObject>
#include <QString>

class QMainWindow;
class QSettings;

namespace raft {
struct Scenario;
} // namespace raft

namespace raftarium {

class Actions;
class Figure2Page;
class LessonEditor;
class LessonPanel;
class Panels;
class Presentation;
class RunFiles;
class Session;

/// What a window has for teaching: the lesson beside the cluster, Figure 2 on a page, the editor in which
/// lessons are made, and the presentation in a lecture hall.
class Lectures : public QObject {
    Q_OBJECT

public:
    /// Adds its docks to the window. Nothing is owned.
    Lectures(QMainWindow *window, Session *session, QSettings *settings, Panels *panels, RunFiles *files);

    LessonPanel *lesson() const { return m_lesson; }
    LessonEditor *editor() const { return m_editor; }
    Presentation *presentation() const { return m_presentation; }

    void addCommands(Actions &actions);
    void setTheme(const Theme &theme);

    /// Shows a lesson in its panel, step by step; while real processes are shown, plays it on such.
    void open(const QString &path);

signals:
    /// One sentence for the person at the window.
    void reported(const QString &sentence);
    /// What did not hold of a lesson.
    void failed(const QString &sentence);
    /// Presentation::presented() is another.
    void presentationChanged();

private:
    void connectLesson();
    void connectEditor();
    void show(const raft::Scenario &scenario);
    void leadTheEye();
    void showCaption();
    void showTheme();
    void askForLesson();
    void askForAnswers();
    void askForSource(bool toSave);
    void openSource(const QString &path);
    void save(const QString &path, const QByteArray &text);

    QMainWindow *m_window;
    Session *m_session;
    QSettings *m_settings;
    Panels *m_panels;
    RunFiles *m_files;
    LessonPanel *m_lesson;
    Figure2Page *m_figure2;
    LessonEditor *m_editor;
    Presentation *m_presentation;
    Theme m_theme = Theme::light();
};

} // namespace raftarium
