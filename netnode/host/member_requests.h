#pragma once

#include "netnode/host/clock.h"
#include "netnode/host/peers.h"
#include "netnode/host/pending_requests.h"
#include "raftcore/server/server.h"

#include <QUrl>

#include <cstdint>
#include <functional>
#include <vector>

namespace raftarium {

/// How servers are taken into the cluster, moved within it, or removed: requests to the leader that may take
/// several steps, and wait for each other.
class MemberRequests {
public:
    /// What it asks of the server around it.
    struct Around {
        std::function<void(const raft::Input &input)> step;
        std::function<void(std::uint64_t number, const TaskOutcome &outcome)> finish;
        /// Has it done again.
        std::function<void(std::uint64_t number)> again;
    };

    /// All of these must outlive this object.
    MemberRequests(const raft::Server &server, const MonotonicClock &clock, Peers &peers,
                   PendingRequests &pending, Around around);

    /// Does what the request asks for, or begins to.
    void perform(std::uint64_t number, const MemberChange &change);
    /// The change stands in the log.
    void accepted(std::uint64_t number, raft::Position at);
    /// Another change is not yet committed. True when the request waits for it.
    bool postpone(std::uint64_t number);
    /// Answers those whose change is committed, or is no more.
    void finishCommitted();
    /// Looks after new voters that are still learners, and after changes whose turn has not come.
    void lookAfterNewcomers();

private:
    struct AwaitedChange {
        std::uint64_t number = 0;
        raft::Position at;
    };

    const raft::Node &node() const { return m_server.node(); }
    raft::Membership membershipWith(const MemberChange &change) const;
    bool canDecide(const raft::Membership &target) const;
    void cancelAdditions(raft::NodeId server);
    void decideAddressFor(const MemberChange &change);
    bool isDone(const MemberChange &change) const;

    const raft::Server &m_server;
    const MonotonicClock &m_clock;
    Peers &m_peers;
    PendingRequests &m_pending;
    Around m_around;
    std::vector<AwaitedChange> m_awaited;    ///< Membership changes in the log.
    std::vector<std::uint64_t> m_postponed;  ///< Changes that wait for another one.
    std::vector<std::uint64_t> m_catchingUp; ///< Changes whose new voter is still a learner.
};

} // namespace raftarium
