#pragma once

#include "raftcore/server/server_step.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <utility>

namespace raftarium {

/// What several servers tell, each in its order, put together in the order in which it happened: by time, and
/// the arrival of a message after its sending, also where clocks differ by a little.
class CausalOrder {
public:
    /// Called when its turn has come, with the time at which it happened.
    using Tell = std::function<void(raft::Time at)>;

    /// What the teller of that number tells next.
    void add(std::size_t teller, raft::Time at, Tell tell);
    /// The same of a step of a server.
    void addStep(std::size_t teller, raft::Time at, const raft::ServerStep &step, Tell tell);
    /// Tells what happened up to that time. No server may report something earlier afterwards.
    void tellUpTo(raft::Time until);

private:
    /// A message: its sender, and its number on the link.
    using Sending = std::pair<raft::NodeId, std::uint64_t>;
    struct Report {
        raft::Time at;
        std::optional<Sending> cause;
        Tell tell;
    };

    raft::Time timeOf(const Report &report) const;

    std::map<std::size_t, std::deque<Report>> m_reports;
    std::map<Sending, raft::Time> m_sent;
    std::deque<Sending> m_sentInOrder;
    raft::Time m_last{}; ///< Of what was reported last.
};

} // namespace raftarium
