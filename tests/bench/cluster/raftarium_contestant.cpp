#include "raftarium_contestant.h"

#include "netnode/client/cluster_client.h"
#include "netnode/client/kv_load.h"

#include <QElapsedTimer>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace raftarium;

RaftariumContestant::RaftariumContestant(const QString &directory, const QStringList &options, int servers)
    : m_directory(directory), m_options(options), m_servers(servers)
{
}

std::optional<QString> RaftariumContestant::start(const Timing &timing)
{
    return startWith({u"--election-min-ms"_s, QString::number(timing.election), u"--election-max-ms"_s,
                      QString::number(2 * timing.election), u"--heartbeat-ms"_s,
                      QString::number(timing.heartbeat)});
}

std::optional<QString> RaftariumContestant::startWithDefaults()
{
    return startWith({});
}

std::optional<QString> RaftariumContestant::startWith(const QStringList &options)
{
    m_cluster.reset();
    m_data = std::make_unique<QTemporaryDir>(m_directory + u"/bench_cluster-XXXXXX"_s);
    LocalCluster::Plan plan;
    plan.program = raftnodeProgram();
    plan.servers = m_servers;
    plan.dataDirectory = m_data->filePath(u"data"_s);
    plan.options = m_options + options;
    m_cluster = std::make_unique<LocalCluster>(plan);
    if (auto problem = m_cluster->start())
        return problem;
    return awaitLeader() > 0 ? std::nullopt : std::optional(u"raftnode: no leader within 30 s"_s);
}

void RaftariumContestant::stop()
{
    m_cluster.reset();
    m_data.reset();
}

void RaftariumContestant::kill(int number)
{
    m_cluster->killServer(number);
}

std::optional<QString> RaftariumContestant::revive(int number)
{
    return m_cluster->startServer(number);
}

QList<QUrl> RaftariumContestant::urls() const
{
    return m_cluster->urls();
}

QList<qint64> RaftariumContestant::processIds() const
{
    QList<qint64> ids;
    for (int number = 1; number <= m_servers; ++number)
        ids.append(m_cluster->processId(number));
    return ids;
}

int RaftariumContestant::awaitLeader()
{
    HttpClient http; // Its connections end with it: the load may need all that a server admits.
    ClusterClient client(http, m_cluster->urls());
    QElapsedTimer clock;
    for (clock.start(); clock.elapsed() < 30'000; QThread::msleep(20)) {
        const QList<ServerStatus> servers = client.survey();
        const std::optional<QUrl> leader = ClusterClient::leaderAmong(servers);
        const qint64 id = leader ? m_cluster->urls().indexOf(*leader) + 1 : 0;
        const bool allKnow = std::all_of(servers.begin(), servers.end(), [&](const ServerStatus &server) {
            return server.status && (*server.status)[u"leader"_s].toInteger() == id;
        });
        if (leader && allKnow)
            return static_cast<int>(id);
    }
    return 0;
}

void RaftariumContestant::plan(Work work, LoadPlan &plan) const
{
    KvLoad load;
    load.kind = work == Work::Write ? KvLoad::Kind::Write : KvLoad::Kind::Read;
    planKvLoad(load, plan);
}
