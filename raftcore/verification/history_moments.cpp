#include "raftcore/cluster/cluster.h"
#include "raftcore/cluster/wording.h"
#include "raftcore/consensus/phrase.h"
#include "raftcore/verification/history_chart.h"

#include <optional>

namespace raft {

namespace {

using Kind = HistoryMoment::Kind;

/// What is said of a server.
struct ServerWords {
    EventKind kind;
    Kind fate;
    const char *words;
};
constexpr ServerWords wordsOfServers[] = {
    {EventKind::Crashed, Kind::Fault, marked("%1 crashes")},
    {EventKind::Restarted, Kind::Other, marked("%1 restarts")},
    {EventKind::Paused, Kind::Fault, marked("%1 is paused")},
    {EventKind::Resumed, Kind::Other, marked("%1 goes on")},
    {EventKind::Joined, Kind::Other, marked("%1 joins")},
};

HistoryMoment ofLink(const Event &event)
{
    const std::string link = named(NodeId{event.server}) + "→" + named(NodeId{event.other});
    switch (static_cast<LinkChange>(event.detail)) {
    case LinkChange::Cut: return {0, Kind::Fault, phrase("cut %1", {link})};
    case LinkChange::Held: return {0, Kind::Fault, phrase("hold %1", {link})};
    case LinkChange::Slowed: return {0, Kind::Fault, phrase("slow %1", {link})};
    case LinkChange::MadeLossy: return {0, Kind::Fault, phrase("lossy %1", {link})};
    case LinkChange::Opened: return {0, Kind::Other, phrase("open %1", {link})};
    case LinkChange::Released: break;
    }
    return {0, Kind::Other, phrase("release %1", {link})};
}

/// Nothing for what is neither a leader nor done to the cluster.
std::optional<HistoryMoment> momentOf(const Cluster &run, EventNumber number)
{
    const Event event = run.events()[number];
    for (const ServerWords &one : wordsOfServers)
        if (one.kind == event.kind)
            return HistoryMoment{number, one.fate, phrase(one.words, {named(NodeId{event.server})})};
    switch (event.kind) {
    case EventKind::StateChanged:
        if (event.detail != static_cast<std::uint8_t>(Role::Leader))
            return std::nullopt;
        return HistoryMoment{
            number, Kind::Leader,
            phrase("%1 leads term %2", {named(NodeId{event.server}), std::to_string(event.term.value)})};
    case EventKind::NetworkSplit: return HistoryMoment{number, Kind::Fault, run.describe(number)};
    case EventKind::NetworkHealed: return HistoryMoment{number, Kind::Other, phrase("heal")};
    case EventKind::RuleTurnedOff:
        return HistoryMoment{number, Kind::Fault, phrase("%1 off", {name(static_cast<Rule>(event.detail))})};
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
