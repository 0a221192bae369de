#pragma once

#include "raftcore/traces/lab_line.h"
#include "raftcore/traces/server_names.h"
#include "raftcore/traces/trace_item.h"

#include <bitset>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace raft {

/// What a sentence of a lab log means: a pattern of its words, and what a line that fits tells.
///
/// A pattern is text in which * stands for anything, ~ for the rest of a word, (won|wins) for either of them,
/// and a word in braces for a number or a server that is taken from there: {term} and {mterm} (of the server,
/// of the message; also written T3, T:3 or term 3), {other} (S2; a bare number right behind words), {prev},
/// {prevterm}, {last}, {lastterm}, {match}, {count}, {commit}, {applied}, {end} (where the log ends), and
/// {any} for a number that means nothing here. With a question mark, as {term?}, it may be missing: the only
/// term that the line tells counts then. Capitals do not count. The pattern begins where the text behind the
/// server begins, and may end before it ends.
class LabPattern {
public:
    /// For whom the server votes: Other is {other}.
    enum class Vote : std::uint8_t { None, Self, Other };

    /// What a line that fits tells beside the numbers.
    struct Meaning {
        TraceKind kind = TraceKind::State;
        std::optional<Role> role;
        Vote vote = Vote::None;
        std::optional<MessageType> type; ///< Of a message: who receives or sends it is {other}.
        std::optional<bool> result;

        bool operator==(const Meaning &) const = default;
    };

    /// Nothing when a brace is left open or names nothing.
    static std::optional<LabPattern> of(std::string topic, std::string_view text, const Meaning &meaning);

    const std::string &topic() const { return m_topic; } ///< Only lines of this topic fit; empty: all.
    const std::string &text() const { return m_text; }
    const Meaning &meaning() const { return m_meaning; }

private:
    friend class LabPatterns;

    enum class Field : std::uint8_t {
        TermNumber,
        MessageTerm,
        Other,
        Prev,
        PrevTerm,
        Last,
        LastTerm,
        Match,
        Count,
        Commit,
        Applied,
        End,
        Any,
        Nothing
    };
    struct Hole {
        Field field = Field::Any;
        bool optional = false;
        bool afterGap = false;
    };
    struct Words {
        std::string text;
        bool afterGap = false;
    };
    struct RestOfWord {};
    using Part = std::variant<Words, Hole, RestOfWord>;
    /// Which pairs of characters follow each other in a text, folded: most lines lack one that a pattern has.
    using Pairs = std::bitset<512>;
    /// The pattern with one of its ways to choose among (a|b).
    struct Choice {
        std::vector<Part> parts;
        Pairs needed;
    };
    /// What a line that is being matched has reported so far.
    struct Reading {
        const LabLine &line;
        std::string_view text; ///< What is said, in small letters.
        std::size_t at = 0;
        TraceItem item{};
        const ServerNames *names = nullptr;
        std::string other{};    ///< What the other server is called; empty: none is named.
        bool wantsTerm = false; ///< A term that may be missing was.
    };

    static Field fieldNamed(std::string_view name);
    static std::optional<Choice> choiceOf(std::string_view small);
    static bool findWords(const Words &words, Reading &reading);
    static bool findOther(const Hole &hole, std::size_t begin, Reading &reading);
    static bool findKnownName(std::size_t begin, Reading &reading);
    static bool findAddress(std::size_t begin, Reading &reading);
    static bool findNumber(const Hole &hole, std::size_t begin, Reading &reading);
    static bool fill(const Hole &hole, Reading &reading);
    static bool fits(const Choice &choice, Reading &reading);
    static void take(Field field, std::uint64_t number, TraceItem &item);
    void tell(Reading &reading, NodeId other) const;
    static Pairs pairsIn(std::string_view text);
    /// What the line tells, if it fits. `small` is what it says in small letters, `pairs` what is in it.
    std::optional<TraceItem> match(const LabLine &line, std::string_view small, const Pairs &pairs,
                                   NodeId server, ServerNames &names) const;

    std::string m_topic;
    std::string m_text;
    Meaning m_meaning;
    std::vector<Choice> m_choices;
};

/// A table of patterns; the first one that fits counts.
class LabPatterns {
public:
    /// For logs as the course's advice has them, and the usual words of students.
    static const LabPatterns &usual();
    /// Reads a table as JSON (*.patterns.json): {"patterns":[{"topic","text","kind","role","vote","type",
    /// "result"}]}. Nothing, with one sentence in `problem`, when it is none.
    static std::optional<LabPatterns> read(std::string_view json, std::string *problem);
    /// The table as JSON.
    std::string write() const;

    const std::vector<LabPattern> &all() const { return m_patterns; }
    void add(LabPattern pattern) { m_patterns.push_back(std::move(pattern)); }
    /// The place of the pattern that fits, and what the line tells; nothing when none does.
    std::optional<std::pair<std::size_t, TraceItem>> match(const LabLine &line, NodeId server,
                                                           ServerNames &names) const;

private:
    std::vector<LabPattern> m_patterns;
};

} // namespace raft
