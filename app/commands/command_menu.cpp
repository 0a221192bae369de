#include "app/commands/command_menu.h"

#include "app/keys/digit_key.h"

#include <QStyleOptionMenuItem>

namespace raftarium {

CommandMenu::CommandMenu(QWidget *parent) : CommandMenu(QString(), parent)
{
}

CommandMenu::CommandMenu(const QString &title, QWidget *parent) : QMenu(title, parent)
{
    setToolTipsVisible(true);
}

void CommandMenu::initStyleOption(QStyleOptionMenuItem *option, const QAction *action) const
{
    QMenu::initStyleOption(option, action);
    if (!action->shortcut().isEmpty())
        option->text = action->text() + u'\t' + keysText(action->shortcut());
}

} // namespace raftarium
