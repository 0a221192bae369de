#pragma once

#include "raftcore/cluster/cluster.h"

#include <cstddef>
#include <optional>

namespace raft {

/// What about the settings of a cluster keeps it from having a leader, or from keeping one that is well.
enum class HazardKind : std::uint8_t {
    NothingArrives,   ///< Every message is lost.
    RoundTripTooLong, ///< No vote can come back before the candidate's timer runs out: no server is elected.
    RoundTripOftenLong, ///< Votes or first heartbeats may come after a timer has run out.
    HeartbeatsTooRare,  ///< Two heartbeats may arrive further apart than the shortest election timeout.
    LeaderCanBeDeposed, ///< PreVote without CheckQuorum: a late server may depose a leader that is well.
};

/// A setting that endangers elections, with the times that show it.
struct ElectionHazard {
    HazardKind kind = HazardKind::NothingArrives;
    Time takes{};  ///< How long the messages concerned take, as the kind says.
    Time within{}; ///< Within which time they would have to arrive.

    /// Whether no leader can ever be elected.
    bool prevents() const
    {
        return kind == HazardKind::NothingArrives || kind == HazardKind::RoundTripTooLong;
    }
};

/// The worst hazard of these settings: §5.6, broadcastTime ≪ electionTimeout, worked out for the quickest and
/// the slowest messages that these dials allow. Nothing for a single voter, or where all is well.
std::optional<ElectionHazard> electionHazard(const Config &server, const NetworkDials &network, Time diskMin,
                                             Time diskMax, std::size_t voters);

} // namespace raft
