#include "raftcore/cluster/measured.h"

#include <algorithm>
#include <map>
#include <utility>

namespace raft {

namespace {

constexpr EventNumber farthestBack = 4'000; ///< Events.
constexpr std::size_t fewest = 5;           ///< Of anything, to say something about it.

using Pair = std::pair<std::uint16_t, std::uint16_t>;

/// The value below which that share of them lies; sorts them as far as needed.
Time quantile(std::vector<Time> &times, std::size_t tenths)
{
    const auto place = times.begin() + static_cast<std::ptrdiff_t>((times.size() - 1) * tenths / 10);
    std::nth_element(times.begin(), place, times.end());
    return *place;
}

std::optional<Spread> spreadOf(std::vector<Time> times)
{
    constexpr std::size_t first = 1;
    constexpr std::size_t middle = 5;
    constexpr std::size_t last = 9;
    if (times.size() < fewest)
        return std::nullopt;
    return Spread{quantile(times, first), quantile(times, middle), quantile(times, last)};
}

/// A way and the way back are shown wrong by the same, one too long and one too short, where clocks differ.
std::optional<Time> roundTripOf(std::map<Pair, std::vector<Time>> &flights)
{
    constexpr std::size_t middle = 5;
    std::vector<Time> trips;
    for (auto &[way, times] : flights) {
        const auto back = flights.find({way.second, way.first});
        if (way.first < way.second && back != flights.end())
            trips.push_back(quantile(times, middle) + quantile(back->second, middle));
    }
    return trips.empty() ? std::nullopt : std::optional(quantile(trips, middle));
}

} // namespace

Measured measured(const EventRecord &record, EventNumber event, const std::vector<LinkView> &links)
{
    std::vector<Pair> changed;
    for (const LinkView &link : links)
        if (link.delay > Time{} || link.held)
            changed.emplace_back(static_cast<std::uint16_t>(link.from.value),
                                 static_cast<std::uint16_t>(link.to.value));
    std::map<Pair, std::vector<Time>> flights;
    std::vector<Time> all;
    std::vector<Time> syncs;
    event = std::min(event, record.size());
    const EventNumber first = std::max(record.first(), event > farthestBack ? event - farthestBack : 1);
    for (EventNumber number = event; number >= first && number > 0; --number) {
        const Event one = record[number];
        if (one.kind == EventKind::DialChanged && one.server == 0)
            break; // The network was another one before.
        if (one.cause < record.first() || (one.flags & Event::Forced) != 0)
            continue;
        const Time took = one.at - record[one.cause].at;
        const Pair way{one.other, one.server};
        if (one.kind == EventKind::Synced) {
            syncs.push_back(took);
        } else if (one.kind == EventKind::MessageDelivered &&
                   std::find(changed.begin(), changed.end(), way) == changed.end()) {
            flights[way].push_back(took);
            all.push_back(took);
        }
    }
    return {spreadOf(std::move(all)), roundTripOf(flights), spreadOf(std::move(syncs))};
}

} // namespace raft
