#include "raftcore/scenario/document.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace raft {

namespace {

constexpr std::size_t mostBytes = 16 * 1024 * 1024;
constexpr std::size_t mostSteps = 1'000;

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// Without the quotes that a value of front matter may stand in.
std::string_view unquoted(std::string_view value)
{
    const bool quoted = value.size() >= 2 && value.front() == '"' && value.back() == '"';
    return quoted ? value.substr(1, value.size() - 2) : value;
}

/// The opening of a fenced block: what closes it, and whether it holds commands.
struct Fence {
    char mark = '`';
    std::size_t length = 0;
    std::size_t line = 0;
    bool raft = false;
};

/// Number of equal marks that a line of a fence begins with, at most three spaces in; 0 for other lines.
std::size_t fenceLength(std::string_view line)
{
    const auto indent = line.find_first_not_of(' ');
    if (indent == std::string_view::npos || indent > 3 || (line[indent] != '`' && line[indent] != '~'))
        return 0;
    const auto end = line.find_first_not_of(line[indent], indent);
    const std::size_t length = (end == std::string_view::npos ? line.size() : end) - indent;
    return length >= 3 ? length : 0;
}

class DocumentReader {
public:
    DocumentReader(std::string_view text, const std::string &file) : m_rest(text)
    {
        m_document.scenario.file = file;
        m_document.scenario.steps.emplace_back();
    }

    std::variant<ScenarioDocument, ScenarioProblem> read()
    {
        if (m_rest.size() > mostBytes)
            return problem(0, "expected a file of at most 16 MiB");
        if (m_rest.starts_with("\xEF\xBB\xBF"))
            m_rest.remove_prefix(3);
        bool first = true;
        while (nextLine()) {
            if (std::exchange(first, false) && trimmed(m_text) == "---") {
                if (const auto wrong = readFrontMatter())
                    return *wrong;
            } else if (m_fence) {
                readInsideFence();
            } else if (const auto wrong = readProse()) {
                return *wrong;
            }
        }
        if (m_fence)
            return problem(m_fence->line, "this block is never closed: expected a line of " +
                                              std::to_string(m_fence->length) + " " + m_fence->mark +
                                              " before the end of the file");
        return std::move(m_document);
    }

private:
    bool nextLine()
    {
        if (m_rest.empty())
            return false;
        const auto end = m_rest.find('\n');
        m_text = m_rest.substr(0, end);
        m_rest.remove_prefix(end == std::string_view::npos ? m_rest.size() : end + 1);
        if (m_text.ends_with('\r'))
            m_text.remove_suffix(1);
        ++m_line;
        return true;
    }

    ScenarioProblem problem(std::size_t line, std::string text) const
    {
        return {m_document.scenario.file, line, std::move(text)};
    }

    std::optional<ScenarioProblem> readFrontMatter()
    {
        while (nextLine()) {
            const std::string_view line = trimmed(m_text);
            if (line == "---")
                return std::nullopt;
            const auto colon = line.find(':');
            if (colon == std::string_view::npos) {
                if (!line.empty() && !line.starts_with('#'))
                    return problem(m_line, "expected \"key: value\" or the closing --- of the front matter");
                continue;
            }
            const std::string wrong =
                readKey(trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
            if (!wrong.empty())
                return problem(m_line, wrong);
        }
        return problem(1, "the front matter is never closed: expected a line --- before the end of the file");
    }

    /// Takes note of one line of the front matter; or one sentence that says what is wrong with it. Keys that
    /// are not known are for others.
    std::string readKey(std::string_view key, std::string_view value)
    {
        Scenario &scenario = m_document.scenario;
        const std::pair<std::string_view, std::string &> texts[] = {
            {"title", scenario.title},   {"reference", scenario.reference}, {"figure", scenario.figure},
            {"author", scenario.author}, {"language", scenario.language},
        };
        for (const auto &[known, text] : texts)
            if (key == known)
                text = unquoted(value);
        if (key == "minutes" && !readMinutes(value))
            return "expected a whole number of minutes from 1 to 1000";
        if (key == "level" && !readLevel(value))
            return "expected level: first, second or expert";
        return {};
    }

    bool readLevel(std::string_view value)
    {
        for (const LessonLevel level : {LessonLevel::First, LessonLevel::Second, LessonLevel::Expert})
            if (value == name(level))
                m_document.scenario.level = level;
        return m_document.scenario.level != LessonLevel::Unsaid;
    }

    bool readMinutes(std::string_view value)
    {
        int &minutes = m_document.scenario.minutes;
        const auto read = std::from_chars(value.data(), value.data() + value.size(), minutes);
        return read.ec == std::errc{} && read.ptr == value.data() + value.size() && minutes >= 1 &&
               minutes <= 1000;
    }

    void readInsideFence()
    {
        const std::size_t length = fenceLength(m_text);
        const std::string_view line = trimmed(m_text);
        if (length >= m_fence->length && line.front() == m_fence->mark && line.size() == length) {
            if (m_fence->raft)
                std::get<LessonBlock>(step().parts.back()).lastLine = m_line;
            else
                addProse();
            m_fence.reset();
        } else if (m_fence->raft) {
            m_document.blocks.back().lines.push_back({m_line, m_text});
        } else {
            addProse();
        }
    }

    std::optional<ScenarioProblem> readProse()
    {
        Scenario &scenario = m_document.scenario;
        if (const std::size_t length = fenceLength(m_text)) {
            const std::string_view line = trimmed(m_text);
            const std::string_view info = trimmed(line.substr(length));
            const std::string_view language = info.substr(0, info.find_first_of(" \t{,"));
            const bool inlineCode = line.front() == '`' && info.find('`') != std::string_view::npos;
            if (!inlineCode)
                m_fence = Fence{line.front(), length, m_line, language == "raft"};
            if (inlineCode || !m_fence->raft)
                addProse();
            else
                openBlock();
            return std::nullopt;
        }
        if (m_text.starts_with("# ") && scenario.title.empty())
            scenario.title = trimmed(m_text.substr(2));
        if (!m_text.starts_with("## ")) {
            addProse();
            return std::nullopt;
        }
        if (scenario.steps.size() > mostSteps)
            return problem(m_line, "expected at most 1000 steps");
        ScenarioStep next;
        next.line = m_line;
        next.title = trimmed(m_text.substr(3));
        scenario.steps.push_back(std::move(next));
        return std::nullopt;
    }

    ScenarioStep &step() { return m_document.scenario.steps.back(); }

    void openBlock()
    {
        m_document.blocks.push_back({m_document.scenario.steps.size() - 1, step().parts.size(), {}});
        LessonBlock block;
        block.line = m_line;
        step().parts.emplace_back(block);
    }

    void addProse()
    {
        if (step().parts.empty() || !std::holds_alternative<LessonProse>(step().parts.back()))
            step().parts.emplace_back(LessonProse{m_line, {}});
        std::get<LessonProse>(step().parts.back()).markdown.append(m_text).push_back('\n');
    }

    std::string_view m_rest;
    std::string_view m_text; ///< The present line.
    std::size_t m_line = 0;  ///< Its number.
    std::optional<Fence> m_fence;
    ScenarioDocument m_document;
};

} // namespace

const char *name(LessonLevel level)
{
    switch (level) {
    case LessonLevel::Unsaid: break;
    case LessonLevel::First: return "first";
    case LessonLevel::Second: return "second";
    case LessonLevel::Expert: return "expert";
    }
    return "";
}

std::string ScenarioStep::prose() const
{
    std::string all;
    for (const LessonPart &part : parts)
        if (const auto *prose = std::get_if<LessonProse>(&part))
            all += prose->markdown;
    return all;
}

std::variant<ScenarioDocument, ScenarioProblem> readDocument(std::string_view text, const std::string &file)
{
    return DocumentReader(text, file).read();
}

} // namespace raft
