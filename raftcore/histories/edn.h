#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace raft {

/// A value in EDN, the data notation in which Jepsen writes its histories.
struct EdnValue {
    enum class Kind : std::uint8_t {
        Nil,
        Atom,    ///< A number, a boolean, a symbol or a character, as it is written.
        Text,    ///< What stood between quotes, unescaped.
        Keyword, ///< Without its colon.
        Row,     ///< A vector, a list or a set.
        Map      ///< Keys and values in turn.
    };

    Kind kind = Kind::Nil;
    std::string text;            ///< Of an atom, a text or a keyword.
    std::vector<EdnValue> items; ///< Of a row or a map.

    bool isNil() const { return kind == Kind::Nil; }
    bool isKeyword(std::string_view word) const { return kind == Kind::Keyword && text == word; }
    /// A row of so many values.
    bool isRowOf(std::size_t count) const { return kind == Kind::Row && items.size() == count; }
    /// The value of a key of a map that is a keyword; null when it has none.
    const EdnValue *at(std::string_view keyword) const;
    bool operator==(const EdnValue &) const = default;
};

/// The value as EDN again, always in the same form.
std::string toEdn(const EdnValue &value);

/// Reads EDN value by value. After a problem nothing more is read.
class EdnReader {
public:
    explicit EdnReader(std::string_view text, std::size_t line = 1) : m_rest(text), m_line(line) {}

    /// Whether nothing but space and comments is left.
    bool atEnd();
    /// Steps over this bracket, if it comes next.
    bool take(char bracket);
    /// The next value; nothing at a problem.
    std::optional<EdnValue> next();

    /// The line that the next thing stands in, counted from the one that the text began with.
    std::size_t line();
    /// One sentence without an end; empty as long as there is none.
    const std::string &problem() const { return m_problem; }

private:
    void skipSpace();
    std::optional<EdnValue> value(int depth);
    std::optional<EdnValue> row(EdnValue::Kind kind, char end, int depth);
    std::optional<EdnValue> tagged(int depth);
    std::optional<EdnValue> quoted();
    std::optional<EdnValue> character();
    std::optional<EdnValue> word();
    std::nullopt_t fail(std::string problem);
    void step(std::size_t characters) { m_rest.remove_prefix(characters); }

    std::string_view m_rest;
    std::size_t m_line;
    std::string m_problem;
};

} // namespace raft
