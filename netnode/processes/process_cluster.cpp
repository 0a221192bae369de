#include "process_cluster.h"

#include "netnode/client/access_token.h"
#include "netnode/client/kept_data.h"
#include "raftcore/simulation/simulation.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QRandomGenerator>
#include <QSslCertificate>

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds absorbEvery{16};
constexpr raft::Time holdBack{24'000};     ///< Steps of different servers find their order meanwhile.
constexpr raft::Time longestWait{500'000}; ///< For the sending of a message that has arrived, …
constexpr int longestWaitTurns = 50;       ///< … and in turns of absorb().
constexpr milliseconds lastWordsPatience{300};
constexpr milliseconds introductionPatience{2'000};
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
    setup.elsewhere = true;
    setup.server.preVote = setup.server.checkQuorum = true;
    setup.server.electionMin = raft::Time{300'000} + 6 * microseconds(delay);
    setup.server.electionMax = 2 * setup.server.electionMin;
    setup.server.heartbeat = raft::Time{60'000} + microseconds(delay);
    setup.network.latencyMin = raft::Time{1'000} + microseconds(delay);
    setup.network.latencyMax = raft::Time{2'000} + microseconds(delay);
    return setup;
}

std::string ProcessCluster::newClient()
{
    return std::to_string(QDateTime::currentSecsSinceEpoch()) + "-window-" +
           std::to_string(QRandomGenerator::system()->generate());
}

ProcessCluster::ProcessCluster(std::unique_ptr<raft::Cluster> shadow, const QByteArray &token,
                               const QString &authority)
    : RetoldCluster(std::move(shadow)), m_epoch(steadyNow()), m_client(newClient())
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
    if (directory.isEmpty() || !QDir().mkpath(directory) || !writeToken(tokenFile, token)) {
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
    std::unique_ptr<ProcessCluster> cluster(
        new ProcessCluster(raft::simulate(setupFor(ids, {})), token, what.authority));
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
    watched.feed = std::make_unique<WatchFeed>(
        std::move(settings), server, m_local ? WatchFeed::Machine::This : WatchFeed::Machine::Another);
    connect(watched.feed.get(), &WatchFeed::introduced, this,
            [this, server](const WatchHello &hello, const std::shared_ptr<const raft::Server> &image,
                           raft::Time local) {
                Watched &one = m_servers.at(server);
                const QString caption = tr("pid %1 · :%2").arg(hello.pid).arg(one.url.port());
                const raft::Time at = local > raft::Time{} ? clusterTime(one, local) : now();
                told(server, {at, Introduction{image, local, hello.nonce, caption}});
                one.seen = true;
                tryToBegin(server);
                if (!m_local && hasFaults(server))
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
    if (m_local)
        return tellEnd(server);
    if (m_servers.at(server).nonce == 0)
        return;
    say(server, tr("not reached: %1").arg(reason));
    told(server, {now(), Crash{}});
}

void ProcessCluster::died(raft::NodeId server, const QString &reason)
{
    m_servers.at(server).starting = false;
    m_servers.at(server).waiting = false;
    say(server, tr("ended: %1").arg(reason));
    m_servers.at(server).dying = true;
    if (m_servers.at(server).feed->isWatching())
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

void ProcessCluster::startServer(raft::NodeId server)
{
    say(server, tr("starting…"));
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
    if (hasFaults(server))
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
    const std::uint64_t before = m_happened;
    absorb();
    while (now() < until && m_happened - before < mostSteps) {
        const auto rest = std::chrono::duration_cast<milliseconds>(until - now());
        QEventLoop loop;
        QTimer::singleShot(std::min(rest + milliseconds(1), milliseconds(5)), &loop, &QEventLoop::quit);
        loop.exec();
        absorb();
    }
    return static_cast<std::size_t>(m_happened - before);
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
void ProcessCluster::absorb()
{
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
        ++m_happened;
    }
    m_shadow->advance(std::max(until, m_shadow->now()));
    takeReplies(until);
    noticeStuck(until);
    boundRecord();
}

/// Nobody may seem to have been answered before what truly came earlier: all of that is taken in first.
void ProcessCluster::takeReplies(raft::Time until)
{
    for (const auto &[id, server] : m_servers)
        if (!server.told.empty())
            until = std::min(until, server.told.front().at);
    std::erase_if(m_replies, [&](const Replied &reply) {
        if (reply.at > until)
            return false;
        const std::optional<raft::Operation> operation = m_shadow->operation(reply.id);
        if (operation && operation->outcome == raft::OperationOutcome::Pending)
            m_shadow->perform(raft::action::Return{reply.id, reply.answer});
        ++m_happened;
        return true;
    });
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
        watched.starting = false;
        m_shadow->perform(raft::action::Introduce{introduction->server, introduction->local, anew});
    } else if (std::exchange(watched.lives, false)) {
        m_shadow->perform(raft::action::Crash{server});
    }
}

bool ProcessCluster::isSettled() const
{
    const auto isEnd = [](const Happening &happening) {
        return std::holds_alternative<Crash>(happening.what);
    };
    const auto isChanging = [&](const auto &server) {
        const Watched &one = server.second;
        return one.starting || one.dying || std::any_of(one.told.begin(), one.told.end(), isEnd);
    };
    return m_underWay == 0 && m_writes.empty() && m_asked.empty() &&
           std::none_of(m_servers.begin(), m_servers.end(), isChanging);
}

std::string ProcessCluster::refusalOf(std::uint64_t request) const
{
    return m_refused.first == request ? m_refused.second : std::string();
}

raft::ClusterView ProcessCluster::view() const
{
    raft::ClusterView view = RetoldCluster::view();
    view.byHand = m_held;
    return view;
}

void ProcessCluster::say(raft::NodeId server, const QString &caption)
{
    m_captions.say(server, {now(), caption.toStdString()});
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
