#include "app/session/server_name.h"

#include "raftcore/cluster/cluster.h"

#include <QStringList>

#include <algorithm>
#include <map>
#include <vector>

namespace raftarium {

namespace {

/// Of the servers that are not called as their numbers say.
std::map<raft::NodeId, QString> &givenNames()
{
    static std::map<raft::NodeId, QString> names;
    return names;
}

/// Of the same servers: what each of them does not share with all others.
std::map<raft::NodeId, QString> &distinctNames()
{
    static std::map<raft::NodeId, QString> names;
    return names;
}

QString numbered(raft::NodeId server)
{
    return QStringLiteral("S%1").arg(server.value);
}

/// How many characters all of them begin with. A word that only begins alike is not divided: of "n10" and
/// "n11" it is not "0" and "1" that one would look for.
qsizetype commonFront(const QStringList &names)
{
    const QString &first = names.front();
    qsizetype same = first.size();
    for (const QString &name : names) {
        qsizetype at = 0;
        while (at < std::min(same, name.size()) && name[at] == first[at])
            ++at;
        same = at;
    }
    while (same > 0 && first[same - 1].isLetterOrNumber())
        --same;
    return same;
}

QStringList reversed(QStringList names)
{
    for (QString &name : names)
        std::reverse(name.begin(), name.end());
    return names;
}

/// The names without what all begin and end with; as they are where nothing would be left of one.
QStringList withoutCommon(const QStringList &names)
{
    if (names.size() < 2)
        return names;
    QStringList rest;
    const qsizetype front = commonFront(names);
    for (const QString &name : names)
        rest.append(name.mid(front));
    const qsizetype back = commonFront(reversed(rest));
    for (QString &name : rest)
        name.chop(back);
    return rest.contains(QString()) ? names : rest;
}

} // namespace

QString serverName(raft::NodeId server)
{
    const auto given = givenNames().find(server);
    return given == givenNames().end() ? numbered(server) : given->second;
}

QString distinctServerName(raft::NodeId server)
{
    const auto distinct = distinctNames().find(server);
    return distinct == distinctNames().end() ? serverName(server) : distinct->second;
}

QString shortServerName(raft::NodeId server)
{
    const QString name = distinctServerName(server);
    bool isNumber = false;
    const QString rest = name.mid(1);
    rest.toUInt(&isNumber);
    return isNumber ? rest : name.left(2);
}

void nameServersAfter(const raft::Cluster &cluster)
{
    givenNames().clear();
    distinctNames().clear();
    std::vector<raft::NodeId> servers;
    QStringList names;
    for (const raft::ServerView &server : cluster.view().servers)
        if (const QString name = QString::fromStdString(cluster.serverName(server.id));
            name != numbered(server.id))
            givenNames()[server.id] = name;
    for (const auto &[server, name] : givenNames()) {
        servers.push_back(server);
        names.append(name);
    }
    const QStringList distinct = withoutCommon(names);
    for (std::size_t i = 0; i < servers.size(); ++i)
        distinctNames()[servers[i]] = distinct[static_cast<qsizetype>(i)];
}

} // namespace raftarium
