#pragma once

#include "raftcore/consensus/rules.h"

#include <string_view>

/// What is said of a rule beside its switch.
namespace raft {

/// What the rules of one part of the protocol are about, in the order of the enumeration Rule.
enum class RuleTopic : std::uint8_t {
    Terms,
    Elections,
    Logs,
    Commitment,
    Reads,
    Snapshots,
    Members,
    Clients
};

RuleTopic topicOf(Rule rule);
/// What the rule says, in one sentence.
std::string_view explain(Rule rule);
/// Why the search finds no run that goes wrong without the rule, in one sentence; empty for the rules
/// without which it does.
std::string_view beyondSearch(Rule rule);

} // namespace raft
