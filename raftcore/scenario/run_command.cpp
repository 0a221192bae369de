#include "raftcore/scenario/acts.h"

namespace raft {

using namespace command;

namespace {

/// The commands that are no more than an action, and the way to the others.
struct Carry {
    RunContext &run;

    void operator()(const RuleOff &rule) const { run.perform(action::TurnOffRule{rule.rule}); }
    void operator()(const command::PassElectionTimeout &pass) const
    {
        run.perform(action::PassElectionTimeout{pass.servers});
    }
    void operator()(const Wait &wait) const { run.passTime(run.cluster().now() + wait.duration); }
    void operator()(const Run &) const { deliverAll(run); }
    void operator()(const Expect &expected) const { expect(expected.condition, run); }
    void operator()(const Mark &mark) const { run.perform(action::Mark{mark.name}); }
    template <class Act>
    requires requires(const Act &command, RunContext &context) { act(command, context); }
    void operator()(const Act &command) const { act(command, run); }
    /// What sets up a cluster, and what is for people, is the runner's.
    template <class Other>
    void operator()(const Other &) const
    {
    }
};

} // namespace

void carryOut(const ScenarioAct &act, RunContext &run)
{
    const bool looks = std::holds_alternative<Expect>(act) || std::holds_alternative<Mark>(act);
    if (!looks && run.inRealTime() && run.isManual())
        run.perform(action::SetManual{false}); // Until now the servers have held still.
    std::visit(Carry{run}, act);
}

void settle(RunContext &run)
{
    constexpr int patience = 3; // Election timeouts: a request may wait for a leader.
    if (!run.failed() && run.hasCluster() && !run.cluster().isQuiescent())
        run.passTime(run.cluster().now() + patience * run.electionTimeout(),
                     [&run] { return run.cluster().isQuiescent(); });
}

} // namespace raft
