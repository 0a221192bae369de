#pragma once

#include "raftcore/exploration/explore.h"

#include <QString>
#include <QStringList>

#include <variant>

namespace raftarium {

/// What a search is to reach, in the words of a scenario.
struct ConditionGoal {
    QString text;
    raft::ExplorationGoal isReached;
    raft::ExplorationPlan plan; ///< Runs that may get there: with the kinds of moves that the words speak of.
};

/// Reads conditions such as "role 5 leader term=3; commit 1 >= 2" on so many servers; each may begin with
/// "expect". Else one sentence that says what is wrong.
std::variant<ConditionGoal, QString> goalFrom(const QStringList &conditions, std::size_t servers);

} // namespace raftarium
