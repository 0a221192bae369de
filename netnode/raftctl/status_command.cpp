#include "netnode/raftctl/status_command.h"

#include "netnode/client/cluster_health.h"
#include "netnode/client/servers.h"
#include "netnode/client/status_table.h"
#include "netnode/client/terminal.h"
#include "netnode/raftctl/client_options.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QThread>

#include <algorithm>
#include <chrono>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

void print(const QList<ServerStatus> &servers, bool json)
{
    if (json)
        printJson(QJsonDocument(statusJson(servers)));
    else
        QTextStream(stdout) << statusTable(servers,
                                           ::isatty(STDOUT_FILENO) == 1 ? terminalSize().columns : 0);
}

int runStatus(ClientCommandLine &line)
{
    const QList<ServerStatus> servers = line.cluster().surveyAll();
    print(servers, line.json());
    if (ClusterClient::leaderAmong(servers))
        return Done;
    return complain(u"None of these servers leads."_s, Failed);
}

/// What servers say when they are asked whether they are well, added to what was seen of them.
void askForHealth(ClientCommandLine &line, QList<ServerStatus> &servers)
{
    for (ServerStatus &server : servers) {
        if (!server.status)
            continue;
        const HttpReply reply =
            line.http().ask(server.server, {"GET", u"/health"_s, {}, {}}, line.cluster().patience());
        if (reply.isDone())
            continue;
        server.status.reset();
        server.problem = reply.sentence();
    }
}

/// Looks until all is well, or it is clear that it is not, or the moment is over that a look may need.
ClusterHealth examine(ClientCommandLine &line)
{
    constexpr std::chrono::milliseconds moment{3'000};
    constexpr std::chrono::milliseconds pause{100};
    ClusterHealth health;
    QElapsedTimer clock;
    clock.start();
    for (;;) {
        QList<ServerStatus> servers = line.cluster().surveyAll();
        askForHealth(line, servers);
        health.look(servers);
        if (health.isWell() || health.isSettled() ||
            clock.elapsed() >= std::min(moment, line.cluster().patience()).count())
            return health;
        QThread::msleep(static_cast<unsigned long>(pause.count()));
    }
}

QString whoIs(const ServerStatus &server)
{
    QStringList names;
    if (server.id())
        names.append(u"S%1"_s.arg(*server.id()));
    if (!server.server.isEmpty())
        names.append(nameOf(server.server));
    return names.join(u"  "_s);
}

void print(const QList<ClusterHealth::Server> &servers, bool json)
{
    QJsonArray report;
    QTextStream out(stdout);
    for (const ClusterHealth::Server &server : servers) {
        QJsonObject one{{u"url"_s, nameOf(server.status.server)}, {u"healthy"_s, server.isWell()}};
        if (server.status.id())
            one[u"id"_s] = *server.status.id();
        if (!server.isWell())
            one[u"problem"_s] = server.problems.join(u"; "_s);
        report.append(one);
        if (!json)
            out << whoIs(server.status)
                << (server.isWell() ? u"  healthy\n"_s : u"  ✕ %1\n"_s.arg(server.problems.join(u"; "_s)));
    }
    if (json)
        printJson(QJsonDocument(report));
}

/// One server alone, by its own account.
int healthOf(ClientCommandLine &line, const QString &name)
{
    const std::optional<QUrl> url = line.serverNamed(name);
    if (!url)
        return Failed;
    const HttpReply reply = line.http().ask(*url, {"GET", u"/health"_s, {}, {}}, line.cluster().patience());
    ClusterHealth::Server server;
    server.status.server = *url;
    if (!reply.isDone())
        server.problems.append(reply.sentence());
    print({server}, line.json());
    return server.isWell() ? Done : Failed;
}

int runHealth(ClientCommandLine &line)
{
    if (line.isSet(u"at"_s))
        return healthOf(line, line.value(u"at"_s));
    const ClusterHealth health = examine(line);
    print(health.servers(), line.json());
    return health.isWell() ? Done : Failed;
}

} // namespace

RaftctlCommand statusCommand()
{
    return {{u"status"_s,
             {},
             u"show every server once"_s,
             u"Shows every server of the cluster, found from those that are named: which one leads (♛), "
             u"in which term, how far each has come."_s,
             0,
             0},
            runStatus};
}

RaftctlCommand healthCommand()
{
    return {{u"health"_s,
             {},
             u"whether the servers and their stores are well; for health checks"_s,
             u"Says of every server of the cluster, found from those that are named, whether it is "
             u"well: it answers, its disk works, it follows the leader in its term, has the same "
             u"members as the leader and is one of them, and its store equals the leader's at the same "
             u"index. Fails (exit code 1) if any of this is false, or cannot be found out, for some "
             u"seconds."_s,
             0,
             0,
             {
                 {u"at"_s,
                  u"Only this server (its id, or HOST:PORT), by its own account: whether it knows a leader "
                  u"and its "
                  "disk works. For the health checks of containers."_s,
                  u"SERVER"_s},
             }},
            runHealth};
}

} // namespace raftarium
