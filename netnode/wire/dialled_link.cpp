#include "netnode/wire/dialled_link.h"

#include "netnode/wire/life_sign.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QPromise>
#include <QSslSocket>
#include <QThreadPool>
#include <QtCore/qapplicationstatic.h>

#include <algorithm>
#include <memory>

namespace raftarium {

namespace {

constexpr std::chrono::milliseconds shortestBackoff{50};
constexpr std::chrono::milliseconds longestBackoff{2000};
constexpr std::chrono::milliseconds attemptLimit{3000};
constexpr std::chrono::milliseconds shortestKnock{10};
constexpr std::size_t mostKnocks = 16;
constexpr int mostLookups = 32; ///< At once, of all links together.

/// The threads that wait for the system to tell where a name leads to, which may take seconds: they do
/// nothing else, and there are enough of them that no link waits for another one's name.
class Lookups : public QThreadPool {
public:
    Lookups() { setMaxThreadCount(mostLookups); }
};

// Ends with the application, as Qt's memory of names does, which they write to.
Q_APPLICATION_STATIC(Lookups, lookups)

/// Qt remembers for a minute where a name led to, and a socket that is given the name believes it. This asks
/// the system, and puts the answer into that memory.
QFuture<void> lookUp(const QString &name)
{
    const auto promise = std::make_shared<QPromise<void>>();
    promise->start();
    lookups->start([promise, name] {
        QHostInfo::fromName(name);
        promise->finish();
    });
    return promise->future();
}

/// A byte that is lost on its way is sent again after 200 ms; a link is not given up before.
std::chrono::milliseconds unacknowledged(std::chrono::milliseconds heartbeat)
{
    constexpr std::chrono::milliseconds least{250};
    return heartbeat.count() == 0 ? heartbeat : std::max(3 * heartbeat, least);
}

} // namespace

DialledLink::DialledLink(Settings settings) : m_settings(std::move(settings)), m_backoff(shortestBackoff)
{
    m_retry.setSingleShot(true);
    m_knockAgain.setSingleShot(true);
    m_knockAgain.setTimerType(Qt::PreciseTimer);
    m_patience.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &DialledLink::dial);
    connect(&m_knockAgain, &QTimer::timeout, this, &DialledLink::knock);
    connect(&m_patience, &QTimer::timeout, this, [this] { fail(QStringLiteral("no answer")); });
    connect(&m_lookup, &QFutureWatcher<void>::finished, this, [this] {
        if (m_patience.isActive() && m_knocks.empty() && m_socket == nullptr)
            knock();
    });
}

// The caller must not hear of the link's end before the call is over.
void DialledLink::start()
{
    m_retry.start(0);
}

void DialledLink::abort()
{
    m_retry.stop();
    dropSocket();
}

void DialledLink::hurry()
{
    if (m_open != nullptr && m_open->isStuck())
        fail(QStringLiteral("its network was away"));
    if (!m_retry.isActive() && !m_knockAgain.isActive())
        return;
    m_backoff = shortestBackoff;
    (m_retry.isActive() ? m_retry : m_knockAgain).start(0);
}

void DialledLink::dial()
{
    m_patience.start(attemptLimit);
    m_isRefused = m_isReached = false;
    const QString host = m_settings.url.host();
    if (!QHostAddress(host).isNull())
        knock();
    else if (!m_lookup.isRunning())
        m_lookup.setFuture(lookUp(host));
}

// A system that gets no answer at all repeats its question after one second, then after two more: that is too
// slow for a network that has just come back. So every now and then it is asked anew, while the earlier
// questions stand, because an answer may take longer than that.
void DialledLink::knock()
{
    if (m_knocks.size() == mostKnocks)
        m_knocks.erase(m_knocks.begin());
    if (m_settings.heartbeat.count() > 0)
        m_knockAgain.start(std::max(m_settings.heartbeat / 2, shortestKnock));
    const bool secure = m_settings.url.scheme() == u"https";
    QTcpSocket *socket = m_knocks.emplace_back(secure ? new QSslSocket : new QTcpSocket).get();
    connect(socket, &QTcpSocket::errorOccurred, this, [this, socket] { failed(*socket); });
    connect(socket, &QTcpSocket::connected, this, [this, socket] { reached(socket); });
    const QString host = m_settings.url.host();
    const auto port = static_cast<quint16>(m_settings.url.port(secure ? 443 : 80));
    if (!secure)
        return socket->connectToHost(host, port);
    auto *secureSocket = static_cast<QSslSocket *>(socket);
    connect(secureSocket, &QSslSocket::encrypted, this, &DialledLink::greet);
    secureSocket->setSslConfiguration(m_settings.tls.value_or(QSslConfiguration::defaultConfiguration()));
    secureSocket->connectToHostEncrypted(host, port);
}

/// The first one counts.
void DialledLink::reached(const QTcpSocket *socket)
{
    const auto first = std::find_if(m_knocks.begin(), m_knocks.end(),
                                    [socket](const auto &knock) { return knock.get() == socket; });
    m_socket = std::move(*first);
    m_isReached = true;
    m_knocks.clear();
    m_knockAgain.stop();
    m_patience.start(attemptLimit);
    watchOver(*m_socket, unacknowledged(m_settings.heartbeat));
    connect(m_socket.get(), &QTcpSocket::disconnected, this, [this] { fail(QStringLiteral("closed")); });
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &DialledLink::readAnswer);
    if (qobject_cast<QSslSocket *>(m_socket.get()) == nullptr)
        greet();
}

void DialledLink::greet()
{
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    const std::string host = m_settings.url.authority(QUrl::FullyEncoded).toStdString();
    const std::string request = upgradeRequest(m_settings.request(), host, m_settings.token);
    m_socket->write(request.data(), static_cast<qint64>(request.size()));
    m_socket->flush();
}

void DialledLink::readAnswer()
{
    const QByteArray bytes = m_socket->readAll();
    m_answer.append(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    const std::optional<UpgradeReply> reply = upgradeReply(m_answer);
    if (!reply)
        return;
    m_isRefused = !reply->answer && reply->decided;
    if (!reply->answer)
        return fail(QString::fromStdString(reply->refusal));
    m_patience.stop();
    m_backoff = shortestBackoff;
    const std::string rest = m_answer.substr(reply->headBytes);
    m_answer.clear();
    m_socket->disconnect(this);
    m_open = makeOwned<FrameSocket>(std::move(m_socket));
    connect(m_open.get(), &FrameSocket::received, this, &DialledLink::received);
    connect(m_open.get(), &FrameSocket::drained, this, &DialledLink::drained);
    connect(m_open.get(), &FrameSocket::closed, this, &DialledLink::fail);
    emit opened(*reply->answer);
    if (m_open != nullptr)
        m_open->start(QByteArrayView(rest.data(), static_cast<qsizetype>(rest.size())));
}

void DialledLink::send(QByteArrayView frames, LinkLane lane)
{
    if (m_open != nullptr)
        m_open->send(frames, lane);
}

void DialledLink::failed(const QTcpSocket &socket)
{
    // A server is there that could have accepted.
    const bool refused = socket.error() == QAbstractSocket::ConnectionRefusedError;
    m_isReached = m_isReached || refused;
    fail(socket.errorString());
}

void DialledLink::fail(const QString &reason)
{
    dropSocket();
    if (m_settings.heartbeat.count() > 0 && !m_isReached)
        m_backoff = shortestBackoff;
    m_retry.start(m_backoff);
    m_backoff = std::min(m_backoff * 2, longestBackoff);
    emit closed(reason);
}

void DialledLink::dropSocket()
{
    m_patience.stop();
    m_knockAgain.stop();
    m_knocks.clear();
    m_answer.clear();
    m_socket.reset();
    m_open.reset();
}

} // namespace raftarium
