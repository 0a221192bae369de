#pragma once

#include <QSize>

class QWidget;

namespace raftarium {

/// Gives a window its usual size, or as much of it as there is room for on its screen (its parent's, where it
/// has one): what is at its lower edge is mostly what has to be pressed.
void resizeWithinScreen(QWidget *window, QSize usual);

} // namespace raftarium
