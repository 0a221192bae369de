#include "raftcore/scenario/words.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace raft {

namespace {

template <class Number>
std::optional<Number> readNumber(std::string_view text)
{
    Number number{};
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size())
        return std::nullopt;
    return number;
}

/// A server as it is written: "2" or "S2".
std::optional<NodeId> readServer(std::string_view text)
{
    if (text.starts_with('S'))
        text.remove_prefix(1);
    const auto number = readNumber<std::uint64_t>(text);
    return number && *number >= 1 && *number <= mostServers ? std::optional(NodeId{*number}) : std::nullopt;
}

constexpr std::pair<const char *, Comparison> comparisons[] = {
    {"=", Comparison::Equal},        {"!=", Comparison::NotEqual}, {"<", Comparison::Less},
    {"<=", Comparison::LessOrEqual}, {">", Comparison::Greater},   {">=", Comparison::GreaterOrEqual},
};

constexpr std::pair<const char *, MessageType> messageTypes[] = {
    {"RequestVote", MessageType::RequestVote},
    {"RequestVoteReply", MessageType::RequestVoteReply},
    {"PreVote", MessageType::PreVote},
    {"PreVoteReply", MessageType::PreVoteReply},
    {"Append", MessageType::Append},
    {"AppendReply", MessageType::AppendReply},
    {"Heartbeat", MessageType::Heartbeat},
    {"HeartbeatReply", MessageType::AppendReply},
    {"Snapshot", MessageType::Snapshot},
    {"SnapshotReply", MessageType::SnapshotReply},
    {"TimeoutNow", MessageType::TimeoutNow},
    {"ReadIndex", MessageType::ReadIndex},
    {"ReadIndexReply", MessageType::ReadIndexReply},
};

/// Where the first comparison sign stands in a word, if it has one; "->" is none.
std::optional<std::pair<std::size_t, std::size_t>> findComparison(const std::string &word)
{
    for (std::size_t at = 0; at < word.size(); ++at) {
        if (word.compare(at, 2, "->") == 0) {
            ++at;
            continue;
        }
        const bool two = at + 1 < word.size() && word[at + 1] == '=';
        if (word[at] == '=' || word[at] == '<' || word[at] == '>' || (word[at] == '!' && two))
            return std::pair(at, word[at] != '=' && two ? std::size_t{2} : std::size_t{1});
    }
    return std::nullopt;
}

} // namespace

Words::Words(const RawCommand &command) : m_words(command.words), m_text(command.text)
{
}

void Words::fail(std::string problem)
{
    if (m_problem.empty())
        m_problem = std::move(problem);
}

void Words::failExpecting(const std::string &what)
{
    fail("expected " + what +
         (atEnd() ? ", but the command ends there" : ", but found " + quote(m_words[m_next].text)));
}

std::string_view Words::peek() const
{
    return atEnd() || m_words[m_next].quoted ? std::string_view{} : m_words[m_next].text;
}

bool Words::beginsWith(std::string_view text) const
{
    if (atEnd())
        return false;
    const Word &next = m_words[m_next];
    return next.text.starts_with(text) && (!next.quoted || next.open >= text.size());
}

bool Words::take(std::string_view keyword)
{
    if (failed() || atEnd() || peek() != keyword)
        return false;
    ++m_next;
    return true;
}

bool Words::takePrefix(std::string_view prefix)
{
    if (failed() || atEnd() || m_words[m_next].text.compare(0, prefix.size(), prefix) != 0)
        return false;
    m_words[m_next].text.erase(0, prefix.size());
    return true;
}

void Words::expectEnd()
{
    if (!failed() && !atEnd())
        fail("expected the end of the command, but found " + quote(m_words[m_next].text));
}

Word Words::word(const std::string &what)
{
    if (failed() || atEnd()) {
        failExpecting(what);
        return {};
    }
    return m_words[m_next++];
}

Word Words::quoted(const std::string &what)
{
    const Word next = word(what);
    if (!failed() && !next.quoted)
        fail("expected " + what + ", but found " + quote(next.text));
    return next;
}

std::string Words::rest(const std::string &what)
{
    if (atEnd())
        failExpecting(what);
    std::string text;
    for (; !failed() && !atEnd(); ++m_next)
        text += (text.empty() ? "" : " ") + m_words[m_next].text;
    return text;
}

std::string_view Words::wordFor(const std::string &what)
{
    if (failed() || atEnd() || m_words[m_next].quoted) {
        failExpecting(what);
        return {};
    }
    m_current = m_words[m_next].text;
    return m_current;
}

std::uint64_t Words::number(const std::string &what, std::uint64_t least, std::uint64_t most)
{
    const auto number = readNumber<std::uint64_t>(wordFor(what));
    if (!number || *number < least || *number > most) {
        const bool outOfRange =
            number || (peek().find_first_not_of("0123456789") == std::string_view::npos && !peek().empty());
        failExpecting(what +
                      (outOfRange ? " from " + std::to_string(least) + " to " + std::to_string(most) : ""));
        return least;
    }
    ++m_next;
    return *number;
}

NodeId Words::serverCalled(const std::string &what)
{
    const std::string_view text = peek();
    const auto id = readServer(text);
    if (failed() || !id || !text.starts_with('S'))
        return {number(what, 1, mostServers)};
    ++m_next;
    return *id;
}

ServerName Words::server()
{
    if (take("leader"))
        return {};
    return {serverCalled("the number of a server (or \"leader\")")};
}

std::vector<NodeId> Words::servers()
{
    const std::string what = "numbers of servers with commas between them";
    std::string text(wordFor(what));
    std::size_t taken = 1;
    while (text.ends_with(',') && m_next + taken < m_words.size())
        text += m_words[m_next + taken++].text;
    std::vector<NodeId> ids;
    for (std::size_t at = 0; !failed() && at <= text.size();) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        const auto id = readServer(std::string_view(text).substr(at, comma - at));
        if (!id)
            failExpecting(what + ", each from 1 to " + std::to_string(mostServers));
        else if (std::find(ids.begin(), ids.end(), *id) != ids.end())
            fail("expected every server once, but server " + std::to_string(id->value) + " is named twice");
        else
            ids.push_back(*id);
        at = comma + 1;
    }
    m_next += taken;
    std::sort(ids.begin(), ids.end());
    return ids;
}

void Words::link(ServerName &from, ServerName &to, bool *bothWays)
{
    const std::string what = bothWays == nullptr ? "a direction between two servers like 1->2"
                                                 : "a link between two servers like 1->2 or 1-2";
    const std::string text(wordFor(what));
    const auto dash = text.find('-');
    const bool directed = dash != std::string::npos && text.compare(dash, 2, "->") == 0;
    if (dash == std::string::npos || (!directed && bothWays == nullptr))
        return failExpecting(what);
    const auto end = [&](std::string_view name) -> std::optional<ServerName> {
        if (name == "leader")
            return ServerName{};
        const auto id = readServer(name);
        return id ? std::optional(ServerName{*id}) : std::nullopt;
    };
    const auto first = end(std::string_view(text).substr(0, dash));
    const auto second = end(std::string_view(text).substr(dash + (directed ? 2 : 1)));
    if (!first || !second)
        return failExpecting(what + ", each from 1 to " + std::to_string(mostServers));
    if (*first == *second)
        return fail("expected two servers, but " + quote(text) + " names one twice");
    from = *first;
    to = *second;
    if (bothWays != nullptr)
        *bothWays = !directed;
    ++m_next;
}

void Words::linkByNumber(NodeId &from, NodeId &to, bool *bothWays)
{
    ServerName first;
    ServerName second;
    if (peek().find("leader") != std::string_view::npos)
        return fail("expected two numbers of servers, but found " + quote(peek()));
    link(first, second, bothWays);
    from = first.id;
    to = second.id;
}

Membership Words::members()
{
    const std::string what = "members like 1,2,3 (a learner like ~4)";
    std::string text(wordFor(what));
    std::size_t taken = 1;
    while (text.ends_with(',') && m_next + taken < m_words.size())
        text += m_words[m_next + taken++].text;
    Membership members;
    for (std::size_t at = 0; !failed() && at <= text.size();) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        std::string_view one = std::string_view(text).substr(at, comma - at);
        const bool learner = one.starts_with('~');
        one.remove_prefix(learner ? 1 : 0);
        const auto id = readServer(one);
        if (!id)
            failExpecting(what);
        else if (members.includes(*id))
            fail("expected every server once, but server " + std::to_string(id->value) + " is named twice");
        else
            (learner ? members.learners : members.voters).push_back(*id);
        at = comma + 1;
    }
    m_next += taken;
    std::sort(members.voters.begin(), members.voters.end());
    std::sort(members.learners.begin(), members.learners.end());
    return members;
}

std::vector<command::EntryPlace> Words::entryPlaces()
{
    const std::string what = "entries like 2:3,4:3, each a server and an index";
    const std::string text(wordFor(what));
    std::vector<command::EntryPlace> places;
    for (std::size_t at = 0; !failed() && at <= text.size();) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        const std::string_view one = std::string_view(text).substr(at, comma - at);
        const std::size_t colon = one.find(':');
        const auto server = readServer(one.substr(0, std::min(colon, one.size())));
        const auto index =
            colon == std::string_view::npos ? std::nullopt : readNumber<std::uint64_t>(one.substr(colon + 1));
        if (!server || !index || *index < 1 || *index > mostNumber)
            failExpecting(what);
        else
            places.push_back({*server, Index{*index}});
        at = comma + 1;
    }
    ++m_next;
    return places;
}

Position Words::position()
{
    const std::string what = "a log position like 3@2 (index@term)";
    const std::string_view text = wordFor(what);
    const auto at = text.find('@');
    const auto index = readNumber<std::uint64_t>(text.substr(0, std::min(at, text.size())));
    const auto term =
        at == std::string_view::npos ? std::nullopt : readNumber<std::uint64_t>(text.substr(at + 1));
    if (!index || !term || *index > mostNumber || *term > mostNumber) {
        failExpecting(what);
        return {};
    }
    if ((*index == 0) != (*term == 0))
        fail("expected term 0 for index 0 and for no other, but found " + quote(text));
    ++m_next;
    return {Index{*index}, Term{*term}};
}

bool Words::readTermRun(std::string_view part, Terms &terms, std::uint64_t &total)
{
    const auto star = part.find('*');
    const auto term = readNumber<std::uint64_t>(part.substr(0, std::min(star, part.size())));
    const auto count = star == std::string_view::npos ? std::optional<std::uint64_t>(1)
                                                      : readNumber<std::uint64_t>(part.substr(star + 1));
    if (!term || !count || *term < 1 || *term > mostNumber)
        return false;
    if (*count > mostEntries || total + *count > mostEntries) {
        fail("expected a log of at most " + std::to_string(mostEntries) + " entries");
        return false;
    }
    total += *count;
    if (!terms.empty() && terms.back().term == Term{*term})
        terms.back().count += *count;
    else if (*count > 0)
        terms.push_back({Term{*term}, *count});
    return true;
}

Terms Words::terms()
{
    Terms terms;
    if (failed() || atEnd() || take("none"))
        return terms;
    const std::string what = "the terms of entries with commas between them, like 1,1,2*3";
    std::string text(wordFor(what));
    std::size_t taken = 1;
    while (text.ends_with(',') && m_next + taken < m_words.size())
        text += m_words[m_next + taken++].text;
    std::uint64_t total = 0;
    for (std::size_t at = 0; !failed() && !text.empty() && at <= text.size();) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        if (!readTermRun(std::string_view(text).substr(at, comma - at), terms, total))
            failExpecting(what);
        at = comma + 1;
    }
    m_next += taken;
    return terms;
}

namespace {

struct Unit {
    const char *name;
    double microseconds;
};
constexpr Unit units[] = {{"us", 1}, {"µs", 1}, {"ms", 1e3}, {"s", 1e6}, {"min", 60e6}};
constexpr double longest = 3600e6;

/// A number and the unit after it, if any; nothing when there is no sensible number.
std::optional<std::pair<double, std::string_view>> readQuantity(std::string_view text)
{
    double number = 0;
    const auto read =
        std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    if (text.empty() || read.ec != std::errc{} || !(number >= 0) || !(number <= 1e12))
        return std::nullopt;
    return std::pair(number, text.substr(static_cast<std::size_t>(read.ptr - text.data())));
}

std::optional<Time> inUnit(double number, std::string_view unit)
{
    for (const Unit &known : units)
        if (unit == known.name && number * known.microseconds <= longest)
            return Time{static_cast<Time::rep>(std::llround(number * known.microseconds))};
    return std::nullopt;
}

} // namespace

Time Words::duration()
{
    const std::string what = "a duration like 200ms or 1.5s, at most one hour";
    const auto quantity = readQuantity(wordFor(what));
    const auto time = quantity ? inUnit(quantity->first, quantity->second) : std::nullopt;
    if (!time) {
        failExpecting(what);
        return {};
    }
    ++m_next;
    return *time;
}

void Words::durations(Time &least, Time &most)
{
    const std::string what = "durations like 5..15ms or 10ms, at most one hour";
    const std::string_view text = wordFor(what);
    const auto dots = text.find("..");
    const auto last = readQuantity(dots == std::string_view::npos ? text : text.substr(dots + 2));
    const auto first = dots == std::string_view::npos ? last : readQuantity(text.substr(0, dots));
    if (!first || !last)
        return failExpecting(what);
    const auto from = inUnit(first->first, first->second.empty() ? last->second : first->second);
    const auto to = inUnit(last->first, last->second);
    if (!from || !to)
        return failExpecting(what);
    if (*from > *to)
        return fail("expected the shorter duration first, but found " + quote(text));
    least = *from;
    most = *to;
    ++m_next;
}

std::uint32_t Words::perMillion()
{
    const std::string what = "a share like 20%, at most 100%";
    const auto quantity = readQuantity(wordFor(what));
    if (!quantity || quantity->second != "%" || quantity->first > 100) {
        failExpecting(what);
        return 0;
    }
    ++m_next;
    return static_cast<std::uint32_t>(std::llround(quantity->first * 10'000));
}

MessageType Words::messageType()
{
    const std::string what =
        "a type of message (TimeoutNow, or one of RequestVote, PreVote, Append, Heartbeat, Snapshot and "
        "ReadIndex with or without Reply)";
    const std::string_view text = wordFor(what);
    for (const auto &[name, type] : messageTypes) {
        if (text == name) {
            ++m_next;
            return type;
        }
    }
    failExpecting(what);
    return {};
}

bool Words::isMessageType() const
{
    const auto named = [this](const auto &known) { return peek() == known.first; };
    return std::any_of(std::begin(messageTypes), std::end(messageTypes), named);
}

void Words::expectEquals()
{
    if (!take("="))
        failExpecting("=");
}

void Words::splitAtComparison()
{
    for (std::size_t i = m_next; !failed() && i < m_words.size(); ++i) {
        const auto sign = m_words[i].quoted ? std::nullopt : findComparison(m_words[i].text);
        if (!sign)
            continue;
        const std::string text = m_words[i].text;
        std::vector<Word> parts;
        for (const std::string &part : {text.substr(0, sign->first), text.substr(sign->first, sign->second),
                                        text.substr(sign->first + sign->second)})
            if (!part.empty())
                parts.push_back({part, false, false});
        const auto at = m_words.erase(m_words.begin() + static_cast<std::ptrdiff_t>(i));
        m_words.insert(at, parts.begin(), parts.end());
        return;
    }
}

Comparison Words::comparison()
{
    const std::string what = "one of = != < <= > >=";
    const std::string_view text = wordFor(what);
    for (const auto &[name, comparison] : comparisons) {
        if (text == name) {
            ++m_next;
            return comparison;
        }
    }
    failExpecting(what);
    return {};
}

bool Words::equality()
{
    if (take("!="))
        return false;
    if (!take("="))
        failExpecting("= or !=");
    return true;
}

const char *name(Comparison comparison)
{
    for (const auto &[text, known] : comparisons)
        if (known == comparison)
            return text;
    return "?";
}

} // namespace raft
