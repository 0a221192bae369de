#include "raftcore/cluster/process_words.h"

#include "raftcore/consensus/phrase.h"

namespace raft {

namespace {

std::string refusalWords(const process::NotWatched &state)
{
    using Why = process::NotWatched::Why;
    switch (state.why) {
    case Why::NoAddress: return phrase("not watched: its address is not known");
    case Why::AsksForToken:
        return phrase("not watched: it asks for a token: name the file that holds it with --token-file");
    case Why::RefusesToken: return phrase("not watched: it refuses the token (--token-file)");
    case Why::Refuses: return phrase("not watched: %1", {state.answer});
    case Why::NoServer: break;
    }
    return phrase("not watched: it is no raftnode, or one too old to be watched (it answers %1)",
                  {state.answer});
}

struct ProcessWriter {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const process::Starting &) const { return phrase("starting…"); }
    std::string operator()(const process::Connecting &) const { return phrase("connecting…"); }
    std::string operator()(const process::Running &running) const
    {
        return phrase("pid %1 · :%2", {std::to_string(running.pid), std::to_string(running.port)});
    }
    std::string operator()(const process::Stopped &stopped) const
    {
        return phrase(stopped.here ? "stopped by this window · %1" : "stopped by a signal · %1",
                      {(*this)(stopped.process)});
    }
    std::string operator()(const process::Killed &) const { return phrase("ended: killed by this window"); }
    std::string operator()(const process::Signalled &end) const
    {
        return phrase("ended: killed by %1", {end.signal});
    }
    std::string operator()(const process::Exited &end) const
    {
        const std::string code = std::to_string(end.code);
        return end.lastLine.empty() ? phrase("ended: exit code %1", {code})
                                    : phrase("ended: exit code %1: %2", {code, end.lastLine});
    }
    std::string operator()(const process::NotStarted &state) const { return state.problem; }
    std::string operator()(const process::NotReached &state) const
    {
        return phrase("not reached: %1", {state.problem});
    }
    std::string operator()(const process::NotWatched &state) const { return refusalWords(state); }
};

} // namespace

std::string processWords(const ProcessState &process)
{
    return std::visit(ProcessWriter{}, process);
}

} // namespace raft
