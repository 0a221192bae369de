#include "watch_feed.h"

#include "netnode/watch/server_image.h"

#include <algorithm>
#include <chrono>

namespace raftarium {

namespace {

constexpr std::size_t offsetsKept = 256;
constexpr std::uint64_t largestImage = std::uint64_t{1} << 30U;

raft::Time steadyNow()
{
    return std::chrono::duration_cast<raft::Time>(std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace

WatchFeed::WatchFeed(DialledLink::Settings settings, std::string cluster, QObject *parent)
    : QObject(parent), m_cluster(std::move(cluster))
{
    settings.request = [this] {
        LinkRequest request;
        request.kind = LinkRequest::Kind::Watcher;
        request.cluster = m_cluster;
        return request;
    };
    m_link = new DialledLink(std::move(settings), this);
    connect(m_link, &DialledLink::opened, this, [this](const LinkAnswer &) { m_givenUp = false; });
    connect(m_link, &DialledLink::received, this, &WatchFeed::receive);
    connect(m_link, &DialledLink::closed, this, &WatchFeed::giveUp);
}

WatchFeed::~WatchFeed() = default;

void WatchFeed::start()
{
    m_link->start();
}

raft::Time WatchFeed::offset() const
{
    return m_offsets.empty() ? raft::Time{} : *std::min_element(m_offsets.begin(), m_offsets.end());
}

void WatchFeed::noticeClock(raft::Time local)
{
    m_offsets.push_back(steadyNow() - local);
    if (m_offsets.size() > offsetsKept)
        m_offsets.pop_front();
}

void WatchFeed::receive(const QByteArray &payload)
{
    if (m_givenUp)
        return;
    const std::optional<WatchFrame> frame = decodeWatchFrame(payload);
    if (!frame)
        return giveUp(tr("it says something that makes no sense"));
    std::visit([this](const auto &what) { take(what); }, *frame);
}

void WatchFeed::take(const WatchHello &hello)
{
    if (hello.nonce != m_hello.nonce)
        m_offsets.clear(); // Another life, another clock.
    m_hello = hello;
    m_image.clear();
    m_watching = false;
}

void WatchFeed::take(const WatchImage &image)
{
    if (image.total > largestImage ||
        static_cast<std::uint64_t>(m_image.size()) + image.piece.size() > image.total)
        return giveUp(tr("its image makes no sense"));
    m_image.append(image.piece.data(), static_cast<qsizetype>(image.piece.size()));
    if (static_cast<std::uint64_t>(m_image.size()) < image.total)
        return;
    std::optional<raft::Server> server = serverFromImage(std::exchange(m_image, {}));
    if (!server || server->node().id() != m_hello.id)
        return giveUp(tr("its image makes no sense"));
    noticeClock(image.local);
    m_watching = true;
    emit introduced(m_hello, std::make_shared<const raft::Server>(std::move(*server)), image.local);
}

void WatchFeed::take(const WatchFaults &faults)
{
    emit faultsTold(m_hello.id, faults.json);
}

void WatchFeed::take(const WatchGap &)
{
    m_watching = false;
    m_image.clear();
}

void WatchFeed::take(const raft::ServerStep &step)
{
    if (!m_watching)
        return;
    noticeClock(step.local);
    auto told = std::make_shared<raft::ServerStep>(step);
    told->server = m_hello.id;
    if (auto *arrived = std::get_if<raft::ServerStep::Arrived>(&told->what))
        arrived->message.to = m_hello.id;
    emit stepped(std::move(told));
}

void WatchFeed::giveUp(const QString &reason)
{
    m_givenUp = true;
    m_watching = false;
    m_image.clear();
    emit lost(reason);
}

} // namespace raftarium
