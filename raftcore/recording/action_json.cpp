#include "raftcore/recording/action_json.h"

#include "raftcore/cluster/description.h"
#include "raftcore/recording/fields.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace raft {

namespace {

using fields::Json;
using fields::OrderedJson;

constexpr std::array refusals{"not-leader",           "no-commit-in-term", "change-in-progress",
                              "transfer-in-progress", "too-many-pending",  "invalid"};

// ---- Writing

OrderedJson write(const StoreCommand &command)
{
    OrderedJson json;
    if (const auto *put = std::get_if<Put>(&command.change))
        json = {{"put", put->key}, {"value", put->value}};
    else if (const auto *add = std::get_if<Add>(&command.change))
        json = {{"add", add->key}, {"amount", add->amount}};
    else if (const auto *gone = std::get_if<Delete>(&command.change))
        json = {{"delete", gone->key}};
    else if (const auto *swap = std::get_if<CompareAndSet>(&command.change))
        json = {{"cas", swap->key},
                {"expected", fields::write(swap->expected)},
                {"expected_index", fields::write(swap->expectedIndex)},
                {"value", swap->value}};
    if (command.session)
        json["session"] = {command.session->client, command.session->sequence};
    return json;
}

OrderedJson write(const std::vector<StoreCommand> &commands)
{
    OrderedJson json = OrderedJson::array();
    for (const StoreCommand &command : commands)
        json.push_back(write(command));
    return json;
}

OrderedJson write(const std::variant<StoreCommand, Get> &what)
{
    if (const auto *get = std::get_if<Get>(&what))
        return {{"get", get->key}, {"linearizable", get->linearizable}};
    return write(std::get<StoreCommand>(what));
}

OrderedJson write(const ClientAnswer &answer)
{
    if (const auto *done = std::get_if<ClientDone>(&answer.what))
        return {{"done", done->success},
                {"value", fields::write(done->value)},
                {"index", done->index.value},
                {"term", done->term.value},
                {"existed", done->existed}};
    if (const auto *refused = std::get_if<Refused>(&answer.what))
        return {{"refused", refusals.at(static_cast<std::size_t>(refused->why))},
                {"leader", fields::write(refused->leader)}};
    return {{"unknown", true}};
}

OrderedJson write(Rule rule)
{
    return std::string(name(rule));
}

/// Puts the fields of an action into JSON.
struct Writer {
    OrderedJson &json;
    const ForeignForms &forms;

    void operator()(const char *field, const auto &value)
    {
        if constexpr (requires { fields::write(value); })
            json[field] = fields::write(value);
        else
            json[field] = write(value);
    }
    void operator()(const char *field, const std::vector<StoreCommand> &commands)
    {
        json[field] = write(commands);
    }
    void operator()(const char *field, const Message &message)
    {
        json["from"] = message.from.value;
        json["to"] = message.to.value;
        json[field] = forms.message(message);
    }
    void operator()(const char *field, const std::shared_ptr<const Server> &server)
    {
        json[field] = forms.server(*server);
    }
    void operator()(const char *field, const std::shared_ptr<const ServerStep> &step)
    {
        json["server"] = step->server.value;
        json[field] = forms.step(*step);
    }
};

// ---- Reading

bool read(const Json &json, Session &session)
{
    return json.is_array() && json.size() == 2 && fields::read(json[0], session.client) &&
           fields::read(json[1], session.sequence);
}

bool readChange(const Json &json, Change &change)
{
    if (json.contains("put")) {
        Put &put = change.emplace<Put>();
        return fields::readMember(json, "put", put.key) && fields::readMember(json, "value", put.value);
    }
    if (json.contains("add")) {
        Add &add = change.emplace<Add>();
        return fields::readMember(json, "add", add.key) && fields::readMember(json, "amount", add.amount);
    }
    if (json.contains("delete"))
        return fields::readMember(json, "delete", change.emplace<Delete>().key);
    CompareAndSet &swap = change.emplace<CompareAndSet>();
    return fields::readMember(json, "cas", swap.key) && fields::readMember(json, "value", swap.value) &&
           fields::readMember(json, "expected", swap.expected) &&
           fields::readMember(json, "expected_index", swap.expectedIndex);
}

bool read(const Json &json, StoreCommand &command)
{
    if (!json.is_object())
        return false;
    const auto session = json.find("session");
    return readChange(json, command.change) &&
           (session == json.end() || read(*session, command.session.emplace()));
}

bool read(const Json &json, std::vector<StoreCommand> &commands)
{
    return json.is_array() && std::all_of(json.begin(), json.end(), [&commands](const Json &each) {
               return read(each, commands.emplace_back());
           });
}

bool read(const Json &json, std::variant<StoreCommand, Get> &what)
{
    if (!json.is_object())
        return false;
    if (json.contains("get")) {
        Get &get = what.emplace<Get>();
        return fields::readMember(json, "get", get.key) &&
               fields::readMember(json, "linearizable", get.linearizable);
    }
    return read(json, what.emplace<StoreCommand>());
}

bool read(const Json &json, ClientAnswer &answer)
{
    if (!json.is_object())
        return false;
    if (json.contains("done")) {
        ClientDone &done = answer.what.emplace<ClientDone>();
        return fields::readMember(json, "done", done.success) &&
               fields::readMember(json, "value", done.value) &&
               fields::readMember(json, "index", done.index) && fields::readMember(json, "term", done.term) &&
               fields::readMember(json, "existed", done.existed);
    }
    if (!json.contains("refused")) {
        answer.what = ClientUnknown{};
        return json.contains("unknown");
    }
    Refused &refused = answer.what.emplace<Refused>();
    std::string why;
    if (!fields::readMember(json, "refused", why) || !fields::readMember(json, "leader", refused.leader))
        return false;
    const auto found = std::find(refusals.begin(), refusals.end(), why);
    refused.why = static_cast<Refusal>(found - refusals.begin());
    return found != refusals.end();
}

bool read(const Json &json, Rule &rule)
{
    std::string name;
    const std::optional<Rule> found = fields::read(json, name) ? ruleNamed(name) : std::nullopt;
    rule = found.value_or(rule);
    return found.has_value();
}

/// Takes the fields of an action from JSON; remembers the first that makes no sense.
struct Reader {
    const Json &json;
    const ForeignForms &forms;
    std::string wrong = {};

    void operator()(const char *field, auto &value)
    {
        const auto found = json.find(field);
        if (found == json.end() || !readAny(*found, value))
            complain(field);
    }
    void operator()(const char *field, std::vector<StoreCommand> &commands)
    {
        const auto found = json.find(field);
        if (found == json.end() || !read(*found, commands))
            complain(field);
    }
    void operator()(const char *field, Message &message)
    {
        const std::optional<Message> found = forms.messageFrom(textOf(field));
        if (!found)
            return complain(field);
        message = *found;
        if (!fields::readMember(json, "from", message.from) || !fields::readMember(json, "to", message.to))
            complain("from");
    }
    void operator()(const char *field, std::shared_ptr<const Server> &server)
    {
        server = forms.serverFrom(textOf(field));
        if (!server)
            complain(field);
    }
    void operator()(const char *field, std::shared_ptr<const ServerStep> &step)
    {
        const std::shared_ptr<ServerStep> found = forms.stepFrom(textOf(field));
        if (!found)
            return complain(field);
        if (!fields::readMember(json, "server", found->server))
            complain("server");
        if (auto *arrived = std::get_if<ServerStep::Arrived>(&found->what))
            arrived->message.to = found->server;
        step = found;
    }

private:
    static bool readAny(const Json &from, auto &value)
    {
        if constexpr (requires { fields::read(from, value); })
            return fields::read(from, value);
        else
            return read(from, value);
    }
    std::string textOf(const char *field) const
    {
        std::string text;
        fields::readMember(json, field, text);
        return text;
    }
    void complain(const char *field)
    {
        if (wrong.empty())
            wrong = field;
    }
};

/// Which action or observation has that name, with fields that are still empty.
std::optional<FromOutside> named(const std::string &name)
{
    const auto placeIn = [&name](const auto &names) {
        return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
    };
    constexpr auto actions = namesOf<AnyAction>();
    constexpr auto observations = namesOf<Observation>();
    if (const std::size_t place = placeIn(actions); place < actions.size())
        return emptyAt<Action, AnyAction>(place);
    if (const std::size_t place = placeIn(observations); place < observations.size())
        return emptyAt<Observation>(place);
    return std::nullopt;
}

/// Calls `with` with the action or the observation itself.
template <class What, class With>
void visitEither(What &what, With &&with)
{
    std::visit([&with](auto &kind) { std::visit(with, kind); }, what);
}

} // namespace

OrderedJson jsonOf(const Intervention &intervention, const ForeignForms &forms)
{
    OrderedJson json{{"at", intervention.at.count()}, {"steps", intervention.steps}};
    visitEither(intervention.what, [&](const auto &one) {
        json["do"] = std::decay_t<decltype(one)>::description.name;
        forEachField(one, Writer{json, forms});
    });
    return json;
}

std::variant<Intervention, std::string> interventionFrom(const Json &json, const ForeignForms &forms)
{
    Intervention intervention;
    std::string name;
    if (!json.is_object() || !fields::readMember(json, "at", intervention.at) ||
        !fields::readMember(json, "steps", intervention.steps) || !fields::readMember(json, "do", name))
        return "it needs the numbers \"at\" and \"steps\", and in \"do\" the name of an action";
    std::optional<FromOutside> what = named(name);
    if (!what)
        return "there is no action \"" + name + "\"";
    Reader reader{json, forms};
    visitEither(*what, [&reader](auto &one) { forEachField(one, reader); });
    if (!reader.wrong.empty())
        return "\"" + reader.wrong + "\" of \"" + name + "\" is missing or not valid";
    intervention.what = *std::move(what);
    return intervention;
}

} // namespace raft
