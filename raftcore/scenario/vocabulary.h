#pragma once

#include "raftcore/scenario/parse_context.h"

#include <cstdint>
#include <span>
#include <string>
#include <variant>

/// The commands of the language: one row each, for the parser, for help and for the reference.
namespace raft {

/// What commands are about; the order of the reference.
enum class Topic : std::uint8_t {
    Cluster,
    Running,
    Requests,
    Messages,
    Links,
    Servers,
    Expectations,
    Lessons,
    Count
};

/// "Setting up a cluster".
const char *title(Topic topic);

/// A command of the language, as it is parsed and as its reference explains it.
struct CommandEntry {
    const char *word;
    Topic topic;
    Place place;
    ScenarioAct (*parse)(Words &, ParseContext &); ///< From the words behind the first.
    const char *forms;                             ///< One a line.
    const char *meaning;
    const char *example; ///< Commands; runs by itself, behind "cluster 3; elect 1" unless it has a cluster.
};

std::span<const CommandEntry> commandTable();

/// The command, or one sentence that says what is wrong with it. `context` learns of it.
std::variant<ScenarioAct, std::string> parseCommand(const RawCommand &raw, ParseContext &context);

} // namespace raft
