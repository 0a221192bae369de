#include "app/log/log_grid_widget.h"
#include "app/timeline/timeline_widget.h"
#include "app/window/panels.h"
#include "app/window/text_sizes.h"
#include "app/window/window_commands.h"

#include <QApplication>

#include <cmath>
#include <functional>

namespace raftarium {

namespace {

bool hasFocusWithin(const QWidget *panel)
{
    const QWidget *focus = QApplication::focusWidget();
    return focus != nullptr && (focus == panel || panel->isAncestorOf(focus));
}

void addSizes(Actions &actions, TextSizes *textSizes, TextSizes::Panel panel, const QString &name,
              const QString &title)
{
    const auto sizes = [textSizes, panel, name] {
        std::vector<Command> choices;
        for (const double size : TextSizes::sizes())
            choices.push_back({.name = QStringLiteral("%1-%2").arg(name).arg(std::lround(size * 100)),
                               .title = Actions::tr("%1 %").arg(std::lround(size * 100)),
                               .tip = Actions::tr("How large the text of this panel is"),
                               .plan =
                                   [textSizes, panel, size] {
                                       return Plan::to(
                                           [textSizes, panel, size] { textSizes->setScale(panel, size); });
                                   },
                               .isOn = [textSizes, panel, size] { return textSizes->scale(panel) == size; }});
        return choices;
    };
    actions.add({.name = name,
                 .title = title,
                 .tip = Actions::tr("How large the text of this panel is; it is remembered"),
                 .synonyms = Actions::tr("font zoom letters"),
                 .menu = Menu::View,
                 .startsGroup = panel == TextSizes::Panel::Canvas,
                 .choices = sizes});
}

void addStep(Actions &actions, TextSizes *textSizes, const std::function<TextSizes::Panel()> &focused,
             const QString &name, const QString &title, const QList<QKeySequence> &keys, int by)
{
    const auto plan = [textSizes, focused, by] {
        const TextSizes::Panel panel = focused();
        return Plan::unless(textSizes->stepObstacle(panel, by),
                            [textSizes, panel, by] { textSizes->step(panel, by); });
    };
    actions.add({.name = name,
                 .title = title,
                 .tip = Actions::tr("Of the canvas, the timeline or the log, whichever has the focus"),
                 .synonyms = Actions::tr("font zoom letters"),
                 .keys = keys,
                 .menu = Menu::View,
                 .plan = plan});
}

} // namespace

void addTextCommands(Actions &actions, TextSizes *sizes, const Panels *panels)
{
    addSizes(actions, sizes, TextSizes::Panel::Canvas, QStringLiteral("canvasText"),
             Actions::tr("Canvas text size"));
    addSizes(actions, sizes, TextSizes::Panel::Timeline, QStringLiteral("timelineText"),
             Actions::tr("Timeline text size"));
    addSizes(actions, sizes, TextSizes::Panel::Log, QStringLiteral("logText"), Actions::tr("Log text size"));
    const auto focused = [panels] {
        if (hasFocusWithin(panels->timeline()))
            return TextSizes::Panel::Timeline;
        return hasFocusWithin(panels->log()) ? TextSizes::Panel::Log : TextSizes::Panel::Canvas;
    };
    addStep(actions, sizes, focused, QStringLiteral("textLarger"), Actions::tr("Larger text"),
            {QKeySequence(Qt::ALT | Qt::Key_Plus), QKeySequence(Qt::ALT | Qt::Key_Equal)}, 1);
    addStep(actions, sizes, focused, QStringLiteral("textSmaller"), Actions::tr("Smaller text"),
            {QKeySequence(Qt::ALT | Qt::Key_Minus)}, -1);
}

} // namespace raftarium
