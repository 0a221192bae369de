#include "client.h"

#include <QSslSocket>

namespace raftarium {

QByteArray Answer::field(const QByteArray &name) const
{
    const QByteArray lower = head.toLower();
    const qsizetype at = lower.indexOf(QByteArray("\r\n" + name.toLower() + ":"));
    if (at < 0)
        return {};
    const qsizetype start = at + 3 + name.size();
    return head.mid(start, head.indexOf("\r\n", start) - start).trimmed();
}

Client::Client(quint16 port, std::optional<QSslConfiguration> tls, std::chrono::milliseconds patience)
    : m_port(port), m_tls(std::move(tls)), m_patience(static_cast<int>(patience.count()))
{
    connectToServer();
}

void Client::connectToServer()
{
    if (m_tls) {
        auto secure = std::make_unique<QSslSocket>();
        secure->setSslConfiguration(*m_tls);
        secure->connectToHostEncrypted(QStringLiteral("localhost"), m_port);
        secure->waitForEncrypted(m_patience);
        m_socket = std::move(secure);
        return;
    }
    m_socket = std::make_unique<QTcpSocket>();
    m_socket->connectToHost(QStringLiteral("127.0.0.1"), m_port);
    m_socket->waitForConnected(m_patience);
}

void Client::send(const QByteArray &bytes)
{
    m_socket->write(bytes);
    while (m_socket->bytesToWrite() > 0 && m_socket->waitForBytesWritten(m_patience)) {
    }
}

Answer Client::ask(const QByteArray &method, const QByteArray &target, const QByteArray &body,
                   const Fields &fields)
{
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        connectToServer();
    QByteArray bytes = method + ' ' + target + " HTTP/1.1\r\n";
    bool withHost = false;
    for (const auto &[name, value] : fields) {
        bytes += name + ": " + value + "\r\n";
        withHost = withHost || name == "Host";
    }
    if (!withHost)
        bytes += "Host: localhost:" + QByteArray::number(m_port) + "\r\n";
    if (!body.isEmpty() || method == "PUT" || method == "POST")
        bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    send(bytes + "\r\n" + body);
    return answer();
}

Answer Client::answer()
{
    QByteArray bytes;
    const auto readUntil = [&](const auto &complete) {
        while (!complete()) {
            if (m_socket->bytesAvailable() == 0 && !m_socket->waitForReadyRead(m_patience))
                return false;
            bytes += m_socket->readAll();
        }
        return true;
    };
    Answer answer;
    qsizetype end = 0;
    if (readUntil([&] { return bytes.contains("\r\n\r\n"); })) {
        answer.head = bytes.left(bytes.indexOf("\r\n\r\n") + 4);
        end = answer.head.size() + answer.field("Content-Length").toLongLong();
    }
    const bool complete = end > 0 && readUntil([&] { return bytes.size() >= end; });
    if (!complete || answer.field("Connection").toLower() == "close")
        m_socket->abort();
    if (!complete)
        return {};
    answer.status = answer.head.mid(9, 3).toInt();
    answer.body = bytes.mid(answer.head.size(), end - answer.head.size());
    return answer;
}

bool Client::closes()
{
    while (m_socket->state() == QAbstractSocket::ConnectedState) {
        if (!m_socket->waitForReadyRead(m_patience))
            break;
        m_socket->readAll();
    }
    return m_socket->state() != QAbstractSocket::ConnectedState;
}

} // namespace raftarium
