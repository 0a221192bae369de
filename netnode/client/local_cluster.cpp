#include "netnode/client/local_cluster.h"

#include "netnode/client/kept_data.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QTcpServer>

#include <csignal>
#include <map>
#include <unistd.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

constexpr std::chrono::milliseconds startPatience{10'000};

/// Ports that are free at the moment. Another program may take one before it is used.
std::vector<std::uint16_t> freePorts(int count)
{
    std::vector<std::unique_ptr<QTcpServer>> servers;
    std::vector<std::uint16_t> ports;
    for (int i = 0; i < count; ++i) {
        servers.push_back(std::make_unique<QTcpServer>());
        servers.back()->listen(QHostAddress::LocalHost);
        ports.push_back(servers.back()->serverPort());
    }
    return ports;
}

/// What the process wrote last on standard error, without the program's name before it.
QString lastLine(QProcess &process)
{
    const QStringList lines =
        QString::fromUtf8(process.readAllStandardError()).split(u'\n', Qt::SkipEmptyParts);
    return lines.isEmpty() ? QString() : lines.last().section(u"raftnode: "_s, -1);
}

QString nameOfSignal(int number)
{
    static const std::map<int, QString> names{
        {SIGHUP, u"SIGHUP"_s},   {SIGINT, u"SIGINT"_s},  {SIGQUIT, u"SIGQUIT"_s}, {SIGILL, u"SIGILL"_s},
        {SIGABRT, u"SIGABRT"_s}, {SIGBUS, u"SIGBUS"_s},  {SIGFPE, u"SIGFPE"_s},   {SIGKILL, u"SIGKILL"_s},
        {SIGSEGV, u"SIGSEGV"_s}, {SIGTERM, u"SIGTERM"_s}};
    const auto known = names.find(number);
    return known != names.end() ? known->second : u"signal %1"_s.arg(number);
}

ProcessEnd endOf(QProcess &process)
{
    ProcessEnd end;
    end.exitCode = process.exitCode();
    end.lastLine = lastLine(process);
    if (process.exitStatus() == QProcess::CrashExit)
        end.signal = nameOfSignal(process.exitCode());
    return end;
}

} // namespace

LocalCluster::LocalCluster(const Plan &plan) : m_plan(plan)
{
    if (plan.firstPort == 0)
        m_ports = freePorts(plan.servers);
    for (int number = 1; number <= plan.servers; ++number) {
        if (plan.firstPort != 0)
            m_ports.push_back(static_cast<std::uint16_t>(plan.firstPort + number - 1));
        makeProcess(number);
    }
}

void LocalCluster::makeProcess(int number)
{
    auto process = std::make_unique<QProcess>();
    // Ctrl-C in a terminal goes to all its processes; here it is for this program to end them in order.
    process->setChildProcessModifier([] { ::setpgid(0, 0); });
    connect(process.get(), &QProcess::finished, this, [this, number] { ended(number); });
    m_processes.push_back(std::move(process));
}

int LocalCluster::addServer()
{
    m_ports.push_back(freePorts(1).front());
    const int number = static_cast<int>(m_ports.size());
    makeProcess(number);
    return number;
}

LocalCluster::~LocalCluster()
{
    stop();
}

QStringList LocalCluster::argumentsFor(int number) const
{
    QJsonObject peers;
    for (int other = 1; other <= m_plan.servers; ++other) {
        if (other != number)
            peers[QString::number(other)] =
                u"http://localhost:%1"_s.arg(m_ports[static_cast<std::size_t>(other) - 1]);
    }
    return QStringList{u"--id"_s,
                       QString::number(number),
                       u"--port"_s,
                       QString::number(m_ports[static_cast<std::size_t>(number) - 1]),
                       u"--peers"_s,
                       QString::fromUtf8(QJsonDocument(peers).toJson(QJsonDocument::Compact)),
                       u"--data-dir"_s,
                       m_plan.dataDirectory,
                       u"--stop-with-stdin"_s,
                       u"--begin-with-stdin"_s} +
           (number > m_plan.servers ? QStringList{u"--join"_s} : QStringList()) + m_plan.options;
}

std::optional<QString> LocalCluster::startServer(int number)
{
    launch(number);
    auto problem = awaitReady(number);
    if (!problem)
        begin(number);
    return problem;
}

void LocalCluster::launch(int number)
{
    QProcess &process = *m_processes[static_cast<std::size_t>(number) - 1];
    const QSignalBlocker quiet(process); // Its end before it was ready is reported by awaitReady().
    process.start(m_plan.program, argumentsFor(number));
}

void LocalCluster::begin(int number)
{
    QProcess &process = *m_processes[static_cast<std::size_t>(number) - 1];
    process.write("begin\n");
    process.waitForBytesWritten();
}

std::optional<QString> LocalCluster::awaitReady(int number)
{
    QProcess &process = *m_processes[static_cast<std::size_t>(number) - 1];
    const QSignalBlocker quiet(process);
    if (!process.waitForStarted())
        return u"Cannot start %1: %2."_s.arg(m_plan.program, process.errorString());
    QElapsedTimer clock;
    clock.start();
    while (!process.canReadLine()) {
        const auto remaining = startPatience - std::chrono::milliseconds(clock.elapsed());
        if (remaining.count() > 0 && process.waitForReadyRead(static_cast<int>(remaining.count())))
            continue;
        const bool isRunning = process.state() != QProcess::NotRunning;
        const QString reason = isRunning ? u"it does not get ready"_s : describe(endOf(process));
        process.kill();
        process.waitForFinished();
        return u"Server %1 does not start: %2"_s.arg(number).arg(reason);
    }
    return std::nullopt;
}

std::optional<QString> LocalCluster::start()
{
    m_stopping = false;
    if (auto obstacle = obstacleInKeptData(m_plan.dataDirectory, m_plan.servers))
        return obstacle;
    for (int number = 1; number <= m_plan.servers; ++number)
        launch(number);
    for (int number = 1; number <= m_plan.servers; ++number) {
        if (auto problem = awaitReady(number)) {
            stop();
            return problem;
        }
    }
    for (int number = 1; number <= m_plan.servers; ++number)
        begin(number);
    return std::nullopt;
}

void LocalCluster::stop(std::chrono::milliseconds patience)
{
    m_stopping = true;
    for (const auto &process : m_processes)
        process->closeWriteChannel();
    QElapsedTimer clock;
    clock.start();
    for (const auto &process : m_processes) {
        const auto remaining = std::max(patience.count() - clock.elapsed(), qint64{0});
        if (process->state() == QProcess::NotRunning || process->waitForFinished(static_cast<int>(remaining)))
            continue;
        process->kill();
        process->waitForFinished();
    }
}

void LocalCluster::killServer(int number)
{
    QProcess &process = *m_processes[static_cast<std::size_t>(number) - 1];
    const QSignalBlocker quiet(process);
    process.kill();
    process.waitForFinished();
}

QList<QUrl> LocalCluster::urls() const
{
    QList<QUrl> urls;
    for (const std::uint16_t port : m_ports)
        urls.append(QUrl(u"http://localhost:%1"_s.arg(port)));
    return urls;
}

qint64 LocalCluster::processId(int number) const
{
    return m_processes[static_cast<std::size_t>(number) - 1]->processId();
}

bool LocalCluster::isRunning(int number) const
{
    return m_processes[static_cast<std::size_t>(number) - 1]->state() != QProcess::NotRunning;
}

void LocalCluster::ended(int number)
{
    if (!m_stopping)
        emit died(number, endOf(*m_processes[static_cast<std::size_t>(number) - 1]));
}

QString raftnodeProgram()
{
    const QString name = u"raftnode"_s;
    const QString beside = QStandardPaths::findExecutable(name, {QCoreApplication::applicationDirPath()});
    return beside.isEmpty() ? QStandardPaths::findExecutable(name) : beside;
}

} // namespace raftarium
