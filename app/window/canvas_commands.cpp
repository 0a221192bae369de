#include "app/canvas/canvas_widget.h"
#include "app/window/panel_commands.h"

namespace raftarium {

void addPartitionCommand(Actions &actions, Session *session, CanvasWidget *canvas)
{
    actions.add(
        {.name = QStringLiteral("partition"),
         .title = Actions::tr("Partition…"),
         .tip = Actions::tr("Partitions the network into groups of servers that cannot hear each other"),
         .synonyms = Actions::tr("split brain disconnect network groups"),
         .keys = {Qt::Key_P},
         .menu = Menu::Faults,
         .subjects = Subject::Cluster,
         .button = {ButtonGroup::Faults, Actions::tr("Partition…"), true},
         .glyph = Glyph::Split,
         .plan = [session, canvas] {
             const raft::action::Split split{SplitDraft(session->view()).groups()};
             const Plan plan = Plan::perform(session, {split});
             return plan.isPossible() ? Plan::to([canvas] { canvas->startSplitEditing(); }) : plan;
         }});
}

namespace {

Command arrangementChoice(CanvasWidget *canvas, const QString &name, const QString &title,
                          Arrangement arrangement)
{
    return {.name = name,
            .title = title,
            .tip = Actions::tr("Arranges the servers anew"),
            .plan =
                [canvas, arrangement] {
                    return Plan::to([canvas, arrangement] { canvas->setArrangement(arrangement); });
                },
            .isOn = [canvas, arrangement] { return canvas->geometryModel().arrangement() == arrangement; }};
}

void addArrangements(Actions &actions, CanvasWidget *canvas)
{
    actions.add(
        {.name = QStringLiteral("arrangement"),
         .title = Actions::tr("Arrangement"),
         .tip = Actions::tr("How the servers are placed on the canvas"),
         .synonyms = Actions::tr("layout ring row star"),
         .menu = Menu::View,
         .startsGroup = true,
         .subjects = Subject::Cluster,
         .choices = [canvas] {
             return std::vector<Command>{
                 arrangementChoice(canvas, QStringLiteral("ring"), Actions::tr("Ring"), Arrangement::Ring),
                 arrangementChoice(canvas, QStringLiteral("row"), Actions::tr("Row"), Arrangement::Row),
                 arrangementChoice(canvas, QStringLiteral("star"), Actions::tr("Star"), Arrangement::Star)};
         }});
    actions.add(
        {.name = QStringLiteral("storeValues"),
         .title = Actions::tr("Store values"),
         .tip = Actions::tr("Shows or hides under each server what its store holds"),
         .synonyms = Actions::tr("contents keys state machine"),
         .keys = {QKeySequence(Qt::SHIFT | Qt::Key_S)},
         .menu = Menu::View,
         .subjects = Subject::Cluster,
         .plan = [canvas] { return Plan::to([canvas] { canvas->setValuesShown(!canvas->showsValues()); }); },
         .isOn = [canvas] { return canvas->showsValues(); }});
}

} // namespace

void addCanvasCommands(Actions &actions, CanvasWidget *canvas)
{
    addArrangements(actions, canvas);
    actions.add({.name = QStringLiteral("zoomIn"),
                 .title = Actions::tr("Zoom in"),
                 .tip = Actions::tr("Makes the graph larger"),
                 .synonyms = Actions::tr("larger bigger"),
                 .keys = {Qt::Key_Plus, Qt::Key_Equal, QKeySequence(Qt::CTRL | Qt::Key_Plus)},
                 .menu = Menu::View,
                 .startsGroup = true,
                 .plan = [canvas] { return Plan::to([canvas] { canvas->zoomIn(); }); }});
    actions.add({.name = QStringLiteral("zoomOut"),
                 .title = Actions::tr("Zoom out"),
                 .tip = Actions::tr("Makes the graph smaller"),
                 .synonyms = Actions::tr("smaller"),
                 .keys = {Qt::Key_Minus, QKeySequence(Qt::CTRL | Qt::Key_Minus)},
                 .menu = Menu::View,
                 .plan = [canvas] { return Plan::to([canvas] { canvas->zoomOut(); }); }});
    actions.add({.name = QStringLiteral("zoomReset"),
                 .title = Actions::tr("Show everything"),
                 .tip = Actions::tr("Makes the graph fit again"),
                 .synonyms = Actions::tr("fit zoom reset"),
                 .keys = {QKeySequence(Qt::CTRL | Qt::Key_0)},
                 .menu = Menu::View,
                 .subjects = Subject::Cluster,
                 .plan = [canvas] { return Plan::to([canvas] { canvas->resetZoom(); }); }});
}

} // namespace raftarium
