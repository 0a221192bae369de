#include "netnode/processes/process_cluster.h"
#include "netnode/processes/process_setup.h"
#include "netnode/watch/watch_refusal.h"

#include <utility>

/// The servers of a cluster of processes come and go.
namespace raftarium {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds lastWordsPatience{300};
constexpr milliseconds introductionPatience{2'000};

} // namespace

void ProcessCluster::monitor(raft::NodeId server, const QUrl &url)
{
    const ServerProcess::Owner owner = m_local ? ServerProcess::Owner::Here : ServerProcess::Owner::Elsewhere;
    m_servers.try_emplace(server, MonitoredServer{{}, {}, ServerProcess(owner), 0, false, {}})
        .first->second.url = url;
    m_faults.add(server);
    say(server, m_local ? tr("starting…") : tr("connecting…"), raft::Sight::Awaited);
    if (url.isValid())
        connectFeed(server);
    else
        say(server, tr("not watched: its address is not known"), raft::Sight::NotWatched);
}

void ProcessCluster::connectFeed(raft::NodeId server)
{
    MonitoredServer &one = m_servers.at(server);
    DialledLink::Settings settings = m_access;
    settings.url = one.url;
    one.feed = makeOwned<WatchFeed>(std::move(settings), server,
                                    m_local ? WatchFeed::Machine::This : WatchFeed::Machine::Another);
    connect(one.feed.get(), &WatchFeed::introduced, this,
            [this, server](const WatchHello &hello, const std::shared_ptr<const raft::Server> &image,
                           raft::Time local) { introduced(server, hello, image, local); });
    connect(one.feed.get(), &WatchFeed::stepped, this,
            [this, server](const std::shared_ptr<const raft::ServerStep> &step) {
                m_order.add(server, {clusterTime(m_servers.at(server), step->local), step});
            });
    connect(one.feed.get(), &WatchFeed::faultsTold, this,
            [this, server](raft::NodeId, const std::string &json) { faultsReported(server, json); });
    connect(one.feed.get(), &WatchFeed::lost, this,
            [this, server](const QString &reason) { lost(server, reason); });
    one.feed->share(m_entries);
    one.feed->start();
}

bool ProcessCluster::isMonitored(raft::NodeId server) const
{
    const auto known = m_servers.find(server);
    return known != m_servers.end() && known->second.feed && known->second.feed->isWatching();
}

/// A server is monitored from here on. What its links suffer from here they suffer in its new life, too.
void ProcessCluster::introduced(raft::NodeId server, const WatchHello &hello,
                                const std::shared_ptr<const raft::Server> &image, raft::Time local)
{
    MonitoredServer &one = m_servers.at(server);
    const QString caption = tr("pid %1 · :%2").arg(hello.pid).arg(one.url.port());
    const raft::Time at = local > raft::Time{} ? clusterTime(one, local) : now();
    m_order.add(server, {at, Report::Attached{image, local, hello.nonce, caption}});
    one.process.monitored();
    tryToBegin(server);
    if (m_local)
        return;
    if (one.nonce != 0 && one.nonce != hello.nonce)
        m_faults.tellAny(server);
    m_running->askForFaults(server, one.url);
}

void ProcessCluster::faultsReported(raft::NodeId server, const std::string &json)
{
    const MonitoredServer &one = m_servers.at(server);
    const bool wasKnown = m_local || one.nonce != 0;
    if (!m_faults.areNews(server, !one.feed->isWatching(), wasKnown))
        return;
    if (const std::optional<ServerFaults> faults = serverFaultsFromJson(json))
        m_order.add(server, {m_order.reportedUntil(server), *faults});
}

raft::Time ProcessCluster::clusterTime(const MonitoredServer &server, raft::Time local) const
{
    return local + server.feed->offset() - m_epoch;
}

// A process of this machine tells by its end that it has crashed; of another only its silence tells.
void ProcessCluster::lost(raft::NodeId server, const QString &reason)
{
    if (m_local)
        return reportEnd(server);
    const std::optional<QString> refusal = refusalOfWatcher(reason, !m_access.token.empty());
    if (refusal)
        say(server, tr("not watched: %1").arg(*refusal), raft::Sight::NotWatched);
    else
        say(server, tr("not reached: %1").arg(reason));
    if (m_servers.at(server).nonce != 0)
        m_order.add(server, {now(), Report::Ended{}});
}

void ProcessCluster::died(raft::NodeId server, const QString &reason)
{
    MonitoredServer &one = m_servers.at(server);
    one.process.ended();
    say(server, tr("ended: %1").arg(reason));
    if (one.feed->isWatching())
        QTimer::singleShot(lastWordsPatience, this, [this, server] { reportEnd(server); });
    else
        reportEnd(server);
}

/// Everything that a process has reported has come before the end of its stream.
void ProcessCluster::reportEnd(raft::NodeId server)
{
    if (m_servers.at(server).process.endIsRead())
        m_order.add(server, {now(), Report::Ended{}});
}

/// A process may be stopped, and go on, from outside.
void ProcessCluster::noticeStopped()
{
    for (auto &[id, server] : m_servers) {
        if (server.lives && server.process.systemDisagrees(standsStill(processId(id))))
            setStopped(id, !server.process.isStopped(), tr("stopped by a signal"));
    }
}

/// It was stopped, or goes on.
void ProcessCluster::setStopped(raft::NodeId server, bool isStopped, const QString &why)
{
    MonitoredServer &one = m_servers.at(server);
    one.process.setStopped(isStopped);
    if (isStopped) {
        say(server, tr("%1 · %2").arg(why, one.place));
        show(raft::action::Pause{server});
        m_faults.stopped(server);
    } else {
        say(server, one.place);
        show(raft::action::Resume{server});
        m_faults.tell(server);
    }
}

void ProcessCluster::startServer(raft::NodeId server)
{
    say(server, tr("starting…"), raft::Sight::Awaited);
    m_local->launch(static_cast<int>(server.value));
    awaitReady(server);
}

/// What its links suffer on purpose they suffer from the beginning.
void ProcessCluster::awaitReady(raft::NodeId server)
{
    if (const std::optional<QString> problem = m_local->awaitReady(static_cast<int>(server.value))) {
        say(server, *problem);
        return;
    }
    reportEnd(server); // Of its earlier life.
    const int start = m_servers.at(server).process.listens();
    connectFeed(server); // At once, rather than when the old link tries again.
    QTimer::singleShot(introductionPatience, this, [this, server, start] {
        m_servers.at(server).process.monitored(start);
        tryToBegin(server);
    });
    m_faults.tellAny(server);
}

void ProcessCluster::tryToBegin(raft::NodeId server)
{
    ServerProcess &process = m_servers.at(server).process;
    if (m_held || !process.mayBegin() || m_faults.isTelling(server))
        return;
    process.begun();
    m_local->begin(static_cast<int>(server.value));
}

void ProcessCluster::say(raft::NodeId server, const QString &caption, raft::Sight sight)
{
    m_captions.say(server, {now(), caption.toStdString(), sight});
}

} // namespace raftarium
