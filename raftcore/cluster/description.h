#pragma once

#include <array>
#include <cstddef>
#include <tuple>
#include <utility>
#include <variant>

/// What an action consists of, said once: recordings write and read it by its name and its fields, and people
/// read its words.
namespace raft {

/// A member of `Whole` under the name that recordings give it.
template <class Whole, class Value>
struct Field {
    const char *name;
    Value Whole::*member;
};

template <class... Fields>
struct Description {
    const char *name;  ///< In recordings.
    const char *words; ///< For people. {name} is the field of that name; {name?one|other} says whether it is
                       ///< true; [what] is left out when the field in it is empty, zero or false.
    std::tuple<Fields...> fields;
};

template <class Whole, class Value>
constexpr Field<Whole, Value> field(const char *name, Value Whole::*member)
{
    return {name, member};
}

template <class... Fields>
constexpr Description<Fields...> described(const char *name, const char *words, Fields... fields)
{
    return {name, words, {fields...}};
}

/// Calls `each(name, member)` for every field, in the order of its description.
template <class Whole, class Each>
void forEachField(Whole &whole, Each &&each)
{
    std::apply([&](const auto &...fields) { (each(fields.name, whole.*fields.member), ...); },
               Whole::description.fields);
}

namespace detail {

template <class Variant, std::size_t... Places>
constexpr auto namesOf(std::index_sequence<Places...>)
{
    return std::array{std::variant_alternative_t<Places, Variant>::description.name...};
}

template <class Variant, std::size_t... Places>
Variant emptyAt(std::size_t place, std::index_sequence<Places...>)
{
    Variant value;
    ((place == Places ? static_cast<void>(value.template emplace<Places>()) : static_cast<void>(0)), ...);
    return value;
}

} // namespace detail

/// The names of all alternatives, each at its place.
template <class Variant>
constexpr auto namesOf()
{
    return detail::namesOf<Variant>(std::make_index_sequence<std::variant_size_v<Variant>>());
}

/// The alternative at that place, empty. `Kinds` is the std::variant that a `Variant` is.
template <class Variant, class Kinds = Variant>
Variant emptyAt(std::size_t place)
{
    return detail::emptyAt<Variant>(place, std::make_index_sequence<std::variant_size_v<Kinds>>());
}

} // namespace raft
