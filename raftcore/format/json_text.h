#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

/// The few pieces of JSON that are written and read a million times, directly. Everything rarer goes through
/// nlohmann-json, which reads what is written here.
namespace raft {

/// Appends the number in decimal.
void appendNumber(std::string &out, std::uint64_t number);
/// Appends a JSON string that stands for `text`, which must be UTF-8.
void appendString(std::string &out, std::string_view text);
/// Appends a JSON string of two hexadecimal digits a byte.
void appendHex(std::string &out, std::string_view bytes);
/// The bytes that appendHex() wrote as `digits`; nothing when they are no such digits.
std::optional<std::string> fromHex(std::string_view digits);

/// Appends a JSON string of hexadecimal digits that stands for a number. So numbers are written that are
/// drawn at random: most readers of JSON would round them.
void appendHexNumber(std::string &out, std::uint64_t number);
/// The number that appendHexNumber() wrote as `digits`; nothing when they are none.
std::optional<std::uint64_t> hexNumberFrom(std::string_view digits);

/// Called now and then with what has been written so far, which it may take away: what is long need not be in
/// memory as a whole.
using TextDrain = std::function<void(std::string &out)>;

/// Reads JSON without spaces, as it is written here, piece by piece. Each call either reads its piece or
/// answers nothing (false); what stands at the cursor afterwards is then unspecified.
class JsonCursor {
public:
    explicit JsonCursor(std::string_view json) : m_rest(json) {}

    /// Steps over exactly these characters.
    bool skip(std::string_view literal);
    std::optional<std::uint64_t> number();
    /// A string, unescaped. Escapes that appendString() does not write are not read.
    std::optional<std::string> string();
    /// An object or an array, as it stands there.
    std::optional<std::string_view> nested();
    /// What is not yet read.
    std::string_view rest() const { return m_rest; }

private:
    std::string_view m_rest;
};

} // namespace raft
