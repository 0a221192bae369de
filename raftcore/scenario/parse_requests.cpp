#include "raftcore/scenario/parse_commands.h"

#include <algorithm>
#include <charconv>

/// What clients and administrators ask of a server.
namespace raft {

using namespace command;

namespace {

constexpr std::size_t mostKeyBytes = 1024;
constexpr std::size_t mostValueBytes = 1024 * 1024;

std::string key(Words &words)
{
    std::string text = words.word("a key").text;
    if (text.empty() || text.size() > mostKeyBytes)
        words.fail("expected a key of 1 to 1024 bytes");
    return text;
}

std::string checkedValue(Words &words, std::string text)
{
    if (text.size() > mostValueBytes)
        words.fail("expected a value of at most 1 MiB");
    return text;
}

/// "session=C:Q", if it is there.
std::optional<Session> session(Words &words)
{
    if (!words.takePrefix("session="))
        return std::nullopt;
    const std::string what = "a client and its request number like c1:1";
    const std::string text = words.word(what).text;
    const auto colon = text.rfind(':');
    std::uint64_t sequence = 0;
    if (colon != std::string::npos && colon > 0 && colon + 1 < text.size()) {
        const char *end = text.data() + text.size();
        const auto read = std::from_chars(text.data() + colon + 1, end, sequence);
        if (read.ec == std::errc{} && read.ptr == end && sequence > 0)
            return Session{text.substr(0, colon), sequence};
    }
    words.fail("expected " + what + ", but found " + quote(text));
    return std::nullopt;
}

/// "k=v" or "k+=1" as one word, also when blanks stand around the sign.
std::string assignment(Words &words, const std::string &what)
{
    std::string text = words.word(what).text;
    if (text.find('=') == std::string::npos)
        for (const char *sign : {"+=", "="})
            if (words.beginsWith(sign)) {
                text += words.word(what).text;
                break;
            }
    const bool isOpen = text.ends_with('=') && text.find('=') == text.size() - 1;
    if (isOpen && !words.atEnd() && !words.beginsWith("session="))
        text += words.word(what).text;
    return text;
}

/// "k=v" or "k+=1".
Change putChange(Words &words)
{
    const std::string what = "key=value or key+=number";
    const std::string text = assignment(words, what);
    const auto equals = text.find('=');
    const bool adds = equals != std::string::npos && equals > 0 && text[equals - 1] == '+';
    const std::string name = text.substr(0, equals == std::string::npos ? 0 : equals - (adds ? 1 : 0));
    if (name.empty() || name.size() > mostKeyBytes) {
        words.fail("expected " + what + ", but found " + quote(text));
        return Put{};
    }
    if (!adds)
        return Put{name, checkedValue(words, text.substr(equals + 1))};
    Add add{name, 0};
    const char *end = text.data() + text.size();
    const auto read = std::from_chars(text.data() + equals + 1, end, add.amount);
    if (read.ec != std::errc{} || read.ptr != end || equals + 1 == text.size())
        words.fail("expected a whole number after +=, but found " + quote(text.substr(equals + 1)));
    return add;
}

/// Members like 3,4,~5: those with "~" are learners.
void members(Words &words, std::vector<NodeId> &voters, std::vector<NodeId> &learners)
{
    Membership named = words.members();
    voters = std::move(named.voters);
    learners = std::move(named.learners);
}

ScenarioAct keyRead(Words &words, ParseContext &context, bool linearizable)
{
    ReadKey read;
    read.server = words.server();
    read.what = {key(words), linearizable};
    if (!words.take("as"))
        words.failExpecting("as and a name");
    read.name = words.word("a name for the read").text;
    context.nameRead(read.name);
    return read;
}

} // namespace

ScenarioAct parsePut(Words &words, ParseContext &)
{
    const ServerName server = words.server();
    Change change = putChange(words);
    std::optional<Session> named = session(words);
    if (!words.failed() && !words.atEnd())
        words.fail("expected the end of the command, but found " + quote(words.word("nothing").text) +
                   ": a value with blanks needs quotes, as in key=\"two words\"");
    return WriteKey{server, {std::move(change), std::move(named)}};
}

ScenarioAct parseDelete(Words &words, ParseContext &)
{
    const ServerName server = words.server();
    Change change = Delete{key(words)};
    return WriteKey{server, {std::move(change), session(words)}};
}

ScenarioAct parseCompareAndSet(Words &words, ParseContext &)
{
    const ServerName server = words.server();
    CompareAndSet change;
    change.key = key(words);
    if (!words.take("none"))
        change.expected = checkedValue(words, words.word("the old value or none").text);
    change.value = checkedValue(words, words.word("the new value").text);
    return WriteKey{server, {std::move(change), session(words)}};
}

ScenarioAct parseLinearizableRead(Words &words, ParseContext &context)
{
    return keyRead(words, context, true);
}

ScenarioAct parseLocalRead(Words &words, ParseContext &context)
{
    return keyRead(words, context, false);
}

ScenarioAct parseMembershipChange(Words &words, ParseContext &context)
{
    ChangeMembers change;
    change.server = words.server();
    if (words.take("joint")) {
        change.kind = ChangeMembers::Kind::Joint;
        members(words, change.members, change.learners);
    } else {
        if (words.takePrefix("-"))
            change.kind = ChangeMembers::Kind::Remove;
        else if (words.takePrefix("~"))
            change.kind = ChangeMembers::Kind::AddLearner;
        else if (!words.takePrefix("+"))
            words.failExpecting("+4, -4, ~4 (a learner) or joint 3,4,~5");
        change.members = {words.serverNumber()};
    }
    if (!words.take("until"))
        return change;
    if (!words.take("accepted"))
        words.failExpecting("accepted");
    if (context.isManual())
        words.fail("expected a cluster by the clock for \"until accepted\" (\"cluster N clock\"): with "
                   "manual delivery a request is answered at once");
    change.untilAccepted = words.take("within") ? words.duration() : std::chrono::seconds(30);
    return change;
}

ScenarioAct parseTransfer(Words &words, ParseContext &)
{
    const ServerName server = words.server();
    if (words.take("best"))
        return HandOver{server, std::nullopt};
    return HandOver{server, words.server()};
}

} // namespace raft
