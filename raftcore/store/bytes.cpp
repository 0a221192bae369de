#include "raftcore/store/bytes.h"

namespace raft {

void ByteWriter::number(std::uint64_t value)
{
    while (value >= 0x80U) {
        byte(static_cast<std::uint8_t>(value | 0x80U));
        value >>= 7U;
    }
    byte(static_cast<std::uint8_t>(value));
}

void ByteWriter::integer(std::int64_t value)
{
    const auto bits = static_cast<std::uint64_t>(value);
    number(value < 0 ? (~bits << 1U) | 1U : bits << 1U);
}

void ByteWriter::text(std::string_view value)
{
    number(value.size());
    m_bytes.append(value);
}

void ByteWriter::optionalText(const std::optional<std::string> &value)
{
    byte(value ? 1 : 0);
    if (value)
        text(*value);
}

void ByteReader::fail()
{
    m_ok = false;
    m_rest = {};
}

std::uint8_t ByteReader::byte()
{
    if (m_rest.empty()) {
        fail();
        return 0;
    }
    const auto value = static_cast<std::uint8_t>(m_rest.front());
    m_rest.remove_prefix(1);
    return value;
}

std::uint64_t ByteReader::number()
{
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        const std::uint8_t group = byte();
        const std::uint64_t bits = group & 0x7fU;
        // One number has one form: no group that does not fit into 64 bits, no empty last group.
        if ((shift == 63 && bits > 1) || (group == 0 && shift > 0))
            break;
        value |= bits << shift;
        if ((group & 0x80U) == 0)
            return m_ok ? value : 0;
    }
    fail();
    return 0;
}

std::int64_t ByteReader::integer()
{
    const std::uint64_t coded = number();
    const std::uint64_t bits = coded >> 1U;
    return static_cast<std::int64_t>((coded & 1U) != 0 ? ~bits : bits);
}

std::string_view ByteReader::view()
{
    const std::uint64_t length = number();
    if (length > m_rest.size()) {
        fail();
        return {};
    }
    const std::string_view value = m_rest.substr(0, static_cast<std::size_t>(length));
    m_rest.remove_prefix(static_cast<std::size_t>(length));
    return value;
}

std::optional<std::string> ByteReader::optionalText()
{
    const std::uint8_t present = byte();
    if (present > 1)
        fail();
    return present == 1 && m_ok ? std::optional(text()) : std::nullopt;
}

} // namespace raft
