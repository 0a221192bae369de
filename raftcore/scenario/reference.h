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
