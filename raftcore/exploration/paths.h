#pragma once

#include "raftcore/exploration/fingerprint.h"
#include "raftcore/exploration/transition.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace raft {

/// The states that were seen, by their fingerprints, and how each was come to: the first time, which is a
/// shortest way. The states themselves are not kept: they are played again.
class Paths {
public:
    using Place = std::uint32_t;

    /// The beginning is place 0.
    explicit Paths(const Fingerprint &beginning);

    std::size_t size() const { return m_steps.size(); }
    /// Notes a state to which `transition` leads from `parent`, unless it was seen before. Whether it was
    /// new.
    bool add(const Fingerprint &print, Place parent, const Transition &transition);
    /// The transitions that lead there from the beginning.
    std::vector<Transition> to(Place place) const;

private:
    struct Step {
        Place parent;
        Transition transition;
    };
    static constexpr Place none = 0xffffffffU;

    std::size_t slotOf(const Fingerprint &print) const;
    void grow();

    std::vector<Step> m_steps;
    std::vector<Fingerprint> m_prints;
    std::vector<Place> m_slots; ///< An open hash table of places; its size is a power of two.
};

} // namespace raft
