#include "netnode/host/api.h"
#include "netnode/host/json_response.h"
#include "netnode/host/key_text.h"
#include "netnode/http/syntax.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

/// /backup, and many changes at once: what a whole store leaves by, and comes back by.
namespace raftarium {

using nlohmann::json;
using nlohmann::ordered_json;

namespace {

/// What became of a batch: its changes are done one by one, in any order.
struct BatchOutcome {
    std::size_t left = 0;
    std::size_t all = 0;
    raft::Index last;
    bool isFull = false;    ///< The store had no room for one of them.
    bool isPartial = false; ///< One was not done, or that is not known.

    void take(const TaskOutcome &outcome)
    {
        --left;
        if (const auto *done = std::get_if<TaskDone>(&outcome)) {
            last = std::max(last, done->index);
            return;
        }
        const auto *refused = std::get_if<TaskRefused>(&outcome);
        (refused != nullptr && refused->why == raft::Refusal::StoreFull ? isFull : isPartial) = true;
    }

    HttpResponse response() const
    {
        if (isFull)
            return errorResponse(507, "store_full",
                                 "the store has no room for all of it (--max-store, MAX_STORE_MB); some of "
                                 "it may be written");
        if (isPartial)
            return errorResponse(504, "outcome_unknown",
                                 "not all of it is known to be done; to send it again does no harm");
        return jsonResponse({{"changes", all}, {"index", last.value}});
    }
};

/// {"key":…,"value":…}, as a change; nothing when it is something else.
std::optional<raft::Change> putFrom(const json &item)
{
    const auto key = item.is_object() ? item.find("key") : item.end();
    const auto value = item.is_object() ? item.find("value") : item.end();
    if (key == item.end() || value == item.end() || !key->is_string() || !value->is_string() ||
        !isKey(key->get_ref<const std::string &>()))
        return std::nullopt;
    return raft::Put{key->get<std::string>(), value->get<std::string>()};
}

std::optional<raft::Change> deleteFrom(const json &item)
{
    if (!item.is_string() || !isKey(item.get_ref<const std::string &>()))
        return std::nullopt;
    return raft::Delete{item.get<std::string>()};
}

/// Adds what the array of that name asks for, if there is one. False when it makes no sense.
template <class Read>
bool addChanges(std::vector<raft::Change> &changes, const json &body, const char *name, Read read)
{
    const auto items = body.find(name);
    if (items == body.end())
        return true;
    if (!items->is_array())
        return false;
    for (const json &item : *items) {
        std::optional<raft::Change> change = read(item);
        if (!change)
            return false;
        changes.push_back(*std::move(change));
    }
    return true;
}

/// More in one request could fill the leader's queue, and none of them would be taken.
constexpr std::size_t mostChanges = 10'000;

/// The changes of {"put":[{"key","value"}…],"delete":["key"…]}; nothing when the text says something else,
/// nothing at all, or too much.
std::optional<std::vector<raft::Change>> changesOf(const std::string &text)
{
    const json body = json::parse(text, nullptr, false);
    std::vector<raft::Change> changes;
    if (!body.is_object() || !addChanges(changes, body, "put", putFrom) ||
        !addChanges(changes, body, "delete", deleteFrom) || changes.empty() || changes.size() > mostChanges)
        return std::nullopt;
    return changes;
}

} // namespace

void Api::beginBackup(HttpRequestKey key, const HttpRequest &request)
{
    if (!allows(key, request, "POST"))
        return;
    m_replica.catchUp([this, key](const TaskOutcome &outcome) {
        if (!std::holds_alternative<TaskDone>(outcome))
            return answerTask(key, failureResponse(outcome));
        const Backups::Backup *backup = m_backups.begin(m_replica.server().store(), m_replica.node().term());
        if (backup == nullptr)
            return answer(key, errorResponse(503, "too_many_backups",
                                             "other backups are being read here; try again in a minute"));
        ordered_json body{{"backup", backup->name}, {"cluster", m_settings.names.cluster}};
        body["index"] = backup->store.applied().value;
        body["term"] = backup->term.value;
        body["keys"] = backup->store.size();
        answerTask(key, jsonResponse(body));
    });
}

void Api::readBackup(HttpRequestKey key, const HttpRequest &request)
{
    if (!allows(key, request, "GET, HEAD"))
        return;
    const auto items = queryItems(request.query);
    const bool isSound = items && items->size() <= 1 && (items->empty() || items->front().first == "after");
    if (!isSound)
        return answer(key, badRequest("the query is after=KEY"));
    const std::string_view path = request.path;
    const Backups::Backup *backup = m_backups.find(path.substr(path.rfind('/') + 1));
    if (backup == nullptr)
        return answer(key, errorResponse(404, "no_such_backup",
                                         "there is no such backup here, or it was not read for a minute"));
    HttpResponse response;
    response.body = backupPage(backup->store, items->empty() ? std::string() : items->front().second);
    answer(key, response);
}

void Api::batch(HttpRequestKey key, const HttpRequest &request)
{
    std::optional<std::vector<raft::Change>> changes = changesOf(request.body);
    if (!changes)
        return answer(key, badRequest("the body is {\"put\":[{\"key\":\"k\",\"value\":\"v\"}],"
                                      "\"delete\":[\"key\"]}, with 1 to " +
                                      std::to_string(mostChanges) + " changes"));
    const auto all = std::make_shared<BatchOutcome>();
    all->all = all->left = changes->size();
    for (raft::Change &change : *changes)
        m_replica.submit(raft::StoreCommand{std::move(change), {}},
                         [this, key, all](const TaskOutcome &outcome) {
                             all->take(outcome);
                             if (all->left == 0)
                                 answerTask(key, all->response());
                         });
}

} // namespace raftarium
