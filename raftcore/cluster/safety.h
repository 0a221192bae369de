#pragma once

#include "raftcore/cluster/event.h"
#include "raftcore/consensus/types.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The properties that must always hold, and what is reported when one does not.
namespace raft {

/// Figure 3 of the paper, and what clients may expect (§8).
enum class SafetyProperty : std::uint8_t {
    ElectionSafety,     ///< At most one leader a term (§5.2).
    LeaderAppendOnly,   ///< A leader never overwrites or deletes entries of its log (§5.3).
    LogMatching,        ///< Two logs with an equal position are equal up to it (§5.3).
    LeaderCompleteness, ///< A committed entry is in the logs of the leaders of all later terms (§5.4).
    StateMachineSafety, ///< No two servers apply different entries at an index (§5.4.3).
    Linearizability,    ///< Every client sees one store that changes at one instant each (§8).
    Durability,         ///< What was promised or committed is on the disks concerned (Figure 2, §5.3).
    Count
};

/// As the scenario language spells it: "ElectionSafety", …
std::string_view name(SafetyProperty property);
/// For people: "Election Safety", …
std::string_view title(SafetyProperty property);
/// What it says, in one sentence with the section of the paper.
std::string_view explain(SafetyProperty property);
/// The property that name() spells so; nothing when there is none.
std::optional<SafetyProperty> safetyPropertyNamed(std::string_view name);

/// A property that does not hold, with its proof.
struct Violation {
    SafetyProperty property = SafetyProperty::ElectionSafety; ///< The one that does not hold.
    EventNumber event = 0;                                    ///< After which it did not hold.
    Time at{};                                                ///< The time of that event.
    std::vector<NodeId> servers;                              ///< The servers that prove it.
    Position position;                                        ///< The log position concerned, if any.
    std::string proof;                                        ///< One sentence: "S1 and S3 both lead term 4".
};

} // namespace raft
