#include "status_command.h"

#include "client_options.h"

#include "netnode/client/servers.h"
#include "netnode/client/status_table.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

void print(const QList<ServerStatus> &servers, bool json)
{
    QTextStream out(stdout);
    if (json)
        out << QJsonDocument(statusJson(servers)).toJson(QJsonDocument::Compact) << '\n';
    else
        out << statusTable(servers);
}

} // namespace

int runStatusCommand(const QStringList &arguments)
{
    ClientCommandLine line(u"status"_s,
                           u"Shows every server: who leads, in which term, how far each has come."_s);
    if (const auto code = line.read(arguments, 0, 0))
        return *code;
    const QList<ServerStatus> servers = line.cluster().survey();
    print(servers, line.json());
    if (ClusterClient::leaderAmong(servers))
        return Done;
    return complain(u"None of these servers leads."_s, Failed);
}

int runHealthCommand(const QStringList &arguments)
{
    ClientCommandLine line(u"health"_s,
                           u"Says of every server whether it knows a leader and its disk works."_s);
    if (const auto code = line.read(arguments, 0, 0))
        return *code;
    bool allAreWell = true;
    QJsonArray report;
    QString text;
    for (const QUrl &server : line.servers()) {
        const HttpReply reply =
            line.http().ask(server, {"GET", u"/health"_s, {}, {}}, line.cluster().patience());
        QJsonObject one{{u"url"_s, nameOf(server)}, {u"healthy"_s, reply.isDone()}};
        if (!reply.isDone())
            one[u"problem"_s] = reply.sentence();
        report.append(one);
        text += reply.isDone() ? u"%1  healthy\n"_s.arg(nameOf(server))
                               : u"%1  ✕ %2\n"_s.arg(nameOf(server), reply.sentence());
        allAreWell = allAreWell && reply.isDone();
    }
    QTextStream(stdout) << (line.json()
                                ? QString::fromUtf8(QJsonDocument(report).toJson(QJsonDocument::Compact)) +
                                      u'\n'
                                : text);
    return allAreWell ? Done : Failed;
}

} // namespace raftarium
