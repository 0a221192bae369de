#pragma once

#include "app/session/session.h"

#include <QObject>

#include <optional>

namespace raftarium {

/// Watches leadership being handed over in the present, and tells when it begins and how it ends (thesis
/// §3.10).
class TransferTeller : public QObject {
    Q_OBJECT

public:
    explicit TransferTeller(Session *session, QObject *parent = nullptr);

signals:
    void reported(const QString &sentence);

private:
    struct Running {
        raft::NodeId from;
        raft::NodeId to;
        raft::Term term;
        raft::Time left{}; ///< Until it is given up.
    };

    void look();
    std::optional<Running> runningNow() const;

    Session *m_session;
    std::optional<Running> m_running;
};

} // namespace raftarium
