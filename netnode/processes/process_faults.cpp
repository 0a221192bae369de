#include "process_cluster.h"

#include <algorithm>
#include <utility>

/// What links suffer on purpose: each server does it at its own end. It is shown once the servers have done
/// it, in its place among what they tell of themselves; until then nothing is known of its effect.
namespace raftarium {

namespace {

namespace action = raft::action;
using std::chrono::milliseconds;

constexpr milliseconds faultPatience{3'000};
/// A change of links is shown after so long at the latest: a server may stand still.
constexpr raft::Time changePatience{1'000'000};
constexpr double million = 1e6;

milliseconds inMilliseconds(raft::Time time)
{
    return std::chrono::duration_cast<milliseconds>(time);
}

bool areTogether(const std::vector<std::vector<raft::NodeId>> &groups, raft::NodeId a, raft::NodeId b)
{
    return std::any_of(groups.begin(), groups.end(), [a, b](const std::vector<raft::NodeId> &group) {
        return std::find(group.begin(), group.end(), a) != group.end() &&
               std::find(group.begin(), group.end(), b) != group.end();
    });
}

} // namespace

std::string ProcessCluster::act(const action::Split &split)
{
    for (auto &[from, server] : m_servers) {
        server.faults.cutTo.clear();
        server.faults.cutFrom.clear();
        for (const auto &[to, other] : m_servers)
            if (from != to && !areTogether(split.groups, from, to))
                server.faults.cutTo.insert(to);
    }
    tellAllFaults();
    changeLinks(split);
    return {};
}

std::string ProcessCluster::act(const action::Heal &heal)
{
    for (auto &[id, server] : m_servers) {
        server.faults = {};
        server.faults.delay = m_delay;
        server.faults.loss = m_loss;
    }
    tellAllFaults();
    changeLinks(heal);
    return {};
}

std::string ProcessCluster::act(const action::CutLink &cut)
{
    m_servers.at(cut.from).faults.cutTo.insert(cut.to);
    tellFaults(cut.from);
    changeLinks(cut);
    return {};
}

/// Either end may have cut it.
std::string ProcessCluster::act(const action::OpenLink &open)
{
    m_servers.at(open.from).faults.cutTo.erase(open.to);
    tellFaults(open.from);
    if (m_servers.at(open.to).faults.cutFrom.erase(open.from) > 0)
        tellFaults(open.to);
    changeLinks(open);
    return {};
}

std::string ProcessCluster::act(const action::SlowLink &slow)
{
    m_servers.at(slow.from).faults.moreDelay[slow.to] = inMilliseconds(slow.delay);
    tellFaults(slow.from);
    changeLinks(slow);
    return {};
}

std::string ProcessCluster::act(const action::LoseOnLink &lose)
{
    m_servers.at(lose.from).faults.ownLoss[lose.to] = lose.perMillion / million;
    tellFaults(lose.from);
    changeLinks(lose);
    return {};
}

std::string ProcessCluster::act(const action::SetNetwork &set)
{
    raft::NetworkDials dials; // All that servers can do to messages.
    dials.latencyMin = dials.latencyMax = set.dials.latencyMin;
    dials.lossPerMillion = set.dials.lossPerMillion;
    m_shadow->perform(action::SetNetwork{dials});
    m_delay = inMilliseconds(dials.latencyMin);
    m_loss = dials.lossPerMillion / million;
    for (auto &[id, server] : m_servers) {
        server.faults.delay = m_delay;
        server.faults.loss = m_loss;
    }
    tellAllFaults();
    return {};
}

// ---- in its place among what the servers tell

/// Those that are being told their faults now must make the change before it is shown.
void ProcessCluster::changeLinks(const raft::Action &what)
{
    LinkChange change{++m_lastChange, what, {}, now() + changePatience, std::nullopt};
    for (auto &[id, server] : m_servers) {
        if (!server.telling)
            continue;
        change.open.insert(id);
        if (!server.outdated)
            server.toldChange = change.number;
    }
    m_changes.push_back(std::move(change));
}

void ProcessCluster::settleChanges()
{
    raft::Time earliest{};
    for (LinkChange &change : m_changes) {
        if (!change.at && (change.open.empty() || now() > change.latest))
            change.at = std::max(now(), earliest);
        if (!change.at)
            return;
        earliest = *change.at;
    }
}

/// Shows the next change of links if it was made before that time.
bool ProcessCluster::takeChange(raft::Time before)
{
    if (m_changes.empty() || !m_changes.front().at || *m_changes.front().at > before)
        return false;
    const LinkChange change = std::move(m_changes.front());
    m_changes.pop_front();
    m_shadow->advance(*change.at);
    m_shadow->perform(change.what);
    ++m_happened;
    return true;
}

// ---- faults that somebody else has asked for

void ProcessCluster::show(const raft::Action &what)
{
    if (m_shadow->obstacle(what).empty())
        m_shadow->perform(what);
}

bool ProcessCluster::isCut(raft::NodeId from, raft::NodeId to) const
{
    return m_servers.at(from).faults.cutTo.contains(to) || m_servers.at(to).faults.cutFrom.contains(from);
}

/// What it has from here needs no telling; nor does what it begins with, unless it runs without this window.
void ProcessCluster::faultsTold(raft::NodeId server, const std::string &json)
{
    Watched &watched = m_servers.at(server);
    const bool begins = !watched.feed->isWatching();
    if (begins)
        watched.echoes = 0;
    if ((begins && (m_local || watched.nonce != 0)) ||
        std::exchange(watched.echoes, std::max(0, watched.echoes - 1)) > 0)
        return;
    if (const std::optional<ServerFaults> faults = serverFaultsFromJson(json))
        told(server, {watched.reportedUntil, *faults});
}

/// What is under way from here counts more: it replaces this at the server, too.
void ProcessCluster::adoptFaults(raft::NodeId server, const ServerFaults &faults)
{
    Watched &watched = m_servers.at(server);
    if (watched.telling || !m_changes.empty() || watched.faults == faults)
        return;
    const ServerFaults before = std::exchange(watched.faults, faults);
    for (const auto &[other, unused] : m_servers) {
        if (other == server)
            continue;
        for (const auto &[from, to] : {std::pair(server, other), std::pair(other, server)})
            show(isCut(from, to) ? raft::Action(action::CutLink{from, to})
                                 : raft::Action(action::OpenLink{from, to}));
        const milliseconds delay = faults.delay - m_delay + faults.moreDelayTo(other);
        if (delay != before.delay - m_delay + before.moreDelayTo(other))
            show(action::SlowLink{server, other, std::max(delay, milliseconds(0))});
        const auto lossOf = [&](const ServerFaults &one) {
            return std::max(one.ownLossTo(other), one.loss - m_loss);
        };
        if (lossOf(faults) != lossOf(before))
            show(action::LoseOnLink{server, other,
                                    static_cast<std::uint32_t>(std::max(lossOf(faults), 0.0) * million)});
    }
}

// ---- to the servers

void ProcessCluster::tellAllFaults()
{
    for (const auto &[id, server] : m_servers)
        tellFaults(id);
}

/// One request at a time, so that the latest counts. Who stands still is told when it goes on.
void ProcessCluster::tellFaults(raft::NodeId server)
{
    Watched &watched = m_servers.at(server);
    if (watched.stopped)
        return;
    if (watched.telling) {
        watched.outdated = true;
        return;
    }
    watched.telling = true;
    watched.toldChange = m_lastChange;
    ++watched.echoes;
    ++m_underWay;
    m_http.send(watched.url,
                {QByteArrayLiteral("PUT"), QStringLiteral("/faults"), toJson(watched.faults), {}},
                faultPatience, [this, server](const HttpReply &reply) {
                    --m_underWay;
                    ++m_happened;
                    Watched &one = m_servers.at(server);
                    if (!reply.isDone())
                        one.echoes = std::max(0, one.echoes - 1);
                    toldFaults(server);
                });
}

void ProcessCluster::toldFaults(raft::NodeId server)
{
    Watched &watched = m_servers.at(server);
    watched.telling = false;
    for (LinkChange &change : m_changes)
        if (change.number <= watched.toldChange)
            change.open.erase(server);
    if (std::exchange(watched.outdated, false))
        tellFaults(server);
    else
        tryToBegin(server);
}

} // namespace raftarium
