#include "etcd_contestant.h"

#include <QElapsedTimer>
#include <QStandardPaths>
#include <QTcpServer>
#include <QThread>

#include <array>

using namespace Qt::StringLiterals;
using namespace raftarium;

namespace {

constexpr int count = 5;
constexpr int keys = 1000;
constexpr int valueSize = 64;

std::size_t at(int number)
{
    return static_cast<std::size_t>(number) - 1;
}

std::string base64(const QByteArray &bytes)
{
    return bytes.toBase64().toStdString();
}

} // namespace

QString EtcdContestant::version()
{
    QProcess etcd;
    etcd.start(u"etcd"_s, {u"--version"_s});
    etcd.waitForFinished();
    return QString::fromUtf8(etcd.readAllStandardOutput()).section(u'\n', 0, 0);
}

std::optional<QString> EtcdContestant::start(const Timing &timing)
{
    stop();
    m_timing = timing;
    m_data = std::make_unique<QTemporaryDir>(m_directory + u"/bench_etcd-XXXXXX"_s);
    m_ports.clear();
    std::array<QTcpServer, 2 * count> occupiers;
    for (QTcpServer &occupier : occupiers) {
        occupier.listen(QHostAddress::LocalHost);
        m_ports.push_back(occupier.serverPort());
    }
    for (QTcpServer &occupier : occupiers)
        occupier.close();
    for (int number = 1; number <= count; ++number) {
        m_processes.push_back(std::make_unique<QProcess>());
        launch(number);
    }
    return awaitLeader() > 0 ? std::nullopt : std::optional(u"etcd: no leader within 30 s"_s);
}

void EtcdContestant::launch(int number)
{
    const auto peer = [&](int of) { return u"http://127.0.0.1:%1"_s.arg(m_ports[at(of) + count]); };
    const QString client = u"http://127.0.0.1:%1"_s.arg(m_ports[at(number)]);
    QStringList members;
    for (int other = 1; other <= count; ++other)
        members.append(u"n%1=%2"_s.arg(other).arg(peer(other)));
    QProcess &process = *m_processes[at(number)];
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(u"etcd"_s, {u"--name"_s,
                              u"n%1"_s.arg(number),
                              u"--data-dir"_s,
                              m_data->filePath(u"n%1"_s.arg(number)),
                              u"--listen-client-urls"_s,
                              client,
                              u"--advertise-client-urls"_s,
                              client,
                              u"--listen-peer-urls"_s,
                              peer(number),
                              u"--initial-advertise-peer-urls"_s,
                              peer(number),
                              u"--initial-cluster"_s,
                              members.join(u','),
                              u"--heartbeat-interval"_s,
                              QString::number(m_timing.heartbeat),
                              u"--election-timeout"_s,
                              QString::number(m_timing.election),
                              u"--logger"_s,
                              u"zap"_s,
                              u"--log-level"_s,
                              u"error"_s});
    process.waitForStarted();
}

void EtcdContestant::stop()
{
    for (const auto &process : m_processes)
        process->terminate();
    for (const auto &process : m_processes) {
        if (process->state() != QProcess::NotRunning && !process->waitForFinished(10'000))
            process->kill();
        process->waitForFinished();
    }
    m_processes.clear();
    m_data.reset();
}

void EtcdContestant::kill(int number)
{
    m_processes[at(number)]->kill();
    m_processes[at(number)]->waitForFinished();
}

std::optional<QString> EtcdContestant::revive(int number)
{
    launch(number);
    QElapsedTimer clock;
    for (clock.start(); clock.elapsed() < 30'000; QThread::msleep(20)) {
        if (statusOf(urls()[number - 1]).isDone())
            return std::nullopt;
    }
    return u"etcd %1 does not come back"_s.arg(number);
}

QList<QUrl> EtcdContestant::urls() const
{
    QList<QUrl> urls;
    for (int number = 1; number <= count; ++number)
        urls.append(QUrl(u"http://127.0.0.1:%1"_s.arg(m_ports[at(number)])));
    return urls;
}

QList<qint64> EtcdContestant::processIds() const
{
    QList<qint64> ids;
    for (const auto &process : m_processes)
        ids.append(process->processId());
    return ids;
}

HttpReply EtcdContestant::statusOf(const QUrl &server)
{
    return m_http.ask(server, {"POST", u"/v3/maintenance/status"_s, "{}", {}}, std::chrono::seconds(1));
}

int EtcdContestant::awaitLeader()
{
    QElapsedTimer clock;
    for (clock.start(); clock.elapsed() < 30'000; QThread::msleep(20)) {
        int leader = 0;
        QStringList leaders;
        const QList<QUrl> servers = urls();
        for (const QUrl &server : servers) {
            const HttpReply reply = statusOf(server);
            leaders.append(reply.json[u"leader"_s].toString());
            if (!leaders.last().isEmpty() && reply.json[u"header"_s][u"member_id"_s] == leaders.last())
                leader = static_cast<int>(servers.indexOf(server)) + 1;
        }
        if (leader > 0 && leaders.count(leaders.first()) == count)
            return leader;
    }
    return 0;
}

void EtcdContestant::plan(Work work, LoadPlan &plan) const
{
    const bool writes = work == Work::Write;
    const std::string value =
        writes ? R"(","value":")" + base64(QByteArray(valueSize, 'v')) + R"("})" : std::string(R"("})");
    const std::string head = std::string("POST /v3/kv/") + (writes ? "put" : "range") +
                             " HTTP/1.1\r\nHost: " + plan.host + ':' + std::to_string(plan.port) +
                             "\r\nContent-Type: application/json\r\nContent-Length: ";
    plan.request = [head, value](std::uint64_t number) {
        const std::string body = R"({"key":")" + base64("key" + QByteArray::number(number % keys)) + value;
        return head + std::to_string(body.size()) + "\r\n\r\n" + body;
    };
}
