#include "raftcore/histories/edn.h"

#include <algorithm>

namespace raft {

namespace {

using Kind = EdnValue::Kind;

constexpr int deepest = 64; ///< Of values in each other: no history needs more, and the stack is finite.

bool isSpace(char c)
{
    return c == ' ' || c == ',' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
}

bool endsWord(char c)
{
    return isSpace(c) || std::string_view("()[]{}\";").find(c) != std::string_view::npos;
}

/// "1N" and "1" are one number.
std::string withoutSuffix(std::string_view word)
{
    const bool isNumber =
        word.size() > 1 && (word.front() == '-' || (word.front() >= '0' && word.front() <= '9'));
    if (isNumber && (word.back() == 'N' || word.back() == 'M'))
        word.remove_suffix(1);
    return std::string(word);
}

std::string quotedText(const std::string &text)
{
    std::string all = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            all += '\\';
        if (c == '\n')
            all += "\\n";
        else
            all += c;
    }
    return all + '"';
}

std::string rowText(const std::vector<EdnValue> &items, char begin, char end)
{
    std::string all(1, begin);
    for (const EdnValue &item : items) {
        if (all.size() > 1)
            all += ' ';
        all += toEdn(item);
    }
    return all + end;
}

} // namespace

const EdnValue *EdnValue::at(std::string_view keyword) const
{
    for (std::size_t i = 0; kind == Kind::Map && i + 1 < items.size(); i += 2)
        if (items[i].isKeyword(keyword))
            return &items[i + 1];
    return nullptr;
}

std::string toEdn(const EdnValue &value)
{
    switch (value.kind) {
    case Kind::Nil: return "nil";
    case Kind::Atom: return value.text;
    case Kind::Text: return quotedText(value.text);
    case Kind::Keyword: return ":" + value.text;
    case Kind::Row: return rowText(value.items, '[', ']');
    case Kind::Map: return rowText(value.items, '{', '}');
    }
    return {};
}

void EdnReader::skipSpace()
{
    while (!m_rest.empty()) {
        if (m_rest.front() == ';') {
            step(std::min(m_rest.find('\n'), m_rest.size()));
            continue;
        }
        if (!isSpace(m_rest.front()))
            return;
        m_line += m_rest.front() == '\n' ? 1 : 0;
        step(1);
    }
}

bool EdnReader::atEnd()
{
    skipSpace();
    return m_rest.empty();
}

bool EdnReader::take(char bracket)
{
    if (atEnd() || m_rest.front() != bracket)
        return false;
    step(1);
    return true;
}

std::size_t EdnReader::line()
{
    skipSpace();
    return m_line;
}

std::optional<EdnValue> EdnReader::next()
{
    return m_problem.empty() ? value(0) : std::nullopt;
}

std::nullopt_t EdnReader::fail(std::string problem)
{
    if (m_problem.empty())
        m_problem = std::move(problem);
    return std::nullopt;
}

std::optional<EdnValue> EdnReader::value(int depth)
{
    if (depth > deepest)
        return fail("the values are nested too deep");
    if (atEnd())
        return fail("the text ends where a value is expected");
    switch (m_rest.front()) {
    case '{': return row(Kind::Map, '}', depth);
    case '[': return row(Kind::Row, ']', depth);
    case '(': return row(Kind::Row, ')', depth);
    case '#': return tagged(depth);
    case '"': return quoted();
    case '\\': return character();
    case '}':
    case ']':
    case ')': return fail(std::string("\"") + m_rest.front() + "\" closes what was not opened");
    default: return word();
    }
}

std::optional<EdnValue> EdnReader::row(Kind kind, char end, int depth)
{
    step(1);
    EdnValue all;
    all.kind = kind;
    while (!take(end)) {
        if (atEnd())
            return fail(std::string("\"") + end + "\" is missing");
        if (m_rest.substr(0, 2) == "#_") {
            step(2);
            if (!value(depth + 1))
                return std::nullopt;
            continue;
        }
        std::optional<EdnValue> item = value(depth + 1);
        if (!item)
            return std::nullopt;
        all.items.push_back(*std::move(item));
    }
    if (kind == Kind::Map && all.items.size() % 2 != 0)
        return fail("a map has a key without a value");
    return all;
}

/// A set, a value with a tag, which says nothing here, or a value behind one that is left out.
std::optional<EdnValue> EdnReader::tagged(int depth)
{
    step(1);
    if (!m_rest.empty() && m_rest.front() == '{')
        return row(Kind::Row, '}', depth);
    if (m_rest.starts_with("_")) {
        step(1);
        return value(depth + 1) ? value(depth + 1) : std::nullopt;
    }
    if (m_rest.empty() || endsWord(m_rest.front()) || !word())
        return fail("a tag is expected after \"#\"");
    return value(depth + 1);
}

std::optional<EdnValue> EdnReader::quoted()
{
    EdnValue text;
    text.kind = Kind::Text;
    step(1);
    while (!m_rest.empty()) {
        char c = m_rest.front();
        step(1);
        if (c == '"')
            return text;
        m_line += c == '\n' ? 1 : 0;
        if (c == '\\' && !m_rest.empty()) {
            c = m_rest.front();
            step(1);
            c = c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
        }
        text.text += c;
    }
    return fail("a text has no end");
}

std::optional<EdnValue> EdnReader::character()
{
    if (m_rest.size() < 2)
        return fail("a character is expected after \"\\\"");
    const auto end = std::find_if(m_rest.begin() + 2, m_rest.end(), endsWord);
    const auto length = static_cast<std::size_t>(end - m_rest.begin());
    EdnValue one{Kind::Atom, std::string(m_rest.substr(0, length)), {}};
    m_line += m_rest[1] == '\n' ? 1 : 0;
    step(length);
    return one;
}

std::optional<EdnValue> EdnReader::word()
{
    const auto end = std::find_if(m_rest.begin(), m_rest.end(), endsWord);
    const std::string_view text = m_rest.substr(0, static_cast<std::size_t>(end - m_rest.begin()));
    step(text.size());
    if (text == "nil")
        return EdnValue{};
    if (text.front() == ':')
        return EdnValue{Kind::Keyword, std::string(text.substr(1)), {}};
    return EdnValue{Kind::Atom, withoutSuffix(text), {}};
}

} // namespace raft
