#pragma once

#include "netnode/client/http_client.h"
#include "netnode/processes/admin_requests.h"
#include "netnode/processes/link_faults.h"
#include "netnode/processes/mirror_cluster.h"
#include "netnode/processes/monitored_servers.h"
#include "netnode/processes/private_folder.h"
#include "netnode/processes/report_order.h"
#include "netnode/processes/running_cluster.h"
#include "netnode/processes/server_requests.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace raftarium {

/// A cluster of real server processes. Every server tells each of its steps (watch/watch_feed.h). What is
/// done to them is done to the processes: signals, requests, faults at their own transport.
///
/// Lives on a thread with an event loop. What happens is taken in by itself, a few milliseconds late so that
/// the steps of different servers come in their order. So do cuts: they are shown when the servers have made
/// them.
class ProcessCluster final : public QObject, public MirrorCluster {
    Q_OBJECT

public:
    /// Servers to start on this machine; they end with this object, and with this program however it ends.
    struct Start {
        QString program;                    ///< raftnode; empty: the one beside this program.
        int servers = 5;                    ///< At most 9.
        std::chrono::milliseconds delay{0}; ///< Of every message; the timeouts follow from it …
        QString dataDirectory;              ///< Empty: a private one that is removed in the end.
        /// … unless they stand here: the three times, PreVote and CheckQuorum count.
        std::optional<raft::Config> protocol = std::nullopt;
        std::uint32_t lossPerMillion = 0; ///< Of every message.
        bool held = false;                ///< Nothing happens by itself until SetManual says so.
    };
    /// Servers that run already.
    struct Attach {
        QList<QUrl> urls;  ///< Of one of them, at least: it knows the others.
        QString tokenFile; ///< Empty: the servers ask for no token.
        QString authority; ///< PEM file; empty: the system's authorities are trusted.
    };

    /// Null, with a sentence in `problem`, when that cannot work at all. A single server that does not start
    /// is no reason: its view says why.
    static std::unique_ptr<ProcessCluster> start(const Start &what, QString *problem);
    /// Servers for a scenario: as many as `setup` has voters, with its times, options, delay and loss. Disks
    /// and seed are the machine's own.
    static std::unique_ptr<ProcessCluster> startFor(const raft::ClusterSetup &setup, QString *problem,
                                                    const QString &program = {});
    static std::unique_ptr<ProcessCluster> attach(const Attach &what, QString *problem);
    ~ProcessCluster() override;

    raft::Capabilities capabilities() const override;
    raft::Time now() const override;
    /// Takes in what has arrived; waits until `until` has come or so many steps were taken in.
    std::size_t advance(raft::Time until, std::size_t mostSteps) override;
    raft::ClusterView view() const override;
    raft::ActionResult perform(const raft::Action &action) override;
    bool isQuiescent() const override;
    std::string refusalOf(std::uint64_t request) const override;
    std::optional<std::string> shellLine() const override;
    std::string obstacle(const raft::Action &action) const override;

    /// At most so many events are kept, and with them the past that they tell of: then the oldest quarter
    /// goes.
    void setMostEvents(raft::EventNumber most) { m_mostEvents = most; }

    /// The process of a server started here; 0 when it does not run or is not known.
    qint64 processId(raft::NodeId server) const { return m_servers.processId(server); }
    QUrl url(raft::NodeId server) const { return m_servers.url(server); }

signals:
    /// What happened to a server at that time is part of the picture from now on.
    void tookIn(raft::Time happened);

private:
    ProcessCluster(std::unique_ptr<raft::Simulation> shadow, const QByteArray &token,
                   const QString &authority, raft::Time slack);

    // process_cluster.cpp
    bool prepare(const Start &what, const QString &program, const raft::Config &protocol, QString *problem);
    void absorb();
    void take(raft::NodeId server, const Report &report);
    void take(raft::NodeId server, const Report::Attached &attached, raft::Time at);
    void boundRecord();
    void show(const raft::Action &what);
    RunningCluster::Around around();
    LinkFaults::Around aroundFaults();

    // process_actions.cpp: each does it, or answers one sentence why not
    template <class What>
    std::string act(const What &what);
    std::string act(const raft::action::Crash &crash);
    std::string act(const raft::action::Restart &restart);
    std::string act(const raft::action::Join &join);
    std::string act(const raft::action::Pause &pause);
    std::string act(const raft::action::Resume &resume);
    std::string act(const raft::action::SetNetwork &set);
    std::string act(const raft::action::Change &change);
    std::string act(const raft::action::Transfer &transfer);
    std::string act(const raft::action::SetManual &set);

    raft::Time m_epoch{}; ///< On the steady clock.
    raft::EventNumber m_mostEvents = 6'000'000;
    std::string m_token;          ///< That the servers ask for; empty for none.
    std::uint64_t m_happened = 0; ///< So much was taken in and answered so far.
    std::unique_ptr<PrivateFolder> m_private;
    HttpClient m_http;
    std::unique_ptr<RunningCluster> m_running; ///< Null when started here.
    ReportOrder m_order;
    LinkFaults m_faults;
    MonitoredServers m_servers;
    ServerRequests m_clients;
    AdminRequests m_admin;
    QTimer m_absorb;
};

} // namespace raftarium
