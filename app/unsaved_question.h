#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace raftarium {

/// Asks whether to open a run that a killed window has left in `file`, or to discard it; neither, when the
/// question is closed: then it is asked again at the next start.
void askAboutLeftRun(QWidget *window, const QString &file, const std::function<void()> &open);

} // namespace raftarium
