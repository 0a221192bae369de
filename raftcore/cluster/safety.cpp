#include "raftcore/cluster/safety.h"

#include "raftcore/consensus/phrase.h"

#include <array>
#include <cstddef>

namespace raft {

namespace {

struct PropertyWords {
    std::string_view name;
    std::string_view title;
    std::string_view explanation;
};

constexpr std::array<PropertyWords, static_cast<std::size_t>(SafetyProperty::Count)> words{{
    {"ElectionSafety", marked("Election Safety"),
     marked("At most one leader can be elected in a given term.")},
    {"LeaderAppendOnly", marked("Leader Append-Only"),
     marked("A leader never overwrites or deletes entries of its own log; it only appends.")},
    {"LogMatching", marked("Log Matching"),
     marked("Two logs that hold an entry with the same index and term are equal up to that entry.")},
    {"LeaderCompleteness", marked("Leader Completeness"),
     marked("An entry that is committed in some term is in the logs of the leaders of all later terms.")},
    {"StateMachineSafety", marked("State Machine Safety"),
     marked("No two servers ever apply different entries at the same index.")},
    {"Linearizability", marked("Linearizability"),
     marked("To its clients the cluster is one store in which every operation happens at one instant between "
            "its call and its return.")},
    {"Durability", marked("Durability"),
     marked("What a server votes for or acknowledges is on its disk before it says so, and what is committed "
            "is on the disks of a majority.")},
}};

const PropertyWords &of(SafetyProperty property)
{
    static constexpr PropertyWords unknown{"Unknown", marked("Unknown"),
                                           marked("This property is not known.")};
    const auto place = static_cast<std::size_t>(property);
    return place < words.size() ? words[place] : unknown;
}

} // namespace

std::string_view name(SafetyProperty property)
{
    return of(property).name;
}

std::string_view title(SafetyProperty property)
{
    return of(property).title;
}

std::string_view explain(SafetyProperty property)
{
    return of(property).explanation;
}

std::optional<SafetyProperty> safetyPropertyNamed(std::string_view name)
{
    for (std::size_t place = 0; place < words.size(); ++place) {
        if (words[place].name == name)
            return static_cast<SafetyProperty>(place);
    }
    return std::nullopt;
}

} // namespace raft
