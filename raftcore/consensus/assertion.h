#pragma once

/// RAFT_ASSERT states what must hold of our own state. It stays on in release builds: a server that has lost
/// its own invariants stops rather than endangers the log. Never used on anything that came from outside, and
/// never on what a rule that is off may break: a simulation without that rule shows what breaks, and lives
/// on.
namespace raft {

/// Prints the broken invariant with its place and with the numbers that it is about, and aborts. `names` are
/// theirs, as they stand in the source.
[[noreturn]] void assertionFailed(const char *expression, const char *file, int line, const char *names,
                                  const long long *numbers, int count) noexcept;

/// A number of the protocol, a time or a count as a plain number.
template <class Value>
constexpr long long plainNumber(const Value &value)
{
    if constexpr (requires { value.value; })
        return static_cast<long long>(value.value);
    else if constexpr (requires { value.count(); })
        return static_cast<long long>(value.count());
    else
        return static_cast<long long>(value);
}

/// As above, with the numbers one by one. By value: a reference to what an assertion mentions would keep it
/// in memory for all the functions that state something about it.
template <class... Values>
[[noreturn]] void assertionFailed(const char *expression, const char *file, int line, const char *names,
                                  Values... values) noexcept
{
    const long long numbers[] = {plainNumber(values)..., 0};
    assertionFailed(expression, file, line, names, numbers, static_cast<int>(sizeof...(values)));
}

} // namespace raft

/// RAFT_ASSERT(applied <= commit, applied, commit): what must hold, and the numbers to print if it does not.
#define RAFT_ASSERT(expression, ...)                                                                         \
    do {                                                                                                     \
        if (!(expression)) [[unlikely]]                                                                      \
            ::raft::assertionFailed(#expression, __FILE__, __LINE__,                                         \
                                    "" #__VA_ARGS__ __VA_OPT__(, ) __VA_ARGS__);                             \
    } while (false)
