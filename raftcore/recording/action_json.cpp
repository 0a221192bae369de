#include "raftcore/recording/action_json.h"

#include "raftcore/recording/fields.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace raft {

namespace {

using fields::Json;
using fields::OrderedJson;

/// By the place of the action among the alternatives of Action.
constexpr std::array names{"crash",        "restart",       "pause",         "resume",
                           "join",         "force-timeout", "beat",          "pass-election-timeout",
                           "split",        "heal",          "cut-link",      "open-link",
                           "hold-link",    "release-link",  "slow-link",     "lose-on-link",
                           "set-network",  "deliver",       "drop",          "duplicate",
                           "hold-message", "delay-message", "inject",        "set-disk",
                           "sync",         "compact-log",   "slow-disk",     "drift-clock",
                           "submit",       "change",        "transfer",      "turn-off-rule",
                           "mark",         "set-by-hand",   "set-disk-time", "spread-timers",
                           "introduce",    "retell",        "return",        "go-on-here",
                           "wipe-disk",    "copy-disk",     "restore-disk",  "submit-batch"};
static_assert(names.size() == std::variant_size_v<Action>);

constexpr std::array refusals{"not-leader",           "no-commit-in-term", "change-in-progress",
                              "transfer-in-progress", "too-many-pending",  "invalid"};

// ---- What an action consists of, the same for writing and for reading.

template <class F>
void consider(F &f, action::Crash &a)
{
    f("server", a.server);
    f("written", a.written);
}
template <class F>
void consider(F &f, action::Restart &a)
{
    f("server", a.server);
}
template <class F>
void consider(F &f, action::Pause &a)
{
    f("server", a.server);
}
template <class F>
void consider(F &f, action::Resume &a)
{
    f("server", a.server);
}
template <class F>
void consider(F &f, action::Join &a)
{
    f("server", a.server);
}
template <class F>
void consider(F &f, action::ForceTimeout &a)
{
    f("server", a.server);
}
template <class F>
void consider(F &f, action::SendHeartbeat &a)
{
    f("server", a.server);
}
template <class F>
void consider(F &f, action::PassElectionTimeout &a)
{
    f("servers", a.servers);
}
template <class F>
void consider(F &f, action::Split &a)
{
    f("groups", a.groups);
}
template <class F>
void consider(F &, action::Heal &)
{
}
template <class F>
void consider(F &f, action::CutLink &a)
{
    f("from", a.from);
    f("to", a.to);
}
template <class F>
void consider(F &f, action::OpenLink &a)
{
    f("from", a.from);
    f("to", a.to);
}
template <class F>
void consider(F &f, action::HoldLink &a)
{
    f("from", a.from);
    f("to", a.to);
}
template <class F>
void consider(F &f, action::ReleaseLink &a)
{
    f("from", a.from);
    f("to", a.to);
}
template <class F>
void consider(F &f, action::SlowLink &a)
{
    f("from", a.from);
    f("to", a.to);
    f("delay", a.delay);
}
template <class F>
void consider(F &f, action::LoseOnLink &a)
{
    f("from", a.from);
    f("to", a.to);
    f("per_million", a.perMillion);
}
template <class F>
void consider(F &f, action::SetNetwork &a)
{
    f("dials", a.dials);
}
template <class F>
void consider(F &f, action::Deliver &a)
{
    f("message", a.message);
}
template <class F>
void consider(F &f, action::Drop &a)
{
    f("message", a.message);
}
template <class F>
void consider(F &f, action::Duplicate &a)
{
    f("message", a.message);
}
template <class F>
void consider(F &f, action::HoldMessage &a)
{
    f("message", a.message);
}
template <class F>
void consider(F &f, action::DelayMessage &a)
{
    f("message", a.message);
    f("by", a.by);
}
template <class F>
void consider(F &f, action::Inject &a)
{
    f("message", a.message);
}
template <class F>
void consider(F &f, action::SetDisk &a)
{
    f("server", a.server);
    f("manual", a.manual);
}
template <class F>
void consider(F &f, action::Sync &a)
{
    f("server", a.server);
}
template <class F>
void consider(F &f, action::CompactLog &a)
{
    f("server", a.server);
}
template <class F>
void consider(F &f, action::SlowDisk &a)
{
    f("server", a.server);
    f("delay", a.delay);
}
template <class F>
void consider(F &f, action::DriftClock &a)
{
    f("server", a.server);
    f("per_million", a.perMillion);
}
template <class F>
void consider(F &f, action::Submit &a)
{
    f("server", a.server);
    f("what", a.what);
}
template <class F>
void consider(F &f, action::SubmitBatch &a)
{
    f("server", a.server);
    f("commands", a.commands);
}
template <class F>
void consider(F &f, action::Change &a)
{
    f("server", a.server);
    f("target", a.target);
    f("joint", a.joint);
}
template <class F>
void consider(F &f, action::Transfer &a)
{
    f("server", a.server);
    f("target", a.target);
}
template <class F>
void consider(F &f, action::TurnOffRule &a)
{
    f("rule", a.rule);
}
template <class F>
void consider(F &f, action::Mark &a)
{
    f("name", a.name);
}
template <class F>
void consider(F &f, action::SetManual &a)
{
    f("by_hand", a.manual);
}
template <class F>
void consider(F &f, action::SetDiskTime &a)
{
    f("least", a.least);
    f("most", a.most);
}
template <class F>
void consider(F &f, action::WipeDisk &a)
{
    f("server", a.server);
}
template <class F>
void consider(F &f, action::CopyDisk &a)
{
    f("server", a.server);
}
template <class F>
void consider(F &f, action::RestoreDisk &a)
{
    f("server", a.server);
}
template <class F>
void consider(F &, action::StaggerTimers &)
{
}
template <class F>
void consider(F &f, action::Introduce &a)
{
    f("server", a.server);
    f("local", a.local);
    f("restarted", a.restarted);
}
template <class F>
void consider(F &f, action::Retell &a)
{
    f("step", a.step);
}
template <class F>
void consider(F &f, action::Return &a)
{
    f("operation", a.operation);
    f("answer", a.answer);
}
template <class F>
void consider(F &, action::GoOnHere &)
{
}

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

template <std::size_t... Places>
Action emptyAction(std::size_t place, std::index_sequence<Places...>)
{
    Action action;
    ((place == Places ? static_cast<void>(action.emplace<Places>()) : static_cast<void>(0)), ...);
    return action;
}

} // namespace

OrderedJson jsonOf(const Intervention &intervention, const ForeignForms &forms)
{
    OrderedJson json{{"at", intervention.at.count()},
                     {"steps", intervention.steps},
                     {"do", names.at(intervention.action.index())}};
    Action action = intervention.action;
    Writer writer{json, forms};
    std::visit([&writer](auto &one) { consider(writer, one); }, action);
    return json;
}

std::variant<Intervention, std::string> interventionFrom(const Json &json, const ForeignForms &forms)
{
    Intervention intervention;
    std::string what;
    if (!json.is_object() || !fields::readMember(json, "at", intervention.at) ||
        !fields::readMember(json, "steps", intervention.steps) || !fields::readMember(json, "do", what))
        return "it needs the numbers \"at\" and \"steps\", and in \"do\" the name of an action";
    const auto found = std::find(names.begin(), names.end(), what);
    if (found == names.end())
        return "there is no action \"" + what + "\"";
    intervention.action = emptyAction(static_cast<std::size_t>(found - names.begin()),
                                      std::make_index_sequence<std::variant_size_v<Action>>());
    Reader reader{json, forms};
    std::visit([&reader](auto &one) { consider(reader, one); }, intervention.action);
    if (!reader.wrong.empty())
        return "\"" + reader.wrong + "\" of \"" + what + "\" is missing or makes no sense";
    return intervention;
}

} // namespace raft
