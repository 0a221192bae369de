#include "netnode/journal/checksum.h"

#include <array>
#include <cstring>

namespace raftarium {

namespace {

constexpr std::uint32_t polynomial = 0x82f63b78; // Castagnoli's, bits reversed.

constexpr std::array<std::uint32_t, 256> table = [] {
    std::array<std::uint32_t, 256> remainders{};
    for (std::uint32_t byte = 0; byte < remainders.size(); ++byte) {
        std::uint32_t remainder = byte;
        for (int bit = 0; bit < 8; ++bit)
            remainder = (remainder >> 1U) ^ ((remainder & 1U) != 0 ? polynomial : 0);
        remainders[byte] = remainder;
    }
    return remainders;
}();

std::uint32_t byTable(std::uint32_t state, std::string_view bytes)
{
    for (const char c : bytes)
        state = (state >> 8U) ^ table[(state ^ static_cast<unsigned char>(c)) & 0xffU];
    return state;
}

#if defined(__x86_64__) && defined(__GNUC__)
/// The processor's own instruction, eight bytes at a time.
__attribute__((target("sse4.2"))) std::uint32_t byInstruction(std::uint32_t state, std::string_view bytes)
{
    std::uint64_t wide = state;
    for (; bytes.size() >= sizeof(std::uint64_t); bytes.remove_prefix(sizeof(std::uint64_t))) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, bytes.data(), sizeof eight);
        wide = __builtin_ia32_crc32di(wide, eight);
    }
    return byTable(static_cast<std::uint32_t>(wide), bytes);
}
#endif

} // namespace

void Checksum::add(std::string_view bytes)
{
#if defined(__x86_64__) && defined(__GNUC__)
    static const bool hasInstruction = __builtin_cpu_supports("sse4.2") != 0;
    if (hasInstruction) {
        m_state = byInstruction(m_state, bytes);
        return;
    }
#endif
    m_state = byTable(m_state, bytes);
}

std::uint32_t crc32c(std::string_view bytes)
{
    Checksum checksum;
    checksum.add(bytes);
    return checksum.value();
}

} // namespace raftarium
