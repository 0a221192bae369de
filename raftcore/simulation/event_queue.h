#pragma once

#include "raftcore/consensus/types.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace raft {

/// What will happen, ordered by time and, at equal times, by the order in which it was put down. An item that
/// no longer counts is not removed: its owner remembers the number of the item that does.
class EventQueue {
public:
    /// What is due: the end of a message's way, a server's timer, or a disk's oldest write.
    enum class Kind : std::uint8_t { Message, Timer, Disk };

    /// Something that is due at an instant.
    struct Item {
        Time at{};
        std::uint64_t number = 0; ///< From 1 on, in the order of add().
        std::uint32_t whose = 0;  ///< Place of the message in the network, or of the server.
        Kind kind = Kind::Message;
    };

    bool empty() const { return m_heap.empty(); }
    const Item &top() const { return m_heap.front(); }

    /// Puts something down and returns its number.
    std::uint64_t add(Time at, Kind kind, std::size_t whose)
    {
        m_heap.push_back({at, ++m_last, static_cast<std::uint32_t>(whose), kind});
        std::push_heap(m_heap.begin(), m_heap.end(), later);
        return m_last;
    }

    void pop()
    {
        std::pop_heap(m_heap.begin(), m_heap.end(), later);
        m_heap.pop_back();
    }

private:
    static bool later(const Item &a, const Item &b)
    {
        return a.at != b.at ? a.at > b.at : a.number > b.number;
    }

    std::vector<Item> m_heap;
    std::uint64_t m_last = 0;
};

} // namespace raft
