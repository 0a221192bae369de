#include "process_cluster.h"

#include "netnode/client/cluster_client.h"
#include "raftcore/simulation/simulation.h"

#include <QFile>
#include <QJsonArray>
#include <QSslCertificate>

#include <algorithm>
#include <utility>

/// Servers that run already. One that answers knows the others, and where they are; those that are down are
/// watched from when they come up.
namespace raftarium {

namespace {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

constexpr milliseconds statusPatience{2'000};
constexpr milliseconds lookAroundEvery{2'000};
constexpr std::uint64_t highestServer = 64; ///< Of a simulation, which follows the servers here.

raft::NodeId idIn(const QJsonValue &id)
{
    return {static_cast<std::uint64_t>(id.toInteger())};
}

/// The members of the cluster as a server sees it.
std::set<raft::NodeId> membersIn(const QJsonObject &status)
{
    std::set<raft::NodeId> members;
    const QJsonObject all = status[u"members"_s].toObject();
    for (const auto &kind : {u"voters"_s, u"outgoing"_s, u"learners"_s})
        for (const QJsonValue &id : all[kind].toArray())
            members.insert(idIn(id));
    return members;
}

/// Where a server knows the others.
std::map<raft::NodeId, QUrl> addressesIn(const QJsonObject &status)
{
    std::map<raft::NodeId, QUrl> addresses;
    const QJsonObject peers = status[u"peers"_s].toObject();
    for (auto peer = peers.begin(); peer != peers.end(); ++peer)
        if (const QUrl url(peer.value()[u"url"_s].toString()); !url.host().isEmpty())
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

/// What is found out about a cluster before it is watched.
struct Found {
    QString cluster;
    std::map<raft::NodeId, QUrl> answering;
    std::map<raft::NodeId, QUrl> known; ///< From those that answer.
    std::set<raft::NodeId> members;
    QList<QUrl> silent;
    QString problem; ///< Why these servers cannot be watched as one cluster.
};

QString tr(const char *text)
{
    return ProcessCluster::tr(text);
}

void take(const ServerStatus &server, Found &found)
{
    const QString address = server.server.toString();
    const QJsonObject status = server.status.value_or(QJsonObject());
    const raft::NodeId id = idIn(status[u"id"_s]);
    const QString name = status[u"cluster"_s].toString();
    if (found.answering.empty())
        found.cluster = name;
    if (id.value == 0)
        found.problem = tr("%1 does not answer as a raftnode: %2").arg(address, server.problem);
    else if (id.value > highestServer)
        found.problem = tr("%1 is server %2; a window shows servers up to %3.")
                            .arg(address)
                            .arg(id.value)
                            .arg(highestServer);
    else if (name != found.cluster)
        found.problem =
            tr("%1 belongs to the cluster “%2”, the others to “%3”.").arg(address, name, found.cluster);
    else if (!found.answering.emplace(id, server.server).second)
        found.problem =
            tr("%1 and %2 are both server %3.").arg(found.answering[id].toString(), address).arg(id.value);
    if (!found.problem.isEmpty())
        return;
    found.members.merge(membersIn(status));
    found.known.merge(addressesIn(status));
}

Found findOut(HttpClient &http, const QList<QUrl> &urls)
{
    Found found;
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
    // An address at which nobody answers may be that of a member that is down.
    for (const auto &[id, url] : found.known)
        found.silent.removeIf([&where = url](const QUrl &silent) { return isSame(silent, where); });
    return found;
}

bool readToken(const QString &path, QByteArray *token, QString *problem)
{
    if (path.isEmpty())
        return true;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        *problem = tr("The token file %1 cannot be read.").arg(path);
        return false;
    }
    *token = file.readAll().trimmed();
    return true;
}

HttpCall get(const QString &path)
{
    HttpCall call;
    call.path = path;
    return call;
}

} // namespace

std::unique_ptr<ProcessCluster> ProcessCluster::attach(const Attach &what, QString *problem)
{
    QByteArray token;
    if (!readToken(what.tokenFile, &token, problem))
        return nullptr;
    if (what.urls.isEmpty()) {
        *problem = tr("Name the address of at least one server, such as http://localhost:8001.");
        return nullptr;
    }
    HttpClient http;
    http.setToken(token);
    if (!what.authority.isEmpty())
        http.trust(QSslCertificate::fromPath(what.authority));
    Found found = findOut(http, what.urls);
    if (!found.problem.isEmpty()) {
        *problem = found.problem;
        return nullptr;
    }
    std::map<raft::NodeId, QUrl> all = found.answering;
    for (const raft::NodeId member : found.members)
        if (member.value <= highestServer)
            all.emplace(member, found.known[member]);
    std::vector<raft::NodeId> ids;
    for (const auto &[id, url] : all)
        ids.push_back(id);
    std::unique_ptr<ProcessCluster> cluster(
        new ProcessCluster(raft::simulate(setupFor(ids, {})), token, what.authority));
    cluster->m_cluster = found.cluster;
    cluster->m_unclaimed = found.silent;
    for (const auto &[id, url] : found.answering)
        if (http.ask(url, get(u"/faults"_s), statusPatience).status == 403)
            cluster->m_faultless.insert(id);
    for (const auto &[id, url] : all)
        cluster->watch(id, url);
    cluster->m_lookAround.start(lookAroundEvery);
    return cluster;
}

/// A server is watched from here on. What its links suffer from here they suffer in its new life, too.
void ProcessCluster::welcome(raft::NodeId server, std::uint64_t nonce)
{
    const Watched &watched = m_servers.at(server);
    if (watched.nonce != 0 && watched.nonce != nonce && watched.faults.any())
        tellFaults(server);
    m_http.send(watched.url, get(u"/faults"_s), statusPatience, [this, server](const HttpReply &reply) {
        if (reply.status == 403)
            m_faultless.insert(server);
        else if (reply.isDone())
            m_faultless.erase(server);
    });
}

/// Somebody may be in the cluster whom nobody knew when it was attached to.
void ProcessCluster::lookAround()
{
    for (const QUrl &url : std::as_const(m_unclaimed))
        m_http.send(url, get(u"/status"_s), statusPatience,
                    [this, url](const HttpReply &reply) { claim(url, reply.json); });
    if (!missesMembers())
        return;
    for (const auto &[id, server] : m_servers)
        if (server.feed && server.feed->isWatching())
            m_http.send(server.url, get(u"/status"_s), statusPatience,
                        [this](const HttpReply &reply) { learn(reply.json); });
}

bool ProcessCluster::missesMembers() const
{
    const auto isMissing = [this](raft::NodeId id) {
        const auto known = m_servers.find(id);
        return id.value <= highestServer && (known == m_servers.end() || !known->second.feed);
    };
    const raft::ClusterView view = m_shadow->view();
    return std::any_of(view.servers.begin(), view.servers.end(), [&](const raft::ServerView &server) {
        const std::vector<raft::NodeId> members = server.membership.everyone();
        return std::any_of(members.begin(), members.end(), isMissing);
    });
}

void ProcessCluster::learn(const QJsonObject &status)
{
    const std::set<raft::NodeId> members = membersIn(status);
    for (const auto &[id, url] : addressesIn(status)) {
        const auto known = m_servers.find(id);
        if (members.contains(id) && id.value <= highestServer &&
            (known == m_servers.end() || !known->second.feed))
            watch(id, url);
    }
}

/// Somebody answers at an address that was named: it counts more than the one that the others know.
void ProcessCluster::claim(const QUrl &url, const QJsonObject &status)
{
    const raft::NodeId id = idIn(status[u"id"_s]);
    if (id.value == 0 || id.value > highestServer || !m_unclaimed.contains(url))
        return;
    m_unclaimed.removeAll(url);
    const auto known = m_servers.find(id);
    const bool isWatched = known != m_servers.end() && known->second.feed && known->second.feed->isWatching();
    if (status[u"cluster"_s].toString() == m_cluster && !isWatched)
        watch(id, url);
}

} // namespace raftarium
