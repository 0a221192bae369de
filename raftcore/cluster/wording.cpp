#include "raftcore/cluster/wording.h"

#include "raftcore/consensus/phrase.h"

namespace raft {

namespace {

/// phrase() or composed().
using Making = std::string (*)(const char *, std::initializer_list<std::string_view>);

/// `value` / 10^digits, exactly.
std::string decimal(std::uint64_t value, std::size_t digits, Making made = phrase)
{
    std::string text = std::to_string(value);
    if (text.size() <= digits)
        text.insert(0, digits + 1 - text.size(), '0');
    std::string fraction = text.substr(text.size() - digits);
    text.resize(text.size() - digits);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    return fraction.empty() ? text : made(marked("%1.%2"), {text, fraction});
}

} // namespace

std::string named(NodeId id)
{
    return "S" + std::to_string(id.value);
}

std::string named(Position at)
{
    return std::to_string(at.index.value).append("@").append(std::to_string(at.term.value));
}

std::string milliseconds(Time time)
{
    const bool negative = time < Time{};
    const auto value = static_cast<std::uint64_t>(negative ? -time.count() : time.count());
    return (negative ? "-" : "") + decimal(value, 3) + " ms";
}

std::string percent(std::uint32_t perMillion)
{
    return decimal(perMillion, 4) + " %";
}

std::string composedMilliseconds(Time time)
{
    return composed("%1 ms", {decimal(static_cast<std::uint64_t>(time.count()), 3, composed)});
}

std::string composedPercent(std::uint32_t perMillion)
{
    return composed("%1 %", {decimal(perMillion, 4, composed)});
}

std::string drift(std::int32_t perMillion)
{
    if (perMillion == 0)
        return phrase("runs true");
    return perMillion > 0 ? phrase("runs %1 fast", {percent(static_cast<std::uint32_t>(perMillion))})
                          : phrase("runs %1 slow", {percent(static_cast<std::uint32_t>(-perMillion))});
}

std::string reasonOf(Refusal why, std::optional<NodeId> leader)
{
    switch (why) {
    case Refusal::NotLeader:
        return leader ? phrase("it is not the leader, ask %1", {named(*leader)})
                      : phrase("it is not the leader, and no leader is known");
    case Refusal::NoCommitInTerm: return phrase("the leader has not yet committed an entry of its own term");
    case Refusal::ChangeInProgress: return phrase("an earlier membership change is not yet committed");
    case Refusal::TransferInProgress: return phrase("leadership is being transferred");
    case Refusal::TooManyPending: return phrase("too much is not yet committed; try again later");
    case Refusal::VoterNotReady: return phrase("a new voter must first catch up as a learner");
    case Refusal::SessionExpired:
        return phrase("the client's session has expired: whether this is a retry cannot be known");
    case Refusal::StoreFull: return phrase("the store is full");
    case Refusal::Invalid: break;
    }
    return phrase("the request is not valid");
}

std::string_view section(Refusal why)
{
    switch (why) {
    case Refusal::NotLeader: return "§8";
    case Refusal::NoCommitInTerm: return "thesis §4.1";
    case Refusal::ChangeInProgress: return "§6";
    case Refusal::TransferInProgress: return "thesis §3.10";
    case Refusal::VoterNotReady: return "thesis §4.2.1";
    case Refusal::SessionExpired: return "thesis §6.3";
    case Refusal::TooManyPending:
    case Refusal::StoreFull:
    case Refusal::Invalid: break;
    }
    return {};
}

std::string_view section(SafetyProperty property)
{
    switch (property) {
    case SafetyProperty::ElectionSafety: return "§5.2";
    case SafetyProperty::LeaderAppendOnly:
    case SafetyProperty::LogMatching: return "§5.3";
    case SafetyProperty::LeaderCompleteness: return "§5.4";
    case SafetyProperty::StateMachineSafety: return "§5.4.3";
    case SafetyProperty::Linearizability: return "§8";
    case SafetyProperty::Durability: return "Figure 2, §5.3";
    case SafetyProperty::Count: break;
    }
    return {};
}

} // namespace raft
