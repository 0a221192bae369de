#pragma once

#include "app/commands/icons.h"
#include "app/commands/plan.h"

#include <QFlags>
#include <QKeySequence>
#include <QList>
#include <QString>

#include <functional>
#include <vector>

namespace raftarium {

/// The menu in which a command stands. Export is a menu within File, Clients and Membership are menus within
/// Cluster.
enum class Menu {
    None,
    File,
    Export,
    Edit,
    View,
    Present,
    Run,
    Cluster,
    Clients,
    Membership,
    Faults,
    Lessons,
    BuiltInLessons,
    Lab,
    Help
};

/// What a context menu can be about.
enum class Subject : unsigned {
    Server = 1U << 0U,
    Link = 1U << 1U,
    Message = 1U << 2U,
    Entry = 1U << 3U,
    Event = 1U << 4U,
    Cluster = 1U << 5U, ///< The empty canvas.
    Instant = 1U << 6U, ///< An empty place of the timeline.
};
Q_DECLARE_FLAGS(Subjects, Subject)
Q_DECLARE_OPERATORS_FOR_FLAGS(Subjects)

/// The groups of buttons on the tool bar.
enum class ButtonGroup { None, Transport, Pace, Faults, Teaching };

/// How a command appears on the tool bar.
struct BarButton {
    ButtonGroup group = ButtonGroup::None;
    QString text = {};    ///< Empty: the icon alone.
    bool isFault = false; ///< Marked with a cross.
};

/// One thing that the window can do: a row of the table that menus, tool bar, context menus, palette and key
/// list are made from.
struct Command {
    QString name;          ///< For programs, unique: "crash".
    QString title;         ///< For people: "Crash"; a "…" at its end means that it asks first.
    QString tip;           ///< What it does, in one sentence.
    QString synonyms = {}; ///< Other words by which the palette finds it.
    QString topic = {}; ///< What kind of thing the title names, where that is not clear by itself: "Theme".
    QList<QKeySequence> keys = {};
    Menu menu = Menu::None;
    bool startsGroup = false; ///< A separator stands before it in its menus.
    Subjects subjects = {};   ///< The context menus in which it stands.
    BarButton button = {};
    Glyph glyph = Glyph::None;
    std::function<Plan()> plan = {};
    std::function<bool()> isOn = {}; ///< Of what can be on or off.
    /// Of a submenu: what it offers now, instead of a plan.
    std::function<std::vector<Command>()> choices = {};
};

} // namespace raftarium
