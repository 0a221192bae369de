#include "app/window/file_dialog.h"
#include "app/window/setup_panel.h"
#include "app/window/window_commands.h"
#include "netnode/files/whole_file.h"

#include <QFileDialog>
#include <QIODevice>

namespace raftarium {

namespace {

void askForCluster(Session *session, QWidget *window)
{
    auto *panel = window->findChild<SetupPanel *>();
    if (!panel) {
        panel = new SetupPanel(window);
        QObject::connect(panel, &SetupPanel::chosen, session, [session](const raft::ClusterSetup &setup) {
            if (session->open(setup))
                session->setPlaying(true);
        });
    }
    raft::ClusterSetup present = session->cluster().setup();
    present.network = session->view().network; // The dials may have been turned since.
    present.diskMin = session->view().diskMin;
    present.diskMax = session->view().diskMax;
    panel->showSetup(present);
    panel->show();
    panel->raise();
    panel->activateWindow();
}

void askForPicture(QSettings *settings, QWidget *window, const Tell &tell)
{
    const QPixmap picture = window->grab(); // Taken now: the dialog shall not be in it.
    QFileDialog *dialog =
        newSaveDialog(window, settings, Actions::tr("Export picture"), Actions::tr("Pictures (*.png)"),
                      QStringLiteral("raftarium.png"), QStringLiteral("png"));
    QObject::connect(dialog, &QFileDialog::fileSelected, window, [tell, picture](const QString &path) {
        const QString problem =
            writeWhole(path, [&picture](QIODevice &file) { return picture.save(&file, "PNG"); });
        tell(problem.isEmpty() ? Actions::tr("Saved %1.").arg(path)
                               : Actions::tr("%1 cannot be written: %2.").arg(path, problem));
    });
    dialog->show();
}

} // namespace

void addNewClusterCommand(Actions &actions, Session *session, QWidget *window)
{
    actions.add({.name = QStringLiteral("new"),
                 .title = Actions::tr("New cluster…"),
                 .tip = Actions::tr("Starts over with a new cluster; Undo brings back what is open now"),
                 .synonyms = Actions::tr("create start seed setup servers timeout heartbeat"),
                 .keys = {QKeySequence::New},
                 .menu = Menu::File,
                 .plan = [=] { return Plan::to([=] { askForCluster(session, window); }); }});
}

void addLeavingCommands(Actions &actions, QSettings *settings, QWidget *window, const Tell &tell)
{
    actions.add({.name = QStringLiteral("exportPicture"),
                 .title = Actions::tr("Export picture…"),
                 .tip = Actions::tr("Saves a picture of the window"),
                 .synonyms = Actions::tr("save screenshot png image"),
                 .keys = {QKeySequence(Qt::CTRL | Qt::Key_E)},
                 .menu = Menu::File,
                 .startsGroup = true,
                 .glyph = Glyph::Picture,
                 .plan = [=] { return Plan::to([=] { askForPicture(settings, window, tell); }); }});
    actions.add({.name = QStringLiteral("quit"),
                 .title = Actions::tr("Quit"),
                 .tip = Actions::tr("Closes the window; asks first when servers end or a run would be lost"),
                 .synonyms = Actions::tr("exit close leave"),
                 .keys = {QKeySequence(Qt::CTRL | Qt::Key_Q)},
                 .menu = Menu::File,
                 .startsGroup = true,
                 .plan = [window] { return Plan::to([window] { window->close(); }); }});
}

} // namespace raftarium
