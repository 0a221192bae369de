#include "raftcore/cluster/cluster.h"
#include "raftcore/cluster/wording.h"
#include "raftcore/verification/history_chart.h"

#include <optional>
#include <string_view>

namespace raft {

namespace {

using Kind = HistoryMoment::Kind;

/// What is said of a server.
struct ServerWords {
    EventKind kind;
    Kind fate;
    std::string_view words;
};
constexpr ServerWords wordsOfServers[] = {
    {EventKind::Crashed, Kind::Fault, " crashes"},  {EventKind::Restarted, Kind::Other, " restarts"},
    {EventKind::Paused, Kind::Fault, " is paused"}, {EventKind::Resumed, Kind::Other, " goes on"},
    {EventKind::Joined, Kind::Other, " joins"},
};

HistoryMoment ofLink(const Event &event)
{
    const std::string link = " " + named(NodeId{event.server}) + "→" + named(NodeId{event.other});
    switch (static_cast<LinkChange>(event.detail)) {
    case LinkChange::Cut: return {0, Kind::Fault, "cut" + link};
    case LinkChange::Held: return {0, Kind::Fault, "hold" + link};
    case LinkChange::Slowed: return {0, Kind::Fault, "slow" + link};
    case LinkChange::MadeLossy: return {0, Kind::Fault, "lossy" + link};
    case LinkChange::Opened: return {0, Kind::Other, "open" + link};
    case LinkChange::Released: break;
    }
    return {0, Kind::Other, "release" + link};
}

/// Nothing for what is neither a leader nor done to the cluster.
std::optional<HistoryMoment> momentOf(const Cluster &run, EventNumber number)
{
    const Event event = run.events()[number];
    for (const ServerWords &one : wordsOfServers)
        if (one.kind == event.kind)
            return HistoryMoment{number, one.fate, named(NodeId{event.server}) + std::string(one.words)};
    switch (event.kind) {
    case EventKind::StateChanged:
        if (event.detail != static_cast<std::uint8_t>(Role::Leader))
            return std::nullopt;
        return HistoryMoment{number, Kind::Leader,
                             named(NodeId{event.server}) + " leads term " + std::to_string(event.term.value)};
    case EventKind::NetworkSplit: return HistoryMoment{number, Kind::Fault, run.describe(number)};
    case EventKind::NetworkHealed: return HistoryMoment{number, Kind::Other, "heal"};
    case EventKind::RuleTurnedOff:
        return HistoryMoment{number, Kind::Fault,
                             std::string(name(static_cast<Rule>(event.detail))) + " off"};
    case EventKind::LinkChanged: {
        HistoryMoment moment = ofLink(event);
        moment.at = number;
        return moment;
    }
    default: return std::nullopt;
    }
}

} // namespace

std::vector<HistoryMoment> momentsOf(const Cluster &run)
{
    std::vector<HistoryMoment> moments;
    for (EventNumber number = run.events().first(); number <= run.events().size(); ++number)
        if (std::optional<HistoryMoment> moment = momentOf(run, number))
            moments.push_back(*std::move(moment));
    return moments;
}

} // namespace raft
