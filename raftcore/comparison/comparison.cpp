#include "raftcore/comparison/comparison.h"

#include "raftcore/cluster/view_words.h"
#include "raftcore/recording/setup_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace raft {

namespace {

/// What a person did, also by the clock: it does not follow from what was before.
bool isDone(const Event &event)
{
    return isIntervention(event.kind) || (event.flags & Event::Forced) != 0;
}

/// The same happened, whenever that was: clocks of servers say something else in each run.
bool isSameBesideTime(Event one, const Event &other)
{
    one.at = other.at;
    one.cause = other.cause;
    one.subject = other.subject;
    return one == other;
}

/// Events say what happened, but for the words of what was done.
bool isSame(const Cluster &left, const Cluster &right, EventNumber number, ComparedTimes times)
{
    const Event one = left.events()[number];
    if (times == ComparedTimes::Ignored)
        return isSameBesideTime(one, right.events()[number]);
    return one == right.events()[number] && (!isDone(one) || left.describe(number) == right.describe(number));
}

/// The first event that differs; one past the end of the shorter run when none does.
EventNumber firstDifference(const Cluster &left, const Cluster &right, ComparedTimes times)
{
    const EventNumber both = std::min(left.events().size(), right.events().size());
    EventNumber number = std::max(left.events().first(), right.events().first());
    while (number <= both && isSame(left, right, number, times))
        ++number;
    return number;
}

std::vector<SettingDifference> differentSettings(const ClusterSetup &left, const ClusterSetup &right)
{
    const auto flat = [](const ClusterSetup &setup) { return nlohmann::json(jsonOf(setup)).flatten(); };
    const nlohmann::json one = flat(left);
    const nlohmann::json other = flat(right);
    std::vector<SettingDifference> different;
    const auto valueIn = [](const nlohmann::json &settings, const std::string &name) {
        const auto found = settings.find(name);
        return found == settings.end() ? std::string("–") : found->dump();
    };
    nlohmann::json all = one;
    all.update(other);
    for (const auto &each : all.items())
        if (valueIn(one, each.key()) != valueIn(other, each.key()))
            different.push_back({each.key().substr(1), valueIn(one, each.key()), valueIn(other, each.key())});
    return different;
}

std::string sentenceAt(const Cluster &run, EventNumber number)
{
    return number <= run.events().size() ? run.describe(number) : std::string();
}

bool isInterventionAt(const Cluster &run, EventNumber number)
{
    return number <= run.events().size() && isDone(run.events()[number]);
}

/// Whether the same timer was made to run out: how long it had run is the run's own.
bool isSameTimer(const Cluster &left, const Cluster &right, EventNumber number)
{
    if (!isInterventionAt(left, number) || !isInterventionAt(right, number))
        return false;
    Event one = left.events()[number];
    one.subject = right.events()[number].subject;
    return one.kind == EventKind::TimerFired && one == right.events()[number];
}

std::optional<Parting> partingOf(const Cluster &left, const Cluster &right, ComparedTimes times)
{
    const EventNumber number = firstDifference(left, right, times);
    const bool inLeft = number <= left.events().size();
    const bool inRight = number <= right.events().size();
    if (!inLeft && !inRight)
        return std::nullopt;
    Parting parting;
    parting.event = number;
    parting.at = !inLeft    ? right.events()[number].at
                 : !inRight ? left.events()[number].at
                            : std::min(left.events()[number].at, right.events()[number].at);
    parting.settings = differentSettings(left.setup(), right.setup());
    parting.left = sentenceAt(left, number);
    parting.right = sentenceAt(right, number);
    const bool isDoneThere = isInterventionAt(left, number) || isInterventionAt(right, number);
    if (isDoneThere && !isSameTimer(left, right, number))
        parting.cause = Parting::Cause::Intervention;
    else if (!parting.settings.empty())
        parting.cause = Parting::Cause::Settings;
    else if (!inLeft || !inRight)
        parting.cause = Parting::Cause::End;
    return parting;
}

std::vector<Leading> leadersSince(const Cluster &run, EventNumber first)
{
    std::vector<Leading> leaders;
    const EventRecord &record = run.events();
    for (EventNumber number = first; number <= record.size(); ++number) {
        const Event event = record[number];
        if (event.kind == EventKind::StateChanged && event.detail == static_cast<std::uint8_t>(Role::Leader))
            leaders.push_back({event.at, NodeId{event.server}, event.term});
    }
    return leaders;
}

/// The server that knows most to be committed; null when there are no servers.
const ServerView *mostCommitted(const ClusterView &view)
{
    const auto found =
        std::max_element(view.servers.begin(), view.servers.end(),
                         [](const ServerView &a, const ServerView &b) { return a.commit < b.commit; });
    return found == view.servers.end() ? nullptr : &*found;
}

std::string entryAt(const ServerView *server, Index index)
{
    if (server == nullptr || index > server->commit || !server->log.contains(index))
        return {};
    const Entry &entry = server->log.at(index);
    return "t" + std::to_string(entry.at.term.value) + ' ' + summaryOf(entry);
}

bool isSameEntry(const ServerView &left, const ServerView &right, Index index)
{
    const bool inBoth = index <= left.commit && index <= right.commit;
    return inBoth && left.log.at(index) == right.log.at(index);
}

void compareEntries(const ServerView &left, const ServerView &right, std::size_t most, RunComparison &result)
{
    const Index end = std::max(left.commit, right.commit);
    for (Index index = std::max(left.log.firstIndex(), right.log.firstIndex()); index <= end; ++index) {
        if (isSameEntry(left, right, index))
            continue;
        if (++result.entriesInAll <= most)
            result.entries.push_back({index, entryAt(&left, index), entryAt(&right, index)});
    }
}

} // namespace

RunComparison compare(const Cluster &left, const Cluster &right, ComparedTimes times, std::size_t mostEntries)
{
    RunComparison result;
    result.parting = partingOf(left, right, times);
    if (!result.parting)
        return result;
    result.left = leadersSince(left, result.parting->event);
    result.right = leadersSince(right, result.parting->event);
    const ClusterView leftEnd = left.view();
    const ClusterView rightEnd = right.view();
    const ServerView *one = mostCommitted(leftEnd);
    const ServerView *other = mostCommitted(rightEnd);
    if (one != nullptr && other != nullptr)
        compareEntries(*one, *other, mostEntries, result);
    return result;
}

} // namespace raft
