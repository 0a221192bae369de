#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace raftarium {

class Actions;
class Session;

/// What closing the window would lose, in one sentence; empty when nothing.
QString lossByClosing(const Session &session);

/// Asks whether to close `window` in spite of that loss, unless the question is open already; `quit` is
/// called when the answer is yes.
void askBeforeClosing(QWidget *window, Actions *actions, const QString &loss,
                      const std::function<void()> &quit);

} // namespace raftarium
