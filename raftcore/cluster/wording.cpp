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
        return leader ? "it does not lead, " + named(*leader) + " does"
                      : "it does not lead and knows of no leader";
    case Refusal::NoCommitInTerm: return "nothing of its term is committed yet";
    case Refusal::ChangeInProgress: return "a membership change is not yet committed";
    case Refusal::TransferInProgress: return "leadership is being handed over";
    case Refusal::TooManyPending: return "too much is not yet committed";
    case Refusal::VoterNotReady: return "a new voter must first catch up as a learner";
    case Refusal::SessionExpired: return "the client's session has expired";
    case Refusal::StoreFull: return "the store is full";
    case Refusal::Invalid: break;
    }
    return "the request makes no sense";
}

} // namespace raft
