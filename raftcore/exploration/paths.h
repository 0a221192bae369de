#pragma once

#include "raftcore/exploration/fingerprint.h"
#include "raftcore/exploration/move.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace raft {

/// The situations that were seen, by their fingerprints, and how each was come to: the first time, which is a
/// shortest way. The situations themselves are not kept: they are played again.
class Paths {
public:
    using Place = std::uint32_t;

    /// The beginning is place 0.
    explicit Paths(const Fingerprint &beginning);

    std::size_t size() const { return m_steps.size(); }
    /// Notes a situation to which `move` leads from `parent`, unless it was seen before. Whether it was new.
    bool add(const Fingerprint &print, Place parent, const Move &move);
    Place parentOf(Place place) const { return m_steps[place].parent; }
    /// The moves that lead there from the beginning.
    std::vector<Move> to(Place place) const;
    /// How many moves that are.
    std::size_t length(Place place) const;

private:
    struct Step {
        Place parent;
        Move move;
    };
    static constexpr Place none = 0xffffffffU;

    std::size_t slotOf(const Fingerprint &print) const;
    void grow();

    std::vector<Step> m_steps;
    std::vector<Fingerprint> m_prints;
    std::vector<Place> m_slots; ///< An open hash table of places; its size is a power of two.
};

} // namespace raft
