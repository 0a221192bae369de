#pragma once

#include "app/session/session.h"

#include <QHash>
#include <QObject>
#include <QString>

#include <optional>
#include <variant>

namespace raftarium {

/// The one client behind the write field, the console and the keys: sends what is typed, and tells what
/// became of it. It numbers its writes, so that a retry is applied once (thesis §6.3).
class ClientRequests : public QObject {
    Q_OBJECT

public:
    explicit ClientRequests(Session *session, QObject *parent = nullptr);

    /// Sends a line (see parseClientLine). False, with refused(), when it was not sent.
    bool submit(const QString &line);
    /// Writes to the leader so many times, to the key x: values are numbers that grow, so that each is easy
    /// to find again in the logs. A simulated leader takes them as one batch.
    void writeNumbers(int times);
    /// Sends the last write again under its old number, to the present leader.
    bool retry();
    /// Why there is nothing to retry; empty when there is.
    QString retryObstacle() const;
    /// The key that was written last; "x" before there was one.
    QString lastKey() const { return m_lastKey; }

signals:
    void sent(quint64 operation, const QString &line);
    void answered(quint64 operation, const QString &line, const QString &answer);
    /// The line was not sent; says why.
    void refused(const QString &line, const QString &sentence);

private:
    /// What was sent and waits for its answer.
    struct Sent {
        QString line;
        std::optional<raft::Index> before; ///< Of a retry: where the log of its server ended.
    };

    bool send(const QString &line, std::optional<raft::NodeId> server,
              const std::variant<raft::StoreCommand, raft::Get> &what, bool again);
    void sendTogether(const raft::action::SubmitBatch &batch, const QStringList &lines);
    void noteSent(quint64 operation, const Sent &request);
    void answer(quint64 operation);

    Session *m_session;
    QHash<quint64, Sent> m_sent;
    std::uint64_t m_number = 0;  ///< Of this client's latest write.
    std::uint64_t m_written = 0; ///< The greatest value that writeNumbers() has written to this cluster.
    std::optional<raft::StoreCommand> m_lastWrite;
    QString m_lastKey = QStringLiteral("x");
};

} // namespace raftarium
