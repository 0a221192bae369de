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
        Scenario &scenario = m_document.scenario;
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
            const std::string_view key = trimmed(line.substr(0, colon));
            const std::string_view value = trimmed(line.substr(colon + 1));
            if (key == "title")
                scenario.title = value;
            else if (key == "reference")
                scenario.reference = value;
            else if (key == "minutes" && !readMinutes(value))
                return problem(m_line, "expected a whole number of minutes from 1 to 1000");
        }
        return problem(1, "the front matter is never closed: expected a line --- before the end of the file");
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
            if (!m_fence->raft)
                addProse();
            m_fence.reset();
        } else if (m_fence->raft) {
            m_document.lines.push_back({m_line, m_text, m_document.scenario.steps.size() - 1});
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
        scenario.steps.push_back({m_line, std::string(trimmed(m_text.substr(3))), {}, 0});
        return std::nullopt;
    }

    void addProse()
    {
        std::string &prose = m_document.scenario.steps.back().prose;
        prose.append(m_text).push_back('\n');
    }

    std::string_view m_rest;
    std::string_view m_text; ///< The present line.
    std::size_t m_line = 0;  ///< Its number.
    std::optional<Fence> m_fence;
    ScenarioDocument m_document;
};

} // namespace

std::variant<ScenarioDocument, ScenarioProblem> readDocument(std::string_view text, const std::string &file)
{
    return DocumentReader(text, file).read();
}

} // namespace raft
