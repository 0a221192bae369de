#include "raftcore/track/sentence.h"

#include <algorithm>

namespace raft {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

// Zeros in front stay in the pattern, for a number does not keep them. More digits than every reader of JSON
// takes exactly stay there, too.
Sentence Sentence::of(std::string_view text)
{
    constexpr std::ptrdiff_t mostDigits = 15;
    Sentence sentence;
    const bool hasGaps = text.find(gap) != std::string_view::npos;
    for (auto at = text.begin(); at != text.end();) {
        const auto end = std::find_if_not(at, text.end(), isDigit);
        const auto number = std::find_if(at, end, [](char c) { return c != '0'; });
        if (at == end || number == end || end - number > mostDigits || hasGaps) {
            const auto next = at == end ? at + 1 : end;
            sentence.pattern.append(at, next);
            at = next;
            continue;
        }
        sentence.pattern.append(at, number);
        sentence.pattern += gap;
        sentence.numbers.push_back(std::stoll(std::string(number, end)));
        at = end;
    }
    return sentence;
}

} // namespace raft
