#pragma once

#include "raftcore/cluster/run.h"
#include "raftcore/simulation/simulation_state.h"
#include "raftcore/store/bytes.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>

namespace raft {

/// What was done to a run from outside, in the order in which it came. What external servers have reported,
/// which may be thousands of steps a second, takes a few bytes each: a message that arrives as it was sent is
/// not kept again.
class Interventions {
public:
    /// The first gets that number.
    explicit Interventions(std::size_t first = 0)
        : m_first(first), m_firstChunk(first / chunkSize), m_size(first)
    {
    }

    /// This is about to come from outside, in this state.
    void append(const SimulationState &state, const FromOutside &what);
    /// Number of the first that is kept; earlier ones are forgotten.
    std::size_t first() const { return m_first; }
    /// One past the number of the last.
    std::size_t size() const { return m_size; }
    /// Those before `number`, as they were then. Of a run without external servers only.
    Interventions upTo(std::size_t number) const;
    /// Forgets some of those before `number`.
    void forgetBefore(std::size_t number);

    /// Reads them one after the other, while a run is lived through again. They must outlive it, and nothing
    /// may be appended meanwhile.
    class Reader {
    public:
        /// From that number on, which must be kept or one past the last.
        Reader(const Interventions &all, std::size_t number);

        /// Whether the next one came when the state was so far.
        bool isNext(const SimulationState &state) const
        {
            return m_number < m_all.size() && m_steps == state.steps;
        }
        /// The next one, as it was done in this state.
        Intervention take(const SimulationState &state);

    private:
        void readPlace();
        std::shared_ptr<const ServerStep> readStep(std::uint8_t kind, const SimulationState *state);

        const Interventions &m_all;
        std::size_t m_number;
        ByteReader m_in{{}}; ///< What follows the next one's place in time.
        std::uint64_t m_steps = 0;
        Time m_at{};
    };

private:
    static constexpr std::size_t chunkSize = 256;

    /// Goes on writing where the last chunk ends; take() must put it back there.
    ByteWriter appendPlace(std::uint64_t steps, Time at);
    void keepAsItIs(std::size_t number, std::size_t place, const FromOutside &what);

    std::deque<std::string> m_chunks;
    std::size_t m_first;
    std::size_t m_firstChunk; ///< Number of the chunk that it is in.
    std::size_t m_size;
    std::map<std::size_t, FromOutside> m_rare; ///< By number: those that are kept as they are.
    std::uint64_t m_lastSteps = 0;
    Time m_lastAt{};
};

} // namespace raft
