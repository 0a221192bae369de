#pragma once

#include <cstdint>
#include <string_view>

namespace raftarium {

/// CRC-32C (Castagnoli, RFC 3720 appendix B.4) of the bytes. It finds every flipped bit and every burst of up
/// to 32.
std::uint32_t crc32c(std::string_view bytes);

} // namespace raftarium
