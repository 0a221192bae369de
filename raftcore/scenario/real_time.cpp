#include "raftcore/scenario/real_time.h"

#include <algorithm>
#include <string>

namespace raft {

using namespace command;

namespace {

/// Why real processes cannot do it; empty when they can.
struct Obstacle {
    std::string operator()(const SetUp &setUp) const
    {
        const ClusterSetup &setup = setUp.setup;
        const Config usual;
        if (setup.manual)
            return "real processes always run by the clock: write \"cluster N clock\"";
        if (!setup.learners.empty())
            return "real processes start as voters: let a learner join later";
        if (setup.server.leaseReads)
            return "real servers ask a majority before they answer a read";
        if (setup.server.maxInflight != usual.maxInflight || setup.server.maxBatch != usual.maxBatch ||
            setup.server.maxApply != usual.maxApply || setup.server.maxPending != usual.maxPending ||
            setup.server.snapshotChunk != usual.snapshotChunk ||
            setup.server.keptBehindSnapshot != usual.keptBehindSnapshot)
            return "the windows and batches of real servers are fixed";
        if (setUp.drift > 0)
            return clocks();
        return {};
    }
    std::string operator()(const OnDisk &server) const
    {
        if (server.options)
            return "real servers all start with the options of their cluster";
        return server.empty ? clocks() : "real processes start with empty disks";
    }
    std::string operator()(const RuleOff &) const { return "real servers keep every rule"; }
    std::string operator()(const command::PassElectionTimeout &) const { return clocks(); }
    std::string operator()(const Soak &) const { return clocks(); }
    std::string operator()(const OnServer &command) const
    {
        const bool files = command.act == ServerAct::Wipe || command.act == ServerAct::Backup ||
                           command.act == ServerAct::Restore;
        if (files)
            return "the disks of real servers are directories: stop the server, and copy or remove its files";
        const bool disk = command.act == ServerAct::ManualDisk || command.act == ServerAct::Sync;
        return disk ? disks() : "";
    }
    std::string operator()(const SyncOldest &) const { return disks(); }
    std::string operator()(const CompactTo &) const
    {
        return "real servers compact up to what they have applied: write \"compact n\"";
    }
    std::string operator()(const LoseType &) const { return messages(); }
    std::string operator()(const ChangeMembers &change) const
    {
        return change.kind == ChangeMembers::Kind::Joint ? "real servers change one member at a time" : "";
    }
    std::string operator()(const Run &) const { return messages(); }
    std::string operator()(const OnMessages &) const { return messages(); }
    std::string operator()(const Inject &) const { return messages(); }
    std::string operator()(const OnLink &link) const { return links(link.act); }
    std::string operator()(const OnAllLinks &links) const { return this->links(links.act); }
    template <class Other>
    std::string operator()(const Other &) const
    {
        return {};
    }

private:
    static std::string disks() { return "the disks of real servers sync by themselves"; }
    static std::string clocks() { return "the clocks of real servers cannot be set"; }
    static std::string messages() { return "the messages of real servers cannot be held"; }
    static std::string links(LinkAct act)
    {
        return act == LinkAct::Hold || act == LinkAct::Release ? messages() : "";
    }
};

/// Makes the times of commands longer; by how much, each cluster says.
class Stretch {
public:
    explicit Stretch(Time delay) : m_delay(delay) {}

    void operator()(SetUp &setUp)
    {
        constexpr int messages = 7; // So many, one after the other, in the shortest election timeout.
        Config &server = setUp.setup.server;
        m_from = server.electionMin;
        m_to = std::max(m_from, messages * m_delay);
        server.electionMin = stretched(server.electionMin);
        server.electionMax = stretched(server.electionMax);
        server.heartbeat = stretched(server.heartbeat);
        NetworkDials &network = setUp.setup.network;
        const NetworkDials usual;
        const bool isUsual = network.latencyMin == usual.latencyMin && network.latencyMax == usual.latencyMax;
        network.latencyMin = isUsual ? m_delay : std::max(m_delay, stretched(network.latencyMin));
        network.latencyMax = isUsual ? m_delay : std::max(network.latencyMin, stretched(network.latencyMax));
    }
    void operator()(Wait &wait) const { wait.duration = stretched(wait.duration); }
    void operator()(Until &until) const { until.within = stretched(until.within); }
    void operator()(Free &free) const { free.within = stretched(free.within); }
    void operator()(ChangeMembers &change) const
    {
        if (change.untilAccepted)
            change.untilAccepted = stretched(*change.untilAccepted);
    }
    void operator()(SlowLink &slow) const { slow.delay = stretched(slow.delay); }
    template <class Other>
    void operator()(Other &) const
    {
    }

private:
    Time stretched(Time time) const
    {
        const auto times = static_cast<double>(m_to.count()) / static_cast<double>(m_from.count());
        return Time{static_cast<Time::rep>(static_cast<double>(time.count()) * times)};
    }

    Time m_delay;
    Time m_from{1}; ///< What lasted so long …
    Time m_to{1};   ///< … lasts so long.
};

} // namespace

std::optional<ScenarioProblem> problemInRealTime(const Scenario &scenario)
{
    for (const ScenarioCommand &command : scenario.commands) {
        const std::string why = std::visit(Obstacle{}, command.act);
        if (!why.empty())
            return ScenarioProblem{scenario.file, command.line,
                                   "only a simulation can do \"" + command.text + "\": " + why};
    }
    return std::nullopt;
}

Scenario stretchedFor(Time delay, Scenario scenario)
{
    Stretch stretch(delay);
    if (delay > Time{})
        for (ScenarioCommand &command : scenario.commands)
            std::visit(stretch, command.act);
    return scenario;
}

} // namespace raft
