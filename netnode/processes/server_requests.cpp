#include "netnode/processes/server_requests.h"

#include <QDateTime>
#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {

constexpr std::chrono::milliseconds requestPatience{12'000};

/// A name for a session that begins now.
std::string newClient()
{
    return std::to_string(QDateTime::currentSecsSinceEpoch()) + "-window-" +
           std::to_string(QRandomGenerator::system()->generate());
}

QString pathOf(const std::string &key)
{
    return QStringLiteral("/kv/") + QString::fromLatin1(QUrl::toPercentEncoding(QString::fromStdString(key)));
}

using Field = std::pair<QByteArray, QByteArray>;

/// What a compare-and-set expects. The API compares the index of the key's last change, not its value.
Field conditionOf(const raft::CompareAndSet &swap, const raft::ServerView *server)
{
    const auto present = server == nullptr ? std::nullopt : server->store.find(swap.key);
    if (!swap.expected)
        return {QByteArrayLiteral("If-None-Match"), QByteArrayLiteral("*")};
    if (present && present->value == *swap.expected)
        return {QByteArrayLiteral("If-Match"), '"' + QByteArray::number(present->index.value) + '"'};
    // Its value is another: an index that no entry ever has.
    return {QByteArrayLiteral("If-Match"), QByteArrayLiteral("\"9007199254740991\"")};
}

/// The request that a write is.
HttpCall callFor(const raft::StoreCommand &command, const raft::ServerView *server)
{
    HttpCall call;
    call.path = pathOf(raft::keyOf(command.change));
    call.method = QByteArrayLiteral("PUT");
    if (command.session)
        call.fields.append({QByteArrayLiteral("Idempotency-Key"),
                            QByteArray::fromStdString(command.session->client + '/' +
                                                      std::to_string(command.session->sequence))});
    if (const auto *put = std::get_if<raft::Put>(&command.change)) {
        call.body = QByteArray::fromStdString(put->value);
    } else if (std::holds_alternative<raft::Delete>(command.change)) {
        call.method = QByteArrayLiteral("DELETE");
    } else if (const auto *swap = std::get_if<raft::CompareAndSet>(&command.change)) {
        call.body = QByteArray::fromStdString(swap->value);
        call.fields.append(conditionOf(*swap, server));
    } else {
        call.method = QByteArrayLiteral("POST");
        call.body =
            "{\"add\":" + QByteArray::number(qint64{std::get<raft::Add>(command.change).amount}) + '}';
    }
    return call;
}

HttpCall callFor(const raft::Get &get)
{
    HttpCall call;
    call.path = pathOf(get.key) + (get.linearizable ? QString() : QStringLiteral("?consistency=local"));
    return call;
}

bool isSessionExpired(const HttpReply &reply)
{
    return reply.errorCode() == QStringLiteral("session_expired");
}

/// What a reply says became of the request.
raft::ClientAnswer answerIn(const HttpReply &reply, raft::OperationId id)
{
    raft::ClientAnswer answer{{id}, raft::ClientUnknown{}};
    if (reply.isDone() || reply.status == 404 || reply.status == 412) {
        raft::ClientDone done;
        done.success = reply.status != 412;
        if (reply.json.contains(u"value"))
            done.value = reply.json.value(u"value").toString().toStdString();
        done.index = {static_cast<std::uint64_t>(reply.json.value(u"index").toInteger())};
        done.term = {static_cast<std::uint64_t>(reply.json.value(u"term").toInteger())};
        answer.what = done;
    } else if ((reply.status == 0 && !reply.reached) || reply.status == 503 ||
               (reply.status >= 400 && reply.status < 500)) {
        answer.what = raft::Refused{
            isSessionExpired(reply) ? raft::Refusal::SessionExpired : raft::Refusal::NotLeader, std::nullopt};
    }
    return answer;
}

} // namespace

ServerRequests::ServerRequests(raft::Simulation &mirror, HttpClient &http, Around around)
    : m_mirror(mirror), m_http(http), m_around(std::move(around)), m_client(newClient())
{
}

raft::ActionResult ServerRequests::submit(raft::action::Submit submit)
{
    auto *write = std::get_if<raft::StoreCommand>(&submit.what);
    HttpCall call;
    if (write != nullptr) {
        if (!write->session)
            write->session = raft::Session{m_client, ++m_lastWrite};
        const raft::ClusterView view = m_mirror.view();
        call = callFor(*write, view.server(submit.server));
    }
    const raft::ActionResult result = m_mirror.perform(submit);
    if (!result.done())
        return result;
    if (write == nullptr) {
        read(result.subject, submit.server, std::get<raft::Get>(submit.what));
        return result;
    }
    std::deque<WaitingWrite> &waiting = m_writes[write->session->client];
    waiting.push_back({result.subject, submit.server, call, *write->session});
    if (waiting.size() == 1)
        sendFirst(write->session->client);
    return result;
}

void ServerRequests::read(raft::OperationId id, raft::NodeId server, const raft::Get &get)
{
    if (get.linearizable)
        m_asked.push_back({id, get.key});
    send(id, server, callFor(get));
}

void ServerRequests::sendFirst(const std::string &client)
{
    const auto writes = m_writes.find(client);
    if (writes->second.empty())
        m_writes.erase(writes);
    else
        send(writes->second.front().id, writes->second.front().server, writes->second.front().call);
}

void ServerRequests::send(raft::OperationId id, raft::NodeId server, const HttpCall &call)
{
    m_http.send(m_around.url(server), call, requestPatience,
                [this, id](const HttpReply &reply) { returned(id, reply); });
}

void ServerRequests::taken(const raft::ServerStep::Called &called)
{
    for (const raft::ClientRequest &request : called.requests) {
        if (const auto *get = std::get_if<raft::Get>(&request.what))
            takenRead(get->key);
        else if (const auto &command = std::get<raft::StoreCommand>(request.what); command.session)
            takenWrite(*command.session);
    }
}

/// One read of that key is as good as another.
void ServerRequests::takenRead(const std::string &key)
{
    const auto asked =
        std::find_if(m_asked.begin(), m_asked.end(), [&key](const AskedRead &one) { return one.key == key; });
    if (asked != m_asked.end())
        m_asked.erase(asked);
}

void ServerRequests::takenWrite(const raft::Session &session)
{
    const auto writes = m_writes.find(session.client);
    if (writes == m_writes.end() || writes->second.front().session != session)
        return;
    writes->second.pop_front();
    sendFirst(session.client);
}

// What the server's own step tells of its answer is more exact than the reply, and comes about the same time.
void ServerRequests::returned(raft::OperationId id, const HttpReply &reply)
{
    constexpr raft::Time grace{300'000};
    for (auto &[client, writes] : m_writes)
        if (writes.front().id == id) { // No server was seen to take it.
            writes.pop_front();
            sendFirst(client);
            break;
        }
    if (isSessionExpired(reply)) { // What is written from here next belongs to a new session.
        m_client = newClient();
        m_lastWrite = 0;
    }
    std::erase_if(m_asked, [id](const AskedRead &asked) { return asked.id == id; });
    const std::optional<raft::Operation> asked = m_mirror.operation(id);
    const bool isReported = !asked || asked->kind != raft::OperationKind::Get;
    m_replies.push_back({m_around.now() + (isReported ? grace : raft::Time{}), id, answerIn(reply, id)});
}

std::size_t ServerRequests::takeReplies(raft::Time until)
{
    return std::erase_if(m_replies, [&](const Reply &reply) {
        if (reply.at > until)
            return false;
        const std::optional<raft::Operation> operation = m_mirror.operation(reply.id);
        if (operation && operation->outcome == raft::OperationOutcome::Pending)
            m_mirror.observe(raft::observation::Answered{reply.id, reply.answer});
        return true;
    });
}

} // namespace raftarium
