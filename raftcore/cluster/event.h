#pragma once

#include "raftcore/consensus/messages.h"
#include "raftcore/consensus/note.h"
#include "raftcore/consensus/role.h"
#include "raftcore/consensus/types.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <vector>

/// The append-only record of what happened in a cluster.
namespace raft {

/// Place of an event in the record, from 1 on. 0 is no event.
using EventNumber = std::uint32_t;

/// The kinds of messages as people name them.
enum class MessageType : std::uint8_t {
    RequestVote,
    RequestVoteReply,
    PreVote,
    PreVoteReply,
    Append,    ///< AppendEntries with entries.
    Heartbeat, ///< AppendEntries without entries.
    AppendReply,
    Snapshot,
    SnapshotReply,
    TimeoutNow,
    ReadIndex,
    ReadIndexReply,
};

/// Which kind it is.
MessageType typeOf(const Message &message);
/// Whether it answers a request.
bool isReply(MessageType type);
/// The paper's name of it: "RequestVote", "AppendEntries", "heartbeat", "AppendEntries reply", …
const char *name(MessageType type);

/// What can happen, and what the fields of the event then hold.
enum class EventKind : std::uint8_t {
    MessageSent, ///< `server` → `other`; subject: message id; detail: MessageType; term, position, count as
                 ///< in the message.
    MessageDelivered, ///< At `server`, from `other`; cause: its MessageSent.
    MessageLost,    ///< Sent by `server` to `other`; cause: its MessageSent, or the fault that discarded it.
    Noted,          ///< detail: NoteKind, with the note's other, term and position.
    StateChanged,   ///< Role or term of `server` changed; detail: Role; term: the new term.
    CommitAdvanced, ///< `server` knows `position.index` to be committed; count: how many entries more.
    Synced,         ///< A write of `server` became durable up to `position.index`.
    TimerFired,     ///< The timer of `server` ran out (or was forced to: flags & Forced); detail: its Role;
                    ///< subject: how long it ran, in microseconds.
    Crashed,        ///< Fault or action; `server` lost what was not synced, but for `count` writes.
    Restarted,
    Paused,
    Resumed,
    Joined,       ///< A new, empty server.
    LinkChanged,  ///< `server` → `other`: cut, opened, held, slowed…; detail: LinkChange.
    NetworkSplit, ///< The text says the groups.
    NetworkHealed,
    DialChanged,       ///< Latency or loss of the whole network, or the clock or disk of `server`; the text
                       ///< says what.
    MessageTouched,    ///< You dropped, delayed, held or duplicated a message from `server` to `other`;
                       ///< subject: message id; detail: MessageTouch; cause: its MessageSent.
    DiskChanged,       ///< The disk of `server` became manual or automatic; of server 0: the text says how
                       ///< long every disk takes now.
    OperationCalled,   ///< A client called `server`; subject: operation id.
    OperationReturned, ///< subject: operation id; cause: what answered it; detail: OperationOutcome.
    RuleTurnedOff,     ///< detail: Rule.
    SafetyViolated,    ///< detail: SafetyProperty.
    Marked,            ///< A bookmark; the text is its name.
    ClockAdvanced,     ///< A minimum election timeout passed on some servers' clocks; the text says whose.
    RequestMade,       ///< You asked `server` for a membership change or a transfer; the text says which.
    TimersStaggered,   ///< The election timers were drawn apart.
    DiskReplaced,      ///< The disk of `server` was wiped, copied, or replaced by its copy; detail: DiskFate.
    Told,              ///< Something that a trace tells of `server`, or of all, in words of its own.
};

/// A set of kinds of events.
class EventKinds {
public:
    constexpr EventKinds() = default;
    /// Of these kinds.
    constexpr EventKinds(std::initializer_list<EventKind> kinds)
    {
        for (const EventKind kind : kinds)
            add(kind);
    }
    /// Of every kind.
    static constexpr EventKinds all()
    {
        EventKinds kinds;
        kinds.m_bits = ~std::uint32_t{0};
        return kinds;
    }

    /// Puts a kind into the set.
    constexpr void add(EventKind kind) { m_bits |= std::uint32_t{1} << static_cast<unsigned>(kind); }
    /// Whether the kind is in the set.
    constexpr bool has(EventKind kind) const { return (m_bits >> static_cast<unsigned>(kind) & 1U) != 0; }
    /// Whether the sets have a kind in common.
    constexpr bool meets(EventKinds other) const { return (m_bits & other.m_bits) != 0; }

private:
    std::uint32_t m_bits = 0;
};
static_assert(static_cast<unsigned>(EventKind::Told) < 32); // The last one has its bit.

/// What a DiskReplaced event did.
enum class DiskFate : std::uint8_t { Wiped, Copied, Restored };

/// What a LinkChanged event did.
enum class LinkChange : std::uint8_t { Cut, Opened, Held, Released, Slowed, MadeLossy };

/// What a MessageTouched event did.
enum class MessageTouch : std::uint8_t { Dropped, Delayed, Held, Doubled };

/// How much an event matters to a person; higher is more important. What the timeline shows first when there
/// is more than fits.
enum class Importance : std::uint8_t {
    Heartbeat,
    Append,
    Vote,
    Client,
    Commit,
    Fault,
    LeaderChange,
    Violation
};

/// One thing that happened.
struct Event {
    static constexpr std::uint16_t Forced = 1; ///< flags: a person made it happen.

    Time at{};                 ///< When it happened.
    Term term{};               ///< The term concerned, if any: what the picture colours it by.
    Position position{};       ///< The log position concerned, if any.
    std::uint64_t subject = 0; ///< Id of the message or operation concerned, if any.
    EventNumber cause = 0;     ///< The event that led to this one; 0 when nothing in the record did.
    std::uint32_t count = 0;   ///< Number of entries concerned, if any; of a Snapshot message: which chunk it
                               ///< is, from 1 on.
    std::uint16_t server = 0;  ///< The server at which it happened; 0 for the whole cluster.
    std::uint16_t other = 0;   ///< The other server concerned; 0 when there is none.
    EventKind kind = EventKind::Noted; ///< What happened.
    std::uint8_t detail = 0;           ///< Meaning depends on the kind.
    std::uint16_t flags = 0;           ///< Forced, or nothing.

    bool operator==(const Event &) const = default;
};
static_assert(sizeof(Event) <= 64);

/// How much it matters.
Importance importance(const Event &event);
/// Those that a person (or a scenario) makes happen: crash, split, dial, client call, …
inline constexpr EventKinds interventionKinds{
    EventKind::Crashed,        EventKind::Restarted,       EventKind::Paused,
    EventKind::Resumed,        EventKind::Joined,          EventKind::LinkChanged,
    EventKind::NetworkSplit,   EventKind::NetworkHealed,   EventKind::DialChanged,
    EventKind::MessageTouched, EventKind::DiskChanged,     EventKind::OperationCalled,
    EventKind::RuleTurnedOff,  EventKind::Marked,          EventKind::ClockAdvanced,
    EventKind::RequestMade,    EventKind::TimersStaggered, EventKind::DiskReplaced};
/// Whether a person (or a scenario) makes events of this kind happen.
constexpr bool isIntervention(EventKind kind)
{
    return interventionKinds.has(kind);
}

/// Consecutive events of a record, both ends included; none when the last comes before the first.
struct EventSpan {
    EventNumber first = 1; ///< The number that it begins with.
    EventNumber last = 0;  ///< The number that it ends with.
};
/// The `most` events up to and with `last`.
constexpr EventSpan lookBack(EventNumber last, EventNumber most)
{
    return {last > most ? last - most + 1 : 1, last};
}

/// The record. Append-only; a copy shares the full blocks. Times never decrease. Events take half their size
/// while they are kept.
class EventRecord {
public:
    /// The number of the latest event.
    EventNumber size() const { return m_size; }
    /// Whether nothing has happened.
    bool empty() const { return m_size == 0; }
    /// The event of that number, 1 … size().
    Event operator[](EventNumber number) const
    {
        return m_blocks[(number - 1) / blockSize]->at((number - 1) % blockSize);
    }
    /// The latest event; there must be one.
    Event last() const { return (*this)[m_size]; }
    /// Appends and returns the number.
    EventNumber append(const Event &event);
    /// Number of the last event that happened at `time` or before; 0 when there is none.
    EventNumber lastUpTo(Time time) const;
    /// The last event in the span that is of one of these kinds and for which `matches(event)` holds; 0 when
    /// there is none. Passes over thousands of events at a time while none is of these kinds.
    template <class Matches>
    EventNumber lastIn(EventSpan span, EventKinds kinds, Matches matches) const;
    /// The last event in the span that is of one of these kinds; 0 when there is none.
    EventNumber lastIn(EventSpan span, EventKinds kinds) const
    {
        return lastIn(span, kinds, [](const Event &) { return true; });
    }
    /// As lastIn(), but the first one.
    template <class Matches>
    EventNumber firstIn(EventSpan span, EventKinds kinds, Matches matches) const;
    /// Equal for equal records on any platform.
    std::uint64_t hash() const { return m_hash; }
    /// Forgets everything after `number`.
    void truncateAfter(EventNumber number);
    /// The first event that is kept, 1 unless forgetBefore() was called. Those before it read as an event of
    /// no server at time 0.
    EventNumber first() const { return m_first; }
    /// Lets go of the memory of events before `number`, of which at least one must be left. Numbers stay as
    /// they are.
    void forgetBefore(EventNumber number);

private:
    static constexpr std::size_t blockSize = 4096;

    /// An event whose numbers are not too great, as nearly all are.
    struct Small {
        std::uint32_t at; ///< After the first of its block.
        std::uint32_t term;
        std::uint32_t index;
        std::uint32_t indexTerm;
        std::uint32_t subject;
        EventNumber cause;
        std::uint32_t count;
        std::uint8_t server;
        std::uint8_t other;
        std::uint8_t kind; ///< Its highest bit: forced.
        std::uint8_t detail;
    };
    static constexpr std::uint8_t forcedBit = 0x80;

    /// Consecutive events: all small, or all as they are.
    class Block {
    public:
        Event at(std::size_t place) const
        {
            return m_large.empty() ? widened(m_small[place]) : m_large[place];
        }
        EventKinds kinds() const { return m_kinds; }
        EventKind kindAt(std::size_t place) const
        {
            return m_large.empty() ? static_cast<EventKind>(m_small[place].kind & ~forcedBit)
                                   : m_large[place].kind;
        }
        void append(const Event &event);
        /// The first `count` of them, with room for a whole block.
        std::shared_ptr<Block> part(std::size_t count) const;

    private:
        bool isSmall(const Event &event) const;
        Event widened(const Small &small) const
        {
            Event event;
            event.at = m_start + Time{small.at};
            event.term = {small.term};
            event.position = {{small.index}, {small.indexTerm}};
            event.subject = small.subject;
            event.cause = small.cause;
            event.count = small.count;
            event.server = small.server;
            event.other = small.other;
            event.kind = static_cast<EventKind>(small.kind & ~forcedBit);
            event.detail = small.detail;
            event.flags = (small.kind & forcedBit) != 0 ? Event::Forced : std::uint16_t{0};
            return event;
        }

        Time m_start{};
        EventKinds m_kinds; ///< Of all its events.
        std::vector<Small> m_small;
        std::vector<Event> m_large;
    };

    /// What of the span is kept.
    EventSpan kept(EventSpan span) const
    {
        return {std::max(span.first, m_first), std::min(span.last, m_size)};
    }

    std::vector<std::shared_ptr<Block>> m_blocks;
    std::vector<std::uint64_t> m_hashes; ///< The hash of everything before each block.
    EventNumber m_first = 1;
    EventNumber m_size = 0;
    std::uint64_t m_hash = 0xcbf29ce484222325U;
};

template <class Matches>
EventNumber EventRecord::lastIn(EventSpan span, EventKinds kinds, Matches matches) const
{
    span = kept(span);
    EventNumber next = span.last + 1; // One past the event that is looked at next.
    while (next > span.first) {
        const std::size_t block = (next - 2) / blockSize;
        const auto begin = std::max(span.first, static_cast<EventNumber>(block * blockSize + 1));
        const Block &events = *m_blocks[block];
        if (!events.kinds().meets(kinds)) {
            next = begin;
            continue;
        }
        for (; next > begin; --next) {
            const std::size_t place = (next - 2) % blockSize;
            if (kinds.has(events.kindAt(place)) && matches(events.at(place)))
                return next - 1;
        }
    }
    return 0;
}

template <class Matches>
EventNumber EventRecord::firstIn(EventSpan span, EventKinds kinds, Matches matches) const
{
    span = kept(span);
    EventNumber number = span.first;
    while (number <= span.last) {
        const std::size_t block = (number - 1) / blockSize;
        const auto end = std::min(span.last, static_cast<EventNumber>((block + 1) * blockSize));
        const Block &events = *m_blocks[block];
        if (!events.kinds().meets(kinds)) {
            number = end + 1;
            continue;
        }
        for (; number <= end; ++number) {
            const std::size_t place = (number - 1) % blockSize;
            if (kinds.has(events.kindAt(place)) && matches(events.at(place)))
                return number;
        }
    }
    return 0;
}

/// The first event of the step that event number `number` belongs to: what a message that arrived, a timer, a
/// disk or a person set off happens at once, and Cluster::viewAt() shows it as a whole.
EventNumber stepStart(const EventRecord &record, EventNumber number);

} // namespace raft
