#pragma once

#include "raftcore/statistics/elections.h"

#include <QString>

#include <variant>

namespace raftarium {

/// Reads a setting such as "servers=5 timeout=150..300 loss=2%": words with blanks or commas between, what is
/// not named stays as it is in a new cluster. Else one sentence that says what is wrong.
std::variant<raft::ElectionSetting, QString> electionSettingFrom(const QString &words);

/// What can be named, for --help.
QString electionSettingHelp();

/// What about the setting keeps a cluster from having a leader, or one that is well; empty when nothing does.
QString hazardOf(const raft::ElectionSetting &setting);

} // namespace raftarium
