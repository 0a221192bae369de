#include "raftcore/simulation/network_actions.h"

#include "raftcore/consensus/phrase.h"
#include "raftcore/simulation/engine.h"

#include <algorithm>
#include <string>
#include <utility>

namespace raft {

namespace {

using Groups = std::vector<std::vector<NodeId>>;

std::string textOf(const Groups &groups)
{
    std::string text;
    for (const std::vector<NodeId> &group : groups) {
        text += text.empty() ? "{" : " | {";
        for (std::size_t i = 0; i < group.size(); ++i)
            text += (i == 0 ? "" : " ") + named(group[i]);
        text += "}";
    }
    return text;
}

bool holds(const std::vector<NodeId> &group, NodeId id)
{
    return std::find(group.begin(), group.end(), id) != group.end();
}

// The groups as they are in force: sorted, and a server in none of them is alone.
Groups completed(Groups groups, const SimulationState &state)
{
    std::erase_if(groups, [](const std::vector<NodeId> &group) { return group.empty(); });
    for (std::vector<NodeId> &group : groups)
        std::sort(group.begin(), group.end());
    for (const std::optional<SimulatedServer> &server : state.servers) {
        const auto holdsIt = [&server](const std::vector<NodeId> &group) { return holds(group, server->id); };
        if (server && std::none_of(groups.begin(), groups.end(), holdsIt))
            groups.push_back({server->id});
    }
    return groups;
}

bool together(const Groups &groups, NodeId a, NodeId b)
{
    return std::any_of(groups.begin(), groups.end(), [a, b](const std::vector<NodeId> &group) {
        return holds(group, a) && holds(group, b);
    });
}

} // namespace

EventNumber NetworkActions::write(NodeId from, NodeId to, LinkChange change)
{
    return m_engine.events.write(EventKind::LinkChanged, from, to, 0, static_cast<std::uint8_t>(change));
}

void NetworkActions::write(NodeId from, NodeId to, LinkChange change, std::string text)
{
    Event event = eventAt(EventKind::LinkChanged, from);
    event.other = small(to);
    event.detail = static_cast<std::uint8_t>(change);
    m_engine.events.write(event, std::move(text));
}

// ---- Split, Heal

std::string NetworkActions::obstacle(const action::Split &split, const Preconditions &must)
{
    std::vector<NodeId> seen;
    for (const std::vector<NodeId> &group : split.groups) {
        for (const NodeId id : group) {
            if (std::string problem = must.exist(id); !problem.empty())
                return problem;
            if (holds(seen, id))
                return phrase("%1 is in two groups.", {named(id)});
            seen.push_back(id);
        }
    }
    return seen.empty() ? phrase("No group is named.") : std::string();
}

void NetworkActions::perform(const action::Split &split)
{
    SimulationState &state = m_engine.state;
    state.network.groups = completed(split.groups, state);
    const EventNumber cause =
        m_engine.events.write(eventAt(EventKind::NetworkSplit), textOf(state.network.groups));
    for (const std::optional<SimulatedServer> &from : state.servers) {
        for (const std::optional<SimulatedServer> &to : state.servers) {
            if (!from || !to || from->id == to->id)
                continue;
            Link &link = state.network.link(from->id, to->id);
            link.cut = !together(state.network.groups, from->id, to->id);
            if (link.cut)
                m_engine.traffic.discardOnLink(from->id, to->id, cause);
        }
    }
}

std::string NetworkActions::obstacle(const action::Heal &, const Preconditions &)
{
    return {};
}

void NetworkActions::perform(const action::Heal &)
{
    m_engine.events.write(EventKind::NetworkHealed);
    m_engine.state.network.groups.clear();
    for (Link &link : m_engine.state.network.links()) {
        link.cut = link.held = false;
        link.delay = {};
        link.lossPerMillion = 0;
    }
    m_engine.traffic.releaseAll();
}

// ---- CutLink, OpenLink

std::string NetworkActions::obstacle(const action::CutLink &cut, const Preconditions &must)
{
    if (std::string problem = must.linked(cut.from, cut.to); !problem.empty())
        return problem;
    return must.link(cut.from, cut.to).cut
               ? phrase("The link %1 is already cut.", {Preconditions::nameOfLink(cut.from, cut.to)})
               : std::string();
}

void NetworkActions::perform(const action::CutLink &cut)
{
    m_engine.state.network.link(cut.from, cut.to).cut = true;
    m_engine.traffic.discardOnLink(cut.from, cut.to, write(cut.from, cut.to, LinkChange::Cut));
}

std::string NetworkActions::obstacle(const action::OpenLink &open, const Preconditions &must)
{
    if (std::string problem = must.linked(open.from, open.to); !problem.empty())
        return problem;
    return must.link(open.from, open.to).cut
               ? std::string()
               : phrase("The link %1 is not cut.", {Preconditions::nameOfLink(open.from, open.to)});
}

void NetworkActions::perform(const action::OpenLink &open)
{
    write(open.from, open.to, LinkChange::Opened);
    m_engine.state.network.link(open.from, open.to).cut = false;
    if (!together(m_engine.state.network.groups, open.from, open.to))
        m_engine.state.network.groups.clear(); // The split is no longer what its groups say.
}

// ---- HoldLink, ReleaseLink

std::string NetworkActions::obstacle(const action::HoldLink &hold, const Preconditions &must)
{
    if (std::string problem = must.linked(hold.from, hold.to); !problem.empty())
        return problem;
    return must.link(hold.from, hold.to).held
               ? phrase("The link %1 is already held.", {Preconditions::nameOfLink(hold.from, hold.to)})
               : std::string();
}

void NetworkActions::perform(const action::HoldLink &hold)
{
    write(hold.from, hold.to, LinkChange::Held);
    m_engine.state.network.link(hold.from, hold.to).held = true;
    m_engine.traffic.holdOnLink(hold.from, hold.to);
}

std::string NetworkActions::obstacle(const action::ReleaseLink &release, const Preconditions &must)
{
    if (std::string problem = must.linked(release.from, release.to); !problem.empty())
        return problem;
    const auto waits = [&release](const InFlightMessage &flight) {
        return flight.state == InFlightMessage::State::Held && flight.message.from == release.from &&
               flight.message.to == release.to;
    };
    const std::vector<InFlightMessage> &flights = must.state().network.flights();
    return must.link(release.from, release.to).held || std::any_of(flights.begin(), flights.end(), waits)
               ? std::string()
               : phrase("Nothing is held on the link %1.",
                        {Preconditions::nameOfLink(release.from, release.to)});
}

void NetworkActions::perform(const action::ReleaseLink &release)
{
    write(release.from, release.to, LinkChange::Released);
    m_engine.state.network.link(release.from, release.to).held = false;
    m_engine.traffic.releaseOnLink(release.from, release.to);
}

// ---- SlowLink, LoseOnLink, SetNetwork

std::string NetworkActions::obstacle(const action::SlowLink &slow, const Preconditions &must)
{
    if (std::string problem = must.linked(slow.from, slow.to); !problem.empty())
        return problem;
    return badTime(slow.delay, ofDelay);
}

void NetworkActions::perform(const action::SlowLink &slow)
{
    write(slow.from, slow.to, LinkChange::Slowed, composedMilliseconds(slow.delay));
    m_engine.state.network.link(slow.from, slow.to).delay = slow.delay;
}

std::string NetworkActions::obstacle(const action::LoseOnLink &lose, const Preconditions &must)
{
    if (std::string problem = must.linked(lose.from, lose.to); !problem.empty())
        return problem;
    return lose.perMillion > 1'000'000 ? phrase("More than everything cannot be lost.") : std::string();
}

void NetworkActions::perform(const action::LoseOnLink &lose)
{
    write(lose.from, lose.to, LinkChange::MadeLossy, composedPercent(lose.perMillion));
    m_engine.state.network.link(lose.from, lose.to).lossPerMillion = lose.perMillion;
}

std::string NetworkActions::obstacle(const action::SetNetwork &set, const Preconditions &)
{
    return problemOf(set.dials);
}

void NetworkActions::perform(const action::SetNetwork &set)
{
    m_engine.events.writeDial(NodeId{}, composed("latency %1 to %2, loss %3, duplicates %4",
                                                 {composedMilliseconds(set.dials.latencyMin),
                                                  composedMilliseconds(set.dials.latencyMax),
                                                  composedPercent(set.dials.lossPerMillion),
                                                  composedPercent(set.dials.duplicationPerMillion)}));
    m_engine.state.network.dials = set.dials;
}

} // namespace raft
