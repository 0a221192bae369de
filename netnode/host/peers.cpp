#include "netnode/host/peers.h"

#include "netnode/host/acquaintance.h"

#include <QRandomGenerator>

#include <algorithm>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <utility>

namespace raftarium {

namespace {

/// What a peer may leave lying before further messages to it are lost.
constexpr qint64 mostUnsentToPeer = 32 * 1024 * 1024;
constexpr std::ptrdiff_t mostPeers = 64;

QString name(raft::NodeId server)
{
    return QStringLiteral("S%1").arg(server.value);
}

/// The system finds out within seconds that the other side is gone without a word, also of a link on which
/// nothing is said: else a server that comes back on another disk would be taken for a second one.
void noticeItsEnd(QTcpSocket &socket)
{
    const auto descriptor = static_cast<int>(socket.socketDescriptor());
    socket.setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    for (const auto &[option, value] : {std::pair(TCP_KEEPIDLE, 2), {TCP_KEEPINTVL, 1}, {TCP_KEEPCNT, 3}})
        ::setsockopt(descriptor, IPPROTO_TCP, option, &value, sizeof value);
}

QUrl urlOf(const std::string &text)
{
    const QUrl url(QString::fromStdString(text));
    const bool usable =
        url.isValid() && !url.host().isEmpty() && (url.scheme() == u"http" || url.scheme() == u"https");
    return usable ? url : QUrl();
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
    const bool isNew = std::exchange(m_addresses[server], url) != url;
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
    // Who speaks to this server gets its answers, also before the log has told that it is a member.
    const auto wanted = [this](raft::NodeId server) {
        const auto known = m_incoming.find(server);
        const bool speaks = known != m_incoming.end() && known->second.socket != nullptr;
        return server != m_identity.id &&
               (speaks || std::find(m_wanted.begin(), m_wanted.end(), server) != m_wanted.end());
    };
    std::erase_if(m_outgoing, [&](const auto &peer) { return !wanted(peer.first); });
    for (const auto &[server, url] : m_addresses) {
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
    request.firstMessage = m_outgoing.at(to).nextMessage;
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
    peer.nextMessage = QRandomGenerator::global()->generate64();
    DialledLink::Settings settings;
    settings.url = m_addresses.at(server);
    settings.tls = m_identity.tls;
    settings.token = m_identity.token;
    settings.request = [this, server] { return greeting(server); };
    peer.link = std::make_unique<DialledLink>(std::move(settings));
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
    emit introduced(server, answer.standing);
    emit noticed(QStringLiteral("link to %1 is open (%2, version %3)")
                     .arg(name(server), peer.link->url().toString(), QString::fromStdString(answer.version)));
    tellAddresses(peer);
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
    emit lost(server);
}

void Peers::tellAddresses(Outgoing &peer)
{
    Addresses addresses;
    for (const auto &[server, url] : m_addresses) {
        const auto decided = m_decisions.find(server);
        addresses.known.push_back(
            {server, url.toString().toStdString(), decided == m_decisions.end() ? 0 : decided->second});
    }
    QByteArray frame;
    appendFrame(frame, addresses);
    peer.link->send(frame);
}

void Peers::decideAddress(raft::NodeId server, const QUrl &url, std::uint64_t decision)
{
    learn(server, url, decision);
    Addresses addresses;
    addresses.known.push_back({server, url.toString().toStdString(), decision});
    for (const auto &[id, peer] : m_outgoing)
        sendFrame(id, addresses);
}

void Peers::recallDecision(raft::NodeId server, std::uint64_t decision)
{
    m_decisions[server] = decision;
}

std::uint64_t Peers::lastDecision() const
{
    std::uint64_t last = 0;
    for (const auto &[server, decision] : m_decisions)
        last = std::max(last, decision);
    return last;
}

bool Peers::reaches(raft::NodeId server) const
{
    const auto known = m_outgoing.find(server);
    return known != m_outgoing.end() && known->second.link->isOpen();
}

Peers::Outgoing *Peers::openLink(raft::NodeId server)
{
    const auto known = m_outgoing.find(server);
    if (known == m_outgoing.end() || !known->second.link->isOpen() || m_faults.cutTo.contains(server) ||
        known->second.link->unsent() > mostUnsentToPeer)
        return nullptr;
    return &known->second;
}

bool Peers::suffersLoss(double share)
{
    return share > 0 && std::uniform_real_distribution<double>(0, 1)(m_dice) < share;
}

Peers::Sent Peers::send(const raft::Message &message)
{
    Outgoing *peer = openLink(message.to);
    const Faults::Link &fault = m_faults.link(message.to);
    if (peer == nullptr || suffersLoss(fault.loss))
        return {};
    const QByteArray &frames = m_encoder.frame(message);
    const Sent sent{peer->nextMessage, fault.delay};
    peer->nextMessage += m_encoder.frames();
    dispatch(message.to, *peer, frames, m_encoder.frames());
    return sent;
}

template <class Frame>
bool Peers::sendFrame(raft::NodeId to, const Frame &frame)
{
    Outgoing *peer = openLink(to);
    if (peer == nullptr || suffersLoss(m_faults.link(to).loss))
        return false;
    QByteArray frames;
    appendFrame(frames, frame);
    dispatch(to, *peer, frames, 0);
    return true;
}

bool Peers::send(raft::NodeId to, const ForwardedTask &task)
{
    return sendFrame(to, task);
}

bool Peers::send(raft::NodeId to, const ForwardedOutcome &outcome)
{
    return sendFrame(to, outcome);
}

void Peers::dispatch(raft::NodeId to, Outgoing &peer, const QByteArray &frames, std::uint64_t messages)
{
    const std::chrono::milliseconds delay = m_faults.link(to).delay;
    const auto waitsBehind = [to](const Delayed &other) { return other.to == to; };
    if (delay.count() == 0 &&
        (m_delayed.empty() || std::none_of(m_delayed.begin(), m_delayed.end(), waitsBehind)))
        return peer.link->send(frames);
    auto due = std::chrono::steady_clock::now() + delay;
    for (const Delayed &other :
         m_delayed) // Links keep the order of their messages, also when a delay shrinks.
        due = other.to == to ? std::max(due, other.due) : due;
    const auto place = std::upper_bound(m_delayed.begin(), m_delayed.end(), due,
                                        [](auto time, const Delayed &other) { return time < other.due; });
    m_delayed.insert(place, {due, to, QByteArray(frames.constData(), frames.size()), messages});
    releaseDelayed();
}

void Peers::releaseDelayed()
{
    const auto now = std::chrono::steady_clock::now();
    while (!m_delayed.empty() && m_delayed.front().due <= now) {
        const Delayed delayed = std::move(m_delayed.front());
        m_delayed.pop_front();
        const auto peer = m_outgoing.find(delayed.to);
        if (peer != m_outgoing.end())
            peer->second.link->send(delayed.frames);
    }
    if (!m_delayed.empty())
        m_release.start(std::chrono::ceil<std::chrono::milliseconds>(m_delayed.front().due - now));
}

void Peers::setFaults(Faults faults)
{
    m_faults = std::move(faults);
    emit faultsChanged();
    for (const raft::NodeId to : m_faults.cutTo)
        forgetDelayed(to);
}

// The other side counts what arrives: the numbers of what never leaves are given again. They are the last.
void Peers::forgetDelayed(raft::NodeId to)
{
    std::erase_if(m_delayed, [this, to](const Delayed &delayed) {
        if (delayed.to != to)
            return false;
        if (const auto peer = m_outgoing.find(to); peer != m_outgoing.end())
            peer->second.nextMessage -= delayed.messages;
        return true;
    });
}

std::string Peers::refusal(const LinkRequest &request) const
{
    const bool anybody = request.kind == LinkRequest::Kind::Watcher && request.cluster.empty();
    if (request.cluster != m_identity.cluster && !anybody)
        return "this is a server of cluster \"" + m_identity.cluster + "\", not of \"" + request.cluster +
               "\"";
    if (request.to.value != 0 && request.to != m_identity.id)
        return "this is server " + std::to_string(m_identity.id.value) + ", not " +
               std::to_string(request.to.value);
    if (request.kind == LinkRequest::Kind::Peer && request.nonce == m_identity.nonce)
        return "this is the address of the server that dials: in --peers it stands for another one";
    if (request.kind == LinkRequest::Kind::Peer && request.from == m_identity.id)
        return "server " + std::to_string(m_identity.id.value) + " is this one; every server has its own id";
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

void Peers::accept(const LinkRequest &request, std::uint64_t accepted, QTcpSocket *socket,
                   const std::string &rest)
{
    Incoming &peer = m_incoming[request.from];
    noticeItsEnd(*socket);
    auto link = std::make_unique<FrameSocket>(socket);
    if (accepted < peer.accepted)
        return link->abort();
    const raft::NodeId from = request.from;
    connect(link.get(), &FrameSocket::received, this,
            [this, from](const QByteArray &payload) { received(from, payload); });
    connect(link.get(), &FrameSocket::closed, this, [this, from](const QString &reason) {
        emit noticed(QStringLiteral("%1 no longer speaks: %2").arg(name(from), reason));
        m_incoming[from].socket.release()->deleteLater();
    });
    // The earlier link, perhaps of an earlier life of the peer, goes with whatever it still holds.
    if (peer.socket) {
        peer.socket->disconnect(this);
        peer.socket->abort();
        peer.socket.release()->deleteLater();
    }
    peer.socket = std::move(link);
    peer.accepted = accepted;
    peer.nextMessage = request.firstMessage;
    peer.disk = request.standing.disk;
    emit introduced(from, request.standing);
    QUrl address;
    address.setScheme(m_identity.tls ? QStringLiteral("https") : QStringLiteral("http"));
    address.setHost(socket->peerAddress().toString());
    address.setPort(request.port);
    learn(from, address, 0);
    keepLinks(m_wanted);
    if (const auto own = m_outgoing.find(from); own != m_outgoing.end() && own->second.link)
        own->second.link->hurry(); // It is back, and may stand for election if it hears nothing.
    peer.socket->start(QByteArrayView(rest.data(), static_cast<qsizetype>(rest.size())));
}

void Peers::learn(raft::NodeId server, const QUrl &url, std::uint64_t decision)
{
    if (url.isEmpty() || (decision == 0 && m_addresses.contains(server)))
        return;
    if (decision != 0) {
        std::uint64_t &latest = m_decisions[server];
        if (decision <= latest)
            return;
        latest = decision;
    }
    if (server != m_identity.id)
        setAddress(server, url);
}

void Peers::received(raft::NodeId from, const QByteArray &payload)
{
    Incoming &peer = m_incoming.at(from);
    std::optional<PeerFrame> frame = decodePeerFrame(payload);
    if (!frame) {
        emit noticed(
            QStringLiteral("%1 sent a frame that makes no sense; its link is closed").arg(name(from)));
        peer.socket->disconnect(this);
        peer.socket->abort();
        peer.socket.release()->deleteLater();
        return;
    }
    auto *message = std::get_if<raft::Message>(&*frame);
    const std::uint64_t number = message == nullptr ? 0 : peer.nextMessage++;
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
