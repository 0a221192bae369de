#include "steady_writer.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>

#include <utility>

namespace {

constexpr int clients = 4;
constexpr int patience = 5'000;

/// The body of the next answer; empty when the connection has ended.
QByteArray answer(QTcpSocket &socket)
{
    QByteArray read;
    while (true) {
        const qsizetype head = read.indexOf("\r\n\r\n");
        if (head >= 0) {
            const qsizetype field = read.toLower().indexOf("content-length:");
            const qsizetype length =
                read.mid(field + 15, read.indexOf('\r', field) - field - 15).trimmed().toLongLong();
            if (field >= 0 && read.size() >= head + 4 + length)
                return read.mid(head + 4, length);
        }
        if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(patience))
            return {};
        read += socket.readAll();
    }
}

} // namespace

SteadyWriter::SteadyWriter(std::uint16_t port, QByteArray token, int perSecond)
    : m_port(port), m_token(std::move(token)), m_pause(1'000'000 * clients / perSecond)
{
    for (int client = 0; client < clients; ++client)
        m_threads.emplace_back([this, client] { run(client); });
}

SteadyWriter::~SteadyWriter()
{
    m_stop = true;
    for (std::thread &thread : m_threads)
        thread.join();
}

std::vector<SteadyWriter::Answer> SteadyWriter::take()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_answers, {});
}

void SteadyWriter::run(int client)
{
    using Clock = std::chrono::steady_clock;
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
    if (!socket.waitForConnected(patience))
        return;
    socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    const QByteArray value(64, 'v');
    Clock::time_point next = Clock::now();
    for (int number = 0; !m_stop; ++number) {
        std::this_thread::sleep_until(next);
        next += m_pause;
        const QByteArray key = QByteArray::number(client) + '-' + QByteArray::number(number % 250);
        socket.write("PUT /kv/" + key + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + m_token +
                     "\r\nContent-Length: " + QByteArray::number(value.size()) + "\r\n\r\n" + value);
        const QByteArray body = answer(socket);
        if (body.isEmpty())
            return;
        const Clock::time_point now = Clock::now();
        const auto index = QJsonDocument::fromJson(body).object().value(u"index").toInteger();
        if (index == 0)
            continue;
        ++m_written;
        const std::lock_guard lock(m_mutex);
        m_answers.push_back({static_cast<std::uint64_t>(index), now});
    }
}
