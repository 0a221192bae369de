#include "raftcore/traces/structured_line.h"

#include "raftcore/traces/date_text.h"
#include "raftcore/traces/json_text.h"
#include "raftcore/traces/text_scan.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>

namespace raft {

namespace {

constexpr std::size_t mostFields = 64;
constexpr std::size_t longestField = 4096;

std::string plainKey(std::string_view key)
{
    std::string plain;
    for (const char c : key)
        if (isAlphanumeric(c))
            plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return plain;
}

void addField(std::vector<LogField> &fields, std::string_view key, std::string_view value)
{
    if (fields.size() < mostFields)
        fields.push_back({plainKey(key), std::string(value.substr(0, longestField))});
}

/// The members of an object, also of those within it; of an array only how many elements it has.
void addMembers(JsonText &json, std::vector<LogField> &fields, int depth)
{
    constexpr int deepest = 3;
    json.object([&](std::string_view name) {
        const std::string key(name);
        const JsonText::Kind kind = json.kind();
        if (kind == JsonText::Kind::Object && depth < deepest) {
            addMembers(json, fields, depth + 1);
        } else if (kind == JsonText::Kind::Array) {
            std::size_t count = 0;
            json.array([&count] { ++count; });
            addField(fields, key, std::to_string(count));
        } else {
            addField(fields, key, kind == JsonText::Kind::String ? json.string() : json.raw());
        }
    });
}

/// Up to the quotation mark that closes the one at the front; 0 when none does.
std::size_t quotedAt(std::string_view text)
{
    if (!text.starts_with('"'))
        return 0;
    for (std::size_t at = 1; at < text.size(); at += text[at] == '\\' ? 2 : 1)
        if (text[at] == '"')
            return at + 1;
    return 0;
}

std::string unquoted(std::string_view text)
{
    return quotedAt(text) == text.size() && !text.empty() ? std::string(JsonText(text).string())
                                                          : std::string(text);
}

/// How much of the text is a name before "="; 0 when it begins with none.
std::size_t keyAt(std::string_view text)
{
    constexpr std::size_t longest = 40;
    std::size_t at = 0;
    while (at < std::min(text.size(), longest) && (isAlphanumeric(text[at]) || text[at] == '_' ||
                                                   text[at] == '-' || text[at] == '.' || text[at] == '@'))
        ++at;
    const bool begins = at > 0 && !isDigit(text.front());
    return begins && at < text.size() && text[at] == '=' ? at : 0;
}

/// How long the value at the front is.
std::size_t valueAt(std::string_view text)
{
    const std::size_t quoted = quotedAt(text);
    return quoted > 0 ? quoted : std::min(text.find_first_of(" \t"), text.size());
}

/// Takes "key=value key=value" apart; false when something else is in it.
bool addPairs(std::string_view text, std::vector<LogField> &fields)
{
    for (;;) {
        text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
        if (text.empty())
            return true;
        const std::size_t key = keyAt(text);
        if (key == 0)
            return false;
        const std::size_t value = valueAt(text.substr(key + 1));
        addField(fields, text.substr(0, key), unquoted(text.substr(key + 1, value)));
        text.remove_prefix(key + 1 + value);
    }
}

/// A time in numbers: seconds since 1970 or since the start, or parts of them by their size.
std::optional<Time> stampIn(const std::string &text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !(value >= 0 && value < 4e18))
        return std::nullopt;
    const bool isWhole = text.find_first_of(".eE") == std::string::npos;
    if (value < 1e9 && isWhole) // Of a small whole number the unit is not known.
        return Time(std::llround(value * 1e3));
    if (value < 1e11)
        return Time(std::llround(value * 1e6));
    return Time(std::llround(value < 1e14 ? value * 1e3 : value < 1e17 ? value : value / 1e3));
}

std::optional<Time> timeIn(const std::string &text)
{
    if (const std::optional<Time> date = dateOf(text))
        return date;
    std::size_t length = 0;
    const std::optional<Time> time = timeOfDayAt(text, length);
    return time && length == text.size() ? time : stampIn(text);
}

/// "BecomeLeader" and "become_leader" as words of their own.
std::string wordsIn(std::string_view name)
{
    if (name.find(' ') != std::string_view::npos)
        return std::string(name);
    std::string words;
    for (std::size_t at = 0; at < name.size(); ++at) {
        const bool isHump = at > 0 && std::isupper(static_cast<unsigned char>(name[at])) != 0 &&
                            std::islower(static_cast<unsigned char>(name[at - 1])) != 0;
        words += isHump ? " " : "";
        words += name[at] == '_' || name[at] == '-' ? ' ' : name[at];
    }
    return words;
}

/// Nothing when the fields hold no sentence.
std::optional<StructuredLine> lineOf(std::vector<LogField> fields)
{
    StructuredLine line;
    line.fields = std::move(fields);
    if (const std::string *time = line.value({"time", "ts", "timestamp", "datetime", "date", "t", "at"}))
        line.at = timeIn(*time);
    if (const std::string *message = line.value({"msg", "message", "text"}))
        line.sentence = wordsIn(*message);
    else if (const std::string *event = line.value({"event", "eventtype", "action", "what", "kind", "type"}))
        line.sentence = wordsIn(*event);
    else
        return std::nullopt;
    if (const std::string *type = line.value({"rpc", "msgtype", "messagetype", "rpctype"}))
        line.sentence += " " + *type;
    return line;
}

/// "[a] [b] ["c"]": what stands in each pair of brackets; empty when anything else is in the line.
std::vector<std::string_view> groupsIn(std::string_view line)
{
    std::vector<std::string_view> groups;
    bool mayClose = true; // Behind a quotation mark that none closes, none closes another one either.
    while (!line.empty()) {
        if (line.front() != '[')
            return {};
        std::size_t end = 1;
        while (end < line.size() && line[end] != ']') {
            const std::size_t quoted = mayClose ? quotedAt(line.substr(end)) : 0;
            mayClose = mayClose && (quoted > 0 || line[end] != '"');
            end += std::max<std::size_t>(quoted, 1);
        }
        if (end >= line.size())
            return {};
        groups.push_back(line.substr(1, end - 1));
        line.remove_prefix(end + 1);
        line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    }
    return groups;
}

/// "[2026/11/30 10:11:12.123 +00:00] [INFO] [raft.rs:8] ["became leader"] [term=6]".
std::optional<StructuredLine> unifiedLineOf(std::string_view line)
{
    const std::vector<std::string_view> groups = groupsIn(line);
    constexpr std::size_t fewest = 4;
    std::size_t length = 0;
    const std::optional<Time> at = groups.size() < fewest ? std::nullopt : dateAt(groups[0], length);
    if (!at)
        return std::nullopt;
    StructuredLine reported;
    reported.at = at;
    reported.sentence = unquoted(groups[3]);
    for (std::size_t place = fewest; place < groups.size(); ++place)
        if (const std::size_t key = keyAt(groups[place]))
            addField(reported.fields, groups[place].substr(0, key), unquoted(groups[place].substr(key + 1)));
    return reported;
}

} // namespace

const std::string *StructuredLine::value(std::initializer_list<std::string_view> keys) const
{
    for (const std::string_view key : keys)
        for (const LogField &field : fields)
            if (field.key == key)
                return &field.value;
    return nullptr;
}

std::optional<StructuredLine> structuredLineOf(std::string_view line)
{
    std::vector<LogField> fields;
    if (line.starts_with('{')) {
        JsonText json(line);
        addMembers(json, fields, 0);
        return json.ok() ? lineOf(std::move(fields)) : std::nullopt;
    }
    if (line.starts_with('['))
        return unifiedLineOf(line);
    return keyAt(line) > 0 && addPairs(line, fields) ? lineOf(std::move(fields)) : std::nullopt;
}

std::vector<LogField> fieldsIn(std::string_view list)
{
    std::string pairs(list);
    std::replace(pairs.begin(), pairs.end(), ',', ' ');
    std::vector<LogField> fields;
    return addPairs(pairs, fields) ? fields : std::vector<LogField>();
}

std::vector<LogField> fieldsAtEnd(std::string_view line, std::size_t &behind)
{
    std::vector<LogField> fields;
    if (behind = line.find("{\""); line.ends_with('}') && behind != std::string_view::npos) {
        JsonText json(line.substr(behind));
        addMembers(json, fields, 0);
        if (json.ok() && json.atEnd())
            return fields;
        fields.clear();
    }
    constexpr int mostTries = 32;
    std::size_t equals = line.find('=');
    for (int tries = 0; tries < mostTries && equals != std::string_view::npos;
         ++tries, equals = line.find('=', equals + 1)) {
        const std::size_t blank = line.find_last_of(" \t", equals);
        behind = blank == std::string_view::npos ? 0 : blank + 1;
        if (keyAt(line.substr(behind)) == 0)
            continue;
        if (addPairs(line.substr(behind), fields))
            return fields;
        fields.clear();
    }
    behind = line.size();
    return fields;
}

} // namespace raft
