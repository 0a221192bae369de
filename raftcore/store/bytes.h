#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The form of numbers and texts inside log entries and snapshots of the store: numbers in groups of seven
/// bits, lowest first; texts with their length before them.
namespace raft {

/// How many bytes ByteWriter::number() writes.
constexpr std::uint64_t lengthOfNumber(std::uint64_t value)
{
    std::uint64_t length = 1;
    for (; value >= 0x80U; value >>= 7U)
        ++length;
    return length;
}

/// Writes a sequence of numbers and texts.
class ByteWriter {
public:
    ByteWriter() = default;
    /// Goes on behind these bytes.
    explicit ByteWriter(std::string bytes) : m_bytes(std::move(bytes)) {}

    void byte(std::uint8_t value) { m_bytes.push_back(static_cast<char>(value)); }
    void number(std::uint64_t value);
    /// A number that may be negative; small amounts of either sign stay short.
    void integer(std::int64_t value);
    void text(std::string_view value);
    /// Whether there is a text, and the text.
    void optionalText(const std::optional<std::string> &value);

    void reserve(std::uint64_t bytes) { m_bytes.reserve(bytes); }
    std::size_t size() const { return m_bytes.size(); }
    std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

/// Reads what ByteWriter wrote. Nothing in the bytes is trusted: after the first thing that does not fit,
/// ok() is false, and everything read from then on is empty.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : m_rest(bytes) {}

    std::uint8_t byte();
    std::uint64_t number();
    std::int64_t integer();
    std::string text() { return std::string(view()); }
    /// A text where it stands.
    std::string_view view();
    std::optional<std::string> optionalText();

    bool ok() const { return m_ok; }
    /// Everything was read and fitted.
    bool finished() const { return m_ok && m_rest.empty(); }

private:
    void fail();

    std::string_view m_rest;
    bool m_ok = true;
};

} // namespace raft
