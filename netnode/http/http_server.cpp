#include "netnode/http/http_server.h"

#include <QCoreApplication>
#include <QEvent>
#include <QSslSocket>

#include <algorithm>
#include <cerrno>
#include <sys/socket.h>

namespace raftarium {

namespace {

constexpr int backlog = 512;
constexpr std::chrono::milliseconds graceBeforeGivingWay{250};
constexpr std::chrono::milliseconds acceptPause{100};
const auto flushEvent = static_cast<QEvent::Type>(QEvent::registerEventType());

} // namespace

HttpServer::HttpServer(std::optional<QSslConfiguration> tls, const HttpLimits &limits, QObject *parent)
    : QObject(parent), m_tls(std::move(tls)), m_limits(limits)
{
    m_watch.setInterval(std::chrono::seconds(1));
    m_watch.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_watch, &QTimer::timeout, this, &HttpServer::closeLateOnes);
    // All clients may come at the same moment; the default would let the system turn most of them away.
    m_listener.setListenBacklogSize(backlog);
}

bool HttpServer::listen(const QHostAddress &address, quint16 port, QString *problem)
{
    if (!m_listener.listen(address, port)) {
        const bool isTaken = m_listener.serverError() == QAbstractSocket::AddressInUseError;
        *problem = QStringLiteral("cannot listen on %1 port %2: %3%4")
                       .arg(address.toString(), QString::number(port), m_listener.errorString(),
                            isTaken ? QStringLiteral("; --port 0 takes any free one") : QString());
        return false;
    }
    m_listener.pauseAccepting();
    m_arrival = std::make_unique<QSocketNotifier>(m_listener.socketDescriptor(), QSocketNotifier::Read);
    connect(m_arrival.get(), &QSocketNotifier::activated, this, &HttpServer::acceptAll);
    return true;
}

void HttpServer::stopListening()
{
    m_arrival.reset();
    m_listener.close();
}

// QTcpServer would ask the system without end, or never again, once it has no more files for this process.
void HttpServer::acceptAll()
{
    while (true) {
        const int descriptor =
            ::accept4(static_cast<int>(m_listener.socketDescriptor()), nullptr, nullptr, SOCK_CLOEXEC);
        if (descriptor >= 0) {
            accept(descriptor);
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            return;
        } else if (errno != EINTR && errno != ECONNABORTED) {
            HttpConnection *idle = idleLongest();
            if (idle == nullptr)
                return acceptAgainLater();
            idle->close();
        }
    }
}

void HttpServer::acceptAgainLater()
{
    m_arrival->setEnabled(false);
    QTimer::singleShot(acceptPause, this, [this] {
        if (m_arrival)
            m_arrival->setEnabled(true);
    });
}

void HttpServer::accept(int descriptor)
{
    Owned<QTcpSocket> socket = openSocket(descriptor);
    if (socket == nullptr)
        return;
    if (!makeRoom())
        return turnAway(std::move(socket));
    const std::uint64_t id = ++m_lastConnection;
    auto connection = makeOwned<HttpConnection>(id, std::move(socket), m_limits);
    connect(connection.get(), &HttpConnection::requested, this,
            [this, id](std::uint64_t request, const HttpRequest &what) {
                emit requested({id, request}, what);
            });
    connect(connection.get(), &HttpConnection::closed, this, [this, id] { forget(id); });
    m_connections.emplace(id, std::move(connection));
    if (!m_watch.isActive())
        m_watch.start();
}

/// Says why, as far as the system takes it at once. A handshake first would be too much work for that.
void HttpServer::turnAway(Owned<QTcpSocket> socket)
{
    std::string refusal;
    HttpResponse response;
    response.status = 503;
    response.body = R"({"error":{"code":"too_many_connections","message":"too many connections; try again"}})"
                    "\n";
    response.fields = {{"Retry-After", "1"}};
    append(refusal, response, false, true);
    if (m_tls)
        return;
    socket->write(refusal.data(), static_cast<qint64>(refusal.size()));
    socket->flush();
    socket->disconnectFromHost();
}

Owned<QTcpSocket> HttpServer::openSocket(int descriptor) const
{
    Owned<QTcpSocket> socket(m_tls ? new QSslSocket : new QTcpSocket);
    if (!socket->setSocketDescriptor(descriptor))
        return nullptr;
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (m_tls) {
        auto *secure = static_cast<QSslSocket *>(socket.get());
        secure->setSslConfiguration(*m_tls);
        secure->startServerEncryption();
    }
    return socket;
}

bool HttpServer::makeRoom()
{
    while (m_connections.size() >= mostConnections) {
        HttpConnection *idle = idleLongest();
        if (idle == nullptr)
            return m_connections.size() < mostConnections + spareConnections;
        idle->close();
    }
    return true;
}

/// Of those that wait for their clients: the one that has done so longest, and long enough to give way.
HttpConnection *HttpServer::idleLongest() const
{
    HttpConnection *longest = nullptr;
    HttpConnection::Clock::time_point since = HttpConnection::Clock::now() - graceBeforeGivingWay;
    for (const auto &[id, connection] : m_connections) {
        const auto waiting = connection->waitingSince();
        if (waiting && *waiting <= since && !connection->hasNews()) {
            longest = connection.get();
            since = *waiting;
        }
    }
    return longest;
}

void HttpServer::forget(std::uint64_t connection)
{
    const auto known = m_connections.find(connection);
    if (known == m_connections.end())
        return;
    m_connections.erase(known);
    if (m_connections.empty())
        m_watch.stop();
}

void HttpServer::closeLateOnes()
{
    std::vector<std::uint64_t> all;
    for (const auto &[id, connection] : m_connections)
        all.push_back(id);
    for (const std::uint64_t id : all) { // Closing one takes it out of the map.
        if (const auto known = m_connections.find(id); known != m_connections.end())
            known->second->closeWhenLate(HttpConnection::Clock::now());
    }
}

void HttpServer::answer(HttpRequestKey key, const HttpResponse &response)
{
    const auto known = m_connections.find(key.connection);
    if (known != m_connections.end() && known->second->answer(key.request, response))
        flushLater(key.connection);
}

UpgradedConnection HttpServer::upgrade(HttpRequestKey key, const HttpResponse &response)
{
    UpgradedConnection upgraded;
    const auto known = m_connections.find(key.connection);
    if (known == m_connections.end())
        return upgraded;
    upgraded.socket = known->second->upgrade(response, &upgraded.rest);
    if (upgraded.socket != nullptr)
        forget(key.connection);
    return upgraded;
}

const QTcpSocket *HttpServer::socket(HttpRequestKey key) const
{
    const auto known = m_connections.find(key.connection);
    return known == m_connections.end() ? nullptr : known->second->socket();
}

void HttpServer::flushLater(std::uint64_t connection)
{
    if (m_unflushed.empty())
        QCoreApplication::postEvent(this, new QEvent(flushEvent));
    m_unflushed.push_back(connection);
}

bool HttpServer::event(QEvent *event)
{
    if (event->type() != flushEvent)
        return QObject::event(event);
    flushAll();
    return true;
}

void HttpServer::flushAll()
{
    // A flush reads on, and what it reads may be answered at once: that is the next turn's.
    const std::vector<std::uint64_t> connections = std::exchange(m_unflushed, {});
    for (const std::uint64_t id : connections) {
        const auto known = m_connections.find(id);
        if (known != m_connections.end())
            known->second->flush();
    }
}

} // namespace raftarium
