#include "netnode/wire/dialled_link.h"

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

} // namespace

DialledLink::DialledLink(Settings settings, QObject *parent)
    : QObject(parent), m_settings(std::move(settings)), m_backoff(shortestBackoff)
{
    m_retry.setSingleShot(true);
    m_patience.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &DialledLink::dial);
    connect(&m_patience, &QTimer::timeout, this, [this] { fail(QStringLiteral("no answer")); });
    connect(&m_lookup, &QFutureWatcher<void>::finished, this, [this] {
        if (m_patience.isActive())
            connectSocket();
    });
}

DialledLink::~DialledLink()
{
    dropSocket();
}

void DialledLink::start()
{
    dial();
}

void DialledLink::hurry()
{
    if (!m_retry.isActive())
        return;
    m_retry.stop();
    m_backoff = shortestBackoff;
    dial();
}

void DialledLink::dial()
{
    m_patience.start(attemptLimit);
    m_isRefused = false;
    const QString host = m_settings.url.host();
    if (!QHostAddress(host).isNull())
        connectSocket();
    else if (!m_lookup.isRunning())
        m_lookup.setFuture(lookUp(host));
}

void DialledLink::connectSocket()
{
    const bool secure = m_settings.url.scheme() == u"https";
    m_socket = secure ? new QSslSocket(this) : new QTcpSocket(this);
    connect(m_socket, &QTcpSocket::errorOccurred, this, [this] { fail(m_socket->errorString()); });
    connect(m_socket, &QTcpSocket::disconnected, this, [this] { fail(QStringLiteral("closed")); });
    connect(m_socket, &QTcpSocket::readyRead, this, &DialledLink::readAnswer);
    const QString host = m_settings.url.host();
    const auto port = static_cast<quint16>(m_settings.url.port(secure ? 443 : 80));
    if (!secure) {
        connect(m_socket, &QTcpSocket::connected, this, &DialledLink::greet);
        m_socket->connectToHost(host, port);
        return;
    }
    auto *secureSocket = static_cast<QSslSocket *>(m_socket);
    connect(secureSocket, &QSslSocket::encrypted, this, &DialledLink::greet);
    secureSocket->setSslConfiguration(m_settings.tls.value_or(QSslConfiguration::defaultConfiguration()));
    secureSocket->connectToHostEncrypted(host, port);
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
    m_open = new FrameSocket(std::exchange(m_socket, nullptr), this);
    connect(m_open, &FrameSocket::received, this, &DialledLink::received);
    connect(m_open, &FrameSocket::drained, this, &DialledLink::drained);
    connect(m_open, &FrameSocket::closed, this, &DialledLink::fail);
    emit opened(*reply->answer);
    if (m_open != nullptr)
        m_open->start(QByteArrayView(rest.data(), static_cast<qsizetype>(rest.size())));
}

void DialledLink::send(QByteArrayView frames)
{
    if (m_open != nullptr)
        m_open->send(frames);
}

void DialledLink::fail(const QString &reason)
{
    dropSocket();
    m_retry.start(m_backoff);
    m_backoff = std::min(m_backoff * 2, longestBackoff);
    emit closed(reason);
}

void DialledLink::dropSocket()
{
    m_patience.stop();
    m_answer.clear();
    if (m_socket != nullptr) {
        m_socket->disconnect(this);
        m_socket->abort();
        std::exchange(m_socket, nullptr)->deleteLater();
    }
    if (m_open != nullptr) {
        m_open->disconnect(this);
        m_open->abort();
        std::exchange(m_open, nullptr)->deleteLater();
    }
}

} // namespace raftarium
