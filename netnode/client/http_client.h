#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QNetworkAccessManager>
#include <QObject>
#include <QSslConfiguration>
#include <QString>
#include <QUrl>

#include <chrono>
#include <functional>
#include <optional>
#include <utility>

namespace raftarium {

/// A request to some server.
struct HttpCall {
    QByteArray method = QByteArrayLiteral("GET");
    QString path; ///< Percent-encoded, with its query.
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> fields;
};

/// What came back, if anything did.
struct HttpReply {
    int status = 0; ///< 0: there is no answer, and `problem` says why.
    QByteArray text;
    QJsonObject json; ///< The answer, when it is an object.
    QString problem;
    bool reached = true; ///< Without an answer: whether the request may have arrived. Of a GET: whether
                         ///< a server listens there.

    bool isDone() const { return status >= 200 && status < 300; }
    /// The code of the API's error object; empty when there is none.
    QString errorCode() const;
    /// What went wrong, in one sentence.
    QString sentence() const;
};

/// Asks servers over HTTP, keeps connections open, and shows who it is.
class HttpClient : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(const HttpReply &reply)>;

    ~HttpClient() override; ///< Forgets the requests that are still without an answer.

    /// Sends this token with every request; an empty one sends none.
    void setToken(const QByteArray &token) { m_token = token; }
    /// Of servers with TLS, trusts those whose certificates this authority vouches for, instead of the
    /// system's.
    void trust(const QList<QSslCertificate> &authority);

    /// Calls `done` later, once.
    void send(const QUrl &server, const HttpCall &call, std::chrono::milliseconds timeout, const Done &done);
    /// The same, and waits for it in an event loop.
    HttpReply ask(const QUrl &server, const HttpCall &call, std::chrono::milliseconds timeout);

private:
    QNetworkAccessManager m_network;
    QByteArray m_token;
    std::optional<QSslConfiguration> m_tls;
};

} // namespace raftarium
