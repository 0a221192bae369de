#include "raftcore/traces/tla_value.h"

#include "raftcore/traces/json_text.h"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace raft {

namespace {

using Kind = TlaValue::Kind;
constexpr int deepestValue = 24;

/// Takes a value apart from front to back.
class TlaText {
public:
    explicit TlaText(std::string_view text) : m_text(text) {}

    std::optional<TlaValue> whole()
    {
        std::optional<TlaValue> value = next(0);
        skipBlank();
        return m_at == m_text.size() ? value : std::nullopt;
    }

private:
    void skipBlank()
    {
        while (m_at < m_text.size() && std::isspace(static_cast<unsigned char>(m_text[m_at])) != 0)
            ++m_at;
    }
    bool takes(std::string_view mark)
    {
        skipBlank();
        if (!m_text.substr(m_at).starts_with(mark))
            return false;
        m_at += mark.size();
        return true;
    }

    std::optional<TlaValue> next(int depth)
    {
        if (depth > deepestValue)
            return std::nullopt;
        if (takes("<<"))
            return list(Kind::Sequence, ">>", depth);
        if (takes("{"))
            return list(Kind::Set, "}", depth);
        if (takes("["))
            return record(depth);
        if (takes("("))
            return function(depth);
        return atom();
    }

    std::optional<TlaValue> list(Kind kind, std::string_view end, int depth)
    {
        TlaValue value{kind, {}, {}, {}};
        if (takes(end))
            return value;
        do {
            std::optional<TlaValue> item = next(depth + 1);
            if (!item)
                return std::nullopt;
            value.items.push_back(*std::move(item));
        } while (takes(","));
        return takes(end) ? std::optional(std::move(value)) : std::nullopt;
    }

    std::optional<TlaValue> record(int depth) { return pairs("|->", ",", "]", depth); }
    std::optional<TlaValue> function(int depth) { return pairs(":>", "@@", ")", depth); }

    std::optional<TlaValue> pairs(std::string_view arrow, std::string_view between, std::string_view end,
                                  int depth)
    {
        TlaValue value{Kind::Function, {}, {}, {}};
        if (takes(end))
            return value;
        do {
            std::optional<TlaValue> key = next(depth + 1);
            if (!key || !takes(arrow))
                return std::nullopt;
            std::optional<TlaValue> item = next(depth + 1);
            if (!item)
                return std::nullopt;
            value.keys.push_back(*std::move(key));
            value.items.push_back(*std::move(item));
        } while (takes(between));
        return takes(end) ? std::optional(std::move(value)) : std::nullopt;
    }

    std::optional<TlaValue> atom()
    {
        skipBlank();
        if (takes("\""))
            return quoted();
        const std::size_t begin = m_at;
        while (m_at < m_text.size() &&
               (std::isalnum(static_cast<unsigned char>(m_text[m_at])) != 0 || m_text[m_at] == '_' ||
                m_text[m_at] == '-' || m_text[m_at] == '!' || m_text[m_at] == '.'))
            ++m_at;
        if (m_at == begin)
            return std::nullopt;
        return TlaValue{Kind::Atom, std::string(m_text.substr(begin, m_at - begin)), {}, {}};
    }

    std::optional<TlaValue> quoted()
    {
        const std::size_t end = m_text.find('"', m_at);
        if (end == std::string_view::npos)
            return std::nullopt;
        TlaValue value{Kind::Atom, std::string(m_text.substr(m_at, end - m_at)), {}, {}};
        m_at = end + 1;
        return value;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
};

TlaValue itfValue(JsonText &json);

void itfList(JsonText &json, Kind kind, TlaValue &value)
{
    value.kind = kind;
    json.array([&] { value.items.push_back(itfValue(json)); });
}

/// [[key, value], …]
void itfMap(JsonText &json, TlaValue &value)
{
    value.kind = Kind::Function;
    json.array([&] {
        TlaValue pair;
        itfList(json, Kind::Sequence, pair);
        if (pair.items.size() != 2)
            return;
        value.keys.push_back(std::move(pair.items[0]));
        value.items.push_back(std::move(pair.items[1]));
    });
}

/// A member that begins with "#" says which kind of value the whole object is; without one it is a record.
/// The first such member counts, whatever else there is: a function has a key for every item.
void itfObject(JsonText &json, TlaValue &value)
{
    bool isSaid = false;
    value.kind = Kind::Function;
    json.object([&](std::string_view key) {
        const std::string name(key);
        const bool saysKind = name == "#map" || name == "#set" || name == "#tup" || name == "#bigint";
        if (isSaid || (name.starts_with('#') && !saysKind)) {
            json.skip();
            return;
        }
        if (!saysKind) {
            value.keys.push_back({Kind::Atom, name, {}, {}});
            value.items.push_back(itfValue(json));
            return;
        }
        isSaid = true;
        value = TlaValue{};
        if (name == "#map")
            itfMap(json, value);
        else if (name == "#bigint")
            value.text = json.string();
        else
            itfList(json, name == "#set" ? Kind::Set : Kind::Sequence, value);
    });
}

TlaValue itfValue(JsonText &json)
{
    TlaValue value;
    switch (json.kind()) {
    case JsonText::Kind::Array: itfList(json, Kind::Sequence, value); break;
    case JsonText::Kind::Object: itfObject(json, value); break;
    case JsonText::Kind::String: value.text = json.string(); break;
    default: value.text = json.raw();
    }
    return value;
}

} // namespace

const TlaValue *TlaValue::at(std::string_view key) const
{
    for (std::size_t place = 0; place < keys.size(); ++place)
        if (keys[place].text == key)
            return &items[place];
    if (kind != Kind::Sequence)
        return nullptr;
    std::size_t number = 0;
    std::from_chars(key.data(), key.data() + key.size(), number);
    return number > 0 && number <= items.size() ? &items[number - 1] : nullptr;
}

std::optional<std::uint64_t> TlaValue::number() const
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return kind == Kind::Atom && whole && value < (std::uint64_t{1} << 62U) ? std::optional(value)
                                                                            : std::nullopt;
}

std::optional<bool> TlaValue::boolean() const
{
    if (text == "TRUE" || text == "true")
        return true;
    return text == "FALSE" || text == "false" ? std::optional(false) : std::nullopt;
}

std::string TlaValue::written() const
{
    if (kind == Kind::Atom)
        return text;
    std::string out = kind == Kind::Sequence ? "<<" : kind == Kind::Set ? "{" : "[";
    for (std::size_t place = 0; place < items.size(); ++place) {
        out += place == 0 ? "" : ", ";
        out += kind == Kind::Function ? keys[place].written() + " |-> " : std::string();
        out += items[place].written();
    }
    return out + (kind == Kind::Sequence ? ">>" : kind == Kind::Set ? "}" : "]");
}

std::optional<TlaValue> tlaValueOf(std::string_view text)
{
    return TlaText(text).whole();
}

std::optional<TlaValue> tlaValueOfItf(std::string_view text)
{
    JsonText json(text);
    TlaValue value = itfValue(json);
    return json.ok() && json.atEnd() ? std::optional(std::move(value)) : std::nullopt;
}

} // namespace raft
