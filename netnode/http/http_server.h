#pragma once

#include "netnode/http/http_connection.h"
#include "netnode/http/request.h"
#include "netnode/http/response.h"

#include <QHostAddress>
#include <QObject>
#include <QSocketNotifier>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTimer>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace raftarium {

/// Names a request until it is answered, also when its connection has long gone.
struct HttpRequestKey {
    std::uint64_t connection = 0;
    std::uint64_t request = 0;
};

/// A connection that speaks another protocol from now on.
struct UpgradedConnection {
    Owned<QTcpSocket> socket; ///< Null: its client has gone.
    std::string rest;         ///< Bytes of the new protocol that have already been read.
};

/// Listens on one port and reads requests from at most mostConnections. When a further client comes, the one
/// that has been waiting longest for its own client gives way. While all of them work, spareConnections more
/// are let in, for peers that introduce themselves and for those who look after the server; then newcomers
/// are refused with 503.
class HttpServer : public QObject {
    Q_OBJECT

public:
    static constexpr std::size_t mostConnections = 256;
    static constexpr std::size_t spareConnections = 16;

    /// Speaks TLS when `tls` is given.
    explicit HttpServer(std::optional<QSslConfiguration> tls = {}, const HttpLimits &limits = {},
                        QObject *parent = nullptr);

    /// New connections speak TLS with this; only for a server that speaks it already.
    void setTls(const QSslConfiguration &tls) { m_tls = tls; }
    /// Listens on `port` of `address`, 0 for any free one. False, with a sentence in `problem`, when it
    /// cannot.
    bool listen(const QHostAddress &address, quint16 port, QString *problem);
    quint16 port() const { return m_listener.serverPort(); }
    /// Takes no new connections any more.
    void stopListening();

    /// Answers a request. All answers of a turn of the event loop leave at its end, those of one connection
    /// together. A request whose client has gone is passed over.
    void answer(HttpRequestKey key, const HttpResponse &response);
    /// Answers a request that asks for another protocol with 101 and takes the connection out of here.
    UpgradedConnection upgrade(HttpRequestKey key, const HttpResponse &response);
    /// The socket of a request's client: its address, its certificate. Null when it has gone.
    const QTcpSocket *socket(HttpRequestKey key) const;

    std::size_t connections() const { return m_connections.size(); }

signals:
    /// A request has been read; answer it, now or later.
    void requested(raftarium::HttpRequestKey key, const raftarium::HttpRequest &request);

protected:
    bool event(QEvent *event) override;

private:
    void acceptAll();
    void acceptAgainLater();
    void accept(int descriptor);
    Owned<QTcpSocket> openSocket(int descriptor) const;
    void turnAway(Owned<QTcpSocket> socket);
    bool makeRoom();
    HttpConnection *idleLongest() const;
    void forget(std::uint64_t connection);
    void closeLateOnes();
    void flushLater(std::uint64_t connection);
    void flushAll();

    QTcpServer m_listener;                      ///< Only listens: acceptAll() accepts.
    std::unique_ptr<QSocketNotifier> m_arrival; ///< A connection waits to be accepted.
    std::optional<QSslConfiguration> m_tls;
    HttpLimits m_limits;
    std::unordered_map<std::uint64_t, Owned<HttpConnection>> m_connections;
    std::vector<std::uint64_t> m_unflushed; ///< Connections with answers to write.
    std::uint64_t m_lastConnection = 0;
    QTimer m_watch;
};

} // namespace raftarium
