#include "raftcore/verification/seen_entries.h"

#include "raftcore/consensus/membership.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <variant>

namespace raft {

namespace {

std::uint64_t mix(std::uint64_t hash, std::uint64_t word)
{
    hash = (hash ^ word) * 0x9fb21c651e98df25U;
    return hash ^ (hash >> 32U);
}

std::uint64_t hashOf(const std::string &bytes)
{
    std::uint64_t hash = mix(0x9e3779b97f4a7c15U, bytes.size());
    std::size_t at = 0;
    for (std::uint64_t word = 0; at + sizeof word <= bytes.size(); at += sizeof word) {
        std::memcpy(&word, bytes.data() + at, sizeof word);
        hash = mix(hash, word);
    }
    std::uint64_t rest = 0;
    std::memcpy(&rest, bytes.data() + at, bytes.size() - at);
    return mix(hash, rest);
}

std::uint64_t hashOf(const Membership &membership)
{
    std::uint64_t hash = 2;
    for (const auto *ids : {&membership.voters, &membership.outgoing, &membership.learners}) {
        hash = mix(hash, ids->size());
        for (const NodeId id : *ids)
            hash = mix(hash, id.value);
    }
    for (const Seat &seat : membership.seats)
        hash = mix(mix(hash, seat.server.value), seat.disk.value * 2 + (seat.returning ? 1 : 0));
    return mix(hash, membership.cluster.value);
}

} // namespace

std::uint64_t payloadHash(const Entry &entry)
{
    if (const auto *command = std::get_if<Command>(&entry.payload))
        return hashOf(*command->bytes);
    if (const auto *change = std::get_if<MembershipChange>(&entry.payload))
        return hashOf(*change->target);
    return 1;
}

const SeenEntries::Seen *SeenEntries::earlier(Index index, const Seen &now)
{
    const auto place = static_cast<std::size_t>(index.value);
    m_first.reach(place);
    const Seen &first = m_first[place];
    if (first.term == Term{}) {
        m_first.change(place) = now;
        return nullptr;
    }
    if (first.term == now.term)
        return &first;
    const auto isBefore = [](const std::pair<Index, Seen> &one, const Position &other) {
        return one.first != other.index ? one.first < other.index : one.second.term < other.term;
    };
    const auto at =
        std::lower_bound(m_otherTerms.begin(), m_otherTerms.end(), Position{index, now.term}, isBefore);
    if (at != m_otherTerms.end() && at->first == index && at->second.term == now.term)
        return &at->second;
    m_otherTerms.insert(at, {index, now});
    return nullptr;
}

void SeenEntries::forgetBefore(Index index)
{
    m_first.forgetBefore(static_cast<std::size_t>(index.value));
    std::erase_if(m_otherTerms, [index](const auto &seen) { return seen.first < index; });
}

} // namespace raft
