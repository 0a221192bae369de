#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace raft {

/// What a key may hold, by number, so that a search compares and remembers numbers only.
class RegisterValues {
public:
    using Number = std::uint32_t;
    static constexpr Number unknown = 0; ///< Whatever was there before; it equals no value.
    static constexpr Number nothing = 1; ///< No such key.

    Number numberOf(const std::optional<std::string> &value);
    /// What `before` becomes by the addition of `amount`, where no key counts as 0. Nothing when one of the
    /// two is no integer, or when the sum is none of 64 bits; `unknown` stays unknown.
    std::optional<Number> sum(Number before, Number amount);

private:
    std::unordered_map<std::string, Number> m_numbers;
    std::vector<const std::string *> m_texts; ///< By number, from 2 on.
};

} // namespace raft
