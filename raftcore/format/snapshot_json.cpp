#include "raftcore/format/snapshot_json.h"

#include "raftcore/format/entry_json.h"
#include "raftcore/format/json_text.h"
#include "raftcore/format/utf8.h"
#include "raftcore/store/snapshot_form.h"

#include <nlohmann/json.hpp>
#include <utility>

namespace raft {

namespace {

using Json = nlohmann::json;

// Writing.

bool isNothingOrUtf8(const std::optional<std::string> &text)
{
    return !text || isUtf8(*text);
}

void appendOptional(std::string &out, const std::optional<std::string> &text)
{
    if (text)
        appendString(out, *text);
    else
        out += "null";
}

void appendSession(std::string &out, std::uint64_t sequence, const ChangeResult &result)
{
    const auto &[success, value, before, index] = result; // A new part must not be forgotten here.
    out += "{\"sequence\":";
    appendNumber(out, sequence);
    out += success ? ",\"success\":true,\"value\":" : ",\"success\":false,\"value\":";
    appendOptional(out, value);
    out += ",\"before\":";
    appendOptional(out, before);
    out += ",\"index\":";
    appendNumber(out, index.value);
    out += '}';
}

/// Appends the store's state; false when JSON cannot say it, with part of it appended.
bool appendState(std::string &out, const std::string &data)
{
    std::string sessions;
    bool any = false;
    SnapshotVisitor visitor;
    visitor.item = [&out, &any](const std::string &key, const std::string &value, Index index) {
        out += any ? "," : "";
        any = true;
        appendString(out, key);
        out += ":[";
        appendString(out, value);
        out += ',';
        appendNumber(out, index.value);
        out += ']';
        return isUtf8(key) && isUtf8(value);
    };
    visitor.session = [&sessions](const std::string &client, std::uint64_t sequence,
                                  const ChangeResult &result) {
        sessions += sessions.empty() ? "" : ",";
        appendString(sessions, client);
        sessions += ':';
        appendSession(sessions, sequence, result);
        return isUtf8(client) && isNothingOrUtf8(result.value) && isNothingOrUtf8(result.before);
    };
    out += ",\"store\":{";
    if (!readSnapshot(data, visitor))
        return false;
    out += "},\"sessions\":{" + sessions + '}';
    return true;
}

// Reading.

std::optional<std::uint64_t> numberAt(const Json &object, const char *name)
{
    const auto found = object.find(name);
    if (found == object.end() || !found->is_number_unsigned() || *found > greatestNumber)
        return std::nullopt;
    return found->get<std::uint64_t>();
}

bool textAt(const Json &object, const char *name, std::optional<std::string> &text)
{
    const auto found = object.find(name);
    if (found == object.end() || !(found->is_string() || found->is_null()))
        return false;
    if (found->is_string())
        text = found->get<std::string>();
    return true;
}

bool readItem(const std::string &key, const Json &json, SnapshotWriter &out)
{
    if (!json.is_array() || json.size() != 2 || !json[0].is_string() || !json[1].is_number_unsigned())
        return false;
    out.item(key, json[0].get_ref<const std::string &>(), Index{json[1].get<std::uint64_t>()});
    return true;
}

bool readSession(const std::string &client, const Json &json, SnapshotWriter &out)
{
    if (!json.is_object())
        return false;
    const auto sequence = json.find("sequence");
    const auto success = json.find("success");
    const std::optional<std::uint64_t> index = numberAt(json, "index");
    ChangeResult result;
    if (sequence == json.end() || !sequence->is_number_unsigned() || success == json.end() ||
        !success->is_boolean() || !index || !textAt(json, "value", result.value) ||
        !textAt(json, "before", result.before))
        return false;
    result.success = success->get<bool>();
    result.index = Index{*index};
    out.session(client, sequence->get<std::uint64_t>(), result);
    return true;
}

// nlohmann-json keeps the members of an object sorted by their bytes, as the store keeps its keys.
std::optional<std::string> stateFrom(const Json &store, const Json &sessions)
{
    if (!store.is_object() || !sessions.is_object())
        return std::nullopt;
    SnapshotWriter out(store.size());
    for (const auto &[key, item] : store.items()) {
        if (!readItem(key, item, out))
            return std::nullopt;
    }
    out.beginSessions(sessions.size());
    for (const auto &[client, session] : sessions.items()) {
        if (!readSession(client, session, out))
            return std::nullopt;
    }
    return out.take();
}

std::optional<std::string> dataFrom(const Json &json)
{
    if (const auto hex = json.find("bytes"); hex != json.end())
        return hex->is_string() ? fromHex(hex->get_ref<const std::string &>()) : std::nullopt;
    const auto store = json.find("store");
    const auto sessions = json.find("sessions");
    return store != json.end() && sessions != json.end() ? stateFrom(*store, *sessions) : std::nullopt;
}

} // namespace

void appendSnapshot(std::string &out, const Snapshot &snapshot)
{
    out += "{\"index\":";
    appendNumber(out, snapshot.last.index.value);
    out += ",\"term\":";
    appendNumber(out, snapshot.last.term.value);
    out += ",\"members\":";
    appendMembership(out, *snapshot.membership);
    const std::size_t start = out.size();
    if (snapshot.data->empty() || !appendState(out, *snapshot.data)) {
        out.resize(start);
        out += ",\"bytes\":";
        appendHex(out, *snapshot.data);
    }
    out += '}';
}

std::optional<Snapshot> snapshotFrom(const Json &json)
{
    if (!json.is_object())
        return std::nullopt;
    const std::optional<std::uint64_t> index = numberAt(json, "index");
    const std::optional<std::uint64_t> term = numberAt(json, "term");
    const auto members = json.find("members");
    if (!index || !term || members == json.end())
        return std::nullopt;
    std::optional<Membership> membership = membershipFrom(*members);
    std::optional<std::string> data = dataFrom(json);
    if (!membership || !data)
        return std::nullopt;
    return Snapshot{{Index{*index}, Term{*term}},
                    std::make_shared<const Membership>(*std::move(membership)),
                    std::make_shared<const std::string>(*std::move(data))};
}

} // namespace raft
