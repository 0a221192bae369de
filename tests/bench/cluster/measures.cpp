#include "measures.h"

#include "process_figures.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>

using namespace Qt::StringLiterals;
using raftarium::LoadPlan;
using raftarium::LoadResult;

namespace {

double median(std::vector<double> values)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

/// With so many digits after the point.
double rounded(double value, int digits)
{
    const double scale = std::pow(10, digits);
    return std::round(value * scale) / scale;
}

LoadPlan planAt(const Contestant &servers, int number, Contestant::Work work)
{
    LoadPlan plan;
    plan.port = static_cast<std::uint16_t>(servers.urls()[number - 1].port());
    servers.plan(work, plan);
    return plan;
}

/// Whether one write at this server was accepted within a short time, on a connection of its own.
bool isAccepted(std::uint16_t port, const std::string &request)
{
    constexpr int patience = 250;
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    if (!socket.waitForConnected(patience))
        return false;
    socket.write(request.data(), static_cast<qint64>(request.size()));
    QByteArray answer;
    while (!answer.contains("\r\n") && socket.waitForReadyRead(patience))
        answer += socket.readAll();
    return answer.startsWith("HTTP/1.1 200");
}

/// Seconds until a write is accepted by any server but this one, all of them asked again and again.
double secondsToNextWrite(const Contestant &servers, int killed)
{
    QElapsedTimer clock;
    clock.start();
    std::atomic<qint64> accepted = 0;
    std::vector<std::thread> clients;
    for (int number = 1; number <= servers.urls().size(); ++number) {
        if (number == killed)
            continue;
        clients.emplace_back([&, plan = planAt(servers, number, Contestant::Work::Write)] {
            while (accepted == 0 && clock.elapsed() < 60'000) {
                qint64 none = 0;
                if (isAccepted(plan.port, plan.request(0)))
                    accepted.compare_exchange_strong(none, clock.nsecsElapsed());
                else
                    QThread::msleep(5);
            }
        });
    }
    for (std::thread &client : clients)
        client.join();
    return static_cast<double>(accepted == 0 ? clock.nsecsElapsed() : accepted.load()) / 1e9;
}

} // namespace

QJsonObject measures::load(Contestant &servers, Contestant::Work work, std::size_t clients,
                           const Effort &effort)
{
    std::vector<double> perSecond;
    std::vector<double> p50;
    std::vector<double> p99;
    std::vector<double> cpu;
    qint64 failed = 0;
    std::string problem;
    for (int run = 0; run < effort.runs; ++run) {
        LoadPlan plan = planAt(servers, servers.awaitLeader(), work);
        plan.clients = clients;
        plan.warmUp = std::chrono::seconds(1);
        plan.duration = std::chrono::seconds(effort.seconds);
        std::optional<double> before;
        QElapsedTimer clock;
        clock.start();
        const LoadResult result = runLoad(plan, [&] {
            if (!before && clock.elapsed() >= plan.warmUp.count())
                before = processFigures::cpuSeconds(servers.processIds());
            return false;
        });
        const double used = processFigures::cpuSeconds(servers.processIds()) - before.value_or(0);
        QThread::msleep(300); // The servers notice that these clients have gone: they admit only so many.
        perSecond.push_back(result.perSecond());
        p50.push_back(result.percentile(0.5) / 1000.0);
        p99.push_back(result.percentile(0.99) / 1000.0);
        cpu.push_back(result.done > 0 ? used / static_cast<double>(result.done) * 1e6 : 0);
        failed += static_cast<qint64>(result.failed);
        problem = problem.empty() ? result.problem : problem;
    }
    QJsonObject figures{{u"per_s"_s, std::round(median(perSecond))},
                        {u"p50_ms"_s, rounded(median(p50), 2)},
                        {u"p99_ms"_s, rounded(median(p99), 2)},
                        {u"server_cpu_us"_s, std::round(median(cpu))},
                        {u"failed"_s, failed}};
    if (!problem.empty())
        figures[u"problem"_s] = QString::fromStdString(problem);
    return figures;
}

bool measures::write(Contestant &servers, qint64 writes)
{
    LoadPlan plan = planAt(servers, servers.awaitLeader(), Contestant::Work::Write);
    plan.clients = 128;
    plan.warmUp = std::chrono::milliseconds(0);
    plan.duration = std::chrono::hours(1);
    std::uint64_t sent = 0;
    const auto request = plan.request;
    plan.request = [&](std::uint64_t number) { return request(sent = number); };
    return runLoad(plan, [&] { return sent >= static_cast<std::uint64_t>(writes) + plan.clients; }).failed ==
           0;
}

QJsonObject measures::failOver(Contestant &servers, const Effort &effort)
{
    std::vector<double> times;
    for (int i = 0; i < effort.failOvers; ++i) {
        const int leader = servers.awaitLeader();
        if (leader == 0)
            break;
        // Not always at the same point of a beat.
        QThread::msleep(static_cast<unsigned long>(100 + 37 * i % 100));
        servers.kill(leader);
        times.push_back(secondsToNextWrite(servers, leader));
        if (servers.revive(leader))
            break;
    }
    const double worst = times.empty() ? 0 : *std::max_element(times.begin(), times.end());
    return {{u"median_s"_s, rounded(median(times), 3)},
            {u"worst_s"_s, rounded(worst, 3)},
            {u"runs"_s, static_cast<qint64>(times.size())}};
}

double measures::idlePercent(Contestant &servers, const Effort &effort)
{
    QThread::sleep(1);
    const double before = processFigures::cpuSeconds(servers.processIds());
    QThread::sleep(static_cast<unsigned long>(effort.idleSeconds));
    const double used = processFigures::cpuSeconds(servers.processIds()) - before;
    return rounded(used / effort.idleSeconds * 100, 1);
}
