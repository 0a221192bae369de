#include "raftcore/traces/json_text.h"
#include "raftcore/traces/lab_pattern.h"
#include "raftcore/traces/own_words.h"

#include <array>

namespace raft {

namespace {

using Meaning = LabPattern::Meaning;
using Vote = LabPattern::Vote;

struct Usual {
    const char *topic;
    const char *text;
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

std::vector<Usual> votePatterns()
{
    using Type = MessageType;
    return {
        {"", "*not*grant*vote*{other}*{mterm?}", sends(Type::RequestVoteReply, false)},
        {"", "*n't grant*vote*{other}*{mterm?}", sends(Type::RequestVoteReply, false)},
        {"", "*not vot*{other}*{mterm?}", sends(Type::RequestVoteReply, false)},
        {"", "*den*vote*{other}*{mterm?}", sends(Type::RequestVoteReply, false)},
        {"", "*reject*vote*{other}*{mterm?}", sends(Type::RequestVoteReply, false)},
        {"", "*refus*vote*{other}*{mterm?}", sends(Type::RequestVoteReply, false)},
        {"", "*grant*vote*{other}*{term?}", sends(Type::RequestVoteReply, true, Vote::Other)},
        {"", "-> {other}*grant*vote*{term?}", sends(Type::RequestVoteReply, true, Vote::Other)},
        {"", "-> {other}*vote*grant*{term?}", sends(Type::RequestVoteReply, true, Vote::Other)},
        {"", "*vot* for {other}*{term?}", sends(Type::RequestVoteReply, true, Vote::Other)},
        {"", "<- {other}*got*vote*{mterm?}", receives(Type::RequestVoteReply, true)},
        {"", "*got*vote*from {other}*{mterm?}", receives(Type::RequestVoteReply, true)},
        {"", "*receiv*vote from {other}*{mterm?}", receives(Type::RequestVoteReply, true)},
        {"VOTE", "-> {other}*{mterm?}", sends(Type::RequestVote)},
        {"", "*request*vote*-> {other}*{mterm?}", sends(Type::RequestVote)},
        {"", "-> {other}*request*vote*{mterm?}", sends(Type::RequestVote)},
        {"", "*ask*{other}*vote*{mterm?}", sends(Type::RequestVote)},
        {"", "*send*requestvote*{other}*{mterm?}", sends(Type::RequestVote)},
        {"", "<- {other}*request*vote*{mterm?}", receives(Type::RequestVote)},
        {"", "*vote request*from {other}*{mterm?}", receives(Type::RequestVote)},
        {"", "*requestvote*from {other}*{mterm?}", receives(Type::RequestVote)},
    };
}

std::vector<Usual> entryPatterns()
{
    using Type = MessageType;
    return {
        {"", "-> {other}*pli:*{prev}*plt:*{prevterm}*n:*{count}*lc:*{commit}*{mterm?}", sends(Type::Append)},
        {"", "-> {other}*ok*append*mi: {match}", sends(Type::AppendReply, true)},
        {"", "-> {other}*ok*append*{mterm?}", sends(Type::AppendReply, true)},
        {"", "-> {other}*fail*append*{mterm?}", sends(Type::AppendReply, false)},
        {"", "-> {other}*reject*append*{mterm?}", sends(Type::AppendReply, false)},
        {"", "-> {other}*append*repl*{mterm?}", sends(Type::AppendReply)},
        {"", "<- {other}*ok*append*mi: {match}", receives(Type::AppendReply, true)},
        {"", "<- {other}*ok*append*{mterm?}", receives(Type::AppendReply, true)},
        {"", "<- {other}*append*ok*{mterm?}", receives(Type::AppendReply, true)},
        {"", "<- {other}*append*success*{mterm?}", receives(Type::AppendReply, true)},
        {"", "<- {other}*fail*append*{mterm?}", receives(Type::AppendReply, false)},
        {"", "<- {other}*append*fail*{mterm?}", receives(Type::AppendReply, false)},
        {"", "<- {other}*append*reject*{mterm?}", receives(Type::AppendReply, false)},
        {"", "<- {other}*append*repl*{mterm?}", receives(Type::AppendReply)},
        {"", "-> {other}*heartbeat*{mterm?}", sends(Type::Heartbeat)},
        {"", "*send*heartbeat*{other}*{mterm?}", sends(Type::Heartbeat)},
        {"", "-> {other}*append*{mterm?}", sends(Type::Append)},
        {"", "*send*append*to {other}*{mterm?}", sends(Type::Append)},
        {"", "<- {other}*heartbeat*{mterm?}", receives(Type::Heartbeat)},
        {"", "*heartbeat*from {other}*{mterm?}", receives(Type::Heartbeat)},
        {"", "<- {other}*append*{mterm?}", receives(Type::Append)},
        {"", "*append*from {other}*{mterm?}", receives(Type::Append)},
        {"", "-> {other}*snapshot*{mterm?}", sends(Type::Snapshot)},
    };
}

std::vector<Usual> rolePatterns()
{
    return {
        {"", "*achieved majority*{term?}", becomes(Role::Leader)},
        {"", "*convert*to leader*{term?}", becomes(Role::Leader)},
        {"", "*transition*to leader*{term?}", becomes(Role::Leader)},
        {"", "*chang*to leader*{term?}", becomes(Role::Leader)},
        {"", "*becom*leader*{term?}", becomes(Role::Leader)},
        {"", "*became*leader*{term?}", becomes(Role::Leader)},
        {"", "*won*election*{term?}", becomes(Role::Leader)},
        {"", "*wins*election*{term?}", becomes(Role::Leader)},
        {"", "*convert*to candidate*{term?}", stands()},
        {"", "*transition*to candidate*{term?}", stands()},
        {"", "*chang*to candidate*{term?}", stands()},
        {"", "*becom*candidate*{term?}", stands()},
        {"", "*became*candidate*{term?}", stands()},
        {"", "*calling election*{term?}", stands()},
        {"", "*election tim*", tells(TraceKind::Note)}, // A timer that is looked at is no election.
        {"", "*start*election*{term?}", stands()},
        {"", "*convert*to follower*{term?}", becomes(Role::Follower)},
        {"", "*transition*to follower*{term?}", becomes(Role::Follower)},
        {"", "*chang*to follower*{term?}", becomes(Role::Follower)},
        {"", "*becom*follower*{term?}", becomes(Role::Follower)},
        {"", "*became*follower*{term?}", becomes(Role::Follower)},
        {"", "*step*down*{term?}", becomes(Role::Follower)},
        {"", "*term*higher*({any} < {term})", becomes(Role::Follower)},
        {"", "*term*updat* to {term}", tells(TraceKind::State)},
        {"", "leader,*{term?}", becomes(Role::Leader)},
    };
}

std::vector<Usual> otherPatterns()
{
    return {
        {"", "saved log ({end})", tells(TraceKind::State)},
        {"", "*commit*index*to {commit}", tells(TraceKind::Commit)},
        {"", "*commit*index*{commit}", tells(TraceKind::Commit)},
        {"", "*appl*index*{applied}", tells(TraceKind::State)},
        {"", "crash", tells(TraceKind::Crash)},
        {"", "killed", tells(TraceKind::Crash)},
        {"", "restarted", tells(TraceKind::Restart)},
        {"", "rebooted", tells(TraceKind::Restart)},
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
        for (const auto &part : {votePatterns(), entryPatterns(), rolePatterns(), otherPatterns()})
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
