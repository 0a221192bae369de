#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace raft {

/// A value of TLA+, as TLC prints it and Apalache writes it as JSON.
struct TlaValue {
    enum class Kind : std::uint8_t {
        Atom,     ///< A number, a string, a model value, TRUE or FALSE.
        Sequence, ///< <<a, b>>
        Set,      ///< {a, b}
        Function, ///< [a |-> 1, b |-> 2] or (s1 :> 1 @@ s2 :> 2)
    };

    Kind kind = Kind::Atom;
    std::string text;            ///< Of an atom, without quotes.
    std::vector<TlaValue> keys;  ///< Of a function.
    std::vector<TlaValue> items; ///< Of everything but atoms.

    bool operator==(const TlaValue &) const = default;

    /// What a function gives for a key that is written like this; of a sequence its element of that number,
    /// from 1 on. Null when there is none.
    const TlaValue *at(std::string_view key) const;
    /// The number that an atom is.
    std::optional<std::uint64_t> number() const;
    /// TRUE or FALSE.
    std::optional<bool> boolean() const;
    /// In one line, as TLC prints it.
    std::string written() const;
};

/// The value that the text is; nothing when it is none, or nests too deep.
std::optional<TlaValue> tlaValueOf(std::string_view text);
/// A value in the form of ITF ({"#map":[[key,value]]}, {"#bigint":"3"}, …); nothing when it is none.
std::optional<TlaValue> tlaValueOfItf(std::string_view json);

} // namespace raft
