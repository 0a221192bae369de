#include "netnode/client/cluster_health.h"

#include <QJsonArray>

#include <algorithm>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

QString named(qint64 id)
{
    return u"S%1"_s.arg(id);
}

QString membersText(const QJsonObject &status)
{
    const QJsonObject members = status[u"members"_s].toObject();
    const auto ids = [](const QJsonValue &list, const QString &mark) {
        QStringList names;
        for (const QJsonValue &id : list.toArray())
            names.append(mark + QString::number(id.toInteger()));
        return names;
    };
    QString text = (ids(members[u"voters"_s], {}) + ids(members[u"learners"_s], u"~"_s)).join(u',');
    if (const QStringList outgoing = ids(members[u"outgoing"_s], {}); !outgoing.isEmpty())
        text += u" (until now "_s + outgoing.join(u',') + u')';
    return text;
}

} // namespace

void ClusterHealth::remember(const ServerStatus &server)
{
    const QJsonObject &status = *server.status;
    Hashes &hashes = m_hashes[*server.id()];
    const qint64 applied = status[u"last_applied"_s].toInteger();
    hashes[applied] = status[u"state_hash"_s].toString();
    const QJsonObject earlier = status[u"earlier_hashes"_s].toObject();
    for (auto hash = earlier.begin(); hash != earlier.end(); ++hash)
        hashes[hash.key().toLongLong()] = hash.value().toString();
    if (!m_firstSeen.contains(*server.id()))
        m_firstSeen[*server.id()] = applied;
}

void ClusterHealth::look(const QList<ServerStatus> &servers)
{
    m_servers.clear();
    for (const ServerStatus &server : servers) {
        m_servers.append({server, {}});
        if (server.status)
            remember(server);
        else
            m_servers.last().problems.append(server.problem);
    }
    const ServerStatus *leader = leaderOf(servers);
    for (Server &server : m_servers)
        if (server.status.status && leader == nullptr)
            server.problems.append(u"none of these servers leads"_s);
    if (leader == nullptr)
        return;
    const ServerStatus present = *leader;
    compareWith(present);
    compareIdentities(present);
    lookForMembers(present);
    compareStores(present);
}

/// Whether each follows this leader, in its term, and as a member of the same cluster.
void ClusterHealth::compareWith(const ServerStatus &leader)
{
    const QString name = named(*leader.id());
    for (Server &server : m_servers) {
        if (!server.status.status)
            continue;
        const QJsonObject &status = *server.status.status;
        if (status[u"leader"_s].toInteger() != leader.id())
            server.problems.append(status[u"leader"_s].isDouble()
                                       ? u"it takes %1 for the leader, not %2"_s.arg(
                                             named(status[u"leader"_s].toInteger()), name)
                                       : u"no leader is known"_s);
        else if (server.status.term() != leader.term())
            server.problems.append(
                u"it is in term %1, and the leader %2 in term %3"_s.arg(server.status.term())
                    .arg(name)
                    .arg(leader.term()));
        if (membersText(status) != membersText(*leader.status))
            server.problems.append(u"its members are %1, and those of the leader %2 are %3"_s.arg(
                membersText(status), name, membersText(*leader.status)));
    }
}

/// Whether all are of one cluster by their own account, on disks that it knows, and were started for the same
/// one.
void ClusterHealth::compareIdentities(const ServerStatus &leader)
{
    const QString name = named(*leader.id());
    const QJsonValue identity = (*leader.status)[u"cluster_id"_s];
    std::optional<std::pair<qint64, QJsonArray>> list; // Of a server that was not started to join.
    for (Server &server : m_servers) {
        if (!server.status.status)
            continue;
        const QJsonObject &status = *server.status.status;
        if (status[u"cluster_id"_s].isString() && identity.isString() && status[u"cluster_id"_s] != identity)
            server.problems.append(u"it belongs to the cluster %1, and the leader %2 to %3"_s.arg(
                status[u"cluster_id"_s].toString(), name, identity.toString()));
        const bool isLearner =
            status[u"members"_s].toObject()[u"learners"_s].toArray().contains(status[u"id"_s]);
        if (status.contains(u"counted"_s) && !status[u"counted"_s].toBool() && !isLearner)
            server.problems.append(u"its vote does not count"_s);
        if (!status[u"listed"_s].isArray())
            continue;
        if (!list)
            list = {*server.status.id(), status[u"listed"_s].toArray()};
        else if (list->second != status[u"listed"_s].toArray())
            server.problems.append(
                u"it was started for other servers (--peers) than %1"_s.arg(named(list->first)));
    }
}

/// Whether exactly the members are there.
void ClusterHealth::lookForMembers(const ServerStatus &leader)
{
    QList<qint64> missing = leader.members();
    const QList<qint64> members = missing;
    for (Server &server : m_servers) {
        if (!server.status.id())
            continue;
        missing.removeAll(*server.status.id());
        if (!members.contains(*server.status.id()))
            server.problems.append(u"it is no member of this cluster"_s);
    }
    for (const qint64 id : missing) {
        ServerStatus stranger;
        stranger.reportedId = id;
        m_servers.append({stranger, {u"it is a member, and its address is not known"_s}});
    }
}

/// Whether each store equals the leader's, as far as both have been seen at the same index.
void ClusterHealth::compareStores(const ServerStatus &leader)
{
    const Hashes leaders = m_hashes[*leader.id()];
    for (Server &server : m_servers) {
        if (!server.status.status || server.status.id() == leader.id())
            continue;
        const qint64 id = *server.status.id();
        bool compared = false;
        for (const auto &[index, hash] : m_hashes[id].asKeyValueRange()) {
            if (!leaders.contains(index))
                continue;
            compared = compared || index >= std::max(m_firstSeen[id], m_firstSeen[*leader.id()]);
            if (leaders[index] != hash && !m_differences.contains(id))
                m_differences[id] =
                    u"ITS STORE DIFFERS: after entry %1 it is %2, and that of the leader %3 is %4"_s
                        .arg(index)
                        .arg(hash, named(*leader.id()), leaders[index]);
        }
        if (m_differences.contains(id))
            server.problems.append(m_differences[id]);
        else if (!compared)
            server.problems.append(
                u"its store could not be compared: it has applied entry %1, the leader %2 entry %3"_s
                    .arg((*server.status.status)[u"last_applied"_s].toInteger())
                    .arg(named(*leader.id()))
                    .arg((*leader.status)[u"last_applied"_s].toInteger()));
    }
}

bool ClusterHealth::isWell() const
{
    return !m_servers.isEmpty() && std::all_of(m_servers.begin(), m_servers.end(),
                                               [](const Server &server) { return server.isWell(); });
}

} // namespace raftarium
