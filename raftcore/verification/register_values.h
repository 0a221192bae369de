#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace raft {

/// What a key may hold, by number, so that a search compares and remembers numbers only.
///
/// Where texts are appended to, they are kept as a tree: a text is its last character after another text. So
/// a list that grows to n elements takes n places and not n², and equal texts are one number however they
/// came about.
class RegisterValues {
public:
    using Number = std::uint32_t;
    static constexpr Number unknown = 0; ///< Whatever was there before; it equals no value.
    static constexpr Number nothing = 1; ///< No such key.

    /// `grow`: texts are appended to.
    explicit RegisterValues(bool grow) : m_grow(grow) {}

    Number numberOf(const std::optional<std::string> &value);
    /// What `before` becomes by the addition of `amount`, where no key counts as 0. Nothing when one of the
    /// two is no integer, or when the sum is none of 64 bits; `unknown` stays unknown.
    std::optional<Number> sum(Number before, Number amount);
    /// What `before` becomes when `end` is appended, where no key counts as the empty text; `unknown` stays
    /// unknown. Only where texts grow.
    Number joined(Number before, Number end);

    /// From now on `value` and all texts that it begins with count as beginnings of something wanted.
    void want(Number value);
    /// Whether something wanted begins with this text; of what is no text, yes.
    bool isBeginning(Number value) const;

    /// About how much memory they take.
    std::size_t bytes() const { return m_bytes; }

private:
    /// A text as its last character after another text.
    struct Letter {
        Number before;
        char last;
        bool isBeginning = false;
    };

    std::string textOf(Number number) const;
    Number grown(Number text, std::string_view end);
    Number grownBy(Number text, char last);
    Number walk(const std::string &text);

    bool m_grow;
    std::size_t m_bytes = 0;
    std::unordered_map<std::string, Number> m_numbers;
    std::vector<const std::string *> m_texts; ///< By number, from 2 on.

    // Where texts grow:
    std::vector<Letter> m_letters;                      ///< By number, from 3 on; 2 is the empty text.
    std::unordered_map<std::uint64_t, Number> m_longer; ///< By number and the character that follows.
    std::string m_latest;                               ///< The text that was looked up last, and …
    std::vector<Number> m_path; ///< … the numbers of its beginnings, from its first character on.
};

} // namespace raft
