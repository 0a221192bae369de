#include "netnode/client/cluster_client.h"

#include <QEventLoop>
#include <QTimer>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

using std::chrono::milliseconds;

/// A server that does not tell its status within this is as good as gone.
constexpr milliseconds surveyTimeout{1'000};
/// One answer may take so long before another server is tried.
constexpr milliseconds answerTimeout{3'000};
/// Between two rounds, for an election to come to an end.
constexpr milliseconds pause{100};

void rest(milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

HttpCall statusCall()
{
    HttpCall call;
    call.path = u"/status"_s;
    return call;
}

} // namespace

bool ServerStatus::isLeader() const
{
    return status && (*status)[u"role"_s] == u"leader"_s;
}

qint64 ServerStatus::term() const
{
    return status ? (*status)[u"term"_s].toInteger() : 0;
}

std::optional<qint64> ServerStatus::id() const
{
    return status ? std::optional((*status)[u"id"_s].toInteger()) : std::nullopt;
}

ClusterClient::ClusterClient(HttpClient &http, const QList<QUrl> &servers) : m_http(http), m_servers(servers)
{
}

void ClusterClient::survey(const Surveyed &done)
{
    struct Round {
        QList<ServerStatus> servers;
        qsizetype missing = 0;
    };
    const auto round = std::make_shared<Round>();
    for (const QUrl &server : m_servers)
        round->servers.append({server, std::nullopt, {}, false, true});
    round->missing = m_servers.size();
    for (qsizetype i = 0; i < m_servers.size(); ++i) {
        m_http.send(m_servers[i], statusCall(), surveyTimeout, [round, i, done](const HttpReply &reply) {
            ServerStatus &server = round->servers[i];
            server.answers = reply.status != 0;
            server.listens = server.answers || reply.reached;
            if (reply.isDone() && reply.json.contains(u"role"_s))
                server.status = reply.json;
            else
                server.problem = reply.isDone()        ? u"this is no server of Raftarium"_s
                                 : reply.status == 401 ? u"it asks for its token (--token-file)"_s
                                                       : reply.sentence();
            if (--round->missing == 0)
                done(round->servers);
        });
    }
}

QList<ServerStatus> ClusterClient::survey()
{
    QEventLoop loop;
    QList<ServerStatus> result;
    survey([&](const QList<ServerStatus> &servers) {
        result = servers;
        loop.quit();
    });
    loop.exec();
    return result;
}

std::optional<QUrl> ClusterClient::leaderAmong(const QList<ServerStatus> &servers)
{
    const ServerStatus *leader = nullptr;
    for (const ServerStatus &server : servers) {
        if (server.isLeader() && (leader == nullptr || server.term() > leader->term()))
            leader = &server;
    }
    return leader != nullptr ? std::optional(leader->server) : std::nullopt;
}

/// The way of one request from server to server.
class ClusterClient::Attempts {
public:
    Attempts(ClusterClient &client, const HttpCall &call, Repeat repeat)
        : m_client(client), m_call(call), m_repeat(repeat)
    {
        m_clock.start();
    }

    Outcome run()
    {
        for (;;) {
            const QList<ServerStatus> servers = m_client.survey();
            for (const QUrl &server : order(servers)) {
                if (tryAt(server))
                    return m_outcome;
            }
            const bool anybodyThere = std::any_of(servers.begin(), servers.end(),
                                                  [](const ServerStatus &server) { return server.listens; });
            if (!m_tried)
                m_outcome = {{0, {}, {}, servers.last().problem, false}, servers.last().server, true};
            if ((!m_tried && !anybodyThere) || remaining() <= pause)
                return m_outcome;
            rest(pause);
        }
    }

private:
    milliseconds remaining() const { return m_client.m_patience - milliseconds(m_clock.elapsed()); }

    /// The leader, then the others that answer.
    static QList<QUrl> order(const QList<ServerStatus> &servers)
    {
        const std::optional<QUrl> leader = leaderAmong(servers);
        QList<QUrl> urls;
        for (const ServerStatus &server : servers) {
            if (server.server == leader)
                urls.prepend(server.server);
            else if (server.answers)
                urls.append(server.server);
        }
        return urls;
    }

    /// Whether that settled it, or nothing more may be tried.
    bool tryAt(const QUrl &server)
    {
        if (m_tried && remaining() <= milliseconds::zero())
            return true;
        m_tried = true;
        const milliseconds timeout = std::clamp(remaining(), milliseconds{1}, answerTimeout);
        m_outcome.reply = m_client.m_http.ask(server, m_call, timeout);
        m_outcome.server = server;
        const int status = m_outcome.reply.status;
        if (status == 0 ? !m_outcome.reply.reached : status == 503)
            return false; // Certainly not done: somebody else may, or later.
        if (status != 0 && status < 500) {
            m_outcome.certain = true;
            return true;
        }
        m_outcome.certain = m_outcome.certain && m_call.method == "GET"; // A GET changes nothing.
        return m_repeat == Repeat::Never;
    }

    ClusterClient &m_client;
    const HttpCall &m_call;
    Repeat m_repeat;
    QElapsedTimer m_clock;
    bool m_tried = false;
    Outcome m_outcome;
};

ClusterClient::Outcome ClusterClient::perform(const HttpCall &call, Repeat repeat)
{
    return Attempts(*this, call, repeat).run();
}

} // namespace raftarium
