#include "raftcore/format/json_text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace raft {

namespace {

constexpr std::string_view digits = "0123456789abcdef";

bool standsForItself(char c)
{
    return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
}

std::optional<unsigned> digitValue(char c)
{
    const std::size_t value = digits.find(c);
    return value == std::string_view::npos ? std::nullopt : std::optional(static_cast<unsigned>(value));
}

} // namespace

void appendNumber(std::string &out, std::uint64_t number)
{
    std::array<char, 20> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), number);
    out.append(text.data(), end);
}

void appendString(std::string &out, std::string_view text)
{
    out += '"';
    while (!text.empty()) {
        const auto plain = static_cast<std::size_t>(
            std::find_if_not(text.begin(), text.end(), standsForItself) - text.begin());
        out.append(text.substr(0, plain));
        text.remove_prefix(plain);
        if (text.empty())
            break;
        const auto byte = static_cast<unsigned char>(text.front());
        if (byte >= 0x20) {
            out += '\\';
            out += text.front();
        } else {
            const std::array<char, 6> escape{'\\', 'u', '0', '0', digits[byte >> 4U], digits[byte & 0xfU]};
            out.append(escape.data(), escape.size());
        }
        text.remove_prefix(1);
    }
    out += '"';
}

void appendHex(std::string &out, std::string_view bytes)
{
    out += '"';
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out += digits[byte >> 4U];
        out += digits[byte & 0xfU];
    }
    out += '"';
}

std::optional<std::string> fromHex(std::string_view text)
{
    if (text.size() % 2 != 0)
        return std::nullopt;
    std::string bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const std::optional<unsigned> high = digitValue(text[i]);
        const std::optional<unsigned> low = digitValue(text[i + 1]);
        if (!high || !low)
            return std::nullopt;
        bytes += static_cast<char>(*high << 4U | *low);
    }
    return bytes;
}

void appendHexNumber(std::string &out, std::uint64_t number)
{
    std::array<char, 16> text;
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number, 16).ptr;
    out += '"';
    out.append(text.data(), end);
    out += '"';
}

std::optional<std::uint64_t> hexNumberFrom(std::string_view text)
{
    std::uint64_t number = 0;
    const char *const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number, 16);
    return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

bool JsonCursor::skip(std::string_view literal)
{
    if (!m_rest.starts_with(literal))
        return false;
    m_rest.remove_prefix(literal.size());
    return true;
}

std::optional<std::uint64_t> JsonCursor::number()
{
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), value);
    if (error != std::errc())
        return std::nullopt;
    m_rest.remove_prefix(static_cast<std::size_t>(end - m_rest.data()));
    return value;
}

std::optional<std::string_view> JsonCursor::nested()
{
    std::size_t depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < m_rest.size(); ++i) {
        const char c = m_rest[i];
        if (inString) {
            i += c == '\\' ? 1U : 0U;
            inString = c != '"';
            continue;
        }
        inString = c == '"';
        depth += c == '{' || c == '[' ? 1U : 0U;
        if (depth == 0)
            return std::nullopt;
        depth -= c == '}' || c == ']' ? 1U : 0U;
        if (depth == 0) {
            const std::string_view found = m_rest.substr(0, i + 1);
            m_rest.remove_prefix(i + 1);
            return found;
        }
    }
    return std::nullopt;
}

std::optional<std::string> JsonCursor::string()
{
    if (!skip("\""))
        return std::nullopt;
    std::string text;
    for (;;) {
        const auto plain = static_cast<std::size_t>(
            std::find_if_not(m_rest.begin(), m_rest.end(), standsForItself) - m_rest.begin());
        text.append(m_rest.substr(0, plain));
        m_rest.remove_prefix(plain);
        if (skip("\""))
            return text;
        if (skip("\\u00") && m_rest.size() >= 2) {
            const std::optional<unsigned> high = digitValue(m_rest[0]);
            const std::optional<unsigned> low = digitValue(m_rest[1]);
            if (!high || *high > 1 || !low)
                return std::nullopt;
            text += static_cast<char>(*high << 4U | *low);
            m_rest.remove_prefix(2);
        } else if (skip("\\\"")) {
            text += '"';
        } else if (skip("\\\\")) {
            text += '\\';
        } else {
            return std::nullopt;
        }
    }
}

} // namespace raft
