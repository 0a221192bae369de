#include "netnode/processes/server_faults.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdint>

namespace raftarium {

namespace {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

QJsonArray arrayOf(const std::set<raft::NodeId> &servers)
{
    QJsonArray array;
    for (const raft::NodeId server : servers)
        array.append(static_cast<qint64>(server.value));
    return array;
}

std::set<raft::NodeId> serversIn(const QJsonValue &array)
{
    std::set<raft::NodeId> servers;
    for (const QJsonValue &server : array.toArray())
        servers.insert({static_cast<std::uint64_t>(server.toInteger())});
    return servers;
}

/// What messages suffer by default, or on one link.
struct Suffering {
    milliseconds delay{};
    double loss = 0;
};

/// Nothing when no server suffers that: as far as it can be asked for is as much as it can be.
std::optional<Suffering> sufferingIn(const QJsonObject &object)
{
    constexpr milliseconds longestDelay{60'000};
    const Suffering suffered{milliseconds(object[u"delay_ms"_s].toInteger()), object[u"loss"_s].toDouble()};
    const bool isPossible = suffered.delay >= milliseconds(0) && suffered.delay <= longestDelay &&
                            suffered.loss >= 0 && suffered.loss <= 1;
    return isPossible ? std::optional(suffered) : std::nullopt;
}

} // namespace

milliseconds ServerFaults::moreDelayTo(raft::NodeId server) const
{
    const auto own = moreDelay.find(server);
    return own == moreDelay.end() ? milliseconds(0) : own->second;
}

double ServerFaults::ownLossTo(raft::NodeId server) const
{
    const auto own = ownLoss.find(server);
    return own == ownLoss.end() ? 0 : own->second;
}

// What names a link says everything about it.
QByteArray toJson(const ServerFaults &faults)
{
    QJsonObject object{{u"cut_from"_s, arrayOf(faults.cutFrom)},
                       {u"cut_to"_s, arrayOf(faults.cutTo)},
                       {u"delay_ms"_s, static_cast<qint64>(faults.delay.count())},
                       {u"loss"_s, faults.loss}};
    std::set<raft::NodeId> named;
    for (const auto &[server, delay] : faults.moreDelay)
        named.insert(server);
    for (const auto &[server, loss] : faults.ownLoss)
        named.insert(server);
    QJsonObject links;
    for (const raft::NodeId server : named) {
        const auto loss = faults.ownLoss.find(server);
        links[QString::number(server.value)] = QJsonObject{
            {u"delay_ms"_s, static_cast<qint64>((faults.delay + faults.moreDelayTo(server)).count())},
            {u"loss"_s, loss == faults.ownLoss.end() ? faults.loss : loss->second}};
    }
    if (!links.isEmpty())
        object[u"links"_s] = links;
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<ServerFaults> serverFaultsFromJson(const std::string &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(text));
    if (!document.isObject())
        return std::nullopt;
    const QJsonObject object = document.object();
    const std::optional<Suffering> usual = sufferingIn(object);
    if (!usual)
        return std::nullopt;
    ServerFaults faults;
    faults.cutFrom = serversIn(object[u"cut_from"_s]);
    faults.cutTo = serversIn(object[u"cut_to"_s]);
    faults.delay = usual->delay;
    faults.loss = usual->loss;
    const QJsonObject links = object[u"links"_s].toObject();
    for (auto link = links.begin(); link != links.end(); ++link) {
        const raft::NodeId server{link.key().toULongLong()};
        const std::optional<Suffering> ofLink = sufferingIn(link.value().toObject());
        if (!ofLink)
            return std::nullopt;
        if (ofLink->delay != faults.delay)
            faults.moreDelay[server] = ofLink->delay - faults.delay;
        if (ofLink->loss != faults.loss)
            faults.ownLoss[server] = ofLink->loss;
    }
    return faults;
}

} // namespace raftarium
