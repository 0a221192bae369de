#include "netnode/processes/running_cluster.h"

#include "netnode/client/cluster_client.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

constexpr milliseconds statusPatience{2'000};
constexpr milliseconds lookAroundEvery{2'000};
constexpr std::uint64_t highestServer = 64; ///< Of a simulation, which follows the servers here.

/// 0 when it is no server's.
raft::NodeId idIn(const QJsonValue &id)
{
    return {static_cast<std::uint64_t>(std::max<qint64>(id.toInteger(), 0))};
}

/// The members of the cluster as a server sees it. What is no server's id is none of them.
std::set<raft::NodeId> membersIn(const QJsonObject &status)
{
    std::set<raft::NodeId> members;
    const QJsonObject all = status[u"members"_s].toObject();
    for (const auto &kind : {u"voters"_s, u"outgoing"_s, u"learners"_s})
        for (const QJsonValue &id : all[kind].toArray())
            members.insert(idIn(id));
    members.erase(raft::NodeId{});
    return members;
}

/// Where the server at `teller` knows the others. The token goes no way that is less safe than the one to it.
std::map<raft::NodeId, QUrl> addressesIn(const QJsonObject &status, const QUrl &teller)
{
    std::map<raft::NodeId, QUrl> addresses;
    const QJsonObject peers = status[u"peers"_s].toObject();
    for (auto peer = peers.begin(); peer != peers.end(); ++peer)
        if (const QUrl url(peer.value()[u"url"_s].toString());
            url.isValid() && !url.host().isEmpty() && url.scheme() == teller.scheme())
            addresses[{peer.key().toULongLong()}] = url;
    return addresses;
}

/// Whether two addresses are one as far as their text tells.
bool isSame(const QUrl &one, const QUrl &other)
{
    const auto host = [](const QUrl &url) {
        return url.host() == u"127.0.0.1"_s ? u"localhost"_s : url.host();
    };
    return one.scheme() == other.scheme() && host(one) == host(other) && one.port() == other.port();
}

HttpCall get(const QString &path)
{
    HttpCall call;
    call.path = path;
    return call;
}

QString tr(const char *text)
{
    return QCoreApplication::translate("raftarium", text);
}

void take(const ServerStatus &server, FoundCluster &found)
{
    const QString address = server.server.toString();
    const QJsonObject status = server.status.value_or(QJsonObject());
    const raft::NodeId id = idIn(status[u"id"_s]);
    const QString name = status[u"cluster"_s].toString();
    if (found.answering.empty())
        found.name = name;
    if (id.value == 0)
        found.problem = tr("%1 does not answer as a raftnode: %2").arg(address, server.problem);
    else if (id.value > highestServer)
        found.problem = tr("%1 is server %2; a window shows servers up to %3.")
                            .arg(address)
                            .arg(id.value)
                            .arg(highestServer);
    else if (name != found.name)
        found.problem =
            tr("%1 belongs to the cluster “%2”, the others to “%3”.").arg(address, name, found.name);
    else if (!found.answering.emplace(id, server.server).second)
        found.problem = tr("%1 and %2 both say that they are server %3.")
                            .arg(found.answering[id].toString(), address)
                            .arg(id.value);
    if (!found.problem.isEmpty())
        return;
    found.members.merge(membersIn(status));
    found.known.merge(addressesIn(status, server.server));
}

} // namespace

FoundCluster findCluster(HttpClient &http, const QList<QUrl> &urls)
{
    FoundCluster found;
    QString silence;
    for (const ServerStatus &server : ClusterClient(http, urls).survey()) {
        if (server.answers)
            take(server, found);
        else
            found.silent.append(server.server);
        if (!server.answers)
            silence =
                tr("%1 does not answer as a raftnode: %2").arg(server.server.toString(), server.problem);
        if (!found.problem.isEmpty())
            return found;
    }
    if (found.answering.empty())
        found.problem = silence;
    for (const auto &[id, url] : found.answering)
        if (http.ask(url, get(u"/faults"_s), statusPatience).status == 403)
            found.faultless.insert(id);
    // An address that does not answer may be that of a member that is down.
    for (const auto &[id, url] : found.known)
        found.silent.removeIf([&where = url](const QUrl &silent) { return isSame(silent, where); });
    return found;
}

std::map<raft::NodeId, QUrl> FoundCluster::servers() const
{
    std::map<raft::NodeId, QUrl> all = answering;
    for (const raft::NodeId member : members) {
        const auto where = known.find(member);
        if (member.value <= highestServer)
            all.emplace(member, where == known.end() ? QUrl() : where->second);
    }
    return all;
}

RunningCluster::RunningCluster(const FoundCluster &found, HttpClient &http, Around around)
    : m_name(found.name), m_unclaimed(found.silent), m_faultless(found.faultless), m_http(http),
      m_around(std::move(around))
{
    connect(&m_timer, &QTimer::timeout, this, &RunningCluster::look);
    m_timer.start(lookAroundEvery);
}

void RunningCluster::askForFaults(raft::NodeId server, const QUrl &url)
{
    m_http.send(url, get(u"/faults"_s), statusPatience, [this, server](const HttpReply &reply) {
        if (reply.status == 403)
            m_faultless.insert(server);
        else if (reply.isDone())
            m_faultless.erase(server);
    });
}

/// A server may belong to the cluster that none of the others knew when it was attached to.
void RunningCluster::look()
{
    for (const QUrl &url : std::as_const(m_unclaimed))
        m_http.send(url, get(u"/status"_s), statusPatience,
                    [this, url](const HttpReply &reply) { claim(url, reply.json); });
    const std::set<raft::NodeId> members = m_around.members();
    const bool isComplete = std::all_of(members.begin(), members.end(), [this](raft::NodeId member) {
        return member.value > highestServer || m_around.hasAddress(member);
    });
    if (isComplete)
        return;
    for (const QUrl &url : m_around.monitored())
        m_http.send(url, get(u"/status"_s), statusPatience,
                    [this, url](const HttpReply &reply) { learn(url, reply.json); });
}

void RunningCluster::learn(const QUrl &teller, const QJsonObject &status)
{
    const std::set<raft::NodeId> members = membersIn(status);
    for (const auto &[id, url] : addressesIn(status, teller))
        if (members.contains(id) && id.value <= highestServer && !m_around.hasAddress(id))
            m_around.found(id, url);
}

/// A server answers at an address that was named: that counts more than the one that the others know.
void RunningCluster::claim(const QUrl &url, const QJsonObject &status)
{
    const raft::NodeId id = idIn(status[u"id"_s]);
    if (id.value == 0 || id.value > highestServer || !m_unclaimed.contains(url))
        return;
    m_unclaimed.removeAll(url);
    if (status[u"cluster"_s].toString() == m_name && !m_around.isMonitored(id))
        m_around.found(id, url);
}

} // namespace raftarium
