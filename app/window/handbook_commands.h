#pragma once

#include "app/theme/theme.h"

#include <functional>

class QWidget;

namespace raftarium {

class Actions;

/// Adds the pages of the documentation to the menu Help; `window` owns what is opened.
void addHandbookCommands(Actions &actions, QWidget *window, const std::function<Theme()> &theme);

} // namespace raftarium
