#pragma once

#include "app/console/client_requests.h"

#include <QLineEdit>
#include <QStringList>

class QCompleter;
class QStringListModel;

namespace raftarium {

/// A field for client requests: Enter sends, ↑ and ↓ walk through what was sent before, words complete.
class ClientLineEdit : public QLineEdit {
    Q_OBJECT

public:
    ClientLineEdit(Session *session, ClientRequests *requests, QWidget *parent = nullptr);

    /// Sends the text, and empties the field when it was sent.
    void send();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void recall(qsizetype place);

    ClientRequests *m_requests;
    QCompleter *m_completer;
    QStringListModel *m_candidates;
    QStringList m_history;
    qsizetype m_place = 0; ///< In the history; its size means the line being written.
    QString m_draft;
};

} // namespace raftarium
