#include "raftcore/scenario/blocks.h"

namespace raft {

namespace {

using namespace command;

constexpr std::size_t deepest = 8;
constexpr std::uint64_t mostRuns = 1'000'000;

template <class Act>
const Act *as(const ScenarioCommand &command)
{
    return std::get_if<Act>(&command.act);
}

bool awaitsSolution(const ScenarioCommand &command)
{
    const Free *free = as<Free>(command);
    return free != nullptr && free->until && command.partner == 0;
}

} // namespace

std::string OpenBlocks::add(std::vector<ScenarioCommand> &commands)
{
    const std::size_t at = commands.size() - 1;
    ScenarioCommand &added = commands[at];
    const std::uint64_t times = m_open.empty() ? 1 : m_open.back().times;
    if ((m_runs += times) > mostRuns)
        return "expected at most " + std::to_string(mostRuns) + " commands in all with their repetitions";
    const bool solves = as<Solution>(added) != nullptr;
    const bool isAwaited = !m_open.empty() && awaitsSolution(commands[m_open.back().opener]);
    if (solves != isAwaited)
        return solves ? "expected \"free … until\" right before \"solution\""
                      : "expected \"solution\" after \"free … until\": the commands that reach it, up to an "
                        "\"end\", so that it can be seen that it can be reached";
    if (!m_open.empty() && (as<SetUp>(added) != nullptr || as<OnDisk>(added) != nullptr))
        return "expected \"end\" before a new cluster";
    if (solves) {
        commands[m_open.back().opener].partner = at;
        m_open.back().opener = at;
    } else if (as<End>(added) != nullptr) {
        return closeLast(commands);
    } else if (const Repeat *repeat = as<Repeat>(added)) {
        return open(at, times * repeat->times);
    } else if (const Free *free = as<Free>(added); as<When>(added) != nullptr || (free && free->until)) {
        return open(at, times);
    }
    return {};
}

std::string OpenBlocks::open(std::size_t opener, std::uint64_t times)
{
    m_open.push_back({opener, times});
    return m_open.size() > deepest ? "expected blocks in blocks at most " + std::to_string(deepest) + " deep"
                                   : std::string();
}

std::string OpenBlocks::closeLast(std::vector<ScenarioCommand> &commands)
{
    if (m_open.empty())
        return "expected \"repeat\", \"when\" or \"free … until\" before this \"end\"";
    const std::size_t end = commands.size() - 1;
    commands[end].partner = m_open.back().opener;
    commands[m_open.back().opener].partner = end;
    m_open.pop_back();
    return {};
}

std::optional<std::size_t> OpenBlocks::unclosed() const
{
    return m_open.empty() ? std::nullopt : std::optional(m_open.back().opener);
}

} // namespace raft
