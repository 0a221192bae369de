#include "netnode/raftctl/bench_command.h"

#include "netnode/client/kv_load.h"
#include "netnode/client/servers.h"
#include "netnode/raftctl/client_options.h"

#include <QHostInfo>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

struct Bench {
    KvLoad load;
    LoadPlan plan;
    QUrl server;
};

/// The address of a host, as the load needs it; nothing when it has none of IPv4.
std::optional<std::string> addressOf(const QUrl &server)
{
    for (const QHostAddress &address : QHostInfo::fromName(server.host()).addresses()) {
        if (address.protocol() == QAbstractSocket::IPv4Protocol)
            return address.toString().toStdString();
    }
    return std::nullopt;
}

std::optional<Bench> benchFrom(ClientCommandLine &line)
{
    const auto clients = line.number(u"clients"_s, 1, 10'000);
    const auto seconds = line.number(u"seconds"_s, 1, 3600);
    const auto valueSize = line.number(u"value-size"_s, 0, 1024 * 1024);
    const auto keys = line.number(u"keys"_s, 1, 1'000'000'000);
    if (!clients || !seconds || !valueSize || !keys)
        return std::nullopt;
    Bench bench;
    bench.load.keys = static_cast<std::size_t>(*keys);
    bench.load.valueSize = static_cast<std::size_t>(*valueSize);
    bench.load.token = line.token().toStdString();
    if (line.isSet(u"reads"_s))
        bench.load.kind = line.isSet(u"local"_s) ? KvLoad::Kind::LocalRead : KvLoad::Kind::Read;
    bench.plan.clients = static_cast<std::size_t>(*clients);
    bench.plan.duration = std::chrono::seconds(*seconds);
    return bench;
}

/// Whom to ask: the server of --at, else the leader. Complains and answers nothing when there is none.
std::optional<QUrl> targetOf(ClientCommandLine &line)
{
    if (line.isSet(u"at"_s))
        return line.serverNamed(line.value(u"at"_s));
    const std::optional<QUrl> leader = ClusterClient::leaderAmong(line.cluster().survey());
    if (!leader)
        complain(u"None of these servers leads; raftctl status shows them."_s, Failed);
    return leader;
}

/// Reads need keys that are there.
bool writeEveryKey(const Bench &bench)
{
    LoadPlan plan = bench.plan;
    KvLoad load = bench.load;
    load.kind = KvLoad::Kind::Write;
    planKvLoad(load, plan);
    const auto request = plan.request;
    std::uint64_t sent = 0;
    plan.request = [&](std::uint64_t number) {
        sent = number;
        return request(number);
    };
    plan.clients = 16;
    plan.warmUp = std::chrono::milliseconds(0);
    plan.duration = std::chrono::minutes(10);
    const LoadResult result = runLoad(plan, [&] { return sent > load.keys + plan.clients; });
    return result.failed == 0;
}

QJsonObject reportOf(const Bench &bench, const LoadResult &result)
{
    const bool writes = bench.load.kind == KvLoad::Kind::Write;
    const auto ms = [&](double share) { return static_cast<double>(result.percentile(share)) / 1000; };
    QJsonObject report{
        {u"server"_s, nameOf(bench.server)},
        {u"clients"_s, static_cast<qint64>(bench.plan.clients)},
        {u"seconds"_s, result.seconds},
        {u"value_size"_s, static_cast<qint64>(bench.load.valueSize)},
        {writes ? u"writes"_s : u"reads"_s, static_cast<qint64>(result.done)},
        {writes ? u"writes_per_s"_s : u"reads_per_s"_s, std::round(result.perSecond())},
        {u"failed"_s, static_cast<qint64>(result.failed)},
        {u"latency_ms"_s, QJsonObject{{u"p50"_s, ms(0.5)},
                                      {u"p95"_s, ms(0.95)},
                                      {u"p99"_s, ms(0.99)},
                                      {u"p999"_s, ms(0.999)},
                                      {u"max"_s, ms(1)}}},
    };
    if (!result.problem.empty())
        report[u"problem"_s] = QString::fromStdString(result.problem);
    return report;
}

int runBench(ClientCommandLine &line)
{
    std::optional<Bench> bench = benchFrom(line);
    if (!bench)
        return Usage;
    const std::optional<QUrl> server = targetOf(line);
    if (!server)
        return Failed;
    const std::optional<std::string> address = addressOf(*server);
    if (!address || server->scheme() != u"http"_s)
        return complain(
            u"The load goes to servers with http and an IPv4 address; %1 is none."_s.arg(nameOf(*server)));
    bench->server = *server;
    bench->plan.host = *address;
    bench->plan.port = static_cast<std::uint16_t>(server->port());
    if (bench->load.kind != KvLoad::Kind::Write && !writeEveryKey(*bench))
        return complain(u"The keys to read cannot be written first."_s, Failed);
    planKvLoad(bench->load, bench->plan);
    const LoadResult result = runLoad(bench->plan);
    printJson(reportOf(*bench, result));
    return result.done > 0 && result.failed == 0 ? Done : Failed;
}

} // namespace

RaftctlCommand benchCommand()
{
    return {
        {u"bench"_s,
         {},
         u"measure writes or reads per second"_s,
         u"Measures writes (or reads) per second: each client sends the next request when it has the answer to the last one. Prints JSON."_s,
         0,
         0,
         {{u"clients"_s, u"How many clients at the same time (default 64)."_s, u"N"_s, u"64"_s},
          {u"seconds"_s, u"How long (default 5)."_s, u"N"_s, u"5"_s},
          {u"value-size"_s, u"Bytes of a value (default 64)."_s, u"N"_s, u"64"_s},
          {u"keys"_s, u"How many different keys (default 1000)."_s, u"N"_s, u"1000"_s},
          {u"reads"_s, u"Read linearizably instead of writing."_s},
          {u"local"_s, u"With --reads: read from the server's own store, however old."_s},
          {u"at"_s, u"Ask this server: its id, or HOST:PORT (default: the leader)."_s, u"SERVER"_s}}},
        runBench};
}

} // namespace raftarium
