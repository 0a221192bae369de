#include "raftcore/exploration/paths.h"

#include <algorithm>

namespace raft {

Paths::Paths(const Fingerprint &beginning) : m_slots(1024, none)
{
    m_steps.push_back({0, {}});
    m_prints.push_back(beginning);
    m_slots[slotOf(beginning)] = 0;
}

/// Where the place of the state stands, or would.
std::size_t Paths::slotOf(const Fingerprint &print) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = static_cast<std::size_t>(print.one) & mask;
    while (m_slots[slot] != none && m_prints[m_slots[slot]] != print)
        slot = (slot + 1) & mask;
    return slot;
}

bool Paths::add(const Fingerprint &print, Place parent, const Transition &transition)
{
    const std::size_t slot = slotOf(print);
    if (m_slots[slot] != none)
        return false;
    m_slots[slot] = static_cast<Place>(m_steps.size());
    m_steps.push_back({parent, transition});
    m_prints.push_back(print);
    if (m_steps.size() * 2 > m_slots.size())
        grow();
    return true;
}

void Paths::grow()
{
    m_slots.assign(m_slots.size() * 2, none);
    for (Place place = 0; place < m_steps.size(); ++place)
        m_slots[slotOf(m_prints[place])] = place;
}

std::vector<Transition> Paths::to(Place place) const
{
    std::vector<Transition> transitions;
    for (; place != 0; place = m_steps[place].parent)
        transitions.push_back(m_steps[place].transition);
    std::reverse(transitions.begin(), transitions.end());
    return transitions;
}

} // namespace raft
