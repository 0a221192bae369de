#include "process_cluster.h"

#include "raftcore/simulation/simulation.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QRandomGenerator>
#include <QSslCertificate>

#include <algorithm>

namespace raftarium {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds absorbEvery{8};
constexpr raft::Time holdBack{10'000};     ///< Steps of different servers find their order meanwhile.
constexpr raft::Time longestWait{150'000}; ///< For the sending of a message that has arrived, …
constexpr int longestWaitTurns = 15;       ///< … and in turns of absorb().
constexpr milliseconds statusPatience{2'000};
constexpr milliseconds leavePatience{1'500};
constexpr int mostServers = 9;
constexpr std::uint64_t highestServer = 64; ///< Of a simulation, which follows the servers here.

raft::Time steadyNow()
{
    return std::chrono::duration_cast<raft::Time>(std::chrono::steady_clock::now().time_since_epoch());
}

raft::Time microseconds(milliseconds time)
{
    return std::chrono::duration_cast<raft::Time>(time);
}

/// A word that nobody can guess, in a file that only its owner can read.
bool writeToken(const QString &path, const QByteArray &token)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate) &&
           file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
           file.write(token) == token.size();
}

QByteArray randomToken()
{
    QByteArray bytes(24, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = static_cast<char>(QRandomGenerator::system()->generate());
    return bytes.toHex();
}

/// Timeouts with which messages that are kept back so long still elect and replicate.
QStringList optionsFor(const raft::ClusterSetup &setup, const QString &tokenFile)
{
    const auto inMs = [](raft::Time time) {
        return QString::number(std::chrono::duration_cast<milliseconds>(time).count());
    };
    return {QStringLiteral("--election-min-ms"), inMs(setup.server.electionMin),
            QStringLiteral("--election-max-ms"), inMs(setup.server.electionMax),
            QStringLiteral("--heartbeat-ms"),    inMs(setup.server.heartbeat),
            QStringLiteral("--token-file"),      tokenFile,
            QStringLiteral("--cluster"),         QStringLiteral("raftarium-window"),
            QStringLiteral("--allow-faults")};
}

} // namespace

raft::ClusterSetup ProcessCluster::setupFor(std::vector<raft::NodeId> servers, milliseconds delay)
{
    raft::ClusterSetup setup;
    setup.voters = std::move(servers);
    setup.elsewhere = true;
    setup.server.preVote = setup.server.checkQuorum = true;
    setup.server.electionMin = raft::Time{300'000} + 6 * microseconds(delay);
    setup.server.electionMax = 2 * setup.server.electionMin;
    setup.server.heartbeat = raft::Time{60'000} + microseconds(delay);
    setup.network.latencyMin = raft::Time{1'000} + microseconds(delay);
    setup.network.latencyMax = raft::Time{2'000} + microseconds(delay);
    return setup;
}

ProcessCluster::ProcessCluster(raft::ClusterSetup setup, const QByteArray &token, const QString &authority)
    : m_setup(std::move(setup)), m_shadow(raft::simulate(m_setup)), m_epoch(steadyNow()),
      m_client("window-" + std::to_string(QRandomGenerator::system()->generate()))
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
        *problem = tr("A window starts 1 to %1 servers, not %2.").arg(mostServers).arg(what.servers);
        return nullptr;
    }
    std::vector<raft::NodeId> ids;
    for (int id = 1; id <= what.servers; ++id)
        ids.push_back({static_cast<std::uint64_t>(id)});
    const QByteArray token = randomToken();
    raft::ClusterSetup setup = setupFor(ids, what.delay);
    if (what.timing) {
        setup.server.electionMin = what.timing->electionMin;
        setup.server.electionMax = what.timing->electionMax;
        setup.server.heartbeat = what.timing->heartbeat;
    }
    std::unique_ptr<ProcessCluster> cluster(new ProcessCluster(std::move(setup), token, {}));
    cluster->m_delay = what.delay;
    QString directory = what.dataDirectory;
    if (directory.isEmpty()) {
        cluster->m_private = std::make_unique<PrivateFolder>();
        directory = cluster->m_private->path();
    }
    const QString tokenFile = QDir(directory).filePath(QStringLiteral("token"));
    if (directory.isEmpty() || !QDir().mkpath(directory) || !writeToken(tokenFile, token)) {
        *problem =
            tr("The folder %1 cannot be written to.").arg(directory.isEmpty() ? QDir::tempPath() : directory);
        return nullptr;
    }
    cluster->m_local = std::make_unique<LocalCluster>(
        LocalCluster::Plan{program, what.servers, 0, directory, optionsFor(cluster->m_setup, tokenFile)});
    connect(cluster->m_local.get(), &LocalCluster::died, cluster.get(),
            [self = cluster.get()](int number, const QString &reason) {
                self->died({static_cast<std::uint64_t>(number)}, reason);
            });
    for (const raft::NodeId id : ids) {
        cluster->watch(id, cluster->m_local->urls().at(static_cast<qsizetype>(id.value) - 1));
        cluster->startServer(id);
    }
    return cluster;
}

/// The servers at these addresses, which must be those of one cluster; which of them take no faults.
std::map<raft::NodeId, QUrl> ProcessCluster::whoIsThere(const QList<QUrl> &urls, HttpClient &http,
                                                        std::set<raft::NodeId> *faultless, QString *problem)
{
    std::map<raft::NodeId, QUrl> found;
    QString cluster;
    for (const QUrl &url : urls) {
        const HttpReply reply =
            http.ask(url, {QByteArrayLiteral("GET"), QStringLiteral("/status"), {}, {}}, statusPatience);
        const auto id = static_cast<std::uint64_t>(reply.json.value(u"id").toInteger());
        const QString name = reply.json.value(u"cluster").toString();
        if (found.empty())
            cluster = name;
        if (id == 0)
            *problem = tr("%1 does not answer as a raftnode: %2").arg(url.toString(), reply.sentence());
        else if (id > highestServer)
            *problem = tr("%1 is server %2; a window shows servers up to %3.")
                           .arg(url.toString())
                           .arg(id)
                           .arg(highestServer);
        else if (!found.emplace(raft::NodeId{id}, url).second)
            *problem =
                tr("%1 and %2 are both server %3.").arg(found[{id}].toString(), url.toString()).arg(id);
        else if (name != cluster)
            *problem =
                tr("%1 belongs to the cluster “%2”, the others to “%3”.").arg(url.toString(), name, cluster);
        if (!problem->isEmpty())
            return {};
        const HttpCall faults{QByteArrayLiteral("GET"), QStringLiteral("/faults"), {}, {}};
        if (http.ask(url, faults, statusPatience).status == 403)
            faultless->insert({id});
    }
    return found;
}

std::unique_ptr<ProcessCluster> ProcessCluster::attach(const Attach &what, QString *problem)
{
    QByteArray token;
    if (!what.tokenFile.isEmpty()) {
        QFile file(what.tokenFile);
        if (!file.open(QIODevice::ReadOnly)) {
            *problem = tr("The token file %1 cannot be read.").arg(what.tokenFile);
            return nullptr;
        }
        token = file.readAll().trimmed();
    }
    HttpClient http;
    http.setToken(token);
    if (!what.authority.isEmpty())
        http.trust(QSslCertificate::fromPath(what.authority));
    std::set<raft::NodeId> faultless;
    const std::map<raft::NodeId, QUrl> found = whoIsThere(what.urls, http, &faultless, problem);
    if (!problem->isEmpty())
        return nullptr;
    if (found.empty()) {
        *problem = tr("Name the address of at least one server, such as http://localhost:8001.");
        return nullptr;
    }
    std::vector<raft::NodeId> ids;
    for (const auto &[id, url] : found)
        ids.push_back(id);
    std::unique_ptr<ProcessCluster> cluster(new ProcessCluster(setupFor(ids, {}), token, what.authority));
    cluster->m_faultless = std::move(faultless);
    for (const auto &[id, url] : found)
        cluster->watch(id, url);
    return cluster;
}

void ProcessCluster::watch(raft::NodeId server, const QUrl &url)
{
    m_servers[server].url = url;
    say(server, m_local ? tr("starting…") : tr("connecting…"));
    connectFeed(server);
}

void ProcessCluster::connectFeed(raft::NodeId server)
{
    Watched &watched = m_servers.at(server);
    DialledLink::Settings settings = m_access;
    settings.url = watched.url;
    watched.feed = std::make_unique<WatchFeed>(std::move(settings), server);
    connect(watched.feed.get(), &WatchFeed::introduced, this,
            [this, server](const WatchHello &hello, const std::shared_ptr<const raft::Server> &image,
                           raft::Time local) {
                Watched &one = m_servers.at(server);
                const QString caption = tr("pid %1 · :%2").arg(hello.pid).arg(one.url.port());
                told(server, {clusterTime(one, local), Introduction{image, local, hello.nonce, caption}});
                if (m_delay > milliseconds(0) || !one.cutTo.empty())
                    tellFaults(server);
            });
    connect(watched.feed.get(), &WatchFeed::stepped, this,
            [this, server](const std::shared_ptr<const raft::ServerStep> &step) {
                told(server, {clusterTime(m_servers.at(server), step->local), step});
            });
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
    m_servers.at(server).told.push_back(std::move(happening));
}

// A process of this machine tells by its end that it has crashed; of another only its silence tells.
void ProcessCluster::lost(raft::NodeId server, const QString &reason)
{
    if (m_local || m_servers.at(server).nonce == 0)
        return;
    say(server, tr("not reached: %1").arg(reason));
    told(server, {now(), Crash{}});
}

void ProcessCluster::died(raft::NodeId server, const QString &reason)
{
    say(server, tr("ended: %1").arg(reason));
    told(server, {now(), Crash{}});
}

void ProcessCluster::startServer(raft::NodeId server)
{
    say(server, tr("starting…"));
    if (const std::optional<QString> problem = m_local->startServer(static_cast<int>(server.value)))
        say(server, *problem);
    else
        connectFeed(server); // At once, rather than when the old link tries again.
}

raft::Capabilities ProcessCluster::capabilities() const
{
    raft::Capabilities can;
    can.virtualTime = false;
    can.byHand = false;
    can.elsewhere = true;
    can.reason = tr("These are real processes: only a simulation can do that.").toStdString();
    return can;
}

raft::Time ProcessCluster::now() const
{
    return steadyNow() - m_epoch;
}

std::size_t ProcessCluster::advance(raft::Time until, std::size_t mostSteps)
{
    std::size_t taken = absorb();
    while (now() < until && taken < mostSteps) {
        const auto rest = std::chrono::duration_cast<milliseconds>(until - now());
        QEventLoop loop;
        QTimer::singleShot(std::min(rest + milliseconds(1), milliseconds(20)), &loop, &QEventLoop::quit);
        loop.exec();
        taken += absorb();
    }
    return taken;
}

/// Whether it is a message whose sending has not been taken in, but may still be told.
bool ProcessCluster::lacksCause(raft::NodeId server, const Happening &happening) const
{
    const auto *step = std::get_if<std::shared_ptr<const raft::ServerStep>>(&happening.what);
    const auto *arrived = step == nullptr ? nullptr : std::get_if<raft::ServerStep::Arrived>(&(*step)->what);
    if (arrived == nullptr)
        return false;
    const auto sender = m_servers.find(arrived->message.from);
    return sender != m_servers.end() && sender->second.feed->isWatching() &&
           !raft::isOnItsWay(*m_shadow, arrived->message.from, server, arrived->number);
}

/// Whether what it told next can be taken in. A cause that does not come is not waited for for ever.
bool ProcessCluster::isReady(raft::NodeId server, const Watched &watched) const
{
    const bool patient = !watched.stuckSince || watched.stuckFor < longestWaitTurns ||
                         now() - *watched.stuckSince < longestWait;
    return !patient || !lacksCause(server, watched.told.front());
}

/// Only waiting while the links are read counts: however busy this program is, causes come before effects.
void ProcessCluster::noticeStuck(raft::Time until)
{
    for (auto &[id, watched] : m_servers) {
        if (watched.told.empty() || watched.told.front().at > until ||
            !lacksCause(id, watched.told.front())) {
            watched.stuckSince.reset();
            watched.stuckFor = 0;
        } else {
            watched.stuckSince = watched.stuckSince.value_or(now());
            ++watched.stuckFor;
        }
    }
}

/// Takes in what has been told, in the order of its time, causes before effects.
std::size_t ProcessCluster::absorb()
{
    std::size_t taken = 0;
    const raft::Time until = now() - holdBack;
    while (true) {
        std::pair<const raft::NodeId, Watched> *next = nullptr;
        for (auto &server : m_servers) {
            const std::deque<Happening> &told = server.second.told;
            if (!told.empty() && told.front().at <= until &&
                (next == nullptr || told.front().at < next->second.told.front().at) &&
                isReady(server.first, server.second))
                next = &server;
        }
        if (next == nullptr)
            break;
        const Happening happening = std::move(next->second.told.front());
        next->second.told.pop_front();
        next->second.stuckSince.reset();
        m_shadow->advance(happening.at);
        take(next->first, happening);
        ++taken;
    }
    m_shadow->advance(std::max(until, m_shadow->now()));
    noticeStuck(until);
    boundRecord();
    return taken;
}

/// A run of real servers has no end; what is remembered of it has.
void ProcessCluster::boundRecord()
{
    const raft::EventRecord &record = m_shadow->events();
    if (record.size() - record.first() < m_mostEvents)
        return;
    const raft::EventNumber first = record.first();
    raft::forgetBefore(*m_shadow, record.size() - m_mostEvents / 4 * 3);
    if (record.first() == first) // Between two copies of the past nothing can be forgotten.
        return;
    m_shadow->perform(raft::action::Mark{tr("What came earlier is no longer kept.").toStdString()});
}

// What a process had still told when it was found dead is of no use: what its disk holds is not known.
void ProcessCluster::take(raft::NodeId server, const Happening &happening)
{
    Watched &watched = m_servers.at(server);
    if (const auto *step = std::get_if<std::shared_ptr<const raft::ServerStep>>(&happening.what)) {
        if (watched.lives)
            m_shadow->perform(raft::action::Retell{*step});
        if (const auto *called = std::get_if<raft::ServerStep::Called>(&(*step)->what))
            taken(*called);
    } else if (const auto *introduction = std::get_if<Introduction>(&happening.what)) {
        const bool anew = watched.nonce != introduction->nonce || !watched.lives;
        if (anew && watched.lives)
            m_shadow->perform(raft::action::Crash{server}); // It was too quick to be noticed.
        watched.nonce = introduction->nonce;
        watched.lives = true;
        m_captions.say(server, {happening.at, introduction->caption.toStdString()});
        m_shadow->perform(raft::action::Introduce{introduction->server, introduction->local, anew});
    } else if (std::exchange(watched.lives, false)) {
        m_shadow->perform(raft::action::Crash{server});
    }
}

raft::ClusterView ProcessCluster::view() const
{
    raft::ClusterView view = m_shadow->view();
    m_captions.captionNow(view);
    return view;
}

raft::ClusterView ProcessCluster::viewAt(raft::EventNumber event) const
{
    raft::ClusterView view = m_shadow->viewAt(event);
    m_captions.caption(view);
    return view;
}

void ProcessCluster::say(raft::NodeId server, const QString &caption)
{
    m_captions.say(server, {now(), caption.toStdString()});
}

std::unique_ptr<raft::Cluster> ProcessCluster::branch(raft::EventNumber event, raft::Time at) const
{
    std::unique_ptr<raft::Cluster> here = m_shadow->branch(event, at);
    if (here)
        here->perform(raft::action::GoOnHere{});
    return here;
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
