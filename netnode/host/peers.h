#pragma once

#include "netnode/host/faults.h"
#include "netnode/host/known_addresses.h"
#include "netnode/wire/dialled_link.h"
#include "netnode/wire/frame_socket.h"
#include "netnode/wire/handshake.h"
#include "netnode/wire/peer_frame.h"

#include <QObject>
#include <QSslConfiguration>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

#include <array>
#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace raftarium {

/// Who this server is, and how it shows that to others.
struct Identity {
    raft::NodeId id;
    std::string cluster;
    std::uint64_t nonce = 0; ///< Drawn at the start: tells this life of the server from earlier ones.
    std::uint16_t port = 0;
    std::optional<QSslConfiguration> tls;
    std::string token;
    std::chrono::milliseconds heartbeat{100}; ///< So often a leader speaks.
};

/// The other servers as this one reaches them. To each of them it keeps one link open on which it speaks; the
/// link on which the other speaks is the other's. A message that cannot leave now is lost, as the protocol
/// expects of a network; only the latest urgent one is held for a link that is about to open, so that a
/// network that comes back is not silent until the next heartbeat, and an answer to the first one not lost.
/// What is urgent, all that elections and heartbeats consist of, overtakes what is large.
class Peers : public QObject {
    Q_OBJECT

public:
    explicit Peers(Identity identity, QObject *parent = nullptr);
    ~Peers() override;

    /// Where a server listens. It is dialled only when it is wanted: see keepLinks().
    void setAddress(raft::NodeId server, const QUrl &url);
    const KnownAddresses &addresses() const { return m_addresses; }
    /// Keeps links to these servers, to those that speak to this one, and to no others, as far as their
    /// addresses are known. Those of strangers are forgotten.
    void keepLinks(const std::vector<raft::NodeId> &servers);
    bool reaches(raft::NodeId server) const;

    /// What became of a message when it was sent.
    struct Sent {
        std::uint64_t number = 0;           ///< Of the message, the same at the receiver; 0 when it was lost.
        std::chrono::milliseconds delay{0}; ///< How long a fault keeps it back.
    };
    Sent send(const raft::Message &message);
    /// False when it certainly did not leave.
    bool send(raft::NodeId to, const ForwardedTask &task);
    bool send(raft::NodeId to, const ForwardedOutcome &outcome);
    /// A person has said where a server listens: that counts here and, once they know, for all others. Of
    /// two decisions the one with the greater number counts.
    void decideAddress(raft::NodeId server, const QUrl &url, std::uint64_t decision);
    /// Puts a decision of earlier lives in force, without reporting them.
    void recallDecision(raft::NodeId server, std::uint64_t decision)
    {
        m_addresses.recallDecision(server, decision);
    }

    /// How this server introduces itself; asked for every link.
    void setStanding(std::function<Standing()> standing) { m_standing = std::move(standing); }
    /// Why servers that this one dials, or that dial it, do not want to talk: sentences.
    const std::map<raft::NodeId, QString> &refusals() const { return m_refusals; }

    /// Why a peer that asks for a link cannot have it; empty when it can.
    std::string refusal(const LinkRequest &request) const;
    /// A peer has been accepted: what it says from now on comes over this socket. Sockets must be handed over
    /// in the order of `accepted`, the number of the connection; one older than the peer's present link is
    /// from an earlier life and is closed.
    void accept(const LinkRequest &request, std::uint64_t accepted, Owned<QTcpSocket> socket,
                const std::string &rest);

    const Faults &faults() const { return m_faults; }
    void setFaults(Faults faults);
    /// Links that are made from now on show these certificates.
    void setTls(const QSslConfiguration &tls);

signals:
    /// A message has arrived. `number` is the one it was sent under.
    void messageReceived(const raft::Message &message, std::uint64_t number);
    void taskReceived(raft::NodeId from, const raftarium::ForwardedTask &task);
    void outcomeReceived(raft::NodeId from, const raftarium::ForwardedOutcome &outcome);
    /// The link to a server has been lost: what was on its way may have arrived or not.
    void lost(raft::NodeId server);
    void faultsChanged();
    /// A server has introduced itself.
    void introduced(raft::NodeId server, const raftarium::Standing &standing);
    /// A server listens elsewhere than was known, or was unknown.
    void addressesChanged();
    /// A sentence for the log.
    void noticed(const QString &sentence);
    /// The same about something that no sound server does.
    void complained(const QString &sentence);

private:
    /// An urgent message that found the link closed.
    struct Held {
        QByteArray frame;
        std::chrono::steady_clock::time_point since;
    };
    struct Outgoing {
        Owned<DialledLink> link;
        std::optional<Held> held;
        std::array<std::uint64_t, lanes> nextMessage{};
        qint64 logUntil = 0; ///< Where, in the bulk of the link, the latest part of the log ends.
        QString trouble;     ///< The latest reason for being closed, so that it is reported once.
    };
    struct Incoming {
        Owned<FrameSocket> socket;
        std::uint64_t accepted = 0;
        std::array<std::uint64_t, lanes> nextMessage{};
        raft::DiskId disk; ///< Of the server that speaks.
    };
    /// Frames for one server that are ready to leave.
    struct Parcel {
        raft::NodeId to;
        QByteArray frames;
        LinkLane lane = LinkLane::Urgent;
        bool isLog = false;         ///< Entries, or a piece of a snapshot.
        std::uint64_t messages = 0; ///< So many numbers they take.
    };
    struct Delayed {
        std::chrono::steady_clock::time_point due;
        Parcel parcel;
    };

    std::string clashOf(raft::NodeId from, const Standing &standing) const;
    bool isWanted(raft::NodeId server) const;
    bool isHeard(raft::NodeId server) const;
    bool isStranger(raft::NodeId server) const;
    void forgetStrangers();
    bool speaks(const LinkRequest &request, std::uint64_t accepted, Owned<QTcpSocket> socket);
    void fellSilent(raft::NodeId from, const QString &reason, bool isNonsense);
    LinkRequest greeting(raft::NodeId to) const;
    void dial(raft::NodeId server);
    void opened(raft::NodeId server, const LinkAnswer &answer);
    void closed(raft::NodeId server, const QString &reason);
    void received(raft::NodeId from, const QByteArray &payload, LinkLane lane);
    void learn(raft::NodeId server, const QUrl &url, std::uint64_t decision);
    void tellAddresses(Outgoing &peer);
    Sent hold(const raft::Message &message, Outgoing &peer);
    void release(Outgoing &peer);
    Outgoing *openLink(raft::NodeId server, LinkLane lane);
    LinkLane laneOf(const raft::Message &message) const;
    bool holdsLog(raft::NodeId to) const;
    bool suffersLoss(double share);
    void dispatch(Parcel parcel);
    void handOver(const Parcel &parcel);
    void releaseDelayed();
    void forgetDelayed(raft::NodeId to);
    template <class Frame>
    bool sendFrame(raft::NodeId to, const Frame &frame, LinkLane lane);

    Identity m_identity;
    std::function<Standing()> m_standing = [] { return Standing(); };
    KnownAddresses m_addresses;
    std::map<raft::NodeId, QString> m_refusals;
    std::map<raft::NodeId, Outgoing> m_outgoing;
    std::map<raft::NodeId, Incoming> m_incoming;
    std::vector<raft::NodeId> m_wanted;
    MessageEncoder m_encoder;
    Faults m_faults;
    std::mt19937_64 m_dice;
    std::deque<Delayed> m_delayed; ///< By due time.
    QTimer m_release;
};

} // namespace raftarium
