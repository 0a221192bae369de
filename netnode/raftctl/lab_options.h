#pragma once

#include "netnode/raftctl/command.h"
#include "raftcore/consensus/rules.h"

#include <optional>
#include <vector>

/// What the commands that look for runs that go wrong (`soak`, `explore`) have in common.
namespace raftarium {

class CommandLine;

/// --without: a rule of the protocol, by its name.
CommandOption withoutOption();
/// The rules that --without names, each once; complains and answers nothing when one of them is none.
std::optional<std::vector<raft::Rule>> rulesWithout(const CommandLine &line);

} // namespace raftarium
