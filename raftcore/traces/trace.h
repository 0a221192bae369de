#pragma once

#include "raftcore/cluster/event.h"
#include "raftcore/traces/server_names.h"
#include "raftcore/traces/trace_form.h"
#include "raftcore/traces/trace_groups.h"
#include "raftcore/traces/trace_monitor.h"
#include "raftcore/traces/trace_state.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace raft {

/// What could not be read of a trace.
struct BrokenLine {
    SourceLine where;
    std::string why; ///< One clause: "no JSON object".
};

/// What was read: how much of it, and what could not be.
struct TraceSource {
    std::vector<std::string> files;        ///< Their names, as SourceLine::file counts them.
    std::optional<TraceForm> form;         ///< Of the first file that has one.
    std::string remark;                    ///< What was assumed, one sentence each; empty when nothing was.
    std::uint64_t lines = 0;               ///< All of them, also empty ones.
    std::uint64_t brokenLines = 0;         ///< So many could not be read …
    std::vector<BrokenLine> broken;        ///< … the first ones of which are these.
    std::uint64_t linesWithoutMeaning = 0; ///< They have the form, but nothing in them is known.
    TraceGroups groups;                    ///< Where lines name several.

    static constexpr std::size_t mostBroken = 100;
    /// The title of the form; empty when no file has one.
    std::string_view formTitle() const { return form ? title(*form) : std::string_view(); }
    void noteBroken(SourceLine where, std::string why);
    /// "run.jsonl:42".
    std::string nameOf(SourceLine where) const;
};

/// A trace in memory: what its lines reported, as a record of events, and the cluster at any of them. Grows
/// at the end; is never cut.
class Trace {
public:
    Trace();
    Trace(const Trace &) = delete;
    Trace &operator=(const Trace &) = delete;

    ServerNames &names() { return m_names; }
    const ServerNames &names() const { return m_names; }
    TraceSource &source() { return m_source; }
    const TraceSource &source() const { return m_source; }

    /// What is reported next.
    void add(TraceItem item);

    const EventRecord &events() const { return m_record; }
    const std::vector<TraceFinding> &findings() const { return m_monitor.findings(); }
    std::vector<PropertyCoverage> coverage() const { return m_monitor.coverage(); }
    /// The end of the trace.
    const TraceState &state() const { return m_state; }
    /// The cluster right after that event; with 0 before the first line. Valid until the next call.
    const TraceState &stateAt(EventNumber event) const;
    /// What was reported by the line behind that event.
    TraceItem itemOf(EventNumber event) const;
    /// The first event of the line behind that event: one line can tell several.
    EventNumber firstOfLine(EventNumber event) const;
    /// The finding behind a SafetyViolated event; null for others.
    const TraceFinding *findingAt(EventNumber event) const;
    /// Where the message of that number ended: its MessageDelivered or MessageLost event; 0 when nothing
    /// tells.
    EventNumber endOf(std::uint64_t message) const;
    /// Whether the lines of a message were paired only because their order fits.
    bool isPairedByOrder(std::uint64_t message) const;
    /// Bytes in memory, without those of the event record.
    std::size_t bytes() const;

private:
    static constexpr std::size_t leastSpacing = 512; ///< Items between keyframes.

    /// Consecutive items, with the state before them.
    struct Block {
        TraceState before;
        std::string code;                ///< The items, one after the other.
        std::vector<EventNumber> events; ///< The last event of each.
    };
    struct End {
        EventNumber event = 0;
        bool byOrder = false;
    };

    /// Where an item was looked for last: the next one is often near.
    struct LookedAt {
        const Block *block = nullptr;
        std::size_t place = 0;
        std::size_t at = 0; ///< Of its code.
    };

    void reportFindings(const TraceStep &step);
    const Block &blockOf(EventNumber event) const;
    bool needsKeyframe() const;

    ServerNames m_names;
    TraceSource m_source;
    EventRecord m_record;
    TraceMonitor m_monitor;
    TraceState m_state;
    TraceStep m_step;
    std::vector<std::unique_ptr<Block>> m_blocks;
    std::vector<End> m_ends; ///< By message.
    mutable LookedAt m_lookedAt;
    mutable TraceState m_cursor;
    mutable TraceStep m_cursorStep;
};

} // namespace raft
