#include "raftcore/scenario/options.h"
#include "raftcore/scenario/parse_commands.h"

#include <algorithm>

/// What a cluster is before it starts.
namespace raft {

using namespace command;

namespace {

void checkLog(Words &words, const OnDisk &disk)
{
    const auto byTerm = [](const TermRun &a, const TermRun &b) { return a.term < b.term; };
    const Position before = disk.snapshot.value_or(Position{});
    const Term last = disk.log.empty() ? before.term : disk.log.back().term;
    if (!std::is_sorted(disk.log.begin(), disk.log.end(), byTerm) ||
        (!disk.log.empty() && disk.log.front().term < before.term))
        words.fail("expected terms that never decrease along a log, but found " + inWords(disk.log));
    if (disk.term < last)
        words.fail("expected a term that is at least that of the last entry, " + std::to_string(last.value));
    const std::uint64_t end = before.index.value + lengthOf(disk.log);
    if (disk.commit.value > end)
        words.fail("expected a commit index that is at most the last index of the log, " +
                   std::to_string(end));
    if (before.index.value > mostEntries)
        words.fail("expected a snapshot of at most " + std::to_string(mostEntries) + " entries");
}

void checkConfig(Words &words, Config config)
{
    config.id = NodeId{1};
    if (const std::string wrong = problem(config); !wrong.empty() && !words.failed())
        words.fail("expected servers that can work, but " + wrong);
}

} // namespace

ScenarioAct parseCluster(Words &words, ParseContext &context)
{
    SetUp result;
    ClusterSetup &setup = result.setup;
    setup.manual = true;
    const std::uint64_t count = words.number("the number of servers", 1, mostServers);
    while (!words.failed() && !words.atEnd())
        readClusterOption(words, result);
    for (std::uint64_t id = 1; id <= count; ++id)
        setup.voters.push_back({id});
    for (const NodeId learner : setup.learners)
        if (learner.value <= count)
            words.fail("expected learners that are extra servers, but server " +
                       std::to_string(learner.value) + " is one of the voters 1 to " + std::to_string(count));
    checkConfig(words, setup.server);
    if (!words.failed())
        context.begin(setup);
    return result;
}

ScenarioAct parseNode(Words &words, ParseContext &context)
{
    NodeOptions options;
    OnDisk &disk = options.disk;
    disk.server = words.serverNumber();
    while (!words.failed() && !words.atEnd())
        readNodeOption(words, options, context.setup().server);
    const Term before = disk.snapshot ? disk.snapshot->term : Term{};
    disk.term = options.term.value_or(disk.log.empty() ? before : disk.log.back().term);
    context.countEntries(words, disk.log);
    context.describe(words, disk.server);
    checkLog(words, disk);
    if (disk.options)
        checkConfig(words, *disk.options);
    return disk;
}

ScenarioAct parseJoin(Words &words, ParseContext &context)
{
    const NodeId id = words.serverNumber();
    context.addServer(words, id);
    return Join{id};
}

ScenarioAct parseRule(Words &words, ParseContext &)
{
    const std::string name = words.word("the name of a rule").text;
    const auto rule = ruleNamed(name);
    if (!rule)
        words.fail("expected the name of a rule, but there is no rule " + quote(name));
    if (!words.take("off"))
        words.failExpecting("off");
    return RuleOff{rule.value_or(Rule::Count)};
}

} // namespace raft
