#include "raftcore/format/entry_json.h"

#include "raftcore/format/json_member.h"
#include "raftcore/format/json_text.h"
#include "raftcore/format/utf8.h"
#include "raftcore/store/command.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <utility>

namespace raft {

namespace {

using Json = nlohmann::json;

// Writing.

void appendIds(std::string &out, const std::vector<NodeId> &ids)
{
    out += '[';
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (i > 0)
            out += ',';
        appendNumber(out, ids[i].value);
    }
    out += ']';
}

/// `["a",null,"b"]`
void appendTexts(std::string &out, std::initializer_list<std::optional<std::string_view>> texts)
{
    char before = '[';
    for (const std::optional<std::string_view> &text : texts) {
        out += before;
        if (text)
            appendString(out, *text);
        else
            out += "null";
        before = ',';
    }
    out += ']';
}

// The parts of each change are named one by one, so that a new part cannot be forgotten here.

struct ChangeWriter {
    std::string &out;

    void operator()(const Put &put) const
    {
        const auto &[key, value] = put;
        out += ",\"put\":";
        appendTexts(out, {key, value});
    }
    void operator()(const Add &add) const
    {
        const auto &[key, amount] = add;
        out += ",\"add\":[";
        appendString(out, key);
        out += ',' + std::to_string(amount) + ']';
    }
    void operator()(const Delete &removal) const
    {
        const auto &[key] = removal;
        out += ",\"delete\":";
        appendTexts(out, {key});
    }
    void operator()(const CompareAndSet &swap) const
    {
        const auto &[key, expected, value, expectedIndex] = swap;
        out += ",\"cas\":";
        if (!expectedIndex)
            return appendTexts(out, {key, expected, value});
        out += '[';
        appendString(out, key);
        out += ",{\"index\":";
        appendNumber(out, expectedIndex->value);
        out += "},";
        appendString(out, value);
        out += ']';
    }
};

struct AllUtf8 {
    bool operator()(const Put &put) const { return isUtf8(put.key) && isUtf8(put.value); }
    bool operator()(const Add &add) const { return isUtf8(add.key); }
    bool operator()(const Delete &removal) const { return isUtf8(removal.key); }
    bool operator()(const CompareAndSet &swap) const
    {
        return isUtf8(swap.key) && isUtf8(swap.expected.value_or(std::string())) && isUtf8(swap.value);
    }
};

/// The store's command in these bytes, if JSON can say all of it and exactly it.
std::optional<StoreCommand> readableCommand(const std::string &bytes)
{
    std::optional<StoreCommand> command = decodeCommand(bytes);
    const bool readable = command && std::visit(AllUtf8{}, command->change) &&
                          (!command->session || isUtf8(command->session->client)) &&
                          encode(*command) == bytes;
    return readable ? std::move(command) : std::nullopt;
}

struct PayloadWriter {
    std::string &out;

    void operator()(const NoOp &) const { out += ",\"noop\":true"; }
    void operator()(const Command &command) const
    {
        const std::optional<StoreCommand> readable = readableCommand(*command.bytes);
        if (!readable) {
            out += ",\"bytes\":";
            appendHex(out, *command.bytes);
            return;
        }
        if (readable->session) {
            out += ",\"session\":[";
            appendString(out, readable->session->client);
            out += ',';
            appendNumber(out, readable->session->sequence);
            out += readable->session->older ? "]" : ",true]"; // True: it expires.
        }
        std::visit(ChangeWriter{out}, readable->change);
    }
    void operator()(const MembershipChange &change) const
    {
        out += ",\"members\":";
        appendMembership(out, *change.target);
    }
};

// Reading.

std::optional<std::uint64_t> numberIn(const Json *json)
{
    if (json == nullptr || !json->is_number_unsigned())
        return std::nullopt;
    const auto number = json->get<std::uint64_t>();
    return number <= greatestNumber ? std::optional(number) : std::nullopt;
}

bool isText(const Json &json)
{
    return json.is_string();
}

/// An array of so many parts.
bool hasParts(const Json &json, std::size_t count)
{
    return json.is_array() && json.size() == count;
}

std::optional<std::vector<NodeId>> idsIn(const Json *json)
{
    if (json == nullptr || !json->is_array())
        return std::nullopt;
    std::vector<NodeId> ids;
    for (const Json &item : *json) {
        const std::optional<std::uint64_t> id = numberIn(&item);
        if (!id || *id == 0 || (!ids.empty() && *id <= ids.back().value))
            return std::nullopt;
        ids.push_back(NodeId{*id});
    }
    return ids;
}

std::optional<Change> changeIn(const Json &object)
{
    if (const Json *put = memberOf(object, "put")) {
        if (hasParts(*put, 2) && isText((*put)[0]) && isText((*put)[1]))
            return Put{(*put)[0], (*put)[1]};
    } else if (const Json *add = memberOf(object, "add")) {
        if (hasParts(*add, 2) && isText((*add)[0]) && (*add)[1].is_number_integer())
            return Add{(*add)[0], (*add)[1]};
    } else if (const Json *removal = memberOf(object, "delete")) {
        if (hasParts(*removal, 1) && isText((*removal)[0]))
            return Delete{(*removal)[0]};
    } else if (const Json *swap = memberOf(object, "cas")) {
        if (!hasParts(*swap, 3) || !isText((*swap)[0]) || !isText((*swap)[2]))
            return std::nullopt;
        CompareAndSet change{(*swap)[0], std::nullopt, (*swap)[2], std::nullopt};
        const Json &expected = (*swap)[1];
        if (isText(expected)) {
            change.expected = expected.get<std::string>();
        } else if (expected.is_object()) {
            const std::optional<std::uint64_t> index = numberIn(memberOf(expected, "index"));
            if (!index)
                return std::nullopt;
            change.expectedIndex = Index{*index};
        } else if (!expected.is_null()) {
            return std::nullopt;
        }
        return change;
    }
    return std::nullopt;
}

std::optional<Command> commandIn(const Json &object)
{
    if (const Json *hex = memberOf(object, "bytes")) {
        std::optional<std::string> bytes =
            hex->is_string() ? fromHex(hex->get_ref<const std::string &>()) : std::nullopt;
        return bytes ? std::optional(Command(*std::move(bytes))) : std::nullopt;
    }
    std::optional<Change> change = changeIn(object);
    if (!change)
        return std::nullopt;
    StoreCommand command{*std::move(change), std::nullopt};
    if (const Json *session = memberOf(object, "session")) {
        const bool expires = hasParts(*session, 3) && (*session)[2] == true;
        if (!(expires || hasParts(*session, 2)) || !isText((*session)[0]) ||
            !(*session)[1].is_number_unsigned())
            return std::nullopt;
        command.session = Session{(*session)[0], (*session)[1], !expires};
    }
    return Command(encode(command));
}

bool mayFollow(const std::vector<Entry> &entries, const Entry &next)
{
    return entries.empty() ||
           (next.at.index == entries.back().at.index + 1 && next.at.term >= entries.back().at.term);
}

std::optional<Position> plainPositionAt(JsonCursor &cursor)
{
    if (!cursor.skip("{\"index\":"))
        return std::nullopt;
    const std::optional<std::uint64_t> index = cursor.number();
    if (!index || *index > greatestNumber || !cursor.skip(",\"term\":"))
        return std::nullopt;
    const std::optional<std::uint64_t> term = cursor.number();
    if (!term || *term > greatestNumber)
        return std::nullopt;
    return Position{Index{*index}, Term{*term}};
}

/// `["client",7,true]`, or without `true` when an older program wrote it
std::optional<Session> plainSessionAt(JsonCursor &cursor)
{
    std::optional<std::string> client = cursor.skip("[") ? cursor.string() : std::nullopt;
    if (!client || !cursor.skip(","))
        return std::nullopt;
    const std::optional<std::uint64_t> sequence = cursor.number();
    const bool expires = sequence && cursor.skip(",true]");
    if (!sequence || (!expires && !cursor.skip("]")))
        return std::nullopt;
    return Session{*std::move(client), *sequence, !expires};
}

/// `["key","value"]`
std::optional<Put> plainPutAt(JsonCursor &cursor)
{
    std::optional<std::string> key = cursor.skip("[") ? cursor.string() : std::nullopt;
    if (!key || !cursor.skip(","))
        return std::nullopt;
    std::optional<std::string> value = cursor.string();
    if (!value || !cursor.skip("]"))
        return std::nullopt;
    return Put{*std::move(key), *std::move(value)};
}

std::optional<Entry> plainEntryAt(JsonCursor &cursor)
{
    const std::optional<Position> at = plainPositionAt(cursor);
    if (!at)
        return std::nullopt;
    if (cursor.skip(",\"noop\":true}"))
        return Entry{*at, NoOp{}};
    StoreCommand command;
    if (cursor.skip(",\"session\":")) {
        command.session = plainSessionAt(cursor);
        if (!command.session)
            return std::nullopt;
    }
    std::optional<Put> put = cursor.skip(",\"put\":") ? plainPutAt(cursor) : std::nullopt;
    if (!put || !cursor.skip("}"))
        return std::nullopt;
    command.change = *std::move(put);
    return Entry{*at, Command(encode(command))};
}

} // namespace

// The disks by server, as `"disks":{"1":"5e0c…","2":null}`; null: not yet known. Ids drawn at random are
// texts: most readers of JSON would round them as numbers.

namespace {

void appendHex(std::string &out, std::uint64_t value)
{
    std::array<char, 16> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, 16).ptr;
    out += '"';
    out.append(digits.data(), end);
    out += '"';
}

void appendSeats(std::string &out, const std::vector<Seat> &seats)
{
    std::vector<NodeId> returning;
    const char *before = ",\"disks\":{\"";
    for (const Seat &seat : seats) {
        out += before;
        appendNumber(out, seat.server.value);
        out += "\":";
        if (seat.disk == noDisk)
            out += "null";
        else
            appendHex(out, seat.disk.value);
        before = ",\"";
        if (seat.returning)
            returning.push_back(seat.server);
    }
    out += '}';
    if (returning.empty())
        return;
    out += ",\"returning\":";
    appendIds(out, returning);
}

template <class Number>
std::optional<Number> wholeNumber(std::string_view text, int base)
{
    Number number{};
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    const bool whole = error == std::errc() && stop == text.data() + text.size();
    return whole && number <= greatestNumber ? std::optional(number) : std::nullopt;
}

std::optional<std::uint64_t> hexIn(const Json *json)
{
    return json->is_string() ? wholeNumber<std::uint64_t>(json->get_ref<const std::string &>(), 16)
                             : std::nullopt;
}

bool readSeats(const Json &json, Membership &membership)
{
    const Json *disks = memberOf(json, "disks");
    if (disks == nullptr)
        return !json.contains("returning");
    if (!disks->is_object())
        return false;
    std::vector<NodeId> returning;
    if (const Json *ids = memberOf(json, "returning")) {
        std::optional<std::vector<NodeId>> read = idsIn(ids);
        if (!read)
            return false;
        returning = *std::move(read);
    }
    for (const auto &[name, disk] : disks->items()) {
        const std::optional<std::uint64_t> server = wholeNumber<std::uint64_t>(name, 10);
        const std::optional<std::uint64_t> drawn = disk.is_null() ? noDisk.value : hexIn(&disk);
        if (!server || *server == 0 || !drawn)
            return false;
        const NodeId id{*server};
        membership.seat(id, DiskId{*drawn},
                        std::find(returning.begin(), returning.end(), id) != returning.end());
    }
    return true;
}

} // namespace

void appendMembership(std::string &out, const Membership &membership)
{
    out += "{\"voters\":";
    appendIds(out, membership.voters);
    out += ",\"outgoing\":";
    appendIds(out, membership.outgoing);
    out += ",\"learners\":";
    appendIds(out, membership.learners);
    if (membership.cluster != ClusterId{}) {
        out += ",\"cluster\":";
        appendHex(out, membership.cluster.value);
    }
    if (!membership.seats.empty())
        appendSeats(out, membership.seats);
    out += '}';
}

std::optional<Membership> membershipFrom(const Json &json)
{
    if (!json.is_object())
        return std::nullopt;
    std::optional<std::vector<NodeId>> voters = idsIn(memberOf(json, "voters"));
    std::optional<std::vector<NodeId>> outgoing = idsIn(memberOf(json, "outgoing"));
    std::optional<std::vector<NodeId>> learners = idsIn(memberOf(json, "learners"));
    if (!voters || !outgoing || !learners)
        return std::nullopt;
    Membership membership{*std::move(voters), *std::move(outgoing), *std::move(learners)};
    if (const Json *cluster = memberOf(json, "cluster")) {
        const std::optional<std::uint64_t> drawn = hexIn(cluster);
        if (!drawn)
            return std::nullopt;
        membership.cluster = ClusterId{*drawn};
    }
    return readSeats(json, membership) ? std::optional(std::move(membership)) : std::nullopt;
}

void appendEntry(std::string &out, const Entry &entry)
{
    out += "{\"index\":";
    appendNumber(out, entry.at.index.value);
    out += ",\"term\":";
    appendNumber(out, entry.at.term.value);
    std::visit(PayloadWriter{out}, entry.payload);
    out += '}';
}

std::optional<Entry> entryFrom(const Json &json)
{
    if (!json.is_object())
        return std::nullopt;
    const std::optional<std::uint64_t> index = numberIn(memberOf(json, "index"));
    const std::optional<std::uint64_t> term = numberIn(memberOf(json, "term"));
    if (!index || !term)
        return std::nullopt;
    Entry entry{{Index{*index}, Term{*term}}, NoOp{}};
    if (json.contains("noop"))
        return entry;
    if (const Json *members = memberOf(json, "members")) {
        std::optional<Membership> membership = membershipFrom(*members);
        if (!membership)
            return std::nullopt;
        entry.payload = MembershipChange(*std::move(membership));
        return entry;
    }
    std::optional<Command> command = commandIn(json);
    if (!command)
        return std::nullopt;
    entry.payload = *std::move(command);
    return entry;
}

void appendEntries(std::string &out, const Entries &entries, const TextDrain &sink)
{
    char before = '[';
    for (const Entry &entry : entries) {
        out += before;
        appendEntry(out, entry);
        before = ',';
        if (sink)
            sink(out);
    }
    out += entries.empty() ? "[]" : "]";
}

std::optional<Entries> entriesFrom(const Json &json)
{
    if (!json.is_array())
        return std::nullopt;
    std::vector<Entry> entries;
    entries.reserve(json.size());
    for (const Json &item : json) {
        std::optional<Entry> entry = entryFrom(item);
        if (!entry || !mayFollow(entries, *entry))
            return std::nullopt;
        entries.push_back(*std::move(entry));
    }
    return Entries(std::move(entries));
}

std::optional<Entries> plainEntriesFrom(std::string_view text)
{
    JsonCursor cursor(text);
    std::vector<Entry> entries;
    if (!cursor.skip("["))
        return std::nullopt;
    do {
        std::optional<Entry> entry = plainEntryAt(cursor);
        if (!entry || !mayFollow(entries, *entry))
            return std::nullopt;
        entries.push_back(*std::move(entry));
    } while (cursor.skip(","));
    if (cursor.rest() != "]")
        return std::nullopt;
    return Entries(std::move(entries));
}

} // namespace raft
