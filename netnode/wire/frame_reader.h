#pragma once

#include "netnode/wire/peer_frame.h"

#include <QByteArray>

#include <cstdint>
#include <optional>

namespace raftarium {

/// Cuts the bytes of a connection into the payloads of its frames. Takes no memory for a frame before its
/// bytes have come.
class FrameReader {
public:
    void add(QByteArrayView bytes) { m_buffer.append(bytes); }
    /// The next complete payload; nothing while it is not complete, or when broken().
    std::optional<QByteArray> next();
    /// A frame announced itself as empty or as larger than allowed: nothing after it can be trusted.
    bool broken() const { return m_broken; }

private:
    QByteArray m_buffer;
    qsizetype m_start = 0; ///< Where the unread bytes begin.
    bool m_broken = false;
};

} // namespace raftarium
