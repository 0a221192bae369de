#include "app/window/actions.h"

#include <QKeyEvent>
#include <QWidget>

#include <algorithm>

namespace raftarium {

namespace {
constexpr int refreshMs = 100;
}

Actions::Actions(Session *session, QWidget *window) : QObject(window), m_window(window)
{
    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(refreshMs);
    connect(&m_refreshTimer, &QTimer::timeout, this, &Actions::refresh);
    connect(session, &Session::viewChanged, this, [this] {
        if (!m_refreshTimer.isActive())
            m_refreshTimer.start();
    });
    connect(session, &Session::selectionChanged, this, &Actions::refresh);
    connect(session, &Session::playbackChanged, this, &Actions::refresh);
    connect(session, &Session::clusterReplaced, this, &Actions::refresh);
}

QAction *Actions::add(Command command)
{
    auto *action = new QAction(command.text, this);
    action->setObjectName(command.name);
    action->setShortcuts(command.keys);
    action->setShortcutContext(Qt::WindowShortcut);
    action->setIconVisibleInMenu(false);
    connect(action, &QAction::triggered, this, command.run);
    m_window->addAction(action);
    m_byName.insert(command.name, m_known.size());
    m_known.push_back({std::move(command), action});
    refreshOne(m_known.back());
    return action;
}

QAction *Actions::action(const QString &name) const
{
    Q_ASSERT(m_byName.contains(name));
    return m_known[m_byName.value(name)].action;
}

QList<QAction *> Actions::of(MenuPlace place) const
{
    QList<QAction *> found;
    for (const Known &known : m_known) {
        if (known.command.place != place || !known.command.inMenu)
            continue;
        if (known.command.startsGroup && !found.isEmpty())
            found.append(nullptr);
        found.append(known.action);
    }
    return found;
}

QList<QAction *> Actions::all() const
{
    QList<QAction *> found;
    for (const Known &known : m_known)
        found.append(known.action);
    return found;
}

QString Actions::selectFirst()
{
    return tr("Select a server first: press its number or click it");
}

QString Actions::obstacle(const QString &name) const
{
    const Command &command = m_known[m_byName.value(name)].command;
    return command.obstacle ? command.obstacle() : QString();
}

void Actions::setTheme(const Theme &theme)
{
    m_theme = theme;
    for (const Known &known : m_known)
        known.action->setIcon(glyphIcon(known.command.glyph, theme));
}

void Actions::refresh()
{
    for (const Known &known : m_known)
        refreshOne(known);
}

void Actions::refreshOne(const Known &known)
{
    const QString reason = known.command.obstacle ? known.command.obstacle() : QString();
    QString tip = known.command.tip;
    if (!known.command.keys.isEmpty())
        tip += QStringLiteral("  [%1]").arg(known.command.keys.first().toString(QKeySequence::NativeText));
    if (!reason.isEmpty())
        tip += QStringLiteral("\n%1.").arg(reason);
    known.action->setEnabled(reason.isEmpty());
    if (known.action->toolTip() != tip) {
        known.action->setToolTip(tip);
        known.action->setStatusTip(QString());
        known.action->setWhatsThis(tip);
    }
}

bool Actions::takeUnhandledKey(const QKeyEvent &event)
{
    const QKeySequence pressed(event.keyCombination());
    for (const Known &known : m_known) {
        if (!known.command.keys.contains(pressed))
            continue;
        refreshOne(known);
        if (known.action->isEnabled())
            known.action->trigger();
        else
            emit refused(obstacle(known.command.name));
        return true;
    }
    return false;
}

} // namespace raftarium
