#include "netnode/wire/frame_reader.h"

#include <QtEndian>

#include <utility>

namespace raftarium {

std::optional<QByteArray> FrameReader::next()
{
    std::uint32_t marks = 0;
    while (std::optional<QByteArray> piece = nextPiece(marks)) {
        m_lane = (marks & bulkMark) != 0 ? LinkLane::Bulk : LinkLane::Urgent;
        if (marks == 0 || (marks == bulkMark && m_pieces.isEmpty()))
            return piece;
        m_broken = marks == moreMark || m_pieces.size() + piece->size() > qsizetype{largestFrame};
        if (m_broken)
            return std::nullopt;
        m_pieces.append(*piece);
        if (marks == bulkMark)
            return std::exchange(m_pieces, {});
    }
    return std::nullopt;
}

/// As it travels, with the marks of its length.
std::optional<QByteArray> FrameReader::nextPiece(std::uint32_t &marks)
{
    const qsizetype present = m_buffer.size() - m_start;
    if (m_broken)
        return std::nullopt;
    if (present >= lengthBytes) {
        const auto word = qFromBigEndian<std::uint32_t>(m_buffer.constData() + m_start);
        marks = word & (bulkMark | moreMark);
        const std::uint32_t length = word & ~marks;
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
