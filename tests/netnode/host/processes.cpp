#include "processes.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QThread>

#include <csignal>
#include <set>

namespace raftarium {

namespace {

constexpr int patience = 20'000; ///< Milliseconds; never a measure of anything.

QProcessEnvironment environmentOf(const Launch &launch)
{
    QProcessEnvironment environment;
    for (auto entry = launch.variables.begin(); entry != launch.variables.end(); ++entry)
        environment.insert(entry.key(), entry.value());
    const QProcessEnvironment own = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {QStringLiteral("LD_LIBRARY_PATH"), QStringLiteral("ASAN_OPTIONS"),
                                QStringLiteral("QT_PLUGIN_PATH"), QStringLiteral("HOME")}) {
        if (own.contains(name))
            environment.insert(name, own.value(name));
    }
    return environment;
}

void launchInto(QProcess &process, const Launch &launch)
{
    process.setProcessEnvironment(environmentOf(launch));
    process.start(QStringLiteral(RAFTNODE), launch.arguments);
    process.waitForStarted(patience);
}

} // namespace

bool comesTrue(const std::function<bool()> &condition)
{
    QElapsedTimer since;
    since.start();
    while (!condition()) {
        if (since.hasExpired(patience))
            return false;
        QThread::msleep(20);
    }
    return true;
}

// Below the range from which the system takes ports for outgoing connections: those come and go.
std::vector<quint16> freePorts(int count)
{
    std::vector<std::unique_ptr<QTcpServer>> held;
    std::vector<quint16> ports;
    while (static_cast<int>(ports.size()) < count) {
        auto probe = std::make_unique<QTcpServer>();
        const auto port = static_cast<quint16>(QRandomGenerator::system()->bounded(10'000, 32'000));
        if (!probe->listen(QHostAddress::LocalHost, port))
            continue;
        ports.push_back(port);
        held.push_back(std::move(probe));
    }
    return ports;
}

NodeProcess::~NodeProcess()
{
    if (m_process && m_process->state() != QProcess::NotRunning)
        kill();
}

bool NodeProcess::start(const Launch &launch)
{
    m_process = std::make_unique<QProcess>();
    m_readyLine.clear();
    m_complaint.clear();
    launchInto(*m_process, launch);
    while (!m_process->canReadLine() && m_process->waitForReadyRead(patience)) {
    }
    m_readyLine = m_process->readLine().trimmed();
    return m_readyLine.startsWith("raftnode ");
}

quint16 NodeProcess::port() const
{
    return m_readyLine.mid(m_readyLine.lastIndexOf(':') + 1).toUShort();
}

void NodeProcess::signal(int which)
{
    if (m_process->processId() > 0)
        ::kill(static_cast<pid_t>(m_process->processId()), which);
}

void NodeProcess::kill()
{
    m_process->kill();
    m_process->waitForFinished(patience);
}

void NodeProcess::suspend()
{
    signal(SIGSTOP);
}

void NodeProcess::hangUp()
{
    signal(SIGHUP);
}

void NodeProcess::resume()
{
    signal(SIGCONT);
}

int NodeProcess::terminate()
{
    signal(SIGTERM);
    return exitCode();
}

int NodeProcess::closeInput()
{
    m_process->closeWriteChannel();
    return exitCode();
}

int NodeProcess::exitCode()
{
    if (m_process->state() != QProcess::NotRunning && !m_process->waitForFinished(patience))
        return -1;
    return m_process->exitStatus() == QProcess::NormalExit ? m_process->exitCode() : -1;
}

QByteArray NodeProcess::complaint()
{
    if (m_process->state() == QProcess::Running)
        m_process->waitForReadyRead(0);
    m_complaint += m_process->readAllStandardError();
    return m_complaint;
}

Outcome runNode(const Launch &launch)
{
    QProcess process;
    launchInto(process, launch);
    Outcome outcome;
    if (process.waitForFinished(patience) && process.exitStatus() == QProcess::NormalExit)
        outcome.exitCode = process.exitCode();
    else
        process.kill();
    process.waitForFinished(patience);
    outcome.output = process.readAllStandardOutput();
    outcome.complaint = process.readAllStandardError();
    return outcome;
}

ProcessCluster::ProcessCluster(int size, const QStringList &extra)
    : m_size(size), m_extra(extra), m_ports(freePorts(size + 1))
{
    for (int server = 1; server <= size + 1; ++server)
        m_servers.push_back(std::make_unique<NodeProcess>());
    if (!extra.contains(QStringLiteral("--allow-faults")))
        return;
    QFile token(m_directory.filePath(QStringLiteral("token")));
    token.open(QIODevice::WriteOnly);
    token.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    token.write("open-sesame\n");
    m_extra += {QStringLiteral("--token-file"), token.fileName()};
}

Fields ProcessCluster::credentials() const
{
    return m_extra.contains(QStringLiteral("--token-file")) ? Fields{{"Authorization", "Bearer open-sesame"}}
                                                            : Fields();
}

ProcessCluster::~ProcessCluster() = default;

QString ProcessCluster::url(int server) const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(port(server));
}

QStringList ProcessCluster::arguments(int server, const QStringList &extra) const
{
    nlohmann::json peers = nlohmann::json::object();
    for (int other = 1; other <= m_size; ++other) {
        if (other != server)
            peers[std::to_string(other)] = url(other).toStdString();
    }
    // Calm timings: the machine that runs the tests may be busy with others.
    return QStringList{QStringLiteral("--id"),
                       QString::number(server),
                       QStringLiteral("--port"),
                       QString::number(port(server)),
                       QStringLiteral("--peers"),
                       QString::fromStdString(peers.dump()),
                       QStringLiteral("--election-min-ms"),
                       QStringLiteral("300"),
                       QStringLiteral("--election-max-ms"),
                       QStringLiteral("600"),
                       QStringLiteral("--heartbeat-ms"),
                       QStringLiteral("75"),
                       QStringLiteral("--data-dir"),
                       dataDir(),
                       QStringLiteral("--stop-with-stdin")} +
           m_extra + extra;
}

bool ProcessCluster::start(int server, const QStringList &extra)
{
    return (*this)[server].start({arguments(server, extra), {}});
}

bool ProcessCluster::startAll()
{
    bool all = true;
    for (int server = 1; server <= m_size; ++server)
        all = ((*this)[server].isRunning() || start(server)) && all;
    return all;
}

std::vector<int> ProcessCluster::running() const
{
    std::vector<int> servers;
    for (int server = 1; server <= static_cast<int>(m_servers.size()); ++server) {
        if (m_servers[static_cast<std::size_t>(server - 1)]->isRunning())
            servers.push_back(server);
    }
    return servers;
}

Answer ProcessCluster::ask(int server, const QByteArray &method, const QByteArray &target,
                           const QByteArray &body, const Fields &fields) const
{
    return Client(port(server)).ask(method, target, body, credentials() + fields);
}

Answer ProcessCluster::insist(int server, const QByteArray &method, const QByteArray &target,
                              const QByteArray &body, const Fields &fields) const
{
    Answer answer;
    comesTrue([&] { return (answer = ask(server, method, target, body, fields)).status != 503; });
    return answer;
}

nlohmann::json ProcessCluster::status(int server) const
{
    return ask(server, "GET", "/status").json();
}

int ProcessCluster::leader(std::vector<int> among) const
{
    if (among.empty())
        among = running();
    int found = 0;
    const bool agreed = comesTrue([&] {
        std::set<std::pair<int, int>> opinions;
        for (const int server : among) {
            const nlohmann::json said = status(server);
            if (!said.is_object() || !said["leader"].is_number())
                return false;
            opinions.insert({said["term"].get<int>(), said["leader"].get<int>()});
        }
        found = opinions.begin()->second;
        return opinions.size() == 1 && std::find(among.begin(), among.end(), found) != among.end();
    });
    return agreed ? found : 0;
}

bool ProcessCluster::storesAreEqual(std::vector<int> among) const
{
    if (among.empty())
        among = running();
    return comesTrue([&] {
        std::set<std::pair<std::uint64_t, std::string>> states;
        for (const int server : among) {
            const nlohmann::json said = status(server);
            if (!said.is_object())
                return false;
            states.insert({said["last_applied"].get<std::uint64_t>(), said["state_hash"].get<std::string>()});
        }
        return states.size() == 1;
    });
}

} // namespace raftarium
