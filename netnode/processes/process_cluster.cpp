#include "process_cluster.h"

#include "netnode/client/access_token.h"
#include "netnode/client/kept_data.h"
#include "netnode/watch/watch_refusal.h"
#include "raftcore/simulation/simulation.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QSslCertificate>

#include <algorithm>
#include <cctype>
#include <cstring>
#include <utility>

namespace raftarium {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds absorbEvery{16};
constexpr milliseconds lookForStoppedEvery{100};
constexpr milliseconds lastWordsPatience{300};
constexpr milliseconds introductionPatience{2'000};
constexpr milliseconds leavePatience{1'500};
constexpr int mostServers = 9;

raft::Time steadyNow()
{
    return std::chrono::duration_cast<raft::Time>(std::chrono::steady_clock::now().time_since_epoch());
}

/// Whether a signal has stopped the process, as far as the system tells.
bool standsStill(qint64 processId)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(processId));
    if (processId == 0 || !file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = file.readAll();
    return text.mid(text.lastIndexOf(')') + 2, 1) == "T"; // Its name may hold anything.
}

raft::Time microseconds(milliseconds time)
{
    return std::chrono::duration_cast<raft::Time>(time);
}

/// Timeouts with which messages that are kept back so long still elect and replicate.
QStringList optionsFor(const raft::Config &server, const QString &tokenFile)
{
    const auto inMs = [](raft::Time time) {
        return QString::number(std::chrono::duration_cast<milliseconds>(time).count());
    };
    QStringList options{QStringLiteral("--election-min-ms"),
                        inMs(server.electionMin),
                        QStringLiteral("--election-max-ms"),
                        inMs(server.electionMax),
                        QStringLiteral("--heartbeat-ms"),
                        inMs(server.heartbeat),
                        QStringLiteral("--token-file"),
                        tokenFile,
                        QStringLiteral("--cluster"),
                        QStringLiteral("raftarium-window"),
                        QStringLiteral("--allow-faults"),
                        QStringLiteral("--stay-when-removed")}; // Who is looked at may be taken in again.
    if (!server.preVote)
        options.append(QStringLiteral("--no-pre-vote"));
    if (!server.checkQuorum)
        options.append(QStringLiteral("--no-check-quorum"));
    return options;
}

} // namespace

raft::ClusterSetup ProcessCluster::setupFor(std::vector<raft::NodeId> servers, milliseconds delay)
{
    raft::ClusterSetup setup;
    setup.voters = std::move(servers);
    setup.external = true;
    setup.server.preVote = setup.server.checkQuorum = true;
    setup.server.electionMin = raft::Time{300'000} + 6 * microseconds(delay);
    setup.server.electionMax = 2 * setup.server.electionMin;
    setup.server.heartbeat = raft::Time{60'000} + microseconds(delay);
    setup.network.latencyMin = setup.network.latencyMax = microseconds(delay);
    setup.diskMin = setup.diskMax = raft::Time{};
    return setup;
}

std::string ProcessCluster::newClient()
{
    return std::to_string(QDateTime::currentSecsSinceEpoch()) + "-window-" +
           std::to_string(QRandomGenerator::system()->generate());
}

ProcessCluster::ProcessCluster(std::unique_ptr<raft::Cluster> shadow, const QByteArray &token,
                               const QString &authority)
    : MirrorCluster(std::move(shadow)), m_epoch(steadyNow()), m_client(newClient())
{
    m_http.setToken(token);
    m_access.token = token.toStdString();
    if (!authority.isEmpty()) {
        const QList<QSslCertificate> trusted = QSslCertificate::fromPath(authority);
        m_http.trust(trusted);
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates(trusted);
        m_access.tls = tls;
    }
    m_absorb.setInterval(absorbEvery);
    connect(&m_absorb, &QTimer::timeout, this, &ProcessCluster::absorb);
    m_absorb.start();
    m_lookForStopped.setInterval(lookForStoppedEvery);
    connect(&m_lookAround, &QTimer::timeout, this, &ProcessCluster::lookAround);
    connect(&m_lookForStopped, &QTimer::timeout, this, &ProcessCluster::noticeStopped);
}

ProcessCluster::~ProcessCluster()
{
    m_servers.clear();
    if (m_local)
        m_local->stop(leavePatience);
}

std::unique_ptr<ProcessCluster> ProcessCluster::start(const Start &what, QString *problem)
{
    const QString program = what.program.isEmpty() ? raftnodeProgram() : what.program;
    if (program.isEmpty() || !QFile::exists(program)) {
        *problem = tr("There is no raftnode beside this program or on the PATH; build it, or install it.");
        return nullptr;
    }
    if (what.servers < 1 || what.servers > mostServers) {
        *problem = tr("1 to %1 servers can be started as processes, not %2; a simulation takes up to 64.")
                       .arg(mostServers)
                       .arg(what.servers);
        return nullptr;
    }
    std::vector<raft::NodeId> ids;
    for (int id = 1; id <= what.servers; ++id)
        ids.push_back({static_cast<std::uint64_t>(id)});
    const QByteArray token = randomToken();
    raft::ClusterSetup setup = setupFor(ids, what.delay);
    if (what.protocol) {
        setup.server.electionMin = what.protocol->electionMin;
        setup.server.electionMax = what.protocol->electionMax;
        setup.server.heartbeat = what.protocol->heartbeat;
        setup.server.preVote = what.protocol->preVote;
        setup.server.checkQuorum = what.protocol->checkQuorum;
    }
    setup.network.lossPerMillion = what.lossPerMillion;
    std::string impossible;
    std::unique_ptr<raft::Cluster> shadow = raft::simulate(setup, &impossible);
    if (!shadow) {
        *problem = QString::fromStdString(impossible);
        return nullptr;
    }
    std::unique_ptr<ProcessCluster> cluster(new ProcessCluster(std::move(shadow), token, {}));
    cluster->m_delay = what.delay;
    cluster->m_loss = what.lossPerMillion / 1e6;
    cluster->m_held = what.held;
    QString directory = what.dataDirectory;
    if (directory.isEmpty()) {
        cluster->m_private = std::make_unique<PrivateFolder>();
        directory = cluster->m_private->path();
    }
    if (const std::optional<QString> obstacle = obstacleInKeptData(directory, what.servers)) {
        *problem = *obstacle;
        return nullptr;
    }
    const QString tokenFile = QDir(directory).filePath(QStringLiteral("token"));
    if (directory.isEmpty() || !makePrivateFolder(directory) || !writeToken(tokenFile, token)) {
        *problem =
            tr("The folder %1 cannot be written to.").arg(directory.isEmpty() ? QDir::tempPath() : directory);
        return nullptr;
    }
    cluster->m_local = std::make_unique<LocalCluster>(
        LocalCluster::Plan{program, what.servers, 0, directory, optionsFor(setup.server, tokenFile)});
    connect(cluster->m_local.get(), &LocalCluster::died, cluster.get(),
            [self = cluster.get()](int number, const QString &reason) {
                self->died({static_cast<std::uint64_t>(number)}, reason);
            });
    for (const raft::NodeId id : ids) {
        cluster->watch(id, cluster->m_local->urls().at(static_cast<qsizetype>(id.value) - 1));
        cluster->m_local->launch(static_cast<int>(id.value));
    }
    for (const raft::NodeId id : ids)
        cluster->awaitReady(id);
    cluster->m_lookForStopped.start();
    return cluster;
}

std::unique_ptr<ProcessCluster> ProcessCluster::startFor(const raft::ClusterSetup &setup, QString *problem,
                                                         const QString &program)
{
    Start what;
    what.program = program;
    what.servers = static_cast<int>(setup.voters.size());
    what.protocol = setup.server;
    what.held = true;
    what.lossPerMillion = setup.network.lossPerMillion;
    // Loopback is quick; only who asks for another latency than the usual one wants to see it.
    if (setup.network.latencyMin != raft::NetworkDials().latencyMin)
        what.delay = std::chrono::duration_cast<milliseconds>(setup.network.latencyMin);
    return start(what, problem);
}

void ProcessCluster::watch(raft::NodeId server, const QUrl &url)
{
    Watched &watched = m_servers[server];
    watched.url = url;
    watched.faults.delay = m_delay;
    watched.faults.loss = m_loss;
    say(server, m_local ? tr("starting…") : tr("connecting…"), raft::Sight::Awaited);
    if (url.isValid())
        connectFeed(server);
    else
        say(server, tr("not watched: its address is not known"), raft::Sight::NotWatched);
}

void ProcessCluster::connectFeed(raft::NodeId server)
{
    Watched &watched = m_servers.at(server);
    DialledLink::Settings settings = m_access;
    settings.url = watched.url;
    watched.feed = makeOwned<WatchFeed>(std::move(settings), server,
                                        m_local ? WatchFeed::Machine::This : WatchFeed::Machine::Another);
    connect(watched.feed.get(), &WatchFeed::introduced, this,
            [this, server](const WatchHello &hello, const std::shared_ptr<const raft::Server> &image,
                           raft::Time local) {
                Watched &one = m_servers.at(server);
                const QString caption = tr("pid %1 · :%2").arg(hello.pid).arg(one.url.port());
                const raft::Time at = local > raft::Time{} ? clusterTime(one, local) : now();
                told(server, {at, Introduction{image, local, hello.nonce, caption}});
                one.seen = true;
                tryToBegin(server);
                if (!m_local)
                    welcome(server, hello.nonce);
            });
    connect(watched.feed.get(), &WatchFeed::stepped, this,
            [this, server](const std::shared_ptr<const raft::ServerStep> &step) {
                told(server, {clusterTime(m_servers.at(server), step->local), step});
            });
    connect(watched.feed.get(), &WatchFeed::faultsTold, this,
            [this, server](raft::NodeId, const std::string &json) { faultsTold(server, json); });
    connect(watched.feed.get(), &WatchFeed::lost, this,
            [this, server](const QString &reason) { lost(server, reason); });
    watched.feed->start();
}

raft::Time ProcessCluster::clusterTime(const Watched &watched, raft::Time local) const
{
    return local + watched.feed->offset() - m_epoch;
}

void ProcessCluster::told(raft::NodeId server, Happening happening)
{
    Watched &watched = m_servers.at(server);
    watched.reportedUntil = std::max(watched.reportedUntil, happening.at);
    watched.told.push_back(std::move(happening));
}

// A process of this machine tells by its end that it has crashed; of another only its silence tells.
void ProcessCluster::lost(raft::NodeId server, const QString &reason)
{
    if (m_local)
        return tellEnd(server);
    const std::optional<QString> refusal = refusalOfWatcher(reason, !m_access.token.empty());
    if (refusal)
        say(server, tr("not watched: %1").arg(*refusal), raft::Sight::NotWatched);
    else
        say(server, tr("not reached: %1").arg(reason));
    if (m_servers.at(server).nonce != 0)
        told(server, {now(), Crash{}});
}

void ProcessCluster::died(raft::NodeId server, const QString &reason)
{
    Watched &watched = m_servers.at(server);
    watched.starting = false;
    watched.waiting = false;
    watched.stopped = false;
    watched.dying = true;
    say(server, tr("ended: %1").arg(reason));
    if (watched.feed->isWatching())
        QTimer::singleShot(lastWordsPatience, this, [this, server] { tellEnd(server); });
    else
        tellEnd(server);
}

/// Everything that a process has told has come before the end of its stream.
void ProcessCluster::tellEnd(raft::NodeId server)
{
    if (std::exchange(m_servers.at(server).dying, false))
        told(server, {now(), Crash{}});
}

/// Somebody else may stop a process and let it go on. Twice in a row, for a signal takes a moment.
void ProcessCluster::noticeStopped()
{
    for (auto &[id, watched] : m_servers) {
        const bool disagrees = watched.lives && standsStill(processId(id)) != watched.stopped;
        watched.disagrees = disagrees ? watched.disagrees + 1 : 0;
        if (watched.disagrees == 2)
            setStopped(id, !watched.stopped, tr("stopped by a signal"));
    }
}

/// It was stopped, or goes on.
void ProcessCluster::setStopped(raft::NodeId server, bool stopped, const QString &why)
{
    Watched &watched = m_servers.at(server);
    watched.stopped = stopped;
    watched.disagrees = 0;
    if (stopped) {
        say(server, tr("%1 · %2").arg(why, watched.place));
        show(raft::action::Pause{server});
        for (LinkChange &change : m_changes)
            change.open.erase(server); // It makes no change before it goes on.
    } else {
        say(server, watched.place);
        show(raft::action::Resume{server});
        tellFaults(server);
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
    const int number = static_cast<int>(server.value);
    if (const std::optional<QString> problem = m_local->awaitReady(number)) {
        say(server, *problem);
        return;
    }
    tellEnd(server); // Of its earlier life.
    Watched &watched = m_servers.at(server);
    watched.starting = true;
    connectFeed(server); // At once, rather than when the old link tries again.
    watched.waiting = true;
    watched.seen = false;
    QTimer::singleShot(introductionPatience, this, [this, server, start = ++watched.starts] {
        if (m_servers.at(server).starts != start)
            return; // That was an earlier life.
        m_servers.at(server).seen = true;
        tryToBegin(server);
    });
    if (watched.faults.any())
        tellFaults(server);
}

void ProcessCluster::tryToBegin(raft::NodeId server)
{
    Watched &watched = m_servers.at(server);
    if (!m_held && watched.seen && !watched.telling && std::exchange(watched.waiting, false))
        m_local->begin(static_cast<int>(server.value));
}

raft::Capabilities ProcessCluster::capabilities() const
{
    raft::Capabilities can;
    can.virtualTime = false;
    can.manual = false;
    can.external = true;
    can.endsServers = m_local != nullptr;
    can.reason = tr("These are real processes: only a simulation can do that.").toStdString();
    return can;
}

raft::Time ProcessCluster::now() const
{
    return steadyNow() - m_epoch;
}

bool ProcessCluster::isQuiescent() const
{
    const auto isEnd = [](const Happening &happening) {
        return std::holds_alternative<Crash>(happening.what);
    };
    const auto isChanging = [&](const auto &server) {
        const Watched &one = server.second;
        return one.starting || one.dying || std::any_of(one.told.begin(), one.told.end(), isEnd);
    };
    return m_underWay == 0 && m_changes.empty() && m_writes.empty() && m_asked.empty() &&
           std::none_of(m_servers.begin(), m_servers.end(), isChanging);
}

std::string ProcessCluster::refusalOf(std::uint64_t request) const
{
    return m_refused.first == request ? m_refused.second : std::string();
}

raft::ClusterView ProcessCluster::view() const
{
    raft::ClusterView view = MirrorCluster::view();
    view.manual = m_held;
    return view;
}

void ProcessCluster::say(raft::NodeId server, const QString &caption, raft::Sight sight)
{
    m_captions.say(server, {now(), caption.toStdString(), sight});
}

// A token is letters and digits, and so are addresses as far as a shell is concerned; others are quoted.
std::string ProcessCluster::shellLine() const
{
    const auto quoted = [](const std::string &word) {
        const bool isPlain = std::all_of(word.begin(), word.end(), [](unsigned char letter) {
            return std::isalnum(letter) != 0 || std::strchr("-_.,:/", letter) != nullptr;
        });
        if (isPlain)
            return word;
        std::string safe = "'";
        for (const char letter : word)
            safe += letter == '\'' ? "'\\''" : std::string(1, letter);
        return safe + '\'';
    };
    QStringList nodes;
    for (const auto &[id, server] : m_servers)
        if (server.url.isValid())
            nodes.append(server.url.toString());
    std::string line = "export RAFT_NODES=" + quoted(nodes.join(u',').toStdString());
    if (!m_access.token.empty())
        line += " RAFT_TOKEN=" + quoted(m_access.token);
    return line;
}

qint64 ProcessCluster::processId(raft::NodeId server) const
{
    return m_local ? m_local->processId(static_cast<int>(server.value)) : 0;
}

QUrl ProcessCluster::url(raft::NodeId server) const
{
    const auto watched = m_servers.find(server);
    return watched == m_servers.end() ? QUrl() : watched->second.url;
}

} // namespace raftarium
