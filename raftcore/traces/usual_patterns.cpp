#include "raftcore/traces/json_text.h"
#include "raftcore/traces/lab_pattern.h"
#include "raftcore/traces/own_words.h"

namespace raft {

namespace {

using Meaning = LabPattern::Meaning;
using Vote = LabPattern::Vote;

struct Usual {
    const char *topic;
    std::string text;
    Meaning meaning;
};

constexpr auto noRole = std::nullopt;
constexpr auto noType = std::nullopt;
constexpr auto noResult = std::nullopt;

Meaning becomes(Role role)
{
    return {TraceKind::State, role, Vote::None, noType, noResult};
}

Meaning stands()
{
    return {TraceKind::Timeout, Role::Candidate, Vote::Self, noType, noResult};
}

Meaning sends(MessageType type, std::optional<bool> result = std::nullopt, Vote vote = Vote::None)
{
    return {TraceKind::Send, noRole, vote, type, result};
}

Meaning receives(MessageType type, std::optional<bool> result = std::nullopt)
{
    return {TraceKind::Receive, noRole, Vote::None, type, result};
}

Meaning tells(TraceKind kind)
{
    return {kind, noRole, Vote::None, noType, noResult};
}

// What is more special comes first: "vote granted" before "vote".

/// How libraries say it that run many groups in one program. The term of a vote for oneself is the one before
/// it, and a request's term comes first.
std::vector<Usual> libraryPatterns()
{
    using Type = MessageType;
    return {
        {"", "init, {term}, lastlogid", becomes(Role::Follower)},
        {"", "start vote and grant vote self", stands()},
        {"", "stepdown, term={any}, newterm={term}", becomes(Role::Follower)},
        {"", "{term?}*start pre(|_)vote", becomes(Role::PreCandidate)},
        {"", "received pre(|_)voterequest from {other}*{mterm?}", receives(Type::PreVote)},
        {"", "received prevoteresponse from {other}*{mterm?}*granted=true",
         receives(Type::PreVoteReply, true)},
        {"", "received prevoteresponse from {other}*{mterm?}*granted=false",
         receives(Type::PreVoteReply, false)},
        {"", "received requestvoteresponse from {other}*{mterm?}*granted=true",
         receives(Type::RequestVoteReply, true)},
        {"", "received requestvoteresponse from {other}*{mterm?}*granted=false",
         receives(Type::RequestVoteReply, false)},
    };
}

/// What is said of others, of what did not happen, or of what may happen yet.
std::vector<Usual> guards()
{
    const Meaning note = tells(TraceKind::Note);
    return {
        {"DROP", "", note},
        {"", "*(wait~|want~|try~|tried|fail~|about|unable|going) to (become|be |win|convert|start)", note},
        {"",
         "*(not|never|cannot|n't|if|when|whether|before|until|should|would|will) (become|be "
         "|win|convert|start|step)",
         note},
        {"", "*(not|n't|never) (updat|advanc|commit|appl|chang)", note},
        {"", "*(lost|lose~|losing|fail~|abort~|cancel~|stop~|quit~) (the |this |an |)election", note},
        {"", "*election (fail|lost|abort|cancel|is over)", note},
        {"", "*start~ (the |an |its |)election (tim|tick)", note},
        {"", "*finish~ send", note},
        {"", "restart~ *(tim|elect|tick|heart)", note},
        {"",
         "*{other} (is |was |has |got |)(now |)(the |a |)(becom|became|won |wins "
         "|elected|leader|candidate|start~ elect)",
         note},
        {"", "*elected leader(: | is | ){other}", note},
    };
}

/// How sentences say that a server comes to a role.
void addRole(std::vector<Usual> &rows, const std::string &role, const Meaning &meaning)
{
    const std::string behind = role + "*{term?}";
    rows.push_back({"", "*(becom~|became|enter~|is now|are now) (a |the |new |the new |)" + behind, meaning});
    rows.push_back({"",
                    "*(convert~|chang~|switch~|transition~|transit~|promot~|revert~) (state |role |)(to "
                    "|into |back to )(a |the |)" +
                        behind,
                    meaning});
    rows.push_back(
        {"",
         "*(convert~|chang~|switch~|transition~|transit~) (state |role |status |)from ~ (to|->|=>) " + behind,
         meaning});
    rows.push_back({"", "*(follower|candidate|leader) (-> |=> |→ )" + behind, meaning});
    rows.push_back({"", "*(state|role|status)(=|: |:| = | is | is now | to )" + behind, meaning});
    rows.push_back({"", "(turn~|now) (to |into |)(a |the |)" + behind, meaning});
    rows.push_back({"", "*(成为|变为|变成|转为|转换为|切换为)(了|)( |)" + behind, meaning});
}

std::vector<Usual> rolePatterns()
{
    std::vector<Usual> rows;
    addRole(rows, "candidate", stands());
    rows.push_back({"",
                    "*(start~|begin~|began|call~|launch~|initiat~|hold~|trigger~|kick~ off|attempt~) "
                    "(a |an |new |a new |leader |the |)election*{term?}",
                    stands()});
    rows.push_back({"", "*(开始|发起|进行)(新的|新一轮|一次|)( |)(选举|竞选)*{term?}", stands()});
    rows.push_back({"", "*(request~|solicit~|ask~ for) votes (at|in|for) {term}", stands()});
    addRole(rows, "follower", becomes(Role::Follower));
    rows.push_back(
        {"", "*(start~|initiali~|init|created) as (a |)follower*{term?}", becomes(Role::Follower)});
    rows.push_back({"", "*step(s|ped|ping|) down*{term?}", becomes(Role::Follower)});
    rows.push_back({"", "*term*higher*({any} < {term})", becomes(Role::Follower)});
    addRole(rows, "leader", becomes(Role::Leader));
    rows.push_back({"", "*elected (as |to be |)(a |the |new |)leader*{term?}", becomes(Role::Leader)});
    rows.push_back(
        {"", "*(won|win|wins|winning) (the |an |leader |)(election|vote)*{term?}", becomes(Role::Leader)});
    rows.push_back({"", "*(赢得|当选)*{term?}", becomes(Role::Leader)});
    rows.push_back({"", "*achieved majority*{term?}", becomes(Role::Leader)});
    rows.push_back(
        {"", "*(receiv~|got|obtain~|gather~|collect~) (the |a |)(majority|quorum) (of |)(the |)vote*{term?}",
         becomes(Role::Leader)});
    rows.push_back({"", "leader,*{term?}", becomes(Role::Leader)});
    rows.push_back({"", "'s state is *follower,term {term}*commitindex {commit}", becomes(Role::Follower)});
    rows.push_back({"", "'s state is *leader,term {term}*commitindex {commit}", becomes(Role::Leader)});
    return rows;
}

std::vector<Usual> votePatterns()
{
    using Type = MessageType;
    return {
        {"", "*vote~ (denied|rejected|refused|not granted) (by|from) {other}*{mterm?}",
         receives(Type::RequestVoteReply, false)},
        {"", "<- {other}*(den|reject|refus|not )*vote*{mterm?}", receives(Type::RequestVoteReply, false)},
        {"", "*(not|n't) (grant|giv|vot)*{other}*{mterm?}", sends(Type::RequestVoteReply, false)},
        {"", "*(den|reject|refus|declin)*vote*(to|for|from) {other}*{mterm?}",
         sends(Type::RequestVoteReply, false)},
        {"", "*(den|reject|refus|declin)*vote*{other}*{mterm?}", sends(Type::RequestVoteReply, false)},
        {"VOTE", "-> {other}*(den|deny|reject|refus|not )*{mterm?}", sends(Type::RequestVoteReply, false)},
        {"", "*already voted for {other}*{term?}", {TraceKind::State, noRole, Vote::Other, noType, noResult}},
        {"",
         "*vot~ for (self|itself|myself|me)*{term?}",
         {TraceKind::State, noRole, Vote::Self, noType, noResult}},
        {"", "*vote~ granted (by|from) {other}*{mterm?}", receives(Type::RequestVoteReply, true)},
        {"", "*(got|get|gets|receiv~) (a |the |)vote <- {other}*{mterm?}",
         receives(Type::RequestVoteReply, true)},
        {"", "<- {other}*(got|grant)*vote*{mterm?}", receives(Type::RequestVoteReply, true)},
        {"", "<- {other}*vote*grant*{mterm?}", receives(Type::RequestVoteReply, true)},
        {"", "*receiv~ requestvote(response|reply)* true}*from {other}",
         receives(Type::RequestVoteReply, true)},
        {"", "*(requestvote~|request vote|vote request|vote req) (rpc |request |)from {other}*{mterm?}",
         receives(Type::RequestVote)},
        {"", "*(got|get|gets|receiv~|collect~) (a |the |)vote~ from {other}*{mterm?}",
         receives(Type::RequestVoteReply, true)},
        {"", "*grant*vote*(to|for) {other}*{term?}", sends(Type::RequestVoteReply, true, Vote::Other)},
        {"", "*grant*vote*{other}*{term?}", sends(Type::RequestVoteReply, true, Vote::Other)},
        {"", "-> {other}*grant*vote*{term?}", sends(Type::RequestVoteReply, true, Vote::Other)},
        {"", "-> {other}*vote*grant*{term?}", sends(Type::RequestVoteReply, true, Vote::Other)},
        {"", "*vot~ for {other}*{term?}", sends(Type::RequestVoteReply, true, Vote::Other)},
        {"VOTE", "-> {other}*{mterm?}", sends(Type::RequestVote)},
        {"",
         "*(requestvote~|request vote|vote request|vote req|request~ a vote) (rpc |request |)(to|from) "
         "{other}*{mterm?}",
         sends(Type::RequestVote)},
        {"", "*request*vote*-> {other}*{mterm?}", sends(Type::RequestVote)},
        {"", "-> {other}*request*vote*{mterm?}", sends(Type::RequestVote)},
        {"", "*ask*{other}*vote*{mterm?}", sends(Type::RequestVote)},
        {"", "*send*requestvote*{other}*{mterm?}", sends(Type::RequestVote)},
        {"", "<- {other}*request*vote*{mterm?}", receives(Type::RequestVote)},
    };
}

std::vector<Usual> entryPatterns()
{
    using Type = MessageType;
    return {
        {"", "-> {other}*pli:*{prev}*plt:*{prevterm}*n:*{count}*lc:*{commit}*{mterm?}", sends(Type::Append)},
        {"", "-> {other}*ok*append*mi: {match}", sends(Type::AppendReply, true)},
        {"", "-> {other}*ok*append*{mterm?}", sends(Type::AppendReply, true)},
        {"", "-> {other}*(fail|reject)*append*{mterm?}", sends(Type::AppendReply, false)},
        {"", "-> {other}*append*repl*{mterm?}", sends(Type::AppendReply)},
        {"", "<- {other}*ok*append*mi: {match}", receives(Type::AppendReply, true)},
        {"", "<- {other}*ok*append*{mterm?}", receives(Type::AppendReply, true)},
        {"", "<- {other}*append*(ok|success)*{mterm?}", receives(Type::AppendReply, true)},
        {"", "<- {other}*(fail|reject)*append*{mterm?}", receives(Type::AppendReply, false)},
        {"", "<- {other}*append*(fail|reject)*{mterm?}", receives(Type::AppendReply, false)},
        {"", "<- {other}*append*repl*{mterm?}", receives(Type::AppendReply)},
        {"", "*append*(repl|response|ack)*from {other}*{mterm?}", receives(Type::AppendReply)},
        {"", "*heartbeat (repl~|response|ack) from {other}*{mterm?}", receives(Type::AppendReply)},
        {"", "-> {other}*heartbeat*{mterm?}", sends(Type::Heartbeat)},
        {"", "*send~ (a |)(heartbeat|heartbeats|heart beat) to {other}*{mterm?}", sends(Type::Heartbeat)},
        {"", "*send*heartbeat*{other}*{mterm?}", sends(Type::Heartbeat)},
        {"", "-> {other}*append*{mterm?}", sends(Type::Append)},
        {"", "*send*append*to {other}*{mterm?}", sends(Type::Append)},
        {"", "<- {other}*heartbeat*{mterm?}", receives(Type::Heartbeat)},
        {"", "*heartbeat~ from {other}*{mterm?}", receives(Type::Heartbeat)},
        {"", "*heartbeat*from {other}*{mterm?}", receives(Type::Heartbeat)},
        {"", "<- {other}*append*{mterm?}", receives(Type::Append)},
        {"", "*append~ (entries |)(rpc |request |)from {other}*{mterm?}", receives(Type::Append)},
        {"", "-> {other}*snapshot*{mterm?}", sends(Type::Snapshot)},
        {"", "<- {other}*snapshot*{mterm?}", receives(Type::Snapshot)},
    };
}

std::vector<Usual> otherPatterns()
{
    return {
        {"", "*election tim*", tells(TraceKind::Note)}, // A timer that is looked at is no election.
        {"", "*term~ from {any} to {term}", tells(TraceKind::State)},
        {"", "*term*updat* to {term}", tells(TraceKind::State)},
        {"", "*(updat~|set~|chang~|increment~|increas~|bump~) (current |my |its |){term}",
         tells(TraceKind::State)},
        {"", "*(higher|bigger|larger|newer|greater) {term}", tells(TraceKind::State)},
        {"", "saved log ({end})", tells(TraceKind::State)},
        {"", "*commit(ted|| |_)index(: |:|=| = | is | is now | to | updated to | ){commit}",
         tells(TraceKind::Commit)},
        {"", "*commit(| |_)index*(to|->) {commit}", tells(TraceKind::Commit)},
        {"", "*commit~ (log |entry |entries |)index {commit}", tells(TraceKind::Commit)},
        {"", "*commit~ (up to|through|until) (index |){commit}", tells(TraceKind::Commit)},
        {"", "*appl(y|ies|ied|ying) (log |entry |entries |command |msg |)(at |up to |)index {applied}",
         tells(TraceKind::State)},
        {"", "*last(| |_)applied(: |:|=| = | is | to | ){applied}", tells(TraceKind::State)},
        {"", "(is |was |got |)(crash|killed)", tells(TraceKind::Crash)},
        {"", "(is |was |)(restart|reboot)~", tells(TraceKind::Restart)},
        {"PERS", "*read*persist*", tells(TraceKind::Restart)},
    };
}

std::string_view voteWord(Vote vote)
{
    return vote == Vote::Self ? "self" : "other";
}

void appendMember(std::string &out, const char *name, std::string_view value)
{
    out += out.back() == '{' ? "" : ", ";
    appendJson(out, name);
    out += ": ";
    appendJson(out, value);
}

/// A row of the table as it is read; what is wrong with it, if anything.
struct PatternRow {
    std::string topic;
    std::string text;
    Meaning meaning;
    std::string wrong;

    void take(std::string_view key, JsonText &json);
};

void PatternRow::take(std::string_view key, JsonText &json)
{
    if (key == "result") {
        meaning.result = json.boolean();
        return;
    }
    const std::string value(json.string());
    bool known = true;
    if (key == "topic") {
        topic = value;
    } else if (key == "text") {
        text = value;
    } else if (key == "kind") {
        const std::optional<TraceKind> kind = traceKindNamed(value);
        known = kind.has_value();
        meaning.kind = kind.value_or(TraceKind::State);
    } else if (key == "role") {
        meaning.role = roleNamed(value);
        known = meaning.role.has_value();
    } else if (key == "type") {
        meaning.type = messageTypeNamed(value);
        known = meaning.type.has_value();
    } else if (key == "vote") {
        meaning.vote = value == "self" ? Vote::Self : Vote::Other;
        known = value == "self" || value == "other";
    }
    if (!known)
        wrong = "\"" + value + "\" is no " + std::string(key);
}

} // namespace

const LabPatterns &LabPatterns::usual()
{
    static const LabPatterns table = [] {
        LabPatterns patterns;
        for (const auto &part :
             {libraryPatterns(), guards(), rolePatterns(), votePatterns(), entryPatterns(), otherPatterns()})
            for (const Usual &one : part)
                patterns.add(*LabPattern::of(one.topic, one.text, one.meaning));
        return patterns;
    }();
    return table;
}

std::optional<LabPatterns> LabPatterns::read(std::string_view text, std::string *problem)
{
    LabPatterns patterns;
    std::string wrong;
    std::size_t row = 0;
    JsonText json(text);
    json.object([&](std::string_view key) {
        if (key != "patterns")
            return;
        json.array([&] {
            PatternRow read;
            ++row;
            json.object([&](std::string_view member) { read.take(member, json); });
            std::optional<LabPattern> pattern = LabPattern::of(read.topic, read.text, read.meaning);
            if (!pattern && read.wrong.empty())
                read.wrong = "\"" + read.text + "\" has a brace that names nothing";
            if (!read.wrong.empty() && wrong.empty())
                wrong = "pattern " + std::to_string(row) + ": " + read.wrong;
            if (pattern)
                patterns.add(*std::move(pattern));
        });
    });
    if (wrong.empty() && (!json.ok() || row == 0))
        wrong = "there is no list of patterns in it";
    if (problem != nullptr)
        *problem = wrong;
    return wrong.empty() ? std::optional(std::move(patterns)) : std::nullopt;
}

std::string LabPatterns::write() const
{
    std::string out = "{\"patterns\": [";
    for (const LabPattern &pattern : m_patterns) {
        const Meaning &meaning = pattern.meaning();
        out += out.back() == '[' ? "\n  {" : ",\n  {";
        if (!pattern.topic().empty())
            appendMember(out, "topic", pattern.topic());
        appendMember(out, "text", pattern.text());
        appendMember(out, "kind", word(meaning.kind));
        if (meaning.role)
            appendMember(out, "role", word(*meaning.role));
        if (meaning.vote != Vote::None)
            appendMember(out, "vote", voteWord(meaning.vote));
        if (meaning.type)
            appendMember(out, "type", word(*meaning.type));
        if (meaning.result)
            out += std::string(", \"result\": ") + (*meaning.result ? "true" : "false");
        out += "}";
    }
    return out + "\n]}\n";
}

} // namespace raft
