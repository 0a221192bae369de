#pragma once

#include "netnode/wire/peer_frame.h"

#include <QByteArray>

#include <cstdint>
#include <optional>

namespace raftarium {

/// Cuts the bytes of a connection into the payloads of its frames, and puts those together that travel in
/// pieces. Takes no memory for a frame before its bytes have come.
class FrameReader {
public:
    void add(QByteArrayView bytes) { m_buffer.append(bytes); }
    /// The next complete payload; nothing while it is not complete, or when broken().
    std::optional<QByteArray> next();
    /// On which lane the payload that next() gave last has come.
    LinkLane lane() const { return m_lane; }
    /// A frame announced itself as empty or as larger than allowed: nothing after it can be trusted.
    bool broken() const { return m_broken; }

private:
    std::optional<QByteArray> nextPiece(std::uint32_t &marks);

    QByteArray m_buffer;
    QByteArray m_pieces; ///< Of a bulk frame that is not complete.
    LinkLane m_lane = LinkLane::Urgent;
    qsizetype m_start = 0; ///< Where the unread bytes begin.
    bool m_broken = false;
};

} // namespace raftarium
