#include "raftcore/goals/condition_goal.h"

#include "raftcore/consensus/phrase.h"
#include "raftcore/scenario/judge.h"
#include "raftcore/scenario/vocabulary.h"

#include <algorithm>
#include <utility>

namespace raft {

namespace {

/// Whether it speaks of a state, and not of what was asked, sent or awaited on the way there.
bool isOfState(const Condition &condition)
{
    return !std::holds_alternative<condition::ReadIs>(condition) &&
           !std::holds_alternative<condition::RequestWas>(condition) &&
           !std::holds_alternative<condition::SentCount>(condition) &&
           !std::holds_alternative<condition::SentMessage>(condition) &&
           !std::holds_alternative<condition::PendingCount>(condition) &&
           !std::holds_alternative<condition::LeaderChanges>(condition) &&
           !std::holds_alternative<condition::Live>(condition);
}

/// The conditions in one text, or what is wrong with it.
std::variant<std::vector<Condition>, std::string> conditionsIn(const std::string &text, ParseContext &context)
{
    auto split = splitLine(text);
    if (const auto *problem = std::get_if<std::string>(&split))
        return *problem;
    std::vector<Condition> conditions;
    for (RawCommand raw : std::get<std::vector<RawCommand>>(split)) {
        if (raw.words.empty() || raw.words.front().text != "expect")
            raw.words.insert(raw.words.begin(), Word{"expect"});
        auto act = parseCommand(raw, context);
        if (const auto *problem = std::get_if<std::string>(&act))
            return *problem;
        const auto *expect = std::get_if<command::Expect>(&std::get<ScenarioAct>(act));
        if (expect == nullptr || !isOfState(expect->condition))
            return phrase("\"%1\" is not about a state: a search can reach roles, terms, votes, logs, "
                          "values, commit indexes, members and snapshots",
                          {raw.text});
        conditions.push_back(expect->condition);
    }
    return conditions;
}

/// Elections, replication and two writes, and what the conditions need besides.
ExplorationPlan planFor(const std::vector<Condition> &conditions, std::size_t servers)
{
    ExplorationPlan plan;
    plan.voters = servers;
    plan.mostWrites = 2;
    for (const Condition &condition : conditions) {
        if (std::holds_alternative<condition::MembershipIs>(condition))
            plan.mostChanges = 2;
        if (std::holds_alternative<condition::SnapshotIs>(condition))
            plan.snapshots = true;
        if (std::holds_alternative<condition::VoteIs>(condition) ||
            std::holds_alternative<condition::RoleIs>(condition))
            plan.standing = true;
    }
    return plan;
}

} // namespace

std::variant<ConditionGoal, GoalProblem> goalFrom(const std::vector<std::string> &conditions,
                                                  std::size_t servers)
{
    ParseContext context;
    const auto cluster = splitLine("cluster " + std::to_string(servers));
    parseCommand(std::get<std::vector<RawCommand>>(cluster).front(), context);
    std::vector<Condition> all;
    ConditionGoal goal;
    for (const std::string &text : conditions) {
        auto some = conditionsIn(text, context);
        if (const auto *problem = std::get_if<std::string>(&some))
            return GoalProblem{text, *problem};
        for (Condition &condition : std::get<std::vector<Condition>>(some))
            all.push_back(std::move(condition));
        goal.text += (goal.text.empty() ? "" : "; ") + text;
    }
    if (all.empty())
        return GoalProblem{
            {}, phrase("a goal is what may follow \"expect\" in a scenario, as in \"role 3 leader\"")};
    goal.plan = planFor(all, servers);
    goal.isReached = [all](const Cluster &now) {
        return std::all_of(all.begin(), all.end(),
                           [&now](const Condition &condition) { return judge(condition, now, {}).holds; });
    };
    return goal;
}

} // namespace raft
