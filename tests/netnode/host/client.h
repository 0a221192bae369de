#pragma once

#include <QByteArray>
#include <QList>
#include <QSslConfiguration>
#include <QTcpSocket>

#include <chrono>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

namespace raftarium {

/// What a server answered. Status 0: it did not, the connection failed or closed.
struct Answer {
    int status = 0;
    QByteArray head;
    QByteArray body;

    nlohmann::json json() const { return nlohmann::json::parse(body.toStdString(), nullptr, false); }
    /// The value of a header field, empty without it.
    QByteArray field(const QByteArray &name) const;
};

using Fields = QList<std::pair<QByteArray, QByteArray>>;

/// One connection that blocks its thread, as a plain client would.
class Client {
public:
    /// Speaks TLS when `tls` is given.
    explicit Client(quint16 port, std::optional<QSslConfiguration> tls = {},
                    std::chrono::milliseconds patience = std::chrono::seconds(12));

    Answer ask(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
               const Fields &fields = {});
    /// Sends bytes as they are.
    void send(const QByteArray &bytes);
    /// Reads one answer.
    Answer answer();
    /// Whether the server closes the connection.
    bool closes();
    QTcpSocket &socket() { return *m_socket; }

private:
    void connectToServer();

    quint16 m_port;
    std::optional<QSslConfiguration> m_tls;
    int m_patience;
    std::unique_ptr<QTcpSocket> m_socket;
};

} // namespace raftarium
