#include "raftcore/scenario/reference.h"

#include "raftcore/scenario/options.h"
#include "raftcore/scenario/parse_condition.h"
#include "raftcore/scenario/suggestion.h"
#include "raftcore/scenario/vocabulary.h"

#include <algorithm>

namespace raft {

namespace {

constexpr std::size_t column = 12; ///< Width of the words in an overview.

/// Each line of a text behind `before`.
std::string indented(std::string_view text, const std::string &before)
{
    std::string result;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        result += before + std::string(text.substr(at, end - at)) + "\n";
        at = end + 1;
    }
    return result;
}

/// Broken into lines of at most 78 letters, two blanks in.
std::string wrapped(std::string_view text)
{
    constexpr std::size_t width = 78;
    std::string result = " ";
    std::size_t used = 1;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string_view word = text.substr(at, end - at);
        if (used + 1 + word.size() > width) {
            result += "\n ";
            used = 1;
        }
        result.append(" ").append(word);
        used += 1 + word.size();
        at = end + 1;
    }
    return result + "\n";
}

std::string firstSentence(std::string_view text)
{
    const std::size_t dot = text.find(". ");
    return std::string(text.substr(0, dot == std::string_view::npos ? text.size() : dot + 1));
}

std::string overviewLine(std::string_view word, std::string_view meaning)
{
    std::string line = "  " + std::string(word);
    line.resize(std::max(column, line.size() + 1), ' ');
    return line + firstSentence(meaning) + "\n";
}

std::string entryText(const char *forms, const char *meaning, const char *example)
{
    return indented(forms, "  ") + "\n" + wrapped(meaning) + "\n  Example:\n" + indented(example, "    ");
}

std::string optionsText(std::span<const OptionEntry> options)
{
    std::string text = "\n  Options:\n";
    for (const OptionEntry &option : options)
        text += "    " + std::string(option.form) + "\n" + indented(wrapped(option.meaning), "    ");
    while (text.ends_with("\n\n"))
        text.pop_back();
    return text;
}

std::span<const OptionEntry> optionsOf(std::string_view command)
{
    if (command == "cluster")
        return clusterOptions();
    if (command == "node")
        return nodeOptions();
    return {};
}

/// Whether an option is called so: "election" of "election=150..300ms".
bool isCalled(const OptionEntry &option, std::string_view word)
{
    const std::string_view form = option.form;
    return form.substr(0, form.find('=')) == word;
}

std::string optionText(std::string_view word)
{
    std::string text;
    for (const char *command : {"cluster", "node"})
        for (const OptionEntry &option : optionsOf(command))
            if (isCalled(option, word))
                text += "  " + std::string(command) + " … " + option.form + "\n\n" + wrapped(option.meaning);
    return text;
}

std::string code(std::string_view text)
{
    return "`" + std::string(text) + "`";
}

std::string tableOf(const std::vector<LanguageOption> &options)
{
    std::string text = "\n| option | meaning (and what holds without it) |\n|---|---|\n";
    for (const LanguageOption &option : options)
        text += "| " + code(option.form) + " | " + option.meaning + " |\n";
    return text;
}

std::string section(const LanguageWord &word)
{
    std::string text = "### " + word.word + "\n\n```text\n" + word.forms + "\n```\n\n" + word.meaning + "\n";
    if (!word.options.empty())
        text += tableOf(word.options);
    return text + "\n```raft-example\n" + word.example + "\n```\n\n";
}

LanguageWord explained(const CommandEntry &entry)
{
    LanguageWord word{entry.word, entry.forms, entry.meaning, entry.example, {}};
    for (const OptionEntry &option : optionsOf(entry.word))
        word.options.push_back({option.form, option.meaning});
    return word;
}

LanguageExample example(const char *word, std::string_view commands)
{
    const bool whole = commands.starts_with("cluster");
    return {word, (whole ? "" : "cluster 3; elect 1\n") + std::string(commands)};
}

} // namespace

std::string helpFor(std::string_view word)
{
    std::string text;
    for (const CommandEntry &entry : commandTable()) {
        if (word != entry.word)
            continue;
        text += entryText(entry.forms, entry.meaning, entry.example);
        if (const auto options = optionsOf(word); !options.empty())
            text += optionsText(options);
    }
    for (const ConditionEntry &entry : conditionTable())
        if (word == entry.word)
            text += (text.empty() ? "" : "\n") + std::string("A condition, after expect and until:\n\n") +
                    entryText(entry.forms, entry.meaning, entry.example);
    const std::string option = optionText(word);
    return text + (text.empty() || option.empty() ? "" : "\nAn option:\n\n") + option;
}

std::string helpOverview()
{
    std::string text;
    for (std::size_t i = 0; i < static_cast<std::size_t>(Topic::Count); ++i) {
        const auto topic = static_cast<Topic>(i);
        text += (i == 0 ? "" : "\n") + std::string(title(topic)) + "\n";
        for (const CommandEntry &entry : commandTable())
            if (entry.topic == topic)
                text += overviewLine(entry.word, entry.meaning);
    }
    text += "\nConditions, after expect and until\n";
    for (const ConditionEntry &entry : conditionTable())
        text += overviewLine(entry.word, entry.meaning);
    return text;
}

std::string helpNear(std::string_view word)
{
    std::vector<std::string_view> known;
    for (const CommandEntry &entry : commandTable())
        known.emplace_back(entry.word);
    for (const ConditionEntry &entry : conditionTable())
        known.emplace_back(entry.word);
    for (const char *command : {"cluster", "node"})
        for (const OptionEntry &option : optionsOf(command)) {
            const std::string_view form = option.form;
            known.push_back(form.substr(0, form.find('=')));
        }
    std::sort(known.begin(), known.end());
    known.erase(std::unique(known.begin(), known.end()), known.end());
    return suggestion(word, known);
}

std::vector<LanguageTopic> languageTopics()
{
    std::vector<LanguageTopic> topics;
    for (std::size_t i = 0; i < static_cast<std::size_t>(Topic::Count); ++i) {
        const auto topic = static_cast<Topic>(i);
        topics.push_back({title(topic), {}});
        for (const CommandEntry &entry : commandTable())
            if (entry.topic == topic)
                topics.back().words.push_back(explained(entry));
    }
    topics.push_back({"Conditions", {}});
    for (const ConditionEntry &entry : conditionTable())
        topics.back().words.push_back({entry.word, entry.forms, entry.meaning, entry.example, {}});
    return topics;
}

std::string referenceMarkdown()
{
    const std::vector<LanguageTopic> topics = languageTopics();
    std::string text;
    for (const LanguageTopic &topic : topics) {
        text += "## " + topic.title + "\n\n";
        if (&topic == &topics.back())
            text += "After `expect`, `until` and `free … until`. OP stands for one of = != < <= > >=.\n\n";
        for (const LanguageWord &word : topic.words)
            text += section(word);
    }
    return text.substr(0, text.size() - 1);
}

std::vector<LanguageExample> languageExamples()
{
    std::vector<LanguageExample> examples;
    for (const CommandEntry &entry : commandTable())
        examples.push_back(example(entry.word, entry.example));
    for (const ConditionEntry &entry : conditionTable())
        examples.push_back(example(entry.word, entry.example));
    return examples;
}

} // namespace raft
