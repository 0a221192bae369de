#include "netnode/wire/frame_socket.h"

#include <QCoreApplication>
#include <QEvent>
#include <QScopedValueRollback>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <utility>

namespace raftarium {

namespace {

const auto writeEvent = static_cast<QEvent::Type>(QEvent::registerEventType());
/// What is given to the system at once, if there is so much; urgent frames wait behind it at most.
constexpr qint64 enough = 128 * 1024;
constexpr qsizetype largestPiece = 32 * 1024;
constexpr qsizetype mostUsedUp = 1024 * 1024; ///< Memory of what has been taken.

} // namespace

FrameSocket::FrameSocket(Owned<QTcpSocket> socket) : m_socket(std::move(socket))
{
    m_socket->setReadBufferSize(1024 * 1024);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &FrameSocket::read);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, [this] { end(m_socket->errorString()); });
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, [this] {
        if (!m_writing)
            write();
        if (unsent() == 0)
            emit drained();
    });
}

void FrameSocket::start(QByteArrayView rest)
{
    m_reader.add(rest);
    readFrames();
    if (!m_ended && m_socket->isOpen())
        read();
    if (!m_ended && m_socket->state() == QAbstractSocket::UnconnectedState)
        end(m_socket->errorString()); // It had ended before it was listened to.
}

void FrameSocket::send(QByteArrayView frames, LinkLane lane)
{
    if (m_ended || frames.isEmpty())
        return;
    if (queued() == 0)
        QCoreApplication::postEvent(this, new QEvent(writeEvent));
    (lane == LinkLane::Bulk ? m_bulk : m_urgent).append(frames);
}

bool FrameSocket::event(QEvent *event)
{
    if (event->type() != writeEvent)
        return QObject::event(event);
    write();
    return true;
}

// Goes on when the system has taken what it was given: see the constructor.
void FrameSocket::write()
{
    const QScopedValueRollback writing(m_writing, true);
    while (!m_ended && queued() > 0 && m_socket->bytesToWrite() < enough) {
        QByteArray portion = std::exchange(m_urgent, {});
        while (m_bulkAt < m_bulk.size() && portion.size() < enough)
            takePiece(portion);
        m_socket->write(portion);
        m_socket->flush();
        if (m_urgent.isEmpty()) {
            portion.resize(0);
            m_urgent.swap(portion); // With the memory that it has.
        }
    }
}

void FrameSocket::takePiece(QByteArray &portion)
{
    if (m_frameEnd <= m_bulkAt) {
        const auto length = qFromBigEndian<std::uint32_t>(m_bulk.constData() + m_bulkAt);
        m_bulkAt += lengthBytes;
        m_bulkTaken += lengthBytes;
        m_frameEnd = m_bulkAt + static_cast<qsizetype>(length);
    }
    const qsizetype size = std::min(m_frameEnd - m_bulkAt, largestPiece);
    const std::uint32_t marks = m_bulkAt + size < m_frameEnd ? bulkMark | moreMark : bulkMark;
    const std::uint32_t word = qToBigEndian(static_cast<std::uint32_t>(size) | marks);
    portion.append(reinterpret_cast<const char *>(&word), lengthBytes);
    portion.append(m_bulk.constData() + m_bulkAt, size);
    m_bulkAt += size;
    m_bulkTaken += size;
    if (m_bulkAt == m_bulk.size() || m_bulkAt > mostUsedUp) {
        m_bulk.remove(0, m_bulkAt);
        m_frameEnd -= m_bulkAt;
        m_bulkAt = 0;
    }
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
        emit received(*payload, m_reader.lane());
    }
}

void FrameSocket::abort()
{
    m_ended = true;
    m_socket->disconnect(this);
    m_socket->abort();
}

void FrameSocket::end(const QString &reason)
{
    if (m_ended)
        return;
    abort();
    emit closed(reason);
}

} // namespace raftarium
