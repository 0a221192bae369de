#include "netnode/wire/cbor_input.h"

namespace raftarium {

namespace {

constexpr int deepestSkip = 8;

} // namespace

std::uint64_t CborInput::enterArray()
{
    if (!m_ok || !m_reader.isArray() || !m_reader.isLengthKnown())
        return fail(), 0;
    const std::uint64_t length = m_reader.length();
    // Every item takes at least a byte.
    if (length > static_cast<std::uint64_t>(m_size) || !m_reader.enterContainer())
        return fail(), 0;
    return length;
}

void CborInput::leaveArray()
{
    if (!m_ok || m_reader.hasNext() || !m_reader.leaveContainer())
        fail();
}

std::uint64_t CborInput::number()
{
    if (!m_ok || !m_reader.isUnsignedInteger())
        return fail(), 0;
    const std::uint64_t value = m_reader.toUnsignedInteger();
    if (!m_reader.next())
        fail();
    return value;
}

std::int64_t CborInput::integer()
{
    if (!m_ok || !m_reader.isInteger())
        return fail(), 0;
    const std::int64_t value = m_reader.toInteger();
    if (!m_reader.next())
        fail();
    return value;
}

bool CborInput::boolean()
{
    if (!m_ok || !m_reader.isBool())
        return fail(), false;
    const bool value = m_reader.toBool();
    if (!m_reader.next())
        fail();
    return value;
}

std::string CborInput::bytes()
{
    if (!m_ok || !m_reader.isByteArray() || !m_reader.isLengthKnown())
        return fail(), std::string();
    const qsizetype length = m_reader.currentStringChunkSize();
    if (length < 0 || length > m_size)
        return fail(), std::string();
    std::string value(static_cast<std::size_t>(length), '\0');
    const auto chunk = m_reader.readStringChunk(value.data(), length);
    if (chunk.status != QCborStreamReader::Ok || chunk.data != length)
        return fail(), std::string();
    char behind = 0;
    if (m_reader.readStringChunk(&behind, 1).status != QCborStreamReader::EndOfString)
        return fail(), std::string();
    return value;
}

void CborInput::skipNull()
{
    if (!isNull() || !m_reader.next())
        fail();
}

void CborInput::skip()
{
    if (!m_ok || !m_reader.next(deepestSkip))
        fail();
}

} // namespace raftarium
