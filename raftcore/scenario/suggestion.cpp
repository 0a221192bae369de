#include "raftcore/scenario/suggestion.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace raft {

namespace {

constexpr std::size_t longestWord = 32;

/// How many letters have to be changed, added, left out or exchanged with their neighbour.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before = std::exchange(last, row);
    }
    return last[b.size()];
}

} // namespace

std::string suggestion(std::string_view wrong, std::span<const std::string_view> known)
{
    if (wrong.empty() || wrong.size() > longestWord)
        return {};
    std::vector<std::pair<std::size_t, std::string_view>> near;
    for (const std::string_view word : known) {
        const std::size_t away = distance(wrong, word);
        const bool begins = wrong.size() >= 3 && (word.starts_with(wrong) || wrong.starts_with(word));
        if (away <= wrong.size() / 3 + 1 && away < wrong.size())
            near.emplace_back(away, word);
        else if (begins && word.size() >= 3)
            near.emplace_back(wrong.size(), word);
    }
    std::stable_sort(near.begin(), near.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    std::string text;
    const std::size_t most = std::min<std::size_t>(near.size(), 3);
    for (std::size_t i = 0; i < most; ++i)
        text.append(i == 0          ? ""
                    : i + 1 == most ? " or "
                                    : ", ")
            .append("\"")
            .append(near[i].second)
            .append("\"");
    return text;
}

} // namespace raft
