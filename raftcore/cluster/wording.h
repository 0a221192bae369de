#pragma once

#include "raftcore/cluster/safety.h"
#include "raftcore/consensus/effects.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// How names and quantities are written in sentences for people.
namespace raft {

/// "S3".
std::string named(NodeId id);
/// "5@2": index 5 of term 2.
std::string named(Position at);
/// "1.5 ms"; exact to the microsecond, without trailing zeros.
std::string milliseconds(Time time);
/// "0.25 %"; exact, without trailing zeros.
std::string percent(std::uint32_t perMillion);
/// The same for what is kept: see composed(). The time is not negative.
std::string composedMilliseconds(Time time);
std::string composedPercent(std::uint32_t perMillion);
/// What a clock does that gains so much: "runs 0.25 % fast", "runs 2 % slow", "runs true".
std::string drift(std::int32_t perMillion);
/// Why a server refuses a request: "an earlier membership change is not yet committed".
std::string reasonOf(Refusal why, std::optional<NodeId> leader = std::nullopt);
/// Where the rule behind a refusal stands: "thesis §4.1"; empty when it is no rule of the paper.
std::string_view section(Refusal why);
/// Where a property stands in the paper: "§5.2".
std::string_view section(SafetyProperty property);

} // namespace raft
