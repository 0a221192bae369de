#include "raftcore/verification/register_values.h"

#include <charconv>

namespace raft {

namespace {

constexpr RegisterValues::Number firstText = RegisterValues::nothing + 1;

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
    const auto next = static_cast<Number>(m_texts.size()) + firstText;
    const auto [known, fresh] = m_numbers.try_emplace(*value, next);
    if (fresh)
        m_texts.push_back(&known->first);
    return known->second;
}

std::optional<RegisterValues::Number> RegisterValues::sum(Number before, Number amount)
{
    if (before == unknown)
        return unknown;
    const auto integer = [this](Number number) {
        return number == nothing ? std::optional<std::int64_t>(0) : integerIn(*m_texts[number - firstText]);
    };
    const std::optional<std::int64_t> a = integer(before);
    const std::optional<std::int64_t> b = integer(amount);
    std::int64_t result = 0;
    if (!a || !b || __builtin_add_overflow(*a, *b, &result))
        return std::nullopt;
    return numberOf(std::to_string(result));
}

} // namespace raft
