#pragma once

#include "raftcore/consensus/effects.h"

#include <cstdint>
#include <optional>
#include <string>

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
/// What a clock does that gains so much: "runs 0.25 % fast", "runs 2 % slow", "runs evenly".
std::string drift(std::int32_t perMillion);
/// Why a server refuses a request: "nothing of its term is committed yet".
std::string reasonOf(Refusal why, std::optional<NodeId> leader = std::nullopt);

} // namespace raft
