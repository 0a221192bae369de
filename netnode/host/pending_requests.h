#pragma once

#include "netnode/wire/forwarding.h"
#include "raftcore/consensus/types.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

namespace raftarium {

/// Called once with what became of a task.
using TaskDoneHandler = std::function<void(const TaskOutcome &)>;

/// A request from its arrival to its outcome.
struct PendingRequest {
    LeaderTask task;
    TaskDoneHandler whenDone;
    raft::Time since{};
    bool fromPeer = false; ///< A peer passed it on: it is never passed on again.
    std::optional<raft::NodeId> passedTo = std::nullopt; ///< Waits for that server's answer.
    bool inLog = false;                                  ///< Handed to this server's own core.
    bool waits = false;                                  ///< For its turn there: too much is underway.
    /// Since when it waits for a leader: it has arrived, or the one that it was passed on to is gone.
    raft::Time leaderless{};
    bool mayBeDone = false; ///< The one that it was passed on to may have done it, or may do so yet.
};

/// The requests of one server that have no outcome yet.
class PendingRequests {
public:
    /// Takes a request in and answers its number; numbers are never reused.
    std::uint64_t add(PendingRequest request)
    {
        m_requests.emplace(++m_last, std::move(request));
        return m_last;
    }
    PendingRequest *find(std::uint64_t number)
    {
        const auto known = m_requests.find(number);
        return known == m_requests.end() ? nullptr : &known->second;
    }
    /// Ends a request, if it is pending, and calls its owner.
    void finish(std::uint64_t number, const TaskOutcome &outcome)
    {
        auto node = m_requests.extract(number);
        if (!node.empty())
            node.mapped().whenDone(outcome);
    }
    std::size_t size() const { return m_requests.size(); }
    bool empty() const { return m_requests.empty(); }

    /// The numbers of all requests for which `chosen(request)` holds, oldest first.
    template <class Predicate>
    std::vector<std::uint64_t> choose(Predicate chosen) const
    {
        std::vector<std::uint64_t> numbers;
        for (const auto &[number, request] : m_requests) {
            if (chosen(request))
                numbers.push_back(number);
        }
        std::sort(numbers.begin(), numbers.end());
        return numbers;
    }

private:
    std::unordered_map<std::uint64_t, PendingRequest> m_requests;
    std::uint64_t m_last = 0;
};

} // namespace raftarium
