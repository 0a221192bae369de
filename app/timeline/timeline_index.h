#pragma once

#include "timeline_geometry.h"

#include "raftcore/cluster/event.h"
#include "raftcore/cluster/view.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <span>
#include <utility>
#include <vector>

namespace raftarium {

/// How the timeline thins messages out: the first class that no longer fits is shown as density.
enum class MessageClass : std::uint8_t { Vote, Append, Heartbeat, Count };

/// What the timeline must know about the record so that a picture of any part of it never walks the whole:
/// lists of event numbers by server and kind, lanes, terms, and the other end of every message. It follows an
/// append-only record; at most 16 bytes an event that the record keeps. Of what the record has let go, it
/// keeps what matters of the whole run: the lanes, who led which term when, crashes and terms. Its times are
/// places on the timeline's axis: where that counts events they are numbers of events.
class TimelineIndex {
public:
    /// Event numbers in rising order.
    using Events = std::deque<raft::EventNumber>;

    /// What a server was from a time on, until its next segment.
    struct Segment {
        raft::Time from{};
        raft::Term term{};
        raft::Role role = raft::Role::Follower;
        raft::Liveness liveness = raft::Liveness::Up;
        bool present = true; ///< False before a server joined, or anything is known of it.
    };
    /// The highest term of the cluster from a time on.
    struct TermStart {
        raft::Time from{};
        raft::Term term{};
    };
    /// A client operation; `returned` is 0 while it is pending.
    struct Operation {
        raft::EventNumber called = 0;
        raft::EventNumber returned = 0;
    };
    /// The network was split; `healed` is 0 while it is.
    struct Split {
        raft::EventNumber began = 0;
        raft::EventNumber healed = 0;
    };
    /// What one server did.
    struct Lane {
        std::vector<Segment> segments; ///< By time; the first starts at 0.
        std::array<Events, static_cast<std::size_t>(MessageClass::Count)> sent;
        Events commits; ///< CommitAdvanced.
    };

    /// How a server starts. Those that are not named start as followers, in no term.
    struct Start {
        raft::NodeId server;
        raft::Term term{};
        bool isKnown = true; ///< False when nothing tells its role before its first event does.
    };
    using Starts = std::vector<Start>;

    /// Forgets all; from now on `scale` is what the axis counts.
    void clear(TimelineScale scale = TimelineScale::Time, Starts starts = {});
    /// Takes in what the record holds beyond indexed(). A record that became shorter is read anew.
    void update(const raft::EventRecord &record);

    raft::EventNumber indexed() const { return m_indexed; }
    /// The lane of a server; an empty one for servers that did nothing yet.
    const Lane &lane(raft::NodeId server) const;
    const std::vector<TermStart> &terms() const { return m_terms; }
    const std::deque<Operation> &operations() const { return m_operations; }
    /// The event with which that call of a client returned; 0 while it has not.
    raft::EventNumber returnOf(raft::EventNumber called) const;
    const std::vector<Split> &splits() const { return m_splits; }
    /// Faults, bookmarks, leader changes and violations: whatever is at least as important as a fault.
    const Events &marks() const { return m_marks; }
    /// The event with which a message arrived or was lost; 0 when it has not, or `sent` sends nothing.
    raft::EventNumber endOf(raft::EventNumber sent) const
    {
        return sent < m_first || sent > m_indexed ? 0 : m_ends[sent - m_first];
    }
    /// The event that sent the message of that id; 0 when the record does not hold it.
    raft::EventNumber sentEvent(const raft::EventRecord &record, std::uint64_t message) const;
    /// Where on the axis that event lies.
    raft::Time placeOf(const raft::EventRecord &record, raft::EventNumber number) const;
    /// No message was longer on its way than this.
    raft::Time longestFlight() const { return m_longestFlight; }

    /// Number of the last event at or before `time`, as EventRecord::lastUpTo() but without touching more of
    /// the record than one stretch of it.
    raft::EventNumber lastUpTo(const raft::EventRecord &record, raft::Time time) const;

    /// How many bytes this takes, but for what it keeps of what the record has let go.
    std::size_t memory() const;

private:
    static constexpr raft::EventNumber stride = 256; ///< Every so many events a time is kept apart.

    void forgetBefore(raft::EventNumber first);
    void take(const raft::EventRecord &record, raft::EventNumber number);
    void takeState(const raft::EventRecord &record, raft::EventNumber number);
    void takeMessage(const raft::EventRecord &record, raft::EventNumber number);
    void takeOperation(const raft::EventRecord &record, raft::EventNumber number);
    void takeNetwork(const raft::Event &event, raft::EventNumber number);
    MessageClass classOf(const raft::EventRecord &record, const raft::Event &sent) const;
    Lane &laneOf(std::uint16_t server);

    TimelineScale m_scale = TimelineScale::Time;
    Starts m_starts;
    raft::EventNumber m_first = 1; ///< Of the record: what came earlier is let go.
    raft::EventNumber m_indexed = 0;
    std::map<std::uint16_t, Lane> m_lanes;
    std::vector<TermStart> m_terms;
    std::deque<Operation> m_operations;
    std::vector<Split> m_splits;
    Events m_marks;
    std::deque<raft::EventNumber> m_ends; ///< By event number, from m_first on: where a sent message ended.
    std::deque<raft::Time> m_times;       ///< Times of the events 1, 1 + stride, …
    raft::Time m_longestFlight{0};
};

/// The part of `events` with numbers first … last, as a pair of places.
std::pair<std::size_t, std::size_t> placesBetween(const TimelineIndex::Events &events,
                                                  raft::EventNumber first, raft::EventNumber last);

/// How many of `events` have numbers in (edges[i], edges[i + 1]], added to counts[i]; edges rise.
void addDensity(const TimelineIndex::Events &events, std::span<const raft::EventNumber> edges,
                std::span<std::uint32_t> counts);

} // namespace raftarium
