#pragma once

#include <string>
#include <string_view>
#include <vector>

/// What there is to know about the words of the language, from the tables that the parser reads.
namespace raft {

/// Everything about a command, a condition or an option, as text for a terminal; empty for another word.
std::string helpFor(std::string_view word);

/// All commands and conditions, one line each.
std::string helpOverview();

/// Words that `word` may have meant, as "\"a\" or \"b\""; empty when none is near.
std::string helpNear(std::string_view word);

/// An option of a command: "election=150..300ms", and what it means.
struct LanguageOption {
    std::string form;
    std::string meaning; ///< And what holds without it.
};

/// A command or a condition, as it is explained.
struct LanguageWord {
    std::string word;
    std::string forms; ///< One a line.
    std::string meaning;
    std::string example; ///< Commands.
    std::vector<LanguageOption> options;
};

/// Words that belong together.
struct LanguageTopic {
    std::string title;
    std::vector<LanguageWord> words;
};

/// The whole language in the order of the reference: the commands by topic, then the conditions.
std::vector<LanguageTopic> languageTopics();

/// The reference of the whole language as Markdown: the part of the documentation that is made from the
/// tables.
std::string referenceMarkdown();

/// An example of the reference.
struct LanguageExample {
    std::string word;     ///< What it is an example of.
    std::string commands; ///< Runs by itself.
};
/// All of them.
std::vector<LanguageExample> languageExamples();

} // namespace raft
