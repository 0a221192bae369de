#include "raftcore/traces/lab_line.h"

#include "raftcore/traces/date_text.h"
#include "raftcore/traces/text_scan.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace raft {

namespace {

std::string_view trimmed(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    return text;
}

std::string_view wordAt(std::string_view text)
{
    return text.substr(0, std::min(text.find_first_of(" \t"), text.size()));
}

std::size_t digitsIn(std::string_view text)
{
    return std::min(text.find_first_not_of("0123456789"), text.size());
}

/// Whether the text begins with the word, which is written small.
bool beginsWith(std::string_view text, std::string_view small)
{
    return text.size() >= small.size() &&
           std::equal(small.begin(), small.end(), text.begin(), [](char wanted, char c) {
               return std::tolower(static_cast<unsigned char>(c)) == wanted;
           });
}

char closing(char bracket)
{
    switch (bracket) {
    case '[': return ']';
    case '(': return ')';
    case '{': return '}';
    default: return 0;
    }
}

template <std::size_t Size>
std::size_t headAt(std::string_view text, const std::array<std::string_view, Size> &heads)
{
    for (const std::string_view head : heads)
        if (beginsWith(text, head))
            return head.size();
    return 0;
}

/// A number behind a word: "3", " 3", ":3", "=[3]"; 0 characters when there is none.
std::size_t numberBehind(std::string_view text, std::string_view &number)
{
    std::size_t at = std::min(text.find_first_not_of("-_#:= "), text.size());
    const bool inner = at < text.size() && closing(text[at]) != 0;
    const char close = inner ? closing(text[at]) : '\0';
    at += inner ? 1 : 0;
    number = text.substr(at, digitsIn(text.substr(at)));
    at += number.size();
    const bool closes = !inner || (at < text.size() && text[at] == close);
    const std::string_view behind = text.substr(at);
    const bool isFraction = behind.size() > 1 && behind.front() == '.' && isDigit(behind[1]);
    const bool ends = inner || behind.empty() || (!isAlphanumeric(behind.front()) && !isFraction);
    return number.empty() || !closes || !ends ? 0 : at + (inner ? 1 : 0);
}

std::optional<Term> termOf(std::string_view number)
{
    std::uint64_t term = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), term);
    return error == std::errc() && term <= greatestNumber ? std::optional(Term{term}) : std::nullopt;
}

/// "T3", "T:3", "term 3", "term[3]", "in term 3" at the front; `length` is how much of the text it took.
std::optional<Term> termAt(std::string_view text, std::size_t &length)
{
    constexpr std::array<std::string_view, 5> heads{"in term", "at term", "for term", "term", "t"};
    const std::size_t head = headAt(text, heads);
    std::string_view number;
    const std::size_t behind = head == 0 ? 0 : numberBehind(text.substr(head), number);
    length = head + behind;
    return behind == 0 ? std::nullopt : termOf(number);
}

/// The first term somewhere in what stands in brackets.
std::optional<Term> termWithin(std::string_view text)
{
    std::size_t length = 0;
    for (std::size_t at = 0; at < text.size(); ++at)
        if (at == 0 || !isAlphanumeric(text[at - 1]))
            if (const std::optional<Term> term = termAt(text.substr(at), length))
                return term;
    return std::nullopt;
}

/// Up to the bracket that closes the one at the front; 0 when none does soon.
std::size_t bracketsAt(std::string_view text)
{
    constexpr std::size_t longest = 64;
    const char close = text.empty() ? '\0' : closing(text.front());
    const std::size_t end = close == 0 ? std::string_view::npos : text.substr(0, longest).find(close);
    return end == std::string_view::npos ? 0 : end + 1;
}

/// A time in front of the line, which moves behind it.
std::optional<Time> takeTime(std::string_view &line)
{
    std::size_t length = 0;
    for (const auto &timeAt : {dateAt, timeOfDayAt, secondsAt, tenthsAt})
        if (const std::optional<Time> time = timeAt(line, length)) {
            line.remove_prefix(length);
            return time;
        }
    return std::nullopt;
}

bool isTopic(std::string_view word)
{
    constexpr std::size_t longest = 12;
    return word.size() > 1 && word.size() <= longest &&
           std::isupper(static_cast<unsigned char>(word.front())) != 0 &&
           std::all_of(word.begin(), word.end(),
                       [](char c) { return std::isupper(static_cast<unsigned char>(c)) != 0 || isDigit(c); });
}

/// "raft.go:210:", "[INFO]", "DEBUG:", "[Leader]": what loggers and programs write before the server.
std::size_t ornamentAt(std::string_view line)
{
    constexpr std::array<std::string_view, 10> words{"info",  "debug",  "warn",     "error",     "trace",
                                                     "fatal", "leader", "follower", "candidate", "warning"};
    std::string_view word = wordAt(line);
    const std::size_t whole = word.size();
    const std::size_t colon = word.find(':');
    const bool isPlace = colon != std::string_view::npos && word.substr(0, colon).find('.') < colon &&
                         digitsIn(word.substr(colon + 1)) > 0;
    if (isPlace)
        return whole;
    if (const std::size_t brackets = bracketsAt(word); brackets > 2)
        word = word.substr(1, brackets - 2);
    else
        word = word.substr(0, colon);
    const bool isKnown = std::any_of(words.begin(), words.end(), [word](std::string_view one) {
        return one.size() == word.size() && beginsWith(word, one);
    });
    return isKnown ? whole : 0;
}

/// A term that stands alone before the server or behind it: "[T3]", "(T:3)", "term 3:".
std::optional<Term> takeTerm(std::string_view &line)
{
    if (const std::size_t brackets = bracketsAt(line); brackets > 0) {
        const std::optional<Term> term = termWithin(line.substr(1, brackets - 2));
        line.remove_prefix(term ? brackets : 0);
        return term;
    }
    std::size_t length = 0;
    const std::optional<Term> term = termAt(line, length);
    line.remove_prefix(term ? length : 0);
    return term;
}

std::string_view withoutColon(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of(" \t:,"), text.size()));
    return text;
}

/// Takes what stands before the server.
void takeFront(std::string_view &line, LabLine &lab)
{
    constexpr int mostWords = 8;
    for (int word = 0; word < mostWords; ++word) {
        line = withoutColon(line);
        if (!serverAt(line).number.empty())
            return;
        if (const std::optional<Term> term = takeTerm(line)) {
            lab.term = term;
        } else if (const std::string_view topic = wordAt(line); lab.topic.empty() && isTopic(topic)) {
            lab.topic = topic;
            line.remove_prefix(topic.size());
        } else if (const std::size_t ornament = ornamentAt(line); ornament > 0) {
            line.remove_prefix(ornament);
        } else if (const std::optional<Time> time = lab.at ? std::nullopt : takeTime(line)) {
            lab.at = time;
        } else {
            return;
        }
    }
}

} // namespace

ServerWord serverAt(std::string_view text)
{
    constexpr std::array<std::string_view, 12> heads{"server",  "peer",   "node",     "raft",
                                                     "rf",      "leader", "follower", "candidate",
                                                     "replica", "me",     "id",       "s"};
    constexpr std::size_t longest = 3;
    const std::size_t brackets = bracketsAt(text);
    std::string_view rest = text.substr(brackets > 0 ? 1 : 0);
    const std::size_t head = headAt(rest, heads);
    rest.remove_prefix(head);
    const bool needsDigit = head <= 1; // "S1" and "[1]", but "server 1", too.
    const bool mayFollow =
        (head > 0 || brackets > 0) && !rest.empty() && (!needsDigit || isDigit(rest.front()));
    ServerWord word;
    const std::size_t behind = mayFollow ? numberBehind(rest, word.number) : 0;
    if (behind == 0 || word.number.size() > longest)
        return {};
    rest.remove_prefix(behind);
    const std::size_t taken = text.size() - rest.size();
    word.isNamed = head > 0;
    word.length = std::max(brackets, taken);
    if (taken < brackets)
        word.term = termWithin(text.substr(taken, brackets - taken));
    return word;
}

std::optional<LabLine> labLineOf(std::string_view line)
{
    LabLine lab;
    line = trimmed(line);
    lab.at = takeTime(line);
    takeFront(line, lab);
    const ServerWord server = serverAt(line);
    if (server.number.empty() || (!lab.at && lab.topic.empty() && !server.isNamed))
        return std::nullopt;
    lab.server = server.number;
    lab.text = withoutColon(line.substr(server.length));
    lab.said = lab.text;
    lab.term = server.term ? server.term : lab.term;
    if (const std::optional<Term> term = takeTerm(lab.said)) {
        lab.term = term;
        lab.said = withoutColon(lab.said);
    }
    return lab;
}

} // namespace raft
