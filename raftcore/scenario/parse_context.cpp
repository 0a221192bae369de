#include "raftcore/scenario/parse_context.h"

#include "raftcore/scenario/parse_condition.h"

namespace raft {

namespace {

using namespace command;

constexpr Time usualPatience = std::chrono::seconds(30); ///< Of an `until` without `within`.

/// Calls visit(NodeId) for every server that an act names by number.
template <class Visit>
struct ServersOf {
    const Visit &visit;

    void operator()(const ServerName &server) const
    {
        if (!server.isLeader())
            visit(server.id);
    }
    void operator()(const std::vector<NodeId> &servers) const
    {
        for (const NodeId id : servers)
            visit(id);
    }
    template <class Act>
    requires requires(Act act) { act.server; }
    void operator()(const Act &act) const
    {
        if constexpr (std::is_same_v<decltype(act.server), ServerName>)
            (*this)(act.server);
    }
    template <class Act>
    requires requires(Act act)
    {
        act.from;
        act.to;
    }
    void operator()(const Act &act) const
    {
        if constexpr (!std::is_same_v<Act, Inject>)
            (*this)(act.from);
        (*this)(act.to);
    }
    template <class Act>
    requires requires(Act act) { act.servers; }
    void operator()(const Act &act) const { (*this)(act.servers); }
    void operator()(NodeId server) const { visit(server); }
    void operator()(const EntryPlace &place) const { visit(place.server); }
    void operator()(const std::vector<EntryPlace> &places) const
    {
        for (const EntryPlace &place : places)
            visit(place.server);
    }
    void operator()(const Ask &ask) const { std::visit(*this, ask.answers); }
    void operator()(const Show &show) const
    {
        for (const Show::What &what : show.what)
            std::visit(*this, what);
    }
    void operator()(const Free &free) const
    {
        if (free.until)
            std::visit(*this, *free.until);
    }
    template <class Act>
    requires requires(Act act) { act.condition; }
    void operator()(const Act &act) const { std::visit(*this, act.condition); }
    void operator()(const condition::LeaderIs &leader) const
    {
        if (leader.wanted == condition::LeaderIs::Wanted::One)
            visit(leader.server);
    }
    template <class Act>
    requires requires(Act act)
    {
        act.leader;
        act.follower;
    }
    void operator()(const Act &act) const
    {
        (*this)(act.leader);
        (*this)(act.follower);
    }
    void operator()(const HandOver &handOver) const
    {
        (*this)(handOver.server);
        if (handOver.target)
            (*this)(*handOver.target);
    }
    void operator()(const Split &split) const
    {
        for (const std::vector<NodeId> &group : split.groups)
            (*this)(group);
    }
    template <class Other>
    void operator()(const Other &) const
    {
    }
};

} // namespace

void ParseContext::checkPlace(Words &words, std::string_view command, Place place)
{
    const std::string quoted = "\"" + std::string(command) + "\"";
    if (place == Place::Anywhere)
        return;
    if (!m_isKnown)
        return words.fail("expected \"cluster N\" before " + quoted);
    if (place == Place::BeforeStart) {
        if (m_started)
            words.fail("expected " + quoted +
                       " right after \"cluster\": it says how a server is before the cluster starts");
        return;
    }
    m_started = true;
    if (place == Place::Manual && !isManual())
        words.fail("expected a cluster with manual delivery for " + quoted +
                   ", but this one runs by the clock");
    if (place == Place::ByClock && isManual())
        words.fail("expected a cluster by the clock for " + quoted +
                   " (\"cluster N clock\"), but in this one delivery is manual");
}

void ParseContext::checkServers(Words &words, const ScenarioAct &act) const
{
    const auto check = [&](NodeId id) {
        if (!m_servers.contains(id))
            words.fail("expected a server of this cluster, but there is no server " +
                       std::to_string(id.value) + " (\"join " + std::to_string(id.value) + "\" makes one)");
    };
    std::visit(ServersOf<decltype(check)>{check}, act);
}

void ParseContext::begin(const ClusterSetup &setup)
{
    m_isKnown = true;
    m_started = false;
    m_setup = setup;
    m_members = {setup.voters.begin(), setup.voters.end()};
    m_members.insert(setup.learners.begin(), setup.learners.end());
    m_servers = m_members;
    m_described.clear();
    m_entries = 0;
    m_reads.clear();
}

void ParseContext::addServer(Words &words, NodeId server)
{
    if (!words.failed() && !m_servers.insert(server).second)
        words.fail("expected the number of a new server, but there is already a server " +
                   std::to_string(server.value));
}

void ParseContext::describe(Words &words, NodeId server)
{
    if (words.failed())
        return;
    if (!m_members.contains(server))
        words.fail("expected a server of this cluster, but there is no server " +
                   std::to_string(server.value));
    else if (!m_described.insert(server).second)
        words.fail("expected every server once, but what is on the disk of server " +
                   std::to_string(server.value) + " is said twice");
}

void ParseContext::countEntries(Words &words, const Terms &terms)
{
    constexpr std::uint64_t mostEntriesInAll = 2'000'000;
    m_entries += lengthOf(terms);
    if (m_entries > mostEntriesInAll)
        words.fail("expected at most " + std::to_string(mostEntriesInAll) +
                   " entries in all crafted logs and messages; make some of them shorter");
}

Condition ParseContext::condition(Words &words) const
{
    Condition condition = parseCondition(words);
    const auto *read = std::get_if<condition::ReadIs>(&condition);
    if (read != nullptr && !words.failed() && !m_reads.contains(read->read))
        words.fail("expected the name of a read before this, but there is no read " + quote(read->read));
    return condition;
}

Until ParseContext::awaited(Words &words) const
{
    Until until{condition(words), usualPatience};
    if (std::holds_alternative<condition::Live>(until.condition))
        words.fail("expected a condition to wait for, but \"live\" lets time pass itself: it can only be "
                   "expected");
    if (words.take("within"))
        until.within = words.duration();
    return until;
}

} // namespace raft
