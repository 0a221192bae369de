#include "raftcore/cluster/wording.h"
#include "raftcore/simulation/engine.h"

#include <algorithm>
#include <string>

/// Why an action would do nothing: everything that comes from outside is checked here, once, so that the
/// engine can rely on it.
namespace raft {

namespace {

bool validId(NodeId id)
{
    return id.value >= 1 && id.value <= highestServerId;
}

class Obstacle {
public:
    explicit Obstacle(const SimulationState &state) : m_state(state) {}

    std::string operator()(const action::Crash &crash) const
    {
        if (std::string problem = unknown(crash.server); !problem.empty())
            return problem;
        return is(crash.server, Liveness::Crashed) ? named(crash.server) + " is already down."
                                                   : std::string();
    }
    std::string operator()(const action::Restart &restart) const
    {
        if (std::string problem = unknown(restart.server); !problem.empty())
            return problem;
        return is(restart.server, Liveness::Crashed) ? std::string()
                                                     : named(restart.server) + " is not down.";
    }
    std::string operator()(const action::Pause &pause) const { return notUp(pause.server); }
    std::string operator()(const action::Resume &resume) const
    {
        if (std::string problem = unknown(resume.server); !problem.empty())
            return problem;
        return is(resume.server, Liveness::Paused) ? std::string() : named(resume.server) + " is not paused.";
    }
    std::string operator()(const action::Join &join) const
    {
        if (!validId(join.server))
            return "A server's number is between 1 and " + std::to_string(highestServerId) + ".";
        return m_state.exists(join.server) ? named(join.server) + " is already there." : std::string();
    }
    std::string operator()(const action::ForceTimeout &force) const
    {
        if (std::string problem = notUp(force.server); !problem.empty())
            return problem;
        return leads(force.server) ? named(force.server) + " is the leader and has no election timer."
                                   : std::string();
    }
    std::string operator()(const action::SendHeartbeat &heartbeat) const
    {
        if (std::string problem = notUp(heartbeat.server); !problem.empty())
            return problem;
        return leads(heartbeat.server)
                   ? std::string()
                   : named(heartbeat.server) + " is not a leader and sends no heartbeats.";
    }
    std::string operator()(const action::PassElectionTimeout &pass) const
    {
        if (pass.servers.empty())
            return "No server is named.";
        for (const NodeId id : pass.servers) {
            if (std::string problem = notUp(id); !problem.empty())
                return problem;
        }
        return {};
    }

    std::string operator()(const action::Split &split) const
    {
        std::vector<NodeId> seen;
        for (const std::vector<NodeId> &group : split.groups) {
            for (const NodeId id : group) {
                if (std::string problem = unknown(id); !problem.empty())
                    return problem;
                if (std::find(seen.begin(), seen.end(), id) != seen.end())
                    return named(id) + " is in two groups.";
                seen.push_back(id);
            }
        }
        return seen.empty() ? "No group is named." : std::string();
    }
    std::string operator()(const action::Heal &) const { return {}; }
    std::string operator()(const action::CutLink &cut) const
    {
        if (std::string problem = noLink(cut.from, cut.to); !problem.empty())
            return problem;
        return link(cut.from, cut.to).cut ? between(cut.from, cut.to) + " is already cut." : std::string();
    }
    std::string operator()(const action::OpenLink &open) const
    {
        if (std::string problem = noLink(open.from, open.to); !problem.empty())
            return problem;
        return link(open.from, open.to).cut ? std::string() : between(open.from, open.to) + " is not cut.";
    }
    std::string operator()(const action::HoldLink &hold) const
    {
        if (std::string problem = noLink(hold.from, hold.to); !problem.empty())
            return problem;
        return link(hold.from, hold.to).held ? between(hold.from, hold.to) + " is already held."
                                             : std::string();
    }
    std::string operator()(const action::ReleaseLink &release) const
    {
        if (std::string problem = noLink(release.from, release.to); !problem.empty())
            return problem;
        const auto waits = [&release](const InFlightMessage &flight) {
            return flight.state == InFlightMessage::State::Held && flight.message.from == release.from &&
                   flight.message.to == release.to;
        };
        const std::vector<InFlightMessage> &flights = m_state.network.flights();
        return link(release.from, release.to).held || std::any_of(flights.begin(), flights.end(), waits)
                   ? std::string()
                   : "Nothing is held on " + between(release.from, release.to) + ".";
    }
    std::string operator()(const action::SlowLink &slow) const
    {
        if (std::string problem = noLink(slow.from, slow.to); !problem.empty())
            return problem;
        return badTime(slow.delay, "delay");
    }
    std::string operator()(const action::LoseOnLink &lose) const
    {
        if (std::string problem = noLink(lose.from, lose.to); !problem.empty())
            return problem;
        return lose.perMillion > 1'000'000 ? "More than everything cannot be lost." : std::string();
    }
    std::string operator()(const action::SetNetwork &set) const { return problemOf(set.dials); }

    std::string operator()(const action::Deliver &deliver) const
    {
        const InFlightMessage *flight = find(deliver.message);
        if (flight == nullptr)
            return noMessage(deliver.message);
        if (flight->state == InFlightMessage::State::Lost)
            return "Message " + std::to_string(deliver.message) + " is lost.";
        return notUp(flight->message.to);
    }
    std::string operator()(const action::Drop &drop) const
    {
        return find(drop.message) == nullptr ? noMessage(drop.message) : std::string();
    }
    std::string operator()(const action::Duplicate &duplicate) const
    {
        return (*this)(action::Deliver{duplicate.message});
    }
    std::string operator()(const action::HoldMessage &hold) const
    {
        const InFlightMessage *flight = find(hold.message);
        if (flight == nullptr)
            return noMessage(hold.message);
        const bool moves = flight->state == InFlightMessage::State::Travels ||
                           flight->state == InFlightMessage::State::Waits;
        return moves ? std::string() : "Message " + std::to_string(hold.message) + " does not move.";
    }
    std::string operator()(const action::DelayMessage &delay) const
    {
        const InFlightMessage *flight = find(delay.message);
        if (flight == nullptr)
            return noMessage(delay.message);
        if (flight->state != InFlightMessage::State::Travels)
            return "Message " + std::to_string(delay.message) + " does not travel by itself.";
        return badTime(delay.by, "delay");
    }
    std::string operator()(const action::Inject &inject) const
    {
        const Message &message = inject.message;
        if (!validId(message.from))
            return "The sender's number is between 1 and " + std::to_string(highestServerId) + ".";
        const auto *snapshot = std::get_if<InstallSnapshot>(&message.body);
        if (snapshot != nullptr && !snapshot->membership)
            return "The snapshot names no membership.";
        return notUp(message.to);
    }

    std::string operator()(const action::SetDisk &set) const
    {
        if (std::string problem = notUp(set.server); !problem.empty())
            return problem;
        if (m_state.server(set.server).diskManual != set.manual)
            return {};
        return "The disk of " + named(set.server) + " is already " + (set.manual ? "manual." : "automatic.");
    }
    std::string operator()(const action::Sync &sync) const
    {
        if (std::string problem = notUp(sync.server); !problem.empty())
            return problem;
        return m_state.server(sync.server).unsynced.empty()
                   ? "Everything of " + named(sync.server) + " is synced."
                   : std::string();
    }
    std::string operator()(const action::CompactLog &compact) const
    {
        if (std::string problem = notUp(compact.server); !problem.empty())
            return problem;
        const Node &node = m_state.server(compact.server).node();
        return node.applied() <= node.log().base().index ? named(compact.server) + " has nothing to compact."
                                                         : std::string();
    }

    std::string operator()(const action::SlowDisk &slow) const
    {
        std::string problem = unknown(slow.server);
        return problem.empty() ? badTime(slow.delay, "delay") : problem;
    }
    std::string operator()(const action::DriftClock &drifts) const
    {
        constexpr std::int32_t most = 500'000;
        if (std::string problem = unknown(drifts.server); !problem.empty())
            return problem;
        return drifts.perMillion < -most || drifts.perMillion > most
                   ? "A clock runs at most 50 % fast or slow."
                   : std::string();
    }

    std::string operator()(const action::Submit &submit) const { return notUp(submit.server); }
    std::string operator()(const action::SubmitBatch &submit) const
    {
        if (m_state.external)
            return "Real servers take one request after the other.";
        return submit.commands.empty() ? "No write is named." : notUp(submit.server);
    }
    std::string operator()(const action::Change &change) const
    {
        for (const NodeId id : change.target.everyone()) {
            if (!validId(id))
                return "A server's number is between 1 and " + std::to_string(highestServerId) + ".";
        }
        return notUp(change.server);
    }
    std::string operator()(const action::Transfer &transfer) const { return notUp(transfer.server); }
    std::string operator()(const action::TurnOffRule &turnOff) const
    {
        if (turnOff.rule >= Rule::Count)
            return "There is no such rule.";
        return m_state.config.rules.holds(turnOff.rule)
                   ? std::string()
                   : std::string(name(turnOff.rule)) + " is already off.";
    }
    std::string operator()(const action::Mark &) const { return {}; }
    std::string operator()(const action::SetManual &set) const
    {
        if (set.manual != m_state.manual)
            return {};
        return set.manual ? "Delivery is manual already." : "Time passes by itself already.";
    }
    std::string operator()(const action::SetDiskTime &set) const
    {
        if (std::string problem = badTime(set.least, "disk"); !problem.empty())
            return problem;
        if (std::string problem = badTime(set.most, "disk"); !problem.empty())
            return problem;
        return set.least > set.most ? "The least time of a disk is longer than the most." : std::string();
    }
    std::string operator()(const action::WipeDisk &wipe) const { return noDiskHere(wipe.server); }
    std::string operator()(const action::CopyDisk &copy) const { return noDiskHere(copy.server); }
    std::string operator()(const action::RestoreDisk &restore) const
    {
        if (std::string problem = noDiskHere(restore.server); !problem.empty())
            return problem;
        return m_state.server(restore.server).diskCopy
                   ? std::string()
                   : "There is no copy of the disk of " + named(restore.server) + ".";
    }
    std::string operator()(const action::StaggerTimers &) const
    {
        if (m_state.manual)
            return "With manual delivery no timer runs.";
        const auto waits = [](const std::optional<SimulatedServer> &server) {
            return server && server->up() && !server->node().isLeader();
        };
        return std::any_of(m_state.servers.begin(), m_state.servers.end(), waits)
                   ? std::string()
                   : "No server has an election timer that runs.";
    }
    std::string operator()(const action::Introduce &introduce) const
    {
        return validId(introduce.server->node().id()) ? isExternal() : "There is no room for such a server.";
    }
    std::string operator()(const action::Retell &retell) const
    {
        if (std::string problem = unknown(retell.step->server); !problem.empty())
            return problem;
        if (is(retell.step->server, Liveness::Crashed))
            return named(retell.step->server) + " is down.";
        const auto *done = std::get_if<WriteDone>(&retell.step->what);
        if (done != nullptr && done->id > m_state.server(retell.step->server).node().lastWrite())
            return named(retell.step->server) + " has never asked for that write.";
        return isExternal();
    }
    std::string operator()(const action::Return &) const { return isExternal(); }
    std::string operator()(const action::GoOnHere &) const { return isExternal(); }

private:
    std::string isExternal() const
    {
        return m_state.external ? std::string() : "The servers live here already.";
    }
    std::string unknown(NodeId id) const
    {
        return m_state.exists(id) ? std::string() : "There is no " + named(id) + ".";
    }
    std::string noDiskHere(NodeId id) const
    {
        if (std::string problem = unknown(id); !problem.empty())
            return problem;
        return m_state.external ? "The disk of " + named(id) + " is a real one." : std::string();
    }
    std::string notUp(NodeId id) const
    {
        if (std::string problem = unknown(id); !problem.empty())
            return problem;
        if (is(id, Liveness::Crashed))
            return named(id) + " is down.";
        return is(id, Liveness::Paused) ? named(id) + " is paused." : std::string();
    }
    std::string noLink(NodeId from, NodeId to) const
    {
        if (std::string problem = unknown(from); !problem.empty())
            return problem;
        if (std::string problem = unknown(to); !problem.empty())
            return problem;
        return from == to ? "There is no link from " + named(from) + " to itself." : std::string();
    }
    static std::string between(NodeId from, NodeId to)
    {
        return "The link " + named(from) + " → " + named(to);
    }
    static std::string noMessage(std::uint64_t id)
    {
        return "Message " + std::to_string(id) + " is not on its way.";
    }
    bool is(NodeId id, Liveness liveness) const { return m_state.server(id).liveness == liveness; }
    bool leads(NodeId id) const { return m_state.server(id).node().isLeader(); }
    const Link &link(NodeId from, NodeId to) const { return m_state.network.link(from, to); }
    const InFlightMessage *find(std::uint64_t id) const
    {
        const std::size_t place = m_state.network.placeOf(id);
        const std::vector<InFlightMessage> &flights = m_state.network.flights();
        return place < flights.size() ? &flights[place] : nullptr;
    }

    const SimulationState &m_state;
};

} // namespace

std::string badTime(Time time, const char *what)
{
    if (time < Time{})
        return std::string("A ") + what + " cannot be negative.";
    return time > longestTime ? std::string("A ") + what + " cannot be longer than a day." : std::string();
}

std::string problemOf(const NetworkDials &dials)
{
    if (std::string problem = badTime(dials.latencyMin, "latency"); !problem.empty())
        return problem;
    if (std::string problem = badTime(dials.latencyMax, "latency"); !problem.empty())
        return problem;
    if (dials.latencyMin > dials.latencyMax)
        return "The least latency is longer than the most.";
    if (dials.lossPerMillion > 1'000'000)
        return "More than everything cannot be lost.";
    return dials.duplicationPerMillion > 1'000'000 ? "More than everything cannot be doubled."
                                                   : std::string();
}

std::string obstacleTo(const Action &action, const SimulationState &state)
{
    return std::visit(Obstacle(state), action);
}

} // namespace raft
