#include "raftcore/verification/history_chart.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace raft {

namespace {

using Fate = HistoryBar::Fate;

std::string textOf(const std::optional<std::string> &value)
{
    return value ? *value : "∅";
}

std::string textOf(const EffectiveCall &call)
{
    const Operation &operation = *call.operation;
    const std::string failed = call.outcome == OperationOutcome::Failed ? " ≠" : "";
    switch (operation.kind) {
    case OperationKind::Put: return "put " + operation.value;
    case OperationKind::Add: return "add " + operation.value + failed;
    case OperationKind::Append: return "append " + operation.value;
    case OperationKind::Delete: return "delete";
    case OperationKind::CompareAndSet:
        return "cas " + textOf(operation.expected) + "→" + operation.value + failed;
    case OperationKind::Get:
    case OperationKind::Read: break;
    }
    return "read " + textOf(*call.result);
}

/// An operation that may be shown.
struct Shown {
    const EffectiveCall *call;
    HistoryBar bar;
    std::uint64_t effect = 0; ///< The latest call up to its place in the order: it takes effect after that.
};

/// Chooses the operations to show and gives each its fate.
class Choice {
public:
    Choice(const std::vector<EffectiveCall> &calls, const Linearizability &judged) : m_judged(judged)
    {
        for (const EffectiveCall &call : calls)
            m_calls[call.operation->id] = &call;
        for (const OperationId id : judged.unexplained)
            if (const auto call = m_calls.find(id); call != m_calls.end())
                m_horizon = std::min(m_horizon, call->second->returned);
    }

    std::vector<Shown> choose(std::size_t most, HistoryChart &chart)
    {
        addOrder(most * 2 / 3, chart);
        addUnexplained(Fate::FitsNowhere, most / 4, chart);
        addUnexplained(Fate::NotReached, most / 12, chart);
        addNotNeeded(most / 12, chart);
        std::sort(m_shown.begin(), m_shown.end(), [](const Shown &a, const Shown &b) {
            return std::pair(a.call->called, a.bar.id) < std::pair(b.call->called, b.bar.id);
        });
        return std::move(m_shown);
    }

private:
    void add(OperationId id, Fate fate, std::size_t place, std::uint64_t effect)
    {
        Shown one{m_calls.at(id), {}, effect};
        one.bar.id = id;
        one.bar.fate = fate;
        one.bar.text = textOf(*one.call);
        one.bar.returned = one.call->hasReturned();
        one.bar.place = place;
        m_shown.push_back(std::move(one));
    }

    void addOrder(std::size_t most, HistoryChart &chart)
    {
        chart.leftOutBefore = m_judged.order.size() - std::min(most, m_judged.order.size());
        std::uint64_t latestCall = 0;
        for (std::size_t place = 0; place < m_judged.order.size(); ++place) {
            const OperationId id = m_judged.order[place];
            latestCall = std::max(latestCall, m_calls.at(id)->called);
            if (place >= chart.leftOutBefore)
                add(id, Fate::InOrder, place + 1, latestCall);
        }
    }

    void addUnexplained(Fate wanted, std::size_t most, HistoryChart &chart)
    {
        for (const OperationId id : m_judged.unexplained) {
            const EffectiveCall &call = *m_calls.at(id);
            const Fate fate = call.called < m_horizon ? Fate::FitsNowhere : Fate::NotReached;
            if (fate != wanted)
                continue;
            if (most == 0)
                ++chart.leftOut;
            else
                add(id, fate, 0, 0);
            most -= most == 0 ? 0 : 1;
        }
    }

    /// Those called last before the order breaks off: they are the ones that might have been of use.
    void addNotNeeded(std::size_t most, HistoryChart &chart)
    {
        const std::unordered_set<OperationId> order(m_judged.order.begin(), m_judged.order.end());
        std::vector<OperationId> others;
        for (const auto &[id, call] : m_calls)
            if (!call->hasReturned() && call->called < m_horizon && order.count(id) == 0)
                others.push_back(id);
        std::sort(others.begin(), others.end(), [this](OperationId a, OperationId b) {
            return std::pair(m_calls.at(a)->called, a) > std::pair(m_calls.at(b)->called, b);
        });
        chart.leftOut += others.size() - std::min(most, others.size());
        others.resize(std::min(most, others.size()));
        for (const OperationId id : others)
            add(id, Fate::NotNeeded, 0, 0);
    }

    const Linearizability &m_judged;
    std::unordered_map<OperationId, const EffectiveCall *> m_calls;
    std::uint64_t m_horizon = never; ///< The first return among those that the order does not explain.
    std::vector<Shown> m_shown;
};

/// The moments between the first call and the last return that are shown, and who led before.
std::vector<HistoryMoment> momentsAmong(const std::vector<Shown> &shown,
                                        const std::vector<HistoryMoment> &moments)
{
    constexpr std::size_t most = 24;
    std::uint64_t first = never;
    std::uint64_t last = 0;
    for (const Shown &one : shown) {
        first = std::min(first, one.call->called);
        last = std::max(last, one.bar.returned ? one.call->returned : one.call->called);
    }
    std::vector<HistoryMoment> among;
    for (const HistoryMoment &moment : moments) {
        if (moment.at < first && moment.kind == HistoryMoment::Kind::Leader)
            among.assign(1, moment);
        else if (moment.at >= first && moment.at <= last && among.size() < most)
            among.push_back(moment);
    }
    return among;
}

/// Gives each moment a column: calls before the effects that come after them, those before later returns.
void setColumns(std::vector<Shown> &shown, const std::vector<HistoryMoment> &moments, HistoryChart &chart)
{
    struct Place {
        std::uint64_t time;
        std::size_t turn; ///< Among those of one time.
        std::size_t *column;
    };
    std::vector<Place> places;
    const std::size_t last = static_cast<std::size_t>(-1);
    for (Shown &one : shown) {
        places.push_back({one.call->called, 0, &one.bar.from});
        if (one.bar.fate == Fate::InOrder)
            places.push_back({one.effect, one.bar.place, &one.bar.effect});
        if (one.bar.returned)
            places.push_back({one.call->returned, last, &one.bar.to});
    }
    for (const HistoryMoment &moment : momentsAmong(shown, moments))
        chart.marks.push_back({0, moment.kind, moment.text});
    std::size_t mark = 0;
    for (const HistoryMoment &moment : momentsAmong(shown, moments))
        places.push_back({moment.at, 0, &chart.marks[mark++].column});
    std::stable_sort(places.begin(), places.end(), [](const Place &a, const Place &b) {
        return std::pair(a.time, a.turn) < std::pair(b.time, b.turn);
    });
    for (std::size_t place = 0; place < places.size(); ++place)
        *places[place].column = place;
    chart.columns = places.size() + 1;
    for (Shown &one : shown)
        if (!one.bar.returned)
            one.bar.to = places.size();
}

/// Gives each bar the first lane of its client that is free.
void setLanes(std::vector<Shown> &shown, const std::vector<ClientCall> &history, HistoryChart &chart)
{
    std::unordered_map<OperationId, const std::string *> clients;
    for (const ClientCall &call : history)
        clients.try_emplace(call.operation.id, &call.client);
    std::vector<std::size_t> taken; // By lane: the column up to which.
    for (Shown &one : shown) {
        const std::string &client = *clients.at(one.bar.id);
        std::size_t lane = 0;
        while (lane < chart.lanes.size() && (chart.lanes[lane] != client || taken[lane] >= one.bar.from))
            ++lane;
        if (lane == chart.lanes.size()) {
            chart.lanes.push_back(client);
            taken.push_back(0);
        }
        taken[lane] = one.bar.to;
        one.bar.lane = lane;
    }
}

/// Sorts the lanes by client, numbers by their size.
void sortLanes(HistoryChart &chart)
{
    std::vector<std::size_t> order(chart.lanes.size());
    for (std::size_t lane = 0; lane < order.size(); ++lane)
        order[lane] = lane;
    std::stable_sort(order.begin(), order.end(), [&chart](std::size_t a, std::size_t b) {
        const std::string &one = chart.lanes[a];
        const std::string &other = chart.lanes[b];
        return std::pair(one.size(), one) < std::pair(other.size(), other);
    });
    std::vector<std::string> lanes;
    std::vector<std::size_t> places(order.size());
    for (std::size_t place = 0; place < order.size(); ++place) {
        places[order[place]] = place;
        lanes.push_back(chart.lanes[order[place]]);
    }
    chart.lanes = std::move(lanes);
    for (HistoryBar &bar : chart.bars)
        bar.lane = places[bar.lane];
}

} // namespace

HistoryChart chartOf(const std::vector<ClientCall> &history, const Linearizability &judged,
                     const std::vector<HistoryMoment> &moments, std::size_t most)
{
    HistoryChart chart;
    chart.key = judged.key;
    chart.verdict = judged.verdict;
    chart.proof = judged.proof;
    const std::vector<KeyHistory> keys = effectiveCalls(history);
    const auto key =
        std::find_if(keys.begin(), keys.end(), [&](const KeyHistory &one) { return one.key == judged.key; });
    if (judged.verdict == Linearizability::Verdict::Holds || key == keys.end())
        return chart;
    std::vector<Shown> shown = Choice(key->calls, judged).choose(most, chart);
    setColumns(shown, moments, chart);
    setLanes(shown, history, chart);
    for (Shown &one : shown)
        chart.bars.push_back(std::move(one.bar));
    sortLanes(chart);
    return chart;
}

} // namespace raft
