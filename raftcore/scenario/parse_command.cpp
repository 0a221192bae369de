#include "raftcore/scenario/parse_command.h"

#include "raftcore/scenario/parse_condition.h"
#include "raftcore/scenario/parse_lesson.h"
#include "raftcore/scenario/question.h"

#include <algorithm>
#include <charconv>

namespace raft {

namespace {

using namespace command;

constexpr std::size_t mostKeyBytes = 1024;
constexpr std::size_t mostValueBytes = 1024 * 1024;
constexpr Time patience = std::chrono::seconds(30); ///< Of an `until` without `within`.

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

/// Calls visit(NodeId) for every server that an act names by number.
template <class Visit>
struct ServersOf {
    const Visit &visit;

    void operator()(const ServerName &server) const
    {
        if (!server.isLeader())
            visit(server.id);
    }
    void operator()(const std::vector<NodeId> &servers) const
    {
        for (const NodeId id : servers)
            visit(id);
    }
    template <class Act>
    requires requires(Act act) { act.server; }
    void operator()(const Act &act) const
    {
        if constexpr (std::is_same_v<decltype(act.server), ServerName>)
            (*this)(act.server);
        if constexpr (requires { act.target; })
            (*this)(act.target);
    }
    template <class Act>
    requires requires(Act act)
    {
        act.from;
        act.to;
    }
    void operator()(const Act &act) const
    {
        if constexpr (!std::is_same_v<Act, Inject>)
            (*this)(act.from);
        (*this)(act.to);
    }
    template <class Act>
    requires requires(Act act) { act.servers; }
    void operator()(const Act &act) const { (*this)(act.servers); }
    void operator()(NodeId server) const { visit(server); }
    void operator()(const EntryPlace &place) const { visit(place.server); }
    void operator()(const std::vector<EntryPlace> &places) const
    {
        for (const EntryPlace &place : places)
            visit(place.server);
    }
    void operator()(const Ask &ask) const { std::visit(*this, ask.answers); }
    void operator()(const Show &show) const
    {
        for (const Show::What &what : show.what)
            std::visit(*this, what);
    }
    void operator()(const Free &free) const
    {
        if (free.until)
            std::visit(*this, *free.until);
    }
    template <class Act>
    requires requires(Act act) { act.condition; }
    void operator()(const Act &act) const { std::visit(*this, act.condition); }
    void operator()(const condition::LeaderIs &leader) const
    {
        if (leader.wanted == condition::LeaderIs::Wanted::One)
            visit(leader.server);
    }
    void operator()(const condition::MatchIs &match) const
    {
        (*this)(match.leader);
        (*this)(match.follower);
    }
    void operator()(const Split &split) const
    {
        for (const std::vector<NodeId> &group : split.groups)
            (*this)(group);
    }
    template <class Other>
    void operator()(const Other &) const
    {
    }
};

} // namespace

const CommandParser::Keyword CommandParser::keywords[] = {
    {"cluster", &CommandParser::cluster, Place::Anywhere},
    {"node", &CommandParser::node, Place::BeforeStart},
    {"join", &CommandParser::join, Place::InCluster},
    {"rule", &CommandParser::rule, Place::InCluster},
    {"timeout", &CommandParser::onServer<ServerAct::Timeout>, Place::InCluster},
    {"beat", &CommandParser::onServer<ServerAct::SendHeartbeat>, Place::InCluster},
    {"elect", &CommandParser::onServer<ServerAct::Elect>, Place::InCluster},
    {"crash", &CommandParser::onServer<ServerAct::Crash>, Place::InCluster},
    {"restart", &CommandParser::onServer<ServerAct::Restart>, Place::InCluster},
    {"pause", &CommandParser::onServer<ServerAct::Pause>, Place::InCluster},
    {"resume", &CommandParser::onServer<ServerAct::Resume>, Place::InCluster},
    {"isolate", &CommandParser::onServer<ServerAct::Isolate>, Place::InCluster},
    {"sync", &CommandParser::onServer<ServerAct::Sync>, Place::InCluster},
    {"compact", &CommandParser::onServer<ServerAct::Compact>, Place::InCluster},
    {"wipe", &CommandParser::onServer<ServerAct::Wipe>, Place::InCluster},
    {"backup", &CommandParser::onServer<ServerAct::Backup>, Place::InCluster},
    {"restore", &CommandParser::onServer<ServerAct::Restore>, Place::InCluster},
    {"disk", &CommandParser::disk, Place::InCluster},
    {"wait", &CommandParser::wait, Place::InCluster},
    {"until", &CommandParser::until, Place::ByClock},
    {"put", &CommandParser::put, Place::InCluster},
    {"del", &CommandParser::del, Place::InCluster},
    {"cas", &CommandParser::cas, Place::InCluster},
    {"read", &CommandParser::read<true>, Place::InCluster},
    {"get", &CommandParser::read<false>, Place::InCluster},
    {"conf", &CommandParser::conf, Place::InCluster},
    {"transfer", &CommandParser::transfer, Place::InCluster},
    {"run", &CommandParser::run, Place::Manual},
    {"hold", &CommandParser::onLink<LinkAct::Hold>, Place::InCluster},
    {"release", &CommandParser::onLink<LinkAct::Release>, Place::InCluster},
    {"cut", &CommandParser::onLink<LinkAct::Cut>, Place::InCluster},
    {"heal", &CommandParser::onLink<LinkAct::Open>, Place::InCluster},
    {"split", &CommandParser::split, Place::InCluster},
    {"slow", &CommandParser::slow, Place::InCluster},
    {"lossy", &CommandParser::lossy, Place::InCluster},
    {"deliver", &CommandParser::onMessages<MessageAct::Deliver>, Place::InCluster},
    {"drop", &CommandParser::onMessages<MessageAct::Drop>, Place::InCluster},
    {"dup", &CommandParser::onMessages<MessageAct::Duplicate>, Place::InCluster},
    {"inject", &CommandParser::inject, Place::InCluster},
    {"soak", &CommandParser::soak, Place::Manual},
    {"expect", &CommandParser::expect, Place::InCluster},
    {"mark", &CommandParser::mark, Place::InCluster},
    {"ask", &CommandParser::ask, Place::Anywhere},
    {"choose", &CommandParser::choose, Place::Anywhere},
    {"when", &CommandParser::when, Place::Anywhere},
    {"caption", &CommandParser::plain<parseCaption>, Place::Anywhere},
    {"show", &CommandParser::plain<parseShow>, Place::Anywhere},
    {"notes", &CommandParser::plain<parseNotes>, Place::Anywhere},
    {"free", &CommandParser::free, Place::Anywhere},
    {"solution", &CommandParser::bare<Solution>, Place::Anywhere},
    {"repeat", &CommandParser::repeat, Place::Anywhere},
    {"end", &CommandParser::bare<End>, Place::Anywhere},
};

std::variant<ScenarioAct, std::string> CommandParser::parse(const RawCommand &raw)
{
    Words words(raw);
    for (const Keyword &keyword : keywords) {
        if (!words.take(keyword.word))
            continue;
        checkPlace(words, keyword);
        ScenarioAct act = (this->*keyword.handler)(words);
        words.expectEnd();
        if (!words.failed())
            checkServers(words, act);
        if (words.failed())
            return words.problem();
        return act;
    }
    return "expected a command, but found " + quote(raw.words.front().text);
}

void CommandParser::checkPlace(Words &words, const Keyword &keyword)
{
    const std::string quoted = "\"" + std::string(keyword.word) + "\"";
    if (keyword.place == Place::Anywhere)
        return;
    if (!m_clusterKnown)
        return words.fail("expected \"cluster N\" before " + quoted);
    if (keyword.place == Place::BeforeStart) {
        if (m_started)
            words.fail("expected " + quoted +
                       " right after \"cluster\": it says what is on a disk before the cluster starts");
        return;
    }
    m_started = true;
    if (keyword.place == Place::Manual && !m_manual)
        words.fail("expected a cluster by hand for " + quoted + ", but this one runs by the clock");
    if (keyword.place == Place::ByClock && m_manual)
        words.fail("expected a cluster by the clock for " + quoted +
                   " (\"cluster N clock\"), but this one goes by hand");
}

void CommandParser::checkServers(Words &words, const ScenarioAct &act) const
{
    const auto check = [&](NodeId id) {
        if (!m_servers.contains(id))
            words.fail("expected a server of this cluster, but there is no server " +
                       std::to_string(id.value) + " (\"join " + std::to_string(id.value) + "\" makes one)");
    };
    std::visit(ServersOf<decltype(check)>{check}, act);
}

ScenarioAct CommandParser::join(Words &words)
{
    const NodeId id = words.serverNumber();
    if (!words.failed() && !m_servers.insert(id).second)
        words.fail("expected the number of a new server, but there is already a server " +
                   std::to_string(id.value));
    return Join{id};
}

ScenarioAct CommandParser::rule(Words &words)
{
    const std::string name = words.word("the name of a rule").text;
    const auto rule = ruleNamed(name);
    if (!rule)
        words.fail("expected the name of a rule, but there is no rule " + quote(name));
    if (!words.take("off"))
        words.failExpecting("off");
    return RuleOff{rule.value_or(Rule::Count)};
}

template <command::ServerAct act>
ScenarioAct CommandParser::onServer(Words &words)
{
    return OnServer{act, words.server()};
}

ScenarioAct CommandParser::disk(Words &words)
{
    const ServerName server = words.server();
    if (words.take("manual"))
        return OnServer{ServerAct::ManualDisk, server};
    if (!words.take("auto"))
        words.failExpecting("manual or auto");
    return OnServer{ServerAct::AutomaticDisk, server};
}

ScenarioAct CommandParser::wait(Words &words)
{
    const std::string_view text = words.peek();
    const bool isServers = text.find_first_not_of("S0123456789,") == std::string_view::npos;
    if (m_manual) {
        if (!isServers)
            words.fail("expected servers like 1,2, because no time passes by itself in a cluster by hand: "
                       "\"wait 1,2\" lets an election timeout "
                       "pass on "
                       "these servers (durations need \"cluster N clock\")");
        return PassElectionTimeout{words.servers()};
    }
    return Wait{words.duration()};
}

ScenarioAct CommandParser::until(Words &words)
{
    return awaited(words);
}

Until CommandParser::awaited(Words &words)
{
    Until until{condition(words), patience};
    if (std::holds_alternative<condition::Live>(until.condition))
        words.fail("expected a condition to wait for, but \"live\" lets time pass itself: it can only be "
                   "expected");
    if (words.take("within"))
        until.within = words.duration();
    return until;
}

ScenarioAct CommandParser::put(Words &words)
{
    const ServerName server = words.server();
    Change change = putChange(words);
    std::optional<Session> named = session(words);
    if (!words.failed() && !words.atEnd())
        words.fail("expected the end of the command, but found " + quote(words.word("nothing").text) +
                   ": a value with blanks needs quotes, as in key=\"two words\"");
    return WriteKey{server, {std::move(change), std::move(named)}};
}

ScenarioAct CommandParser::del(Words &words)
{
    const ServerName server = words.server();
    Change change = Delete{key(words)};
    return WriteKey{server, {std::move(change), session(words)}};
}

ScenarioAct CommandParser::cas(Words &words)
{
    const ServerName server = words.server();
    CompareAndSet change;
    change.key = key(words);
    if (!words.take("none"))
        change.expected = checkedValue(words, words.word("the old value or none").text);
    change.value = checkedValue(words, words.word("the new value").text);
    return WriteKey{server, {std::move(change), session(words)}};
}

template <bool linearizable>
ScenarioAct CommandParser::read(Words &words)
{
    ReadKey read;
    read.server = words.server();
    read.what = {key(words), linearizable};
    if (!words.take("as"))
        words.failExpecting("as and a name");
    read.name = words.word("a name for the read").text;
    m_reads.insert(read.name);
    return read;
}

ScenarioAct CommandParser::conf(Words &words)
{
    ChangeMembers change;
    change.server = words.server();
    if (words.take("joint")) {
        change.kind = ChangeMembers::Kind::Joint;
        change.members = words.servers();
        return change;
    }
    if (words.takePrefix("-"))
        change.kind = ChangeMembers::Kind::Remove;
    else if (words.takePrefix("~"))
        change.kind = ChangeMembers::Kind::AddLearner;
    else if (!words.takePrefix("+"))
        words.failExpecting("+4, -4, ~4 (a learner) or joint 3,4,5");
    change.members = {words.serverNumber()};
    return change;
}

ScenarioAct CommandParser::transfer(Words &words)
{
    const ServerName server = words.server();
    return HandOver{server, words.server()};
}

ScenarioAct CommandParser::run(Words &)
{
    return Run{};
}

template <command::LinkAct act>
ScenarioAct CommandParser::onLink(Words &words)
{
    const bool all = act != LinkAct::Cut && words.take("all");
    if (all || (act == LinkAct::Open && words.atEnd()))
        return OnAllLinks{act};
    OnLink link{act, {}, {}, false};
    words.link(link.from, link.to, &link.bothWays);
    return link;
}

ScenarioAct CommandParser::split(Words &words)
{
    // The groups may be written with and without spaces around the bar.
    const std::string text = words.rest("groups of servers like 1,2 | 3,4,5");
    Split split;
    std::set<NodeId> named;
    for (std::size_t at = 0; !words.failed() && at <= text.size();) {
        const std::size_t bar = std::min(text.find('|', at), text.size());
        const std::string part = text.substr(at, bar - at);
        const auto parts = splitLine(part);
        const auto *raw = std::get_if<std::vector<RawCommand>>(&parts);
        Words group(raw != nullptr && !raw->empty() ? raw->front() : RawCommand{});
        split.groups.push_back(group.servers());
        group.expectEnd();
        if (group.failed())
            words.fail("expected groups of servers like 1,2 | 3,4,5: " + group.problem());
        for (const NodeId id : split.groups.back())
            if (!named.insert(id).second)
                words.fail("expected every server in one group, but server " + std::to_string(id.value) +
                           " is in two groups");
        at = bar + 1;
    }
    return split;
}

ScenarioAct CommandParser::slow(Words &words)
{
    SlowLink slow;
    words.link(slow.from, slow.to, &slow.bothWays);
    slow.delay = words.duration();
    return slow;
}

ScenarioAct CommandParser::lossy(Words &words)
{
    LoseOnLink lossy;
    words.link(lossy.from, lossy.to, &lossy.bothWays);
    lossy.perMillion = words.perMillion();
    return lossy;
}

template <command::MessageAct act>
ScenarioAct CommandParser::onMessages(Words &words)
{
    OnMessages messages;
    messages.act = act;
    words.link(messages.from, messages.to);
    const auto isCount = [&] {
        return words.peek() == "all" ||
               words.peek().find_first_not_of("0123456789") == std::string_view::npos;
    };
    if (!words.atEnd() && !isCount())
        messages.type = words.messageType();
    if (words.take("all"))
        messages.count.reset();
    else if (!words.atEnd())
        messages.count = words.number("a number of messages or all", 1, 1'000'000);
    return messages;
}

/// What a file says in a few bytes must not take the machine's memory.
void CommandParser::countEntries(const Terms &terms, Words &words)
{
    constexpr std::uint64_t mostEntriesInAll = 2'000'000;
    m_entries += lengthOf(terms);
    if (m_entries > mostEntriesInAll)
        words.fail("expected at most " + std::to_string(mostEntriesInAll) +
                   " entries in all logs and messages that are made by hand; make some of them shorter");
}

ScenarioAct CommandParser::inject(Words &words)
{
    Inject inject;
    words.link(inject.from, inject.to);
    inject.type = words.messageType();
    const bool possible = inject.type != MessageType::SnapshotReply &&
                          inject.type != MessageType::ReadIndex && inject.type != MessageType::ReadIndexReply;
    if (!possible)
        words.fail("expected one of Append, Heartbeat, AppendReply, RequestVote, PreVote, their replies, "
                   "Snapshot and TimeoutNow: only these can be made by hand");
    bool hasTerm = false;
    while (!words.failed() && !words.atEnd()) {
        if (words.takePrefix("term=")) {
            inject.term = Term{words.number("a term")};
            hasTerm = true;
        } else if (words.takePrefix("identity=")) {
            inject.identity = ClusterId{words.number("the identity of a cluster")};
        } else {
            injectedField(words, inject);
        }
    }
    if (!words.failed() && !hasTerm)
        words.fail("expected term=, which every hand-made message needs");
    if (inject.type == MessageType::Heartbeat && !inject.entries.empty())
        words.fail("expected no entries= in a heartbeat");
    countEntries(inject.entries, words);
    if (inject.prev.index.value + lengthOf(inject.entries) > mostEntries * 1000)
        words.fail("expected a smaller index in prev=");
    return inject;
}

void CommandParser::injectedField(Words &words, Inject &inject)
{
    const bool append = inject.type == MessageType::Append || inject.type == MessageType::Heartbeat;
    const bool appendReply = inject.type == MessageType::AppendReply;
    const bool voteReply =
        inject.type == MessageType::RequestVoteReply || inject.type == MessageType::PreVoteReply;
    const bool hasLast = inject.type == MessageType::RequestVote || inject.type == MessageType::PreVote ||
                         inject.type == MessageType::Snapshot;
    if ((append || appendReply) && words.takePrefix("prev=")) {
        inject.prev = words.position();
    } else if (append && words.takePrefix("entries=")) {
        inject.entries = words.terms();
    } else if (append && words.takePrefix("commit=")) {
        inject.commit = Index{words.number("an index")};
    } else if (appendReply && words.takePrefix("match=")) {
        inject.match = Index{words.number("an index")};
    } else if (appendReply && words.takePrefix("last=")) {
        inject.last.index = Index{words.number("an index")};
    } else if (appendReply && words.takePrefix("asked=")) {
        inject.asked = Term{words.number("a term")};
    } else if (hasLast && words.takePrefix("last=")) {
        inject.last = words.position();
    } else if (appendReply ? words.takePrefix("success=") : voteReply && words.takePrefix("granted=")) {
        inject.success = words.take("true");
        if (!inject.success && !words.take("false"))
            words.failExpecting("true or false");
    } else {
        words.failExpecting(
            "a field of this message (term=, identity=, and prev= entries= commit= of an Append; match=, or "
            "success=false prev= last= asked= of its reply; last= of a RequestVote or Snapshot; granted= of "
            "a vote's reply)");
    }
}

ScenarioAct CommandParser::soak(Words &words)
{
    return Soak{words.number("a number of election timeouts", 1, 10'000)};
}

ScenarioAct CommandParser::expect(Words &words)
{
    return Expect{condition(words)};
}

Condition CommandParser::condition(Words &words)
{
    Condition condition = parseCondition(words);
    const auto *read = std::get_if<condition::ReadIs>(&condition);
    if (read != nullptr && !words.failed() && !m_reads.contains(read->read))
        words.fail("expected the name of a read before this, but there is no read " + quote(read->read));
    return condition;
}

ScenarioAct CommandParser::mark(Words &words)
{
    return Mark{words.rest("a name for the mark")};
}

ScenarioAct CommandParser::ask(Words &words)
{
    ScenarioAct parsed = parseAsk(words);
    m_choices = choiceCount(std::get<Ask>(parsed));
    return parsed;
}

ScenarioAct CommandParser::choose(Words &words)
{
    ScenarioAct parsed = parseChoose(words);
    m_choices = std::get<Choose>(parsed).choices.size();
    return parsed;
}

ScenarioAct CommandParser::when(Words &words)
{
    return parseWhen(words, m_choices);
}

template <ScenarioAct (*parse)(Words &)>
ScenarioAct CommandParser::plain(Words &words)
{
    return parse(words);
}

ScenarioAct CommandParser::free(Words &words)
{
    Free free;
    free.task = words.quoted("what there is to do, in quotes").text;
    if (!words.take("until"))
        return free;
    if (!words.failed() && !m_clusterKnown)
        words.fail("expected \"cluster N\" before what \"free\" waits for");
    m_started = true;
    Until until = awaited(words);
    free.until = std::move(until.condition);
    free.within = until.within;
    return free;
}

ScenarioAct CommandParser::repeat(Words &words)
{
    return Repeat{words.number("how many times", 1, 100'000)};
}

template <class Act>
ScenarioAct CommandParser::bare(Words &)
{
    return Act{};
}

} // namespace raft
