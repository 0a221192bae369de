#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

/// Sentences for people as whole patterns with numbered places: another language puts its words, and the
/// values, in an order of its own.
namespace raft {

/// What a pattern is in the language of the program; the pattern itself where that language has no words for
/// it. The context is "raft", or for the words of an action its name. Called on any thread.
using Translation = std::string (*)(const char *context, const char *pattern);

/// From now on patterns are translated so; before, they are English as they stand. As std::locale::global()
/// it is of the whole process, and the only such thing in raftcore: a person reads one language at a time,
/// and a parameter for it would go through everything that ends in a sentence. Nothing is decided by
/// sentences.
void translateBy(Translation translation);

/// The pattern in the language of the program.
std::string translated(const char *pattern, const char *context = "raft");

/// The pattern in the language of the program, with the values in its places %1 to %9.
std::string phrase(const char *pattern, std::initializer_list<std::string_view> values = {});

/// A sentence that is kept: its pattern and its values as one text, said in the language of the program when
/// it is shown. A value may be composed itself.
std::string composed(const char *pattern, std::initializer_list<std::string_view> values = {});

/// What was composed, in the language of the program; another text as it is.
std::string said(std::string_view text);

/// While it lives, this thread speaks English: for files that must not depend on who writes them.
class InEnglish {
public:
    InEnglish();
    ~InEnglish();
    InEnglish(const InEnglish &) = delete;
    InEnglish &operator=(const InEnglish &) = delete;

private:
    bool m_before;
};

/// "§5.2", "thesis §3.10", "Figure 2" in the language of the program.
std::string citation(std::string_view section);

/// Marks a pattern that is translated where it is shown.
constexpr const char *marked(const char *pattern)
{
    return pattern;
}

} // namespace raft
