#include "netnode/journal/checksum.h"
#include "netnode/journal/record.h"
#include "netnode/journal/recovery.h"

#include <array>
#include <charconv>
#include <cstdlib>

using namespace raftarium;

namespace {

/// The text with the right checksum before every line: what it says is then looked at, too.
std::string withChecksums(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view json = text.substr(0, end);
        json.remove_prefix(std::min(json.size(), checksumLength));
        std::array<char, 8> digits;
        digits.fill('0');
        std::array<char, 8> written;
        const auto stop = std::to_chars(written.data(), written.data() + 8, crc32c(json), 16).ptr;
        std::copy(written.data(), stop, digits.end() - (stop - written.data()));
        out.append(digits.data(), digits.size()).append(" ").append(json).append("\n");
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

void recover(std::string_view content)
{
    const auto read = recoverJournal(content, "raftarium", {1});
    if (const auto *sound = std::get_if<RecoveredJournal>(&read)) {
        if (sound->size > content.size())
            std::abort();
        // What counts must be read the same without what does not.
        const auto again = recoverJournal(content.substr(0, sound->size), "raftarium", {1});
        const auto *same = std::get_if<RecoveredJournal>(&again);
        if (same == nullptr || same->size != sound->size)
            std::abort();
    } else if (std::get<JournalProblem>(read).byte > content.size()) {
        std::abort();
    }
}

} // namespace

/// A journal as the disk gives it back, and one whose every line claims to be sound.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view content(reinterpret_cast<const char *>(data), size);
    recover(content);
    recover(withChecksums(content));
    return 0;
}
