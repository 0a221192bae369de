#include "raftcore/fuzzing/network.h"

#include "raftcore/fuzzing/dice.h"

#include <algorithm>
#include <utility>

namespace raft {

FuzzNetwork::FuzzNetwork(const FuzzPlan &plan, Kept kept) : m_plan(plan), m_kept(kept)
{
}

void FuzzNetwork::send(Message &&message, Random &random)
{
    const std::uint64_t name = m_kept == Kept::AsChanceWills ? 0 : newName(message);
    if (m_kept == Kept::All || m_calm) {
        m_soon.push_back({std::move(message), ++m_number, name});
        return;
    }
    const std::uint64_t dice = random.next();
    if (happens(m_plan.traffic.lost, dice))
        return;
    const bool late = happens(m_plan.traffic.late, dice >> 32U);
    put(late ? m_late : m_soon, m_plan.traffic.mostUnderWay, {std::move(message), ++m_number, name}, random);
}

/// Among too many one that is chosen at random gives way.
void FuzzNetwork::put(std::vector<InFlightMessage> &flights, std::size_t most, InFlightMessage &&flight,
                      Random &random)
{
    if (flights.size() < most)
        flights.push_back(std::move(flight));
    else
        flights[below(most, random)] = std::move(flight);
}

std::optional<std::uint64_t> FuzzNetwork::any(Random &random) const
{
    constexpr int glances = 4;
    if (m_soon.empty())
        return anyLate(random);
    const bool oldest = random.chance(m_plan.traffic.inOrder);
    std::optional<std::uint64_t> found;
    for (int glance = 0; glance < glances; ++glance) {
        const std::uint64_t place = below(m_soon.size(), random);
        if (isCut(m_soon[place].message))
            continue;
        if (!found || m_soon[place].number < m_soon[*found].number)
            found = place;
        if (!oldest)
            break;
    }
    return found;
}

std::optional<std::uint64_t> FuzzNetwork::oldestOpen() const
{
    std::optional<std::uint64_t> found;
    for (std::uint64_t place = 0; place < m_soon.size(); ++place)
        if (!isCut(m_soon[place].message) && (!found || m_soon[place].number < m_soon[*found].number))
            found = place;
    return found;
}

std::optional<std::uint64_t> FuzzNetwork::anyLate(Random &random) const
{
    if (m_late.empty())
        return std::nullopt;
    // The older of two: what is late is of an earlier term as often as not. It left long ago: no cut stops
    // it.
    const std::uint64_t one = below(m_late.size(), random);
    const std::uint64_t other = below(m_late.size(), random);
    return (m_late[one].number < m_late[other].number ? one : other) | lateBit;
}

std::optional<std::uint64_t> FuzzNetwork::named(std::uint64_t name, NodeId from, NodeId to) const
{
    for (std::uint64_t place = 0; place < m_soon.size(); ++place) {
        const InFlightMessage &flight = m_soon[place];
        if (flight.name == name && flight.message.from == from && flight.message.to == to)
            return place;
    }
    return std::nullopt;
}

Message FuzzNetwork::take(std::uint64_t place, bool again)
{
    std::vector<InFlightMessage> &flights = (place & lateBit) != 0 ? m_late : m_soon;
    InFlightMessage &taken = flights[place & ~lateBit];
    taken.arrived = true;
    if (!m_calm && (again || m_kept == Kept::All))
        return taken.message;
    Message message = std::move(taken.message);
    if (&taken != &flights.back())
        taken = std::move(flights.back());
    flights.pop_back();
    return message;
}

void FuzzNetwork::calm()
{
    m_soon.clear();
    m_late.clear();
    m_calm = true;
}

std::uint64_t FuzzNetwork::oldest() const
{
    const auto older = [](const InFlightMessage &a, const InFlightMessage &b) { return a.number < b.number; };
    return static_cast<std::uint64_t>(std::min_element(m_soon.begin(), m_soon.end(), older) - m_soon.begin());
}

/// Cuts off one server, makes two sides, stops a single link, or opens everything.
void FuzzNetwork::moveCuts(NodeId likely, Random &random)
{
    const std::uint64_t dice = random.next();
    const auto side = static_cast<FuzzServers>(dice >> 8U);
    switch (dice & 3U) {
    case 0: m_cuts.fill(0); break;
    case 1: // Two sides.
        for (std::size_t from = 0; from < m_cuts.size(); ++from)
            m_cuts[from] = (side >> from & 1U) != 0 ? static_cast<FuzzServers>(~side) : side;
        break;
    case 2: { // One alone, or one that no other hears.
        const std::size_t alone = (dice & 8U) != 0 ? likely.value : 1 + below(m_plan.servers, random);
        m_cuts.fill((dice & 4U) != 0 ? static_cast<FuzzServers>(1U << (alone & 7U)) : FuzzServers{0});
        m_cuts[alone & 7U] = 0xff;
        break;
    }
    default: m_cuts[side & 7U] ^= static_cast<FuzzServers>(1U << (dice >> 16U & 7U));
    }
}

/// The kind of message, its term, and how many such there were before on this link: of a run with some moves
/// less most messages still have the same.
std::uint64_t FuzzNetwork::newName(const Message &message)
{
    const std::uint64_t before = m_kin[{message.from, message.to, message.body.index(), message.term}]++;
    return message.body.index() | message.term.value << 8U | before << 40U;
}

} // namespace raft
