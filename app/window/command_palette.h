#pragma once

#include "app/theme/theme.h"
#include "app/window/actions.h"

#include <QFrame>
#include <QPointer>

class QLineEdit;
class QListWidget;

namespace raftarium {

/// Every command by its name: type a few letters, Enter does it. A time ("12.5s") goes to that time; in a run
/// by hand, whose time stands still, a number goes to that event.
class CommandPalette : public QFrame {
    Q_OBJECT

public:
    CommandPalette(Session *session, Actions *actions, QWidget *over);

    void setTheme(const Theme &theme);
    /// Opens it with an empty field that asks for a command.
    void open();
    /// Opens it with an empty field that asks for an instant; lists no commands.
    void openForInstant();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void openWith(const QString &what, bool listsCommands);
    void fill();
    void addInstant(const QString &wanted);
    void addCommands(const QString &wanted);
    void addNothingFound();
    void fit();
    void accept();
    void close();

    Session *m_session;
    Actions *m_actions;
    QLineEdit *m_field;
    QListWidget *m_list;
    bool m_listsCommands = true;
    QPointer<QWidget> m_focusBefore;
};

} // namespace raftarium
