#include "netnode/host/api.h"
#include "netnode/host/json_response.h"
#include "netnode/host/known_addresses.h"
#include "netnode/http/syntax.h"
#include "raftcore/format/json_member.h"

#include <QUrl>

#include <charconv>
#include <csignal>

/// /cluster and /faults: what people do with the servers themselves.
namespace raftarium {

using nlohmann::json;
using raft::memberOf;

namespace {

/// A server's id; nothing unless the text is one.
std::optional<raft::NodeId> idIn(std::string_view text)
{
    raft::NodeId id;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), id.value);
    if (error != std::errc() || stop != text.data() + text.size() || id.value == 0 || id.value > 0xffff)
        return std::nullopt;
    return id;
}

bool isServerUrl(const std::string &text)
{
    const QUrl url(QString::fromStdString(text), QUrl::StrictMode);
    return text.size() <= KnownAddresses::longestUrl && url.isValid() &&
           (url.scheme() == u"http" || url.scheme() == u"https") && !url.host().isEmpty() && url.port() > 0 &&
           url.userInfo().isEmpty();
}

/// A change that does not fit the members, as the leader knows them.
HttpResponse senselessChange(const MemberChange &change, const raft::Membership &members)
{
    const std::string name = "server " + std::to_string(change.server.value);
    if (change.part == MemberChange::Part::None && members.includes(change.server))
        return badRequest(name + " is the last voter, and a cluster without any can do nothing more: it "
                                 "cannot be removed; nothing was done");
    if (change.part == MemberChange::Part::None)
        return errorResponse(404, "no_member", name + " is no member of this cluster; nothing was done");
    return errorResponse(409, "senseless",
                         name + " cannot be that: it was removed meanwhile, or would leave the cluster "
                                "without voters, or there are too many members");
}

/// A change that would take a voter away of which the cluster has need.
HttpResponse neededVoter(const MemberChange &change)
{
    return errorResponse(
        503, "no_majority",
        "without server " + std::to_string(change.server.value) +
            " the voters that are there, with the data that they had, would be no majority of "
            "those that are left, and the cluster would stand still; nothing was done. Start "
            "the others first, or remove those that will not come back");
}

/// Why the leader does not even try to hand over to `target`.
std::string whyNoTransfer(std::optional<raft::NodeId> target)
{
    if (!target)
        return "there is no other voter that could lead; nothing was done";
    return "server " + std::to_string(target->value) +
           " is no voter of this cluster, so it cannot lead; nothing was done";
}

} // namespace

void Api::transfer(HttpRequestKey key, const HttpRequest &request)
{
    if (!allows(key, request, "POST"))
        return;
    LeadershipTransfer task;
    const json body = request.body.empty() ? json::object() : json::parse(request.body, nullptr, false);
    if (!body.is_object())
        return answer(key, badRequest("the body is {\"to\":3}, or {} for the most up-to-date server"));
    if (body.contains("to")) {
        if (!body["to"].is_number_unsigned() || body["to"].get<std::uint64_t>() == 0)
            return answer(key, badRequest("\"to\" is a server's id"));
        task.target = raft::NodeId{body["to"].get<std::uint64_t>()};
    }
    m_replica.submit(task, [this, key, task](const TaskOutcome &outcome) {
        const auto *done = std::get_if<TaskDone>(&outcome);
        const auto *refused = std::get_if<TaskRefused>(&outcome);
        const std::optional<raft::NodeId> leader = m_replica.node().leader();
        if (refused != nullptr && refused->why == raft::Refusal::Invalid && task.target &&
            task.target == leader)
            return answerTask(key, jsonResponse({{"transferred", false},
                                                 {"leader", leader->value},
                                                 {"term", m_replica.node().term().value}}));
        if (refused != nullptr && refused->why == raft::Refusal::Invalid)
            return answerTask(key, badRequest(whyNoTransfer(task.target)));
        if (done == nullptr)
            return answerTask(key, failureResponse(outcome));
        if (!done->success)
            return answerTask(key, errorResponse(503, "transfer_failed",
                                                 "the other server did not take over in time; try again"));
        answerTask(key, jsonResponse({{"transferred", true}, {"term", done->term.value}}));
    });
}

/// What a server is, which a change that does not say leaves as it is; a newcomer becomes a voter.
const char *Api::presentRole(raft::NodeId server) const
{
    const raft::Membership &members = m_replica.node().membership();
    return members.includes(server) && !members.votes(server) ? "learner" : "voter";
}

void Api::member(HttpRequestKey key, const HttpRequest &request)
{
    if (!allows(key, request, "PUT, DELETE"))
        return;
    constexpr std::string_view prefix = "/cluster/members/";
    const std::optional<raft::NodeId> server = idIn(std::string_view(request.path).substr(prefix.size()));
    if (!server)
        return answer(key, badRequest("the path ends with a server's id, 1 to 65535"));
    MemberChange change{*server, MemberChange::Part::None, {}};
    if (request.method == "PUT") {
        const json body = json::parse(request.body, nullptr, false);
        const json *role = memberOf(body, "role");
        const json *url = memberOf(body, "url");
        const std::string part = role == nullptr     ? presentRole(*server)
                                 : role->is_string() ? role->get<std::string>()
                                                     : std::string();
        if (!body.is_object() || (part != "voter" && part != "learner"))
            return answer(key, badRequest("the body is {\"url\":\"http://host:port\",\"role\":\"voter\"} "
                                          "or \"learner\""));
        const bool hasUrl = url != nullptr && !url->is_null();
        const bool known = m_peers.addresses().all().contains(*server) || *server == m_replica.node().id();
        if (hasUrl ? !url->is_string() || !isServerUrl(url->get<std::string>()) : !known)
            return answer(key, badRequest("\"url\" is http://host:port of the server"));
        change.part = part == "voter" ? MemberChange::Part::Voter : MemberChange::Part::Learner;
        change.url = hasUrl ? url->get<std::string>() : std::string();
    }
    m_replica.submit(change, [this, key, change](const TaskOutcome &outcome) {
        const auto *done = std::get_if<TaskDone>(&outcome);
        const auto *refused = std::get_if<TaskRefused>(&outcome);
        if (refused != nullptr && refused->why == raft::Refusal::Invalid)
            return answerTask(key, senselessChange(change, m_replica.node().membership()));
        if (refused != nullptr && refused->why == raft::Refusal::VoterNotReady &&
            change.part != MemberChange::Part::Voter)
            return answerTask(key, neededVoter(change));
        if (done == nullptr)
            return answerTask(key, failureResponse(outcome));
        constexpr const char *parts[] = {"voter", "learner", "none"};
        answerTask(key, jsonResponse({{"server", change.server.value},
                                      {"role", parts[static_cast<std::size_t>(change.part)]},
                                      {"index", done->index.value},
                                      {"term", done->term.value}}));
    });
}

/// That a request has the token is checked for all of them, if there is one.
std::optional<HttpResponse> Api::faultRefusal() const
{
    if (!m_settings.allowFaults)
        return errorResponse(403, "faults_not_allowed",
                             "start the server with --allow-faults and --token-file");
    if (!m_settings.hasToken)
        return errorResponse(403, "faults_need_token",
                             "without a token anyone could use it: start the server with --token-file");
    return std::nullopt;
}

void Api::faults(HttpRequestKey key, const HttpRequest &request)
{
    if (const auto refusal = faultRefusal())
        return answer(key, *refusal);
    if (!allows(key, request, "GET, HEAD, PUT"))
        return;
    if (request.method == "PUT") {
        std::string problem;
        std::optional<Faults> faults = faultsFromJson(request.body, &problem);
        if (!faults)
            return answer(key, badRequest(problem));
        m_peers.setFaults(*std::move(faults));
    }
    HttpResponse response;
    response.body = toJson(m_peers.faults()) + '\n';
    answer(key, response);
}

// A crash as hard as can be (nothing is finished, nothing is reported), a timer that runs out early, a
// snapshot now.
void Api::experiment(HttpRequestKey key, const HttpRequest &request)
{
    if (const auto refusal = faultRefusal())
        return answer(key, *refusal);
    if (!allows(key, request, "POST"))
        return;
    if (request.path == "/faults/crash")
        std::raise(SIGKILL);
    else if (request.path == "/faults/timeout")
        m_replica.forceTimeout();
    else
        m_replica.takeSnapshot();
    answer(key, jsonResponse({{"done", true}}));
}

} // namespace raftarium
