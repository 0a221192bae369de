#include "raftcore/format/snapshot_json.h"

#include "raftcore/format/entry_json.h"
#include "raftcore/format/json_member.h"
#include "raftcore/format/json_text.h"
#include "raftcore/format/utf8.h"
#include "raftcore/store/store_snapshot.h"

#include <cstdint>
#include <deque>
#include <nlohmann/json.hpp>
#include <utility>

namespace raft {

namespace {

using Json = nlohmann::json;

// Writing.

void appendSession(std::string &out, std::uint64_t sequence, const ChangeResult &result)
{
    const auto &[success, existed, index, term] = result; // A new part must not be forgotten here.
    out += "{\"sequence\":";
    appendNumber(out, sequence);
    out += success ? ",\"success\":true" : ",\"success\":false";
    out += existed ? ",\"existed\":true" : ",\"existed\":false";
    out += ",\"index\":";
    appendNumber(out, index.value);
    if (term != Term{}) {
        out += ",\"term\":";
        appendNumber(out, term.value);
    }
    out += '}';
}

/// Whether JSON can say all of it: texts in JSON are UTF-8.
bool isReadable(const SnapshotData &data)
{
    SnapshotVisitor visitor;
    visitor.item = [](std::string_view key, std::string_view value, Index) {
        return isUtf8(key) && isUtf8(value);
    };
    visitor.session = [](const std::string &client, std::uint64_t, const ChangeResult &) {
        return isUtf8(client);
    };
    visitor.timed = [](std::uint64_t) {};
    visitor.forgotten = [](std::uint64_t) {};
    return !data.empty() && readSnapshot(data, visitor);
}

void appendState(std::string &out, const SnapshotData &data, const TextDrain &sink)
{
    std::string sessions;
    std::string forgotten;
    std::string timed;
    std::optional<std::uint64_t> forgottenUntil;
    bool any = false;
    SnapshotVisitor visitor;
    visitor.item = [&](std::string_view key, std::string_view value, Index index) {
        out += any ? "," : "";
        any = true;
        appendString(out, key);
        out += ":[";
        appendString(out, value);
        out += ',';
        appendNumber(out, index.value);
        out += ']';
        if (sink)
            sink(out);
        return true;
    };
    visitor.session = [&](const std::string &client, std::uint64_t sequence, const ChangeResult &result) {
        std::string &all = forgottenUntil ? timed : sessions;
        all += all.empty() ? "" : ",";
        appendString(all, client);
        all += ':';
        appendSession(all, sequence, result);
        return true;
    };
    visitor.timed = [&forgottenUntil](std::uint64_t until) { forgottenUntil = until; };
    visitor.forgotten = [&forgotten](std::uint64_t mark) {
        forgotten += forgotten.empty() ? "" : ",";
        appendNumber(forgotten, mark);
    };
    out += ",\"store\":{";
    readSnapshot(data, visitor);
    out += "},\"sessions\":{" + sessions + '}';
    if (!forgotten.empty())
        out += ",\"forgotten\":[" + forgotten + ']';
    if (forgottenUntil) {
        out += ",\"forgottenUntil\":";
        appendNumber(out, *forgottenUntil);
        out += ",\"timedSessions\":{" + timed + '}';
    }
}

// Reading.

std::optional<std::uint64_t> numberAt(const Json &object, const char *name)
{
    const auto found = object.find(name);
    if (found == object.end() || !found->is_number_unsigned() || *found > greatestNumber)
        return std::nullopt;
    return found->get<std::uint64_t>();
}

/// Whether the key had a value before. Earlier journals held the value itself, or null.
std::optional<bool> existedIn(const Json &session)
{
    if (const auto existed = session.find("existed"); existed != session.end())
        return existed->is_boolean() ? std::optional(existed->get<bool>()) : std::nullopt;
    const auto before = session.find("before");
    if (before == session.end() || !(before->is_string() || before->is_null()))
        return std::nullopt;
    return before->is_string();
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
    const std::optional<bool> existed = existedIn(json);
    const bool hasTerm = json.contains("term");
    const std::optional<std::uint64_t> term = numberAt(json, "term");
    if ((hasTerm && !term) || sequence == json.end() || !sequence->is_number_unsigned() ||
        success == json.end() || !success->is_boolean() || !existed || !index)
        return false;
    out.session(client, sequence->get<std::uint64_t>(),
                {success->get<bool>(), *existed, Index{*index}, Term{term.value_or(0)}});
    return true;
}

bool readSessions(const Json &sessions, SnapshotWriter &out)
{
    for (const auto &[client, session] : sessions.items()) {
        if (!readSession(client, session, out))
            return false;
    }
    return true;
}

/// The marks of forgotten sessions, and what is known of those whose names bear their time.
bool readForgotten(const Json &snapshot, SnapshotWriter &out)
{
    const Json *json = memberOf(snapshot, "forgotten");
    if (json != nullptr && !json->is_array())
        return false;
    std::deque<std::uint64_t> marks;
    for (std::size_t i = 0; json != nullptr && i < json->size(); ++i) {
        const Json &mark = (*json)[i];
        if (!mark.is_number_unsigned())
            return false;
        marks.push_back(mark.get<std::uint64_t>());
    }
    out.forgotten(marks);
    const Json *timed = memberOf(snapshot, "timedSessions");
    if (timed == nullptr)
        return true;
    const std::optional<std::uint64_t> until = numberAt(snapshot, "forgottenUntil");
    if (!timed->is_object() || !until)
        return false;
    out.beginTimed(marks, *until, timed->size());
    return readSessions(*timed, out);
}

// nlohmann-json keeps the members of an object sorted by their bytes, as the store keeps its keys.
std::optional<std::string> stateFrom(const Json &store, const Json &sessions, const Json &snapshot)
{
    if (!store.is_object() || !sessions.is_object())
        return std::nullopt;
    SnapshotWriter out(store.size());
    for (const auto &[key, item] : store.items()) {
        if (!readItem(key, item, out))
            return std::nullopt;
    }
    out.beginSessions(sessions.size());
    if (!readSessions(sessions, out) || !readForgotten(snapshot, out))
        return std::nullopt;
    return out.take();
}

std::optional<std::string> dataFrom(const Json &json)
{
    if (const auto hex = json.find("bytes"); hex != json.end())
        return hex->is_string() ? fromHex(hex->get_ref<const std::string &>()) : std::nullopt;
    const auto store = json.find("store");
    const auto sessions = json.find("sessions");
    if (store == json.end() || sessions == json.end())
        return std::nullopt;
    return stateFrom(*store, *sessions, json);
}

/// What stands in a snapshot behind the items, as the data of a snapshot without items.
std::optional<std::string> sessionsAt(JsonCursor &cursor)
{
    Json snapshot = Json::object();
    const auto read = [&](const char *opening, const char *name) {
        if (!cursor.skip(opening))
            return false;
        const std::optional<std::string_view> text = cursor.nested();
        snapshot[name] = text ? Json::parse(*text, nullptr, false) : Json();
        return true;
    };
    if (!read(",\"sessions\":", "sessions"))
        return std::nullopt;
    read(",\"forgotten\":", "forgotten");
    if (cursor.skip(",\"forgottenUntil\":")) {
        const std::optional<std::uint64_t> until = cursor.number();
        if (!until || !read(",\"timedSessions\":", "timedSessions"))
            return std::nullopt;
        snapshot["forgottenUntil"] = *until;
    }
    const Json nothing = Json::object();
    return stateFrom(nothing, snapshot["sessions"], snapshot);
}

/// Reads the store item by item into `visitor`; the keys must be sorted.
bool readItems(JsonCursor &cursor, const SnapshotVisitor &visitor)
{
    if (!cursor.skip(",\"store\":{"))
        return false;
    std::string previous;
    for (bool any = false; !cursor.skip("}"); any = true) {
        if (any && !cursor.skip(","))
            return false;
        std::optional<std::string> key = cursor.string();
        const std::optional<std::string> value = key && cursor.skip(":[") ? cursor.string() : std::nullopt;
        const std::optional<std::uint64_t> index = value && cursor.skip(",") ? cursor.number() : std::nullopt;
        if (!index || !cursor.skip("]") || (any && *key <= previous) ||
            !visitor.item(*key, *value, Index{*index}))
            return false;
        previous = *std::move(key);
    }
    return true;
}

} // namespace

void appendSnapshot(std::string &out, const Snapshot &snapshot, const TextDrain &sink)
{
    out += "{\"index\":";
    appendNumber(out, snapshot.last.index.value);
    out += ",\"term\":";
    appendNumber(out, snapshot.last.term.value);
    out += ",\"members\":";
    appendMembership(out, *snapshot.membership);
    if (isReadable(snapshot.data)) {
        appendState(out, snapshot.data, sink);
    } else {
        out += ",\"bytes\":";
        appendHex(out, *snapshot.data);
    }
    out += '}';
}

std::optional<Snapshot> plainSnapshotAt(JsonCursor &cursor)
{
    const std::optional<std::uint64_t> index = cursor.skip("{\"index\":") ? cursor.number() : std::nullopt;
    const std::optional<std::uint64_t> term = cursor.skip(",\"term\":") ? cursor.number() : std::nullopt;
    if (!index || !term || *index > greatestNumber || *term > greatestNumber || !cursor.skip(",\"members\":"))
        return std::nullopt;
    const std::optional<std::string_view> members = cursor.nested();
    std::optional<Membership> membership =
        members ? membershipFrom(Json::parse(*members, nullptr, false)) : std::nullopt;
    if (!membership)
        return std::nullopt;
    Store store;
    const auto read = [&cursor](const SnapshotVisitor &visitor) {
        if (!readItems(cursor, visitor))
            return false;
        const std::optional<std::string> sessions = sessionsAt(cursor);
        return sessions && cursor.skip("}") && readSnapshot(std::string_view(*sessions), visitor);
    };
    if (!store.restoreBy(read, Index{*index}))
        return std::nullopt;
    return Snapshot{{Index{*index}, Term{*term}},
                    std::make_shared<const Membership>(*std::move(membership)),
                    snapshotOf(std::move(store))};
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
