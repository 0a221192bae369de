#include "raftcore/cluster/process_words.h"

namespace raft {

namespace {

std::string refusalWords(const process::NotWatched &state)
{
    using Why = process::NotWatched::Why;
    switch (state.why) {
    case Why::NoAddress: return "not watched: its address is not known";
    case Why::AsksForToken:
        return "not watched: it asks for a token: name the file that holds it with --token-file";
    case Why::RefusesToken: return "not watched: it refuses the token (--token-file)";
    case Why::Refuses: return "not watched: " + state.answer;
    case Why::NoServer: break;
    }
    return "not watched: it is no raftnode, or one too old to be watched (it answers " + state.answer + ")";
}

struct ProcessWriter {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const process::Starting &) const { return "starting…"; }
    std::string operator()(const process::Connecting &) const { return "connecting…"; }
    std::string operator()(const process::Running &running) const
    {
        return "pid " + std::to_string(running.pid) + " · :" + std::to_string(running.port);
    }
    std::string operator()(const process::Stopped &stopped) const
    {
        const std::string by = stopped.here ? "stopped by this window" : "stopped by a signal";
        return by + " · " + (*this)(stopped.process);
    }
    std::string operator()(const process::Killed &) const { return "ended: killed by this window"; }
    std::string operator()(const process::Signalled &end) const { return "ended: killed by " + end.signal; }
    std::string operator()(const process::Exited &end) const
    {
        const std::string code = "ended: exit code " + std::to_string(end.code);
        return end.lastLine.empty() ? code : code + ": " + end.lastLine;
    }
    std::string operator()(const process::NotStarted &state) const { return state.problem; }
    std::string operator()(const process::NotReached &state) const { return "not reached: " + state.problem; }
    std::string operator()(const process::NotWatched &state) const { return refusalWords(state); }
};

} // namespace

std::string processWords(const ProcessState &process)
{
    return std::visit(ProcessWriter{}, process);
}

} // namespace raft
