#include "netnode/client/cluster_client.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QMap>
#include <QTimer>

#include <algorithm>
#include <limits>
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
/// Certainly not done, and another try would not be either.
constexpr int storeFull = 507;

void rest(milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

constexpr qint64 unknownId = std::numeric_limits<qint64>::max(); ///< Behind all others.

/// The servers that those which answered know of, and that were not asked yet. Whose address was asked
/// without an answer learns its id. The token goes no way that is less safe than the one to the server that
/// tells.
QMap<qint64, QUrl> unasked(QList<ServerStatus> &asked)
{
    QMap<qint64, QUrl> known;
    for (const ServerStatus &server : asked) {
        const QJsonObject peers = server.status.value_or(QJsonObject())[u"peers"_s].toObject();
        for (auto peer = peers.begin(); peer != peers.end(); ++peer) {
            const QUrl url(peer.value()[u"url"_s].toString(), QUrl::StrictMode);
            bool isId = false;
            const qint64 id = peer.key().toLongLong(&isId);
            if (isId && url.isValid() && !url.host().isEmpty() && url.port() > 0 &&
                url.scheme() == server.server.scheme() && (server.isLeader() || !known.contains(id)))
                known[id] = url.adjusted(QUrl::RemovePath | QUrl::RemoveFragment | QUrl::RemoveQuery);
        }
    }
    for (ServerStatus &server : asked) {
        if (const auto same = std::find(known.begin(), known.end(), server.server);
            !server.id() && same != known.end())
            server.reportedId = same.key();
        if (server.id())
            known.remove(*server.id());
    }
    return known;
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
    return status ? std::optional((*status)[u"id"_s].toInteger()) : reportedId;
}

QList<qint64> ServerStatus::members() const
{
    QList<qint64> ids;
    const QJsonObject named = status.value_or(QJsonObject())[u"members"_s].toObject();
    for (const QString &part : {u"voters"_s, u"outgoing"_s, u"learners"_s})
        for (const QJsonValue &id : named[part].toArray())
            if (!ids.contains(id.toInteger()))
                ids.append(id.toInteger());
    return ids;
}

ClusterClient::ClusterClient(HttpClient &http, const QList<QUrl> &servers) : m_http(http), m_servers(servers)
{
}

void ClusterClient::survey(const Surveyed &done)
{
    survey(m_servers, done);
}

void ClusterClient::survey(const QList<QUrl> &servers, const Surveyed &done)
{
    struct Round {
        QList<ServerStatus> servers;
        qsizetype missing = 0;
    };
    const auto round = std::make_shared<Round>();
    for (const QUrl &server : servers)
        round->servers.append({server, std::nullopt, {}, false, true});
    round->missing = servers.size();
    for (qsizetype i = 0; i < servers.size(); ++i) {
        m_http.send(servers[i], statusCall(), surveyTimeout, [round, i, done](const HttpReply &reply) {
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
    return surveyAndWait(m_servers);
}

QList<ServerStatus> ClusterClient::surveyAndWait(const QList<QUrl> &asked)
{
    QEventLoop loop;
    QList<ServerStatus> result;
    survey(asked, [&](const QList<ServerStatus> &servers) {
        result = servers;
        loop.quit();
    });
    loop.exec();
    return result;
}

QList<ServerStatus> ClusterClient::surveyAll()
{
    constexpr int mostRounds = 4; // A server that is found may know of others.
    QList<ServerStatus> found = survey();
    for (int round = 1; round < mostRounds; ++round) {
        const QMap<qint64, QUrl> others = unasked(found);
        if (others.isEmpty())
            break;
        QList<ServerStatus> more = surveyAndWait(others.values());
        const QList<qint64> ids = others.keys();
        for (qsizetype i = 0; i < more.size(); ++i)
            more[i].reportedId = ids[i];
        found += more;
    }
    leaveOutStrangers(found);
    std::stable_sort(found.begin(), found.end(), [](const ServerStatus &one, const ServerStatus &other) {
        return one.id().value_or(unknownId) < other.id().value_or(unknownId);
    });
    return found;
}

/// Servers keep the address of one that was removed: it has to learn of that when it comes back.
void ClusterClient::leaveOutStrangers(QList<ServerStatus> &found) const
{
    const auto isThere = [](const ServerStatus &server) { return server.status.has_value(); };
    if (m_guessed && std::any_of(found.begin(), found.end(), isThere))
        found.removeIf([](const ServerStatus &server) { return !server.listens && !server.id(); });
    const ServerStatus *leader = leaderOf(found);
    const QList<qint64> members = leader != nullptr ? leader->members() : QList<qint64>();
    if (members.isEmpty())
        return;
    found.removeIf([&](const ServerStatus &server) {
        const bool isNamed = !m_guessed && m_servers.contains(server.server);
        return !isNamed && !server.status && server.reportedId && !members.contains(*server.reportedId);
    });
}

const ServerStatus *leaderOf(const QList<ServerStatus> &servers)
{
    const ServerStatus *leader = nullptr;
    for (const ServerStatus &server : servers)
        if (server.isLeader() && (leader == nullptr || server.term() > leader->term()))
            leader = &server;
    return leader;
}

std::optional<QUrl> ClusterClient::leaderAmong(const QList<ServerStatus> &servers)
{
    const ServerStatus *leader = leaderOf(servers);
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

    /// Whether an answer settles what became of earlier tries as well: it is done now, or the servers know
    /// this request again and answer as they did the first time. Any other refusal is about the last try
    /// alone: a member that is to be removed may be none because an earlier one has removed it.
    bool tellsOfAllTries(const HttpReply &reply) const
    {
        const bool isKnownAgain =
            std::any_of(m_call.fields.begin(), m_call.fields.end(),
                        [](const auto &field) { return field.first == "Idempotency-Key"; });
        return reply.isDone() || m_call.method == "GET" ||
               (isKnownAgain &&
                (reply.errorCode() == u"condition_failed"_s || reply.errorCode() == u"not_added"_s));
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
            return false; // Certainly not done: another server may, or later.
        if (status != 0 && (status < 500 || status == storeFull)) {
            m_outcome.certain = m_outcome.certain || tellsOfAllTries(m_outcome.reply);
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
