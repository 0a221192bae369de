#include "netnode/processes/process_cluster.h"

#include "netnode/client/access_token.h"
#include "netnode/client/kept_data.h"
#include "netnode/processes/process_setup.h"
#include "raftcore/simulation/simulation.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QSslCertificate>

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds absorbEvery{16};
constexpr raft::Time holdBack{24'000}; ///< Steps of different servers find their order meanwhile.
/// By so much the clocks of different machines may seem to differ wrongly.
constexpr raft::Time mostClockSlack{20'000};
constexpr int mostServers = 9;

raft::Time steadyNow()
{
    return std::chrono::duration_cast<raft::Time>(std::chrono::steady_clock::now().time_since_epoch());
}

/// The token in that file, or none without a file. Nothing, and why, when it cannot be read.
std::optional<QByteArray> readToken(const QString &path, QString *problem)
{
    if (path.isEmpty())
        return QByteArray();
    constexpr qint64 longestToken = 4096; // What holds more, as a device does, holds none.
    QFile file(path);
    if (file.open(QIODevice::ReadOnly))
        if (const QByteArray token = file.read(longestToken + 1); token.size() <= longestToken)
            return token.trimmed();
    *problem = ProcessCluster::tr("The token file %1 cannot be read.").arg(path);
    return std::nullopt;
}

std::vector<raft::NodeId> firstServers(int count)
{
    std::vector<raft::NodeId> ids;
    for (int id = 1; id <= count; ++id)
        ids.push_back({static_cast<std::uint64_t>(id)});
    return ids;
}

raft::ClusterSetup setupOf(const ProcessCluster::Start &what)
{
    raft::ClusterSetup setup = mirrorSetup(firstServers(what.servers), what.delay);
    if (what.protocol) {
        setup.server.electionMin = what.protocol->electionMin;
        setup.server.electionMax = what.protocol->electionMax;
        setup.server.heartbeat = what.protocol->heartbeat;
        setup.server.preVote = what.protocol->preVote;
        setup.server.checkQuorum = what.protocol->checkQuorum;
    }
    setup.network.lossPerMillion = what.lossPerMillion;
    return setup;
}

} // namespace

ProcessCluster::ProcessCluster(std::unique_ptr<raft::Simulation> shadow, const QByteArray &token,
                               const QString &authority, raft::Time slack)
    : MirrorCluster(std::move(shadow)), m_epoch(steadyNow()),
      m_order({[this](raft::NodeId from, raft::NodeId to, std::uint64_t number) {
                   return m_shadow->isOnItsWay(from, to, number);
               },
               [this](raft::NodeId server) {
                   return m_servers.isMonitored(server) && !m_servers.isStopped(server);
               }},
              slack),
      m_faults(aroundFaults()),
      m_servers({[this] { return now(); }, m_epoch, [this](const raft::Action &what) { show(what); },
                 [this](raft::NodeId server) { m_running->askForFaults(server, url(server)); }},
                m_processes, m_order, m_faults),
      m_clients(*m_shadow, m_http,
                {[this] { return now(); }, [this](raft::NodeId server) { return url(server); }}),
      m_admin(m_http, [this] { ++m_happened; })
{
    DialledLink::Settings access;
    m_http.setToken(token);
    m_token = access.token = token.toStdString();
    if (!authority.isEmpty()) {
        const QList<QSslCertificate> trusted = QSslCertificate::fromPath(authority);
        m_http.trust(trusted);
        access.tls = QSslConfiguration::defaultConfiguration();
        access.tls->setCaCertificates(trusted);
    }
    m_servers.setAccess(access);
    m_absorb.setInterval(absorbEvery);
    connect(&m_absorb, &QTimer::timeout, this, &ProcessCluster::absorb);
    m_absorb.start();
}

ProcessCluster::~ProcessCluster()
{
    m_servers.end();
}

LinkFaults::Around ProcessCluster::aroundFaults()
{
    LinkFaults::Around around;
    around.now = [this] { return now(); };
    around.request = [this](raft::NodeId server, const QByteArray &faults,
                            const std::function<void(bool)> &whenAnswered) {
        constexpr milliseconds patience{3'000};
        m_admin.ask(url(server), {QByteArrayLiteral("PUT"), QStringLiteral("/faults"), faults, {}}, patience,
                    [whenAnswered](const HttpReply &reply) { whenAnswered(reply.isDone()); });
    };
    around.isStopped = [this](raft::NodeId server) { return m_servers.isStopped(server); };
    around.upToDate = [this](raft::NodeId server) { m_servers.tryToBegin(server); };
    return around;
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
    const raft::ClusterSetup setup = setupOf(what);
    std::string impossible;
    std::unique_ptr<raft::Simulation> shadow = raft::simulate(setup, &impossible);
    if (!shadow) {
        *problem = QString::fromStdString(impossible);
        return nullptr;
    }
    const QByteArray token = randomToken();
    std::unique_ptr<ProcessCluster> cluster(new ProcessCluster(std::move(shadow), token, {}, {}));
    if (!cluster->prepare(what, program, setup.server, problem))
        return nullptr;
    for (const raft::NodeId id : setup.voters)
        cluster->m_servers.launch(id);
    for (const raft::NodeId id : setup.voters)
        cluster->m_servers.awaitReady(id);
    return cluster;
}

/// All that must be there before servers are launched. False, and why, when that cannot be.
bool ProcessCluster::prepare(const Start &what, const QString &program, const raft::Config &protocol,
                             QString *problem)
{
    m_faults.startWith(what.delay, what.lossPerMillion / 1e6);
    QString directory = what.dataDirectory;
    if (directory.isEmpty()) {
        m_private = std::make_unique<PrivateFolder>();
        directory = m_private->path();
    }
    if (const std::optional<QString> obstacle = obstacleInKeptData(directory, what.servers)) {
        *problem = *obstacle;
        return false;
    }
    const QString tokenFile = QDir(directory).filePath(QStringLiteral("token"));
    if (directory.isEmpty() || !makePrivateFolder(directory) ||
        !writeToken(tokenFile, QByteArray::fromStdString(m_token))) {
        *problem =
            tr("The folder %1 cannot be written to.").arg(directory.isEmpty() ? QDir::tempPath() : directory);
        return false;
    }
    const LocalCluster::Plan plan{program, what.servers, 0, directory, raftnodeOptions(protocol, tokenFile)};
    m_servers.own(std::make_unique<LocalCluster>(plan), what.held);
    return true;
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

std::unique_ptr<ProcessCluster> ProcessCluster::attach(const Attach &what, QString *problem)
{
    const std::optional<QByteArray> token = readToken(what.tokenFile, problem);
    if (!token)
        return nullptr;
    if (what.urls.isEmpty()) {
        *problem = tr("Name the address of at least one server, such as http://localhost:8001.");
        return nullptr;
    }
    HttpClient http;
    http.setToken(*token);
    if (!what.authority.isEmpty())
        http.trust(QSslCertificate::fromPath(what.authority));
    const FoundCluster found = findCluster(http, what.urls);
    if (!found.problem.isEmpty()) {
        *problem = found.problem;
        return nullptr;
    }
    const std::map<raft::NodeId, QUrl> servers = found.servers();
    std::vector<raft::NodeId> ids;
    for (const auto &[id, url] : servers)
        ids.push_back(id);
    std::string impossible;
    std::unique_ptr<raft::Simulation> shadow = raft::simulate(mirrorSetup(ids, {}), &impossible);
    if (!shadow) {
        *problem = QString::fromStdString(impossible);
        return nullptr;
    }
    std::unique_ptr<ProcessCluster> cluster(
        new ProcessCluster(std::move(shadow), *token, what.authority, mostClockSlack));
    cluster->m_running = std::make_unique<RunningCluster>(found, cluster->m_http, cluster->around());
    for (const auto &[id, url] : servers)
        cluster->m_servers.monitor(id, url);
    return cluster;
}

/// What looks for further servers of a running cluster needs to know.
RunningCluster::Around ProcessCluster::around()
{
    RunningCluster::Around around;
    around.hasAddress = [this](raft::NodeId server) { return m_servers.url(server).isValid(); };
    around.isMonitored = [this](raft::NodeId server) { return m_servers.isMonitored(server); };
    around.monitored = [this] {
        QList<QUrl> urls;
        for (const auto &[id, url] : m_servers.urls())
            if (m_servers.isMonitored(id))
                urls.append(url);
        return urls;
    };
    around.members = [this] {
        std::set<raft::NodeId> members;
        for (const raft::ServerView &server : m_shadow->view().servers)
            for (const raft::NodeId member : server.membership.everyone())
                members.insert(member);
        return members;
    };
    around.found = [this](raft::NodeId server, const QUrl &url) { m_servers.monitor(server, url); };
    return around;
}

raft::Capabilities ProcessCluster::capabilities() const
{
    raft::Capabilities can;
    can.virtualTime = false;
    can.manual = false;
    can.external = true;
    can.endsServers = m_servers.areOwn();
    can.reason = tr("These are real processes: only a simulation can do that.").toStdString();
    return can;
}

raft::Time ProcessCluster::now() const
{
    return steadyNow() - m_epoch;
}

raft::ClusterView ProcessCluster::view() const
{
    raft::ClusterView view = MirrorCluster::view();
    view.manual = m_servers.areHeld();
    return view;
}

bool ProcessCluster::isQuiescent() const
{
    return m_admin.isQuiescent() && m_clients.isQuiescent() && !m_faults.isChanging() &&
           !m_order.holdsEnd() && !m_servers.areChanging();
}

std::string ProcessCluster::refusalOf(std::uint64_t request) const
{
    return m_admin.refusalOf(request);
}

std::optional<std::string> ProcessCluster::shellLine() const
{
    QStringList servers;
    for (const auto &[id, url] : m_servers.urls())
        servers.append(url.toString());
    return shellLineFor(servers, m_token);
}

// ---- what is reported becomes the picture

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

void ProcessCluster::absorb()
{
    const raft::Time until = now() - holdBack;
    while (true) {
        const std::optional<ReportOrder::Next> next = m_order.next(until, now());
        if (const auto made = m_faults.takeMade(next ? next->at : until)) {
            m_shadow->advance(made->at);
            m_shadow->perform(made->what);
            ++m_happened;
            continue;
        }
        if (!next)
            break;
        m_shadow->advance(next->at);
        take(next->server, m_order.take(next->server));
        ++m_happened;
        emit tookIn(next->at);
    }
    m_shadow->advance(std::max(until, m_shadow->now()));
    // No client may seem to have been answered before what truly came earlier.
    m_happened += m_clients.takeReplies(std::min(until, m_order.earliest().value_or(until)));
    m_order.noticeStuck(until, now());
    boundRecord();
}

// What a process had still reported when it was found dead is of no use: what its disk holds is not known.
void ProcessCluster::take(raft::NodeId server, const Report &report)
{
    if (const auto *step = std::get_if<std::shared_ptr<const raft::ServerStep>>(&report.what)) {
        if (m_servers.lives(server))
            m_shadow->observe(raft::observation::Stepped{*step});
        if (const auto *called = std::get_if<raft::ServerStep::Called>(&(*step)->what))
            m_clients.taken(*called);
    } else if (const auto *attached = std::get_if<Report::Attached>(&report.what)) {
        take(server, *attached, report.at);
    } else if (const auto *faults = std::get_if<ServerFaults>(&report.what)) {
        for (const raft::Action &change : m_faults.adopt(server, *faults))
            show(change);
    } else if (m_servers.ends(server)) {
        m_shadow->perform(raft::action::Crash{server});
    }
}

void ProcessCluster::take(raft::NodeId server, const Report::Attached &attached, raft::Time at)
{
    const bool wasAlive = m_servers.lives(server);
    const bool isNew = m_servers.attached(server, attached, at);
    if (isNew && wasAlive)
        m_shadow->perform(raft::action::Crash{server}); // It was too quick to be noticed.
    m_shadow->observe(raft::observation::Attached{attached.server, attached.local, isNew});
}

void ProcessCluster::show(const raft::Action &what)
{
    if (m_shadow->obstacle(what).empty())
        m_shadow->perform(what);
}

/// A run of real servers has no end; what is remembered of it has.
void ProcessCluster::boundRecord()
{
    const raft::EventRecord &record = m_shadow->events();
    if (record.size() - record.first() < m_mostEvents)
        return;
    const raft::EventNumber first = record.first();
    m_shadow->forgetBefore(record.size() - m_mostEvents / 4 * 3);
    if (record.first() == first) // Between two copies of the past nothing can be forgotten.
        return;
    m_shadow->perform(raft::action::Mark{tr("What came earlier is no longer available.").toStdString()});
}

} // namespace raftarium
