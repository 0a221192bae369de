#pragma once

#include "netnode/host/clock.h"
#include "netnode/host/metrics.h"
#include "netnode/host/peers.h"
#include "netnode/host/request_router.h"
#include "netnode/host/store_limit.h"
#include "netnode/journal/journal.h"
#include "netnode/journal/thread_calls.h"
#include "raftcore/server/server.h"

#include <QObject>
#include <QTimer>

#include <cstdint>
#include <future>
#include <memory>
#include <optional>
#include <vector>

namespace raftarium {

/// What a step of the server took in, for those who watch: an input, or requests of clients.
struct StepCause {
    raft::Time local{}; ///< What the server's clock showed.
    const raft::Input *input = nullptr;
    const std::vector<raft::ClientRequest> *requests = nullptr;
    std::uint64_t number = 0; ///< Of a message that has arrived: its number on the link.
};

/// One server of the cluster in the world of sockets and disks: carries what raft::Server wants done, tells
/// it the time, and brings requests to the leader.
class Replica : public QObject {
    Q_OBJECT

public:
    /// How the server takes part in the cluster.
    struct Settings {
        raft::Config config;
        std::uint64_t snapshotEntries = 10'000; ///< Compact after so many applied entries.
        raft::Membership members;               ///< What counts before the log says otherwise: of a cluster
                                                ///< that is yet to be born.
        std::uint64_t maxStore = StoreLimit::greatest; ///< MiB.
        std::vector<raft::NodeId> known; ///< Servers to keep links to whether or not they are members.
    };

    /// `peers` must outlive the replica.
    Replica(const Settings &settings, std::unique_ptr<Journal> journal, Peers &peers,
            QObject *parent = nullptr);
    ~Replica() override;

    /// The timer runs out now, for the clock jumps there: an experiment, not a part of the protocol.
    void forceTimeout();
    /// Begins to write a snapshot now, if there is anything to compact.
    void takeSnapshot();

    /// Keeps links to all servers from now on.
    void linkUp();
    /// Begins: the timer runs. Only the first call counts; the first message is one as well.
    void start();
    /// Begins, but does not start an election before a leader has spoken: the cluster exists, and this
    /// server's disk has no part in it yet.
    void awaitLeader();
    /// How this server introduces itself.
    Standing standing() const;
    /// Whether its vote and its acknowledgements count.
    bool isCounted() const;
    /// Whether the cluster knows this server, and its empty disk does not know the cluster.
    bool isLost() const { return m_isLost && node().membership().cluster == raft::ClusterId{}; }
    /// Hands leadership over, if there is any, and finishes the writes; stopped() follows.
    void stop();

    /// As RequestRouter::submit() and RequestRouter::catchUp().
    void submit(LeaderTask task, TaskDoneHandler whenDone)
    {
        m_requests.submit(std::move(task), std::move(whenDone));
    }
    void catchUp(TaskDoneHandler whenDone) { m_requests.catchUp(std::move(whenDone)); }

    const raft::Server &server() const { return m_server; }
    const raft::Node &node() const { return m_server.node(); }
    const StoreLimit &storeLimit() const { return m_storeLimit; }
    const Metrics &metrics() const { return m_metrics; }
    const Journal &journal() const { return *m_journal; }
    raft::Time now() const { return m_clock.now(); }
    const MonotonicClock &clock() const { return m_clock; }
    /// Of the latest snapshot, own or installed; 0 without one. The log in memory may begin earlier.
    raft::Index snapshotIndex() const;
    std::size_t openTasks() const { return m_requests.pending(); }
    bool stopping() const { return m_stopping; }

signals:
    /// The server has made a step. `sent` tells for each of effects.node.send what became of it.
    void stepped(const raftarium::StepCause &cause, const raft::ServerEffects &effects,
                 const std::vector<raftarium::Peers::Sent> &sent);
    /// This server is no member of the cluster any more, as far as it can know: the removal is committed, or
    /// `by` says so.
    void removed(std::optional<raft::NodeId> by);
    /// A copy of the store as it is now is written as a snapshot from here on, beside the other work.
    void storeRemembered();
    /// The disk has failed; the process must end.
    void diskFailed(const raftarium::JournalError &error);
    /// stop() is done. The journal is closed, or has failed.
    void stopped(const std::optional<raftarium::JournalError> &error);

private:
    void step(const raft::Input &input, std::uint64_t number = 0);
    void submitNow(const std::vector<raft::ClientRequest> &requests);
    void noticeLeader();
    void carryOut(const StepCause &cause);
    void armTimer();
    void timerDue();
    void countNotes();

    void maybeCompact();
    void snapshotReady(raft::Index upTo, const raft::SnapshotData &state);
    void finishStop();

    /// What the server knew before the latest step.
    struct Before {
        std::optional<raft::NodeId> leader;
        raft::ClusterId cluster; ///< Of which it was a part.
        raft::Index commit;
    };
    /// The snapshot that is being taken.
    struct Snapshot {
        bool isTaken = false;
        ThreadCalls calls;        ///< Of the thread that measures it; …
        std::future<void> worker; ///< … it ends before them.
    };

    MonotonicClock m_clock;
    Settings m_settings;
    StoreLimit m_storeLimit;
    std::unique_ptr<Journal> m_journal;
    Peers &m_peers;
    raft::Server m_server;
    raft::ServerEffects m_effects;
    std::vector<Peers::Sent> m_sent;
    Metrics m_metrics;
    QTimer m_timer;
    raft::Time m_armedFor{};
    bool m_listensFirst = false; ///< The timer has run out, and what has arrived meanwhile is read before.

    RequestRouter m_requests;
    Before m_before;

    bool m_started = false;
    bool m_awaitsLeader = false;
    bool m_isLost = false; ///< At its start.
    Snapshot m_snapshot;
    bool m_stopping = false;
    QTimer m_stopLimit;
};

} // namespace raftarium
