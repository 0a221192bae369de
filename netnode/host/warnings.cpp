#include "netnode/host/warnings.h"

#include "netnode/host/acquaintance.h"
#include "netnode/host/log.h"

#include <algorithm>
#include <chrono>

namespace raftarium {

namespace {

constexpr std::chrono::milliseconds interval{250};
constexpr std::chrono::seconds settling{5}; ///< Servers of a cluster are not started at the same instant.
constexpr std::size_t mostReported = 1000;  ///< Of sentences that name other servers there may be any number.

} // namespace

Warnings::Warnings(const Replica &replica, const Peers &peers, std::vector<raft::NodeId> list,
                   QObject *parent)
    : QObject(parent), m_replica(replica), m_peers(peers), m_list(std::move(list))
{
    m_look.setInterval(interval);
    connect(&m_look, &QTimer::timeout, this, &Warnings::look);
    m_look.start();
    m_age.start();
}

std::vector<QString> Warnings::present() const
{
    std::vector<QString> sentences;
    if (!m_replica.isCounted())
        sentences = m_added;
    if (auto sentence = aboutList())
        sentences.push_back(*std::move(sentence));
    if (auto sentence = aboutDisk())
        sentences.push_back(*std::move(sentence));
    if (auto sentence = aboutUnmet())
        sentences.push_back(*std::move(sentence));
    if (auto sentence = aboutStore())
        sentences.push_back(*std::move(sentence));
    if (const QString trouble = m_replica.journal().trouble(); !trouble.isEmpty())
        sentences.push_back(
            QStringLiteral("the journal cannot be made shorter, and grows; it is sound, and the attempt is "
                           "repeated: %1")
                .arg(trouble));
    for (const auto &[server, refusal] : m_peers.refusals())
        sentences.push_back(QStringLiteral("server %1 refuses to talk: %2").arg(server.value).arg(refusal));
    return sentences;
}

void Warnings::add(const QString &sentence)
{
    m_added.push_back(sentence);
    m_reported.insert(sentence);
    qCWarning(logNode).noquote() << sentence;
}

/// The command line only tells addresses, once the cluster exists.
std::optional<QString> Warnings::aboutList() const
{
    const raft::Membership &members = m_replica.node().membership();
    if (m_list.empty() || members.cluster == raft::ClusterId{} || members.everyone() == m_list)
        return std::nullopt;
    return QStringLiteral(
               "--peers (PEERS_JSON) means the servers %1, but the cluster consists of %2, and that "
               "counts: --peers only tells addresses. Members are changed with raftctl members")
        .arg(QString::fromStdString(listed(m_list)), QString::fromStdString(listed(members.everyone())));
}

std::optional<QString> Warnings::aboutDisk() const
{
    const raft::Node &node = m_replica.node();
    const raft::Membership &members = node.membership();
    if (m_replica.isLost())
        return QStringLiteral("this server's disk is empty, but the cluster knows it: it was not there yet, "
                              "or has lost its data. "
                              "It does not count until the leader has brought it up to date");
    if (members.cluster == raft::ClusterId{} || m_replica.isCounted())
        return std::nullopt;
    if (!members.includes(node.id()))
        return QStringLiteral(
                   "this server is no member of its cluster: it waits to be added (raftctl members add %1 "
                   "URL)")
            .arg(node.id().value);
    if (members.diskOf(node.id()) == node.disk())
        return std::nullopt; // A learner by intention.
    return QStringLiteral("this server's disk is not the one that the cluster knows: its votes and "
                          "acknowledgements do not count until the leader has brought it up to date");
}

/// A cluster is founded by a majority. A voter that has never been there knows nothing of it: together with
/// one that loses its disk it would be a majority again, of a second cluster.
std::optional<QString> Warnings::aboutUnmet() const
{
    const raft::Membership &members = m_replica.node().membership();
    std::vector<raft::NodeId> unmet;
    for (const raft::NodeId voter : members.voters)
        if (members.diskOf(voter) == raft::noDisk && !m_peers.reaches(voter) &&
            voter != m_replica.node().id())
            unmet.push_back(voter);
    const bool isSettled = std::chrono::milliseconds(m_age.elapsed()) >= settling;
    if (members.cluster == raft::ClusterId{} || unmet.empty() || !isSettled)
        return std::nullopt;
    return QStringLiteral("these voters have never been part of the cluster: %1. Start them, or remove them "
                          "(raftctl members remove ID): until then, the loss of another server's disk might "
                          "not be noticed")
        .arg(QString::fromStdString(listed(unmet)));
}

std::optional<QString> Warnings::aboutStore() const
{
    const StoreLimit &limit = m_replica.storeLimit();
    const raft::Server &server = m_replica.server();
    const QString most = QStringLiteral("%1 MiB (--max-store, MAX_STORE_MB)").arg(limit.most() >> 20U);
    if (limit.isReached(server))
        return QStringLiteral(
                   "the store is full: it holds %1, and what would make it larger is refused. Delete "
                   "keys that are not needed")
            .arg(most);
    if (limit.isNear(server))
        return QStringLiteral("the store is nearly full: more than nine tenths of %1 are used").arg(most);
    return std::nullopt;
}

void Warnings::look()
{
    for (const QString &sentence : present())
        sayOnce(sentence);
}

void Warnings::sayOnce(const QString &sentence)
{
    if (m_reported.size() < mostReported && m_reported.insert(sentence).second)
        qCWarning(logNode).noquote() << sentence;
}

} // namespace raftarium
