#include "netnode/client/servers.h"

#include <QRegularExpression>

#include <optional>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

std::optional<QUrl> serverUrl(const QString &text)
{
    bool isPort = false;
    const uint port = text.toUInt(&isPort);
    const QString full = isPort                    ? u"http://localhost:%1"_s.arg(port)
                         : text.contains("://"_L1) ? text
                                                   : u"http://"_s % text;
    const QUrl url(full, QUrl::StrictMode);
    const bool isServer = url.isValid() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1) &&
                          !url.host().isEmpty() && url.port() > 0 &&
                          (url.path().isEmpty() || url.path() == "/"_L1) && !url.hasQuery() &&
                          url.userInfo().isEmpty();
    if (!isServer)
        return std::nullopt;
    return url.adjusted(QUrl::RemovePath | QUrl::RemoveFragment);
}

} // namespace

std::variant<QList<QUrl>, QString> serverUrls(const QString &text)
{
    const QString names =
        !text.isEmpty() ? text : qEnvironmentVariable("RAFT_NODES", u"8001,8002,8003,8004,8005"_s);
    static const QRegularExpression between(u"[,\\s]+"_s);
    QList<QUrl> servers;
    for (const QString &name : names.split(between, Qt::SkipEmptyParts)) {
        const std::optional<QUrl> server = serverUrl(name);
        if (!server)
            return (text.isEmpty() ? u"RAFT_NODES: "_s : QString()) +
                   u"\"%1\" names no server: expected HOST:PORT, http://HOST:PORT, or a port of localhost."_s
                       .arg(name);
        if (!servers.contains(*server))
            servers.append(*server);
    }
    if (servers.isEmpty())
        return u"No server is named: expected a list such as localhost:8001,localhost:8002."_s;
    return servers;
}

bool areNamed(const QString &text)
{
    return !text.isEmpty() || qEnvironmentVariableIsSet("RAFT_NODES");
}

QString nameOf(const QUrl &server)
{
    return server.toString(QUrl::RemovePath | QUrl::RemoveUserInfo);
}

} // namespace raftarium
