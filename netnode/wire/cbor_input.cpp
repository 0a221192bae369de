#include "netnode/wire/cbor_input.h"

#include <limits>

namespace raftarium {

/// The argument of the next value, which is of that type (RFC 8949 §3): a number, or how much follows.
std::uint64_t CborInput::argumentOf(Major major)
{
    if (!hasNext() || m_rest.empty() || majorOf(m_rest.front()) != major)
        return fail(), 0;
    const std::uint8_t info = static_cast<std::uint8_t>(m_rest.front()) & 0x1fU;
    constexpr std::uint8_t oneByte = 24, eightBytes = 27; // Greater ones tell no length.
    const std::size_t width = info < oneByte ? 0 : std::size_t{1} << (info - oneByte);
    if (info > eightBytes || m_rest.size() <= width)
        return fail(), 0;
    std::uint64_t argument = width == 0 ? info : 0;
    for (std::size_t i = 1; i <= width; ++i)
        argument = argument << 8U | static_cast<std::uint8_t>(m_rest[i]);
    m_rest.remove_prefix(1 + width);
    --m_left;
    return argument;
}

std::uint64_t CborInput::enterArray()
{
    const std::uint64_t items = argumentOf(Array);
    // Every item takes at least a byte.
    if (!m_ok || items > m_rest.size() || m_depth == deepest)
        return fail(), 0;
    m_around[m_depth++] = m_left;
    m_left = items;
    return items;
}

void CborInput::leaveArray()
{
    if (!m_ok || m_left > 0 || m_depth == 0)
        return fail();
    m_left = m_around[--m_depth];
}

std::int64_t CborInput::integer()
{
    const bool isNegative = hasNext() && !m_rest.empty() && majorOf(m_rest.front()) == Negative;
    const std::uint64_t argument = argumentOf(isNegative ? Negative : Unsigned);
    if (argument > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        return fail(), 0;
    return isNegative ? ~static_cast<std::int64_t>(argument) : static_cast<std::int64_t>(argument);
}

bool CborInput::boolean()
{
    const bool value = isNext(yes);
    if (!value && !isNext(no))
        return fail(), false;
    passOne();
    return value;
}

std::string_view CborInput::view()
{
    const std::uint64_t length = argumentOf(Bytes);
    if (!m_ok || length > m_rest.size())
        return fail(), std::string_view();
    const std::string_view value = m_rest.substr(0, length);
    m_rest.remove_prefix(length);
    return value;
}

// Counts what is still to come instead of going into arrays.
std::string_view CborInput::array()
{
    const std::string_view before = m_rest;
    const std::uint64_t left = m_left;
    if (!isArray())
        return fail(), std::string_view();
    for (m_left = 1; hasNext();) {
        if (isArray()) {
            const std::uint64_t items = argumentOf(Array);
            if (items > m_rest.size())
                fail();
            m_left += items;
        } else if (isBytes()) {
            view();
        } else if (isNext(no) || isNext(yes) || isNext(null)) {
            passOne();
        } else {
            integer();
        }
    }
    m_left = left - 1;
    return m_ok ? before.substr(0, before.size() - m_rest.size()) : std::string_view();
}

void CborInput::skipNull()
{
    if (!isNull())
        return fail();
    passOne();
}

void CborInput::passOne()
{
    m_rest.remove_prefix(1);
    --m_left;
}

} // namespace raftarium
