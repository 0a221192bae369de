#include "app/canvas/canvas_widget.h"
#include "app/log/log_grid_widget.h"
#include "app/timeline/timeline_widget.h"
#include "app/window/actions.h"
#include "app/window/main_window.h"
#include "app/window/text_sizes.h"

#include <QApplication>

// Larger and smaller text of the panel that has the focus.
namespace raftarium {

namespace {

bool hasFocusWithin(const QWidget *panel)
{
    const QWidget *focus = QApplication::focusWidget();
    return focus != nullptr && (focus == panel || panel->isAncestorOf(focus));
}

} // namespace

void MainWindow::addTextCommands()
{
    const auto panel = [this] {
        if (hasFocusWithin(m_timeline))
            return TextSizes::Panel::Timeline;
        return hasFocusWithin(m_log) ? TextSizes::Panel::Log : TextSizes::Panel::Canvas;
    };
    const auto add = [this, panel](const char *name, const QString &text, const QString &tip,
                                   const QList<QKeySequence> &keys, int by) {
        Command command;
        command.place = MenuPlace::View;
        command.name = QString::fromLatin1(name);
        command.text = text;
        command.tip = tip;
        command.keys = keys;
        command.run = [this, panel, by] { m_textSizes->step(panel(), by); };
        command.obstacle = [this, panel, by] { return m_textSizes->stepObstacle(panel(), by); };
        command.startsGroup = by > 0;
        m_actions->add(command);
    };
    add("textLarger", tr("Larger text"), tr("Makes the text of the canvas, timeline or log larger"),
        {Qt::ALT | Qt::Key_Plus, Qt::ALT | Qt::Key_Equal}, 1);
    add("textSmaller", tr("Smaller text"), tr("Makes the text of the canvas, timeline or log smaller"),
        {Qt::ALT | Qt::Key_Minus}, -1);
}

} // namespace raftarium
