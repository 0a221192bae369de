#pragma once

#include "app/commands/actions.h"
#include "app/window/docks.h"

/// The commands that need a panel of the window besides the session.
namespace raftarium {

class CanvasWidget;
class ClientLineEdit;
class ConsoleWidget;
class InspectorWidget;
class TimelineWidget;

/// Adds the partition editor.
void addPartitionCommand(Actions &actions, Session *session, CanvasWidget *canvas);
/// Adds how the servers are arranged, and how large.
void addCanvasCommands(Actions &actions, CanvasWidget *canvas);
/// Adds the search through the events.
void addSearchCommands(Actions &actions, Docked<TimelineWidget> timeline);
/// Adds the console and requests to the selected server that are typed into `field`.
void addRequestCommands(Actions &actions, Session *session, Docked<ConsoleWidget> console,
                        ClientLineEdit *field);
/// Adds what shows the inspector.
void addInspectorCommands(Actions &actions, Session *session, Docked<InspectorWidget> inspector,
                          CanvasWidget *canvas);
/// Adds a command for each of the docks and each page of the inspector.
void addPanelCommands(Actions &actions, const QList<QDockWidget *> &docks, Docked<InspectorWidget> inspector);

} // namespace raftarium
