#include "raftcore/traces/json_text.h"

#include <charconv>

namespace raft {

namespace {

constexpr int deepest = 32;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool endsWord(char c)
{
    return c == ',' || c == '}' || c == ']' || isSpace(c);
}

std::optional<unsigned> hexOf(std::string_view digits)
{
    unsigned value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    return error == std::errc() && end == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
}

void appendUtf8(std::string &out, unsigned code)
{
    const auto byte = [&out](unsigned value) { out += static_cast<char>(value); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xc0U | (code >> 6U));
        byte(0x80U | (code & 0x3fU));
    } else if (code < 0x10000) {
        byte(0xe0U | (code >> 12U));
        byte(0x80U | ((code >> 6U) & 0x3fU));
        byte(0x80U | (code & 0x3fU));
    } else {
        byte(0xf0U | (code >> 18U));
        byte(0x80U | ((code >> 12U) & 0x3fU));
        byte(0x80U | ((code >> 6U) & 0x3fU));
        byte(0x80U | (code & 0x3fU));
    }
}

std::optional<char> plainEscape(char c)
{
    switch (c) {
    case '"':
    case '\\':
    case '/': return c;
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return std::nullopt;
    }
}

} // namespace

void JsonText::skipSpace()
{
    while (m_at < m_text.size() && isSpace(m_text[m_at]))
        ++m_at;
}

bool JsonText::take(char wanted)
{
    skipSpace();
    if (m_at >= m_text.size() || m_text[m_at] != wanted)
        return false;
    ++m_at;
    return true;
}

bool JsonText::atEnd()
{
    skipSpace();
    return m_at >= m_text.size();
}

JsonText::Kind JsonText::kind()
{
    if (!m_ok || atEnd())
        return Kind::Nothing;
    switch (m_text[m_at]) {
    case '{': return Kind::Object;
    case '[': return Kind::Array;
    case '"': return Kind::String;
    case 't':
    case 'f': return Kind::Boolean;
    case 'n': return Kind::Null;
    default: return Kind::Number;
    }
}

bool JsonText::enter(char bracket)
{
    if (!m_ok || !take(bracket) || ++m_depth > deepest) {
        if (m_depth > deepest)
            fail();
        return false;
    }
    m_first = true;
    return true;
}

bool JsonText::leaves(char bracket)
{
    if (!take(bracket))
        return false;
    --m_depth;
    m_first = false;
    return true;
}

std::optional<std::string_view> JsonText::nextKey()
{
    if (!m_ok || leaves('}'))
        return std::nullopt;
    if (!m_first && !take(','))
        fail();
    m_first = false;
    if (kind() != Kind::String)
        fail();
    const std::string_view key = string();
    if (!take(':'))
        fail();
    skipSpace();
    return m_ok ? std::optional(key) : std::nullopt;
}

bool JsonText::nextElement()
{
    if (!m_ok || leaves(']'))
        return false;
    if (!m_first && !take(','))
        fail();
    m_first = false;
    if (atEnd())
        fail();
    return m_ok;
}

void JsonText::skipString()
{
    for (++m_at; m_at < m_text.size(); ++m_at) {
        if (m_text[m_at] == '"') {
            ++m_at;
            return;
        }
        if (m_text[m_at] == '\\')
            ++m_at;
    }
    fail();
}

std::string_view JsonText::string()
{
    if (kind() != Kind::String) {
        skip();
        return {};
    }
    const std::size_t begin = m_at + 1;
    skipString();
    if (!m_ok)
        return {};
    const std::string_view written = m_text.substr(begin, m_at - 1 - begin);
    if (written.find('\\') == std::string_view::npos)
        return written;
    unescape(written);
    return m_ok ? std::string_view(m_unescaped) : std::string_view();
}

void JsonText::unescape(std::string_view written)
{
    m_unescaped.clear();
    for (std::size_t at = 0; at < written.size() && m_ok; ++at) {
        if (written[at] != '\\')
            m_unescaped += written[at];
        else if (!appendEscaped(written, ++at))
            fail();
    }
}

/// `at` is the place after the backslash; afterwards that of the last character of the escape.
bool JsonText::appendEscaped(std::string_view written, std::size_t &at)
{
    if (at >= written.size())
        return false;
    if (const std::optional<char> plain = plainEscape(written[at])) {
        m_unescaped += *plain;
        return true;
    }
    std::optional<unsigned> code = written[at] == 'u' ? hexOf(written.substr(at + 1, 4)) : std::nullopt;
    if (!code || written.size() < at + 5)
        return false;
    at += 4;
    const bool isFirstOfPair = *code >= 0xd800 && *code < 0xdc00;
    if (isFirstOfPair && written.substr(at + 1, 2) == "\\u") {
        const std::optional<unsigned> second = hexOf(written.substr(at + 3, 4));
        if (!second || *second < 0xdc00 || *second >= 0xe000)
            return false;
        code = 0x10000 + ((*code - 0xd800) << 10U) + (*second - 0xdc00);
        at += 6;
    }
    const bool isHalf = *code >= 0xd800 && *code < 0xe000;
    appendUtf8(m_unescaped, isHalf ? 0xfffdU : *code);
    return true;
}

std::string_view JsonText::plainWord()
{
    const std::size_t begin = m_at;
    while (m_at < m_text.size() && !endsWord(m_text[m_at]))
        ++m_at;
    if (m_at == begin)
        fail();
    return m_text.substr(begin, m_at - begin);
}

std::optional<std::uint64_t> JsonText::natural()
{
    const Kind next = kind();
    if (next != Kind::Number && next != Kind::String) {
        skip();
        return std::nullopt;
    }
    const std::string_view word = next == Kind::String ? string() : plainWord();
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc() || end != word.data() + word.size())
        return std::nullopt;
    return value;
}

std::optional<double> JsonText::number()
{
    if (kind() != Kind::Number) {
        skip();
        return std::nullopt;
    }
    const std::string_view word = plainWord();
    double value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc() || end != word.data() + word.size()) {
        fail();
        return std::nullopt;
    }
    return value;
}

std::optional<bool> JsonText::boolean()
{
    const Kind next = kind();
    const std::string_view word = raw();
    if (next == Kind::Boolean && (word == "true" || word == "false"))
        return word == "true";
    if (next == Kind::Number && (word == "0" || word == "1"))
        return word == "1";
    return std::nullopt;
}

std::string_view JsonText::raw()
{
    const Kind next = kind();
    const std::size_t begin = m_at;
    switch (next) {
    case Kind::Object: object([](std::string_view) {}); break;
    case Kind::Array: array([] {}); break;
    case Kind::String: skipString(); break;
    case Kind::Nothing: fail(); break;
    default: plainWord();
    }
    return m_ok ? m_text.substr(begin, m_at - begin) : std::string_view();
}

void appendJson(std::string &out, std::string_view text)
{
    constexpr std::string_view digits = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20) {
            out += "\\u00";
            out += digits[byte >> 4U];
            out += digits[byte & 0xfU];
        } else {
            out += c;
        }
    }
    out += '"';
}

} // namespace raft
