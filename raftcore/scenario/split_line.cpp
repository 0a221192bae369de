#include "raftcore/scenario/split_line.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace raft {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

bool isControl(char c)
{
    const auto code = static_cast<unsigned char>(c);
    return (code < 0x20 && !isSpace(c)) || code == 0x7f;
}

/// Splits one line; see splitLine().
class LineSplitter {
public:
    explicit LineSplitter(std::string_view line) : m_line(line) {}

    std::variant<std::vector<RawCommand>, std::string> split()
    {
        while (m_at < m_line.size() && (m_line[m_at] != '#' || isPlace())) {
            const char c = m_line[m_at];
            if (isControl(c))
                return std::string("expected text, but there is a control character in this line");
            if (c == ';') {
                endCommand();
                m_start = ++m_at;
            } else if (isSpace(c)) {
                ++m_at;
            } else if (!readWord()) {
                return std::string("expected \" before the end of the line: a quoted text is never closed");
            }
        }
        endCommand();
        return std::move(m_commands);
    }

private:
    /// Whether here stands the place of a message, as in "deliver 1->2 Append #2", and no comment: digits
    /// behind a link or a type of message, and behind them the end of the command, or what the message says.
    bool isPlace() const
    {
        const auto is = [](const char *text) {
            return [text](const Word &word) { return word.text == text; };
        };
        const bool asks = std::any_of(m_words.begin(), m_words.end(), is("sent"));
        constexpr std::string_view commands[] = {"deliver", "drop", "dup"};
        const bool acts = !m_words.empty() && std::find(std::begin(commands), std::end(commands),
                                                        m_words.front().text) != std::end(commands);
        if (m_words.empty() || (!asks && !acts))
            return false;
        const std::string &before = m_words.back().text;
        const bool behindMessages =
            before.find("->") != std::string::npos || (before[0] >= 'A' && before[0] <= 'Z');
        const std::size_t end = std::min(m_line.find_first_not_of("0123456789", m_at + 1), m_line.size());
        const std::size_t next = std::min(m_line.find_first_not_of(" \t\r", end), m_line.size());
        const bool ends = next == m_line.size() || m_line[next] == ';' || m_line[next] == '#';
        return behindMessages && end > m_at + 1 && (ends || (asks && m_line[end] == ' '));
    }

    bool readWord()
    {
        Word word;
        if (m_line[m_at] == '#') {
            word.text = m_line[m_at++];
            while (m_at < m_line.size() && m_line[m_at] >= '0' && m_line[m_at] <= '9')
                word.text += m_line[m_at++];
            m_words.push_back(std::move(word));
            return true;
        }
        if (m_line.substr(m_at).starts_with("->\"")) {
            m_words.push_back({"->", false, 0, false});
            m_at += 2;
            return true;
        }
        while (m_at < m_line.size() && !isSpace(m_line[m_at]) && m_line[m_at] != ';' && m_line[m_at] != '#' &&
               !isControl(m_line[m_at])) {
            if (m_line[m_at] == '"') {
                if (!readQuoted(word))
                    return false;
                if (m_line.substr(m_at).starts_with("->")) // What is said about it begins a word of its own.
                    break;
            } else if (word.quoted && m_line[m_at] == '*') {
                word.starred = true;
                ++m_at;
                if (m_line.substr(m_at).starts_with("->"))
                    break;
            } else {
                word.text += m_line[m_at++];
            }
        }
        m_words.push_back(std::move(word));
        return true;
    }

    bool readQuoted(Word &word)
    {
        if (!std::exchange(word.quoted, true))
            word.open = word.text.size();
        for (++m_at; m_at < m_line.size(); ++m_at) {
            if (m_line[m_at] == '"') {
                ++m_at;
                return true;
            }
            const bool escapes = m_line[m_at] == '\\' && m_at + 1 < m_line.size() &&
                                 (m_line[m_at + 1] == '"' || m_line[m_at + 1] == '\\');
            word.text += m_line[escapes ? ++m_at : m_at];
        }
        return false;
    }

    void endCommand()
    {
        if (m_words.empty())
            return;
        std::string_view text = m_line.substr(m_start, m_at - m_start);
        while (!text.empty() && isSpace(text.front()))
            text.remove_prefix(1);
        while (!text.empty() && isSpace(text.back()))
            text.remove_suffix(1);
        m_commands.push_back({std::string(text), std::exchange(m_words, {})});
    }

    std::string_view m_line;
    std::size_t m_at = 0;
    std::size_t m_start = 0; ///< Of the present command.
    std::vector<Word> m_words;
    std::vector<RawCommand> m_commands;
};

} // namespace

std::variant<std::vector<RawCommand>, std::string> splitLine(std::string_view line)
{
    return LineSplitter(line).split();
}

std::string quote(std::string_view text)
{
    constexpr std::size_t most = 40;
    std::string result = "\"";
    for (const char c : text.substr(0, most))
        result += isControl(c) || c == '\r' || c == '\t' ? '?' : c;
    return result + (text.size() > most ? "…\"" : "\"");
}

} // namespace raft
