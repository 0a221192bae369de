#include "raftcore/cluster/wording.h"

namespace raft {

namespace {

/// `value` / 10^digits, exactly.
std::string decimal(std::uint64_t value, std::size_t digits)
{
    std::string text = std::to_string(value);
    if (text.size() <= digits)
        text.insert(0, digits + 1 - text.size(), '0');
    text.insert(text.size() - digits, 1, '.');
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.')
        text.pop_back();
    return text;
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

std::string drift(std::int32_t perMillion)
{
    if (perMillion == 0)
        return "runs evenly";
    const bool fast = perMillion > 0;
    return "runs " + percent(static_cast<std::uint32_t>(fast ? perMillion : -perMillion)) +
           (fast ? " fast" : " slow");
}

std::string reasonOf(Refusal why, std::optional<NodeId> leader)
{
    switch (why) {
    case Refusal::NotLeader:
        return leader ? "it is not the leader, ask " + named(*leader)
                      : "it is not the leader, and no leader is known";
    case Refusal::NoCommitInTerm: return "the leader has not yet committed an entry of its own term";
    case Refusal::ChangeInProgress: return "an earlier membership change is not yet committed";
    case Refusal::TransferInProgress: return "leadership is being transferred";
    case Refusal::TooManyPending: return "too much is not yet committed; try again later";
    case Refusal::VoterNotReady: return "a new voter must first catch up as a learner";
    case Refusal::SessionExpired:
        return "the client's session has expired: whether this is a retry cannot be known";
    case Refusal::StoreFull: return "the store is full";
    case Refusal::Invalid: break;
    }
    return "the request makes no sense";
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
