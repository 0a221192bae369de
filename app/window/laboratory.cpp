#include "app/window/laboratory.h"

#include "app/commands/actions.h"
#include "app/lab/futures_chart.h"
#include "app/lab/futures_panel.h"
#include "app/lab/history_window.h"
#include "app/lab/lab_panel.h"
#include "app/lab/statistics_window.h"
#include "app/log/log_grid_widget.h"
#include "app/timeline/timeline_widget.h"
#include "app/window/file_dialog.h"
#include "app/window/panels.h"
#include "netnode/files/whole_file.h"

#include <QDockWidget>
#include <QFileDialog>

namespace raftarium {

Laboratory::Laboratory(QMainWindow *window, Session *session, QSettings *settings, Panels *panels)
    : QObject(window), m_window(window), m_session(session), m_settings(settings), m_panels(panels),
      m_panel(new LabPanel(session, window)), m_futures(new FuturesPanel(session, window))
{
    Docks *docks = panels->docks();
    docks->add(QStringLiteral("labDock"), tr("Laboratory"), m_panel, Qt::LeftDockWidgetArea)->hide();
    docks->add(QStringLiteral("futuresDock"), tr("Futures"), m_futures, Qt::BottomDockWidgetArea)->hide();
    connect(m_panel, &LabPanel::reported, this, &Laboratory::reported);
    connect(m_panel, &LabPanel::scenarioWritten, this, &Laboratory::askForScenario);
    connect(m_futures, &FuturesPanel::sharesChanged, this, &Laboratory::showFutures);
}

void Laboratory::addCommands(Actions &actions)
{
    addSearch(actions);
    addStudies(actions);
    connect(m_panel, &LabPanel::recordingAsked, actions.action(QStringLiteral("saveRecording")),
            &QAction::trigger);
}

void Laboratory::addSearch(Actions &actions)
{
    QDockWidget *dock = m_panels->docks()->of(m_panel);
    actions.add({.name = QStringLiteral("lab"),
                 .title = Actions::tr("Laboratory"),
                 .tip = Actions::tr("Shows the rules of Raft as switches, and what comes of their absence"),
                 .synonyms = Actions::tr("rules off explore experiment panel"),
                 .keys = {Qt::Key_F9},
                 .menu = Menu::Lab,
                 .plan = [this, dock] {
                     return Plan::to([this, dock] {
                         raiseDock(dock);
                         m_panel->setFocus(Qt::ShortcutFocusReason);
                     });
                 }});
    actions.add({.name = QStringLiteral("findRun"),
                 .title = Actions::tr("Find a run that breaks safety"),
                 .tip = Actions::tr("Looks for the shortest run that breaks a safety property without the "
                                    "rules that are off, and plays it"),
                 .synonyms = Actions::tr("explore search violation bug model check"),
                 .menu = Menu::Lab,
                 .plan = [this, dock] {
                     return Plan::unless(m_panel->isSearching() ? Actions::tr("A search is under way")
                                                                : QString(),
                                         [this, dock] {
                                             raiseDock(dock);
                                             m_panel->find();
                                         });
                 }});
}

void Laboratory::addStudies(Actions &actions)
{
    QDockWidget *dock = m_panels->docks()->of(m_futures);
    actions.add({.name = QStringLiteral("futures"),
                 .title = Actions::tr("When did it become inevitable?"),
                 .tip = Actions::tr("Lets the run shown go on with other chances from instants along it, and "
                                    "counts how many futures end as it does"),
                 .synonyms = Actions::tr("futures avoid outage probability"),
                 .menu = Menu::Lab,
                 .startsGroup = true,
                 .plan = [this, dock] {
                     return Plan::unless(m_futures->obstacle(), [this, dock] {
                         // Not over the timeline: that shows them as well.
                         if (dock->isHidden() && !dock->isFloating())
                             m_window->tabifyDockWidget(m_panels->docks()->of(m_panels->log()), dock);
                         raiseDock(dock);
                         m_futures->look();
                     });
                 }});
    actions.add(
        {.name = QStringLiteral("statistics"),
         .title = Actions::tr("Statistics of elections…"),
         .tip = Actions::tr("Thousands of elections: how long a cluster is without a leader (Figure 16)"),
         .synonyms = Actions::tr("figure 16 histogram distribution timeout compare"),
         .menu = Menu::Lab,
         .plan = [this] { return Plan::to([this] { showStatistics(); }); }});
    actions.add(
        {.name = QStringLiteral("clientHistory"),
         .title = Actions::tr("Histories of clients…"),
         .tip = Actions::tr("Whether what clients saw is linearizable, and a picture of where it is not"),
         .synonyms = Actions::tr("linearizability check jepsen porcupine"),
         .menu = Menu::Lab,
         .plan = [this] { return Plan::to([this] { showHistory(); }); }});
}

void Laboratory::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_panel->setTheme(theme);
    m_futures->setTheme(theme);
    if (m_statistics)
        m_statistics->setTheme(theme);
    if (m_history)
        m_history->setTheme(theme);
}

/// Over the timeline, on its axis.
void Laboratory::showFutures()
{
    std::vector<FutureMark> marks;
    for (const FutureShare &share : m_futures->study().shares())
        marks.push_back(
            {microseconds(share.at),
             share.seen == 0 ? 0.0 : static_cast<double>(share.same) / static_cast<double>(share.seen),
             FuturesChart::wordsOf(share)});
    m_panels->timeline()->setFutures(marks);
}

void Laboratory::showStatistics()
{
    if (!m_statistics) {
        m_statistics = new StatisticsWindow(
            [this](const QString &filter, const QString &suffix, const QByteArray &contents) {
                save(filter, suffix, QStringLiteral("elections"), contents);
            },
            m_window);
        m_statistics->setTheme(m_theme);
        m_statistics->showSetup(m_session->cluster().setup());
    }
    m_statistics->show();
    m_statistics->raise();
    m_statistics->activateWindow();
}

void Laboratory::showHistory()
{
    if (!m_history) {
        const auto ask = [this](const std::function<void(const QString &)> &chosen) {
            QFileDialog *dialog =
                newFileDialog(m_window, m_settings, tr("Open history"),
                              tr("Histories (*.jsonl *.json *.edn *.log *.txt);;All files (*)"));
            dialog->setObjectName(QStringLiteral("historyDialog"));
            connect(dialog, &QFileDialog::fileSelected, this, chosen);
            dialog->show();
        };
        m_history = new HistoryWindow(
            m_session, ask,
            [this](const QString &filter, const QString &suffix, const QByteArray &contents) {
                save(filter, suffix, QStringLiteral("history"), contents);
            },
            m_window);
        m_history->setTheme(m_theme);
    }
    m_history->show();
    m_history->raise();
    m_history->activateWindow();
}

void Laboratory::askForScenario(const QString &text, const QString &fileName)
{
    save(tr("Scenarios (*.md)"), QStringLiteral("md"), fileName, text.toUtf8());
}

void Laboratory::save(const QString &filter, const QString &suffix, const QString &name,
                      const QByteArray &contents)
{
    QFileDialog *dialog =
        newSaveDialog(m_window, m_settings, tr("Save"), filter, name + u'.' + suffix, suffix);
    dialog->setObjectName(QStringLiteral("labSaveDialog"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, contents](const QString &path) {
        const QString problem =
            writeWhole(path, [&contents](QIODevice &to) { return to.write(contents) == contents.size(); });
        emit reported(problem.isEmpty() ? tr("Saved %1").arg(path)
                                        : tr("%1 cannot be written: %2").arg(path, problem));
    });
    dialog->show();
}

} // namespace raftarium
