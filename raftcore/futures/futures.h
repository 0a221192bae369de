#pragma once

#include "raftcore/cluster/cluster.h"
#include "raftcore/simulation/replay.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

/// When did it become inevitable? The futures that a run had at an instant: the same interventions at the
/// same times, and other chances.
namespace raft {

/// How a run ends.
struct RunEnding {
    std::optional<SafetyProperty> violated; ///< The first property that does not hold; …
    bool isLed = false;                     ///< … else, whether at its end a server leads the latest term.

    bool operator==(const RunEnding &) const = default;
};

/// An instant of a run from which there are futures.
struct FutureStart {
    Time at{};
    std::size_t interventions = 0; ///< So many came before.
};

/// A run of a simulation, and copies of the whole cluster at instants along it.
class Futures {
public:
    /// Has the run again, and copies the cluster at `instants` equal distances, the first at its start, the
    /// last shortly before the violation or, where there is none, before the end of the run. Does not record.
    Futures(const ClusterSetup &setup, const Run &run, std::size_t instants);
    ~Futures();
    Futures(Futures &&) noexcept;
    Futures &operator=(Futures &&) noexcept;

    /// How the run itself ends.
    const RunEnding &ending() const { return m_ending; }
    /// When it violated the property; else its end.
    Time endsAt() const { return m_endsAt; }
    const std::vector<FutureStart> &starts() const { return m_starts; }

    /// How a future ends: from that start on, with chances of this seed. What was on its way, and timers that
    /// run, stay as they were. Equal for equal seeds; several threads may ask at a time.
    RunEnding endingOf(std::size_t start, std::uint64_t seed) const;

private:
    struct Keyframe;

    ClusterSetup m_setup;
    Run m_run;
    RunEnding m_ending;
    Time m_endsAt{};
    std::vector<FutureStart> m_starts;
    std::vector<Keyframe> m_keyframes;
};

} // namespace raft
