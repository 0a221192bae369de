#include "process_cluster.h"

#include "raftcore/simulation/simulation.h"

#include <QEventLoop>

#include <algorithm>
#include <utility>

/// What servers have told, each in its own order, becomes one history: by time, causes before effects.
namespace raftarium {

namespace {

using std::chrono::milliseconds;

constexpr raft::Time holdBack{24'000};     ///< Steps of different servers find their order meanwhile.
constexpr raft::Time longestWait{500'000}; ///< For the sending of a message that has arrived, …
constexpr int longestWaitTurns = 50;       ///< … and in turns of absorb().
/// By so much the clocks of different machines may seem to differ wrongly.
constexpr raft::Time clockSlack{20'000};

} // namespace

std::size_t ProcessCluster::advance(raft::Time until, std::size_t mostSteps)
{
    const std::uint64_t before = m_happened;
    absorb();
    while (now() < until && m_happened - before < mostSteps) {
        const auto rest = std::chrono::duration_cast<milliseconds>(until - now());
        QEventLoop loop;
        QTimer::singleShot(std::min(rest + milliseconds(1), milliseconds(5)), &loop, &QEventLoop::quit);
        loop.exec();
        absorb();
    }
    return static_cast<std::size_t>(m_happened - before);
}

/// Whether it is a message whose sending has not been taken in, but will still be. What its sender has not
/// told before it told of a later time, it will not tell: the message left before somebody watched.
bool ProcessCluster::lacksCause(raft::NodeId server, const Happening &happening) const
{
    const auto *step = std::get_if<std::shared_ptr<const raft::ServerStep>>(&happening.what);
    const auto *arrived = step == nullptr ? nullptr : std::get_if<raft::ServerStep::Arrived>(&(*step)->what);
    if (arrived == nullptr)
        return false;
    const auto found = m_servers.find(arrived->message.from);
    if (found == m_servers.end())
        return false;
    const Watched &sender = found->second;
    if (!sender.feed || !sender.feed->isWatching() || sender.stopped ||
        m_shadow->isOnItsWay(arrived->message.from, server, arrived->number))
        return false;
    if (sender.reportedUntil <= happening.at + (m_local ? raft::Time{} : clockSlack))
        return true;
    return std::any_of(sender.told.begin(), sender.told.end(), [arrived](const Happening &told) {
        const auto *sending = std::get_if<std::shared_ptr<const raft::ServerStep>>(&told.what);
        return sending != nullptr &&
               std::any_of((*sending)->sent.begin(), (*sending)->sent.end(),
                           [arrived](const auto &sent) { return sent.number == arrived->number; });
    });
}

/// Whether what it told next can be taken in. A cause that does not come is not waited for for ever.
bool ProcessCluster::isReady(raft::NodeId server, const Watched &watched) const
{
    const bool patient = !watched.stuckSince || watched.stuckFor < longestWaitTurns ||
                         now() - *watched.stuckSince < longestWait;
    return !patient || !lacksCause(server, watched.told.front());
}

/// Only waiting while the links are read counts: however busy this program is, causes come before effects.
void ProcessCluster::noticeStuck(raft::Time until)
{
    for (auto &[id, watched] : m_servers) {
        if (watched.told.empty() || watched.told.front().at > until ||
            !lacksCause(id, watched.told.front())) {
            watched.stuckSince.reset();
            watched.stuckFor = 0;
        } else {
            watched.stuckSince = watched.stuckSince.value_or(now());
            ++watched.stuckFor;
        }
    }
}

/// Takes in what has been told, in the order of its time, causes before effects.
void ProcessCluster::absorb()
{
    const raft::Time until = now() - holdBack;
    settleChanges();
    while (true) {
        std::pair<const raft::NodeId, Watched> *next = nullptr;
        for (auto &server : m_servers) {
            const std::deque<Happening> &told = server.second.told;
            if (!told.empty() && told.front().at <= until &&
                (next == nullptr || told.front().at < next->second.told.front().at) &&
                isReady(server.first, server.second))
                next = &server;
        }
        if (takeChange(next == nullptr ? until : next->second.told.front().at))
            continue;
        if (next == nullptr)
            break;
        const Happening happening = std::move(next->second.told.front());
        next->second.told.pop_front();
        next->second.stuckSince.reset();
        m_shadow->advance(happening.at);
        take(next->first, happening);
        ++m_happened;
        emit tookIn(happening.at);
    }
    m_shadow->advance(std::max(until, m_shadow->now()));
    takeReplies(until);
    noticeStuck(until);
    boundRecord();
}

/// Nobody may seem to have been answered before what truly came earlier: all of that is taken in first.
void ProcessCluster::takeReplies(raft::Time until)
{
    for (const auto &[id, server] : m_servers)
        if (!server.told.empty())
            until = std::min(until, server.told.front().at);
    std::erase_if(m_replies, [&](const Replied &reply) {
        if (reply.at > until)
            return false;
        const std::optional<raft::Operation> operation = m_shadow->operation(reply.id);
        if (operation && operation->outcome == raft::OperationOutcome::Pending)
            m_shadow->observe(raft::observation::Answered{reply.id, reply.answer});
        ++m_happened;
        return true;
    });
}

/// A run of real servers has no end; what is remembered of it has.
void ProcessCluster::boundRecord()
{
    const raft::EventRecord &record = m_shadow->events();
    if (record.size() - record.first() < m_mostEvents)
        return;
    const raft::EventNumber first = record.first();
    m_shadow->forgetBefore(record.size() - m_mostEvents / 4 * 3);
    if (record.first() == first) // Between two copies of the past nothing can be forgotten.
        return;
    m_shadow->perform(raft::action::Mark{tr("What came earlier is no longer kept.").toStdString()});
}

// What a process had still told when it was found dead is of no use: what its disk holds is not known.
void ProcessCluster::take(raft::NodeId server, const Happening &happening)
{
    Watched &watched = m_servers.at(server);
    if (const auto *step = std::get_if<std::shared_ptr<const raft::ServerStep>>(&happening.what)) {
        if (watched.lives)
            m_shadow->observe(raft::observation::Stepped{*step});
        if (const auto *called = std::get_if<raft::ServerStep::Called>(&(*step)->what))
            taken(*called);
    } else if (const auto *introduction = std::get_if<Introduction>(&happening.what)) {
        take(server, *introduction, happening.at);
    } else if (const auto *faults = std::get_if<ServerFaults>(&happening.what)) {
        adoptFaults(server, *faults);
    } else if (std::exchange(watched.lives, false)) {
        m_shadow->perform(raft::action::Crash{server});
    }
}

void ProcessCluster::take(raft::NodeId server, const Introduction &introduction, raft::Time at)
{
    Watched &watched = m_servers.at(server);
    const bool anew = watched.nonce != introduction.nonce || !watched.lives;
    if (anew && watched.lives)
        m_shadow->perform(raft::action::Crash{server}); // It was too quick to be noticed.
    watched.nonce = introduction.nonce;
    watched.lives = true;
    watched.place = introduction.caption;
    m_captions.say(server, {at, introduction.caption.toStdString()});
    watched.starting = false;
    m_shadow->observe(raft::observation::Attached{introduction.server, introduction.local, anew});
}

} // namespace raftarium
