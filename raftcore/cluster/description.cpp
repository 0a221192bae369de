#include "raftcore/cluster/description.h"

#include "raftcore/cluster/action.h"
#include "raftcore/cluster/event.h"
#include "raftcore/cluster/observation.h"
#include "raftcore/cluster/wording.h"
#include "raftcore/consensus/assertion.h"
#include "raftcore/consensus/phrase.h"

#include <algorithm>
#include <string_view>
#include <type_traits>

/// The words of actions and observations: their patterns, filled with what their fields hold.
namespace raft {

namespace {

// ---- how a field stands in a sentence

template <class Whole>
requires std::is_integral_v<Whole> std::string text(Whole value)
{
    return std::to_string(value);
}
std::string text(std::uint32_t perMillion)
{
    return percent(perMillion);
}
std::string text(std::int32_t perMillion)
{
    return drift(perMillion);
}
std::string text(const std::string &value)
{
    return value;
}
std::string text(NodeId id)
{
    return named(id);
}
std::string text(Index index)
{
    return std::to_string(index.value);
}
std::string text(Time time)
{
    return milliseconds(time);
}
std::string text(Rule rule)
{
    return std::string(name(rule));
}

std::string text(const std::vector<NodeId> &ids)
{
    std::string all;
    for (const NodeId id : ids)
        all += (all.empty() ? "" : " ") + named(id);
    return all;
}

std::string text(const std::vector<std::vector<NodeId>> &groups)
{
    std::string all;
    for (const std::vector<NodeId> &group : groups)
        all += (all.empty() ? "{" : " | {") + text(group) + "}";
    return all;
}

std::string text(const Membership &membership)
{
    return "{" + text(membership.everyone()) + "}";
}

std::string text(const std::optional<NodeId> &id)
{
    return id ? named(*id) : std::string();
}

std::string text(const NetworkDials &dials)
{
    return phrase(
        "latency %1 to %2, loss %3",
        {milliseconds(dials.latencyMin), milliseconds(dials.latencyMax), percent(dials.lossPerMillion)});
}

std::string text(const Message &message)
{
    return translated(name(typeOf(message))) + " " + named(message.from) + "→" + named(message.to);
}

std::string text(const std::variant<StoreCommand, Get> &what)
{
    if (const auto *command = std::get_if<StoreCommand>(&what))
        return phrase("write %1", {summary(command->change)});
    const Get &get = std::get<Get>(what);
    return phrase(get.linearizable ? "read %1" : "get %1", {get.key});
}

std::string text(const std::vector<StoreCommand> &commands)
{
    std::string all;
    for (const StoreCommand &command : commands)
        all += (all.empty() ? "" : ", ") + summary(command.change);
    return all;
}

std::string text(const std::shared_ptr<const Server> &server)
{
    return server ? named(server->node().id()) : std::string();
}

std::string text(const std::shared_ptr<const ServerStep> &step)
{
    return step ? named(step->server) : std::string();
}

std::string text(const ClientAnswer &answer)
{
    return std::holds_alternative<ClientDone>(answer.what) ? phrase("done") : phrase("not done");
}

/// Whether it says anything at all.
template <class Value>
bool isSet(const Value &value)
{
    if constexpr (std::is_integral_v<Value>)
        return value != Value{};
    else
        return !text(value).empty();
}

// ---- filling a pattern

struct Word {
    std::string_view name;
    std::string text;
    bool isSet = false;
};

class Sentence {
public:
    explicit Sentence(std::vector<Word> words) : m_words(std::move(words)) {}

    std::string filled(std::string_view pattern) const
    {
        std::string sentence;
        while (!pattern.empty()) {
            const char begin = pattern.front();
            const std::size_t end = begin == '{' ? pattern.find('}') : begin == '[' ? pattern.find(']') : 0;
            const std::string_view part = end == 0 ? std::string_view() : pattern.substr(1, end - 1);
            if (end == 0)
                sentence += begin;
            else
                sentence += begin == '{' ? wordFor(part) : partWithField(part);
            pattern.remove_prefix(end + 1);
        }
        return sentence;
    }

private:
    const Word &word(std::string_view name) const
    {
        const auto found = std::find_if(m_words.begin(), m_words.end(),
                                        [name](const Word &word) { return word.name == name; });
        RAFT_ASSERT(found != m_words.end());
        return *found;
    }
    /// "name" or "name?one|other".
    std::string wordFor(std::string_view part) const
    {
        const std::size_t choice = part.find('?');
        if (choice == std::string_view::npos)
            return word(part).text;
        const std::size_t other = part.find('|');
        return std::string(word(part.substr(0, choice)).isSet ? part.substr(choice + 1, other - choice - 1)
                                                              : part.substr(other + 1));
    }
    std::string partWithField(std::string_view part) const
    {
        const std::size_t begin = part.find('{') + 1;
        const std::string_view name = part.substr(begin, part.find('}') - begin);
        return word(name).isSet ? filled(part) : std::string();
    }

    std::vector<Word> m_words;
};

struct Describe {
    template <class What>
    std::string operator()(const What &what) const
    {
        std::vector<Word> words;
        forEachField(what, [&words](const char *name, const auto &value) {
            words.push_back({name, text(value), isSet(value)});
        });
        return Sentence(std::move(words)).filled(translated(What::description.words, What::description.name));
    }
};

} // namespace

std::string describe(const Action &action)
{
    return std::visit(Describe{}, action);
}

std::string describe(const Observation &observation)
{
    return std::visit(Describe{}, observation);
}

} // namespace raft
