#include "raftcore/scenario/parse_command.h"

#include <algorithm>

/// The commands that say what a cluster is before it starts.
namespace raft {

using namespace command;

ScenarioAct CommandParser::cluster(Words &words)
{
    SetUp result;
    ClusterSetup &setup = result.setup;
    setup.manual = true;
    const std::uint64_t count = words.number("the number of servers", 1, mostServers);
    while (!words.failed() && !words.atEnd())
        if (!clusterOption(words, setup) && !clockOption(words, setup))
            words.failExpecting("an option of \"cluster\" (clock, prevote, checkquorum, lease, learners=, "
                                "identity=, inflight=, "
                                "batch=, applypage=, seed=, latency=, loss=, election=, heartbeat=, disk=)");
    if (!words.failed())
        finishSetUp(words, setup, count);
    return result;
}

bool CommandParser::clusterOption(Words &words, ClusterSetup &setup)
{
    constexpr std::uint64_t most = 1'000'000;
    Config &config = setup.server;
    if (words.take("prevote"))
        return config.preVote = true;
    if (words.take("checkquorum"))
        return config.checkQuorum = true;
    if (words.take("lease")) // A lease stands on a leader that steps down when it hears from no majority.
        return config.leaseReads = config.checkQuorum = true;
    if (words.takePrefix("learners="))
        setup.learners = words.servers();
    else if (words.takePrefix("identity="))
        setup.identity = ClusterId{words.number("the identity of a cluster")};
    else if (words.takePrefix("inflight="))
        config.maxInflight = words.number("a number of messages", 1, most);
    else if (words.takePrefix("batch="))
        config.maxBatch = words.number("a number of entries", 1, most);
    else if (words.takePrefix("applypage="))
        config.maxApply = words.number("a number of entries", 1, most);
    else
        return false;
    return true;
}

bool CommandParser::clockOption(Words &words, ClusterSetup &setup)
{
    if (words.take("clock")) {
        setup.manual = false;
        return true;
    }
    if (words.takePrefix("seed="))
        setup.seed = words.number("a seed");
    else if (words.takePrefix("latency="))
        words.durations(setup.network.latencyMin, setup.network.latencyMax);
    else if (words.takePrefix("loss="))
        setup.network.lossPerMillion = words.perMillion();
    else if (words.takePrefix("election="))
        words.durations(setup.server.electionMin, setup.server.electionMax);
    else if (words.takePrefix("heartbeat="))
        setup.server.heartbeat = words.duration();
    else if (words.takePrefix("disk="))
        words.durations(setup.diskMin, setup.diskMax);
    else
        return false;
    return true;
}

void CommandParser::finishSetUp(Words &words, ClusterSetup &setup, std::uint64_t count)
{
    const std::vector<NodeId> learners = setup.learners;
    for (std::uint64_t id = 1; id <= count; ++id)
        setup.voters.push_back({id});
    for (const NodeId learner : learners)
        if (learner.value <= count)
            words.fail("expected learners that are extra servers, but server " +
                       std::to_string(learner.value) + " is one of the voters 1 to " + std::to_string(count));
    Config config = setup.server;
    config.id = NodeId{1};
    if (const std::string wrong = problem(config); !wrong.empty())
        words.fail("expected a cluster that can work, but " + wrong);
    m_clusterKnown = true;
    m_started = false;
    m_manual = setup.manual;
    m_members = {setup.voters.begin(), setup.voters.end()};
    m_members.insert(learners.begin(), learners.end());
    m_servers = m_members;
    m_withDisk.clear();
    m_entries = 0;
    m_reads.clear();
}

ScenarioAct CommandParser::node(Words &words)
{
    OnDisk disk;
    std::optional<Term> term;
    disk.server = words.serverNumber();
    while (!words.failed() && !words.atEnd()) {
        if (words.takePrefix("log="))
            disk.log = words.terms();
        else if (words.takePrefix("term="))
            term = Term{words.number("a term")};
        else if (words.takePrefix("commit="))
            disk.commit = Index{words.number("an index")};
        else if (!words.takePrefix("vote="))
            words.failExpecting("log=, term=, vote= or commit=");
        else if (!words.take("none"))
            disk.vote = words.serverNumber();
    }
    const Term last = disk.log.empty() ? Term{} : disk.log.back().term;
    disk.term = term.value_or(last);
    countEntries(disk.log, words);
    const auto byTerm = [](const TermRun &a, const TermRun &b) { return a.term < b.term; };
    if (!words.failed() && !m_members.contains(disk.server))
        words.fail("expected a server of this cluster, but there is no server " +
                   std::to_string(disk.server.value));
    else if (!m_withDisk.insert(disk.server).second)
        words.fail("expected every disk once, but what is on the disk of server " +
                   std::to_string(disk.server.value) + " is said twice");
    if (!std::is_sorted(disk.log.begin(), disk.log.end(), byTerm))
        words.fail("expected terms that never decrease along a log, but found " + inWords(disk.log));
    if (disk.term < last)
        words.fail("expected a term that is at least that of the last entry, " + std::to_string(last.value));
    if (disk.commit.value > lengthOf(disk.log))
        words.fail("expected a commit index that is at most the last index of the log, " +
                   std::to_string(lengthOf(disk.log)));
    return disk;
}

} // namespace raft
