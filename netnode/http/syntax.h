#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The small grammar of HTTP and of addresses (RFC 9110 §5.6, RFC 3986 §2.1).
namespace raftarium {

/// What ends a line of a head, and the size and the data of a chunk.
inline constexpr std::string_view lineEnd = "\r\n";

/// Whether a text is a token: a method or the name of a field.
bool isToken(std::string_view text);
/// Whether a text holds no control characters but tabs, as the value of a field must not.
bool isFieldValue(std::string_view text);
/// Without blanks and tabs at both ends.
std::string_view trimmed(std::string_view text);
/// ASCII letters in lower case.
std::string inLowerCase(std::string_view text);

/// "%41" as "A", everything else as it is ("+" too); nothing when a "%" is not followed by two hex digits.
std::optional<std::string> percentDecoded(std::string_view text);
/// Everything but unreserved characters percent-encoded, "/" too.
std::string percentEncoded(std::string_view text);

/// Reads a decimal number that is all of the text, from `least` to `most`; false when it is something else.
bool readNumber(std::string_view text, std::uint64_t least, std::uint64_t most, std::uint64_t &number);

/// The decoded name=value pairs of a query in their order; nothing when one cannot be decoded.
std::optional<std::vector<std::pair<std::string, std::string>>> queryItems(std::string_view query);

} // namespace raftarium
