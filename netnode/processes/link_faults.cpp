#include "netnode/processes/link_faults.h"

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {

namespace action = raft::action;
using std::chrono::milliseconds;

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

void LinkFaults::add(raft::NodeId server)
{
    ServerFaults &faults = m_ends[server].faults;
    faults.delay = m_delay;
    faults.loss = m_loss;
}

void LinkFaults::startWith(milliseconds delay, double loss)
{
    m_delay = delay;
    m_loss = loss;
}

// ---- from here

void LinkFaults::perform(const action::Split &split)
{
    for (auto &[from, end] : m_ends) {
        end.faults.cutTo.clear();
        end.faults.cutFrom.clear();
        for (const auto &[to, other] : m_ends)
            if (from != to && !areTogether(split.groups, from, to))
                end.faults.cutTo.insert(to);
    }
    tellAll();
    begin(split);
}

void LinkFaults::perform(const action::Heal &heal)
{
    for (auto &[server, end] : m_ends) {
        end.faults = {};
        end.faults.delay = m_delay;
        end.faults.loss = m_loss;
    }
    tellAll();
    begin(heal);
}

void LinkFaults::perform(const action::CutLink &cut)
{
    m_ends.at(cut.from).faults.cutTo.insert(cut.to);
    tell(cut.from);
    begin(cut);
}

/// Either end may have cut it.
void LinkFaults::perform(const action::OpenLink &open)
{
    m_ends.at(open.from).faults.cutTo.erase(open.to);
    tell(open.from);
    if (m_ends.at(open.to).faults.cutFrom.erase(open.from) > 0)
        tell(open.to);
    begin(open);
}

void LinkFaults::perform(const action::SlowLink &slow)
{
    m_ends.at(slow.from).faults.moreDelay[slow.to] = inMilliseconds(slow.delay);
    tell(slow.from);
    begin(slow);
}

void LinkFaults::perform(const action::LoseOnLink &lose)
{
    m_ends.at(lose.from).faults.ownLoss[lose.to] = lose.perMillion / million;
    tell(lose.from);
    begin(lose);
}

void LinkFaults::perform(const action::SetNetwork &set)
{
    startWith(inMilliseconds(set.dials.latencyMin), set.dials.lossPerMillion / million);
    for (auto &[server, end] : m_ends) {
        end.faults.delay = m_delay;
        end.faults.loss = m_loss;
    }
    tellAll();
}

// ---- to the servers

void LinkFaults::tellAll()
{
    for (const auto &[server, end] : m_ends)
        tell(server);
}

void LinkFaults::tellAny(raft::NodeId server)
{
    if (m_ends.at(server).faults.any())
        tell(server);
}

void LinkFaults::tell(raft::NodeId server)
{
    End &end = m_ends.at(server);
    if (m_around.isStopped(server))
        return;
    if (end.isTelling) {
        end.outdated = true;
        return;
    }
    end.isTelling = true;
    end.requestedChange = m_lastChange;
    ++end.echoes;
    m_around.request(server, toJson(end.faults), [this, server](bool isDone) { answered(server, isDone); });
}

void LinkFaults::answered(raft::NodeId server, bool isDone)
{
    End &end = m_ends.at(server);
    if (!isDone)
        end.echoes = std::max(0, end.echoes - 1);
    end.isTelling = false;
    for (Change &change : m_changes)
        if (change.number <= end.requestedChange)
            change.open.erase(server);
    if (std::exchange(end.outdated, false))
        tell(server);
    else
        m_around.upToDate(server);
}

// ---- in its place among what the servers report

/// Those that are being asked now must make the change before it is shown.
void LinkFaults::begin(const raft::Action &what)
{
    Change change{++m_lastChange, what, {}, m_around.now() + changePatience, std::nullopt};
    for (auto &[server, end] : m_ends) {
        if (!end.isTelling)
            continue;
        change.open.insert(server);
        if (!end.outdated)
            end.requestedChange = change.number;
    }
    m_changes.push_back(std::move(change));
}

void LinkFaults::stopped(raft::NodeId server)
{
    for (Change &change : m_changes)
        change.open.erase(server);
}

void LinkFaults::settle()
{
    raft::Time earliest{};
    const raft::Time now = m_around.now();
    for (Change &change : m_changes) {
        if (!change.at && (change.open.empty() || now > change.latest))
            change.at = std::max(now, earliest);
        if (!change.at)
            return;
        earliest = *change.at;
    }
}

std::optional<LinkFaults::Made> LinkFaults::takeMade(raft::Time before)
{
    if (m_changes.empty())
        return std::nullopt;
    settle();
    if (!m_changes.front().at || *m_changes.front().at > before)
        return std::nullopt;
    const Change change = std::move(m_changes.front());
    m_changes.pop_front();
    return Made{*change.at, change.what};
}

// ---- from another program

/// What it was asked for from here is no news; nor is what it begins with, unless it ran before without being
/// monitored.
bool LinkFaults::areNews(raft::NodeId server, bool reportsFirst, bool wasKnown)
{
    End &end = m_ends.at(server);
    if (reportsFirst)
        end.echoes = 0;
    const bool isEcho = std::exchange(end.echoes, std::max(0, end.echoes - 1)) > 0;
    return !isEcho && !(reportsFirst && wasKnown);
}

bool LinkFaults::isCut(raft::NodeId from, raft::NodeId to) const
{
    return m_ends.at(from).faults.cutTo.contains(to) || m_ends.at(to).faults.cutFrom.contains(from);
}

std::vector<raft::Action> LinkFaults::adopt(raft::NodeId server, const ServerFaults &faults)
{
    End &end = m_ends.at(server);
    if (end.isTelling || !m_changes.empty() || end.faults == faults)
        return {};
    const ServerFaults before = std::exchange(end.faults, faults);
    const auto lossOf = [this](const ServerFaults &one, raft::NodeId other) {
        return std::max(one.ownLossTo(other), one.loss - m_loss);
    };
    std::vector<raft::Action> changes;
    for (const auto &[other, unused] : m_ends) {
        if (other == server)
            continue;
        for (const auto &[from, to] : {std::pair(server, other), std::pair(other, server)})
            changes.push_back(isCut(from, to) ? raft::Action(action::CutLink{from, to})
                                              : raft::Action(action::OpenLink{from, to}));
        const milliseconds delay = faults.delay - m_delay + faults.moreDelayTo(other);
        if (delay != before.delay - m_delay + before.moreDelayTo(other))
            changes.push_back(action::SlowLink{server, other, std::max(delay, milliseconds(0))});
        const double loss = lossOf(faults, other);
        if (loss != lossOf(before, other))
            changes.push_back(
                action::LoseOnLink{server, other, static_cast<std::uint32_t>(std::max(loss, 0.0) * million)});
    }
    return changes;
}

} // namespace raftarium
