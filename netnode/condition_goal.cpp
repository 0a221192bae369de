#include "condition_goal.h"

#include "raftcore/scenario/judge.h"
#include "raftcore/scenario/vocabulary.h"

#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

/// Whether it speaks of a state, and not of what was asked, sent or awaited on the way there.
bool isOfState(const raft::Condition &condition)
{
    return !std::holds_alternative<raft::condition::ReadIs>(condition) &&
           !std::holds_alternative<raft::condition::RequestWas>(condition) &&
           !std::holds_alternative<raft::condition::SentCount>(condition) &&
           !std::holds_alternative<raft::condition::SentMessage>(condition) &&
           !std::holds_alternative<raft::condition::PendingCount>(condition) &&
           !std::holds_alternative<raft::condition::LeaderChanges>(condition) &&
           !std::holds_alternative<raft::condition::Live>(condition);
}

/// The conditions in one text, or what is wrong with it.
std::variant<std::vector<raft::Condition>, QString> conditionsIn(const QString &text,
                                                                 raft::ParseContext &context)
{
    const auto split = raft::splitLine(text.toStdString());
    if (const auto *problem = std::get_if<std::string>(&split))
        return QString::fromStdString(*problem);
    std::vector<raft::Condition> conditions;
    for (raft::RawCommand raw : std::get<std::vector<raft::RawCommand>>(split)) {
        if (raw.words.empty() || raw.words.front().text != "expect")
            raw.words.insert(raw.words.begin(), raft::Word{"expect"});
        auto act = raft::parseCommand(raw, context);
        if (const auto *problem = std::get_if<std::string>(&act))
            return QString::fromStdString(*problem);
        const auto *expect = std::get_if<raft::command::Expect>(&std::get<raft::ScenarioAct>(act));
        if (expect == nullptr || !isOfState(expect->condition))
            return u"\"%1\" is not about a state: a search can reach roles, terms, votes, logs, values, "
                   u"commit "
                   "indexes, members and snapshots"_s.arg(QString::fromStdString(raw.text));
        conditions.push_back(expect->condition);
    }
    return conditions;
}

/// Elections, replication and two writes, and what the conditions need besides.
raft::ExplorationPlan planFor(const std::vector<raft::Condition> &conditions, std::size_t servers)
{
    raft::ExplorationPlan plan;
    plan.voters = servers;
    plan.mostWrites = 2;
    for (const raft::Condition &condition : conditions) {
        if (std::holds_alternative<raft::condition::MembershipIs>(condition))
            plan.mostChanges = 2;
        if (std::holds_alternative<raft::condition::SnapshotIs>(condition))
            plan.snapshots = true;
        if (std::holds_alternative<raft::condition::VoteIs>(condition) ||
            std::holds_alternative<raft::condition::RoleIs>(condition))
            plan.standing = true;
    }
    return plan;
}

} // namespace

std::variant<ConditionGoal, QString> goalFrom(const QStringList &conditions, std::size_t servers)
{
    raft::ParseContext context;
    const auto cluster = raft::splitLine("cluster " + std::to_string(servers));
    raft::parseCommand(std::get<std::vector<raft::RawCommand>>(cluster).front(), context);
    std::vector<raft::Condition> all;
    for (const QString &text : conditions) {
        auto some = conditionsIn(text, context);
        if (const auto *problem = std::get_if<QString>(&some))
            return u"--goal %1: %2."_s.arg(text, *problem);
        for (raft::Condition &condition : std::get<std::vector<raft::Condition>>(some))
            all.push_back(std::move(condition));
    }
    if (all.empty())
        return u"--goal takes what may follow \"expect\" in a scenario, as in \"role 3 leader\"."_s;
    ConditionGoal goal;
    goal.text = conditions.join(u"; "_s);
    goal.plan = planFor(all, servers);
    goal.isReached = [all](const raft::Cluster &now) {
        return std::all_of(all.begin(), all.end(), [&now](const raft::Condition &condition) {
            return raft::judge(condition, now, {}).holds;
        });
    };
    return goal;
}

} // namespace raftarium
