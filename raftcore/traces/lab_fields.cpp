#include "raftcore/traces/lab_fields.h"

#include "raftcore/traces/text_scan.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace raft {

namespace {

std::optional<std::uint64_t> naturalIn(const std::string *value)
{
    std::uint64_t number = 0;
    if (value == nullptr)
        return std::nullopt;
    const auto [end, error] = std::from_chars(value->data(), value->data() + value->size(), number);
    const bool isWhole = error == std::errc() && end == value->data() + value->size();
    return isWhole && number <= greatestNumber ? std::optional(number) : std::nullopt;
}

template <class Number>
std::optional<Number> worth(const std::string *value)
{
    const std::optional<std::uint64_t> number = naturalIn(value);
    return number ? std::optional(Number{*number}) : std::nullopt;
}

std::optional<bool> truthIn(const std::string *value)
{
    if (value == nullptr || (*value != "true" && *value != "false"))
        return std::nullopt;
    return *value == "true";
}

std::optional<Role> roleIn(const std::string *value)
{
    constexpr std::array<std::pair<std::string_view, Role>, 6> roles{{{"follower", Role::Follower},
                                                                      {"precandidate", Role::PreCandidate},
                                                                      {"pre-candidate", Role::PreCandidate},
                                                                      {"candidate", Role::Candidate},
                                                                      {"leader", Role::Leader},
                                                                      {"learner", Role::Follower}}};
    std::string small = value == nullptr ? std::string() : lowered(*value);
    if (small.starts_with("state"))
        small.erase(0, 5);
    for (const auto &[name, role] : roles)
        if (small == name)
            return role;
    return std::nullopt;
}

bool namesNobody(std::string_view name)
{
    constexpr std::array<std::string_view, 7> noServer{"", "-1", "null", "none", "None", "nil", "<nil>"};
    return std::find(noServer.begin(), noServer.end(), name) != noServer.end();
}

/// A server may be called so: "1", "node-1", "10.0.0.1:8300".
bool isName(const std::string &value)
{
    constexpr std::size_t longest = 64;
    const auto mayStand = [](char c) {
        return isAlphanumeric(c) || std::string_view("-_.:/[]").find(c) != std::string_view::npos;
    };
    return !namesNobody(value) && value.size() <= longest && !roleIn(&value) && value != "true" &&
           value != "false" && std::all_of(value.begin(), value.end(), mayStand);
}

/// "S1" for a bare number.
std::string nameIn(const std::string &value)
{
    constexpr std::size_t longest = 3;
    const bool isNumber =
        value.size() <= longest && value.find_first_not_of("0123456789") == std::string::npos;
    return isNumber ? "S" + value : value;
}

/// The value of the first of these keys that may be a server's name.
const LogField *serverField(const StructuredLine &line, std::initializer_list<std::string_view> keys)
{
    for (const std::string_view key : keys)
        for (const LogField &field : line.fields)
            if (field.key == key && isName(field.value))
                return &field;
    return nullptr;
}

/// Who wrote the line.
const LogField *ownField(const StructuredLine &line, const ServerNames &names)
{
    const LogField *own = serverField(line, {"me", "self", "selfid", "myid", "nodeid", "node", "serverid",
                                             "server", "raftid", "rf", "replica", "replicaid", "nid"});
    if (own != nullptr)
        return own;
    own = serverField(line, {"memberid", "member", "instanceid", "instance", "raft", "id", "peerid", "peer"});
    const bool isServers =
        own != nullptr && (names.knows(nameIn(own->value)) || describesServer(line.sentence));
    return isServers ? own : nullptr;
}

/// How a sentence would have named the other server: "received a vote" from 2, "granted vote" to 2.
std::string_view wordBefore(const std::string &key, std::string_view sentence)
{
    const auto says = [&sentence](std::initializer_list<std::string_view> words) {
        return std::any_of(words.begin(), words.end(), [&sentence](std::string_view word) {
            return sentence.find(word) != std::string_view::npos;
        });
    };
    if (key == "from" || key == "src" || key == "source" || key == "sender" || key == "voter")
        return " from ";
    if (says({"receiv", "got ", "incoming", "handl", "process"}))
        return " from ";
    const bool isLeaders = key.starts_with("leader");
    return isLeaders && !says({"send", "sent", "repl", "respon"}) ? " from " : " to ";
}

/// A sentence that names no server gets what the fields say: who the other one is, and which index.
void complete(std::string &sentence, const StructuredLine &line, const LogField *other)
{
    const std::string small = lowered(sentence);
    if (other != nullptr)
        sentence += std::string(wordBefore(other->key, small)) + LabLine::otherMark;
    if (small.find_first_of("0123456789") != std::string::npos)
        return;
    if (const std::string *index = line.value({"index", "idx", "logindex", "entryindex", "commandindex"}))
        sentence += (small.ends_with("index") ? " " : " index ") + *index;
}

LabFields fieldsOf(const StructuredLine &line, const std::string &self)
{
    LabFields fields;
    const auto served = [&](std::initializer_list<std::string_view> keys) -> std::optional<std::string> {
        const std::string *value = line.value(keys);
        if (value == nullptr || *value == "0" || *value == "S0") // Often no server.
            return std::nullopt;
        if (namesNobody(*value))
            return std::string();
        const std::string sibling = siblingOf(self, *value);
        return !isName(*value) ? std::nullopt : std::optional(sibling.empty() ? nameIn(*value) : sibling);
    };
    fields.role = roleIn(line.value({"newstate", "newrole"}));
    if (!fields.role)
        fields.role = roleIn(line.value({"role", "state", "status", "raftstate", "identity"}));
    fields.commit = worth<Index>(line.value({"commitindex", "commitidx", "commit"}));
    fields.applied = worth<Index>(line.value({"lastapplied", "appliedindex", "applied"}));
    fields.vote = served({"votedfor", "votefor"});
    fields.leader = served({"leaderid", "leader", "currentleader"});
    fields.index = worth<Index>(line.value({"prevlogindex", "previndex", "lastlogindex", "matchindex"}));
    fields.indexTerm = worth<Term>(line.value({"prevlogterm", "prevterm", "lastlogterm"}));
    fields.count = naturalIn(line.value({"entries", "numentries", "entrycount", "entriescount", "nentries"}));
    fields.leaderCommit = worth<Index>(line.value({"leadercommit", "leadercommitindex"}));
    fields.accepted = truthIn(line.value({"votegranted", "granted", "success"}));
    fields.term = worth<Term>(line.value({"argsterm", "msgterm", "messageterm", "replyterm", "leaderterm",
                                          "candidateterm", "requestterm", "reqterm"}));
    return fields;
}

} // namespace

std::optional<LabLine> labLineOf(const StructuredLine &line, const ServerNames &names, std::string_view self)
{
    const LogField *own = ownField(line, names);
    if (own == nullptr && self.empty())
        return std::nullopt;
    LabLine lab;
    lab.isLoose = true;
    lab.at = line.at;
    lab.server = own != nullptr ? nameIn(own->value) : std::string(self);
    const LogField *other = serverField(
        line, {"to",       "from",       "dest",     "destination", "target", "dst",       "src",
               "source",   "sender",     "receiver", "peer",        "peerid", "candidate", "candidateid",
               "follower", "followerid", "voter",    "remote",      "leader", "leaderid"});
    if (other != nullptr && other != own)
        lab.other = nameIn(other->value);
    if (lab.other == lab.server)
        lab.other.clear();
    lab.term = worth<Term>(line.value({"currentterm", "newterm", "term"}));
    if (const std::string *group = line.value({"group", "groupid", "gid", "raftgroup", "shard", "shardid",
                                               "regionid", "rangeid", "partition", "clusterid"}))
        lab.group = *group;
    lab.fields = fieldsOf(line, lab.server);
    lab.text = line.sentence;
    for (const LogField &field : line.fields)
        if (field.key != "msg" && field.key != "message" && field.key != "time" && field.key != "level")
            lab.text += " " + field.key + "=" + field.value;
    lab.said = line.sentence;
    complete(lab.said, line, lab.other.empty() ? nullptr : other);
    return lab;
}

} // namespace raft
