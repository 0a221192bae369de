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
        if (setup.byHand)
            return "real processes always run by the clock: write \"cluster N clock\"";
        if (!setup.learners.empty())
            return "real processes start as voters: let a learner join later";
        if (setup.server.leaseReads)
            return "real servers ask a majority before they answer a read";
        if (setup.server.maxInflight != usual.maxInflight || setup.server.maxBatch != usual.maxBatch ||
            setup.server.maxApply != usual.maxApply)
            return "the windows and batches of real servers are fixed";
        return {};
    }
    std::string operator()(const OnDisk &) const { return "real processes start with empty disks"; }
    std::string operator()(const RuleOff &) const { return "real servers keep every rule"; }
    std::string operator()(const command::PassElectionTimeout &) const { return clocks(); }
    std::string operator()(const Soak &) const { return clocks(); }
    std::string operator()(const OnServer &command) const
    {
        const bool disk = command.act == ServerAct::ManualDisk || command.act == ServerAct::Sync;
        return disk ? "the disks of real servers sync by themselves" : "";
    }
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
    static std::string clocks() { return "nobody sets the clocks of real servers"; }
    static std::string messages() { return "nobody holds the messages of real servers in his hands"; }
    static std::string links(LinkAct act)
    {
        return act == LinkAct::Hold || act == LinkAct::Release ? messages() : "";
    }
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

} // namespace raft
