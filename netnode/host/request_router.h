#pragma once

#include "netnode/host/clock.h"
#include "netnode/host/member_requests.h"
#include "netnode/host/metrics.h"
#include "netnode/host/peers.h"
#include "netnode/host/pending_requests.h"
#include "netnode/host/store_limit.h"
#include "raftcore/server/server.h"

#include <QObject>
#include <QTimer>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace raftarium {

/// How a request finds the leader, and its outcome the way back. All requests that arrive in successive turns
/// of the event loop are one batch: they share one proposal, one write and one message to each follower.
class RequestRouter : public QObject {
    Q_OBJECT

public:
    /// The server that the requests are for. All of this must outlive the router.
    struct Around {
        const raft::Server &server;
        const MonotonicClock &clock;
        Peers &peers;
        Metrics &metrics;
        const StoreLimit &storeLimit;
        raft::Time electionMax;
        std::function<void(const raft::Input &input)> step;
        std::function<void(const std::vector<raft::ClientRequest> &requests)> submit;
    };

    explicit RequestRouter(Around around);

    /// Does a task, or has it done by the leader. Without a leader it waits for one for a while.
    void submit(LeaderTask task, TaskDoneHandler whenDone);
    /// Asks for a linearizable read of this server's own store: the store may be read when it is answered.
    void catchUp(TaskDoneHandler whenDone);
    /// Hands leadership over, whatever comes of it.
    void handOver();
    std::size_t pending() const { return m_pending.size(); }

    /// After each step of the server: its answers, and then what else follows from it.
    void take(const raft::ClientAnswer &answer);
    void take(const raft::Answer &answer);
    void afterAnswers() { m_members.finishCommitted(); }
    /// Another server leads, or none.
    void leaderChanged();
    /// Goes on with what waits for less to be underway.
    void batchWaiting();

protected:
    bool event(QEvent *event) override;

private:
    const raft::Node &node() const { return m_around.server.node(); }
    std::uint64_t add(PendingRequest request);
    void route(std::uint64_t number);
    void hold(std::uint64_t number);
    void routeHeld();
    void batch(std::uint64_t number);
    bool batchGrows();
    bool hasRoom(std::uint64_t batched) const;
    void submitBatch();
    std::optional<raft::ClientRequest> requestOf(std::uint64_t number, PendingRequest &pending,
                                                 std::uint64_t &bytes);
    void submitAdministrative(std::uint64_t number, const PendingRequest &request);
    void refused(std::uint64_t number, const raft::Refused &why);
    void finish(std::uint64_t number, const TaskOutcome &outcome);
    void peerAsked(raft::NodeId from, const ForwardedTask &task);
    void peerAnswered(raft::NodeId from, const ForwardedOutcome &answer);
    void peerLost(raft::NodeId server);
    void askAgain(std::uint64_t number);
    bool waitsInVain(const PendingRequest &request) const;
    bool isLate(const PendingRequest &request) const;
    void endLate();

    Around m_around;
    /// Stands before the numbers of requests that are passed on. Drawn anew in every life: an outcome that
    /// the leader still has for a request of an earlier one must not be taken for that of another request.
    const std::uint64_t m_life;
    PendingRequests m_pending;
    MemberRequests m_members;
    std::vector<std::uint64_t> m_batch; ///< For the next proposal.
    raft::Time m_batchSince{};
    std::size_t m_batchBefore = 0;        ///< How many there were a turn of the event loop earlier.
    std::vector<std::uint64_t> m_waiting; ///< For less to be underway; the oldest first.
    std::vector<std::uint64_t> m_held;    ///< Without a leader to go to.
    std::optional<raft::NodeId> m_leader; ///< As it was known last …
    raft::Time m_leaderSince{};           ///< … and since when.
    QTimer m_late;
};

} // namespace raftarium
