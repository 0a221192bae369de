#include "app/canvas/canvas_facts.h"
#include "app/canvas/canvas_widget.h"
#include "app/commands/command_menu.h"
#include "app/inspector/inspector_widget.h"
#include "app/log/log_grid_widget.h"
#include "app/timeline/timeline_widget.h"
#include "app/window/panels.h"
#include "app/window/window_commands.h"

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
                Actions::tr("Entry %1 of term %2").arg(entry->at.index.value).arg(entry->at.term.value)};
    if (const auto *event = std::get_if<SelectedEvent>(&selection))
        return {Subject::Event, Actions::tr("Event %1").arg(event->event)};
    if (const auto *selected = std::get_if<SelectedMessage>(&selection)) {
        const raft::MessageView *message = view.message(selected->message);
        return {Subject::Message,
                message ? QStringLiteral("%1  %2 → %3")
                              .arg(messageTitle(message->message), serverName(message->message.from),
                                   serverName(message->message.to))
                        : Actions::tr("Message %1").arg(selected->message)};
    }
    return {otherwise, {}};
}

} // namespace

void createMenus(QMenuBar *bar, const Actions &actions)
{
    bar->setObjectName(QStringLiteral("menuBar"));
    const auto add = [&](QWidget *parent, const char *name, const QString &title, Menu which) {
        auto *menu = new CommandMenu(title, parent);
        menu->setObjectName(QLatin1StringView(name));
        actions.fill(menu, which);
        return menu;
    };
    QMenu *file = add(bar, "fileMenu", Actions::tr("&File"), Menu::File);
    bar->addMenu(file);
    const QList<QAction *> rows = file->actions();
    const qsizetype save = rows.indexOf(actions.action(QStringLiteral("saveRecording")));
    file->insertMenu(rows.value(save + 1), add(file, "exportMenu", Actions::tr("&Export"), Menu::Export));
    bar->addMenu(add(bar, "editMenu", Actions::tr("&Edit"), Menu::Edit));
    QMenu *view = add(bar, "viewMenu", Actions::tr("&View"), Menu::View);
    bar->addMenu(view);
    view->addSeparator();
    view->addMenu(add(view, "presentMenu", Actions::tr("&Present"), Menu::Present));
    bar->addMenu(add(bar, "runMenu", Actions::tr("&Run"), Menu::Run));
    QMenu *cluster = add(bar, "clusterMenu", Actions::tr("&Cluster"), Menu::Cluster);
    bar->addMenu(cluster);
    cluster->addSeparator();
    cluster->addMenu(add(cluster, "clientsMenu", Actions::tr("C&lients"), Menu::Clients));
    cluster->addMenu(add(cluster, "membershipMenu", Actions::tr("&Membership"), Menu::Membership));
    bar->addMenu(add(bar, "faultsMenu", Actions::tr("F&aults"), Menu::Faults));
    QMenu *lessons = add(bar, "lessonsMenu", Actions::tr("&Lessons"), Menu::Lessons);
    QMenu *builtIn =
        add(lessons, "builtInLessonsMenu", Actions::tr("&Built-in lessons"), Menu::BuiltInLessons);
    lessons->addMenu(builtIn)->setVisible(!builtIn->isEmpty());
    bar->addMenu(lessons)->setVisible(!lessons->isEmpty());
    bar->addMenu(add(bar, "labMenu", Actions::tr("La&b"), Menu::Lab));
    bar->addMenu(add(bar, "helpMenu", Actions::tr("&Help"), Menu::Help));
}

void connectContextMenus(Session *session, Actions *actions, const Panels *panels)
{
    CanvasWidget *canvas = panels->canvas();
    TimelineWidget *timeline = panels->timeline();
    LogGridWidget *log = panels->log();
    InspectorWidget *inspector = panels->inspector();
    const auto show = [=](const Selection &target, Subject otherwise, QPoint globalPosition) {
        const About what = about(target, session->view(), otherwise);
        actions->contextMenu(what.subject, what.heading, canvas)->popup(globalPosition);
    };
    QObject::connect(
        canvas, &CanvasWidget::menuRequested, actions,
        [=](const Selection &target, QPoint position) { show(target, Subject::Cluster, position); });
    for (QWidget *panel : std::initializer_list<QWidget *>{timeline, log, inspector})
        panel->setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(timeline, &QWidget::customContextMenuRequested, actions, [=](QPoint position) {
        const raft::EventNumber event = timeline->scene().eventAt(position);
        if (event != 0)
            timeline->selectEvent(event);
        show(event != 0 ? session->selection() : NothingSelected{}, Subject::Instant,
             timeline->mapToGlobal(position));
    });
    QObject::connect(log, &QWidget::customContextMenuRequested, actions, [=](QPoint position) {
        if (const auto entry = log->entryAt(position)) {
            session->select(SelectedEntry{entry->at});
            show(session->selection(), Subject::Entry, log->mapToGlobal(position));
        }
    });
    QObject::connect(inspector, &QWidget::customContextMenuRequested, actions, [=](QPoint position) {
        show(session->selection(), Subject::Instant, inspector->mapToGlobal(position));
    });
}

} // namespace raftarium
