#include "app/commands/actions.h"

#include "app/commands/command_menu.h"
#include "app/keys/digit_key.h"

#include <QKeyEvent>
#include <QMenu>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {

constexpr int refreshMs = 100;

Plan planOf(const Command &command)
{
    return command.plan ? command.plan() : Plan::to([] {}); // A submenu opens by itself.
}

QString titleOf(const Command &command, const Plan &plan)
{
    QString title = plan.title().isEmpty() ? command.title : plan.title();
    return title.replace(u'&', QStringLiteral("&&")); // No mnemonic: titles name files as well.
}

QString tipOf(const Command &command, const Plan &plan)
{
    QString tip = command.tip;
    if (!command.keys.isEmpty())
        tip += QStringLiteral("  [%1]").arg(keysText(command.keys.first()));
    if (!plan.isPossible())
        tip += QStringLiteral("\n") + plan.reason();
    return tip;
}

void show(QAction *action, const Command &command, const Plan &plan)
{
    action->setText(titleOf(command, plan));
    action->setEnabled(plan.isPossible());
    if (command.isOn)
        action->setChecked(command.isOn());
    if (const QString tip = tipOf(command, plan); action->toolTip() != tip) {
        action->setToolTip(tip);
        action->setStatusTip(QString());
        action->setWhatsThis(tip);
    }
}

/// Adds the rows that belong there, with separators where groups begin among the rows that count.
template <class Rows, class Belongs, class Counts>
void addTo(QMenu *menu, const Rows &rows, Belongs belongs, Counts counts)
{
    bool separates = false;
    bool isFirst = true;
    for (const auto &row : rows) {
        separates = separates || (row.command.startsGroup && counts(row.command));
        if (!belongs(row.command))
            continue;
        if (separates && !isFirst)
            menu->addSeparator();
        menu->addAction(row.action);
        separates = isFirst = false;
    }
}

template <class Rows, class Belongs>
std::vector<const Command *> those(const Rows &rows, Belongs belong)
{
    std::vector<const Command *> found;
    for (const auto &row : rows)
        if (belong(row.command))
            found.push_back(&row.command);
    return found;
}

} // namespace

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
    Q_ASSERT(!m_byName.contains(command.name) && !command.title.isEmpty() && !command.tip.isEmpty());
    QAction *action = command.choices ? makeSubmenu(command) : new QAction(this);
    action->setObjectName(command.name);
    action->setShortcuts(command.keys);
    action->setShortcutContext(Qt::WindowShortcut);
    action->setIconVisibleInMenu(false);
    action->setCheckable(command.isOn != nullptr);
    if (!command.choices)
        connect(action, &QAction::triggered, this, [this, name = command.name] {
            carryOut(known(name).command);
            refresh();
        });
    m_window->addAction(action);
    m_byName.insert(command.name, m_known.size());
    m_known.push_back({std::move(command), action});
    refreshOne(m_known.back());
    return action;
}

QAction *Actions::makeSubmenu(const Command &command)
{
    auto *menu = new CommandMenu(m_window);
    menu->setObjectName(command.name + QStringLiteral("Menu"));
    connect(menu, &QMenu::aboutToShow, this,
            [this, menu, name = command.name] { fillSubmenu(menu, known(name).command); });
    return menu->menuAction();
}

void Actions::fillSubmenu(QMenu *menu, const Command &command)
{
    menu->clear();
    for (const Command &choice : command.choices()) {
        auto *action = new QAction(menu);
        action->setObjectName(choice.name);
        action->setCheckable(choice.isOn != nullptr);
        show(action, choice, planOf(choice));
        connect(action, &QAction::triggered, this, [this, choice] { carryOut(choice); });
        if (choice.startsGroup)
            menu->addSeparator();
        menu->addAction(action);
    }
}

void Actions::carryOut(const Command &command)
{
    if (const Plan plan = planOf(command); plan.isPossible())
        plan.carryOut();
    else
        emit refused(plan.reason());
}

const Actions::Known &Actions::known(const QString &name) const
{
    Q_ASSERT(m_byName.contains(name));
    return m_known[m_byName.value(name)];
}

QAction *Actions::action(const QString &name) const
{
    return known(name).action;
}

QList<QAction *> Actions::all() const
{
    QList<QAction *> found;
    for (const Known &known : m_known)
        found.append(known.action);
    return found;
}

QString Actions::obstacle(const QString &name) const
{
    return planOf(known(name).command).reason();
}

void Actions::fill(QMenu *menu, Menu which) const
{
    const auto belongs = [which](const Command &command) { return command.menu == which; };
    addTo(menu, m_known, belongs, belongs);
}

QMenu *Actions::contextMenu(Subject subject, const QString &heading, QWidget *parent)
{
    refresh();
    auto *menu = new CommandMenu(parent);
    menu->setObjectName(QStringLiteral("contextMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (!heading.isEmpty()) {
        menu->addAction(heading)->setEnabled(false); // A section has no text in this style.
        menu->addSeparator();
    }
    addTo(
        menu, m_known, [subject](const Command &command) { return command.subjects.testFlag(subject); },
        [](const Command &) { return true; });
    return menu;
}

std::vector<const Command *> Actions::withKeys(Menu menu) const
{
    return those(m_known,
                 [menu](const Command &command) { return command.menu == menu && !command.keys.isEmpty(); });
}

std::vector<const Command *> Actions::buttons(ButtonGroup group) const
{
    return those(m_known, [group](const Command &command) { return command.button.group == group; });
}

std::vector<Command> Actions::offered() const
{
    std::vector<Command> offered;
    for (const Known &known : m_known) {
        if (!known.command.choices) {
            offered.push_back(known.command);
            continue;
        }
        if (!planOf(known.command).isPossible())
            continue;
        for (Command &choice : known.command.choices()) {
            choice.topic = known.command.title;
            choice.synonyms += u' ' + known.command.synonyms;
            offered.push_back(std::move(choice));
        }
    }
    return offered;
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
    show(known.action, known.command, planOf(known.command));
}

bool Actions::takeUnhandledKey(const QKeyEvent &event)
{
    const auto digit = digitOf(event);
    const Qt::KeyboardModifiers modifiers = event.modifiers() & Qt::ControlModifier;
    if (digit && takeKey(QKeySequence(modifiers | static_cast<Qt::Key>(Qt::Key_0 + *digit))))
        return true;
    return takeKey(QKeySequence(event.keyCombination()));
}

bool Actions::takeKey(const QKeySequence &pressed)
{
    const auto found = std::find_if(m_known.begin(), m_known.end(), [&pressed](const Known &known) {
        return known.command.keys.contains(pressed);
    });
    if (found == m_known.end())
        return false;
    carryOut(found->command);
    refresh();
    return true;
}

} // namespace raftarium
