#pragma once

#include "app/commands/actions.h"

#include <QDialog>

namespace raftarium {

/// Every command with its keys, by menu, in columns. Never modal.
class ShortcutList : public QDialog {
    Q_OBJECT

public:
    ShortcutList(const Actions &actions, const Theme &theme, QWidget *parent = nullptr);
};

} // namespace raftarium
