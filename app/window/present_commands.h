#pragma once

#include <QList>

class QDockWidget;
class QSettings;

namespace raftarium {

class Actions;
class Presentation;

/// Adds what presents the cluster in a lecture hall. `docks` are the panels that can stand beside the canvas
/// there, the usual one first; which one is remembered.
void addPresentCommands(Actions &actions, Presentation *presentation, const QList<QDockWidget *> &docks,
                        QSettings *settings);

} // namespace raftarium
