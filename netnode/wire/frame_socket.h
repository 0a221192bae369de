#pragma once

#include "netnode/wire/frame_reader.h"

#include <QByteArray>
#include <QObject>
#include <QTcpSocket>

namespace raftarium {

/// An open link: frames in both directions over a connected socket. What is sent during one turn of the event
/// loop leaves in one write at its end.
class FrameSocket : public QObject {
    Q_OBJECT

public:
    /// Takes over the socket. Call start() once the signals are connected.
    explicit FrameSocket(QTcpSocket *socket, QObject *parent = nullptr);
    ~FrameSocket() override;

    /// Begins to read; `rest` are bytes that were read before.
    void start(QByteArrayView rest = {});
    /// Queues whole frames.
    void send(QByteArrayView frames);
    /// Bytes that the other side has not yet taken.
    qint64 unsent() const { return m_out.size() + m_socket->bytesToWrite(); }
    const QTcpSocket &socket() const { return *m_socket; }
    /// Ends the link at once; what is queued is lost. closed() is not told.
    void abort();
    /// Writes what is queued and ends the link when it is written. closed() is not told.
    void finish();

signals:
    /// A frame has arrived.
    void received(const QByteArray &payload);
    /// Everything queued has been handed to the system.
    void drained();
    /// The link has ended by itself, with a reason for the log. Nothing is received or sent any more.
    void closed(const QString &reason);

protected:
    bool event(QEvent *event) override;

private:
    void read();
    void readFrames();
    void end(const QString &reason);
    void write();

    QTcpSocket *m_socket;
    FrameReader m_reader;
    QByteArray m_out;
    bool m_ended = false;
};

} // namespace raftarium
