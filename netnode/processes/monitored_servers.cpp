#include "netnode/processes/monitored_servers.h"

#include "netnode/processes/process_setup.h"
#include "netnode/watch/watch_refusal.h"

#include <algorithm>
#include <csignal>
#include <utility>

namespace raftarium {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds lastWordsPatience{300};
constexpr milliseconds introductionPatience{2'000};
constexpr milliseconds lookForStoppedEvery{100};
constexpr milliseconds leavePatience{1'500};

raft::process::NotWatched::Why reasonOf(WatchRefusal::Why why)
{
    using Shown = raft::process::NotWatched::Why;
    switch (why) {
    case WatchRefusal::Why::AsksForToken: return Shown::AsksForToken;
    case WatchRefusal::Why::RefusesToken: return Shown::RefusesToken;
    case WatchRefusal::Why::Refuses: return Shown::Refuses;
    case WatchRefusal::Why::NoServer: break;
    }
    return Shown::NoServer;
}

raft::ProcessState stateAfter(const WatchRefusal &refusal)
{
    return raft::process::NotWatched{reasonOf(refusal.why), refusal.answer.toStdString()};
}

/// How a process ended by itself, or by a signal from elsewhere.
raft::ProcessState stateAfter(const ProcessEnd &end)
{
    if (end.signal)
        return raft::process::Signalled{end.signal->toStdString()};
    return raft::process::Exited{end.exitCode, end.lastLine.toStdString()};
}

} // namespace

MonitoredServers::MonitoredServers(Around around, ProcessHistory &processes, ReportOrder &order,
                                   LinkFaults &faults)
    : m_around(std::move(around)), m_processes(processes), m_order(order), m_faults(faults)
{
    m_lookForStopped.setInterval(lookForStoppedEvery);
    connect(&m_lookForStopped, &QTimer::timeout, this, &MonitoredServers::noticeStopped);
}

void MonitoredServers::own(std::unique_ptr<LocalCluster> processes, bool areHeld)
{
    m_local = std::move(processes);
    m_areHeld = areHeld;
    connect(m_local.get(), &LocalCluster::died, this, [this](int number, const ProcessEnd &end) {
        died({static_cast<std::uint64_t>(number)}, stateAfter(end));
    });
    for (const QUrl &url : m_local->urls())
        monitor({m_servers.size() + 1}, url);
    m_lookForStopped.start();
}

void MonitoredServers::begin()
{
    m_areHeld = false;
    for (const auto &[id, server] : m_servers)
        tryToBegin(id);
}

void MonitoredServers::end()
{
    m_servers.clear();
    if (m_local)
        m_local->stop(leavePatience);
}

void MonitoredServers::add(raft::NodeId server)
{
    m_local->addServer();
    monitor(server, m_local->urls().back());
}

void MonitoredServers::monitor(raft::NodeId server, const QUrl &url)
{
    const ServerProcess::Owner owner = m_local ? ServerProcess::Owner::Here : ServerProcess::Owner::Others;
    m_servers.try_emplace(server, MonitoredServer{{}, {}, ServerProcess(owner), 0, false, {}})
        .first->second.url = url;
    m_faults.add(server);
    if (!url.isValid()) {
        note(server, raft::process::NotWatched{raft::process::NotWatched::Why::NoAddress, {}});
        return;
    }
    note(server, m_local ? raft::ProcessState(raft::process::Starting{}) : raft::process::Connecting{});
    connectFeed(server);
}

void MonitoredServers::connectFeed(raft::NodeId server)
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
    connect(one.feed.get(), &WatchFeed::faultsReported, this,
            [this, server](raft::NodeId, const std::string &json) { faultsReported(server, json); });
    connect(one.feed.get(), &WatchFeed::lost, this,
            [this, server](const QString &reason) { lost(server, reason); });
    one.feed->share(m_entries);
    one.feed->start();
}

bool MonitoredServers::isMonitored(raft::NodeId server) const
{
    const auto known = m_servers.find(server);
    return known != m_servers.end() && known->second.feed && known->second.feed->isWatching();
}

/// A server is monitored from here on. What its links suffer from here they suffer in its new life, too.
void MonitoredServers::introduced(raft::NodeId server, const WatchHello &hello,
                                  const std::shared_ptr<const raft::Server> &image, raft::Time local)
{
    MonitoredServer &one = m_servers.at(server);
    const raft::process::Running running{hello.pid, static_cast<std::uint16_t>(one.url.port())};
    const raft::Time at = local > raft::Time{} ? clusterTime(one, local) : m_around.now();
    m_order.add(server, {at, Report::Attached{image, local, hello.nonce, running}});
    one.process.monitored();
    tryToBegin(server);
    if (m_local)
        return;
    if (one.nonce != 0 && one.nonce != hello.nonce)
        m_faults.tellAny(server);
    m_around.welcome(server);
}

void MonitoredServers::faultsReported(raft::NodeId server, const std::string &json)
{
    const MonitoredServer &one = m_servers.at(server);
    const bool wasKnown = m_local || one.nonce != 0;
    if (!m_faults.areNews(server, !one.feed->isWatching(), wasKnown))
        return;
    if (const std::optional<ServerFaults> faults = serverFaultsFromJson(json))
        m_order.add(server, {m_order.reportedUntil(server), *faults});
}

raft::Time MonitoredServers::clusterTime(const MonitoredServer &server, raft::Time local) const
{
    return local + server.feed->offset() - m_around.epoch;
}

// A process of this machine tells by its end that it has crashed; of another only its silence tells.
void MonitoredServers::lost(raft::NodeId server, const QString &reason)
{
    if (m_local)
        return reportEnd(server);
    if (const std::optional<WatchRefusal> refusal = refusalOfWatcher(reason, !m_access.token.empty()))
        note(server, stateAfter(*refusal));
    else
        note(server, raft::process::NotReached{reason.toStdString()});
    if (m_servers.at(server).nonce != 0)
        m_order.add(server, {m_around.now(), Report::Ended{}});
}

void MonitoredServers::died(raft::NodeId server, const raft::ProcessState &end)
{
    MonitoredServer &one = m_servers.at(server);
    one.process.ended();
    note(server, end);
    if (one.feed->isWatching())
        QTimer::singleShot(lastWordsPatience, this, [this, server] { reportEnd(server); });
    else
        reportEnd(server);
}

/// Everything that a process has reported has come before the end of its stream.
void MonitoredServers::reportEnd(raft::NodeId server)
{
    if (m_servers.at(server).process.endIsRead())
        m_order.add(server, {m_around.now(), Report::Ended{}});
}

/// A process may be stopped, and go on, from outside.
void MonitoredServers::noticeStopped()
{
    for (auto &[id, server] : m_servers) {
        if (!server.lives || !server.process.systemDisagrees(standsStill(processId(id))))
            continue;
        if (server.process.isStopped())
            goOn(id);
        else
            stop(id, StoppedBy::Elsewhere);
    }
}

void MonitoredServers::stop(raft::NodeId server, StoppedBy by)
{
    MonitoredServer &one = m_servers.at(server);
    one.process.setStopped(true);
    note(server, raft::process::Stopped{by == StoppedBy::Here, one.running});
    m_around.show(raft::action::Pause{server});
    m_faults.stopped(server);
}

void MonitoredServers::goOn(raft::NodeId server)
{
    MonitoredServer &one = m_servers.at(server);
    one.process.setStopped(false);
    note(server, one.running);
    m_around.show(raft::action::Resume{server});
    m_faults.tell(server);
}

void MonitoredServers::restart(raft::NodeId server)
{
    note(server, raft::process::Starting{});
    launch(server);
    awaitReady(server);
}

void MonitoredServers::kill(raft::NodeId server)
{
    if (const qint64 pid = processId(server); pid > 0)
        ::kill(static_cast<pid_t>(pid), SIGCONT);
    m_local->killServer(static_cast<int>(server.value));
    died(server, raft::process::Killed{});
}

/// What its links suffer on purpose they suffer from the beginning.
void MonitoredServers::awaitReady(raft::NodeId server)
{
    if (const std::optional<QString> problem = m_local->awaitReady(static_cast<int>(server.value))) {
        note(server, raft::process::NotStarted{problem->toStdString()});
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

void MonitoredServers::tryToBegin(raft::NodeId server)
{
    ServerProcess &process = m_servers.at(server).process;
    if (m_areHeld || !process.mayBegin() || m_faults.isTelling(server))
        return;
    process.begun();
    m_local->begin(static_cast<int>(server.value));
}

std::map<raft::NodeId, QUrl> MonitoredServers::urls() const
{
    std::map<raft::NodeId, QUrl> urls;
    for (const auto &[id, server] : m_servers)
        if (server.url.isValid())
            urls[id] = server.url;
    return urls;
}

QUrl MonitoredServers::url(raft::NodeId server) const
{
    const auto known = m_servers.find(server);
    return known == m_servers.end() ? QUrl() : known->second.url;
}

qint64 MonitoredServers::processId(raft::NodeId server) const
{
    return m_local ? m_local->processId(static_cast<int>(server.value)) : 0;
}

bool MonitoredServers::areChanging() const
{
    return std::any_of(m_servers.begin(), m_servers.end(),
                       [](const auto &server) { return server.second.process.isChanging(); });
}

bool MonitoredServers::ends(raft::NodeId server)
{
    return std::exchange(m_servers.at(server).lives, false);
}

bool MonitoredServers::attached(raft::NodeId server, const Report::Attached &attached, raft::Time at)
{
    MonitoredServer &one = m_servers.at(server);
    const bool isNew = one.nonce != attached.nonce || !one.lives;
    one.nonce = attached.nonce;
    one.lives = true;
    one.running = attached.process;
    one.process.shown();
    m_processes.note(server, {at, attached.process});
    return isNew;
}

void MonitoredServers::note(raft::NodeId server, raft::ProcessState state)
{
    m_processes.note(server, {m_around.now(), std::move(state)});
}

} // namespace raftarium
