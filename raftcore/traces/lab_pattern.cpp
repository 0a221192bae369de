#include "raftcore/traces/lab_pattern.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <utility>

namespace raft {

namespace {

bool isAlphanumeric(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

bool isNumeral(char c)
{
    return c >= '0' && c <= '9';
}

std::string lowered(std::string_view text)
{
    std::string small(text);
    std::transform(small.begin(), small.end(), small.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return small;
}

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

/// "3", "t3", "t:3", "term 3", "term=3".
std::optional<std::uint64_t> termNumberAt(std::string_view text, std::size_t &at)
{
    std::size_t next = at;
    if (next < text.size() && !isNumeral(text[next])) {
        const bool isWord = text.substr(next).starts_with("term");
        if (!isWord && text[next] != 't')
            return std::nullopt;
        next += isWord ? 4 : 1;
        while (next < text.size() &&
               (text[next] == ' ' || text[next] == ':' || text[next] == '=' || text[next] == '('))
            ++next;
    }
    const std::optional<std::uint64_t> number = numberAt(text, next);
    if (number)
        at = next;
    return number;
}

/// "s2", "[2]", "server 2".
std::optional<NodeId> serverNumberAt(std::string_view text, std::size_t &at, ServerNames &names)
{
    std::string upper(text.substr(at, 12));
    if (!upper.empty() && upper.front() == 's')
        upper.front() = isNumeral(upper.size() > 1 ? upper[1] : ' ') ? 'S' : 's';
    std::size_t length = 0;
    const std::string_view digits = serverAt(upper, length);
    if (digits.empty())
        return std::nullopt;
    at += length;
    return names.idOf("S" + std::string(digits));
}

/// Whether a number, a term or a server may begin here: not in the middle of a word.
bool beginsHere(std::string_view text, std::size_t at)
{
    return at == 0 || !isAlphanumeric(text[at - 1]) || (isNumeral(text[at]) && !isNumeral(text[at - 1]));
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
    const std::string small = lowered(text);
    bool gap = false;
    for (std::size_t at = 0; at < small.size();) {
        if (small[at] == '*') {
            gap = true;
            ++at;
        } else if (small[at] == '{') {
            const std::size_t end = small.find('}', at);
            if (end == std::string::npos)
                return std::nullopt;
            std::string_view name = std::string_view(small).substr(at + 1, end - at - 1);
            const bool optional = name.ends_with('?');
            name.remove_suffix(optional ? 1 : 0);
            const Field field = fieldNamed(name);
            if (field == Field::Nothing)
                return std::nullopt;
            pattern.m_parts.push_back(Hole{field, optional, gap || optional});
            gap = false;
            at = end + 1;
        } else {
            const std::size_t end = std::min(small.find_first_of("*{", at), small.size());
            pattern.m_parts.push_back(Words{small.substr(at, end - at), gap});
            gap = false;
            at = end;
        }
    }
    return pattern;
}

std::optional<std::size_t> LabPattern::findWords(const Words &words, std::string_view text, std::size_t at)
{
    if (words.afterGap) {
        const std::size_t found = text.find(words.text, at);
        return found == std::string_view::npos ? std::nullopt : std::optional(found + words.text.size());
    }
    std::string_view wanted = words.text;
    if (!text.substr(at).starts_with(wanted)) { // A blank more or less does not count.
        at = skipBlanks(text, at);
        wanted.remove_prefix(std::min(skipBlanks(wanted, 0), wanted.size()));
    }
    return text.substr(at).starts_with(wanted) ? std::optional(at + wanted.size()) : std::nullopt;
}

bool LabPattern::take(Field field, std::uint64_t number, TraceItem &item) const
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
    return true;
}

/// Takes the number or the server of the hole from the text at `at` or, after a gap, behind it.
bool LabPattern::fill(const Hole &hole, std::string_view text, std::size_t &at, TraceItem &item,
                      ServerNames &names, NodeId &other) const
{
    const std::size_t last = hole.afterGap ? text.size() : std::min(skipBlanks(text, at) + 1, text.size());
    const bool isTerm = hole.field == Field::TermNumber || hole.field == Field::MessageTerm;
    for (std::size_t begin = hole.afterGap ? at : skipBlanks(text, at); begin < last; ++begin) {
        if (!beginsHere(text, begin))
            continue;
        std::size_t next = begin;
        if (hole.field == Field::Other) {
            if (const std::optional<NodeId> id = serverNumberAt(text, next, names)) {
                other = *id;
                at = next;
                return true;
            }
            continue;
        }
        // Behind a gap a bare number is not yet a term.
        if (isTerm && hole.afterGap && isNumeral(text[begin]))
            continue;
        const std::optional<std::uint64_t> number = isTerm ? termNumberAt(text, next) : numberAt(text, next);
        if (number) {
            at = next;
            return take(hole.field, *number, item);
        }
    }
    return hole.optional;
}

/// What the meaning says beside the numbers.
void LabPattern::tell(TraceItem &item, NodeId other) const
{
    item.kind = m_meaning.kind;
    item.role = m_meaning.role;
    if (m_meaning.vote == Vote::Self && item.term) // Without a term it is not known in which.
        item.vote = item.server;
    else if (m_meaning.vote == Vote::Other && other != NodeId{} && item.term)
        item.vote = other;
    const bool isSent = item.kind == TraceKind::Send;
    if (!isSent && item.kind != TraceKind::Receive && item.kind != TraceKind::Drop) {
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
        message.term = item.term;
}

std::optional<TraceItem> LabPattern::match(const LabLine &line, std::string_view lowered, NodeId server,
                                           ServerNames &names) const
{
    if (!m_topic.empty() && line.topic != m_topic)
        return std::nullopt;
    TraceItem item;
    item.server = server;
    item.message.emplace();
    NodeId other;
    std::size_t at = 0;
    for (const Part &part : m_parts) {
        if (const auto *words = std::get_if<Words>(&part)) {
            const std::optional<std::size_t> behind = findWords(*words, lowered, at);
            if (!behind)
                return std::nullopt;
            at = *behind;
        } else if (!fill(std::get<Hole>(part), lowered, at, item, names, other)) {
            return std::nullopt;
        }
    }
    const bool needsOther = m_meaning.kind == TraceKind::Send || m_meaning.kind == TraceKind::Receive;
    if (needsOther && (other == NodeId{} || other == server))
        return std::nullopt;
    tell(item, other);
    return item;
}

std::optional<std::pair<std::size_t, TraceItem>> LabPatterns::match(const LabLine &line, NodeId server,
                                                                    ServerNames &names) const
{
    const std::string small = lowered(line.text);
    for (std::size_t place = 0; place < m_patterns.size(); ++place)
        if (std::optional<TraceItem> item = m_patterns[place].match(line, small, server, names))
            return std::pair(place, *std::move(item));
    return std::nullopt;
}

} // namespace raft
