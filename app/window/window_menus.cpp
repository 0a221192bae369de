#include "app/canvas/canvas_facts.h"
#include "app/canvas/canvas_widget.h"
#include "app/commands/actions.h"
#include "app/inspector/inspector_widget.h"
#include "app/log/log_grid_widget.h"
#include "app/timeline/timeline_widget.h"
#include "app/window/main_window.h"

#include <QMenu>
#include <QMenuBar>

namespace raftarium {

namespace {

/// What a context menu on that selection is about, and its heading.
struct About {
    Subject subject;
    QString heading;
};

/// `otherwise`: what the menu is about where nothing is selected.
About about(const Selection &selection, const raft::ClusterView &view, Subject otherwise)
{
    if (const auto *server = std::get_if<SelectedServer>(&selection))
        return {Subject::Server, serverName(server->server)};
    if (const auto *link = std::get_if<SelectedLink>(&selection))
        return {Subject::Link, QStringLiteral("%1 → %2").arg(serverName(link->from), serverName(link->to))};
    if (const auto *entry = std::get_if<SelectedEntry>(&selection))
        return {Subject::Entry,
                MainWindow::tr("Entry %1 of term %2").arg(entry->at.index.value).arg(entry->at.term.value)};
    if (const auto *event = std::get_if<SelectedEvent>(&selection))
        return {Subject::Event, MainWindow::tr("Event %1").arg(event->event)};
    if (const auto *selected = std::get_if<SelectedMessage>(&selection)) {
        const raft::MessageView *message = view.message(selected->message);
        return {Subject::Message,
                message ? QStringLiteral("%1  %2 → %3")
                              .arg(messageTitle(message->message), serverName(message->message.from),
                                   serverName(message->message.to))
                        : MainWindow::tr("Message %1").arg(selected->message)};
    }
    return {otherwise, {}};
}

} // namespace

void MainWindow::createMenus()
{
    menuBar()->setObjectName(QStringLiteral("menuBar"));
    const auto add = [this](QMenu *menu, const char *name, Menu which) {
        menu->setObjectName(QLatin1StringView(name));
        m_actions->fill(menu, which);
        return menu;
    };
    add(menuBar()->addMenu(tr("&File")), "fileMenu", Menu::File);
    add(menuBar()->addMenu(tr("&Edit")), "editMenu", Menu::Edit);
    add(menuBar()->addMenu(tr("&View")), "viewMenu", Menu::View);
    add(menuBar()->addMenu(tr("&Run")), "runMenu", Menu::Run);
    QMenu *cluster = add(menuBar()->addMenu(tr("&Cluster")), "clusterMenu", Menu::Cluster);
    cluster->addSeparator();
    add(cluster->addMenu(tr("C&lients")), "clientsMenu", Menu::Clients);
    add(cluster->addMenu(tr("&Membership")), "membershipMenu", Menu::Membership);
    add(menuBar()->addMenu(tr("F&aults")), "faultsMenu", Menu::Faults);
    if (QMenu *lessons = add(menuBar()->addMenu(tr("&Lessons")), "lessonsMenu", Menu::Lessons);
        lessons->isEmpty())
        lessons->menuAction()->setVisible(false);
    add(menuBar()->addMenu(tr("&Help")), "helpMenu", Menu::Help);
}

void MainWindow::showContextMenu(const Selection &target, Subject otherwise, QPoint globalPosition)
{
    const About what = about(target, m_session->view(), otherwise);
    m_actions->contextMenu(what.subject, what.heading, m_canvas)->popup(globalPosition);
}

void MainWindow::connectContextMenus()
{
    connect(m_canvas, &CanvasWidget::menuRequested, this, [this](const Selection &target, QPoint position) {
        showContextMenu(target, Subject::Cluster, position);
    });
    for (QWidget *panel : std::initializer_list<QWidget *>{m_timeline, m_log, m_inspector})
        panel->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_timeline, &QWidget::customContextMenuRequested, this, [this](QPoint position) {
        const raft::EventNumber event = m_timeline->scene().eventAt(position);
        if (event != 0)
            m_timeline->selectEvent(event);
        showContextMenu(event != 0 ? m_session->selection() : NothingSelected{}, Subject::Instant,
                        m_timeline->mapToGlobal(position));
    });
    connect(m_log, &QWidget::customContextMenuRequested, this, [this](QPoint position) {
        if (const auto entry = m_log->entryAt(position)) {
            m_session->select(SelectedEntry{entry->at});
            showContextMenu(m_session->selection(), Subject::Entry, m_log->mapToGlobal(position));
        }
    });
    connect(m_inspector, &QWidget::customContextMenuRequested, this, [this](QPoint position) {
        showContextMenu(m_session->selection(), Subject::Instant, m_inspector->mapToGlobal(position));
    });
}

} // namespace raftarium
