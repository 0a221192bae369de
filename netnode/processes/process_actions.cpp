#include "process_cluster.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <csignal>
#include <type_traits>
#include <utility>

/// What can be done to processes: signals and requests.
namespace raftarium {

namespace {

namespace action = raft::action;
using std::chrono::milliseconds;

constexpr milliseconds requestPatience{12'000};

template <class What, class... Kinds>
constexpr bool isOneOf = (std::is_same_v<What, Kinds> || ...);

/// What a process can be asked for.
template <class What>
constexpr bool isPossible =
    isOneOf<What, action::Crash, action::Restart, action::Join, action::Pause, action::Resume,
            action::ForceTimeout, action::SendHeartbeat, action::Split, action::Heal, action::CutLink,
            action::OpenLink, action::SlowLink, action::LoseOnLink, action::SetNetwork, action::CompactLog,
            action::Change, action::Transfer, action::Submit, action::Mark, action::SetManual>;
/// What needs the process itself.
template <class What>
constexpr bool needsOwnProcess = isOneOf<What, action::Restart, action::Join, action::Pause, action::Resume>;

/// What servers do to themselves, if they were started so that they do.
template <class What>
constexpr bool needsFaults =
    isOneOf<What, action::Crash, action::ForceTimeout, action::SendHeartbeat, action::Split, action::Heal,
            action::CutLink, action::OpenLink, action::SlowLink, action::LoseOnLink, action::SetNetwork,
            action::CompactLog>;

QString pathOf(const std::string &key)
{
    return QStringLiteral("/kv/") + QString::fromLatin1(QUrl::toPercentEncoding(QString::fromStdString(key)));
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
        const auto present = server == nullptr ? std::nullopt : server->store.find(swap->key);
        if (!swap->expected)
            call.fields.append({QByteArrayLiteral("If-None-Match"), QByteArrayLiteral("*")});
        else if (present && present->value == *swap->expected)
            call.fields.append(
                {QByteArrayLiteral("If-Match"), '"' + QByteArray::number(present->index.value) + '"'});
        else // Its value is another: an index that no entry ever has.
            call.fields.append({QByteArrayLiteral("If-Match"), QByteArrayLiteral("\"9007199254740991\"")});
    } else {
        call.method = QByteArrayLiteral("POST");
        call.body =
            "{\"add\":" + QByteArray::number(qint64{std::get<raft::Add>(command.change).amount}) + '}';
    }
    return call;
}

} // namespace

raft::ActionResult ProcessCluster::perform(const raft::Action &what)
{
    raft::ActionResult result;
    result.problem = obstacle(what);
    if (!result.done())
        return result;
    if (const auto *write = std::get_if<action::Submit>(&what))
        return submit(*write);
    if (const auto *mark = std::get_if<action::Mark>(&what))
        return m_shadow->perform(*mark);
    if (std::holds_alternative<action::Change>(what) || std::holds_alternative<action::Transfer>(what))
        result.subject = ++m_lastRequest;
    result.problem = std::visit([this](const auto &one) { return act(one); }, what);
    return result;
}

std::string ProcessCluster::obstacle(const raft::Action &what) const
{
    const std::string reason = std::visit(
        [this](const auto &one) -> std::string {
            using What = std::decay_t<decltype(one)>;
            if constexpr (!isPossible<What>)
                return tr("Only a simulation can do that; these are real processes.").toStdString();
            else if constexpr (needsOwnProcess<What>)
                return m_local
                           ? std::string()
                           : tr("Only processes that this window has started can be stopped, restarted or "
                                "let go on.")
                                 .toStdString();
            else if (needsFaults<What> && !m_faultless.empty())
                return tr("S%1 was started without --allow-faults.")
                    .arg(m_faultless.begin()->value)
                    .toStdString();
            else
                return {};
        },
        what);
    const bool isOwn = std::holds_alternative<action::SetManual>(what);
    return reason.empty() && !isOwn ? m_shadow->obstacle(what) : reason;
}

template <class What>
std::string ProcessCluster::act(const What &)
{
    return tr("Only a simulation can do that; these are real processes.").toStdString();
}

std::string ProcessCluster::act(const action::Crash &crash)
{
    if (!m_local) {
        post(crash.server, QStringLiteral("/faults/crash"));
        return {};
    }
    if (const qint64 pid = processId(crash.server); pid > 0)
        ::kill(static_cast<pid_t>(pid), SIGCONT);
    m_local->killServer(static_cast<int>(crash.server.value));
    died(crash.server, tr("killed by this window"));
    return {};
}

std::string ProcessCluster::act(const action::Restart &restart)
{
    startServer(restart.server);
    return {};
}

std::string ProcessCluster::act(const action::Join &join)
{
    if (join.server.value != m_servers.size() + 1)
        return tr("Processes join in the order of their numbers: the next one is S%1.")
            .arg(m_servers.size() + 1)
            .toStdString();
    m_local->addServer();
    watch(join.server, m_local->urls().back());
    startServer(join.server);
    return {};
}

std::string ProcessCluster::act(const action::Pause &pause)
{
    absorb();
    ::kill(static_cast<pid_t>(processId(pause.server)), SIGSTOP);
    setStopped(pause.server, true, tr("stopped by this window"));
    return {};
}

std::string ProcessCluster::act(const action::Resume &resume)
{
    ::kill(static_cast<pid_t>(processId(resume.server)), SIGCONT);
    setStopped(resume.server, false, {});
    return {};
}

std::string ProcessCluster::act(const action::ForceTimeout &force)
{
    post(force.server, QStringLiteral("/faults/timeout"));
    return {};
}

std::string ProcessCluster::act(const action::SendHeartbeat &heartbeat)
{
    post(heartbeat.server, QStringLiteral("/faults/timeout"));
    return {};
}

std::string ProcessCluster::act(const action::CompactLog &compact)
{
    post(compact.server, QStringLiteral("/faults/snapshot"));
    return {};
}

// The API changes one server at a time: those that come, then those that change, then those that go.
std::string ProcessCluster::act(const action::Change &change)
{
    if (change.joint)
        return tr("The API of raftnode changes one member at a time; a joint change needs a simulation.")
            .toStdString();
    const raft::ClusterView view = m_shadow->view();
    const raft::Membership present = view.server(change.server)->membership;
    const auto path = [](raft::NodeId id) { return QStringLiteral("/cluster/members/%1").arg(id.value); };
    const auto put = [&](raft::NodeId id, const char *role) {
        QJsonObject body{{QStringLiteral("role"), QLatin1StringView(role)}};
        if (m_local && !present.includes(id))
            body[QStringLiteral("url")] = m_servers.at(id).url.toString();
        insist(change.server,
               {QByteArrayLiteral("PUT"), path(id), QJsonDocument(body).toJson(QJsonDocument::Compact), {}},
               m_lastRequest, now() + requestPatience);
    };
    for (const raft::NodeId id : change.target.everyone())
        if (!m_servers.contains(id))
            return tr("S%1 does not run; start it with raftnode --join first.").arg(id.value).toStdString();
    for (const raft::NodeId id : change.target.voters)
        if (!present.votes(id))
            put(id, "voter");
    for (const raft::NodeId id : change.target.learners)
        if (present.votes(id) || !present.includes(id))
            put(id, "learner");
    for (const raft::NodeId id : present.everyone())
        if (!change.target.includes(id))
            insist(change.server, {QByteArrayLiteral("DELETE"), path(id), {}, {}}, m_lastRequest,
                   now() + requestPatience);
    return {};
}

std::string ProcessCluster::act(const action::Transfer &transfer)
{
    QByteArray body = QByteArrayLiteral("{}");
    if (transfer.target)
        body = QByteArrayLiteral("{\"to\":") + QByteArray::number(transfer.target->value) + '}';
    insist(transfer.server, {QByteArrayLiteral("POST"), QStringLiteral("/cluster/transfer"), body, {}},
           m_lastRequest, now() + requestPatience);
    return {};
}

std::string ProcessCluster::act(const action::SetManual &set)
{
    if (set.manual)
        return tr("Real processes run by the clock.").toStdString();
    m_held = false;
    for (const auto &[id, server] : m_servers)
        tryToBegin(id);
    return {};
}

raft::ActionResult ProcessCluster::submit(const action::Submit &asked)
{
    action::Submit submit = asked;
    HttpCall call;
    if (auto *command = std::get_if<raft::StoreCommand>(&submit.what)) {
        if (!command->session)
            command->session = raft::Session{m_client, ++m_lastWrite};
        const raft::ClusterView view = m_shadow->view();
        call = callFor(*command, view.server(submit.server));
    } else {
        const auto &get = std::get<raft::Get>(submit.what);
        call.path = pathOf(get.key) + (get.linearizable ? QString() : QStringLiteral("?consistency=local"));
    }
    const raft::ActionResult result = m_shadow->perform(submit);
    if (!result.done())
        return result;
    const auto *write = std::get_if<raft::StoreCommand>(&submit.what);
    if (write == nullptr) {
        const auto &get = std::get<raft::Get>(submit.what);
        if (get.linearizable)
            m_asked.push_back({result.subject, get.key});
        send(result.subject, submit.server, call);
        return result;
    }
    std::deque<WaitingWrite> &waiting = m_writes[write->session->client];
    waiting.push_back({result.subject, submit.server, call, *write->session});
    if (waiting.size() == 1)
        sendFirst(write->session->client);
    return result;
}

void ProcessCluster::sendFirst(const std::string &client)
{
    const auto writes = m_writes.find(client);
    if (writes->second.empty())
        m_writes.erase(writes);
    else
        send(writes->second.front().id, writes->second.front().server, writes->second.front().call);
}

/// The next write of a client may leave once a server has taken the one before it.
void ProcessCluster::taken(const raft::ServerStep::Called &called)
{
    for (const raft::ClientRequest &request : called.requests) {
        if (const auto *read =
                std::get_if<raft::Get>(&request.what)) // One of that key is as good as another.
            if (const auto asked =
                    std::find_if(m_asked.begin(), m_asked.end(),
                                 [read](const AskedRead &one) { return one.key == read->key; });
                asked != m_asked.end())
                m_asked.erase(asked);
        const auto *write = std::get_if<raft::StoreCommand>(&request.what);
        const auto writes =
            write != nullptr && write->session ? m_writes.find(write->session->client) : m_writes.end();
        if (writes == m_writes.end() || writes->second.front().session != write->session)
            continue;
        writes->second.pop_front();
        sendFirst(write->session->client);
    }
}

void ProcessCluster::send(raft::OperationId id, raft::NodeId server, const HttpCall &call)
{
    m_http.send(m_servers.at(server).url, call, requestPatience,
                [this, id](const HttpReply &reply) { returned(id, reply); });
}

// What the server's own step tells of its answer is more exact than the reply, and comes about the same time.
void ProcessCluster::returned(raft::OperationId id, const HttpReply &reply)
{
    for (auto &[client, writes] : m_writes)
        if (writes.front().id == id) { // No server was seen to take it.
            writes.pop_front();
            sendFirst(client);
            break;
        }
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
        const bool expired = reply.errorCode() == QStringLiteral("session_expired");
        answer.what =
            raft::Refused{expired ? raft::Refusal::SessionExpired : raft::Refusal::NotLeader, std::nullopt};
        if (expired) { // What is written from here next belongs to a new session.
            m_client = newClient();
            m_lastWrite = 0;
        }
    }
    std::erase_if(m_asked, [id](const AskedRead &asked) { return asked.id == id; });
    const std::optional<raft::Operation> asked = m_shadow->operation(id);
    const bool isTold = !asked || asked->kind != raft::OperationKind::Get;
    constexpr raft::Time grace{300'000};
    m_replies.push_back({now() + (isTold ? grace : raft::Time{}), id, std::move(answer)});
}

void ProcessCluster::ask(raft::NodeId server, const HttpCall &call, milliseconds patience,
                         const std::function<void()> &then)
{
    ++m_underWay;
    m_http.send(m_servers.at(server).url, call, patience, [this, then](const HttpReply &) {
        --m_underWay;
        ++m_happened;
        if (then)
            then();
    });
}

void ProcessCluster::insist(raft::NodeId server, const HttpCall &call, std::uint64_t request,
                            raft::Time until)
{
    static constexpr milliseconds pause{100};
    ++m_underWay;
    m_http.send(m_servers.at(server).url, call, requestPatience,
                [this, server, call, request, until](const HttpReply &reply) {
                    --m_underWay;
                    ++m_happened;
                    const bool isTooEarly = reply.status == 503 || reply.status == 409;
                    if (reply.isDone())
                        return;
                    if (!isTooEarly || now() + pause > until) {
                        m_refused = {request, reply.sentence().toStdString()};
                        return;
                    }
                    ++m_underWay;
                    QTimer::singleShot(pause, this, [this, server, call, request, until] {
                        --m_underWay;
                        insist(server, call, request, until);
                    });
                });
}

void ProcessCluster::post(raft::NodeId server, const QString &path, const QByteArray &body)
{
    ask(server, {QByteArrayLiteral("POST"), path, body, {}}, requestPatience);
}

} // namespace raftarium
