// Whether a busy cluster goes on as it began: five servers that take so many writes a second for an hour, and
// what they hold and work meanwhile. One JSON object; exit code 1 when the last quarter differs from the
// first one by more than 5 %.

#include "cluster/process_figures.h"
#include "cluster/raftarium_contestant.h"
#include "watch/steady_writer.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>
#include <QThread>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace Qt::StringLiterals;

namespace {

constexpr double mostDrift = 0.05;
constexpr int warmUpSeconds = 60; ///< Until the keys are all there and the first snapshots are taken.

/// What was seen in one minute.
struct Minute {
    double megabytes = 0;  ///< Of the largest server, the mean of a look each second.
    double cpuPercent = 0; ///< Of one core, all servers together.
    std::uint64_t writes = 0;
};

Minute observe(const Contestant &servers, const SteadyWriter &writer, int seconds)
{
    Minute minute;
    const double cpuBefore = processFigures::cpuSeconds(servers.processIds());
    const std::uint64_t writtenBefore = writer.written();
    for (int second = 0; second < seconds; ++second) {
        QThread::sleep(1);
        minute.megabytes += processFigures::largestMegabytes(servers.processIds()) / seconds;
    }
    minute.cpuPercent = 100 * (processFigures::cpuSeconds(servers.processIds()) - cpuBefore) / seconds;
    minute.writes = writer.written() - writtenBefore;
    return minute;
}

template <class Figure>
double mean(const std::vector<Minute> &minutes, std::size_t first, std::size_t count, Figure figure)
{
    double sum = 0;
    for (std::size_t i = first; i < first + count; ++i)
        sum += figure(minutes[i]);
    return sum / static_cast<double>(count);
}

/// The first and the last quarter, and how far apart they are.
template <class Figure>
QJsonObject compared(const std::vector<Minute> &minutes, Figure figure, bool &flat)
{
    const std::size_t quarter = std::max<std::size_t>(1, minutes.size() / 4);
    const double first = mean(minutes, 0, quarter, figure);
    const double last = mean(minutes, minutes.size() - quarter, quarter, figure);
    const double drift = first > 0 ? last / first - 1 : 0;
    flat = flat && std::abs(drift) <= mostDrift;
    return {{u"first_quarter"_s, std::round(first * 10) / 10},
            {u"last_quarter"_s, std::round(last * 10) / 10},
            {u"drift_percent"_s, std::round(drift * 1000) / 10}};
}

QJsonArray listed(const std::vector<Minute> &minutes)
{
    QJsonArray list;
    for (const Minute &minute : minutes)
        list.append(QJsonObject{{u"mb"_s, std::round(minute.megabytes * 10) / 10},
                                {u"cpu_percent"_s, std::round(minute.cpuPercent * 10) / 10},
                                {u"writes"_s, static_cast<qint64>(minute.writes)}});
    return list;
}

int run(int minutes, int perSecond, const QString &directory)
{
    QTextStream err(stderr);
    RaftariumContestant servers(directory);
    if (const auto problem = servers.startWithDefaults()) {
        err << *problem << '\n';
        return 2;
    }
    const int leader = servers.awaitLeader();
    if (leader == 0)
        return 2;
    SteadyWriter writer(static_cast<std::uint16_t>(servers.urls()[leader - 1].port()), {}, perSecond);
    observe(servers, writer, warmUpSeconds);
    std::vector<Minute> seen;
    for (int minute = 1; minute <= minutes; ++minute) {
        seen.push_back(observe(servers, writer, 60));
        writer.take(); // Its answers would be what grows.
        err << u"minute %1 of %2: %3 MB, %4 % of a core, %5 writes\n"_s.arg(minute)
                   .arg(minutes)
                   .arg(seen.back().megabytes, 0, 'f', 1)
                   .arg(seen.back().cpuPercent, 0, 'f', 1)
                   .arg(seen.back().writes)
            << Qt::flush;
    }
    bool flat = true;
    QJsonObject report{{u"servers"_s, 5}, {u"asked_per_second"_s, perSecond}, {u"minutes"_s, listed(seen)}};
    report[u"largest_server_mb"_s] = compared(
        seen, [](const Minute &each) { return each.megabytes; }, flat);
    report[u"cpu_percent"_s] = compared(
        seen, [](const Minute &each) { return each.cpuPercent; }, flat);
    report[u"flat"_s] = flat;
    QTextStream(stdout) << QJsonDocument(report).toJson();
    return flat ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({
        {u"minutes"_s, u"How long, after a minute to warm up (default 60)."_s, u"N"_s, u"60"_s},
        {u"writes"_s, u"So many a second (default 1000)."_s, u"N"_s, u"1000"_s},
        {u"dir"_s, u"Keep the servers' data below it (default: here)."_s, u"DIR"_s, QDir::currentPath()},
    });
    parser.addHelpOption();
    parser.process(application);
    const int minutes = parser.value(u"minutes"_s).toInt();
    const int perSecond = parser.value(u"writes"_s).toInt();
    if (minutes < 1 || perSecond < 1 || !parser.positionalArguments().isEmpty())
        parser.showHelp(2);
    return run(minutes, perSecond, QDir(parser.value(u"dir"_s)).absolutePath());
}
