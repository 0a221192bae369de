#include "netnode/host/api.h"

#include "netnode/host/json_response.h"

namespace raftarium {

namespace {

constexpr std::string_view keyPrefix = "/kv/";
constexpr std::string_view memberPrefix = "/cluster/members/";
constexpr std::string_view backupPrefix = "/backup/";

} // namespace

Api::Api(Settings settings, HttpServer &http, Replica &replica, Peers &peers, const Warnings &warnings,
         QObject *parent)
    : QObject(parent), m_settings(std::move(settings)), m_http(http), m_replica(replica), m_peers(peers),
      m_reports(m_settings.names, http, replica, peers, warnings), m_changes(replica, http)
{
}

void Api::handle(HttpRequestKey key, const HttpRequest &request)
{
    const std::string_view path = request.path;
    const auto report = [&](HttpResponse (ServerReports::*make)() const) {
        if (allows(key, request, "GET, HEAD"))
            answer(key, (m_reports.*make)());
    };
    if (path.starts_with(keyPrefix))
        keyValue(key, request);
    else if (path == "/kv")
        request.method == "POST" ? batch(key, request) : page(key, request);
    else if (path == "/changes")
        changes(key, request);
    else if (path == "/backup")
        beginBackup(key, request);
    else if (path.starts_with(backupPrefix))
        readBackup(key, request);
    else if (path == "/status")
        report(&ServerReports::status);
    else if (path == "/health")
        report(&ServerReports::health);
    else if (path == "/metrics")
        report(&ServerReports::metrics);
    else if (path == "/openapi.json")
        report(&ServerReports::openApi);
    else if (path == "/")
        report(&ServerReports::home);
    else if (path == "/docs")
        report(&ServerReports::docs);
    else if (path == "/log")
        allows(key, request, "GET, HEAD") ? answer(key, m_reports.log(request)) : void();
    else if (path == "/cluster/transfer")
        transfer(key, request);
    else if (path.starts_with(memberPrefix))
        member(key, request);
    else if (path == "/faults")
        faults(key, request);
    else if (path == "/faults/crash" || path == "/faults/timeout" || path == "/faults/snapshot")
        experiment(key, request);
    else
        answer(key, errorResponse(404, "not_found", "there is no such path; see /openapi.json"));
}

bool Api::allows(HttpRequestKey key, const HttpRequest &request, std::string_view allowed)
{
    std::string_view rest = allowed;
    while (!rest.empty()) {
        const std::size_t comma = rest.find(", ");
        if (rest.substr(0, comma) == request.method)
            return true;
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 2);
    }
    HttpResponse response =
        errorResponse(405, "method_not_allowed", "this path takes " + std::string(allowed));
    response.fields.emplace_back("Allow", allowed);
    answer(key, response);
    return false;
}

HttpResponse failureResponse(const TaskOutcome &outcome)
{
    const auto *refused = std::get_if<TaskRefused>(&outcome);
    if (refused == nullptr)
        return errorResponse(
            504, "outcome_unknown",
            "it is not known whether it was done: leadership was lost on the way (then it may still happen, "
            "or not), or this is a retry that comes too late");
    switch (refused->why) {
    case raft::Refusal::NotLeader:
        return errorResponse(503, "no_leader", "no leader is known; nothing was done, try again");
    case raft::Refusal::NoCommitInTerm:
        return errorResponse(503, "not_ready",
                             "the leader has just been elected; nothing was done, try again");
    case raft::Refusal::ChangeInProgress:
        return errorResponse(409, "change_in_progress",
                             "an earlier membership change is not yet committed; nothing was done");
    case raft::Refusal::TransferInProgress:
        return errorResponse(503, "transfer_in_progress",
                             "leadership is being handed over; nothing was done, try again");
    case raft::Refusal::TooManyPending:
        return errorResponse(503, "too_many_pending", "too many changes wait; nothing was done, try again");
    case raft::Refusal::VoterNotReady:
        return errorResponse(
            409, "not_caught_up",
            "the server is a learner now, and becomes a voter by itself as soon as it answers and holds "
            "the log: see that it runs, or remove it again");
    case raft::Refusal::SessionExpired:
        return errorResponse(
            409, "session_expired",
            "the session of this Idempotency-Key is forgotten, or too old to be distinguished from one that "
            "is; nothing was done now, and whether an earlier try was, the key's value shows. "
            "Begin a new session, with a name that begins with the time: SECONDS-NAME/1, the "
            "seconds as `date +%s` tells them");
    case raft::Refusal::StoreFull:
        return errorResponse(507, "store_full",
                             "the store has no room for it (--max-store, MAX_STORE_MB); nothing was done. "
                             "Deleting keys makes room");
    case raft::Refusal::Invalid: break;
    }
    return errorResponse(400, "bad_request", "this is not valid with the present members; nothing was done");
}

} // namespace raftarium
