#include "raftcore/traces/tla_behaviour.h"

#include "raftcore/traces/core_words.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace raft {

namespace {

/// The variable under the first of these names that there is.
const TlaValue *variable(const TlaBehaviour::Variables &state, std::initializer_list<const char *> names)
{
    for (const char *name : names)
        if (const auto found = state.find(name); found != state.end())
            return &found->second;
    return nullptr;
}

const TlaValue *terms(const TlaBehaviour::Variables &state)
{
    return variable(state, {"currentTerm", "term", "terms"});
}

/// "Leader" in "M_Leader": some specifications write what a word is before it.
std::string_view withoutPrefix(std::string_view word)
{
    constexpr std::size_t prefix = 2;
    return word.size() > prefix && word[1] == '_' ? word.substr(prefix) : word;
}

/// What a value of a sum type is: "Leader" of [tag |-> "Leader"], "s1" of [tag |-> "Some", value |-> "s1"].
const TlaValue &unwrapped(const TlaValue &value)
{
    const TlaValue *tag = value.kind == TlaValue::Kind::Function ? value.at("tag") : nullptr;
    const TlaValue *inner = tag != nullptr && tag->text == "Some" ? value.at("value") : tag;
    return inner != nullptr ? *inner : value;
}

/// Nil, None, 0 and the like are no server, unless one is called so.
NodeId tlaServer(const TlaValue &written, ServerNames &names)
{
    const TlaValue &value = unwrapped(written);
    constexpr std::array<std::string_view, 8> noServer{"Nil", "nil", "None", "NONE", "null", "NULL", "0", ""};
    if (value.kind != TlaValue::Kind::Atom)
        return {};
    const bool isNobody = !names.knows(value.text) && std::find(noServer.begin(), noServer.end(),
                                                                withoutPrefix(value.text)) != noServer.end();
    return isNobody ? NodeId{} : names.idOf(value.text).value_or(NodeId{});
}

template <class Number>
std::optional<Number> numberIn(const TlaValue *value)
{
    const std::optional<std::uint64_t> number = value != nullptr ? value->number() : std::nullopt;
    return number ? std::optional(Number{*number}) : std::nullopt;
}

/// [term |-> 2, value |-> v1], <<2, v1>>, or just the term.
TraceEntry tlaEntry(const TlaValue &value)
{
    const TlaValue *term = value.kind == TlaValue::Kind::Function ? value.at("term") : &value;
    const TlaValue *data = value.at("value");
    const auto isWord = [](const TlaValue &one) { return one.kind == TlaValue::Kind::Atom; };
    if (value.kind == TlaValue::Kind::Sequence && value.items.size() == 2 && isWord(value.items[0]))
        return {numberIn<Term>(&value.items[0]).value_or(Term{}), value.items[1].written()};
    return {numberIn<Term>(term).value_or(Term{}),
            data != nullptr ? std::optional(data->written()) : std::nullopt};
}

std::optional<MessageType> tlaMessageNamed(std::string_view word)
{
    const auto holds = [word](std::string_view part) { return word.find(part) != std::string_view::npos; };
    const bool isReply = holds("Response") || holds("Reply") || holds("Resp");
    if (holds("PreVote"))
        return isReply ? MessageType::PreVoteReply : MessageType::PreVote;
    if (holds("Vote"))
        return isReply ? MessageType::RequestVoteReply : MessageType::RequestVote;
    if (holds("Append"))
        return isReply ? MessageType::AppendReply : MessageType::Append;
    if (holds("Snapshot"))
        return isReply ? MessageType::SnapshotReply : MessageType::Snapshot;
    return std::nullopt;
}

const TlaValue *field(const TlaValue &message, std::initializer_list<const char *> names)
{
    for (const char *name : names)
        if (const TlaValue *value = message.at(name))
            return value;
    return nullptr;
}

std::optional<Position> tlaPosition(const TlaValue &message, const char *index, const char *term)
{
    const TlaValue *where = message.at(index);
    if (where == nullptr)
        return std::nullopt;
    return Position{numberIn<Index>(where).value_or(Index{}),
                    numberIn<Term>(message.at(term)).value_or(Term{})};
}

TraceMessage tlaMessage(const TlaValue &message, ServerNames &names)
{
    TraceMessage reported;
    if (const TlaValue *type = field(message, {"mtype", "type", "kind", "tag"}))
        reported.type = tlaMessageNamed(type->text);
    if (const TlaValue *isPreVote = message.at("isPreVote");
        isPreVote != nullptr && isPreVote->boolean() == true)
        reported.type =
            reported.type == MessageType::RequestVote ? MessageType::PreVote : MessageType::PreVoteReply;
    if (const TlaValue *from = field(message, {"msource", "source", "from", "src", "sender"}))
        reported.from = tlaServer(*from, names);
    if (const TlaValue *to = field(message, {"mdest", "dest", "to", "dst", "receiver"}))
        reported.to = tlaServer(*to, names);
    reported.term = numberIn<Term>(field(message, {"mterm", "term"}));
    reported.commit = numberIn<Index>(field(message, {"mcommitIndex", "commitIndex"}));
    for (const auto &[index, term] :
         {std::pair("mlastLogIndex", "mlastLogTerm"), std::pair("mprevLogIndex", "mprevLogTerm"),
          std::pair("lastCommittableIndex", "lastCommittableTerm"), std::pair("prevLogIndex", "prevLogTerm"),
          std::pair("mmatchIndex", "")})
        if (!reported.at)
            reported.at = tlaPosition(message, index, term);
    if (const TlaValue *granted = field(message, {"mvoteGranted", "voteGranted", "msuccess", "success"}))
        reported.accepted = granted->boolean();
    if (const TlaValue *entries = field(message, {"mentries", "entries"})) {
        for (const TlaValue &entry : entries->items)
            reported.terms.push_back(tlaEntry(entry).term);
        reported.count = reported.terms.size();
        if (reported.type == MessageType::Append && reported.terms.empty())
            reported.type = MessageType::Heartbeat;
    }
    return reported;
}

/// "servers = (s1 :> [currentTerm |-> 2, role |-> Leader])" as a variable for each of the fields. A variable
/// that has the name of a field stays what it is.
void spreadRecords(TlaBehaviour::Variables &state)
{
    if (terms(state) != nullptr)
        return;
    const auto holdsTerms = [](const TlaValue &value) {
        return value.kind == TlaValue::Kind::Function && !value.items.empty() &&
               (value.items[0].at("currentTerm") != nullptr || value.items[0].at("term") != nullptr);
    };
    const auto servers = std::find_if(state.begin(), state.end(), [&](const auto &variable) {
        return holdsTerms(variable.second) && !variable.second.keys.empty();
    });
    if (servers == state.end())
        return;
    const TlaValue &records = servers->second;
    TlaBehaviour::Variables fields;
    for (std::size_t place = 0; place < records.items.size(); ++place) {
        const TlaValue &record = records.items[place];
        for (std::size_t member = 0; member < record.keys.size(); ++member) {
            TlaValue &variable = fields[record.keys[member].text];
            variable.kind = TlaValue::Kind::Function;
            variable.keys.push_back(records.keys[place]);
            variable.items.push_back(record.items[member]);
        }
    }
    state.merge(fields);
}

std::uint64_t countIn(const std::map<std::string, std::pair<TlaValue, std::uint64_t>> &bag,
                      const std::string &key)
{
    const auto found = bag.find(key);
    return found == bag.end() ? 0 : found->second.second;
}

bool isAction(std::string_view action, std::initializer_list<const char *> names)
{
    return std::any_of(names.begin(), names.end(),
                       [action](const char *name) { return action.find(name) != std::string_view::npos; });
}

/// What of a server differs from before, or is reported for the first time.
bool addTlaFacts(const TlaBehaviour::Variables &now, const TlaBehaviour::Variables &before,
                 const std::string &server, TraceItem &item, ServerNames &names)
{
    bool reported = false;
    const auto changed = [&](std::initializer_list<const char *> variables) -> const TlaValue * {
        const TlaValue *here = variable(now, variables);
        const TlaValue *there = variable(before, variables);
        const TlaValue *value = here != nullptr ? here->at(server) : nullptr;
        const TlaValue *old = there != nullptr ? there->at(server) : nullptr;
        const bool isNew = value != nullptr && (old == nullptr || *old != *value);
        reported = reported || isNew;
        return isNew ? value : nullptr;
    };
    item.term = numberIn<Term>(changed({"currentTerm", "term", "terms"}));
    if (const TlaValue *role = changed({"leadershipState", "state", "role", "roles", "serverState"}))
        item.role = coreRoleNamed(withoutPrefix(unwrapped(*role).text));
    const TlaValue *vote = changed({"votedFor", "vote"});
    if (const TlaValue *votes = variable(now, {"votedFor", "vote"}); item.term && votes != nullptr)
        vote = votes->at(server); // A new term forgets the vote, also where its value stays the same.
    if (vote != nullptr)
        item.vote = tlaServer(*vote, names);
    item.commit = numberIn<Index>(changed({"commitIndex", "commit"}));
    if (const TlaValue *log = changed({"log", "logs"})) {
        item.log.emplace().from = Index{1};
        for (const TlaValue &entry : log->items)
            item.log->entries.push_back(tlaEntry(entry));
    }
    return reported;
}

/// Whether the commit index is less than before: only a restart forgets it, also where no action is named.
bool fallsBack(const TlaBehaviour::Variables &before, const std::string &server, const TraceItem &item)
{
    const TlaValue *commits = variable(before, {"commitIndex", "commit"});
    const TlaValue *old = commits != nullptr ? commits->at(server) : nullptr;
    const std::optional<Index> was = numberIn<Index>(old);
    return item.commit && was && *item.commit < *was;
}

} // namespace

void TlaBehaviour::put(const TlaValue &message, std::uint64_t count, Bag &bag)
{
    constexpr std::uint64_t most = 16;
    const auto [known, isNew] = bag.try_emplace(message.written(), message, std::min(count, most));
    known->second.second = std::min(known->second.second + (isNew ? 0 : count), most);
}

void TlaBehaviour::putAll(const TlaValue &messages, Bag &bag)
{
    const bool isFunction = messages.kind == TlaValue::Kind::Function;
    for (std::size_t place = 0; place < messages.items.size(); ++place) {
        const TlaValue &item = messages.items[place];
        if (isFunction && item.kind == TlaValue::Kind::Atom) { // How many of it there are.
            const TlaValue &key = messages.keys[place];
            const std::optional<TlaValue> written = // In JSON a key is text.
                key.kind == TlaValue::Kind::Atom ? tlaValueOf(key.text) : std::nullopt;
            put(written ? *written : key, item.number().value_or(1), bag);
        } else if (item.kind == TlaValue::Kind::Function) {
            put(item, 1, bag);
        } else { // What is on its way to one server.
            for (const TlaValue &message : item.items)
                put(message, 1, bag);
        }
    }
}

/// Some specifications keep requests and replies in variables of their own: "appendEntriesRequestMsgs".
TlaBehaviour::Bag TlaBehaviour::bagOf(const Variables &state)
{
    Bag bag;
    for (const auto &[name, value] : state)
        if (name == "messages" || name == "msgs" || name == "network" || name == "net" ||
            name.ends_with("Msgs") || name.ends_with("Messages"))
            putAll(value, bag);
    return bag;
}

void TlaBehaviour::beginAnew(SourceLine where, ReadingPlace &place)
{
    if (m_state.empty())
        return;
    TraceItem item;
    item.where = where;
    item.at = Time(static_cast<std::int64_t>(++m_number) * 1'000);
    item.newRun = true;
    item.text = "another behaviour";
    place.items.push_back(std::move(item));
    m_state.clear();
}

void TlaBehaviour::go(Variables state, std::string_view action, SourceLine where, ReadingPlace &place)
{
    spreadRecords(state);
    TraceItem stamp;
    stamp.where = where;
    stamp.at = Time(static_cast<std::int64_t>(++m_number) * 1'000);
    stamp.text = action;
    if (const TlaValue *servers = terms(state))
        for (const TlaValue &server : servers->keys)
            place.names.idOf(server.text);
    const Bag before = bagOf(m_state);
    const Bag after = bagOf(state);
    tellArrivals(before, after, action, stamp, place);
    tellServers(state, stamp, action, place);
    tellSendings(before, after, stamp, place);
    m_state = std::move(state);
}

void TlaBehaviour::tellArrivals(const Bag &before, const Bag &after, std::string_view action,
                                const TraceItem &stamp, ReadingPlace &place) const
{
    for (const auto &[key, message] : before) {
        for (std::uint64_t gone = countIn(after, key); gone < message.second; ++gone) {
            TraceItem item = stamp;
            item.kind = isAction(action, {"Drop", "Lose", "Loss"}) ? TraceKind::Drop : TraceKind::Receive;
            item.message = tlaMessage(message.first, place.names);
            item.server = item.message->to;
            place.items.push_back(std::move(item));
        }
    }
}

void TlaBehaviour::tellSendings(const Bag &before, const Bag &after, const TraceItem &stamp,
                                ReadingPlace &place)
{
    for (const auto &[key, message] : after) {
        for (std::uint64_t sent = countIn(before, key); sent < message.second; ++sent) {
            TraceItem item = stamp;
            item.kind = TraceKind::Send;
            item.message = tlaMessage(message.first, place.names);
            item.server = item.message->from;
            place.items.push_back(std::move(item));
        }
    }
}

void TlaBehaviour::tellServers(const Variables &state, const TraceItem &stamp, std::string_view action,
                               ReadingPlace &place)
{
    const TlaValue *servers = terms(state);
    if (servers == nullptr)
        return;
    for (std::size_t number = 0; number < servers->items.size(); ++number) {
        const std::string name =
            servers->keys.empty() ? std::to_string(number + 1) : servers->keys[number].written();
        const std::optional<NodeId> id = place.names.idOf(name);
        TraceItem item = stamp;
        item.server = id.value_or(NodeId{});
        item.kind = isAction(action, {"Timeout"})                    ? TraceKind::Timeout
                    : isAction(action, {"Restart", "Crash", "Stop"}) ? TraceKind::Restart
                                                                     : TraceKind::State;
        if (!id || !addTlaFacts(state, m_state, name, item, place.names))
            continue;
        if (item.kind == TraceKind::State && fallsBack(m_state, name, item)) {
            item.kind = TraceKind::Restart;
            item.text += " (inferred: a restart, for its commit index falls)";
        }
        place.items.push_back(std::move(item));
    }
}

} // namespace raft
