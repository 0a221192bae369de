#pragma once

#include "app/commands/actions.h"
#include "app/theme/theme.h"

#include <QFrame>
#include <QPointer>

#include <functional>
#include <vector>

class QLineEdit;
class QListWidget;

namespace raftarium {

/// One line to type into over the window. It finds every command, panel, theme, lesson, branch and bookmark
/// by its name or a synonym, the best match first; a time ("12.5s") or the number of an event goes there. It
/// also asks for names.
class CommandPalette : public QFrame {
    Q_OBJECT

public:
    CommandPalette(Session *session, Actions *actions, QWidget *over);

    void setTheme(const Theme &theme);
    /// Opens it with an empty field that asks for a command, a time or an event.
    void open();
    /// Opens it with an empty field that asks for an instant; lists no commands.
    void openForInstant();
    /// Asks for a name, proposing one; `named` gets what was entered. Esc enters nothing.
    void askForName(const QString &question, const QString &proposal,
                    const std::function<void(const QString &)> &named);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Mode { Commands, Instant, Name };
    /// A row of the list, and what Enter does on it.
    struct Row {
        QString text;
        QString keys;
        bool isPossible = true;
        std::function<void()> choose; ///< Empty: there is nothing to choose.
    };

    void openWith(Mode mode, const QString &question, const QString &text);
    void fill();
    std::vector<Row> instants(const QString &typed) const;
    std::vector<Row> commands(const QString &typed) const;
    Row rowOf(const Command &command) const;
    QString nothingFound() const;
    void showRows();
    bool takeKey(int key);
    void fit();
    void accept();
    void close();

    Session *m_session;
    Actions *m_actions;
    QLineEdit *m_field;
    QListWidget *m_list;
    Mode m_mode = Mode::Commands;
    std::vector<Row> m_rows; ///< As listed.
    std::function<void(const QString &)> m_named;
    QPointer<QWidget> m_focusBefore;
};

} // namespace raftarium
