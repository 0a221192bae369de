#include "raftcore/cluster/wording.h"
#include "raftcore/scenario/acts.h"

#include <algorithm>

/// What commands ask of servers.
namespace raft {

using namespace command;

namespace {

/// A membership with the change made.
Membership changed(Membership target, const ChangeMembers &change)
{
    target.outgoing.clear();
    const auto without = [](std::vector<NodeId> &ids, NodeId one) { std::erase(ids, one); };
    if (change.kind == ChangeMembers::Kind::Joint) {
        target.voters = change.members;
        if (!change.learners.empty())
            target.learners = change.learners;
    }
    for (const NodeId member : change.members) {
        without(target.learners, member);
        if (change.kind == ChangeMembers::Kind::Joint)
            continue;
        without(target.voters, member);
        if (change.kind == ChangeMembers::Kind::AddVoter)
            target.voters.push_back(member);
        if (change.kind == ChangeMembers::Kind::AddLearner)
            target.learners.push_back(member);
    }
    std::sort(target.voters.begin(), target.voters.end());
    std::sort(target.learners.begin(), target.learners.end());
    return target;
}

void forgetLatest(ScenarioMemory &memory)
{
    memory.latestOperation.reset();
    memory.latestAccepted.reset();
    memory.latestRequest.reset();
    memory.latestRefusal.clear();
}

void submit(ServerName server, const std::variant<StoreCommand, Get> &what, RunContext &run)
{
    forgetLatest(run.memory);
    const auto id = run.find(server);
    if (!id)
        return;
    const ActionResult result = run.cluster().perform(action::Submit{*id, what});
    if (result.done())
        run.memory.latestOperation = result.subject;
    else // The server is down or stands still: it takes no requests.
        run.memory.latestAccepted = false;
}

/// A request of an administrator: makes it for the server that is asked.
struct Request {
    std::function<Action(NodeId asked, const ClusterView &view)> make;
    Time until{};           ///< By the clock, so long it is made again when it comes too early …
    bool mustCount = false; ///< … and then the scenario fails.
};

void ask(NodeId server, const Request &request, RunContext &run);

/// The refusal is not known at once: external servers tell it a moment later.
void awaitRefusal(NodeId server, const Request &request, RunContext &run)
{
    const Time next = std::min(request.until, run.cluster().now() + run.cluster().setup().server.heartbeat);
    run.passTime(next, {}, [server, request, &run](bool) {
        const ClusterView view = run.cluster().view();
        const std::string why = refusalOfLatest(run.cluster(), run.memory);
        if (why.empty() && run.cluster().isQuiescent())
            return;
        if (run.cluster().now() >= request.until)
            return run.fail("expected \"" + run.text() + "\" to be accepted, but it was refused: " + why);
        if (why.empty())
            return awaitRefusal(server, request, run);
        ask(view.leader() != nullptr ? view.leader()->id : server, request, run);
    });
}

/// By the clock, what comes too early waits until it is possible, and a server that does not lead passes it
/// on: real servers do the same. By hand it is refused at once, to show the rule.
void ask(NodeId server, const Request &request, RunContext &run)
{
    ScenarioMemory &memory = run.memory;
    const ClusterView view = run.cluster().view();
    const Action asked = request.make(server, view);
    const auto *transfer = std::get_if<action::Transfer>(&asked);
    const ServerView *present = view.server(server);
    const bool isDone = !view.manual && transfer != nullptr && transfer->target == server &&
                        present != nullptr && present->isLeader();
    const ActionResult result = isDone ? ActionResult{} : run.cluster().perform(asked);
    memory.latestAccepted = result.done() && !result.refused;
    memory.latestRequest = result.done() ? std::optional(result.subject) : std::nullopt;
    memory.latestRefusal = result.refused ? reasonOf(*result.refused) : result.problem;
    if (request.mustCount)
        return awaitRefusal(server, request, run);
    const bool mayCome = result.refused && *result.refused != Refusal::Invalid;
    if (view.manual || !mayCome || run.cluster().now() >= request.until)
        return;
    const Time next = std::min(request.until, run.cluster().now() + run.cluster().setup().server.heartbeat);
    run.passTime(next, {}, [server, request, &run](bool) {
        const ClusterView later = run.cluster().view();
        ask(later.leader() != nullptr ? later.leader()->id : server, request, run);
    });
}

Time patience(const RunContext &run)
{
    constexpr int electionTimeouts = 10;
    return run.cluster().now() + electionTimeouts * run.electionTimeout();
}

} // namespace

void act(const WriteKey &write, RunContext &run)
{
    submit(write.server, write.command, run);
}

void act(const ReadKey &read, RunContext &run)
{
    submit(read.server, read.what, run);
    run.memory.reads[read.name] = run.memory.latestOperation.value_or(0);
}

void act(const ChangeMembers &change, RunContext &run)
{
    const auto id = run.find(change.server);
    if (!id)
        return;
    run.memory.latestOperation.reset();
    Request request;
    request.make = [change](NodeId asked, const ClusterView &view) {
        const ServerView *server = view.server(asked);
        return action::Change{asked, changed(server != nullptr ? server->membership : Membership{}, change),
                              change.kind == ChangeMembers::Kind::Joint};
    };
    request.mustCount = change.untilAccepted.has_value();
    request.until = change.untilAccepted ? run.cluster().now() + *change.untilAccepted : patience(run);
    ask(*id, request, run);
}

void act(const HandOver &handOver, RunContext &run)
{
    const auto server = run.find(handOver.server);
    const auto target = handOver.target ? run.find(*handOver.target) : std::nullopt;
    if (!server || (handOver.target && !target))
        return;
    run.memory.latestOperation.reset();
    const auto make = [target](NodeId asked, const ClusterView &) { return action::Transfer{asked, target}; };
    ask(*server, {make, patience(run), false}, run);
}

} // namespace raft
