#include "netnode/wire/frame_reader.h"

#include <QtEndian>

namespace raftarium {

std::optional<QByteArray> FrameReader::next()
{
    const qsizetype present = m_buffer.size() - m_start;
    if (m_broken)
        return std::nullopt;
    if (present >= lengthBytes) {
        const auto length = qFromBigEndian<std::uint32_t>(m_buffer.constData() + m_start);
        if (length == 0 || length > largestFrame) {
            m_broken = true;
            return std::nullopt;
        }
        if (present - lengthBytes >= static_cast<qsizetype>(length)) {
            const qsizetype at = m_start + lengthBytes;
            m_start = at + static_cast<qsizetype>(length);
            return m_buffer.mid(at, static_cast<qsizetype>(length));
        }
    }
    m_buffer.remove(0, m_start);
    m_start = 0;
    return std::nullopt;
}

} // namespace raftarium
