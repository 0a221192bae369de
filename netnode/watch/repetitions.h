#pragma once

#include "raftcore/consensus/note.h"

#include <cstdint>
#include <functional>
#include <map>
#include <tuple>

namespace raftarium {

/// Keeps what a server notes again and again from drowning everything else: the first few times are reported,
/// and then, now and then, how many there were. A removed server that asks for votes for ever is such a case.
class Repetitions {
public:
    /// Called with the note that was repeated, and how many times it was not reported.
    using Sum = std::function<void(raft::NodeId server, const raft::Note &note, std::uint64_t times)>;

    explicit Repetitions(Sum sum) : m_sum(std::move(sum)) {}

    /// Whether what the server notes at that time is to be reported.
    bool isNews(raft::NodeId server, const raft::Note &note, raft::Time at);
    /// Sums up what has been left out for long enough.
    void sumUp(raft::Time now);

private:
    struct Seen {
        raft::Note note;
        raft::Time since{};         ///< When it was reported, or summed up, last.
        std::uint64_t reported = 0; ///< Within a while.
        std::uint64_t held = 0;     ///< Not reported since.
    };
    using Key = std::tuple<raft::NodeId, raft::NoteKind, raft::NodeId>;

    Sum m_sum;
    std::map<Key, Seen> m_seen;
};

} // namespace raftarium
