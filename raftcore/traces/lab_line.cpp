#include "raftcore/traces/lab_line.h"

#include "raftcore/traces/date_text.h"
#include "raftcore/traces/lab_fields.h"
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
    const std::optional<Time> date = line.starts_with('[') ? dateAt(line.substr(1), length) : std::nullopt;
    if (date) // Further words may stand in the same brackets.
        line.remove_prefix(length + (line.substr(length + 1).starts_with(']') ? 2 : 1));
    return date;
}

bool isTopic(std::string_view word)
{
    constexpr std::size_t longest = 12;
    return word.size() > 1 && word.size() <= longest &&
           std::isupper(static_cast<unsigned char>(word.front())) != 0 &&
           std::all_of(word.begin(), word.end(),
                       [](char c) { return std::isupper(static_cast<unsigned char>(c)) != 0 || isDigit(c); });
}

template <std::size_t Size>
bool isOneOf(std::string_view word, const std::array<std::string_view, Size> &words)
{
    return std::any_of(words.begin(), words.end(), [word](std::string_view one) {
        return one.size() == word.size() && beginsWith(word, one);
    });
}

bool isLevel(std::string_view word)
{
    constexpr std::array<std::string_view, 13> levels{"info",  "debug",   "warn",  "error", "trace",
                                                      "fatal", "warning", "inf",   "dbg",   "wrn",
                                                      "err",   "trc",     "notice"};
    return isOneOf(word, levels);
}

/// "raft.go:210:", "[INFO]", "DEBUG:", "[Leader]", "INFO:root:": what loggers and programs write before the
/// server.
std::size_t ornamentAt(std::string_view line)
{
    constexpr std::array<std::string_view, 3> roles{"leader", "follower", "candidate"};
    std::string_view word = wordAt(line);
    const std::size_t colon = word.find(':');
    const bool isPlace = colon != std::string_view::npos && word.substr(0, colon).find('.') < colon &&
                         digitsIn(word.substr(colon + 1)) > 0;
    if (isPlace)
        return word.size();
    const std::size_t whole = colon != std::string_view::npos ? word.rfind(':') + 1 : word.size();
    const std::size_t brackets = bracketsAt(word);
    const std::string_view inner = brackets > 2 ? word.substr(1, brackets - 2) : word.substr(0, colon);
    if (isLevel(inner) || isOneOf(inner, roles))
        return brackets > 2 ? word.size() : whole;
    return 0;
}

/// "-", "[main]", "12345", "c.e.raft.RaftNode", "raft::node:", "I1130", "10:00AM": what may stand between a
/// time or a level and the server, in logs of many programs.
std::size_t loggersWordAt(std::string_view line)
{
    const std::string_view word = wordAt(line);
    const bool isSign = word.find_first_not_of("-|>*#=:/]") == std::string_view::npos;
    const bool isNumber = word.find_first_not_of("0123456789") == std::string_view::npos;
    const bool hasLetter = std::any_of(
        word.begin(), word.end(), [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; });
    const bool isPath =
        hasLetter && (word.find("::") != std::string_view::npos || word.find('/') != std::string_view::npos ||
                      word.substr(0, word.size() - 1).find('.') != std::string_view::npos);
    const bool isNamed = hasLetter && (word.ends_with(':') || word.ends_with(']'));
    const bool isApart = line.substr(word.size()).starts_with(" - ") ||
                         line.substr(word.size()).starts_with(" | ");          // Between two of them.
    const bool isCall = hasLetter && word.find(':') != std::string_view::npos; // "NodeImpl:12"
    if (word.empty() || isSign || isNumber || isPath || isNamed || isApart || isCall)
        return word.size();
    return word.front() == '[' ? bracketsAt(line) : 0;
}

/// "I1130 " before a time of the day, "10:00AM ", "INFO[0003] ": how some loggers begin a line.
std::size_t loggersBeginAt(std::string_view line, std::optional<Time> &at)
{
    const std::string_view word = wordAt(line);
    const bool isGlog =
        word.size() == 5 && std::string_view("IWEF").find(word.front()) < 4 && digitsIn(word.substr(1)) == 4;
    const bool isKitchen = word.size() >= 6 && isDigit(word.front()) && word.find(':') < 3 &&
                           (word.ends_with("AM") || word.ends_with("PM"));
    if (isGlog || isKitchen)
        return word.size();
    const std::size_t bracket = word.find('[');
    if (bracket == std::string_view::npos || !isLevel(word.substr(0, bracket)) || !word.ends_with(']'))
        return 0;
    if (const std::string_view seconds = word.substr(bracket + 1); digitsIn(seconds) + 1 == seconds.size())
        if (const std::optional<Term> number = termOf(seconds.substr(0, seconds.size() - 1)))
            at = Time(static_cast<std::int64_t>(std::min<std::uint64_t>(number->value, 1U << 30U)) *
                      1'000'000);
    return word.size();
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

/// Names of calls, of threads and of parts of programs are no servers.
bool mayName(std::string_view name)
{
    constexpr std::array<std::string_view, 16> parts{
        "vote",  "append",  "heart",  "elect", "raft", "log",    "commit", "snap",
        "apply", "persist", "server", "main",  "test", "thread", "leader", "state"};
    constexpr std::size_t longest = 40;
    const std::string small = lowered(name);
    constexpr std::size_t longestNumber = 3;
    const bool isNumber = name.find_first_not_of("0123456789.") == std::string_view::npos; // No address.
    if (isNumber && (name.size() > longestNumber || name.find('.') != std::string_view::npos))
        return false;
    const bool isWord =
        !name.empty() && name.size() <= longest && std::all_of(name.begin(), name.end(), [](char c) {
            return isAlphanumeric(c) || std::string_view("-_.:").find(c) < 4;
        });
    return isWord && !isLevel(name) &&
           std::none_of(parts.begin(), parts.end(),
                        [&small](std::string_view one) { return small.find(one) != std::string::npos; });
}

/// The server in front, whatever it is called: "[a]", "node-a:", "1". Where it is not known yet, the sentence
/// behind it must say that it takes a role. Empty when there is none.
std::string_view anyServerAt(std::string_view line, const ServerNames &names, std::size_t &length)
{
    const std::size_t brackets = bracketsAt(line);
    std::string_view name = brackets > 2 ? line.substr(1, brackets - 2) : wordAt(line);
    length = brackets > 2 ? brackets : name.size();
    const bool isMarked = brackets > 2 || name.ends_with(':');
    if (brackets == 0 && name.ends_with(':'))
        name.remove_suffix(1);
    const bool hasDigit = name.find_first_of("0123456789") != std::string_view::npos;
    if (!mayName(name) || (!isMarked && !hasDigit && name.find('-') == std::string_view::npos))
        return {};
    const std::string_view rest = withoutColon(line.substr(length));
    const bool isNumber = digitsIn(name) == name.size();
    const bool isKnown = names.knows(isNumber ? "S" + std::string(name) : std::string(name));
    return (isKnown && !rest.empty()) || describesServer(rest) ? name : std::string_view();
}

/// "G100", "gid 100", "group:3" in front, with what opens a pair of brackets before it.
std::string_view takeGroup(std::string_view &line)
{
    constexpr std::array<std::string_view, 3> heads{"group", "gid", "g"};
    std::string_view rest = line.substr(bracketsAt(line) > 0 ? 1 : 0);
    const std::size_t head = headAt(rest, heads);
    rest.remove_prefix(head);
    const bool mayFollow = head > 0 && !rest.empty() && (head > 1 || isDigit(rest.front()));
    std::string_view number;
    const std::size_t behind = mayFollow ? numberBehind(rest, number) : 0;
    if (behind == 0)
        return {};
    line = rest.substr(behind);
    line.remove_prefix(std::min(line.find_first_not_of("]}), -|/"), line.size()));
    return number;
}

/// Takes what stands before a server that is named as one.
void takeFront(std::string_view &line, LabLine &lab, const ServerNames &names)
{
    constexpr int mostWords = 12;
    bool begun = false;
    for (int word = 0; word < mostWords; ++word) {
        line = withoutColon(line);
        std::size_t length = 0;
        if (!serverAt(line).number.empty() || !anyServerAt(line, names, length).empty())
            return;
        if (const std::optional<Term> term = takeTerm(line)) {
            lab.term = term;
        } else if (const std::string_view group = takeGroup(line); !group.empty()) {
            lab.group = group;
        } else if (const std::optional<Time> time = lab.at ? std::nullopt : takeTime(line)) {
            lab.at = time;
        } else if (const std::string_view topic = wordAt(line);
                   (lab.topic.empty() || isLevel(lab.topic)) && isTopic(topic)) {
            lab.topic = topic;
            line.remove_prefix(topic.size());
        } else if (const std::size_t ornament = ornamentAt(line); ornament > 0) {
            line.remove_prefix(ornament);
            begun = true;
        } else if (const std::size_t begin = word > 0 ? 0 : loggersBeginAt(line, lab.at); begin > 0) {
            line.remove_prefix(begin);
            begun = true;
        } else if (const std::size_t other = lab.at || begun || isLevel(lab.topic) ? loggersWordAt(line) : 0;
                   other > 0) {
            if (const std::optional<Time> tenths = tenthsAt(line, length); tenths && length >= 6)
                lab.at = tenths; // The course's own time, behind the date that a logger wrote: it is finer.
            line.remove_prefix(other);
            lab.isLoose = true;
        } else {
            return;
        }
        if (line.empty())
            return;
    }
}

/// What follows the server.
void takeSentence(std::string_view rest, LabLine &lab)
{
    if (!lab.group.empty()) // "[G100 S1]"
        rest.remove_prefix(std::min(rest.find_first_not_of("]})"), rest.size()));
    rest = withoutColon(rest);
    lab.text = rest;
    if (const std::optional<Term> term = takeTerm(rest)) {
        lab.term = term;
        rest = withoutColon(rest);
    }
    lab.said = rest;
}

/// A sentence with named values behind it, one of which is the server: "INFO[0003] became leader node=1".
std::optional<LabLine> consoleLineOf(std::string_view line, std::string_view front, LabLine lab,
                                     const ServerNames &names, std::string_view self)
{
    StructuredLine reported;
    std::size_t behind = 0;
    reported.fields = fieldsAtEnd(front, behind);
    if (const std::size_t span = line.find("{id="); span != std::string_view::npos) { // "node{id=2}: …"
        const std::string_view inner = line.substr(span + 1);
        for (LogField &field : fieldsIn(inner.substr(0, inner.find('}'))))
            reported.fields.push_back(std::move(field));
    }
    if (reported.fields.empty())
        return std::nullopt;
    std::string_view sentence = front.substr(0, behind);
    while (!sentence.empty() && (sentence.back() == ' ' || sentence.back() == '\t'))
        sentence.remove_suffix(1);
    reported.sentence = sentence;
    reported.at = lab.at;
    std::optional<LabLine> found = labLineOf(reported, names, self);
    if (found)
        found->topic = std::move(lab.topic);
    return found;
}

struct GroupMember {
    std::string_view group;
    std::string_view server;
    std::string_view rest; ///< Of the line; empty: there is no such server in it.
};

/// "Node <counter/10.0.0.1:8081> ", "node counter:10.0.0.1:8100:0 ": a server of a group, wherever it stands,
/// as libraries write it that run many groups in one program. What precedes it is the logger's.
GroupMember groupMemberIn(std::string_view line)
{
    constexpr std::size_t furthest = 200;
    constexpr std::string_view head = "ode "; // "Node " and "node ".
    GroupMember member;
    for (std::size_t at = line.find(head); at < furthest && member.rest.empty();
         at = line.find(head, at + 1)) {
        if (at == 0 || std::tolower(static_cast<unsigned char>(line[at - 1])) != 'n')
            continue;
        std::string_view name = wordAt(line.substr(at + head.size()));
        const std::string_view behind = line.substr(at + head.size() + name.size());
        const bool isQuoted = name.size() > 2 && name.front() == '<' && name.back() == '>';
        name = isQuoted ? name.substr(1, name.size() - 2) : name;
        const std::size_t split = isQuoted ? name.rfind('/') : name.find(':');
        const std::size_t port = name.find(':', std::min(split, name.size()) + 1);
        const bool hasPort = port < name.size() && digitsIn(name.substr(port + 1)) > 0;
        if (split < name.size() && hasPort)
            member = {name.substr(0, split), name.substr(split + 1), behind};
    }
    return member;
}

/// "S1"; "n1" where servers are called so.
std::string spelled(const ServerWord &word)
{
    return (word.letter.empty() ? std::string("S") : std::string(word.letter)) + std::string(word.number);
}

} // namespace

bool describesServer(std::string_view sentence)
{
    constexpr std::size_t looked = 60;
    constexpr std::array<std::string_view, 16> verbs{"becom", "became", "is now", "now ",   "start", "begin",
                                                     "won",   "wins",   "turn",   "conv",   "vote",  "change",
                                                     "trans", "step",   "grant",  "elected"};
    constexpr std::array<std::string_view, 5> roles{"leader", "candidate", "follower", "election", "vote"};
    const std::string small = lowered(sentence.substr(0, looked));
    const auto begins = [&small](std::string_view verb) { return small.starts_with(verb); };
    const auto holds = [&small](std::string_view role) { return small.find(role) != std::string::npos; };
    return std::any_of(verbs.begin(), verbs.end(), begins) && std::any_of(roles.begin(), roles.end(), holds);
}

ServerWord serverAt(std::string_view text)
{
    constexpr std::array<std::string_view, 16> heads{
        "server",  "peer", "node", "raft", "rf", "leader", "follower", "candidate",
        "replica", "me",   "id",   "s",    "c",  "n",      "p",        "r"};
    constexpr std::size_t longest = 3;
    const std::size_t brackets = bracketsAt(text);
    std::string_view rest = text.substr(brackets > 0 ? 1 : 0);
    const std::size_t head = headAt(rest, heads);
    const std::string_view letter = head == 1 && std::tolower(static_cast<unsigned char>(rest[0])) != 's'
                                        ? rest.substr(0, 1)
                                        : std::string_view();
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
    word.letter = letter;
    word.isNamed = head > 0;
    word.length = std::max(brackets, taken);
    if (taken < brackets)
        word.term = termWithin(text.substr(taken, brackets - taken));
    return word;
}

std::string siblingOf(std::string_view like, std::string_view number)
{
    constexpr std::size_t longest = 3;
    const std::size_t last = like.find_last_not_of("0123456789");
    const std::string_view head =
        last == std::string_view::npos ? std::string_view() : like.substr(0, last + 1);
    const bool counts = head.size() < like.size() && like.size() - head.size() <= longest &&
                        head.find_first_of(".:") == std::string_view::npos;
    const bool isNumber = !number.empty() && number.size() <= longest && digitsIn(number) == number.size();
    return counts && isNumber ? std::string(head) + std::string(number) : std::string();
}

std::optional<LabLine> labLineOf(std::string_view line, const ServerNames &names, std::string_view self)
{
    line = trimmed(line);
    if (const std::optional<StructuredLine> structured = structuredLineOf(line))
        return labLineOf(*structured, names, self);
    LabLine lab;
    std::string_view front = line;
    lab.at = takeTime(front);
    if (const GroupMember member = groupMemberIn(front); !member.rest.empty()) {
        lab.server = member.server;
        lab.group = member.group;
        lab.isLoose = true;
        takeSentence(member.rest, lab);
        return lab;
    }
    takeFront(front, lab, names);
    const ServerWord server = serverAt(front);
    std::size_t length = server.length;
    if (server.number.empty()) {
        const std::string_view name = anyServerAt(front, names, length);
        if (name.empty())
            return consoleLineOf(line, front, std::move(lab), names, self);
        lab.server = digitsIn(name) == name.size() ? "S" + std::string(name) : std::string(name);
        lab.isLoose = true;
    } else if (!lab.at && lab.topic.empty() && !server.isNamed) {
        return std::nullopt;
    } else {
        lab.server = spelled(server);
        lab.term = server.term ? server.term : lab.term;
    }
    takeSentence(front.substr(length), lab);
    return lab;
}

} // namespace raft
