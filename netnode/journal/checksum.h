#pragma once

#include <cstdint>
#include <string_view>

namespace raftarium {

/// CRC-32C (Castagnoli, RFC 3720 appendix B.4) of bytes that come in pieces. It finds every flipped bit and
/// every burst of up to 32.
class Checksum {
public:
    void add(std::string_view bytes);
    std::uint32_t value() const { return ~m_state; }

private:
    std::uint32_t m_state = 0xffffffff;
};

/// The checksum of all these bytes.
std::uint32_t crc32c(std::string_view bytes);

} // namespace raftarium
