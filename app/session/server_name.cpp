#include "app/session/server_name.h"

#include "raftcore/cluster/cluster.h"

#include <map>

namespace raftarium {

namespace {

/// Of the servers that are not called as their numbers say.
std::map<raft::NodeId, QString> &givenNames()
{
    static std::map<raft::NodeId, QString> names;
    return names;
}

QString numbered(raft::NodeId server)
{
    return QStringLiteral("S%1").arg(server.value);
}

} // namespace

QString serverName(raft::NodeId server)
{
    const auto given = givenNames().find(server);
    return given == givenNames().end() ? numbered(server) : given->second;
}

QString shortServerName(raft::NodeId server)
{
    const QString name = serverName(server);
    bool isNumber = false;
    const QString rest = name.mid(1);
    rest.toUInt(&isNumber);
    return isNumber ? rest : name.left(2);
}

void nameServersAfter(const raft::Cluster &cluster)
{
    givenNames().clear();
    for (const raft::ServerView &server : cluster.view().servers)
        if (const QString name = QString::fromStdString(cluster.serverName(server.id));
            name != numbered(server.id))
            givenNames()[server.id] = name;
}

} // namespace raftarium
