#pragma once

#include "raftcore/cluster/view.h"
#include "raftcore/consensus/messages.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

/// The simulated network as plain data: links and the messages on them.
namespace raft {

/// One direction between two servers.
struct Link {
    bool cut = false;
    bool held = false;
    Time delay{};
    std::uint32_t lossPerMillion = 0;

    /// External: one of the two rows in which messages travel, so that the urgent ones overtake the others.
    struct Lane {
        std::uint64_t arrived = 0; ///< The number of the latest message that arrived; 0: none …
        bool ahead = false;        ///< … and whether that it was sent is not yet reported.
        std::uint64_t sent = 0;    ///< The number of the latest message that was sent.
    };
    std::array<Lane, 2> lanes;

    bool isAhead() const
    {
        return std::any_of(lanes.begin(), lanes.end(), [](const Lane &lane) { return lane.ahead; });
    }
};

/// External: the lane of the message of this number; the numbers of the two differ in their greatest bit.
constexpr std::size_t laneOf(std::uint64_t number)
{
    return static_cast<std::size_t>(number >> 63U);
}

/// External: whether a message of this number left before another one on the same lane. A link counts by
/// ones from a number that is drawn when it is made: numbers far apart are those of different links.
constexpr bool leftBefore(std::uint64_t number, std::uint64_t other)
{
    constexpr std::uint64_t farApart = std::uint64_t{1} << 32U;
    return number != other && other - number < farApart;
}

/// External: whether the messages of these numbers, of one lane or two, travel on the same link.
constexpr bool shareLink(std::uint64_t number, std::uint64_t other)
{
    constexpr std::uint64_t withoutLane = ~(std::uint64_t{1} << 63U);
    const std::uint64_t one = number & withoutLane;
    const std::uint64_t two = other & withoutLane;
    return one == two || leftBefore(one, two) || leftBefore(two, one);
}

/// A message on its way.
struct InFlightMessage {
    enum class State : std::uint8_t {
        Free,    ///< No message: the place may be used again.
        Travels, ///< Arrives at `due`.
        Lost,    ///< Dies at `due`.
        Waits,   ///< Manual delivery: until an action delivers it.
        Held,    ///< Until it is released.
        Arrived, ///< Waits for the paused receiver to resume.
    };

    Message message;
    std::uint64_t id = 0;
    std::uint64_t turn = 0; ///< Its item on the queue; 0 for none.
    Time sent{};
    Time due{};
    EventNumber sentEvent = 0;
    std::uint64_t number = 0; ///< External: by which the receiver knows it.
    State state = State::Free;
};

/// All links and all messages on their way. Places of messages are used again, so that sending one allocates
/// nothing.
class Network {
public:
    NetworkDials dials;
    std::vector<std::vector<NodeId>> groups; ///< Of the split that is in force; empty: none is.

    /// Makes room for servers up to that id.
    void grow(std::size_t highestId);
    bool knows(NodeId from, NodeId to) const { return from.value - 1 < m_size && to.value - 1 < m_size; }
    /// The link, which must be known.
    Link &link(NodeId from, NodeId to) { return m_links[(from.value - 1) * m_size + to.value - 1]; }
    const Link &link(NodeId from, NodeId to) const
    {
        return m_links[(from.value - 1) * m_size + to.value - 1];
    }
    std::vector<Link> &links() { return m_links; }

    /// A free place for a message; references to flights do not survive it.
    std::size_t take();
    void free(std::size_t place);
    InFlightMessage &flight(std::size_t place) { return m_flights[place]; }
    const std::vector<InFlightMessage> &flights() const { return m_flights; }
    /// Place of the message of that id, or flights().size().
    std::size_t placeOf(std::uint64_t id) const;
    /// External: the message that travels there under that number, if any.
    const InFlightMessage *travelling(NodeId from, NodeId to, std::uint64_t number) const;
    /// Places of the messages for which `wanted(flight)` holds, in the order of sending.
    template <class Predicate>
    std::vector<std::size_t> select(Predicate wanted) const
    {
        std::vector<std::size_t> places;
        for (std::size_t place = 0; place < m_flights.size(); ++place) {
            if (m_flights[place].state != InFlightMessage::State::Free && wanted(m_flights[place]))
                places.push_back(place);
        }
        std::sort(places.begin(), places.end(),
                  [this](std::size_t a, std::size_t b) { return m_flights[a].id < m_flights[b].id; });
        return places;
    }

private:
    std::size_t m_size = 0;
    std::vector<Link> m_links;
    std::vector<InFlightMessage> m_flights;
    std::vector<std::uint32_t> m_free;
};

} // namespace raft
