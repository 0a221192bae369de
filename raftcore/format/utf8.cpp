#include "raftcore/format/utf8.h"

#include <cstdint>

namespace raft {

namespace {

/// How a sequence of more than one byte goes on: by so many bytes, the first of them within bounds (RFC 3629,
/// §4).
struct Sequence {
    std::size_t following = 0;
    std::uint8_t low = 0x80;
    std::uint8_t high = 0xbf;
};

Sequence sequenceOf(std::uint8_t lead)
{
    if (lead >= 0xc2 && lead <= 0xdf)
        return {1};
    if (lead >= 0xe0 && lead <= 0xef) {
        const std::uint8_t low = lead == 0xe0 ? 0xa0 : 0x80;
        const std::uint8_t high = lead == 0xed ? 0x9f : 0xbf;
        return {2, low, high};
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
        const std::uint8_t low = lead == 0xf0 ? 0x90 : 0x80;
        const std::uint8_t high = lead == 0xf4 ? 0x8f : 0xbf;
        return {3, low, high};
    }
    return {};
}

} // namespace

bool isUtf8(std::string_view bytes)
{
    const auto at = [bytes](std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); };
    std::size_t i = 0;
    while (i < bytes.size()) {
        if (at(i) < 0x80) {
            ++i;
            continue;
        }
        Sequence sequence = sequenceOf(at(i));
        if (sequence.following == 0 || bytes.size() - i <= sequence.following)
            return false;
        for (++i; sequence.following > 0; --sequence.following, ++i) {
            if (at(i) < sequence.low || at(i) > sequence.high)
                return false;
            sequence.low = 0x80;
            sequence.high = 0xbf;
        }
    }
    return true;
}

} // namespace raft
