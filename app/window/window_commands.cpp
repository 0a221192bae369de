#include "app/canvas/canvas_widget.h"
#include "app/canvas/legend.h"
#include "app/canvas/split_draft.h"
#include "app/console/console_widget.h"
#include "app/inspector/inspector_widget.h"
#include "app/timeline/timeline_widget.h"
#include "app/window/actions.h"
#include "app/window/command_palette.h"
#include "app/window/main_window.h"
#include "app/window/membership_panel.h"
#include "app/window/message_strip.h"
#include "app/window/setup_panel.h"
#include "app/window/shortcut_list.h"

#include <QCoreApplication>
#include <QDockWidget>
#include <QFileDialog>

// What the window itself can do: files, panels, looking around.
namespace raftarium {

void MainWindow::addWindowCommands()
{
    addFileCommands();
    addEditCommands();
    addPanelCommands();
    addSelectionCommands();
    addViewCommands();
    addTextCommands();
    addHelpCommands();
}

void MainWindow::addFileCommands()
{
    m_actions->add({MenuPlace::File,
                    QStringLiteral("new"),
                    tr("New cluster…"),
                    tr("Starts over with a new cluster"),
                    {QKeySequence::New},
                    Glyph::None,
                    [this] { askForCluster(); }});
    m_actions->add({MenuPlace::File,
                    QStringLiteral("open"),
                    tr("Open scenario…"),
                    tr("Runs a scenario and shows it from the start"),
                    {QKeySequence::Open},
                    Glyph::None,
                    [this] { askForScenario(); }});
    addRecordingCommands();
    addProcessCommands();
    m_actions->add({MenuPlace::File,
                    QStringLiteral("exportPicture"),
                    tr("Export picture…"),
                    tr("Saves a picture of the window"),
                    {Qt::CTRL | Qt::Key_E},
                    Glyph::Picture,
                    [this] { askForPicture(); },
                    {},
                    true});
    m_actions->add({MenuPlace::File,
                    QStringLiteral("quit"),
                    tr("Quit"),
                    tr("Closes the window"),
                    {Qt::CTRL | Qt::Key_Q},
                    Glyph::None,
                    [this] { close(); },
                    {},
                    true});
}

void MainWindow::addEditCommands()
{
    m_actions->add({MenuPlace::Edit,
                    QStringLiteral("search"),
                    tr("Search"),
                    tr("Looks for events by kind, server or text"),
                    {QKeySequence::Find},
                    Glyph::Search,
                    [this] {
                        raise(m_timelineDock);
                        m_timeline->startSearch();
                    }});
    const auto nothingSought = [this] {
        return m_timeline->searchText().isEmpty() ? tr("Nothing has been searched for yet") : QString();
    };
    m_actions->add({MenuPlace::Edit,
                    QStringLiteral("findNext"),
                    tr("Find the next"),
                    tr("To the next event found"),
                    {Qt::Key_N},
                    Glyph::None,
                    [this] { m_timeline->findNext(); },
                    nothingSought});
    m_actions->add({MenuPlace::Edit,
                    QStringLiteral("findPrevious"),
                    tr("Find the previous"),
                    tr("To the previous event found"),
                    {Qt::SHIFT | Qt::Key_N},
                    Glyph::None,
                    [this] { m_timeline->findPrevious(); },
                    nothingSought});
    m_actions->add({MenuPlace::Edit,
                    QStringLiteral("bookmark"),
                    tr("Bookmark"),
                    tr("Puts a bookmark on the timeline"),
                    {Qt::Key_M},
                    Glyph::None,
                    [this] {
                        const QString name = tr("bookmark %1").arg(++m_bookmarks);
                        m_session->perform(raft::action::Mark{name.toStdString()});
                    },
                    [this] {
                        return m_session->isLive() ? QString()
                                                   : tr("Bookmarks are put at the present; press End");
                    },
                    true});
    m_actions->add({MenuPlace::Edit,
                    QStringLiteral("palette"),
                    tr("Command palette…"),
                    tr("Every command by its name"),
                    {Qt::CTRL | Qt::Key_K},
                    Glyph::None,
                    [this] { m_palette->open(); },
                    {},
                    true});
}

void MainWindow::addPanelCommands()
{
    m_actions->add({MenuPlace::Run,
                    QStringLiteral("goToTime"),
                    tr("Go to time…"),
                    tr("Shows a certain time"),
                    {Qt::Key_J},
                    Glyph::None,
                    [this] { m_palette->openForInstant(); }});
    m_actions->add({MenuPlace::Membership,
                    QStringLiteral("membership"),
                    tr("Membership…"),
                    tr("Who votes, who learns, who leaves: one server, or several by joint consensus (§6)"),
                    {Qt::CTRL | Qt::Key_M},
                    Glyph::None,
                    [this] { askForMembership(); },
                    {}});
    m_actions->add({MenuPlace::Clients,
                    QStringLiteral("console"),
                    tr("Console"),
                    tr("Puts the cursor into the console"),
                    {Qt::Key_Slash},
                    Glyph::None,
                    [this] {
                        raise(m_consoleDock);
                        m_console->focusInput();
                    }});
    m_actions->add({MenuPlace::View,
                    QStringLiteral("why"),
                    tr("Why?"),
                    tr("Shows what led to the selected event, down to the rule that decided"),
                    {Qt::Key_W},
                    Glyph::None,
                    [this] {
                        raise(m_inspectorDock);
                        m_inspector->showWhy();
                    }});
    m_actions->add({MenuPlace::View,
                    QStringLiteral("safety"),
                    tr("Safety"),
                    tr("Shows the safety properties"),
                    {Qt::Key_V},
                    Glyph::None,
                    [this] {
                        raise(m_inspectorDock);
                        m_inspector->showTab(InspectorWidget::Tab::Safety);
                    }});
}

void MainWindow::addSelectionCommands()
{
    m_actions->add({MenuPlace::Cluster,
                    QStringLiteral("inspect"),
                    tr("Inspect"),
                    tr("Shows the inspector for what is selected; ends the drawing of a split"),
                    {Qt::Key_Return, Qt::Key_Enter},
                    Glyph::None,
                    [this] { confirmSelection(); },
                    {},
                    true});
    m_actions->add({MenuPlace::Cluster,
                    QStringLiteral("selectNone"),
                    tr("Select nothing"),
                    tr("Leaves what is open, then selects nothing"),
                    {Qt::Key_Escape},
                    Glyph::None,
                    [this] { leaveWhatIsOpen(); }});
    m_actions->add({MenuPlace::Faults,
                    QStringLiteral("split"),
                    tr("Split…"),
                    tr("Splits the network into groups of servers"),
                    {Qt::Key_P},
                    Glyph::Split,
                    [this] { m_canvas->startSplitEditing(); },
                    [this] {
                        return m_session->obstacle(
                            raft::action::Split{SplitDraft(m_session->view()).groups()});
                    }});
}

void MainWindow::addViewCommands()
{
    m_actions->add({MenuPlace::View,
                    QStringLiteral("zoomIn"),
                    tr("Zoom in"),
                    tr("Makes the graph larger"),
                    {Qt::Key_Plus, Qt::Key_Equal, Qt::CTRL | Qt::Key_Plus},
                    Glyph::None,
                    [this] { m_canvas->zoomIn(); },
                    {},
                    true});
    m_actions->add({MenuPlace::View,
                    QStringLiteral("zoomOut"),
                    tr("Zoom out"),
                    tr("Makes the graph smaller"),
                    {Qt::Key_Minus, Qt::CTRL | Qt::Key_Minus},
                    Glyph::None,
                    [this] { m_canvas->zoomOut(); }});
    m_actions->add({MenuPlace::View,
                    QStringLiteral("zoomReset"),
                    tr("Show everything"),
                    tr("Makes the graph fit again"),
                    {Qt::CTRL | Qt::Key_0},
                    Glyph::None,
                    [this] { m_canvas->resetZoom(); }});
    m_actions->add({MenuPlace::View,
                    QStringLiteral("storeValues"),
                    tr("Store values"),
                    tr("Shows or hides under each server what its store holds"),
                    {Qt::SHIFT | Qt::Key_S},
                    Glyph::None,
                    [this] { m_canvas->setValuesShown(!m_canvas->showsValues()); }});
    m_actions->add({MenuPlace::View,
                    QStringLiteral("fullScreen"),
                    tr("Full screen"),
                    tr("Fills the screen, or leaves it"),
                    {Qt::Key_F11},
                    Glyph::None,
                    [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); },
                    {},
                    true});
    m_actions->add({MenuPlace::View,
                    QStringLiteral("resetLayout"),
                    tr("Reset layout"),
                    tr("Puts every panel back to where it was at first"),
                    {},
                    Glyph::None,
                    [this] { resetLayout(); }});
}

void MainWindow::addHelpCommands()
{
    m_actions->add({MenuPlace::Help,
                    QStringLiteral("shortcuts"),
                    tr("Keyboard"),
                    tr("Lists every key"),
                    {Qt::Key_Question, Qt::Key_F1},
                    Glyph::None,
                    [this] {
                        auto *list = new ShortcutList(*m_actions, m_theme, this);
                        list->show();
                    }});
    m_actions->add({MenuPlace::Help,
                    QStringLiteral("legend"),
                    tr("Legend"),
                    tr("What every shape and colour means"),
                    {Qt::SHIFT | Qt::Key_F1},
                    Glyph::None,
                    [this] { showLegend(); }});
    m_actions->add({MenuPlace::Help,
                    QStringLiteral("about"),
                    tr("About Raftarium"),
                    tr("Says which version this is"),
                    {},
                    Glyph::None,
                    [this] {
                        tell(tr("Raftarium %1, a laboratory for the Raft consensus algorithm")
                                 .arg(QCoreApplication::applicationVersion()));
                    }});
}

void MainWindow::showLegend()
{
    if (!m_legend) {
        m_legend = new Legend(this);
        m_legend->setWindowFlag(Qt::Tool);
        m_legend->setWindowTitle(tr("Legend"));
    }
    m_legend->setTheme(m_theme);
    m_legend->show();
    m_legend->raise();
}

void MainWindow::askForCluster()
{
    if (!m_setup) {
        m_setup = new SetupPanel(this);
        connect(m_setup, &SetupPanel::chosen, this, [this](const raft::ClusterSetup &setup) {
            if (m_session->open(setup)) {
                setDocumentName({});
                m_session->setPlaying(true);
            }
        });
    }
    m_setup->showOptions(m_session->cluster().setup().server);
    m_setup->show();
    m_setup->raise();
    m_setup->activateWindow();
}

void MainWindow::askForMembership()
{
    if (!m_membership)
        m_membership = new MembershipPanel(m_session, this);
    m_membership->open();
}

void MainWindow::askForScenario()
{
    auto *dialog = new QFileDialog(this, tr("Open scenario"), QString(),
                                   tr("Scenarios and recordings (*.md *.raft.json);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &path) { openScenario(path, true); });
    dialog->setModal(false);
    dialog->show();
}

void MainWindow::askForPicture()
{
    // Taken now: the dialog shall not be in it.
    const QPixmap picture = grab();
    auto *dialog =
        new QFileDialog(this, tr("Export picture"), QStringLiteral("raftarium.png"), tr("Pictures (*.png)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("png"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, picture](const QString &path) {
        tell(picture.save(path) ? tr("Saved %1").arg(path) : tr("%1 cannot be written").arg(path));
    });
    dialog->setModal(false);
    dialog->show();
}

void MainWindow::confirmSelection()
{
    if (m_canvas->isSplitEditing()) {
        m_canvas->applySplit();
        return;
    }
    raise(m_inspectorDock);
    m_inspector->showTab(std::holds_alternative<SelectedMessage>(m_session->selection())
                             ? InspectorWidget::Tab::Message
                             : InspectorWidget::Tab::Node);
    m_inspector->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::leaveWhatIsOpen()
{
    if (m_canvas->isSplitEditing())
        m_canvas->cancelSplitEditing();
    else if (m_strip->isVisible())
        m_strip->hide();
    else
        m_session->select(NothingSelected{});
}

} // namespace raftarium
