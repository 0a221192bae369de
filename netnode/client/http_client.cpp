#include "netnode/client/http_client.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimer>

#include <memory>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

/// No server gives so much at once: a page ends after a MiB, and a value has no more. What answers at an
/// address need not be a server, and must take neither the memory of who asks nor all its time.
constexpr qint64 largestAnswer = qint64{64} * 1024 * 1024;
/// What comes bit by bit, so that it is never silent for long, may take this long beside the time in which it
/// must begin.
constexpr std::chrono::seconds longestAnswer{30};

/// What became of a request while it was under way.
struct Course {
    bool wasSent = false;
    QString refusal; ///< Why the answer is not taken; empty while it is.
};

void refuse(QNetworkReply &reply, const QString &why, Course &course)
{
    course.refusal = why;
    reply.abort();
}

QString problemOf(const QNetworkReply &reply, std::chrono::milliseconds timeout)
{
    switch (reply.error()) {
    case QNetworkReply::ConnectionRefusedError: return u"nothing listens there (connection refused)"_s;
    case QNetworkReply::HostNotFoundError: return u"there is no host of that name"_s;
    case QNetworkReply::RemoteHostClosedError: return u"the connection was closed without an answer"_s;
    case QNetworkReply::OperationCanceledError:
        return u"no answer within %1 s"_s.arg(static_cast<double>(timeout.count()) / 1000);
    default: return reply.errorString();
    }
}

bool isRefused(const QNetworkReply &reply)
{
    return reply.error() == QNetworkReply::ConnectionRefusedError ||
           reply.error() == QNetworkReply::HostNotFoundError;
}

/// The manager may have sent a request on a connection that broke, and then have found no server on a new
/// one. Whether it has sent one it tells only of requests with a body.
bool mayHaveArrived(const HttpCall &call, const QNetworkReply &reply, bool wasSent)
{
    if (!call.body.isEmpty())
        return wasSent;
    return call.method != "GET" || !isRefused(reply);
}

HttpReply readReply(QNetworkReply &reply, bool reached, std::chrono::milliseconds timeout)
{
    HttpReply result;
    result.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (result.status == 0 || reply.error() == QNetworkReply::OperationCanceledError) {
        result.status = 0;
        result.problem = problemOf(reply, timeout);
        result.reached = reached;
        return result;
    }
    result.text = reply.readAll();
    result.json = QJsonDocument::fromJson(result.text).object();
    return result;
}

} // namespace

QString HttpReply::errorCode() const
{
    return json[u"error"_s][u"code"_s].toString();
}

QString HttpReply::sentence() const
{
    if (status == 0)
        return problem;
    const QString message = json[u"error"_s][u"message"_s].toString();
    if (message.isEmpty())
        return u"the server answered with status %1"_s.arg(status);
    return u"%1 (%2 %3)"_s.arg(message).arg(status).arg(errorCode());
}

HttpClient::~HttpClient()
{
    for (const QNetworkReply *reply : m_network.findChildren<QNetworkReply *>())
        reply->disconnect(this);
}

void HttpClient::trust(const QList<QSslCertificate> &authority)
{
    m_tls = QSslConfiguration::defaultConfiguration();
    m_tls->setCaCertificates(authority);
}

void HttpClient::send(const QUrl &server, const HttpCall &call, std::chrono::milliseconds timeout,
                      const Done &done)
{
    QUrl url = server;
    const qsizetype query = call.path.indexOf(u'?');
    url.setPath(query < 0 ? call.path : call.path.left(query), QUrl::StrictMode);
    if (query >= 0)
        url.setQuery(call.path.mid(query + 1), QUrl::StrictMode);
    QNetworkRequest request(url);
    request.setTransferTimeout(static_cast<int>(timeout.count()));
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/octet-stream"_s);
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token);
    for (const auto &[name, value] : call.fields)
        request.setRawHeader(name, value);
    if (m_tls)
        request.setSslConfiguration(*m_tls);
    QNetworkReply *reply = m_network.sendCustomRequest(request, call.method, call.body);
    const auto course = std::make_shared<Course>();
    connect(reply, &QNetworkReply::requestSent, this, [course] { course->wasSent = true; });
    connect(reply, &QNetworkReply::readyRead, this, [reply, course] {
        if (reply->bytesAvailable() > largestAnswer)
            refuse(*reply, u"its answer is larger than 64 MiB"_s, *course);
    });
    auto *limit = new QTimer(reply);
    limit->setSingleShot(true);
    connect(limit, &QTimer::timeout, reply,
            [reply, course] { refuse(*reply, u"its answer does not end"_s, *course); });
    limit->start(timeout + longestAnswer);
    connect(reply, &QNetworkReply::finished, this, [reply, call, course, timeout, done] {
        reply->deleteLater();
        HttpReply result = readReply(*reply, mayHaveArrived(call, *reply, course->wasSent), timeout);
        if (!course->refusal.isEmpty())
            result.problem = course->refusal;
        done(result);
    });
}

HttpReply HttpClient::ask(const QUrl &server, const HttpCall &call, std::chrono::milliseconds timeout)
{
    QEventLoop loop;
    HttpReply result;
    send(server, call, timeout, [&](const HttpReply &reply) {
        result = reply;
        loop.quit();
    });
    loop.exec();
    return result;
}

} // namespace raftarium
