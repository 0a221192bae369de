#include "raftcore/simulation/network.h"

#include <algorithm>
#include <utility>

namespace raft {

void Network::grow(std::size_t highestId)
{
    if (highestId <= m_size)
        return;
    std::vector<Link> links(highestId * highestId);
    for (std::size_t from = 0; from < m_size; ++from) {
        for (std::size_t to = 0; to < m_size; ++to)
            links[from * highestId + to] = m_links[from * m_size + to];
    }
    m_links = std::move(links);
    m_size = highestId;
}

std::size_t Network::take()
{
    if (m_free.empty()) {
        m_flights.emplace_back();
        return m_flights.size() - 1;
    }
    const std::size_t place = m_free.back();
    m_free.pop_back();
    return place;
}

void Network::free(std::size_t place)
{
    InFlightMessage &flight = m_flights[place];
    flight.state = InFlightMessage::State::Free;
    flight.turn = 0;
    flight.message.body = TimeoutNow{}; // Lets go of entries and chunks.
    m_free.push_back(static_cast<std::uint32_t>(place));
}

const InFlightMessage *Network::travelling(NodeId from, NodeId to, std::uint64_t number) const
{
    const InFlightMessage *latest = nullptr;
    // Several may have that number: a link that was cut gives the numbers of what never left again.
    for (const InFlightMessage &flight : m_flights)
        if (flight.number == number && flight.state == InFlightMessage::State::Travels &&
            flight.message.from == from && flight.message.to == to &&
            (latest == nullptr || flight.id > latest->id))
            latest = &flight;
    return latest;
}

std::size_t Network::placeOf(std::uint64_t id) const
{
    std::size_t place = 0;
    while (place < m_flights.size() &&
           (m_flights[place].id != id || m_flights[place].state == InFlightMessage::State::Free))
        ++place;
    return place;
}

} // namespace raft
