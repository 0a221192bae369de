#pragma once

#include "app/session/session.h"
#include "app/theme/theme.h"
#include "app/window/icons.h"

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QObject>
#include <QTimer>

#include <functional>
#include <vector>

class QKeyEvent;

namespace raftarium {

class ClientRequests;

/// Where a command stands in the menus. Clients and Membership are menus within the menu Cluster.
enum class MenuPlace { File, Edit, View, Run, Cluster, Clients, Membership, Faults, Help };

/// One thing that the window can do.
struct Command {
    MenuPlace place = MenuPlace::View;
    QString name; ///< For programs: "crash".
    QString text; ///< For people: "Crash the selected server".
    QString tip;  ///< What it does, in one sentence.
    QList<QKeySequence> keys = {};
    Glyph glyph = Glyph::None;
    std::function<void()> run = {};
    std::function<QString()> obstacle = {}; ///< Why it cannot be done now; empty or absent: it can.
    bool startsGroup = false;               ///< A separator stands before it in the menu.
    bool inMenu = true;
};

/// All commands of the window as QActions: enabled when they can be done, otherwise with the reason in their
/// tool tip.
class Actions : public QObject {
    Q_OBJECT

public:
    Actions(Session *session, QWidget *window);

    QAction *add(Command command);
    /// The action of that name; it must exist.
    QAction *action(const QString &name) const;
    /// The actions of a menu, in order; null stands for a separator.
    QList<QAction *> of(MenuPlace place) const;
    QList<QAction *> all() const;
    /// Why what concerns a server cannot be done while none is selected.
    static QString selectFirst();
    /// Why the action of that name cannot be done now; empty when it can.
    QString obstacle(const QString &name) const;

    void setTheme(const Theme &theme);
    /// Asks again what can be done.
    void refresh();
    /// For a key that no enabled action took: does what has become possible, or tells why it is not. Whether
    /// the key belongs to an action.
    bool takeUnhandledKey(const QKeyEvent &event);

signals:
    /// Somebody asked for what cannot be done now.
    void refused(const QString &reason);

private:
    struct Known {
        Command command;
        QAction *action;
    };

    void refreshOne(const Known &known);

    QWidget *m_window;
    Theme m_theme = Theme::light();
    std::vector<Known> m_known;
    QHash<QString, std::size_t> m_byName;
    QTimer m_refreshTimer{this}; ///< While playing, obstacles are asked for only now and then.
};

/// Adds the commands of the menu Run.
void addRunCommands(Actions &actions, Session *session);
/// Adds undo and the commands for branches.
void addBranchCommands(Actions &actions, Session *session);
/// Adds the commands of the menu Cluster that concern servers and clients.
void addClusterCommands(Actions &actions, Session *session, ClientRequests *requests);
/// Adds the commands of the menu Cluster for reads, retries, snapshots and the transfer of leadership.
void addProtocolCommands(Actions &actions, Session *session, ClientRequests *requests);
/// Adds the commands of the menu Cluster that change who belongs to it.
void addMembershipCommands(Actions &actions, Session *session);
/// Adds the commands of the menu Faults.
void addFaultCommands(Actions &actions, Session *session);

} // namespace raftarium
