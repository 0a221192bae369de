#include "raftcore/scenario/acts.h"
#include "raftcore/scenario/crafted.h"

#include <algorithm>

/// What commands do to links and messages.
namespace raft {

using namespace command;

namespace {

constexpr std::size_t mostDeliveries = 1'000'000;

/// For one direction of a link, or for both.
template <class Link, class Do>
void eachWay(const Link &link, RunContext &run, Do each)
{
    const auto ends = run.findLink(link.from, link.to);
    if (ends)
        each(ends->first, ends->second);
    if (ends && link.bothWays)
        each(ends->second, ends->first);
}

/// The messages that are meant, of those that wait there, oldest first.
struct Choice {
    const std::vector<std::uint64_t> &waiting;

    std::vector<std::uint64_t> operator()(const OnMessages::Oldest &oldest) const
    {
        const std::size_t count = std::min<std::size_t>(oldest.count, waiting.size());
        return {waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(count)};
    }
    std::vector<std::uint64_t> operator()(const OnMessages::All &) const { return waiting; }
    std::vector<std::uint64_t> operator()(const OnMessages::Nth &nth) const
    {
        return nth.number <= waiting.size() ? std::vector{waiting[nth.number - 1]}
                                            : std::vector<std::uint64_t>{};
    }
    std::vector<std::uint64_t> operator()(const OnMessages::Newest &) const
    {
        return waiting.empty() ? std::vector<std::uint64_t>{} : std::vector{waiting.back()};
    }
};

/// So many messages have to be there.
std::size_t wanted(const OnMessages &command)
{
    if (const auto *oldest = std::get_if<OnMessages::Oldest>(&command.which))
        return oldest->count;
    return std::holds_alternative<OnMessages::All>(command.which) ? 0 : 1;
}

/// Whether the command may mean a message that chance will lose on its way: dropping it is dropping it
/// sooner.
bool reachesLost(const OnMessages &command)
{
    return command.act == MessageAct::Drop && (std::holds_alternative<OnMessages::Oldest>(command.which) ||
                                               std::holds_alternative<OnMessages::Nth>(command.which));
}

/// The messages of the command's link and type, oldest first; those that are lost anyway come last, if at
/// all.
std::vector<std::uint64_t> waitingMessages(const OnMessages &command, std::pair<NodeId, NodeId> ends,
                                           const ClusterView &view)
{
    std::vector<std::uint64_t> waiting;
    std::vector<std::uint64_t> lost;
    for (const MessageView &one : view.messages) {
        const bool isMeant = one.message.from == ends.first && one.message.to == ends.second &&
                             (!command.type || names(*command.type, typeOf(one.message)));
        if (isMeant)
            (one.fate == MessageFate::Lost ? lost : waiting).push_back(one.id);
    }
    if (reachesLost(command))
        waiting.insert(waiting.end(), lost.begin(), lost.end());
    return waiting;
}

Action actionOn(std::uint64_t message, MessageAct act)
{
    switch (act) {
    case MessageAct::Deliver: return action::Deliver{message};
    case MessageAct::Drop: return action::Drop{message};
    case MessageAct::Duplicate: break;
    }
    return action::Duplicate{message};
}

} // namespace

void act(const OnLink &link, RunContext &run)
{
    eachWay(link, run, [&](NodeId from, NodeId to) { changeLink(link.act, from, to, run); });
}

void act(const OnAllLinks &all, RunContext &run)
{
    if (all.act == LinkAct::Open) {
        run.loseNothing();
        run.perform(action::Heal{});
        return;
    }
    for (const LinkView &link : run.cluster().view().links)
        changeLink(all.act, link.from, link.to, run);
}

void act(const Split &split, RunContext &run)
{
    run.perform(action::Split{split.groups});
}

void act(const command::SlowLink &slow, RunContext &run)
{
    eachWay(slow, run, [&](NodeId from, NodeId to) { run.perform(action::SlowLink{from, to, slow.delay}); });
}

void act(const command::LoseOnLink &lose, RunContext &run)
{
    eachWay(lose, run, [&](NodeId from, NodeId to) {
        run.perform(action::LoseOnLink{from, to, lose.perMillion});
    });
}

void act(const LoseType &lose, RunContext &run)
{
    eachWay(lose, run, [&](NodeId from, NodeId to) { run.lose(from, to, lose.type); });
}

void act(const OnMessages &command, RunContext &run)
{
    const auto ends = run.findLink(command.from, command.to);
    if (!ends)
        return;
    const ClusterView view = run.cluster().view();
    const std::vector<std::uint64_t> waiting = waitingMessages(command, *ends, view);
    const std::vector<std::uint64_t> chosen = std::visit(Choice{waiting}, command.which);
    for (const std::uint64_t message : chosen)
        if (!run.perform(actionOn(message, command.act)))
            return;
    const std::size_t expected = wanted(command);
    if (chosen.size() < expected)
        run.fail("expected " +
                 (expected == 1 ? std::string("a message") : std::to_string(expected) + " messages") +
                 " for \"" + run.text() + "\", but " + std::to_string(waiting.size()) + " of " +
                 std::to_string(view.messages.size()) + " waiting messages are of that kind");
}

void act(const command::Inject &inject, RunContext &run)
{
    run.memory.forged = true;
    if (const auto ends = run.findLink(inject.from, inject.to))
        run.perform(action::Inject{craftedMessage(inject, ends->first, ends->second, run.cluster().view())});
}

void changeLink(LinkAct act, NodeId from, NodeId to, RunContext &run)
{
    if (act == LinkAct::Open)
        run.loseNothingOn(from, to);
    const ClusterView view = run.cluster().view();
    const LinkView *link = view.link(from, to);
    const bool cut = link != nullptr && link->cut;
    const bool held = link != nullptr && link->held;
    // Holding opens a link that was cut: messages are to queue up on it.
    if (cut && (act == LinkAct::Open || act == LinkAct::Hold))
        run.perform(action::OpenLink{from, to});
    if (held && (act == LinkAct::Open || act == LinkAct::Release))
        run.perform(action::ReleaseLink{from, to});
    if (!held && act == LinkAct::Hold)
        run.perform(action::HoldLink{from, to});
    if (!cut && act == LinkAct::Cut)
        run.perform(action::CutLink{from, to});
}

/// By hand: delivers in the order of sending. Messages that are sent meanwhile are younger than all that
/// wait.
void deliverAll(RunContext &run)
{
    std::size_t deliveries = 0;
    for (bool moved = true; moved && !run.failed();) {
        moved = false;
        const ClusterView view = run.cluster().view();
        for (const MessageView &one : view.messages) {
            const LinkView *link = view.link(one.message.from, one.message.to);
            const ServerView *receiver = view.server(one.message.to);
            const bool blocked = link == nullptr || link->cut || link->held || receiver == nullptr ||
                                 receiver->liveness == Liveness::Paused || one.fate == MessageFate::Lost;
            if (blocked)
                continue;
            const bool lost = receiver->liveness == Liveness::Crashed || run.isLost(one.message);
            const Action action = lost ? Action(action::Drop{one.id}) : Action(action::Deliver{one.id});
            moved = run.cluster().perform(action).done() || moved;
            if (++deliveries > mostDeliveries)
                return run.fail("expected \"" + run.text() + "\" to end, but after " +
                                std::to_string(mostDeliveries) + " deliveries messages still wait");
        }
        if (run.stopped())
            return;
    }
}

} // namespace raft
