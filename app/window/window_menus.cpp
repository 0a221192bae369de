#include "app/session/time_text.h"
#include "app/window/actions.h"
#include "app/window/main_window.h"
#include "app/window/text_sizes.h"

#include <QActionGroup>
#include <QDir>
#include <QDockWidget>
#include <QFile>
#include <QMenu>
#include <QMenuBar>

namespace raftarium {

namespace {

/// What a scenario calls itself: its `title:`, else its first heading, else its file's name.
QString titleOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return QFileInfo(path).completeBaseName();
    constexpr qint64 beginning = 2048;
    const QStringList lines = QString::fromUtf8(file.read(beginning)).split(u'\n');
    for (const QString &line : lines) {
        if (line.startsWith(u"title:"))
            return line.mid(6).trimmed();
        if (line.startsWith(u"# "))
            return line.mid(2).trimmed();
    }
    return QFileInfo(path).completeBaseName();
}

} // namespace

void MainWindow::createMenus()
{
    menuBar()->setObjectName(QStringLiteral("menuBar"));
    const auto add = [this](const QString &title, MenuPlace place) {
        fillMenu(menuBar()->addMenu(title), static_cast<int>(place));
    };
    add(tr("&File"), MenuPlace::File);
    add(tr("&Edit"), MenuPlace::Edit);
    createViewMenu();
    createRunMenu();
    QMenu *cluster = menuBar()->addMenu(tr("&Cluster"));
    cluster->setObjectName(QStringLiteral("clusterMenu"));
    fillMenu(cluster, static_cast<int>(MenuPlace::Cluster));
    cluster->addSeparator();
    fillMenu(cluster->addMenu(tr("C&lients")), static_cast<int>(MenuPlace::Clients));
    fillMenu(cluster->addMenu(tr("&Membership")), static_cast<int>(MenuPlace::Membership));
    QMenu *faults = menuBar()->addMenu(tr("F&aults"));
    fillMenu(faults, static_cast<int>(MenuPlace::Faults));
    faults->addSeparator();
    faults->addAction(m_networkDock->toggleViewAction());
    createLessonsMenu();
    add(tr("&Help"), MenuPlace::Help);
}

void MainWindow::fillMenu(QMenu *menu, int place)
{
    menu->setToolTipsVisible(true);
    const QList<QAction *> actions = m_actions->of(static_cast<MenuPlace>(place));
    for (QAction *action : actions) {
        if (action)
            menu->addAction(action);
        else
            menu->addSeparator();
    }
}

/// The runs that began together stand in a menu of their own, with the instant at which each parted.
void MainWindow::createRunMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Run"));
    fillMenu(menu, static_cast<int>(MenuPlace::Run));
    QMenu *branches = menu->addMenu(tr("&Branches"));
    branches->setObjectName(QStringLiteral("branchesMenu"));
    connect(branches, &QMenu::aboutToShow, this, [this, branches] {
        branches->clear();
        for (std::size_t i = 0; i < m_session->branches().size(); ++i) {
            const Branch &branch = m_session->branches()[i];
            const QString text =
                i == 0 ? branch.name : tr("%1, from %2").arg(branch.name, timeText(branch.parted));
            QAction *action = branches->addAction(text, this, [this, i] { m_session->showBranch(i); });
            action->setCheckable(true);
            action->setChecked(i == m_session->branch());
        }
    });
}

void MainWindow::createViewMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&View"));
    QMenu *themes = menu->addMenu(tr("&Theme"));
    m_themes = new QActionGroup(this);
    const std::pair<ThemeChoice, QString> choices[]{{ThemeChoice::System, tr("As the &system")},
                                                    {ThemeChoice::Light, tr("&Light")},
                                                    {ThemeChoice::Dark, tr("&Dark")}};
    for (const auto &[choice, text] : choices) {
        QAction *action = themes->addAction(text, this, [this, choice = choice] { setThemeChoice(choice); });
        action->setCheckable(true);
        m_themes->addAction(action);
    }
    m_textSizes->addTo(menu->addMenu(tr("Te&xt size")));
    QMenu *panels = menu->addMenu(tr("&Panels"));
    for (QDockWidget *dock : {m_inspectorDock, m_timelineDock, m_logDock, m_consoleDock, m_networkDock})
        panels->addAction(dock->toggleViewAction());
    menu->addSeparator();
    fillMenu(menu, static_cast<int>(MenuPlace::View));
}

/// The scenarios that are built in. Without any there is no such menu.
void MainWindow::createLessonsMenu()
{
    const QFileInfoList files =
        QDir(QStringLiteral(":/scenarios")).entryInfoList({QStringLiteral("*.md")}, QDir::Files, QDir::Name);
    if (files.isEmpty())
        return;
    QMenu *menu = menuBar()->addMenu(tr("&Lessons"));
    for (const QFileInfo &file : files) {
        const QString path = file.filePath();
        QAction *action = menu->addAction(titleOf(path), this, [this, path] { openScenario(path, true); });
        action->setObjectName(QStringLiteral("lesson-") + file.completeBaseName());
    }
}

} // namespace raftarium
