#pragma once

#include "app/session/session.h"

#include <QHash>
#include <QObject>
#include <QString>

namespace raftarium {

/// The one client behind the write field and the console: sends what is typed, and tells what became of it.
class ClientRequests : public QObject {
    Q_OBJECT

public:
    explicit ClientRequests(Session *session, QObject *parent = nullptr);

    /// Sends a line (see parseClientLine). False, with refused(), when it was not sent.
    bool submit(const QString &line);

signals:
    void sent(quint64 operation, const QString &line);
    void answered(quint64 operation, const QString &line, const QString &answer);
    /// The line was not sent; says why.
    void refused(const QString &line, const QString &sentence);

private:
    void answer(quint64 operation);

    Session *m_session;
    QHash<quint64, QString> m_lines; ///< Those that wait for an answer.
};

} // namespace raftarium
