#include "raftcore/cluster/election_hazard.h"

namespace raft {

std::optional<ElectionHazard> electionHazard(const Config &server, const NetworkDials &network, Time diskMin,
                                             Time diskMax, std::size_t voters)
{
    constexpr std::uint32_t everything = 1'000'000;
    if (voters < 2)
        return std::nullopt;
    if (network.lossPerMillion >= everything)
        return ElectionHazard{HazardKind::NothingArrives, {}, {}};
    // A vote travels as request and reply, and is durable before it is sent. The candidate waits for it no
    // longer than its own timeout; a later reply belongs to an old term.
    const Time quickest = 2 * network.latencyMin + diskMin;
    if (quickest >= server.electionMax)
        return ElectionHazard{HazardKind::RoundTripTooLong, quickest, server.electionMax};
    // A voter waits as long again for the reply and the first heartbeat.
    const Time slowest = 2 * network.latencyMax + diskMax;
    if (slowest >= server.electionMin)
        return ElectionHazard{HazardKind::RoundTripOftenLong, slowest, server.electionMin};
    const Time apart = server.heartbeat + network.latencyMax - network.latencyMin;
    if (apart >= server.electionMin)
        return ElectionHazard{HazardKind::HeartbeatsTooRare, apart, server.electionMin};
    if (server.preVote && !server.checkQuorum)
        return ElectionHazard{HazardKind::LeaderCanBeDeposed, {}, {}};
    return std::nullopt;
}

} // namespace raft
