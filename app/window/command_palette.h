#pragma once

#include "app/theme/theme.h"
#include "app/window/actions.h"

#include <QFrame>
#include <QPointer>

class QLineEdit;
class QListWidget;

namespace raftarium {

/// Every command by its name: type a few letters, Enter does it. A time ("12.5s") goes to that time.
class CommandPalette : public QFrame {
    Q_OBJECT

public:
    CommandPalette(Session *session, Actions *actions, QWidget *over);

    void setTheme(const Theme &theme);
    /// Opens it with an empty field that asks for `what`.
    void open(const QString &what);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void fit();
    void accept();
    void close();

    Session *m_session;
    Actions *m_actions;
    QLineEdit *m_field;
    QListWidget *m_list;
    QPointer<QWidget> m_focusBefore;
};

} // namespace raftarium
