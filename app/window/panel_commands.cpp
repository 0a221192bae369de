#include "app/window/panel_commands.h"

#include "app/canvas/canvas_widget.h"
#include "app/console/client_line_edit.h"
#include "app/console/console_widget.h"
#include "app/inspector/inspector_widget.h"
#include "app/session/server_name.h"
#include "app/timeline/timeline_widget.h"

#include <QDockWidget>

namespace raftarium {

namespace {

/// `userAction` once something has been searched for.
Plan afterSearch(const TimelineWidget *timeline, Plan::UserAction userAction)
{
    if (timeline->searchText().isEmpty())
        return Plan::refuse(Actions::tr("Nothing has been searched for yet."));
    return Plan::to(std::move(userAction));
}

} // namespace

void addSearchCommands(Actions &actions, Docked<TimelineWidget> timeline)
{
    actions.add({.name = QStringLiteral("search"),
                 .title = Actions::tr("Search"),
                 .tip = Actions::tr("Looks for events by kind, server or text"),
                 .synonyms = Actions::tr("find look filter"),
                 .keys = {QKeySequence::Find},
                 .menu = Menu::Edit,
                 .startsGroup = true,
                 .subjects = Subject::Event | Subject::Instant,
                 .glyph = Glyph::Search,
                 .plan = [timeline] {
                     return Plan::to([timeline] {
                         raiseDock(timeline.dock);
                         timeline.panel->startSearch();
                     });
                 }});
    actions.add(
        {.name = QStringLiteral("findNext"),
         .title = Actions::tr("Find the next"),
         .tip = Actions::tr("To the next event found"),
         .synonyms = Actions::tr("search hit"),
         .keys = {Qt::Key_N},
         .menu = Menu::Edit,
         .plan = [panel = timeline.panel] { return afterSearch(panel, [panel] { panel->findNext(); }); }});
    actions.add({.name = QStringLiteral("findPrevious"),
                 .title = Actions::tr("Find the previous"),
                 .tip = Actions::tr("To the previous event found"),
                 .synonyms = Actions::tr("search hit"),
                 .keys = {QKeySequence(Qt::SHIFT | Qt::Key_N)},
                 .menu = Menu::Edit,
                 .plan = [panel = timeline.panel] {
                     return afterSearch(panel, [panel] { panel->findPrevious(); });
                 }});
}

namespace {

/// Begins a line to the selected server, for you to go on with.
Plan beginRequest(Session *session, ClientLineEdit *field, const QString &verb)
{
    return onSelectedServer(session, [&](raft::NodeId server) {
        const Plan plan = Plan::perform(session, {raft::action::Submit{server, raft::Get{"x"}}});
        if (!plan.isPossible())
            return plan;
        return Plan::to([field, line = QStringLiteral("@%1 %2 ").arg(server.value).arg(verb)] {
            field->setText(line);
            field->setFocus(Qt::OtherFocusReason);
        });
    });
}

} // namespace

void addRequestCommands(Actions &actions, Session *session, Docked<ConsoleWidget> console,
                        ClientLineEdit *field)
{
    actions.add({.name = QStringLiteral("console"),
                 .title = Actions::tr("Console"),
                 .tip = Actions::tr("Puts the cursor into the console"),
                 .synonyms = Actions::tr("client request type put get"),
                 .keys = {Qt::Key_Slash, Qt::Key_F4},
                 .menu = Menu::Clients,
                 .startsGroup = true,
                 .plan = [console] {
                     return Plan::to([console] {
                         raiseDock(console.dock);
                         console.panel->focusInput();
                     });
                 }});
    actions.add({.name = QStringLiteral("writeTo"),
                 .title = Actions::tr("Write to the server…"),
                 .tip = Actions::tr("Begins a write to the selected server, whether it leads or not"),
                 .synonyms = Actions::tr("put set client request"),
                 .menu = Menu::Clients,
                 .startsGroup = true,
                 .subjects = Subject::Server,
                 .plan = [=] { return beginRequest(session, field, QStringLiteral("put")); }});
    actions.add({.name = QStringLiteral("readFrom"),
                 .title = Actions::tr("Read from the server, linearizable…"),
                 .tip = Actions::tr("Begins a linearizable read from the selected server"),
                 .synonyms = Actions::tr("get query client request"),
                 .menu = Menu::Clients,
                 .subjects = Subject::Server,
                 .plan = [=] { return beginRequest(session, field, QStringLiteral("read")); }});
    actions.add({.name = QStringLiteral("readLocalFrom"),
                 .title = Actions::tr("Read from the server, local…"),
                 .tip = Actions::tr("Begins a read from the selected server's own store"),
                 .synonyms = Actions::tr("get query client request stale"),
                 .menu = Menu::Clients,
                 .subjects = Subject::Server,
                 .plan = [=] { return beginRequest(session, field, QStringLiteral("get")); }});
}

namespace {

/// Shows what is selected in the inspector; while a partition is drawn, applies it.
void confirmSelection(const Session *session, Docked<InspectorWidget> inspector, CanvasWidget *canvas)
{
    if (canvas->isSplitEditing()) {
        canvas->applySplit();
        return;
    }
    raiseDock(inspector.dock);
    const bool isServer = std::holds_alternative<SelectedServer>(session->selection()) ||
                          std::holds_alternative<NothingSelected>(session->selection());
    inspector.panel->showTab(isServer ? InspectorWidget::Tab::Node : InspectorWidget::Tab::Message);
    inspector.panel->setFocus(Qt::ShortcutFocusReason);
}

} // namespace

void addInspectorCommands(Actions &actions, Session *session, Docked<InspectorWidget> inspector,
                          CanvasWidget *canvas)
{
    actions.add(
        {.name = QStringLiteral("inspect"),
         .title = Actions::tr("Inspect"),
         .tip = Actions::tr("Shows the inspector for what is selected; applies a partition that is drawn"),
         .synonyms = Actions::tr("details show"),
         .keys = {Qt::Key_Return, Qt::Key_Enter},
         .menu = Menu::View,
         .startsGroup = true,
         .subjects = Subject::Server | Subject::Link | Subject::Message | Subject::Entry | Subject::Event,
         .plan = [=] { return Plan::to([=] { confirmSelection(session, inspector, canvas); }); }});
    actions.add({.name = QStringLiteral("why"),
                 .title = Actions::tr("Why?"),
                 .tip = Actions::tr("Shows what led to what is selected, down to the rule that decided"),
                 .synonyms = Actions::tr("cause reason explain"),
                 .keys = {Qt::Key_W},
                 .menu = Menu::View,
                 .subjects = Subject::Message | Subject::Entry | Subject::Event,
                 .plan = [inspector] {
                     return Plan::to([inspector] {
                         raiseDock(inspector.dock);
                         inspector.panel->showWhy();
                     });
                 }});
    actions.add({.name = QStringLiteral("safety"),
                 .title = Actions::tr("Safety"),
                 .tip = Actions::tr("Shows the safety properties and whether they hold"),
                 .synonyms = Actions::tr("properties invariants violation"),
                 .keys = {Qt::Key_V},
                 .menu = Menu::View,
                 .plan = [inspector] {
                     return Plan::to([inspector] {
                         raiseDock(inspector.dock);
                         inspector.panel->showTab(InspectorWidget::Tab::Safety);
                     });
                 }});
}

namespace {

bool isInFront(const QDockWidget *dock)
{
    return dock->isVisible() && !dock->visibleRegion().isEmpty();
}

Command panelChoice(QDockWidget *dock)
{
    return {.name = QStringLiteral("panel-") + dock->objectName(),
            .title = dock->windowTitle(),
            .tip = Actions::tr("Shows this panel, or hides it when it is in front"),
            .plan = [dock] { return Plan::to([dock] { isInFront(dock) ? dock->hide() : raiseDock(dock); }); },
            .isOn = [dock] { return !dock->isHidden(); }};
}

Command pageChoice(Docked<InspectorWidget> inspector, const QString &name, const QString &title,
                   InspectorWidget::Tab tab)
{
    return {.name = QStringLiteral("page-") + name,
            .title = title,
            .tip = Actions::tr("Shows this page of the inspector"),
            .plan = [inspector, tab] {
                return Plan::to([inspector, tab] {
                    raiseDock(inspector.dock);
                    inspector.panel->showTab(tab);
                });
            }};
}

std::vector<Command> panelChoices(const QList<QDockWidget *> &docks, Docked<InspectorWidget> inspector)
{
    using Tab = InspectorWidget::Tab;
    std::vector<Command> choices;
    for (QDockWidget *dock : docks)
        choices.push_back(panelChoice(dock));
    const std::tuple<QString, QString, Tab> pages[]{
        {QStringLiteral("node"), Actions::tr("Inspector, Node"), Tab::Node},
        {QStringLiteral("message"), Actions::tr("Inspector, Message"), Tab::Message},
        {QStringLiteral("store"), Actions::tr("Inspector, Store"), Tab::Store},
        {QStringLiteral("history"), Actions::tr("Inspector, History"), Tab::History}};
    const std::size_t firstPage = choices.size();
    for (const auto &[name, title, tab] : pages)
        choices.push_back(pageChoice(inspector, name, title, tab));
    choices[firstPage].startsGroup = true;
    return choices;
}

} // namespace

void addPanelCommands(Actions &actions, const QList<QDockWidget *> &docks, Docked<InspectorWidget> inspector)
{
    actions.add({.name = QStringLiteral("panels"),
                 .title = Actions::tr("Panel"),
                 .tip = Actions::tr("Shows or hides panels, and the pages of the inspector"),
                 .synonyms = Actions::tr("dock view tab show hide"),
                 .menu = Menu::View,
                 .choices = [docks, inspector] { return panelChoices(docks, inspector); }});
}

} // namespace raftarium
