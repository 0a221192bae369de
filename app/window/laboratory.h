#pragma once

#include "app/theme/theme.h"

#include <QObject>
#include <QString>

class QMainWindow;
class QSettings;

namespace raftarium {

class Actions;
class FuturesPanel;
class HistoryWindow;
class LabPanel;
class Panels;
class Session;
class StatisticsWindow;

/// What a window has for experiments: the panel in which rules are turned off and runs are looked for, the
/// futures of a run, statistics of elections, and histories of clients.
class Laboratory : public QObject {
    Q_OBJECT

public:
    /// Adds its docks to the window. Nothing is owned.
    Laboratory(QMainWindow *window, Session *session, QSettings *settings, Panels *panels);

    LabPanel *panel() const { return m_panel; }

    void addCommands(Actions &actions);
    void setTheme(const Theme &theme);

signals:
    /// One sentence for the person at the window.
    void reported(const QString &sentence);

private:
    void addSearch(Actions &actions);
    void addStudies(Actions &actions);
    void showFutures();
    void showStatistics();
    void showHistory();
    void askForScenario(const QString &text, const QString &fileName);
    void save(const QString &filter, const QString &suffix, const QString &name, const QByteArray &contents);

    QMainWindow *m_window;
    Session *m_session;
    QSettings *m_settings;
    Panels *m_panels;
    LabPanel *m_panel;
    FuturesPanel *m_futures;
    StatisticsWindow *m_statistics = nullptr; ///< Made when it is first asked for.
    HistoryWindow *m_history = nullptr;       ///< Likewise.
    Theme m_theme = Theme::light();
};

} // namespace raftarium
