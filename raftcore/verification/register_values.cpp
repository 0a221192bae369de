#include "raftcore/verification/register_values.h"

#include <algorithm>
#include <charconv>

namespace raft {

namespace {

constexpr RegisterValues::Number firstText = RegisterValues::nothing + 1;
constexpr RegisterValues::Number emptyText = firstText;
constexpr RegisterValues::Number firstLetter = emptyText + 1;
constexpr std::size_t bytesOfText = 80; ///< Of a hash table's node and bucket, beside the text.

std::optional<std::int64_t> integerIn(const std::string &text)
{
    std::int64_t number = 0;
    const char *end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc{} && read.ptr == end ? std::optional(number) : std::nullopt;
}

} // namespace

RegisterValues::Number RegisterValues::numberOf(const std::optional<std::string> &value)
{
    if (!value)
        return nothing;
    if (m_grow)
        return walk(*value);
    const auto next = static_cast<Number>(m_texts.size()) + firstText;
    const auto [known, fresh] = m_numbers.try_emplace(*value, next);
    if (fresh) {
        m_texts.push_back(&known->first);
        m_bytes += bytesOfText + value->size();
    }
    return known->second;
}

std::optional<RegisterValues::Number> RegisterValues::sum(Number before, Number amount)
{
    if (before == unknown)
        return unknown;
    const auto integer = [this](Number number) {
        return number == nothing ? std::optional<std::int64_t>(0) : integerIn(textOf(number));
    };
    const std::optional<std::int64_t> a = integer(before);
    const std::optional<std::int64_t> b = integer(amount);
    std::int64_t result = 0;
    if (!a || !b || __builtin_add_overflow(*a, *b, &result))
        return std::nullopt;
    return numberOf(std::to_string(result));
}

RegisterValues::Number RegisterValues::joined(Number before, Number end)
{
    if (before == unknown)
        return unknown;
    return grown(before == nothing ? emptyText : before, textOf(end));
}

std::string RegisterValues::textOf(Number number) const
{
    if (!m_grow)
        return *m_texts[number - firstText];
    std::string backwards;
    for (; number >= firstLetter; number = m_letters[number - firstLetter].before)
        backwards += m_letters[number - firstLetter].last;
    return {backwards.rbegin(), backwards.rend()};
}

/// Mostly a text begins as the one before it does: only where it parts from that it is looked up.
RegisterValues::Number RegisterValues::walk(const std::string &text)
{
    const auto parts = std::mismatch(text.begin(), text.end(), m_latest.begin(), m_latest.end());
    m_path.resize(static_cast<std::size_t>(parts.first - text.begin()));
    m_latest = text;
    for (auto at = text.begin() + static_cast<std::ptrdiff_t>(m_path.size()); at != text.end(); ++at)
        m_path.push_back(grownBy(m_path.empty() ? emptyText : m_path.back(), *at));
    return m_path.empty() ? emptyText : m_path.back();
}

RegisterValues::Number RegisterValues::grown(Number text, std::string_view end)
{
    for (const char last : end)
        text = grownBy(text, last);
    return text;
}

RegisterValues::Number RegisterValues::grownBy(Number text, char last)
{
    constexpr unsigned bitsOfChar = 8;
    const std::uint64_t key = std::uint64_t{text} << bitsOfChar | static_cast<unsigned char>(last);
    const auto next = static_cast<Number>(m_letters.size()) + firstLetter;
    const auto [known, fresh] = m_longer.try_emplace(key, next);
    if (fresh) {
        m_letters.push_back({text, last});
        m_bytes += bytesOfText;
    }
    return known->second;
}

void RegisterValues::want(Number value)
{
    for (; value >= firstLetter && !m_letters[value - firstLetter].isBeginning;
         value = m_letters[value - firstLetter].before)
        m_letters[value - firstLetter].isBeginning = true;
}

bool RegisterValues::isBeginning(Number value) const
{
    return value < firstLetter || m_letters[value - firstLetter].isBeginning;
}

} // namespace raft
