#pragma once

#include "raftcore/cluster/cluster.h"
#include "raftcore/scenario/command.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The scenario language: prose for people, fenced `raft` blocks of commands.
namespace raft {

/// What is wrong with a scenario, or what did not hold: "FILE:LINE: expected …, was …".
struct ScenarioProblem {
    std::string file;
    std::size_t line = 0; ///< From 1; 0 when the file as a whole is meant.
    std::string text;     ///< One sentence: what was expected, and what was there instead.

    std::string message() const; ///< "file:line: text".
};

/// One command as it stands in the file, parsed and checked.
struct ScenarioCommand {
    std::size_t line = 0;
    std::string text; ///< As written, without comment.
    ScenarioAct act;
    /// Where the block goes on or begins, as a place in Scenario::commands: of `repeat` and `when` their
    /// `end`; of `free` its `solution`, or itself when it has none; of `solution` its `end`; of `end` the
    /// command that opened the block. Else 0.
    std::size_t partner = 0;
};

/// A stretch of prose: Markdown as it stands in the file.
struct LessonProse {
    std::size_t line = 0; ///< Its first.
    std::string markdown;
};
/// One fenced `raft` block.
struct LessonBlock {
    std::size_t line = 0;         ///< Of its first fence.
    std::size_t lastLine = 0;     ///< Of its last fence.
    std::size_t firstCommand = 0; ///< Place in Scenario::commands …
    std::size_t endCommand = 0;   ///< … and the one after its last command.
};
using LessonPart = std::variant<LessonProse, LessonBlock>;

/// A step of a lesson: a level-two heading, and the prose and commands below it.
struct ScenarioStep {
    std::size_t line = 0;
    std::string title;             ///< Empty for what stands before the first heading.
    std::vector<LessonPart> parts; ///< In the order of the file.
    std::size_t firstCommand = 0;

    /// All of its prose.
    std::string prose() const;
};

/// For whom a lesson is.
enum class LessonLevel : std::uint8_t { Unsaid, First, Second, Expert };
/// As it is written: "first"; empty when it is not said.
const char *name(LessonLevel level);

/// What stands in front of a lesson, between two lines "---".
struct FrontMatter {
    std::string title;     ///< Else the first level-one heading.
    std::string reference; ///< Sections of the paper or the thesis.
    std::string figure;    ///< Figures of the paper that it shows.
    int minutes = 0;       ///< How long it takes; 0 when it does not say.
    LessonLevel level = LessonLevel::Unsaid;
    std::string author;
    std::string language; ///< "en", "de", …
};

/// A parsed scenario.
struct Scenario : FrontMatter {
    std::string file;
    std::vector<ScenarioStep> steps; ///< At least one.
    std::vector<ScenarioCommand> commands;
};

/// Parses the text of a scenario file. Every command and every argument is checked, so that nothing that this
/// accepts is found to be malformed while it runs.
std::variant<Scenario, ScenarioProblem> parseScenario(std::string_view text, std::string file);

/// How a scenario went.
struct ScenarioOutcome {
    /// The cluster it ran on, as it was at the end; null when none was set up.
    std::unique_ptr<Cluster> cluster;
    std::optional<ScenarioProblem> problem; ///< The first thing that did not hold; nothing when it passed.
    std::size_t commandsRun = 0;
    /// Client histories that were too entangled to find out whether they are linearizable, one sentence each.
    /// Not a failure: nothing speaks against them, but nothing is shown either.
    std::vector<ScenarioProblem> undecided;

    bool passed() const { return !problem; }
};

/// Runs a scenario on clusters that `factory` makes. `stop`, if given, is asked between commands (and now and
/// then while time passes) and ends the run early when it answers true. The search for an order that explains
/// what the clients of a cluster saw gives up after `mostOrders`. `done`, if given, learns the place of the
/// command that is next. `way`: which answers are given (ScenarioRunner::Options::way).
ScenarioOutcome runScenario(const Scenario &scenario, const ClusterFactory &factory,
                            const std::function<bool(const Cluster &)> &stop = {},
                            std::size_t mostOrders = 2'000'000,
                            const std::function<void(std::size_t)> &done = {}, std::size_t way = 0);

} // namespace raft
