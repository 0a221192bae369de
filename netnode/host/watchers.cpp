#include "netnode/host/watchers.h"

#include "netnode/watch/server_image.h"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace raftarium {

namespace {

constexpr qint64 mostUnsent = 8 * 1024 * 1024;

/// What the server took in, as data that travels.
raft::ServerStep::What whatOf(const StepCause &cause)
{
    if (cause.requests != nullptr)
        return raft::ServerStep::Called{*cause.requests};
    return std::visit(
        [&cause](const auto &input) -> raft::ServerStep::What {
            using What = std::decay_t<decltype(input)>;
            if constexpr (std::is_same_v<What, raft::Received>) {
                return raft::ServerStep::Arrived{input.message, cause.number};
            } else if constexpr (std::is_same_v<What, raft::Compact>) {
                return raft::ServerStep::Compacted{input.upTo};
            } else if constexpr (std::is_constructible_v<raft::ServerStep::What, What>) {
                return input;
            } else {
                Q_UNREACHABLE(); // Proposals and reads come as requests of clients.
            }
        },
        *cause.input);
}

} // namespace

Watchers::Watchers(WatchHello hello, Replica &replica, Peers &peers, QObject *parent)
    : QObject(parent), m_hello(std::move(hello)), m_replica(replica), m_peers(peers)
{
    connect(&replica, &Replica::stepped, this,
            [this](const StepCause &cause, const raft::ServerEffects &,
                   const std::vector<Peers::Sent> &sent) { tell(cause, sent); });
    connect(&replica, &Replica::storeRemembered, this, [this] {
        tellAll(raft::ServerStep{m_hello.id, m_replica.now(), raft::ServerStep::StoreRemembered{}, {}});
    });
    connect(&peers, &Peers::faultsChanged, this, [this] { tellAll(WatchFaults{toJson(m_peers.faults())}); });
}

Watchers::~Watchers() = default;

void Watchers::accept(QTcpSocket *socket)
{
    m_gone.clear();
    Watcher &watcher = m_watchers.emplace_back();
    watcher.socket = std::make_unique<FrameSocket>(socket);
    const FrameSocket *link = watcher.socket.get();
    connect(link, &FrameSocket::drained, this, [this, link] { drained(link); });
    connect(link, &FrameSocket::closed, this, [this, link] { forget(link); });
    watcher.socket->start();
    introduce(watcher);
}

void Watchers::introduce(Watcher &watcher)
{
    QByteArray frames;
    appendWatchFrame(frames, m_hello);
    appendWatchFrame(frames, WatchFaults{toJson(m_peers.faults())});
    appendImage(frames, imageOf(m_replica.server()), m_replica.now());
    watcher.socket->send(frames);
}

void Watchers::tell(const StepCause &cause, const std::vector<Peers::Sent> &sent)
{
    if (m_watchers.empty())
        return;
    raft::ServerStep step{m_hello.id, cause.local, whatOf(cause), {}};
    step.sent.reserve(sent.size());
    for (const Peers::Sent &one : sent)
        step.sent.push_back({one.number, one.delay});
    tellAll(step);
}

void Watchers::tellAll(const WatchFrame &frame)
{
    if (m_watchers.empty())
        return;
    QByteArray bytes;
    appendWatchFrame(bytes, frame);
    for (Watcher &watcher : m_watchers) {
        watcher.behind = watcher.behind || watcher.socket->unsent() > mostUnsent;
        if (!watcher.behind)
            watcher.socket->send(bytes);
    }
}

void Watchers::drained(const FrameSocket *socket)
{
    for (Watcher &watcher : m_watchers) {
        if (watcher.socket.get() != socket || !std::exchange(watcher.behind, false))
            continue;
        QByteArray gap;
        appendWatchFrame(gap, WatchGap{});
        watcher.socket->send(gap);
        introduce(watcher);
    }
}

void Watchers::forget(const FrameSocket *socket)
{
    const auto found = std::find_if(m_watchers.begin(), m_watchers.end(), [socket](const Watcher &watcher) {
        return watcher.socket.get() == socket;
    });
    if (found == m_watchers.end())
        return;
    m_gone.push_back(std::move(found->socket));
    m_watchers.erase(found);
}

} // namespace raftarium
