#include "app/window/setup_panel.h"
#include "app/window/window_commands.h"

namespace raftarium {

namespace {

void askForCluster(Session *session, QWidget *window)
{
    auto *panel = window->findChild<SetupPanel *>(QStringLiteral("setupPanel"));
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

void addQuitCommand(Actions &actions, QWidget *window)
{
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
