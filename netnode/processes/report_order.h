#pragma once

#include "netnode/processes/report.h"

#include <deque>
#include <functional>
#include <map>
#include <optional>

namespace raftarium {

/// What servers report, each in its own order, put into one order: by time, causes before effects.
///
/// A message that has arrived waits for the report of its sending. That may never come: its sender was not
/// monitored yet, or reports nothing any more. So nothing is waited for without end.
class ReportOrder {
public:
    /// What is known of messages and their senders.
    struct Knowledge {
        /// Whether the sending of that message has been taken, and its arrival has not.
        std::function<bool(raft::NodeId from, raft::NodeId to, std::uint64_t number)> isOnItsWay;
        /// Whether the server will still report what it has done.
        std::function<bool(raft::NodeId server)> isReporting;
    };
    /// Whose report is next, and when it was made.
    struct Next {
        raft::NodeId server;
        raft::Time at;
    };

    /// By `clockSlack` the clocks of different machines may seem to differ wrongly.
    explicit ReportOrder(Knowledge knowledge, raft::Time clockSlack = {});

    /// What the server reports next.
    void add(raft::NodeId server, Report report);
    /// Which report is to be taken next, of those up to `until`; nothing while all of them wait for a cause.
    std::optional<Next> next(raft::Time until, raft::Time now) const;
    /// That report.
    Report take(raft::NodeId server);
    /// To be called whenever nothing is left to be taken: only waiting while new reports are read counts.
    void noticeStuck(raft::Time until, raft::Time now);

    /// The time of the latest report of that server: of what it did before, nothing more will be reported.
    raft::Time reportedUntil(raft::NodeId server) const;
    /// The time of the earliest report that is not taken; nothing when all are.
    std::optional<raft::Time> earliest() const;
    /// Whether the end of a server is reported and not yet taken.
    bool holdsEnd() const;

private:
    struct Queue {
        std::deque<Report> reports;           ///< In the server's order.
        raft::Time reportedUntil{};           ///< The greatest time of a report.
        std::optional<raft::Time> stuckSince; ///< Its first report lacks its cause since then …
        int stuckFor = 0;                     ///< … and so many times that was noticed.
    };

    bool isReady(raft::NodeId server, const Queue &queue, raft::Time now) const;
    bool lacksCause(raft::NodeId server, const Report &report) const;

    Knowledge m_knowledge;
    raft::Time m_clockSlack;
    std::map<raft::NodeId, Queue> m_queues;
};

} // namespace raftarium
