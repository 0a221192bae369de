#include "netnode/host/watchers.h"

#include "netnode/watch/server_image.h"

#include <algorithm>
#include <chrono>
#include <system_error>
#include <utility>

namespace raftarium {

namespace {

constexpr qint64 mostUnsentToWatcher = 8 * 1024 * 1024;
/// Pieces of the image leave while there is less than this on its way.
constexpr qint64 enoughUnsent = 2 * 1024 * 1024;
/// Steps leave together at multiples of this on the machine's clock: a watcher of all servers of a machine
/// is woken by them once, not by each.
constexpr std::chrono::milliseconds sendBeat{16};
/// Until it is looked whether a snapshot is still being written.
constexpr std::chrono::milliseconds snapshotPause{20};
/// Before a watcher that was behind is introduced again.
constexpr std::chrono::milliseconds gapPause{500};

std::chrono::milliseconds untilNextBeat()
{
    const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now().time_since_epoch());
    return sendBeat - now % sendBeat;
}

} // namespace

Watchers::Watchers(WatchHello hello, Replica &replica, Peers &peers, QObject *parent)
    : QObject(parent), m_hello(std::move(hello)), m_replica(replica), m_peers(peers)
{
    m_pause.setSingleShot(true);
    m_pause.setTimerType(Qt::PreciseTimer);
    connect(&m_pause, &QTimer::timeout, this, &Watchers::sendGathered);
    connect(&replica, &Replica::stepped, this,
            [this](const StepCause &cause, const raft::ServerEffects &,
                   const std::vector<Peers::Sent> &sent) { tell(cause, sent); });
    connect(&replica, &Replica::storeRemembered, this, [this] {
        m_remembered = m_replica.server().store().applied();
        tellAll(raft::ServerStep{m_hello.id, m_replica.now(), raft::ServerStep::StoreRemembered{}, {}});
    });
    connect(&peers, &Peers::faultsChanged, this, [this] { tellAll(WatchFaults{toJson(m_peers.faults())}); });
}

Watchers::~Watchers() = default;

void Watchers::accept(Owned<QTcpSocket> socket)
{
    const std::uint64_t number = ++m_lastNumber;
    Watcher &watcher = m_watchers.emplace_back();
    watcher.number = number;
    watcher.socket = makeOwned<FrameSocket>(std::move(socket));
    FrameSocket *link = watcher.socket.get();
    connect(link, &FrameSocket::drained, this, [this, number] {
        if (Watcher *found = find(number))
            goOn(*found);
    });
    connect(link, &FrameSocket::closed, this, [this, number] { forget(number); });
    link->start(); // It may find that the other side has gone again.
    introduce(number);
}

// A snapshot that is being written stands for the store as it was when that began, which the image does not
// show: the watcher waits for its end.
void Watchers::introduce(std::uint64_t number)
{
    Watcher *watcher = find(number);
    if (watcher == nullptr)
        return;
    if (m_remembered > m_replica.snapshotIndex())
        return introduceAfter(*watcher, snapshotPause);
    QByteArray frames;
    appendWatchFrame(frames, m_hello);
    appendWatchFrame(frames, WatchFaults{toJson(m_peers.faults())});
    if (const std::optional<raft::Time> ahead = m_replica.clock().ahead())
        appendWatchFrame(frames, WatchClock{*ahead});
    watcher->socket->send(frames);
    watcher->stage = Stage::Pictured;
    watcher->imageOf = m_replica.now();
    makeImage(*watcher);
}

// A thread looks at a copy, which shares what does not change, and gives it back so that it ends here.
void Watchers::makeImage(Watcher &watcher)
{
    const auto isDone = [](const std::future<void> &maker) {
        return maker.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    };
    std::erase_if(m_makers, isDone);
    try {
        m_makers.push_back(std::async(
            std::launch::async, [this, number = watcher.number,
                                 copy = std::make_shared<const raft::Server>(m_replica.server())]() mutable {
                const QByteArray image = imageOf(*copy);
                m_calls.post([this, number, copy = std::move(copy), image] { pictured(number, image); });
            }));
    } catch (const std::system_error &) {
        introduceAfter(watcher, gapPause); // No thread can be had: that may be different soon.
    }
}

void Watchers::introduceAfter(Watcher &watcher, std::chrono::milliseconds pause)
{
    watcher.stage = Stage::Waits;
    QTimer::singleShot(pause, this, [this, number = watcher.number] { introduce(number); });
}

void Watchers::pictured(std::uint64_t number, const QByteArray &image)
{
    Watcher *watcher = find(number);
    if (watcher == nullptr)
        return;
    watcher->stage = Stage::Receiving;
    watcher->image = image;
    watcher->imageSent = 0;
    goOn(*watcher);
}

/// Sends more of the image, what has gathered behind it, or after that what is to be done for a watcher that
/// is behind: as much as the other side takes.
void Watchers::goOn(Watcher &watcher)
{
    if (watcher.stage == Stage::Receiving) {
        while (watcher.imageSent < watcher.image.size() && watcher.socket->unsent() < enoughUnsent) {
            QByteArray piece;
            watcher.imageSent = appendImagePiece(piece, watcher.image, watcher.imageSent, watcher.imageOf);
            watcher.socket->send(piece);
        }
        if (watcher.imageSent < watcher.image.size())
            return;
        watcher.image.clear();
        watcher.socket->send(std::exchange(watcher.gathered, {}));
        watcher.stage = Stage::Following;
    }
    if (watcher.stage == Stage::Following && watcher.behind && watcher.socket->unsent() == 0) {
        watcher.behind = false;
        watcher.gathered.clear();
        QByteArray gap;
        appendWatchFrame(gap, WatchGap{});
        watcher.socket->send(gap);
        introduceAfter(watcher, gapPause);
    }
}

void Watchers::tell(const StepCause &cause, const std::vector<Peers::Sent> &sent)
{
    if (m_watchers.empty())
        return;
    tellClock();
    m_stepSent.clear();
    for (const Peers::Sent &one : sent)
        m_stepSent.push_back({one.number, one.delay});
    m_frame.resize(0);
    appendStep(m_frame, {cause.local, cause.input, cause.requests, cause.number}, m_stepSent);
    gatherForAll(m_frame);
}

/// The clock starts, and is put forward by a forced timeout.
void Watchers::tellClock()
{
    const std::optional<raft::Time> ahead = m_replica.clock().ahead();
    if (ahead && m_ahead != ahead)
        tellAll(WatchClock{*ahead});
    m_ahead = ahead;
}

void Watchers::tellAll(const WatchFrame &frame)
{
    if (m_watchers.empty())
        return;
    m_frame.resize(0);
    appendWatchFrame(m_frame, frame);
    gatherForAll(m_frame);
}

void Watchers::gatherForAll(const QByteArray &frame)
{
    for (Watcher &watcher : m_watchers)
        gather(watcher, frame);
    if (!m_pause.isActive())
        sendGathered();
}

void Watchers::gather(Watcher &watcher, const QByteArray &frame)
{
    if (watcher.stage == Stage::Waits)
        return;
    const qint64 onItsWay = watcher.stage == Stage::Following ? watcher.socket->unsent() : 0;
    watcher.behind = watcher.behind || watcher.gathered.size() + onItsWay > mostUnsentToWatcher;
    if (!watcher.behind)
        watcher.gathered.append(frame);
}

/// A server that is busy takes thousands of steps a second: sending each by itself would cost it more than
/// the step.
void Watchers::sendGathered()
{
    bool any = false;
    for (Watcher &watcher : m_watchers) {
        if (watcher.stage != Stage::Following || watcher.gathered.isEmpty())
            continue;
        any = true;
        watcher.socket->send(watcher.gathered);
        watcher.gathered.resize(0);
    }
    if (any)
        m_pause.start(untilNextBeat());
}

Watchers::Watcher *Watchers::find(std::uint64_t number)
{
    const auto found = std::find_if(m_watchers.begin(), m_watchers.end(),
                                    [number](const Watcher &watcher) { return watcher.number == number; });
    return found == m_watchers.end() ? nullptr : &*found;
}

void Watchers::forget(std::uint64_t number)
{
    std::erase_if(m_watchers, [number](const Watcher &watcher) { return watcher.number == number; });
}

} // namespace raftarium
