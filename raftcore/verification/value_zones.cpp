#include "raftcore/verification/value_zones.h"

#include "raftcore/consensus/phrase.h"
#include "raftcore/verification/operation_words.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace raft {

namespace {

/// A time in the zones: one later than in the history, so that 0 is before everything.
std::uint64_t shifted(std::uint64_t time)
{
    return time == never ? never : time + 1;
}

/// The operations of one value. That which the register held at first was written before everything.
struct ValueZone {
    const EffectiveCall *write = nullptr;         ///< Null for the first value.
    const EffectiveCall *firstReturned = nullptr; ///< Null while that is the write of the first value.
    const EffectiveCall *lastCalled = nullptr;
    std::uint64_t firstReturn = never;
    std::uint64_t lastCall = 0;
    bool isRead = false;

    void include(const EffectiveCall &call)
    {
        if (shifted(call.returned) < firstReturn) {
            firstReturn = shifted(call.returned);
            firstReturned = &call;
        }
        if (lastCalled == nullptr || shifted(call.called) > lastCall) {
            lastCall = shifted(call.called);
            lastCalled = &call;
        }
    }
    bool isForward() const { return firstReturn <= lastCall; }
};

ValueZone heldBefore()
{
    ValueZone zone;
    zone.firstReturn = 0;
    return zone;
}

/// Sorts the operations of a register by the value that they wrote or read.
class Zones {
public:
    explicit Zones(StoreBefore before) : m_before(before) {}

    /// False when the calls are not those of a register whose written values differ.
    bool collect(const std::vector<EffectiveCall> &calls)
    {
        m_zones.reserve(calls.size());
        for (const EffectiveCall &call : calls)
            if (call.operation->kind != OperationKind::Read && !addWrite(call))
                return false;
        for (const EffectiveCall &call : calls)
            if (call.operation->kind == OperationKind::Read)
                addRead(call);
        return true;
    }

    ZoneVerdict verdict()
    {
        if (!m_conflict.empty())
            return {false, m_conflict};
        std::vector<const ValueZone *> forward;
        std::vector<const ValueZone *> backward;
        for (const auto &[value, zone] : m_zones)
            sortIn(zone, forward, backward);
        if (m_first)
            sortIn(*m_first, forward, backward);
        const auto byStart = [](const ValueZone *a, const ValueZone *b) {
            return a->firstReturn < b->firstReturn;
        };
        std::sort(forward.begin(), forward.end(), byStart);
        std::sort(backward.begin(), backward.end(), byStart); // So that always the same conflict is named.
        for (std::size_t i = 1; i < forward.size(); ++i)
            if (forward[i]->firstReturn <= forward[i - 1]->lastCall)
                return {false, overlap(*forward[i - 1], *forward[i])};
        for (const ValueZone *zone : backward)
            if (const ValueZone *around = zoneAround(*zone, forward))
                return {false, within(*zone, *around)};
        return {true, {}};
    }

private:
    bool addWrite(const EffectiveCall &call)
    {
        if (call.operation->kind != OperationKind::Put || call.outcome == OperationOutcome::Failed)
            return false;
        const auto [place, fresh] = m_zones.try_emplace(call.operation->value);
        place->second.write = &call;
        place->second.include(call);
        return fresh;
    }

    void addRead(const EffectiveCall &call)
    {
        ValueZone *zone = zoneRead(*call.result);
        if (zone == nullptr) {
            report(phrase("%1 found what had not been written", {inWords(call)}));
            return;
        }
        if (zone->write != nullptr && call.returned <= zone->write->called)
            report(phrase("%1 returned before %2 was called", {inWords(call), inWords(*zone->write)}));
        zone->isRead = true;
        zone->include(call);
    }

    /// The zone of a value that was read; null when it cannot have been there.
    ValueZone *zoneRead(const std::optional<std::string> &value)
    {
        if (value)
            if (const auto written = m_zones.find(*value); written != m_zones.end())
                return &written->second;
        const bool isPossible =
            m_before == StoreBefore::Anything ? !m_first || m_firstValue == value : !value;
        if (!isPossible)
            return nullptr;
        if (!m_first) {
            m_first = heldBefore();
            m_firstValue = value;
        }
        return &*m_first;
    }

    void report(std::string conflict)
    {
        if (m_conflict.empty())
            m_conflict = std::move(conflict);
    }

    /// A write of unknown outcome whose value was never read need not have happened.
    static void sortIn(const ValueZone &zone, std::vector<const ValueZone *> &forward,
                       std::vector<const ValueZone *> &backward)
    {
        if (zone.write != nullptr && !zone.isRead && !zone.write->hasReturned())
            return;
        (zone.isForward() ? forward : backward).push_back(&zone);
    }

    /// The forward zone within which all of `zone` lies, if there is one; none of them overlap.
    static const ValueZone *zoneAround(const ValueZone &zone, const std::vector<const ValueZone *> &forward)
    {
        const auto after = std::upper_bound(
            forward.begin(), forward.end(), zone.lastCall,
            [](std::uint64_t call, const ValueZone *other) { return call < other->firstReturn; });
        if (after == forward.begin())
            return nullptr;
        const ValueZone *before = *std::prev(after);
        return zone.firstReturn <= before->lastCall ? before : nullptr;
    }

    std::string valueOf(const ValueZone &zone) const
    {
        return quoted(zone.write == nullptr ? m_firstValue : std::optional(zone.write->operation->value));
    }
    std::string span(const ValueZone &zone) const
    {
        const std::string from = zone.firstReturned == nullptr
                                     ? phrase("the beginning")
                                     : phrase("the return of %1", {inWords(*zone.firstReturned)});
        return phrase("%1 was there from %2 to the call of %3",
                      {valueOf(zone), from, inWords(*zone.lastCalled)});
    }
    std::string overlap(const ValueZone &one, const ValueZone &other) const
    {
        return phrase("%1, and within that time %2", {span(one), span(other)});
    }
    std::string within(const ValueZone &zone, const ValueZone &around) const
    {
        return phrase("%1, but within that time %2 was there, too: %3 was called after the former and %4 "
                      "returned before the latter",
                      {span(around), valueOf(zone), inWords(*zone.lastCalled), inWords(*zone.firstReturned)});
    }

    StoreBefore m_before;
    std::unordered_map<std::string_view, ValueZone> m_zones; ///< By the value written.
    std::optional<ValueZone> m_first;                        ///< Of what was there before, once it was read.
    std::optional<std::string> m_firstValue;
    std::string m_conflict; ///< The first that was seen while the operations were sorted.
};

} // namespace

std::optional<ZoneVerdict> checkZones(const std::vector<EffectiveCall> &calls, StoreBefore before)
{
    Zones zones(before);
    if (!zones.collect(calls))
        return std::nullopt;
    const ZoneVerdict verdict = zones.verdict();
    // A value that was there before may be the same as one that was written later: then a read has two.
    if (!verdict.holds && before == StoreBefore::Anything)
        return std::nullopt;
    return verdict;
}

} // namespace raft
