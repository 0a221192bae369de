#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <optional>

/// What arrived at a fake server.
struct FakeRequest {
    QByteArray method;
    QByteArray path;
    QHash<QByteArray, QByteArray> fields; ///< By names in lower case.
    QByteArray body;
};

/// What it answers.
struct FakeAnswer {
    int status = 200;
    QByteArray body;
};

/// An HTTP server that answers as a story wants it to, and remembers what it was asked.
class FakeServer : public QTcpServer {
public:
    /// Nothing: the connection is closed without an answer.
    using Handler = std::function<std::optional<FakeAnswer>(const FakeRequest &request)>;

    FakeServer()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(*socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
    }

    QString address() const { return QStringLiteral("127.0.0.1:%1").arg(serverPort()); }

    Handler handler;
    QByteArray status;           ///< What GET /status answers.
    QList<FakeRequest> requests; ///< All but GET /status.

private:
    void read(QTcpSocket &socket)
    {
        const QByteArray bytes = socket.peek(socket.bytesAvailable());
        const qsizetype end = bytes.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        FakeRequest request;
        const QList<QByteArray> lines = bytes.left(end).split('\n');
        request.method = lines[0].split(' ')[0];
        request.path = lines[0].split(' ')[1];
        for (const QByteArray &line : lines.mid(1))
            request.fields[line.left(line.indexOf(':')).toLower()] =
                line.mid(line.indexOf(':') + 1).trimmed();
        const qsizetype size = end + 4 + request.fields.value("content-length").toLongLong();
        if (bytes.size() < size)
            return;
        request.body = socket.read(size).mid(end + 4);
        answer(socket, request);
    }

    void answer(QTcpSocket &socket, const FakeRequest &request)
    {
        std::optional<FakeAnswer> reply = FakeAnswer{200, status};
        if (request.path != "/status") {
            requests.append(request);
            reply = handler ? handler(request) : FakeAnswer{404, "{}"};
        }
        if (!reply)
            return socket.close();
        socket.write("HTTP/1.1 " + QByteArray::number(reply->status) + " X\r\nContent-Length: " +
                     QByteArray::number(reply->body.size()) + "\r\n\r\n" + reply->body);
    }
};
