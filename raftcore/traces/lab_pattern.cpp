#include "raftcore/traces/lab_pattern.h"

#include "raftcore/traces/text_scan.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
#include <utility>

namespace raft {

namespace {

std::size_t skipBlanks(std::string_view text, std::size_t at)
{
    while (at < text.size() && text[at] == ' ')
        ++at;
    return at;
}

/// A number that begins here.
std::optional<std::uint64_t> numberAt(std::string_view text, std::size_t &at)
{
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), number);
    if (error != std::errc() || number > greatestNumber)
        return std::nullopt;
    at = static_cast<std::size_t>(end - text.data());
    return number;
}

/// Behind a term another one that it gives way to: "1 -> 2", "1 < 2".
std::optional<std::uint64_t> laterTermAt(std::string_view text, std::size_t &at)
{
    for (const std::string_view sign : {"->", "=>", "→", "<"}) {
        std::size_t next = skipBlanks(text, at);
        if (!text.substr(next).starts_with(sign))
            continue;
        next = skipBlanks(text, next + sign.size());
        const std::optional<std::uint64_t> number = numberAt(text, next);
        at = number ? next : at;
        return number;
    }
    return std::nullopt;
}

/// "3", "t3", "t:3", "term 3", "term=3", "term is [3]", "term 2 -> 3".
std::optional<std::uint64_t> termNumberAt(std::string_view text, std::size_t &at)
{
    std::size_t next = at;
    const bool isNamed = next < text.size() && !isDigit(text[next]);
    if (isNamed) {
        const bool isWord = text.substr(next).starts_with("term");
        if (!isWord && text[next] != 't')
            return std::nullopt;
        next += isWord ? 4 : 1;
        if (isWord && text.substr(next).starts_with(" is "))
            next += 3;
        next = std::min(text.find_first_not_of(" :=([-", next), text.size());
    }
    const std::optional<std::uint64_t> number = numberAt(text, next);
    if (!number)
        return std::nullopt;
    const std::optional<std::uint64_t> later = isNamed ? laterTermAt(text, next) : std::nullopt;
    at = next;
    return later ? later : number;
}

/// Whether a number, a term or a server may begin here: not in the middle of a word, but for "currentterm".
bool beginsHere(std::string_view text, std::size_t at)
{
    return at == 0 || !isAlphanumeric(text[at - 1]) || (isDigit(text[at]) && !isDigit(text[at - 1])) ||
           (text.substr(at).starts_with("term") && text.substr(0, at).ends_with("current"));
}

/// The term that the text tells, when it tells one only.
std::optional<std::uint64_t> soleTermIn(std::string_view text)
{
    std::optional<std::uint64_t> sole;
    for (std::size_t at = text.find('t'); at != std::string_view::npos; at = text.find('t', at + 1)) {
        std::size_t next = at;
        const std::optional<std::uint64_t> term =
            beginsHere(text, at) ? termNumberAt(text, next) : std::nullopt;
        if (term && sole && *term != *sole)
            return std::nullopt;
        sole = term ? term : sole;
    }
    return sole;
}

/// Both texts of "become(s|) leader", and so on; parentheses without a | are text.
std::vector<std::string> choicesIn(const std::string &text)
{
    constexpr std::size_t most = 256; // More of them are none.
    std::vector<std::string> done;
    std::vector<std::string> open{text};
    while (!open.empty()) {
        if (done.size() + open.size() > most)
            return {};
        const std::string one = std::move(open.back());
        open.pop_back();
        const std::size_t bar = one.find('|');
        const std::size_t begin = bar == std::string::npos ? bar : one.rfind('(', bar);
        const std::size_t end = begin == std::string::npos ? begin : one.find(')', bar);
        if (end == std::string::npos) {
            done.push_back(one);
            continue;
        }
        for (std::size_t from = begin + 1, next = 0; from <= end; from = next + 1) {
            next = std::min(one.find('|', from), end);
            open.push_back(one.substr(0, begin) + one.substr(from, next - from) + one.substr(end + 1));
        }
    }
    return done;
}

} // namespace

LabPattern::Field LabPattern::fieldNamed(std::string_view name)
{
    constexpr std::array<std::string_view, 13> names{"term",    "mterm",    "other", "prev",  "prevterm",
                                                     "last",    "lastterm", "match", "count", "commit",
                                                     "applied", "end",      "any"};
    const auto place = std::find(names.begin(), names.end(), name);
    return static_cast<Field>(place - names.begin());
}

std::optional<LabPattern> LabPattern::of(std::string topic, std::string_view text, const Meaning &meaning)
{
    LabPattern pattern;
    pattern.m_topic = std::move(topic);
    pattern.m_text = text;
    pattern.m_meaning = meaning;
    for (const std::string &choice : choicesIn(lowered(text))) {
        std::optional<Choice> parts = choiceOf(choice);
        if (!parts)
            return std::nullopt;
        pattern.m_choices.push_back(*std::move(parts));
    }
    return pattern.m_choices.empty() ? std::nullopt : std::optional(std::move(pattern));
}

LabPattern::Pairs LabPattern::pairsIn(std::string_view text)
{
    Pairs pairs;
    for (std::size_t at = 1; at < text.size(); ++at)
        pairs.set((static_cast<unsigned char>(text[at - 1]) * 29U + static_cast<unsigned char>(text[at])) %
                  pairs.size());
    return pairs;
}

std::optional<LabPattern::Choice> LabPattern::choiceOf(std::string_view small)
{
    Choice choice;
    std::vector<Part> &parts = choice.parts;
    bool gap = false;
    for (std::size_t at = 0; at < small.size();) {
        if (small[at] == '*') {
            gap = true;
            ++at;
        } else if (small[at] == '~') {
            parts.emplace_back(RestOfWord{});
            ++at;
        } else if (small[at] == '{') {
            const std::size_t end = small.find('}', at);
            if (end == std::string_view::npos)
                return std::nullopt;
            std::string_view name = small.substr(at + 1, end - at - 1);
            const bool optional = name.ends_with('?');
            name.remove_suffix(optional ? 1 : 0);
            const Field field = fieldNamed(name);
            if (field == Field::Nothing)
                return std::nullopt;
            parts.emplace_back(Hole{field, optional, gap || optional});
            gap = false;
            at = end + 1;
        } else {
            const std::size_t end = std::min(small.find_first_of("*{~", at), small.size());
            const std::string_view words = small.substr(at, end - at);
            choice.needed |= pairsIn(words.substr(skipBlanks(words, 0))); // Blanks in front may be missing.
            parts.emplace_back(Words{std::string(words), gap});
            gap = false;
            at = end;
        }
    }
    return choice;
}

bool LabPattern::findWords(const Words &words, Reading &reading)
{
    const std::string_view text = reading.text;
    if (words.afterGap) {
        const std::size_t found = text.find(words.text, reading.at);
        reading.at = found + words.text.size();
        return found != std::string_view::npos;
    }
    std::string_view wanted = words.text;
    if (!text.substr(reading.at).starts_with(wanted)) { // A blank more or less does not count.
        reading.at = skipBlanks(text, reading.at);
        wanted.remove_prefix(std::min(skipBlanks(wanted, 0), wanted.size()));
    }
    const bool found = text.substr(reading.at).starts_with(wanted);
    reading.at += wanted.size();
    return found;
}

void LabPattern::take(Field field, std::uint64_t number, TraceItem &item)
{
    TraceMessage &message = *item.message;
    const auto position = [&message]() -> Position & {
        if (!message.at)
            message.at.emplace();
        return *message.at;
    };
    switch (field) {
    case Field::TermNumber: item.term = Term{number}; break;
    case Field::MessageTerm: message.term = Term{number}; break;
    case Field::Prev:
    case Field::Last:
    case Field::Match: position().index = Index{number}; break;
    case Field::PrevTerm:
    case Field::LastTerm: position().term = Term{number}; break;
    case Field::Count: message.count = number; break;
    case Field::Commit: item.commit = Index{number}; break;
    case Field::Applied: item.applied = Index{number}; break;
    case Field::End: // Programs print it now and then only.
        item.log = TraceLogChange{{}, {}, {}, {}, Index{number}};
        item.logInferred = true;
        break;
    default: break;
    }
}

/// Right behind words a bare number is a server, too.
bool LabPattern::findOther(const Hole &hole, std::size_t begin, Reading &reading)
{
    const std::string_view rest = reading.text.substr(begin);
    if (rest.starts_with(LabLine::otherMark)) {
        reading.other = reading.line.other;
        reading.at = begin + 1;
        return true;
    }
    const ServerWord word = serverAt(rest);
    const bool isServer = !word.number.empty() && (word.isNamed || !hole.afterGap);
    const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
    constexpr std::size_t longest = 3;
    const bool isBare = !isServer && !hole.afterGap && digits > 0 && digits <= longest &&
                        (digits == rest.size() || (!isAlphanumeric(rest[digits]) && rest[digits] != '.'));
    const std::string name =
        isServer || isBare ? siblingOf(reading.line.server, isServer ? word.number : rest.substr(0, digits))
                           : std::string();
    if (name.empty())
        return findKnownName(begin, reading);
    reading.other = name;
    reading.at = begin + (isServer ? word.length : digits);
    return true;
}

/// Servers without numbers are recognised once they have told something themselves.
bool LabPattern::findKnownName(std::size_t begin, Reading &reading)
{
    if (!siblingOf(reading.line.server, "1").empty())
        return false;
    std::string_view rest = reading.text.substr(begin);
    const std::size_t bracket = rest.starts_with('[') || rest.starts_with('<') ? 1 : 0;
    rest.remove_prefix(bracket);
    for (const NodeId id : reading.names->ids()) {
        const std::string name = lowered(reading.names->spelling(id));
        const bool ends =
            rest.size() == name.size() || (rest.size() > name.size() && !isAlphanumeric(rest[name.size()]));
        if (name.empty() || !ends || !rest.starts_with(name))
            continue;
        reading.other = reading.names->spelling(id);
        reading.at = begin + bracket + name.size();
        return true;
    }
    return findAddress(begin + bracket, reading);
}

/// Where servers are called by their addresses, another one may be named before it writes something itself:
/// "10.0.0.2:8081" beside "10.0.0.1:8081".
bool LabPattern::findAddress(std::size_t begin, Reading &reading)
{
    const auto partsIn = [](std::string_view name) { return std::count(name.begin(), name.end(), ':'); };
    const std::string_view rest = std::string_view(reading.line.said).substr(begin);
    const std::size_t end =
        std::find_if(rest.begin(), rest.end(),
                     [](char c) { return !isAlphanumeric(c) && std::string_view(".:-_").find(c) > 3; }) -
        rest.begin();
    std::string_view name = rest.substr(0, end);
    name = name.substr(0, std::min(name.find_last_not_of(".:-_") + 1, name.size()));
    const auto parts = partsIn(reading.line.server);
    if (parts == 0 || partsIn(name) != parts || !isDigit(name.back()))
        return false;
    reading.other = name;
    reading.at = begin + name.size();
    return true;
}

bool LabPattern::findNumber(const Hole &hole, std::size_t begin, Reading &reading)
{
    const bool isTerm = hole.field == Field::TermNumber || hole.field == Field::MessageTerm;
    // Behind a gap a bare number is not yet a term.
    if (isTerm && hole.afterGap && isDigit(reading.text[begin]))
        return false;
    std::size_t next = begin;
    const std::optional<std::uint64_t> number =
        isTerm ? termNumberAt(reading.text, next) : numberAt(reading.text, next);
    if (!number)
        return false;
    take(hole.field, *number, reading.item);
    reading.at = next;
    return true;
}

/// Takes the number or the server of the hole from the text or, after a gap, behind it.
bool LabPattern::fill(const Hole &hole, Reading &reading)
{
    const std::string_view text = reading.text;
    std::size_t begin = hole.afterGap ? reading.at : skipBlanks(text, reading.at);
    const std::size_t last = hole.afterGap ? text.size() : std::min(begin + 1, text.size());
    for (; begin < last; ++begin)
        if (beginsHere(text, begin) &&
            (hole.field == Field::Other ? findOther(hole, begin, reading) : findNumber(hole, begin, reading)))
            return true;
    reading.wantsTerm = reading.wantsTerm || hole.field == Field::TermNumber;
    return hole.optional;
}

bool LabPattern::fits(const Choice &choice, Reading &reading)
{
    for (const Part &part : choice.parts) {
        if (const auto *words = std::get_if<Words>(&part)) {
            if (!findWords(*words, reading))
                return false;
        } else if (const auto *hole = std::get_if<Hole>(&part)) {
            if (!fill(*hole, reading))
                return false;
        } else {
            while (reading.at < reading.text.size() && isAlphanumeric(reading.text[reading.at]))
                ++reading.at;
        }
    }
    return true;
}

/// What the meaning says beside the numbers.
void LabPattern::tell(Reading &reading, NodeId other) const
{
    TraceItem &item = reading.item;
    item.kind = m_meaning.kind;
    item.role = m_meaning.role;
    const bool isSent = item.kind == TraceKind::Send;
    const bool isMessage = isSent || item.kind == TraceKind::Receive || item.kind == TraceKind::Drop;
    if (!item.term && reading.wantsTerm) {
        const std::optional<std::uint64_t> sole = soleTermIn(reading.text);
        item.term = sole ? std::optional(Term{*sole}) : reading.line.term;
    }
    if (m_meaning.vote == Vote::Self && item.term) // Without a term it is not known in which.
        item.vote = item.server;
    else if (m_meaning.vote == Vote::Other && other != NodeId{} && item.term)
        item.vote = other;
    if (!isMessage) {
        item.message.reset();
        return;
    }
    TraceMessage &message = *item.message;
    message.type = m_meaning.type;
    message.accepted = m_meaning.result;
    message.from = isSent ? item.server : other;
    message.to = isSent ? other : item.server;
    if (isSent && message.type == MessageType::Append && item.commit)
        message.commit = std::exchange(item.commit, std::nullopt);
    if (message.type == MessageType::Append && message.count == 0U)
        message.type = MessageType::Heartbeat;
    if (!message.term && isSent)
        message.term = item.term ? item.term : reading.line.term;
}

std::optional<TraceItem> LabPattern::match(const LabLine &line, std::string_view small, const Pairs &pairs,
                                           NodeId server, ServerNames &names) const
{
    if (!m_topic.empty() && line.topic != m_topic)
        return std::nullopt;
    for (const Choice &choice : m_choices) {
        if ((choice.needed & ~pairs).any())
            continue;
        Reading reading{line, small};
        reading.names = &names;
        reading.item.server = server;
        reading.item.message.emplace();
        if (!fits(choice, reading))
            continue;
        const bool needsOther = m_meaning.kind == TraceKind::Send || m_meaning.kind == TraceKind::Receive;
        const bool hasOther = !reading.other.empty() && reading.other != line.server;
        if (needsOther && !hasOther)
            continue;
        const std::optional<NodeId> other = hasOther ? names.idOf(reading.other) : std::nullopt;
        tell(reading, other.value_or(NodeId{}));
        return std::move(reading.item);
    }
    return std::nullopt;
}

std::optional<std::pair<std::size_t, TraceItem>> LabPatterns::match(const LabLine &line, NodeId server,
                                                                    ServerNames &names) const
{
    const std::string small = lowered(line.said);
    const LabPattern::Pairs pairs = LabPattern::pairsIn(small);
    for (std::size_t place = 0; place < m_patterns.size(); ++place)
        if (std::optional<TraceItem> item = m_patterns[place].match(line, small, pairs, server, names))
            return std::pair(place, *std::move(item));
    return std::nullopt;
}

} // namespace raft
