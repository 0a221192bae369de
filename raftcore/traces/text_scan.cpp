#include "raftcore/traces/text_scan.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace raft {

std::string lowered(std::string_view text)
{
    std::string small(text);
    std::transform(small.begin(), small.end(), small.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return small;
}

std::string_view headOf(std::string_view text, std::string_view ends)
{
    return text.substr(0, std::min(text.find_first_of(ends), text.size()));
}

std::optional<std::string_view> textAfter(std::string_view line, std::string_view head, std::string_view ends)
{
    const std::size_t begin = line.find(head);
    if (begin == std::string_view::npos)
        return std::nullopt;
    return headOf(line.substr(begin + head.size()), ends);
}

std::optional<std::uint64_t> numberAfter(std::string_view line, std::string_view head)
{
    const std::size_t begin = line.find(head);
    if (begin == std::string_view::npos)
        return std::nullopt;
    std::uint64_t number = 0;
    const char *first = line.data() + begin + head.size();
    const auto [end, error] = std::from_chars(first, line.data() + line.size(), number);
    return error == std::errc() && number <= greatestNumber ? std::optional(number) : std::nullopt;
}

std::optional<std::string_view> attribute(std::string_view line, std::string_view key)
{
    const std::string head = " " + std::string(key) + "=";
    std::optional<std::string_view> value = textAfter(line, head, " ");
    if (value && value->starts_with('"'))
        value = textAfter(line, head + "\"", "\"");
    return value;
}

} // namespace raft
