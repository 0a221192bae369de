#include "raftcore/cluster/action.h"

#include "raftcore/cluster/event.h"
#include "raftcore/cluster/wording.h"

namespace raft {

namespace {

std::string between(NodeId from, NodeId to)
{
    return named(from) + "→" + named(to);
}

std::string listed(const std::vector<NodeId> &ids)
{
    std::string text;
    for (const NodeId id : ids)
        text += (text.empty() ? "" : " ") + named(id);
    return text;
}

std::string numbered(const char *verb, std::uint64_t message)
{
    return std::string(verb) + " message " + std::to_string(message);
}

struct Words {
    std::string operator()(const action::Crash &what) const
    {
        return "crash " + named(what.server) +
               (what.written == 0 ? std::string()
                                  : " with " + std::to_string(what.written) + " writes more on its disk");
    }
    std::string operator()(const action::Restart &what) const { return "restart " + named(what.server); }
    std::string operator()(const action::Pause &what) const { return "pause " + named(what.server); }
    std::string operator()(const action::Resume &what) const { return "resume " + named(what.server); }
    std::string operator()(const action::Join &what) const { return "join " + named(what.server); }
    std::string operator()(const action::ForceTimeout &what) const
    {
        return "time out " + named(what.server);
    }
    std::string operator()(const action::SendHeartbeat &what) const
    {
        return "heartbeat of " + named(what.server);
    }
    std::string operator()(const action::PassElectionTimeout &what) const
    {
        return "an election timeout passes for " + listed(what.servers);
    }
    std::string operator()(const action::Split &what) const
    {
        std::string text = "split";
        for (std::size_t i = 0; i < what.groups.size(); ++i)
            text += (i == 0 ? " {" : " | {") + listed(what.groups[i]) + "}";
        return text;
    }
    std::string operator()(const action::Heal &) const { return "heal"; }
    std::string operator()(const action::CutLink &what) const { return "cut " + between(what.from, what.to); }
    std::string operator()(const action::OpenLink &what) const
    {
        return "open " + between(what.from, what.to);
    }
    std::string operator()(const action::HoldLink &what) const
    {
        return "hold " + between(what.from, what.to);
    }
    std::string operator()(const action::ReleaseLink &what) const
    {
        return "release " + between(what.from, what.to);
    }
    std::string operator()(const action::SlowLink &what) const
    {
        return "slow " + between(what.from, what.to) + " by " + milliseconds(what.delay);
    }
    std::string operator()(const action::LoseOnLink &what) const
    {
        return "lose " + percent(what.perMillion) + " on " + between(what.from, what.to);
    }
    std::string operator()(const action::SetNetwork &what) const
    {
        return "latency " + milliseconds(what.dials.latencyMin) + " to " +
               milliseconds(what.dials.latencyMax) + ", loss " + percent(what.dials.lossPerMillion);
    }
    std::string operator()(const action::Deliver &what) const { return numbered("deliver", what.message); }
    std::string operator()(const action::Drop &what) const { return numbered("drop", what.message); }
    std::string operator()(const action::Duplicate &what) const { return numbered("double", what.message); }
    std::string operator()(const action::HoldMessage &what) const { return numbered("hold", what.message); }
    std::string operator()(const action::DelayMessage &what) const
    {
        return numbered("delay", what.message) + " by " + milliseconds(what.by);
    }
    std::string operator()(const action::Inject &what) const
    {
        return std::string("inject ") + name(typeOf(what.message)) + " " +
               between(what.message.from, what.message.to);
    }
    std::string operator()(const action::SetDisk &what) const
    {
        return "disk of " + named(what.server) + (what.manual ? " manual" : " automatic");
    }
    std::string operator()(const action::Sync &what) const { return "sync " + named(what.server); }
    std::string operator()(const action::CompactLog &what) const { return "compact " + named(what.server); }
    std::string operator()(const action::SlowDisk &what) const
    {
        return "slow the disk of " + named(what.server) + " by " + milliseconds(what.delay);
    }
    std::string operator()(const action::DriftClock &what) const
    {
        return "clock of " + named(what.server) + " " + drift(what.perMillion);
    }
    std::string operator()(const action::Submit &what) const
    {
        const std::string to = " at " + named(what.server);
        if (const auto *command = std::get_if<StoreCommand>(&what.what))
            return "write " + summary(command->change) + to;
        const Get &get = std::get<Get>(what.what);
        return (get.linearizable ? "read " : "get ") + get.key + to;
    }
    std::string operator()(const action::SubmitBatch &what) const
    {
        std::string text = "write";
        const char *before = " ";
        for (const StoreCommand &command : what.commands) {
            text += before + summary(command.change);
            before = ", ";
        }
        return text + " together at " + named(what.server);
    }
    std::string operator()(const action::Change &what) const
    {
        return std::string("change membership") + (what.joint ? " jointly" : "") + " to {" +
               listed(what.target.everyone()) + "} at " + named(what.server);
    }
    std::string operator()(const action::Transfer &what) const
    {
        return "transfer leadership of " + named(what.server) +
               (what.target ? " to " + named(*what.target) : std::string());
    }
    std::string operator()(const action::TurnOffRule &what) const
    {
        return "turn off the rule " + std::string(name(what.rule));
    }
    std::string operator()(const action::Mark &what) const { return "mark " + what.name; }
    std::string operator()(const action::SetManual &what) const
    {
        return what.manual ? "switch to manual delivery" : "let time pass by itself";
    }
    std::string operator()(const action::SetDiskTime &what) const
    {
        return "disks take " + milliseconds(what.least) + " to " + milliseconds(what.most);
    }
    std::string operator()(const action::WipeDisk &what) const
    {
        return "wipe the disk of " + named(what.server);
    }
    std::string operator()(const action::CopyDisk &what) const
    {
        return "copy the disk of " + named(what.server);
    }
    std::string operator()(const action::RestoreDisk &what) const
    {
        return "put the copy back on the disk of " + named(what.server);
    }
    std::string operator()(const action::StaggerTimers &) const { return "re-draw the election timers"; }
    std::string operator()(const action::Introduce &what) const
    {
        return "introduce " + named(what.server->node().id());
    }
    std::string operator()(const action::Retell &what) const
    {
        return "retell a step of " + named(what.step->server);
    }
    std::string operator()(const action::Return &what) const
    {
        return "answer operation " + std::to_string(what.operation);
    }
    std::string operator()(const action::GoOnHere &) const { return "go on in simulation"; }
};

} // namespace

std::string describe(const Action &action)
{
    return std::visit(Words{}, action);
}

} // namespace raft
