#include "app/commands/actions.h"
#include "app/window/file_dialog.h"
#include "app/window/main_window.h"
#include "app/window/recent_files.h"
#include "app/window/setup_panel.h"

#include <QFileDialog>
#include <QFileInfo>

// Clusters and files that are opened, and pictures of them.
namespace raftarium {

void MainWindow::addFileCommands()
{
    m_actions->add({.name = QStringLiteral("new"),
                    .title = tr("New cluster…"),
                    .tip = tr("Starts over with a new cluster; Undo brings back what is open now"),
                    .synonyms = tr("create start seed setup servers timeout heartbeat"),
                    .keys = {QKeySequence::New},
                    .menu = Menu::File,
                    .plan = [this] { return Plan::to([this] { askForCluster(); }); }});
    m_actions->add({.name = QStringLiteral("open"),
                    .title = tr("Open scenario or recording…"),
                    .tip = tr("Runs a scenario and shows it from the start, or shows a run that was kept"),
                    .synonyms = tr("load file lesson"),
                    .keys = {QKeySequence::Open},
                    .menu = Menu::File,
                    .plan = [this] { return Plan::to([this] { askForScenario(); }); }});
    m_actions->add({.name = QStringLiteral("openRecent"),
                    .title = tr("Open recent"),
                    .tip = tr("Opens a file that was opened lately"),
                    .synonyms = tr("file scenario recording"),
                    .menu = Menu::File,
                    .plan =
                        [this] {
                            return m_recentFiles->isEmpty() ? Plan::refuse(tr("No file has been opened yet"))
                                                            : Plan::to([] {});
                        },
                    .choices = [this] { return recentFiles(); }});
    addRecordingCommands();
    addProcessCommands();
    addLeavingCommands();
}

void MainWindow::addLeavingCommands()
{
    m_actions->add({.name = QStringLiteral("exportPicture"),
                    .title = tr("Export picture…"),
                    .tip = tr("Saves a picture of the window"),
                    .synonyms = tr("save screenshot png image"),
                    .keys = {QKeySequence(Qt::CTRL | Qt::Key_E)},
                    .menu = Menu::File,
                    .startsGroup = true,
                    .glyph = Glyph::Picture,
                    .plan = [this] { return Plan::to([this] { askForPicture(); }); }});
    m_actions->add({.name = QStringLiteral("quit"),
                    .title = tr("Quit"),
                    .tip = tr("Closes the window; asks first when servers end or a run would be lost"),
                    .synonyms = tr("exit close leave"),
                    .keys = {QKeySequence(Qt::CTRL | Qt::Key_Q)},
                    .menu = Menu::File,
                    .startsGroup = true,
                    .plan = [this] { return Plan::to([this] { close(); }); }});
}

std::vector<Command> MainWindow::recentFiles()
{
    std::vector<Command> choices;
    const QStringList paths = m_recentFiles->paths();
    for (const QString &path : paths)
        choices.push_back(
            {.name = QStringLiteral("recent-") + path,
             .title = QFileInfo(path).fileName(),
             .tip = path,
             .plan = [this, path] { return Plan::to([this, path] { openScenario(path, true); }); }});
    return choices;
}

void MainWindow::askForCluster()
{
    if (!m_setup) {
        m_setup = new SetupPanel(this);
        connect(m_setup, &SetupPanel::chosen, this, [this](const raft::ClusterSetup &setup) {
            if (m_session->open(setup))
                m_session->setPlaying(true);
        });
    }
    raft::ClusterSetup present = m_session->cluster().setup();
    present.network = m_session->view().network; // The dials may have been turned since.
    present.diskMin = m_session->view().diskMin;
    present.diskMax = m_session->view().diskMax;
    m_setup->showSetup(present);
    m_setup->show();
    m_setup->raise();
    m_setup->activateWindow();
}

void MainWindow::askForScenario()
{
    QFileDialog *dialog = newFileDialog(this, m_settings, tr("Open"),
                                        tr("Scenarios and recordings (*.md *.raft.json);;All files (*)"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &path) { openScenario(path, true); });
    dialog->show();
}

void MainWindow::askForPicture()
{
    const QPixmap picture = grab(); // Taken now: the dialog shall not be in it.
    QFileDialog *dialog = newSaveDialog(this, m_settings, tr("Export picture"), tr("Pictures (*.png)"),
                                        QStringLiteral("raftarium.png"), QStringLiteral("png"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, picture](const QString &path) {
        tell(picture.save(path) ? tr("Saved %1").arg(path) : tr("%1 cannot be written").arg(path));
    });
    dialog->show();
}

} // namespace raftarium
