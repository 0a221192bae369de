#pragma once

#include "app/commands/actions.h"

#include <QMainWindow>

#include <functional>

class QMenuBar;

/// The commands that are about the window itself, and the menus that all commands stand in.
namespace raftarium {

class Appearance;
class CommandPalette;
class Panels;
class TextSizes;

/// Tells the person at the window one sentence.
using Tell = std::function<void(const QString &sentence)>;

/// Adds what asks for a new cluster.
void addNewClusterCommand(Actions &actions, Session *session, QWidget *window);
/// Adds what closes the window.
void addQuitCommand(Actions &actions, QWidget *window);
/// Adds what puts an event, a picture or a log on the clipboard.
void addCopyCommands(Actions &actions, Session *session, QWidget *canvas, const Tell &tell);
/// Adds what opens the palette.
void addPaletteCommands(Actions &actions, CommandPalette *palette);
/// Adds the panel in which a membership is thought out.
void addMembershipPanelCommand(Actions &actions, Session *session, QWidget *window);
/// Adds the choice of colours.
void addThemeCommands(Actions &actions, Appearance *appearance);
/// Adds the choice of a language.
void addLanguageCommands(Actions &actions, QSettings *settings, const Tell &tell);
/// Adds the size of the text: of each panel, and larger and smaller for the one that has the focus.
void addTextCommands(Actions &actions, TextSizes *sizes, const Panels *panels);
/// Adds the full screen and the first layout.
void addWindowStateCommands(Actions &actions, QWidget *window, Panels *panels);

/// Fills the menu bar.
void createMenus(QMenuBar *bar, const Actions &actions);
/// Lets the right button and the menu key open a menu on each panel.
void connectContextMenus(Session *session, Actions *actions, const Panels *panels);

} // namespace raftarium
