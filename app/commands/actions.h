#pragma once

#include "app/commands/command.h"
#include "app/theme/theme.h"

#include <QAction>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <vector>

class QKeyEvent;
class QMenu;

namespace raftarium {

class ClientRequests;

/// The table of commands, with a QAction for each: enabled when its plan is possible, otherwise with the
/// reason in its tool tip.
class Actions : public QObject {
    Q_OBJECT

public:
    Actions(Session *session, QWidget *window);

    /// Adds a row. Menus and key list show rows in the order in which they came.
    QAction *add(Command command);
    /// The action of that name; it must exist.
    QAction *action(const QString &name) const;
    QList<QAction *> all() const;
    /// Why the command of that name cannot be done now; empty when it can.
    QString obstacle(const QString &name) const;

    /// Adds the commands of a menu to it, with separators.
    void fill(QMenu *menu, Menu which) const;
    /// A menu of what can be done with what is selected, under that heading. It belongs to `parent` and
    /// deletes itself when it is closed.
    QMenu *contextMenu(Subject subject, const QString &heading, QWidget *parent);
    /// The commands of a menu that have keys, in order.
    std::vector<const Command *> withKeys(Menu menu) const;
    /// The commands of a group on the tool bar, in order.
    std::vector<const Command *> buttons(ButtonGroup group) const;
    /// All that can be asked for by its name now: every command, and instead of a submenu what it offers.
    std::vector<Command> offered() const;
    /// Does it, or emits refused().
    void carryOut(const Command &command);

    void setTheme(const Theme &theme);
    /// Asks again what can be done.
    void refresh();
    /// For a key that no enabled action took: does what has become possible, or tells why it is not. Digits
    /// are also found by the place of their key. Whether the key belongs to an action.
    bool takeUnhandledKey(const QKeyEvent &event);

signals:
    /// You asked for what cannot be done now.
    void refused(const QString &reason);

private:
    struct Known {
        Command command;
        QAction *action;
    };

    QAction *makeSubmenu(const Command &command);
    void fillSubmenu(QMenu *menu, const Command &command);
    const Known &known(const QString &name) const;
    void refreshOne(const Known &known);
    bool takeKey(const QKeySequence &pressed);

    QWidget *m_window;
    Theme m_theme = Theme::light();
    std::vector<Known> m_known;
    QHash<QString, std::size_t> m_byName;
    QTimer m_refreshTimer{this}; ///< While playing, plans are made only now and then.
};

/// Adds the commands that let time pass or go through it.
void addRunCommands(Actions &actions, Session *session);
/// Asks for a name, proposing one, and calls back with what was entered; not when nothing was.
using AskForName = std::function<void(const QString &question, const QString &proposal,
                                      const std::function<void(const QString &)> &named)>;
/// Adds undo and the commands for branches.
void addBranchCommands(Actions &actions, Session *session, const AskForName &ask);
/// Adds the commands for bookmarks.
void addBookmarkCommands(Actions &actions, Session *session, const AskForName &ask);
/// Adds the commands that select servers.
void addSelectionCommands(Actions &actions, Session *session);
/// Adds the commands for the life and the timers of servers.
void addServerCommands(Actions &actions, Session *session);
/// Adds the commands for writes, reads and retries.
void addClientCommands(Actions &actions, Session *session, ClientRequests *requests);
/// Adds the commands for snapshots, the transfer of leadership, and who belongs to the cluster.
void addMembershipCommands(Actions &actions, Session *session);
/// Adds the commands that harm the network as a whole, and heal it.
void addNetworkCommands(Actions &actions, Session *session);
/// Adds the commands for the link that is selected.
void addLinkCommands(Actions &actions, Session *session);
/// Adds the commands for the message that is selected.
void addMessageCommands(Actions &actions, Session *session);

} // namespace raftarium
