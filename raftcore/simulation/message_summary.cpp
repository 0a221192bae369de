#include "raftcore/simulation/message_summary.h"

#include "raftcore/simulation/event_writer.h"

namespace raft {

namespace {

// The log position and the number of entries that an event shows for a message.
struct MessageSummary {
    Event &event;
    std::size_t snapshotChunk; // Bytes of a whole chunk.

    void operator()(const RequestVote &request) const { event.position = request.last; }
    void operator()(const VoteReply &reply) const { event.count = reply.granted ? 1 : 0; }
    void operator()(const AppendEntries &request) const
    {
        event.position = request.prev;
        event.count = static_cast<std::uint32_t>(request.entries.size());
    }
    void operator()(const AppendReply &reply) const
    {
        event.position = reply.success ? Position{reply.match, {}} : reply.conflict;
        event.count = reply.success ? 1 : 0;
    }
    void operator()(const InstallSnapshot &request) const
    {
        event.position = request.last;
        event.count = static_cast<std::uint32_t>(request.offset / snapshotChunk + 1);
    }
    void operator()(const SnapshotReply &reply) const
    {
        event.position = reply.last;
        event.count = reply.installed ? 1 : 0;
    }
    void operator()(const TimeoutNow &) const {}
    void operator()(const ReadIndex &) const {}
    void operator()(const ReadIndexReply &reply) const
    {
        event.position.index = reply.index;
        event.count = reply.confirmed ? 1 : 0;
    }
};

} // namespace

Event eventOf(EventKind kind, const Message &message, std::uint64_t id, EventNumber cause,
              std::size_t snapshotChunk)
{
    Event event;
    event.kind = kind;
    event.server = small(message.from);
    event.other = small(message.to);
    event.term = message.term;
    event.subject = id;
    event.detail = static_cast<std::uint8_t>(typeOf(message));
    event.cause = cause;
    std::visit(MessageSummary{event, snapshotChunk}, message.body);
    return event;
}

} // namespace raft
