#include "netnode/watch/watch_feed.h"

#include "netnode/watch/server_image.h"

#include <algorithm>
#include <chrono>

namespace raftarium {

namespace {

/// Clocks drift apart: what showed the offset longer ago does not count.
constexpr raft::Time offsetsCount{10'000'000};
/// Two clocks that differ by less, as far as can be seen, are one: what is reported is true, what is seen is
/// late.
constexpr raft::Time sameClock{50'000};
constexpr std::uint64_t largestImage = std::uint64_t{1} << 30U;
constexpr std::uint64_t largestPayload = std::uint64_t{1} << 28U;

raft::Time steadyNow()
{
    return std::chrono::duration_cast<raft::Time>(std::chrono::steady_clock::now().time_since_epoch());
}

/// Appends a piece of something of which `total` bytes are said to come. False when that cannot be.
bool add(QByteArray &pieces, const std::string &piece, std::uint64_t total, std::uint64_t largest)
{
    if (total > largest || static_cast<std::uint64_t>(pieces.size()) + piece.size() > total)
        return false;
    pieces.append(piece.data(), static_cast<qsizetype>(piece.size()));
    return true;
}

} // namespace

WatchFeed::WatchFeed(DialledLink::Settings settings, raft::NodeId server, Machine machine, QObject *parent)
    : QObject(parent), m_machine(machine), m_server(server)
{
    settings.request = [] {
        LinkRequest request;
        request.kind = LinkRequest::Kind::Watcher;
        return request;
    };
    m_link = makeOwned<DialledLink>(std::move(settings));
    connect(m_link.get(), &DialledLink::opened, this, [this](const LinkAnswer &) { m_givenUp = false; });
    connect(m_link.get(), &DialledLink::received, this,
            [this](const QByteArray &payload) { takeFrame(payload, false); });
    connect(m_link.get(), &DialledLink::closed, this, &WatchFeed::giveUp);
}

void WatchFeed::start()
{
    m_link->start();
}

void WatchFeed::abort()
{
    m_givenUp = true;
    m_link->abort();
}

raft::Time WatchFeed::offset() const
{
    const raft::Time seen = m_offsets.empty() ? raft::Time{} : m_offsets.front().offset;
    const bool isLikely = m_ahead && seen >= *m_ahead && seen < *m_ahead + sameClock;
    return m_ahead && (m_machine == Machine::This || isLikely) ? *m_ahead : seen;
}

void WatchFeed::noticeClock(raft::Time local)
{
    const raft::Time now = steadyNow();
    const raft::Time offset = now - local;
    while (!m_offsets.empty() && m_offsets.back().offset >= offset)
        m_offsets.pop_back();
    m_offsets.push_back({now, offset});
    while (m_offsets.front().when < now - offsetsCount)
        m_offsets.pop_front();
}

/// What came in parts does not consist of parts again.
void WatchFeed::takeFrame(const QByteArray &payload, bool inParts)
{
    if (m_givenUp)
        return;
    std::optional<WatchFrame> frame = decodeWatchFrame(payload, m_shared);
    if (!frame || (inParts && std::holds_alternative<WatchPart>(*frame)))
        return giveUp(tr("it says something that is not valid"));
    std::visit([this](auto &what) { take(what); }, *frame);
}

void WatchFeed::take(const WatchHello &hello)
{
    if (m_server == raft::NodeId{})
        m_server = hello.id;
    if (hello.id != m_server)
        return giveUp(tr("it is S%1, not S%2").arg(hello.id.value).arg(m_server.value));
    if (hello.nonce != m_hello.nonce) { // Another life, another clock.
        m_offsets.clear();
        m_ahead.reset();
    }
    m_hello = hello;
    m_image.clear();
    m_watching = false;
}

void WatchFeed::take(const WatchImage &image)
{
    if (!add(m_image, image.piece, image.total, largestImage))
        return giveUp(tr("its image is not valid"));
    if (static_cast<std::uint64_t>(m_image.size()) < image.total)
        return;
    std::optional<raft::Server> server = serverFromImage(std::exchange(m_image, {}));
    if (!server || server->node().id() != m_server)
        return giveUp(tr("its image is not valid"));
    if (image.local > raft::Time{}) // Else its clock does not run yet.
        noticeClock(image.local);
    m_watching = true;
    emit introduced(m_hello, std::make_shared<const raft::Server>(std::move(*server)), image.local);
}

void WatchFeed::take(const WatchFaults &faults)
{
    emit faultsReported(m_server, faults.json);
}

void WatchFeed::take(const WatchGap &)
{
    m_watching = false;
    m_image.clear();
}

void WatchFeed::take(raft::ServerStep &step)
{
    if (!m_watching)
        return;
    noticeClock(step.local);
    auto reported = std::make_shared<raft::ServerStep>(std::move(step));
    reported->server = m_server;
    if (auto *arrived = std::get_if<raft::ServerStep::Arrived>(&reported->what))
        arrived->message.to = m_server;
    emit stepped(std::move(reported));
}

void WatchFeed::take(const WatchPart &part)
{
    if (!add(m_parts, part.piece, part.total, largestPayload))
        return giveUp(tr("it says something that is not valid"));
    if (static_cast<std::uint64_t>(m_parts.size()) == part.total)
        takeFrame(std::exchange(m_parts, {}), true);
}

void WatchFeed::take(const WatchClock &clock)
{
    m_ahead = clock.ahead;
}

void WatchFeed::giveUp(const QString &reason)
{
    m_givenUp = true;
    m_watching = false;
    m_image.clear();
    m_parts.clear();
    emit lost(reason);
}

} // namespace raftarium
