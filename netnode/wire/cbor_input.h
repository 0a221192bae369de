#pragma once

#include <QByteArray>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace raftarium {

/// Reads CBOR from outside (RFC 8949), one value after the other: numbers, truth values, null, and bytes and
/// arrays whose length is given. Nothing in the bytes is trusted: after the first thing that does not fit
/// ok() is false and everything read from then on is 0 or empty. No more memory is taken than the bytes are
/// long.
///
/// Servers and those who watch them read some ten thousand small frames a second: QCborStreamReader, which
/// makes a device for each and reads each value ahead, took longer than the steps that the frames tell of.
class CborInput {
public:
    /// The bytes must outlive this object.
    explicit CborInput(const QByteArray &bytes)
        : m_rest(bytes.constData(), static_cast<std::size_t>(bytes.size()))
    {
    }
    explicit CborInput(std::string_view bytes) : m_rest(bytes) {}

    /// Goes into an array and answers how many items it has.
    std::uint64_t enterArray();
    /// Leaves the array; all its items must have been read.
    void leaveArray();
    /// Whether the present array has more items.
    bool hasNext() const { return m_ok && m_left > 0; }

    std::uint64_t number() { return argumentOf(Unsigned); }
    std::int64_t integer();
    bool boolean();
    std::string bytes() { return std::string(view()); }
    /// Bytes where they stand.
    std::string_view view();
    /// An array, with all that is in it, as the bytes that it is; what they say is not looked at closely.
    std::string_view array();
    /// Whether the next value is null, an array or bytes; a null is passed over by skipNull().
    bool isNull() const { return isNext(null); }
    bool isArray() const { return hasNext() && !m_rest.empty() && majorOf(m_rest.front()) == Array; }
    bool isBytes() const { return hasNext() && !m_rest.empty() && majorOf(m_rest.front()) == Bytes; }
    void skipNull();

    bool ok() const { return m_ok; }
    void fail() { m_ok = false; }

private:
    enum Major : std::uint8_t { Unsigned = 0, Negative = 1, Bytes = 2, Array = 4 };
    static constexpr std::uint8_t no = 0xf4, yes = 0xf5, null = 0xf6;
    static constexpr std::size_t deepest = 16; ///< Arrays within arrays.

    static Major majorOf(char first) { return static_cast<Major>(static_cast<std::uint8_t>(first) >> 5U); }
    bool isNext(std::uint8_t byte) const
    {
        return hasNext() && !m_rest.empty() && static_cast<std::uint8_t>(m_rest.front()) == byte;
    }
    std::uint64_t argumentOf(Major major);
    void passOne();

    std::string_view m_rest;
    std::uint64_t m_left = 1; ///< Items of the present array that are not read; outside of all, of the bytes.
    std::array<std::uint64_t, deepest> m_around{}; ///< The same of the arrays around it.
    std::size_t m_depth = 0;
    bool m_ok = true;
};

} // namespace raftarium
