#pragma once

#include "app/console/client_requests.h"
#include "app/theme/theme.h"

#include <QWidget>

class QPlainTextEdit;

namespace raftarium {

class ClientLineEdit;

/// A conversation with the cluster: what clients asked, and what was answered, in the order it happened.
class ConsoleWidget : public QWidget {
    Q_OBJECT

public:
    ConsoleWidget(Session *session, ClientRequests *requests, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// Puts the cursor into the field.
    void focusInput();
    /// Everything said so far.
    QString transcript() const;

private:
    void say(const QString &line);

    QPlainTextEdit *m_output;
    ClientLineEdit *m_input;
};

} // namespace raftarium
