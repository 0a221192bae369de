#include "netnode/host/api.h"
#include "netnode/host/json_response.h"
#include "netnode/host/key_text.h"
#include "netnode/http/syntax.h"
#include "raftcore/format/json_text.h"
#include "raftcore/store/sessions.h"

#include <QDateTime>

#include <algorithm>
#include <charconv>
#include <cstdint>

/// /kv: the store.
namespace raftarium {

using nlohmann::ordered_json;

namespace {

constexpr std::size_t longestClient = 128;
constexpr std::size_t defaultPage = 100;
constexpr std::size_t largestPage = 1000;
constexpr std::size_t largestPageBytes = 1024 * 1024;

template <class Number>
bool readWhole(std::string_view text, Number &number)
{
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && stop == text.data() + text.size();
}

/// A session that began later than this many seconds from now would make all honest ones look old one day.
constexpr std::int64_t fastestClock = 24 * 60 * 60;

bool beginsInTheFuture(const std::string &client)
{
    const auto begin = static_cast<std::int64_t>(raft::Sessions::beginOf(client));
    return begin > QDateTime::currentSecsSinceEpoch() + fastestClock;
}

/// Idempotency-Key: CLIENT/SEQ. False with a refusal when it is something else.
bool readSession(const HttpRequest &request, std::optional<raft::Session> &session, HttpResponse &refusal)
{
    const std::string *field = request.field("idempotency-key");
    if (field == nullptr)
        return true;
    const std::size_t slash = field->rfind('/');
    raft::Session read;
    if (slash == std::string::npos || slash == 0 || slash > longestClient || !isUtf8(*field) ||
        !readWhole(std::string_view(*field).substr(slash + 1), read.sequence) || read.sequence == 0) {
        refusal =
            badRequest("Idempotency-Key is CLIENT/SEQ: a name of at most 128 bytes, and a number from 1 "
                       "that grows by request");
        return false;
    }
    read.client = field->substr(0, slash);
    if (beginsInTheFuture(read.client)) {
        refusal =
            badRequest("this session begins more than a day after the time of this server: its name begins "
                       "with seconds since 1970, as `date +%s` tells them");
        return false;
    }
    session = std::move(read);
    return true;
}

/// The change that a PUT asks for; nothing with a refusal when its conditions make no sense.
std::optional<raft::Change> changeOf(std::string key, const HttpRequest &request, HttpResponse &refusal)
{
    const std::string *match = request.field("if-match");
    const std::string *noneMatch = request.field("if-none-match");
    if (match == nullptr && noneMatch == nullptr)
        return raft::Put{std::move(key), request.body};
    if (noneMatch != nullptr) {
        if (match == nullptr && *noneMatch == "*")
            return raft::CompareAndSet{std::move(key), std::nullopt, request.body, {}};
        refusal = badRequest("If-None-Match is understood as * and without If-Match");
        return std::nullopt;
    }
    raft::Index index;
    const bool quoted = match->size() > 2 && match->starts_with('"') && match->ends_with('"');
    if (!quoted || !readWhole(std::string_view(*match).substr(1, match->size() - 2), index.value) ||
        index.value == 0 || index.value > raft::greatestNumber) {
        refusal = badRequest("If-Match is the index of the key's last change in quotation marks: \"12\"");
        return std::nullopt;
    }
    return raft::CompareAndSet{std::move(key), std::nullopt, request.body, index};
}

/// What a change that was made answers, written directly: it is by far the most frequent answer.
HttpResponse doneResponse(const TaskDone &done, std::string_view key, bool removed)
{
    HttpResponse response;
    response.body.reserve(key.size() + 80);
    response.body += "{\"key\":";
    raft::appendString(response.body, key);
    if (removed)
        response.body += done.existed ? ",\"existed\":true" : ",\"existed\":false";
    response.body += ",\"index\":";
    raft::appendNumber(response.body, done.index.value);
    response.body += ",\"term\":";
    raft::appendNumber(response.body, done.term.value);
    response.body += "}\n";
    return response;
}

/// What a compare-and-set or an addition answers that could not be made; no other change of this API can
/// fail.
HttpResponse unmetResponse(const TaskDone &done, std::string_view key, bool adds)
{
    if (adds)
        return errorResponse(409, "not_added",
                             "nothing was added: the value is no integer, or the sum is too large");
    ordered_json body = {
        {"error", {{"code", "condition_failed"}, {"message", "the key's last change is another"}}}};
    body["key"] = key;
    body["index"] = done.present.value == 0 ? ordered_json() : ordered_json(done.present.value);
    return jsonResponse(body, 412);
}

} // namespace

void Api::answerTask(HttpRequestKey key, HttpResponse response)
{
    if (const auto leader = m_replica.node().leader())
        response.fields.emplace_back("X-Raft-Leader", std::to_string(leader->value));
    answer(key, response);
}

void Api::keyValue(HttpRequestKey key, const HttpRequest &request)
{
    if (!allows(key, request, "GET, HEAD, PUT, POST, DELETE"))
        return;
    std::optional<std::string> name = percentDecoded(std::string_view(request.path).substr(4));
    if (!name || !isKey(*name))
        return answer(key, badRequest("a key is percent-encoded UTF-8 text of 1 to 1024 bytes"));
    if (request.method == "PUT")
        put(key, *std::move(name), request);
    else if (request.method == "POST")
        add(key, *std::move(name), request);
    else if (request.method == "DELETE")
        remove(key, *std::move(name), request);
    else
        read(key, *std::move(name), request);
}

void Api::put(HttpRequestKey key, std::string name, const HttpRequest &request)
{
    HttpResponse refusal;
    if (!isUtf8(request.body))
        return answer(key, badRequest("a value is UTF-8 text"));
    raft::StoreCommand command;
    std::optional<raft::Change> change = changeOf(std::move(name), request, refusal);
    if (!change || !readSession(request, command.session, refusal))
        return answer(key, refusal);
    command.change = *std::move(change);
    submitChange(key, std::move(command));
}

void Api::add(HttpRequestKey key, std::string name, const HttpRequest &request)
{
    HttpResponse refusal;
    const auto body = nlohmann::json::parse(request.body, nullptr, false);
    const auto amount = body.is_object() ? body.find("add") : body.end();
    if (amount == body.end() || !amount->is_number_integer() ||
        (amount->is_number_unsigned() && amount->get<std::uint64_t>() > INT64_MAX))
        return answer(key,
                      badRequest("the body is {\"add\":1}: the integer to add to the one that is stored"));
    raft::StoreCommand command{raft::Add{std::move(name), amount->get<std::int64_t>()}, {}};
    if (!readSession(request, command.session, refusal))
        return answer(key, refusal);
    submitChange(key, std::move(command));
}

void Api::remove(HttpRequestKey key, std::string name, const HttpRequest &request)
{
    HttpResponse refusal;
    raft::StoreCommand command;
    if (request.field("if-match") != nullptr || request.field("if-none-match") != nullptr)
        return answer(key, badRequest("conditions are understood with PUT only"));
    if (!readSession(request, command.session, refusal))
        return answer(key, refusal);
    command.change = raft::Delete{std::move(name)};
    submitChange(key, std::move(command));
}

void Api::submitChange(HttpRequestKey key, raft::StoreCommand command)
{
    const bool removes = std::holds_alternative<raft::Delete>(command.change);
    const bool adds = std::holds_alternative<raft::Add>(command.change);
    auto respond = [this, key, removes, adds, name = keyOf(command.change)](const TaskOutcome &outcome) {
        const auto *done = std::get_if<TaskDone>(&outcome);
        if (done == nullptr)
            return answerTask(key, failureResponse(outcome));
        answerTask(key,
                   done->success ? doneResponse(*done, name, removes) : unmetResponse(*done, name, adds));
    };
    m_replica.submit(std::move(command), std::move(respond));
}

void Api::read(HttpRequestKey key, std::string name, const HttpRequest &request)
{
    const auto items = queryItems(request.query);
    bool local = false;
    for (const auto &[item, value] : items.value_or(std::vector<std::pair<std::string, std::string>>())) {
        if (item != "consistency" || (value != "linearizable" && value != "local"))
            return answer(key, badRequest("the query is consistency=linearizable or consistency=local"));
        local = value == "local";
    }
    if (!items)
        return answer(key, badRequest("the query is not percent-encoded"));
    const auto respond = [this, key, name](const std::optional<std::string> &value, raft::Index index) {
        if (!value)
            return answerTask(key, errorResponse(404, "key_not_found", "there is no such key"));
        answerTask(key, jsonResponse({{"key", name}, {"value", *value}, {"index", index.value}}));
    };
    if (local) {
        const auto found = m_replica.server().store().find(name);
        return respond(found ? std::optional(found->value.text()) : std::nullopt,
                       found ? found->index : raft::Index());
    }
    m_replica.submit(raft::Get{name, true}, [this, key, respond](const TaskOutcome &outcome) {
        if (const auto *done = std::get_if<TaskDone>(&outcome))
            return respond(done->value, done->index);
        answerTask(key, failureResponse(outcome));
    });
}

void Api::page(HttpRequestKey key, const HttpRequest &request)
{
    if (!allows(key, request, "GET, HEAD, POST"))
        return;
    std::string prefix;
    std::string after;
    std::size_t limit = defaultPage;
    bool local = false;
    const auto items = queryItems(request.query);
    bool sound = items.has_value();
    for (const auto &[name, value] : items.value_or(std::vector<std::pair<std::string, std::string>>())) {
        if (name == "prefix")
            prefix = value;
        else if (name == "after")
            after = value;
        else if (name == "limit")
            sound = sound && readWhole(value, limit) && limit >= 1 && limit <= largestPage;
        else if (name == "consistency" && (value == "local" || value == "linearizable"))
            local = value == "local";
        else
            sound = false;
    }
    if (!sound || !isUtf8(prefix) || !isUtf8(after))
        return answer(key, badRequest("the query is prefix=, after=, limit= (1 to 1000) and consistency="));
    if (local)
        return answerTask(key, pageOf(prefix, after, limit));
    m_replica.catchUp([this, key, prefix, after, limit](const TaskOutcome &outcome) {
        answerTask(key, std::holds_alternative<TaskDone>(outcome) ? pageOf(prefix, after, limit)
                                                                  : failureResponse(outcome));
    });
}

// One key more than asked for tells whether there are more; a page also ends when it becomes large.
HttpResponse Api::pageOf(std::string_view prefix, std::string_view after, std::size_t limit) const
{
    ordered_json keys = ordered_json::array();
    std::size_t bytes = 0;
    bool more = false;
    m_replica.server().store().visit(
        [&](const std::string &name, const raft::StoredValue &value) {
            more = more || keys.size() == limit || bytes > largestPageBytes;
            if (more)
                return;
            bytes += name.size() + value.value.size();
            keys.push_back({{"key", name}, {"value", value.value.view()}, {"index", value.index.value}});
        },
        prefix, after, limit + 1);
    return jsonResponse({{"keys", std::move(keys)}, {"more", more}});
}

} // namespace raftarium
