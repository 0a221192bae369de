#include "app/inspector/message_trace.h"

#include <algorithm>

namespace raftarium {

namespace {

raft::EventNumber findSent(const raft::EventRecord &events, std::uint64_t id, raft::EventNumber from)
{
    return events.lastIn(raft::lookBack(from, searchLimit), {raft::EventKind::MessageSent},
                         [id](const raft::Event &event) { return event.subject == id; });
}

/// The first delivery or loss after it was sent. A doubled message is delivered more than once; the first
/// one counts.
raft::EventNumber findEnd(const raft::EventRecord &events, std::uint64_t id, raft::EventNumber sent,
                          raft::EventNumber until)
{
    return events.firstIn({sent + 1, std::min(until, sent + searchLimit)},
                          {raft::EventKind::MessageDelivered, raft::EventKind::MessageLost},
                          [id](const raft::Event &event) { return event.subject == id; });
}

MessageTrace travelling(const raft::MessageView &message)
{
    MessageTrace trace;
    trace.id = message.id;
    trace.message = message.message;
    trace.knowledge = message.knowledge;
    trace.from = message.message.from;
    trace.to = message.message.to;
    trace.type = raft::typeOf(message.message);
    trace.state =
        message.fate == raft::MessageFate::Held ? MessageTrace::State::Held : MessageTrace::State::Travelling;
    trace.sent = message.sent;
    trace.due = message.due;
    trace.willBeLost = message.fate == raft::MessageFate::Lost;
    trace.sentEvent = message.sentEvent;
    return trace;
}

} // namespace

bool isAboutMessage(const raft::Event &event)
{
    using Kind = raft::EventKind;
    return event.kind == Kind::MessageSent || event.kind == Kind::MessageDelivered ||
           event.kind == Kind::MessageLost || event.kind == Kind::MessageTouched;
}

std::optional<MessageTrace> traceMessage(const Session &session, std::uint64_t id, raft::EventNumber near)
{
    if (const raft::MessageView *message = session.view().message(id))
        return travelling(*message);
    const raft::EventRecord &events = session.events();
    // A message that is selected may also be sent only after the instant shown.
    const raft::EventNumber from = std::max(near, session.shownEvent());
    raft::EventNumber sent = findSent(events, id, near != 0 ? near : from);
    if (sent == 0)
        sent = findSent(events, id, events.size());
    if (sent == 0)
        return std::nullopt;
    const raft::Event &event = events[sent];
    MessageTrace trace;
    trace.id = id;
    trace.message = session.cluster().messageOf(sent);
    trace.knowledge = session.cluster().knowledgeOfMessage(sent);
    trace.from = {event.server};
    trace.to = {event.other};
    trace.type = static_cast<raft::MessageType>(event.detail);
    trace.sent = event.at;
    trace.sentEvent = sent;
    if (sent > session.shownEvent()) {
        trace.state = MessageTrace::State::NotYetSent;
        return trace;
    }
    trace.endEvent = findEnd(events, id, sent, session.shownEvent());
    if (trace.endEvent != 0)
        trace.state = events[trace.endEvent].kind == raft::EventKind::MessageDelivered
                          ? MessageTrace::State::Arrived
                          : MessageTrace::State::Lost;
    return trace;
}

} // namespace raftarium
