#include "app/window/transfer_teller.h"

namespace raftarium {

TransferTeller::TransferTeller(Session *session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(session, &Session::viewChanged, this, &TransferTeller::look);
    connect(session, &Session::clusterReplaced, this, [this] { m_running = runningNow(); });
}

std::optional<TransferTeller::Running> TransferTeller::runningNow() const
{
    for (const raft::ServerView &server : m_session->view().servers)
        if (server.transfer)
            return Running{server.id, server.transfer->target, server.hard.term,
                           server.transfer->until - m_session->view().now};
    return std::nullopt;
}

void TransferTeller::look()
{
    if (!m_session->isLive())
        return;
    const auto before = m_running;
    m_running = runningNow();
    if (m_running && !before)
        emit reported(tr("S%1 transfers leadership to S%2; it gives up in %3 ms (thesis §3.10).")
                          .arg(m_running->from.value)
                          .arg(m_running->to.value)
                          .arg(m_running->left.count() / 1000));
    if (!before || m_running)
        return;
    const raft::ServerView *target = m_session->view().server(before->to);
    const raft::ServerView *old = m_session->view().server(before->from);
    if (target && target->hard.term > before->term)
        emit reported(tr("S%1 starts an election in term %2 (transfer from S%3).")
                          .arg(before->to.value)
                          .arg(target->hard.term.value)
                          .arg(before->from.value));
    else if (old && old->isLeader())
        emit reported(tr("S%1 has given up the transfer to S%2 and leads on.")
                          .arg(before->from.value)
                          .arg(before->to.value));
}

} // namespace raftarium
