#include "netnode/raftctl/client_options.h"

#include "netnode/client/servers.h"
#include "netnode/raftctl/whole_input.h"

#include <QFile>
#include <QJsonDocument>
#include <QSslCertificate>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

constexpr qint64 longestToken = 4096;
constexpr qint64 leastPort = 1000; ///< A smaller number alone is an id.

/// The error as the servers tell it, or in their form when none of them told one.
QJsonObject errorJson(const ClusterClient::Outcome &outcome)
{
    const HttpReply &reply = outcome.reply;
    if (reply.json.contains(u"error"_s))
        return reply.json;
    const QString code = !outcome.certain    ? u"outcome_unknown"_s
                         : reply.status == 0 ? u"unreachable"_s
                                             : u"failed"_s;
    return {{u"error"_s, QJsonObject{{u"code"_s, code}, {u"message"_s, reply.sentence()}}}};
}

QString wantsToken(const QString &who, bool withToken)
{
    return withToken ? u"%1 refuses the token; is it another cluster's (--token-file)?"_s.arg(who)
                     : u"%1 asks for a token: name the file that holds it with --token-file."_s.arg(who);
}

/// Why a request was not done, or that this is not known.
int complainAbout(const ClusterClient::Outcome &outcome, bool withToken)
{
    const QString who = nameOf(outcome.server);
    if (!outcome.certain)
        return complain(
            u"The outcome is unknown: %1: %2. It may have been done, or may still be; read before you try "
            "again."_s.arg(who, outcome.reply.sentence()),
            Unknown);
    if (outcome.reply.status == 0)
        return complain(
            u"No server can be reached, last %1: %2. Are they running (raftctl up starts some), and are "
            "these the right ones (--nodes)?"_s.arg(who, outcome.reply.sentence()),
            Failed);
    if (outcome.reply.status == 401)
        return complain(wantsToken(who, withToken), Failed);
    const QJsonValue index = outcome.reply.json[u"index"_s];
    if (outcome.reply.status == 404 && outcome.reply.errorCode() == u"key_not_found"_s)
        return complain(u"There is no such key."_s, Failed);
    if (outcome.reply.status == 412)
        return complain(u"Not written: %1."_s.arg(
                            index.isDouble() ? u"the key's last change has index %1"_s.arg(index.toInteger())
                                             : u"there is no such key"_s),
                        Failed);
    return complain(u"Not done: %1: %2."_s.arg(who, outcome.reply.sentence()), Failed);
}

} // namespace

QList<CommandOption> clientOptions()
{
    return {
        {u"nodes"_s, u"The servers, with commas between them (RAFT_NODES; default: localhost:8001 … 8005)."_s,
         u"LIST"_s},
        {u"token-file"_s,
         u"A file with the token that the servers ask for (RAFT_TOKEN_FILE, or RAFT_TOKEN with the token)."_s,
         u"FILE"_s},
        {u"ca"_s, u"The certificate authority of servers with https (RAFT_CA)."_s, u"FILE"_s},
        {u"timeout"_s, u"How many seconds to go on trying (default 10)."_s, u"SECONDS"_s, u"10"_s},
        {u"json"_s, u"Print JSON, one line for each answer."_s},
    };
}

ClientCommandLine::ClientCommandLine(const CommandForm &form) : CommandLine(form, clientOptions())
{
}

std::optional<int> ClientCommandLine::understand()
{
    const auto servers = serverUrls(value(u"nodes"_s));
    if (const auto *problem = std::get_if<QString>(&servers))
        return complain(*problem);
    m_servers = std::get<QList<QUrl>>(servers);
    const std::optional<qint64> timeout = number(u"timeout"_s, 1, 3600);
    if (!timeout || !readToken() || !readAuthority())
        return Usage;
    m_cluster = std::make_unique<ClusterClient>(m_http, m_servers);
    m_cluster->setGuessed(!areNamed(value(u"nodes"_s)));
    m_cluster->setPatience(std::chrono::seconds(*timeout));
    return std::nullopt;
}

// A token among the arguments could be read by every user of this machine.
bool ClientCommandLine::readToken()
{
    m_tokenFile = isSet(u"token-file"_s) ? value(u"token-file"_s) : qEnvironmentVariable("RAFT_TOKEN_FILE");
    QString source = u"RAFT_TOKEN"_s;
    QByteArray token = qgetenv("RAFT_TOKEN");
    if (!m_tokenFile.isEmpty()) {
        const auto content = wholeInput(m_tokenFile, longestToken);
        if (const auto *problem = std::get_if<QString>(&content)) {
            complain(*problem % u" It should hold the token (--token-file or RAFT_TOKEN_FILE)."_s);
            return false;
        }
        source = u"The token file "_s % m_tokenFile;
        token = std::get<QByteArray>(content);
    } else if (token.isEmpty()) {
        return true;
    }
    token = token.trimmed();
    if (token.isEmpty() || token.size() > longestToken || token.contains('\n')) {
        complain(u"%1 must hold one line with the token."_s.arg(source));
        return false;
    }
    setToken(token);
    return true;
}

void ClientCommandLine::setToken(const QByteArray &token)
{
    m_token = token;
    m_http.setToken(token);
}

bool ClientCommandLine::readAuthority()
{
    m_authority = isSet(u"ca"_s) ? value(u"ca"_s) : qEnvironmentVariable("RAFT_CA");
    if (m_authority.isEmpty())
        return true;
    if (QFile file(m_authority); !file.open(QIODevice::ReadOnly)) {
        complain(u"Cannot read the authority's file %1 (--ca or RAFT_CA): %2."_s.arg(m_authority,
                                                                                     file.errorString()));
        return false;
    }
    const QList<QSslCertificate> authority = QSslCertificate::fromPath(m_authority, QSsl::Pem);
    if (authority.isEmpty()) {
        complain(u"%1 holds no certificate in PEM form."_s.arg(m_authority));
        return false;
    }
    m_http.trust(authority);
    return true;
}

/// An id, or where no server has that id, a port of this machine, or an address.
std::optional<QUrl> ClientCommandLine::serverNamed(const QString &name)
{
    bool isNumber = false;
    const qint64 id = name.toLongLong(&isNumber);
    if (isNumber) {
        QString trouble;
        for (const ServerStatus &server : m_cluster->surveyAll()) {
            if (server.id() == id && (server.status || server.reportedId))
                return server.server;
            if (!server.problem.isEmpty())
                trouble = u" (%1: %2)"_s.arg(nameOf(server.server), server.problem);
        }
        if (id < leastPort) {
            complain(u"No server that answers has the id %1%2; raftctl status shows who does."_s.arg(id).arg(
                         trouble),
                     Failed);
            return std::nullopt;
        }
    }
    const auto urls = serverUrls(name);
    if (const auto *problem = std::get_if<QString>(&urls)) {
        complain(*problem);
        return std::nullopt;
    }
    return std::get<QList<QUrl>>(urls).first();
}

int report(const ClientCommandLine &line, const ClusterClient::Outcome &outcome, const QString &text)
{
    if (!outcome.reply.isDone()) {
        if (line.json())
            printJson(errorJson(outcome));
        return complainAbout(outcome, !line.token().isEmpty());
    }
    if (line.json())
        printJson(outcome.reply.json);
    else
        QTextStream(stdout) << text << '\n';
    return Done;
}

} // namespace raftarium
