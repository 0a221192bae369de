#pragma once

#include "netnode/http/owned.h"
#include "netnode/wire/frame_reader.h"
#include "netnode/wire/life_sign.h"

#include <QByteArray>
#include <QObject>
#include <QTcpSocket>

namespace raftarium {

/// An open link: frames in both directions over a connected socket. What is sent during one turn of the event
/// loop leaves in one write at its end. Of bulk no more is given to the system than it can send soon, so that
/// what is urgent later does not wait behind all of it.
class FrameSocket : public QObject {
    Q_OBJECT

public:
    /// Takes over the socket. Call start() once the signals are connected.
    explicit FrameSocket(Owned<QTcpSocket> socket);

    /// Begins to read; `rest` are bytes that were read before.
    void start(QByteArrayView rest = {});
    /// Queues whole frames.
    void send(QByteArrayView frames, LinkLane lane = LinkLane::Urgent);
    /// Bytes that the other side has not yet taken.
    qint64 unsent() const { return queued() + m_socket->bytesToWrite(); }
    /// Bytes of bulk that have been queued, and how many of them nothing can overtake any more.
    qint64 bulkQueued() const { return m_bulkTaken + m_bulk.size() - m_bulkAt; }
    qint64 bulkTaken() const { return m_bulkTaken; }
    /// As isStuck() of life_sign.h.
    bool isStuck() const { return raftarium::isStuck(*m_socket); }
    /// Whether it has ended because what arrived were no frames.
    bool isBroken() const { return m_reader.broken(); }
    /// Ends the link at once; what is queued is lost. closed() is not emitted.
    void abort();

signals:
    /// A frame has arrived.
    void received(const QByteArray &payload, raftarium::LinkLane lane);
    /// Everything queued has been handed to the system.
    void drained();
    /// The link has ended by itself, with a reason for the log. Nothing is received or sent any more.
    void closed(const QString &reason);

protected:
    ~FrameSocket() override = default; ///< Only an Owned one ends well.
    bool event(QEvent *event) override;

private:
    void read();
    void readFrames();
    void end(const QString &reason);
    qint64 queued() const { return m_urgent.size() + m_bulk.size() - m_bulkAt; }
    void write();
    void takePiece(QByteArray &portion);

    Owned<QTcpSocket> m_socket;
    FrameReader m_reader;
    QByteArray m_urgent;
    QByteArray m_bulk;
    qsizetype m_bulkAt = 0;   ///< What is before that has been taken.
    qsizetype m_frameEnd = 0; ///< Of the bulk frame of which a piece has been taken; else no further on.
    qint64 m_bulkTaken = 0;
    bool m_writing = false;
    bool m_ended = false;
};

} // namespace raftarium
