#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace raft {

/// Reads one JSON text from front to back without building it up in memory, for logs of millions of lines.
/// After a mistake ok() is false, and everything asked for is empty. What nests deeper than 32 levels is a
/// mistake.
class JsonText {
public:
    enum class Kind : std::uint8_t { Object, Array, String, Number, Boolean, Null, Nothing };

    explicit JsonText(std::string_view text) : m_text(text) {}

    bool ok() const { return m_ok; }
    /// Whether nothing but space is left.
    bool atEnd();
    /// What comes next.
    Kind kind();

    /// Calls `member(key)` for each member of the object that comes next; it reads the value, or nothing.
    /// What is no object is stepped over.
    template <class Member>
    void object(Member member)
    {
        if (!enter('{'))
            return;
        while (const std::optional<std::string_view> key = nextKey()) {
            const std::size_t before = m_at;
            member(*key);
            if (m_at == before)
                skip();
        }
    }
    /// Calls `element()` for each element of the array that comes next, as object() does.
    template <class Element>
    void array(Element element)
    {
        if (!enter('['))
            return;
        while (nextElement()) {
            const std::size_t before = m_at;
            element();
            if (m_at == before)
                skip();
        }
    }

    /// The text that comes next, without its escapes; good until the next one is read. Empty when it is none.
    std::string_view string();
    /// What comes next if it is a number without sign and fraction, or a text of digits.
    std::optional<std::uint64_t> natural();
    std::optional<double> number();
    /// 0 and 1 are understood, too.
    std::optional<bool> boolean();
    /// Steps over the next value; answers how it is written.
    std::string_view raw();
    void skip() { raw(); }

private:
    bool enter(char bracket);
    bool leaves(char bracket);
    std::optional<std::string_view> nextKey();
    bool nextElement();
    void skipSpace();
    bool take(char wanted);
    void fail() { m_ok = false; }
    void unescape(std::string_view written);
    bool appendEscaped(std::string_view written, std::size_t &at);
    std::string_view plainWord();
    void skipString();

    std::string_view m_text;
    std::size_t m_at = 0;
    int m_depth = 0;
    bool m_first = false; ///< Nothing of the innermost object or array has been read yet.
    bool m_ok = true;
    std::string m_unescaped;
};

/// The text in JSON, with its quotes.
void appendJson(std::string &out, std::string_view text);

} // namespace raft
