#pragma once

#include <QTcpSocket>

#include <chrono>

namespace raftarium {

/// What the system looks after on the connection of a link. On one on which nothing is said it asks every few
/// seconds whether the other side is still there: else one that is gone without a word would never be missed.
/// On one on which something is said every byte is a question of that kind, and no answer within
/// `unacknowledged` ends it (0: when the system thinks so, which is minutes). It is the other system that
/// answers, not the process: one that is stopped, or busy, keeps its links. The alternative, to wait for the
/// retransmission that TCP has planned, costs up to as much time again as the network was away.
void watchOver(QTcpSocket &socket, std::chrono::milliseconds unacknowledged);

/// Whether something that was said a while ago is not acknowledged: the network is away, or was, and the
/// system waits for the time at which it will say it again.
bool isStuck(const QTcpSocket &socket);

} // namespace raftarium
