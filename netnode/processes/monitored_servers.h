#pragma once

#include "netnode/client/local_cluster.h"
#include "netnode/processes/link_faults.h"
#include "netnode/processes/process_history.h"
#include "netnode/processes/report_order.h"
#include "netnode/processes/server_process.h"
#include "netnode/watch/watch_feed.h"
#include "raftcore/cluster/action.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace raftarium {

/// The servers of a cluster of processes, as they come and go: each with its process, as far as that is
/// started here, its feed, and the life of it that is part of the picture.
class MonitoredServers : public QObject {
    Q_OBJECT

public:
    /// What it asks of the cluster around it.
    struct Around {
        std::function<raft::Time()> now;
        raft::Time epoch; ///< Of that time, on the steady clock.
        /// Makes something a part of the picture, if it can be.
        std::function<void(const raft::Action &what)> show;
        /// A server that was started elsewhere is monitored from here on.
        std::function<void(raft::NodeId server)> welcome;
    };

    /// All of these must outlive this object.
    MonitoredServers(Around around, ProcessHistory &processes, ReportOrder &order, LinkFaults &faults);

    /// Token and TLS of every link.
    void setAccess(const DialledLink::Settings &access) { m_access = access; }
    /// The servers are started here. Those that are held wait for begin().
    void own(std::unique_ptr<LocalCluster> processes, bool areHeld);
    bool areOwn() const { return m_local != nullptr; }
    bool areHeld() const { return m_areHeld; }
    void begin();
    /// Ends those that were started here.
    void end();

    /// A server to be monitored at that address; an invalid one is not known.
    void monitor(raft::NodeId server, const QUrl &url);
    /// The next server of those that are started here; it has not been launched.
    void add(raft::NodeId server);
    void launch(raft::NodeId server) { m_local->launch(static_cast<int>(server.value)); }
    /// Waits until a server that was launched listens.
    void awaitReady(raft::NodeId server);
    void restart(raft::NodeId server);
    void kill(raft::NodeId server);
    enum class StoppedBy { Here, Elsewhere };
    /// A server was stopped, or goes on.
    void stop(raft::NodeId server, StoppedBy by);
    void goOn(raft::NodeId server);
    void tryToBegin(raft::NodeId server);

    std::size_t size() const { return m_servers.size(); }
    bool contains(raft::NodeId server) const { return m_servers.contains(server); }
    /// The addresses that are known.
    std::map<raft::NodeId, QUrl> urls() const;
    QUrl url(raft::NodeId server) const;
    /// Of a process that was started here; 0 when it does not run or is not known.
    qint64 processId(raft::NodeId server) const;
    bool isMonitored(raft::NodeId server) const;
    bool isStopped(raft::NodeId server) const { return m_servers.at(server).process.isStopped(); }
    /// Whether any of them is about to come or to go.
    bool areChanging() const;

    /// Whether the picture shows it alive.
    bool lives(raft::NodeId server) const { return m_servers.at(server).lives; }
    /// It ends in the picture; false when it did before.
    bool ends(raft::NodeId server);
    /// It is seen in this state. True when that is a new life of it.
    bool attached(raft::NodeId server, const Report::Attached &attached, raft::Time at);

private:
    struct MonitoredServer {
        QUrl url;
        Owned<WatchFeed> feed;
        ServerProcess process;
        std::uint64_t nonce = 0;        ///< Of the life that the picture shows …
        bool lives = false;             ///< … unless it has ended there.
        raft::process::Running running; ///< Its process in that life.
    };

    void connectFeed(raft::NodeId server);
    void introduced(raft::NodeId server, const WatchHello &hello,
                    const std::shared_ptr<const raft::Server> &image, raft::Time local);
    void faultsReported(raft::NodeId server, const std::string &json);
    void lost(raft::NodeId server, const QString &reason);
    void died(raft::NodeId server, const raft::ProcessState &end);
    void reportEnd(raft::NodeId server);
    void noticeStopped();
    raft::Time clusterTime(const MonitoredServer &server, raft::Time local) const;
    void note(raft::NodeId server, raft::ProcessState state);

    Around m_around;
    ProcessHistory &m_processes;
    ReportOrder &m_order;
    LinkFaults &m_faults;
    DialledLink::Settings m_access;
    SharedEntries m_entries; ///< That servers have reported a moment ago.
    std::map<raft::NodeId, MonitoredServer> m_servers;
    std::unique_ptr<LocalCluster> m_local; ///< Null when attached.
    bool m_areHeld = false;
    QTimer m_lookForStopped;
};

} // namespace raftarium
