#include "netnode/watch/repetitions.h"

namespace raftarium {

namespace {

constexpr raft::Time aWhile{10'000'000}; ///< After so long, something is news again.
constexpr std::uint64_t fewTimes = 3;

} // namespace

bool Repetitions::isNews(raft::NodeId server, const raft::Note &note, raft::Time at)
{
    Seen &seen = m_seen[{server, note.kind, note.other}];
    seen.note = note;
    if (seen.held == 0 && at - seen.since > aWhile)
        seen.reported = 0;
    if (seen.reported < fewTimes) {
        ++seen.reported;
        seen.since = at;
        return true;
    }
    ++seen.held;
    return false;
}

void Repetitions::sumUp(raft::Time now)
{
    for (auto &[key, seen] : m_seen) {
        if (seen.held == 0 || now - seen.since < aWhile)
            continue;
        m_sum(std::get<0>(key), seen.note, seen.held);
        seen.held = 0;
        seen.since = now;
    }
}

} // namespace raftarium
