#include "netnode/host/peers.h"

#include "netnode/host/acquaintance.h"
#include "netnode/wire/life_sign.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {

/// What a peer may leave lying before further messages to it are lost.
constexpr qint64 mostUnsentToPeer = 32 * 1024 * 1024;
constexpr qint64 roomForUrgent = 1024 * 1024; ///< … beyond that.
constexpr std::ptrdiff_t mostPeers = 64;

QString name(raft::NodeId server)
{
    return QStringLiteral("S%1").arg(server.value);
}

/// Entries, or a piece of a snapshot: what makes a follower's log.
bool isLog(const raft::Message &message)
{
    const auto *append = std::get_if<raft::AppendEntries>(&message.body);
    const auto *snapshot = std::get_if<raft::InstallSnapshot>(&message.body);
    return (append != nullptr && !append->entries.empty()) ||
           (snapshot != nullptr && !snapshot->chunk.empty());
}

QUrl urlOf(const std::string &text)
{
    const QUrl url(QString::fromStdString(text));
    const bool usable =
        url.isValid() && !url.host().isEmpty() && (url.scheme() == u"http" || url.scheme() == u"https");
    return usable ? url : QUrl();
}

/// Why a request that names this server is not meant for it; empty when it is.
std::string misdirection(const LinkRequest &request, const Identity &identity)
{
    const bool anybody = request.kind == LinkRequest::Kind::Watcher && request.cluster.empty();
    if (request.cluster != identity.cluster && !anybody)
        return "this is a server of cluster \"" + identity.cluster + "\", not of \"" + request.cluster + "\"";
    if (request.to.value != 0 && request.to != identity.id)
        return "this is server " + std::to_string(identity.id.value) + ", not " +
               std::to_string(request.to.value);
    if (request.kind == LinkRequest::Kind::Peer && request.nonce == identity.nonce)
        return "this is the address of the server that dials: in --peers it stands for another one";
    if (request.kind == LinkRequest::Kind::Peer && request.from == identity.id)
        return "server " + std::to_string(identity.id.value) + " is this one; every server has its own id";
    return {};
}

} // namespace

Peers::Peers(Identity identity, QObject *parent)
    : QObject(parent), m_identity(std::move(identity)), m_dice(QRandomGenerator::global()->generate64())
{
    m_release.setSingleShot(true);
    m_release.setTimerType(Qt::PreciseTimer);
    connect(&m_release, &QTimer::timeout, this, &Peers::releaseDelayed);
}

Peers::~Peers() = default;

void Peers::setAddress(raft::NodeId server, const QUrl &url)
{
    const bool isNew = m_addresses.set(server, url);
    const auto known = m_outgoing.find(server);
    if (known != m_outgoing.end() && known->second.link->url() != url)
        m_outgoing.erase(known);
    keepLinks(m_wanted);
    if (isNew)
        emit addressesChanged();
}

void Peers::keepLinks(const std::vector<raft::NodeId> &servers)
{
    if (&servers != &m_wanted)
        m_wanted = servers;
    forgetStrangers();
    // A server that speaks to this one gets its answers, also before the log says that it is a member.
    const auto wanted = [this](raft::NodeId server) {
        return server != m_identity.id && (isHeard(server) || isWanted(server));
    };
    std::erase_if(m_outgoing, [&](const auto &peer) { return !wanted(peer.first); });
    for (const auto &[server, url] : m_addresses.all()) {
        if (wanted(server) && !m_outgoing.contains(server))
            dial(server);
    }
}

LinkRequest Peers::greeting(raft::NodeId to) const
{
    LinkRequest request;
    request.cluster = m_identity.cluster;
    request.from = m_identity.id;
    request.to = to;
    request.nonce = m_identity.nonce;
    request.port = m_identity.port;
    request.firstMessage = m_outgoing.at(to).nextMessage.front();
    request.standing = m_standing();
    return request;
}

void Peers::setTls(const QSslConfiguration &tls)
{
    m_identity.tls = tls;
    for (auto &[server, peer] : m_outgoing)
        if (peer.link)
            peer.link->setTls(tls);
}

void Peers::dial(raft::NodeId server)
{
    Outgoing &peer = m_outgoing[server];
    forgetDelayed(server);
    // The greatest bit is the lane's.
    const std::uint64_t first = QRandomGenerator::global()->generate64() >> 1U;
    peer.nextMessage = {firstNumber(LinkLane::Urgent, first), firstNumber(LinkLane::Bulk, first)};
    DialledLink::Settings settings;
    settings.url = m_addresses.all().at(server);
    settings.tls = m_identity.tls;
    settings.token = m_identity.token;
    settings.heartbeat = m_identity.heartbeat;
    settings.request = [this, server] { return greeting(server); };
    peer.link = makeOwned<DialledLink>(std::move(settings));
    connect(peer.link.get(), &DialledLink::opened, this,
            [this, server](const LinkAnswer &answer) { opened(server, answer); });
    connect(peer.link.get(), &DialledLink::closed, this,
            [this, server](const QString &reason) { closed(server, reason); });
    peer.link->start();
}

void Peers::opened(raft::NodeId server, const LinkAnswer &answer)
{
    Outgoing &peer = m_outgoing.at(server);
    peer.trouble.clear();
    m_refusals.erase(server);
    tellAddresses(peer);
    release(peer);
    emit noticed(QStringLiteral("link to %1 is open (%2, version %3)")
                     .arg(name(server), peer.link->url().toString(), QString::fromStdString(answer.version)));
    emit introduced(server, answer.standing); // What that leads to may end this link.
}

void Peers::closed(raft::NodeId server, const QString &reason)
{
    Outgoing &peer = m_outgoing.at(server);
    if (peer.link->isRefused())
        m_refusals[server] = reason;
    else
        m_refusals.erase(server);
    if (std::exchange(peer.trouble, reason) != reason)
        emit noticed(QStringLiteral("no link to %1: %2").arg(name(server), reason));
    forgetDelayed(server); // It was on its way.
    peer.logUntil = 0;     // The bulk of the next link begins anew.
    emit lost(server);
}

void Peers::tellAddresses(Outgoing &peer)
{
    for (const Addresses &addresses : m_addresses.frames()) {
        QByteArray frame;
        appendFrame(frame, addresses);
        peer.link->send(frame);
    }
}

void Peers::decideAddress(raft::NodeId server, const QUrl &url, std::uint64_t decision)
{
    if (KnownAddresses::isTooLong(url))
        return;
    learn(server, url, decision);
    Addresses addresses;
    addresses.known.push_back({server, url.toString().toStdString(), decision});
    for (const auto &[id, peer] : m_outgoing)
        sendFrame(id, addresses, LinkLane::Urgent);
}

bool Peers::reaches(raft::NodeId server) const
{
    const auto known = m_outgoing.find(server);
    return known != m_outgoing.end() && known->second.link->isOpen();
}

Peers::Outgoing *Peers::openLink(raft::NodeId server, LinkLane lane)
{
    const auto known = m_outgoing.find(server);
    const qint64 room = mostUnsentToPeer + (lane == LinkLane::Urgent ? roomForUrgent : 0);
    if (known == m_outgoing.end() || !known->second.link->isOpen() || m_faults.cutTo.contains(server) ||
        known->second.link->unsent() > room)
        return nullptr;
    return &known->second;
}

bool Peers::suffersLoss(double share)
{
    return share > 0 && std::uniform_real_distribution<double>(0, 1)(m_dice) < share;
}

// A heartbeat that overtook entries would find them missing, and have them sent once more. What it is for
// they do as well: every part of the log that arrives keeps its receiver from starting an election.
LinkLane Peers::laneOf(const raft::Message &message) const
{
    const bool isBeat = std::holds_alternative<raft::AppendEntries>(message.body) ||
                        std::holds_alternative<raft::InstallSnapshot>(message.body);
    return isLog(message) || (isBeat && holdsLog(message.to)) ? LinkLane::Bulk : LinkLane::Urgent;
}

/// Whether parts of the log wait to leave for that server.
bool Peers::holdsLog(raft::NodeId to) const
{
    const Outgoing &peer = m_outgoing.at(to);
    return peer.link->bulkTaken() < peer.logUntil ||
           std::any_of(m_delayed.begin(), m_delayed.end(), [to](const Delayed &delayed) {
               return delayed.parcel.to == to && delayed.parcel.isLog;
           });
}

Peers::Sent Peers::send(const raft::Message &message)
{
    const raft::NodeId to = message.to;
    if (!m_outgoing.contains(to))
        return {};
    const LinkLane lane = laneOf(message);
    Outgoing *peer = openLink(to, lane);
    const Faults::Link &fault = m_faults.link(to);
    if (peer == nullptr)
        return lane == LinkLane::Urgent ? hold(message, m_outgoing.at(to)) : Sent();
    if (suffersLoss(fault.loss))
        return {};
    const QByteArray &frames = m_encoder.frame(message);
    std::uint64_t &next = peer->nextMessage.at(static_cast<std::size_t>(lane));
    const Sent sent{next, fault.delay};
    next += m_encoder.frames();
    dispatch({to, frames, lane, isLog(message), m_encoder.frames()});
    return sent;
}

/// The message waits for the link to open, in place of an earlier one, and takes its number: that one never
/// leaves. What faults keep back or lose is not held.
Peers::Sent Peers::hold(const raft::Message &message, Outgoing &peer)
{
    const Faults::Link &fault = m_faults.link(message.to);
    const bool isCut = m_faults.cutTo.contains(message.to);
    if (peer.link->isOpen() || isCut || fault.delay.count() > 0 || suffersLoss(fault.loss))
        return {};
    const QByteArray &frame = m_encoder.frame(message);
    if (m_encoder.frames() != 1)
        return {};
    peer.held = Held{QByteArray(frame.constData(), frame.size()), std::chrono::steady_clock::now()};
    return {peer.nextMessage.front(), {}};
}

/// The link is open: what is held leaves, unless it is of long ago.
void Peers::release(Outgoing &peer)
{
    const std::optional<Held> held = std::exchange(peer.held, std::nullopt);
    if (!held || std::chrono::steady_clock::now() - held->since > 2 * m_identity.heartbeat)
        return;
    peer.link->send(held->frame);
    ++peer.nextMessage.front();
}

template <class Frame>
bool Peers::sendFrame(raft::NodeId to, const Frame &frame, LinkLane lane)
{
    Outgoing *peer = openLink(to, lane);
    if (peer == nullptr || suffersLoss(m_faults.link(to).loss))
        return false;
    Parcel parcel{to, {}, lane, false, 0};
    appendFrame(parcel.frames, frame);
    dispatch(std::move(parcel));
    return true;
}

bool Peers::send(raft::NodeId to, const ForwardedTask &task)
{
    return sendFrame(to, task, LinkLane::Bulk);
}

bool Peers::send(raft::NodeId to, const ForwardedOutcome &outcome)
{
    return sendFrame(to, outcome, LinkLane::Bulk);
}

void Peers::dispatch(Parcel parcel)
{
    const std::chrono::milliseconds delay = m_faults.link(parcel.to).delay;
    const auto waitsBehind = [&parcel](const Delayed &other) { return other.parcel.to == parcel.to; };
    if (delay.count() == 0 && std::none_of(m_delayed.begin(), m_delayed.end(), waitsBehind))
        return handOver(parcel);
    auto due = std::chrono::steady_clock::now() + delay;
    // Links keep the order of their messages, also when a delay shrinks.
    for (const Delayed &other : m_delayed)
        due = waitsBehind(other) ? std::max(due, other.due) : due;
    const auto place = std::upper_bound(m_delayed.begin(), m_delayed.end(), due,
                                        [](auto time, const Delayed &other) { return time < other.due; });
    parcel.frames.detach(); // From the encoder's memory, which the next message is written to.
    m_delayed.insert(place, {due, std::move(parcel)});
    releaseDelayed();
}

void Peers::handOver(const Parcel &parcel)
{
    const auto known = m_outgoing.find(parcel.to);
    if (known == m_outgoing.end())
        return;
    Outgoing &peer = known->second;
    peer.link->send(parcel.frames, parcel.lane);
    if (parcel.isLog)
        peer.logUntil = peer.link->bulkQueued();
}

void Peers::releaseDelayed()
{
    const auto now = std::chrono::steady_clock::now();
    while (!m_delayed.empty() && m_delayed.front().due <= now) {
        const Delayed delayed = std::move(m_delayed.front());
        m_delayed.pop_front();
        handOver(delayed.parcel);
    }
    if (!m_delayed.empty())
        m_release.start(std::chrono::ceil<std::chrono::milliseconds>(m_delayed.front().due - now));
}

void Peers::setFaults(Faults faults)
{
    m_faults = std::move(faults);
    emit faultsChanged();
    for (const raft::NodeId to : m_faults.cutTo) {
        forgetDelayed(to);
        if (const auto peer = m_outgoing.find(to); peer != m_outgoing.end())
            peer->second.held.reset();
    }
}

// The other side counts what arrives: the numbers of what never leaves are given again. They are the last of
// their lane.
void Peers::forgetDelayed(raft::NodeId to)
{
    std::erase_if(m_delayed, [this, to](const Delayed &delayed) {
        const Parcel &parcel = delayed.parcel;
        if (parcel.to != to)
            return false;
        if (const auto peer = m_outgoing.find(to); peer != m_outgoing.end())
            peer->second.nextMessage.at(static_cast<std::size_t>(parcel.lane)) -= parcel.messages;
        return true;
    });
}

std::string Peers::refusal(const LinkRequest &request) const
{
    if (std::string problem = misdirection(request, m_identity); !problem.empty())
        return problem;
    if (request.kind == LinkRequest::Kind::Peer) {
        if (std::string clash = clashOf(request.from, request.standing); !clash.empty())
            return clash;
    }
    const auto speaks = [](const auto &peer) { return peer.second.socket != nullptr; };
    if (std::count_if(m_incoming.begin(), m_incoming.end(), speaks) >= mostPeers &&
        !m_incoming.contains(request.from))
        return "too many servers have a link already";
    return {};
}

/// Why the server and this one cannot belong together; empty when they can.
std::string Peers::clashOf(raft::NodeId from, const Standing &standing) const
{
    const auto known = m_incoming.find(from);
    if (known != m_incoming.end() && known->second.socket && known->second.disk != standing.disk)
        return "server " + std::to_string(from.value) +
               " is here already, on another disk: every server has a number of its own";
    return clash({m_identity.id, m_standing()}, {from, standing});
}

void Peers::accept(const LinkRequest &request, std::uint64_t accepted, Owned<QTcpSocket> socket,
                   const std::string &rest)
{
    const raft::NodeId from = request.from;
    QUrl address;
    address.setScheme(m_identity.tls ? QStringLiteral("https") : QStringLiteral("http"));
    address.setHost(socket->peerAddress().toString());
    address.setPort(request.port);
    if (!speaks(request, accepted, std::move(socket)))
        return;
    emit introduced(from, request.standing);
    learn(from, address, 0);
    keepLinks(m_wanted);
    if (const auto own = m_outgoing.find(from); own != m_outgoing.end())
        own->second.link->hurry(); // It is back, and may start an election if it hears nothing.
    if (const auto link = m_incoming.find(from); link != m_incoming.end() && link->second.socket)
        link->second.socket->start(QByteArrayView(rest.data(), static_cast<qsizetype>(rest.size())));
}

/// This is the server's link from now on; false when it is older than the one it has. The earlier link,
/// perhaps of an earlier life, goes with whatever it still holds.
bool Peers::speaks(const LinkRequest &request, std::uint64_t accepted, Owned<QTcpSocket> socket)
{
    const raft::NodeId from = request.from;
    Incoming &peer = m_incoming[from];
    if (accepted < peer.accepted)
        return false;
    watchOver(*socket, {});
    peer.socket = makeOwned<FrameSocket>(std::move(socket));
    connect(peer.socket.get(), &FrameSocket::received, this,
            [this, from](const QByteArray &payload, LinkLane lane) { received(from, payload, lane); });
    connect(peer.socket.get(), &FrameSocket::closed, this,
            [this, from, link = peer.socket.get()](const QString &reason) {
                fellSilent(from, reason, link->isBroken());
            });
    peer.accepted = accepted;
    peer.nextMessage = {firstNumber(LinkLane::Urgent, request.firstMessage),
                        firstNumber(LinkLane::Bulk, request.firstMessage)};
    peer.disk = request.standing.disk;
    return true;
}

/// Of strangers that come and go nothing stays.
void Peers::fellSilent(raft::NodeId from, const QString &reason, bool isNonsense)
{
    m_incoming.at(from).socket.reset();
    if (!isWanted(from))
        m_incoming.erase(from);
    if (isStranger(from))
        keepLinks(m_wanted);
    const QString sentence = QStringLiteral("%1 no longer speaks: %2").arg(name(from), reason);
    isNonsense ? emit complained(sentence) : emit noticed(sentence);
}

bool Peers::isWanted(raft::NodeId server) const
{
    return std::find(m_wanted.begin(), m_wanted.end(), server) != m_wanted.end();
}

bool Peers::isHeard(raft::NodeId server) const
{
    const auto known = m_incoming.find(server);
    return known != m_incoming.end() && known->second.socket != nullptr;
}

/// Neither a member nor about to become one: that would speak, or a person has said where it listens.
/// A server that does not know the cluster yet takes no other for a stranger.
bool Peers::isStranger(raft::NodeId server) const
{
    return !isWanted(server) && !isHeard(server) && m_addresses.decisionAbout(server) == 0 &&
           m_standing().identity != raft::ClusterId{};
}

void Peers::forgetStrangers()
{
    if (m_addresses.forget([this](raft::NodeId server) { return isStranger(server); }))
        emit addressesChanged();
}

void Peers::learn(raft::NodeId server, const QUrl &url, std::uint64_t decision)
{
    if (m_addresses.admit(server, url, decision) && server != m_identity.id && !isStranger(server))
        setAddress(server, url);
}

void Peers::received(raft::NodeId from, const QByteArray &payload, LinkLane lane)
{
    Incoming &peer = m_incoming.at(from);
    std::optional<PeerFrame> frame = decodePeerFrame(payload);
    if (!frame)
        return fellSilent(from, QStringLiteral("it sent a frame that is not valid, so its link is closed"),
                          true);
    auto *message = std::get_if<raft::Message>(&*frame);
    const std::uint64_t number =
        message == nullptr ? 0 : peer.nextMessage.at(static_cast<std::size_t>(lane))++;
    if (m_faults.cutFrom.contains(from))
        return;
    if (message != nullptr) {
        message->from = from;
        message->to = m_identity.id;
        emit messageReceived(*message, number);
    } else if (const auto *task = std::get_if<ForwardedTask>(&*frame)) {
        emit taskReceived(from, *task);
    } else if (const auto *outcome = std::get_if<ForwardedOutcome>(&*frame)) {
        emit outcomeReceived(from, *outcome);
    } else {
        const auto &addresses = std::get<Addresses>(*frame);
        for (const Addresses::Address &address : addresses.known)
            learn(address.server, urlOf(address.url), address.decision);
    }
}

} // namespace raftarium
