#include "raftcore/traces/lab_line.h"

#include "raftcore/traces/date_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace raft {

namespace {

bool isDigit(char c)
{
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    return text;
}

std::string_view wordAt(std::string_view text)
{
    return text.substr(0, std::min(text.find(' '), text.size()));
}

/// A time in front of the line, which moves behind it.
std::optional<Time> takeTime(std::string_view &line)
{
    std::size_t length = 0;
    if (const std::optional<Time> date = dateAt(line, length)) {
        line = trimmed(line.substr(length));
        return date;
    }
    const std::string_view word = wordAt(line);
    std::uint64_t tenths = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), tenths);
    constexpr std::uint64_t latest = 1'000'000'000'000;
    if (error != std::errc() || end != word.data() + word.size() || word.size() < 3 || tenths > latest)
        return std::nullopt;
    line = trimmed(line.substr(word.size()));
    return Time(static_cast<std::int64_t>(tenths) * 100);
}

bool isTopic(std::string_view word)
{
    return word.size() == 4 && std::isupper(static_cast<unsigned char>(word.front())) != 0 &&
           std::all_of(word.begin(), word.end(),
                       [](char c) { return std::isupper(static_cast<unsigned char>(c)) != 0 || isDigit(c); });
}

std::size_t digitsIn(std::string_view text)
{
    std::size_t count = 0;
    while (count < text.size() && isDigit(text[count]))
        ++count;
    return count;
}

} // namespace

std::string_view serverAt(std::string_view text, std::size_t &length)
{
    const std::string_view whole = text;
    const bool bracketed = text.starts_with('[');
    if (bracketed)
        text.remove_prefix(1);
    constexpr std::array<std::string_view, 9> heads{"S",     "server ", "Server ", "server", "peer ",
                                                    "Peer ", "node ",   "Node ",   "raft "};
    bool hasHead = false;
    for (const std::string_view head : heads) {
        if (text.starts_with(head) && text.size() > head.size() && isDigit(text[head.size()])) {
            text.remove_prefix(head.size());
            hasHead = true;
            break;
        }
    }
    const std::size_t digits = digitsIn(text);
    const std::string_view rest = text.substr(digits);
    const bool ends = rest.empty() || std::isalnum(static_cast<unsigned char>(rest.front())) == 0;
    if (digits == 0 || digits > 3 || !ends || (!hasHead && !bracketed) ||
        (bracketed && !rest.starts_with(']')))
        return {};
    length = whole.size() - rest.size() + (bracketed ? 1 : 0);
    return text.substr(0, digits);
}

std::optional<LabLine> labLineOf(std::string_view line)
{
    LabLine lab;
    line = trimmed(line);
    lab.at = takeTime(line);
    if (const std::string_view word = wordAt(line); isTopic(word)) {
        lab.topic = word;
        line = trimmed(line.substr(word.size()));
    }
    std::size_t length = 0;
    lab.server = serverAt(line, length);
    if (lab.server.empty() || (!lab.at && lab.topic.empty()))
        return std::nullopt;
    lab.text = trimmed(line.substr(length));
    while (lab.text.starts_with(':') || lab.text.starts_with(','))
        lab.text = trimmed(lab.text.substr(1));
    return lab;
}

} // namespace raft
