#include "raftcore/scenario/command.h"

namespace raft {

bool holds(Comparison comparison, std::uint64_t left, std::uint64_t right)
{
    switch (comparison) {
    case Comparison::Equal: return left == right;
    case Comparison::NotEqual: return left != right;
    case Comparison::Less: return left < right;
    case Comparison::LessOrEqual: return left <= right;
    case Comparison::Greater: return left > right;
    case Comparison::GreaterOrEqual: return left >= right;
    }
    return false;
}

std::uint64_t lengthOf(const Terms &terms)
{
    std::uint64_t length = 0;
    for (const TermRun &run : terms)
        length += run.count;
    return length;
}

std::string inWords(const Terms &terms)
{
    std::string text;
    for (const TermRun &run : terms) {
        std::string term = std::to_string(run.term.value);
        if (!text.empty())
            term.insert(0, 1, ',');
        if (run.count <= 3)
            for (std::uint64_t i = 0; i < run.count; ++i)
                text += (i == 0 ? "" : ",") + (i == 0 ? term : std::to_string(run.term.value));
        else
            text += term + "*" + std::to_string(run.count);
    }
    return text.empty() ? "nothing" : text;
}

bool isForPeople(const ScenarioAct &act)
{
    using namespace command;
    return std::visit(
        [](const auto &one) {
            using Act = std::decay_t<decltype(one)>;
            return std::is_same_v<Act, Ask> || std::is_same_v<Act, Choose> || std::is_same_v<Act, When> ||
                   std::is_same_v<Act, Caption> || std::is_same_v<Act, Show> || std::is_same_v<Act, Notes> ||
                   std::is_same_v<Act, Free> || std::is_same_v<Act, Solution> ||
                   std::is_same_v<Act, Repeat> || std::is_same_v<Act, End>;
        },
        act);
}

bool names(MessageType named, MessageType actual)
{
    return named == actual || (named == MessageType::Append && actual == MessageType::Heartbeat);
}

} // namespace raft
