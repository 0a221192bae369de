#pragma once

#include <QMenu>

namespace raftarium {

/// A menu of commands. Their keys are written as everywhere in the window: → rather than "Right".
class CommandMenu : public QMenu {
    Q_OBJECT

public:
    explicit CommandMenu(QWidget *parent = nullptr);
    explicit CommandMenu(const QString &title, QWidget *parent = nullptr);

protected:
    void initStyleOption(QStyleOptionMenuItem *option, const QAction *action) const override;
};

} // namespace raftarium
