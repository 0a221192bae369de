#include "raftcore/cluster/wording.h"
#include "raftcore/scenario/crafted.h"
#include "raftcore/scenario/runner.h"

#include <algorithm>
#include <utility>

namespace raft {

using namespace command;

namespace {

bool leads(const Cluster &cluster, NodeId server)
{
    const ClusterView view = cluster.view();
    const ServerView *one = view.server(server);
    return one != nullptr && one->isLeader();
}

/// A membership with the change made.
Membership changed(Membership target, const ChangeMembers &change)
{
    target.outgoing.clear();
    const auto without = [](std::vector<NodeId> &ids, NodeId one) { std::erase(ids, one); };
    if (change.kind == ChangeMembers::Kind::Joint)
        target.voters = change.members;
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

} // namespace

/// What each command does.
struct CommandRunner {
    ScenarioRunner &runner;

    void operator()(const SetUp &) const {}
    void operator()(const OnDisk &disk) const
    {
        runner.m_setup->disks.emplace_back(disk.server, craftedDisk(disk, *runner.m_setup));
    }
    void operator()(const Join &join) const;
    void operator()(const RuleOff &rule) const { runner.perform(action::TurnOffRule{rule.rule}); }
    void operator()(const OnServer &command) const { runner.act(command); }
    void operator()(const command::PassElectionTimeout &pass) const
    {
        runner.perform(action::PassElectionTimeout{pass.servers});
    }
    void operator()(const Wait &wait) const { runner.passTime(runner.m_cluster->now() + wait.duration); }
    void operator()(const Until &until) const { runner.awaitCondition(until); }
    void operator()(const WriteKey &write) const { runner.submit(write.server, write.command); }
    void operator()(const ReadKey &read) const
    {
        runner.submit(read.server, read.what);
        runner.m_memory.reads[read.name] = runner.m_memory.latestOperation.value_or(0);
    }
    void operator()(const ChangeMembers &change) const;
    void operator()(const HandOver &handOver) const
    {
        const auto server = runner.find(handOver.server);
        const auto target = runner.find(handOver.target);
        if (server && target)
            runner.request(*server, [target](NodeId asked, const ClusterView &) {
                return action::Transfer{asked, *target};
            });
    }
    void operator()(const Run &) const { runner.deliverAll(); }
    void operator()(const OnLink &link) const
    {
        const auto ends = runner.findLink(link.from, link.to);
        if (!ends)
            return;
        runner.changeLink(link.act, ends->first, ends->second);
        if (link.bothWays)
            runner.changeLink(link.act, ends->second, ends->first);
    }
    void operator()(const OnAllLinks &all) const
    {
        if (all.act == LinkAct::Open) {
            runner.perform(action::Heal{});
            return;
        }
        for (const LinkView &link : runner.m_cluster->view().links)
            runner.changeLink(all.act, link.from, link.to);
    }
    void operator()(const Split &split) const { runner.perform(action::Split{split.groups}); }
    void operator()(const command::SlowLink &slow) const
    {
        eachWay(slow, [&](NodeId from, NodeId to) {
            runner.perform(action::SlowLink{from, to, slow.delay});
        });
    }
    void operator()(const command::LoseOnLink &lose) const
    {
        eachWay(lose, [&](NodeId from, NodeId to) {
            runner.perform(action::LoseOnLink{from, to, lose.perMillion});
        });
    }
    void operator()(const OnMessages &messages) const { runner.touchMessages(messages); }
    void operator()(const Inject &inject) const
    {
        runner.m_memory.forged = true;
        if (const auto ends = runner.findLink(inject.from, inject.to))
            runner.perform(
                action::Inject{craftedMessage(inject, ends->first, ends->second, runner.m_cluster->view())});
    }
    void operator()(const Soak &soak) const { runner.soak(soak.electionTimeouts); }
    void operator()(const Expect &expect) const { runner.expect(expect.condition); }
    void operator()(const Mark &mark) const { runner.perform(action::Mark{mark.name}); }
    void operator()(const Ask &ask) const { runner.ask(ask); }
    void operator()(const Choose &choose) const { runner.choose(choose); }
    void operator()(const When &when) const { runner.begin(when); }
    void operator()(const Free &) const {} // Its solution comes next.
    void operator()(const Repeat &repeat) const { runner.m_repetitions.push_back(repeat.times); }
    void operator()(const End &) const { runner.end(); }
    void operator()(const Solution &) const {}
    // For people only: cuesAfter() finds them.
    void operator()(const Caption &) const {}
    void operator()(const Show &) const {}
    void operator()(const Notes &) const {}

    template <class Link, class Do>
    void eachWay(const Link &link, Do each) const
    {
        const auto ends = runner.findLink(link.from, link.to);
        if (ends)
            each(ends->first, ends->second);
        if (ends && link.bothWays)
            each(ends->second, ends->first);
    }
};

/// Where all links are held, those of a newcomer are held as well.
void CommandRunner::operator()(const Join &join) const
{
    const ClusterView before = runner.m_cluster->view();
    const auto held = [](const LinkView &link) { return link.held; };
    const bool holdAll = !before.links.empty() && std::all_of(before.links.begin(), before.links.end(), held);
    if (runner.perform(action::Join{join.server}) && holdAll)
        (*this)(OnAllLinks{LinkAct::Hold});
}

bool ScenarioRunner::runCommand(const ScenarioCommand &command)
{
    m_line = command.line;
    m_text = command.text;
    if (m_setup && startsBefore(m_commandsDone)) {
        if (!start())
            return false;
        if (!m_cluster->isQuiescent()) { // A scenario begins with servers that are up.
            constexpr Time patience{10'000'000};
            passTime(
                patience, [this] { return m_cluster->isQuiescent(); },
                [this, &command](bool) { carryOut(command); });
            return true;
        }
    }
    carryOut(command);
    return !failed();
}

void ScenarioRunner::carryOut(const ScenarioCommand &command)
{
    const bool looks = std::holds_alternative<Expect>(command.act) ||
                       std::holds_alternative<Mark>(command.act) || isForPeople(command.act);
    if (!looks && inRealTime() && m_cluster->view().manual)
        perform(action::SetManual{false}); // Until now the servers have held still.
    std::visit(CommandRunner{*this}, command.act);
    if (!m_pause)
        settle();
}

/// Fails the scenario with the cluster's own reason when it cannot be done.
bool ScenarioRunner::perform(const Action &action)
{
    const ActionResult result = m_cluster->perform(action);
    if (!result.done())
        fail("expected \"" + m_text + "\" to be possible, but: " + result.problem);
    return result.done();
}

std::optional<NodeId> ScenarioRunner::find(ServerName name)
{
    const ClusterView view = m_cluster->view();
    const auto id = resolve(name, view);
    if (!id)
        fail("expected a leader for \"" + m_text + "\", but nobody leads");
    return id;
}

std::optional<std::pair<NodeId, NodeId>> ScenarioRunner::findLink(ServerName from, ServerName to)
{
    const auto first = find(from);
    const auto second = find(to);
    if (!first || !second)
        return std::nullopt;
    if (first == second) {
        fail("expected two servers in \"" + m_text + "\", but both are S" + std::to_string(first->value));
        return std::nullopt;
    }
    return std::pair(*first, *second);
}

void ScenarioRunner::act(const OnServer &command)
{
    const auto found = find(command.server);
    if (!found)
        return;
    const NodeId id = *found;
    const ClusterView view = m_cluster->view();
    const ServerView *server = view.server(id);
    switch (command.act) {
    // A leader has no election timer, and nobody else has a heartbeat interval: nothing happens then.
    case ServerAct::Timeout:
        if (server == nullptr || server->liveness != Liveness::Up || !server->isLeader())
            perform(action::ForceTimeout{id});
        break;
    case ServerAct::SendHeartbeat:
        if (server == nullptr || server->liveness != Liveness::Up || server->isLeader())
            perform(action::SendHeartbeat{id});
        break;
    case ServerAct::Elect: elect(id); break;
    case ServerAct::Crash: perform(action::Crash{id}); break;
    case ServerAct::Restart: perform(action::Restart{id}); break;
    case ServerAct::Pause: perform(action::Pause{id}); break;
    case ServerAct::Resume: perform(action::Resume{id}); break;
    case ServerAct::Isolate: isolate(id); break;
    // What is already so is no reason to fail.
    case ServerAct::ManualDisk:
    case ServerAct::AutomaticDisk:
        if (server == nullptr || server->diskManual != (command.act == ServerAct::ManualDisk))
            perform(action::SetDisk{id, command.act == ServerAct::ManualDisk});
        break;
    case ServerAct::Sync:
        if (server == nullptr || server->liveness != Liveness::Up || server->unsyncedWrites > 0)
            perform(action::Sync{id});
        break;
    case ServerAct::Compact:
        if (server == nullptr || server->liveness != Liveness::Up ||
            server->applied > server->log.base().index)
            perform(action::CompactLog{id});
        break;
    case ServerAct::Wipe: perform(action::WipeDisk{id}); break;
    case ServerAct::Backup: perform(action::CopyDisk{id}); break;
    case ServerAct::Restore: perform(action::RestoreDisk{id}); break;
    }
}

void ScenarioRunner::isolate(NodeId server)
{
    for (const LinkView &link : m_cluster->view().links)
        if (link.from == server || link.to == server)
            changeLink(LinkAct::Cut, link.from, link.to);
}

void ScenarioRunner::elect(NodeId server)
{
    constexpr int attempts = 20; // Lost messages and rivals may spoil an attempt.
    if (!m_cluster->view().manual)
        return elect(server, m_cluster->now() + attempts * m_cluster->setup().server.electionMax);
    if (!leads(*m_cluster, server) && !perform(action::ForceTimeout{server}))
        return;
    deliverAll();
    if (!stopped())
        expect(condition::RoleIs{{server}, condition::RoleWanted::Leader, {}});
}

/// By the clock. Where followers help nobody to depose a leader that they hear (thesis §4.2.3), it hands
/// over.
void ScenarioRunner::elect(NodeId server, Time until)
{
    if (leads(*m_cluster, server))
        return;
    const Time now = m_cluster->now();
    const ClusterView view = m_cluster->view();
    const ServerView *leader = view.leader();
    if (now >= until)
        expect(condition::RoleIs{{server}, condition::RoleWanted::Leader, {}});
    else if (m_cluster->setup().server.checkQuorum && leader != nullptr)
        m_cluster->perform(action::Transfer{leader->id, server});
    else
        perform(action::ForceTimeout{server});
    if (!failed() && !m_pause)
        passTime(
            now + m_cluster->setup().server.electionMax, [this, server] { return leads(*m_cluster, server); },
            [this, server, until](bool) { elect(server, until); });
}

void ScenarioRunner::submit(ServerName server, const std::variant<StoreCommand, Get> &what)
{
    m_memory.latestOperation.reset();
    m_memory.latestAccepted.reset();
    m_memory.latestRequest.reset();
    m_memory.latestRefusal.clear();
    const auto id = find(server);
    if (!id)
        return;
    const ActionResult result = m_cluster->perform(action::Submit{*id, what});
    if (result.done())
        m_memory.latestOperation = result.subject;
    else // The server is down or stands still: it takes no requests.
        m_memory.latestAccepted = false;
}

void ScenarioRunner::request(NodeId server, const RequestMaker &make)
{
    constexpr int patience = 10; // Election timeouts.
    m_memory.latestOperation.reset();
    request(server, make, m_cluster->now() + patience * m_cluster->setup().server.electionMax);
}

/// By the clock, what comes too early waits until it is possible, and who does not lead passes it on: real
/// servers do the same. By hand it is refused at once, to show the rule.
void ScenarioRunner::request(NodeId server, const RequestMaker &make, Time until)
{
    const ClusterView view = m_cluster->view();
    const Action asked = make(server, view);
    const auto *transfer = std::get_if<action::Transfer>(&asked);
    const bool isDone =
        !view.manual && transfer != nullptr && transfer->target == server && leads(*m_cluster, server);
    const ActionResult result = isDone ? ActionResult{} : m_cluster->perform(asked);
    m_memory.latestAccepted = result.done() && !result.refused;
    m_memory.latestRequest = result.done() ? std::optional(result.subject) : std::nullopt;
    m_memory.latestRefusal = result.refused ? reasonOf(*result.refused) : result.problem;
    const bool mayCome = result.refused && *result.refused != Refusal::Invalid;
    if (view.manual || !mayCome || m_cluster->now() >= until)
        return;
    const Time next = std::min(until, m_cluster->now() + m_cluster->setup().server.heartbeat);
    passTime(next, {}, [this, server, make, until](bool) {
        const ClusterView later = m_cluster->view();
        request(later.leader() != nullptr ? later.leader()->id : server, make, until);
    });
}

void CommandRunner::operator()(const ChangeMembers &change) const
{
    const auto id = runner.find(change.server);
    if (!id)
        return;
    runner.request(*id, [change](NodeId asked, const ClusterView &view) {
        const ServerView *server = view.server(asked);
        return action::Change{asked, changed(server != nullptr ? server->membership : Membership{}, change),
                              change.kind == ChangeMembers::Kind::Joint};
    });
}

void ScenarioRunner::changeLink(LinkAct act, NodeId from, NodeId to)
{
    const ClusterView view = m_cluster->view();
    const LinkView *link = view.link(from, to);
    const bool cut = link != nullptr && link->cut;
    const bool held = link != nullptr && link->held;
    // Holding opens a link that was cut: messages shall queue up on it.
    if (cut && (act == LinkAct::Open || act == LinkAct::Hold))
        perform(action::OpenLink{from, to});
    if (held && (act == LinkAct::Open || act == LinkAct::Release))
        perform(action::ReleaseLink{from, to});
    if (!held && act == LinkAct::Hold)
        perform(action::HoldLink{from, to});
    if (!cut && act == LinkAct::Cut)
        perform(action::CutLink{from, to});
}

void ScenarioRunner::touchMessages(const OnMessages &command)
{
    const auto ends = findLink(command.from, command.to);
    if (!ends)
        return;
    const ClusterView view = m_cluster->view();
    std::uint64_t touched = 0;
    for (const MessageView &one : view.messages) {
        if (command.count && touched == *command.count)
            return;
        const bool meant = one.message.from == ends->first && one.message.to == ends->second &&
                           one.fate != MessageFate::Lost &&
                           (!command.type || names(*command.type, typeOf(one.message)));
        if (!meant)
            continue;
        const Action action = command.act == MessageAct::Deliver ? Action(action::Deliver{one.id})
                              : command.act == MessageAct::Drop  ? Action(action::Drop{one.id})
                                                                 : Action(action::Duplicate{one.id});
        if (!perform(action))
            return;
        ++touched;
    }
    if (command.count && touched < *command.count)
        fail("expected " +
             (*command.count == 1 ? std::string("a message") : std::to_string(*command.count) + " messages") +
             " for \"" + m_text + "\", but " + std::to_string(touched) + " of " +
             std::to_string(view.messages.size()) + " waiting messages are of that kind");
}

/// Of real time nobody can say what has happened by an instant: what does not hold yet may still come true.
void ScenarioRunner::expect(const Condition &condition)
{
    constexpr int patience = 10; // Election timeouts.
    if (const auto *live = std::get_if<condition::Live>(&condition))
        return tryToLive(*live);
    const Judgement judgement = judge(condition, *m_cluster, m_memory);
    if (judgement.holds || !inRealTime())
        return failUnless(judgement);
    passTime(
        m_cluster->now() + patience * m_cluster->setup().server.electionMax,
        [this, condition] { return judge(condition, *m_cluster, m_memory).holds; },
        [this, condition](bool) { failUnless(judge(condition, *m_cluster, m_memory)); });
}

/// What may explain that an expectation does not hold.
std::string ScenarioRunner::afterRefusal() const
{
    const std::string why = refusalOfLatest(*m_cluster, m_memory);
    return why.empty() || m_memory.latestOperation ? std::string()
                                                   : " (the latest request was refused: " + why + ")";
}

void ScenarioRunner::failUnless(const Judgement &judgement)
{
    const std::string wanted = m_text.rfind("expect ", 0) == 0 ? m_text.substr(7) : m_text;
    if (!judgement.holds)
        fail("expected " + wanted + ", but " + judgement.instead + afterRefusal());
}

} // namespace raft
