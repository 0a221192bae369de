#pragma once

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <system_error>

/// The command line of a benchmark: switches, and options that take a whole number.

/// "--servers 5".
struct NumberOption {
    std::string_view word;
    std::uint64_t &value; ///< What it is without the option, and where the number goes.
    std::uint64_t least = 1;
    std::uint64_t most = 1'000'000;
};

/// "--record".
struct Switch {
    std::string_view word;
    bool &on;
};

/// Takes up the words that follow the program's name. False where one is unknown or a number out of its
/// range.
inline bool readCommandLine(int count, char **words, std::initializer_list<NumberOption> numbers,
                            std::initializer_list<Switch> switches = {})
{
    for (int i = 1; i < count; ++i) {
        const auto isIt = [word = std::string_view(words[i])](const auto &one) { return one.word == word; };
        if (const auto known = std::find_if(switches.begin(), switches.end(), isIt);
            known != switches.end()) {
            known->on = true;
            continue;
        }
        const auto known = std::find_if(numbers.begin(), numbers.end(), isIt);
        if (known == numbers.end() || ++i == count)
            return false;
        const std::string_view text = words[i];
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), known->value);
        if (error != std::errc() || end != text.data() + text.size() || known->value < known->least ||
            known->value > known->most)
            return false;
    }
    return true;
}
