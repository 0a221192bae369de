#include "app/canvas/canvas_widget.h"
#include "app/commands/actions.h"
#include "app/log/log_grid_widget.h"
#include "app/timeline/timeline_widget.h"
#include "app/window/main_window.h"
#include "app/window/text_sizes.h"

#include <QApplication>

#include <cmath>
#include <functional>

// The size of the text: of each panel, and larger and smaller for the one that has the focus.
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
                               .title = MainWindow::tr("%1 %").arg(std::lround(size * 100)),
                               .tip = MainWindow::tr("How large the text of this panel is"),
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
                 .tip = MainWindow::tr("How large the text of this panel is; it is remembered"),
                 .synonyms = MainWindow::tr("font zoom letters"),
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
                 .tip = MainWindow::tr("Of the canvas, the timeline or the log, whichever has the focus"),
                 .synonyms = MainWindow::tr("font zoom letters"),
                 .keys = keys,
                 .menu = Menu::View,
                 .plan = plan});
}

} // namespace

void MainWindow::addTextCommands()
{
    addSizes(*m_actions, m_textSizes, TextSizes::Panel::Canvas, QStringLiteral("canvasText"),
             tr("Canvas text size"));
    addSizes(*m_actions, m_textSizes, TextSizes::Panel::Timeline, QStringLiteral("timelineText"),
             tr("Timeline text size"));
    addSizes(*m_actions, m_textSizes, TextSizes::Panel::Log, QStringLiteral("logText"), tr("Log text size"));
    const auto focused = [this] {
        if (hasFocusWithin(m_timeline))
            return TextSizes::Panel::Timeline;
        return hasFocusWithin(m_log) ? TextSizes::Panel::Log : TextSizes::Panel::Canvas;
    };
    addStep(*m_actions, m_textSizes, focused, QStringLiteral("textLarger"), tr("Larger text"),
            {QKeySequence(Qt::ALT | Qt::Key_Plus), QKeySequence(Qt::ALT | Qt::Key_Equal)}, 1);
    addStep(*m_actions, m_textSizes, focused, QStringLiteral("textSmaller"), tr("Smaller text"),
            {QKeySequence(Qt::ALT | Qt::Key_Minus)}, -1);
}

} // namespace raftarium
