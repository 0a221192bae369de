#pragma once

#include "app/lab/found_run.h"
#include "app/session/session.h"
#include "app/theme/theme.h"

#include <QWidget>

#include <array>

class QStackedWidget;

namespace raftarium {

class FoundPage;
class SearchPage;

/// The laboratory: turns rules off, looks for the shortest run that breaks safety without them, and tells it
/// while the window plays it.
class LabPanel : public QWidget {
    Q_OBJECT

public:
    explicit LabPanel(Session *session, QWidget *parent = nullptr);

    FoundPage *foundPage() const { return m_found; }
    bool isSearching() const { return m_worker->isRunning(); }
    void setTheme(const Theme &theme);

public slots:
    /// Looks for what is asked for on the page of rules.
    void find();
    /// Shows the page of rules.
    void showRules();

signals:
    /// One sentence for the person at the window.
    void reported(const QString &sentence);
    void recordingAsked();
    /// A scenario is to be kept in a file, proposed under that name.
    void scenarioWritten(const QString &text, const QString &fileName);

private:
    void connectPages();
    void take(const std::shared_ptr<SearchReport> &report);
    void present(SearchReport &report);
    void conclude(const SearchReport &report);
    void goTo(int move);
    void play();
    void goToEvent(raft::EventNumber event);
    bool isFoundShown() const;
    bool isCounterpartShown() const;
    void showRun(bool counterpart);
    void followRun();
    void followDocument();
    void turnOff();
    void writeScenario();
    QString obstacleHere() const;
    std::shared_ptr<const raft::Cluster> fromHere() const;

    Session *m_session;
    RunSearch *m_worker;
    QStackedWidget *m_pages;
    SearchPage *m_search;
    FoundPage *m_found;
    /// Where the run and its counterpart stand among the session's; only compared.
    std::array<const raft::Cluster *, 2> m_runs{};
    raft::Exploration m_exploration; ///< The one that is shown.
    QString m_goal;
};

} // namespace raftarium
