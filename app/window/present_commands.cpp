#include "app/window/present_commands.h"

#include "app/commands/actions.h"
#include "app/present/presentation.h"

#include <QDockWidget>
#include <QSettings>

namespace raftarium {

namespace {

QString panelKey()
{
    return QStringLiteral("presentPanel");
}

/// `userAction` while the cluster is presented.
Plan whilePresenting(const Presentation *presentation, Plan::UserAction userAction)
{
    return Plan::unless(presentation->isOn() ? QString() : Actions::tr("Present first (F5)."),
                        std::move(userAction));
}

void addPanelChoice(Actions &actions, Presentation *presentation, const QList<QDockWidget *> &docks,
                    QSettings *settings)
{
    const auto choice = [presentation, settings](QDockWidget *dock) {
        const QString name = dock ? dock->objectName() : QStringLiteral("none");
        return Command{.name = QStringLiteral("present-") + name,
                       .title = dock ? dock->windowTitle() : Actions::tr("The canvas alone"),
                       .tip = Actions::tr("What stands beside the canvas while presenting"),
                       .plan =
                           [=] {
                               return Plan::to([=] {
                                   settings->setValue(panelKey(), name);
                                   presentation->setPanel(dock);
                               });
                           },
                       .isOn = [=] { return presentation->panel() == dock; }};
    };
    actions.add({.name = QStringLiteral("presentPanel"),
                 .title = Actions::tr("Present with"),
                 .tip = Actions::tr("What stands beside the canvas while presenting; it is remembered"),
                 .synonyms = Actions::tr("lecture hall panel"),
                 .menu = Menu::Present,
                 .choices = [docks, choice] {
                     std::vector<Command> choices{choice(nullptr)};
                     for (QDockWidget *dock : docks)
                         choices.push_back(choice(dock));
                     return choices;
                 }});
}

void addTool(Actions &actions, Presentation *presentation, Curtain::Tool tool, const QString &name,
             const QString &title, const QString &tip, const QKeySequence &keys)
{
    actions.add({.name = name,
                 .title = title,
                 .tip = tip,
                 .synonyms = Actions::tr("present draw pointer lecture"),
                 .keys = {keys},
                 .menu = Menu::Present,
                 .plan =
                     [presentation, tool] {
                         return whilePresenting(presentation,
                                                [presentation, tool] { presentation->toggleTool(tool); });
                     },
                 .isOn = [presentation, tool] { return presentation->curtain()->tool() == tool; }});
}

} // namespace

void addPresentCommands(Actions &actions, Presentation *presentation, const QList<QDockWidget *> &docks,
                        QSettings *settings)
{
    const QString remembered = settings->value(panelKey(), docks.first()->objectName()).toString();
    for (QDockWidget *dock : docks)
        if (dock->objectName() == remembered)
            presentation->setPanel(dock);
    actions.add({.name = QStringLiteral("present"),
                 .title = Actions::tr("Present"),
                 .tip = Actions::tr("The same instant for a lecture hall: large letters, and a presenter "
                                    "remote goes from step to step; Esc leaves"),
                 .synonyms = Actions::tr("lecture projector slides full screen beamer"),
                 .keys = {Qt::Key_F5},
                 .menu = Menu::Present,
                 .startsGroup = true,
                 .button = {ButtonGroup::Teaching},
                 .glyph = Glyph::Screen,
                 .plan = [presentation] { return Plan::to([presentation] { presentation->enter(); }); },
                 .isOn = [presentation] { return presentation->isOn(); }});
    addPanelChoice(actions, presentation, docks, settings);
    actions.add({.name = QStringLiteral("speaker"),
                 .title = Actions::tr("Speaker notes"),
                 .tip = Actions::tr("A window with the notes, the next step and the time left; it stands on "
                                    "the lecturer's screen where there are two"),
                 .synonyms = Actions::tr("present lecture second screen time"),
                 .keys = {QKeySequence(Qt::CTRL | Qt::Key_F5)},
                 .menu = Menu::Present,
                 .plan = [presentation] {
                     return whilePresenting(presentation, [presentation] { presentation->showSpeaker(); });
                 }});
    actions.add({.name = QStringLiteral("freeze"),
                 .title = Actions::tr("Freeze the audience"),
                 .tip = Actions::tr("The picture stands still while you prepare something"),
                 .synonyms = Actions::tr("present hold still"),
                 .keys = {Qt::Key_Z},
                 .menu = Menu::Present,
                 .plan =
                     [presentation] {
                         return whilePresenting(presentation,
                                                [presentation] { presentation->toggleFrozen(); });
                     },
                 .isOn = [presentation] { return presentation->curtain()->isFrozen(); }});
    addTool(actions, presentation, Curtain::Tool::Pen, QStringLiteral("pen"), Actions::tr("Pen"),
            Actions::tr("Draws over the picture; the right button takes the last stroke back, Esc all"),
            QKeySequence(Qt::CTRL | Qt::Key_P));
    addTool(actions, presentation, Curtain::Tool::Spotlight, QStringLiteral("spotlight"),
            Actions::tr("Spotlight"), Actions::tr("Darkens all but what is around the mouse"),
            QKeySequence(Qt::CTRL | Qt::Key_L));
}

} // namespace raftarium
