#include "netnode/wire/frame_socket.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPointer>

#include <array>

namespace raftarium {

namespace {

const auto writeEvent = static_cast<QEvent::Type>(QEvent::registerEventType());

} // namespace

FrameSocket::FrameSocket(QTcpSocket *socket, QObject *parent) : QObject(parent), m_socket(socket)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(1024 * 1024);
    connect(m_socket, &QTcpSocket::readyRead, this, &FrameSocket::read);
    connect(m_socket, &QTcpSocket::disconnected, this, [this] { end(m_socket->errorString()); });
    connect(m_socket, &QTcpSocket::bytesWritten, this, [this] {
        if (unsent() == 0)
            emit drained();
    });
}

FrameSocket::~FrameSocket()
{
    m_socket->disconnect(this); // It tells of its end while it is destroyed.
}

void FrameSocket::start(QByteArrayView rest)
{
    m_reader.add(rest);
    readFrames();
    read();
}

void FrameSocket::send(QByteArrayView frames)
{
    if (m_ended || frames.isEmpty())
        return;
    if (m_out.isEmpty())
        QCoreApplication::postEvent(this, new QEvent(writeEvent));
    m_out.append(frames);
}

bool FrameSocket::event(QEvent *event)
{
    if (event->type() != writeEvent)
        return QObject::event(event);
    write();
    return true;
}

void FrameSocket::write()
{
    if (m_ended || m_out.isEmpty())
        return;
    m_socket->write(m_out);
    m_out.resize(0);
    m_socket->flush();
}

void FrameSocket::read()
{
    std::array<char, 64 * 1024> bytes;
    while (!m_ended) {
        const qint64 count = m_socket->read(bytes.data(), static_cast<qint64>(bytes.size()));
        if (count <= 0)
            return;
        m_reader.add(QByteArrayView(bytes.data(), static_cast<qsizetype>(count)));
        readFrames();
    }
}

void FrameSocket::readFrames()
{
    while (!m_ended) {
        const std::optional<QByteArray> payload = m_reader.next();
        if (!payload) {
            if (m_reader.broken())
                end(QStringLiteral("a frame is empty or larger than 4 MiB"));
            return;
        }
        emit received(*payload);
    }
}

void FrameSocket::abort()
{
    m_ended = true;
    m_socket->disconnect(this);
    m_socket->abort();
}

void FrameSocket::finish()
{
    write();
    m_ended = true;
    m_socket->disconnect(this);
    m_socket->disconnectFromHost();
}

void FrameSocket::end(const QString &reason)
{
    if (m_ended)
        return;
    abort();
    emit closed(reason);
}

} // namespace raftarium
