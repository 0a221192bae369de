#pragma once

#include "raftcore/traces/trace.h"
#include "raftcore/traces/trace_words.h"

#include <string>

/// What a trace tells, in short.
namespace raft {

/// "S1:2 S3:4", who came to lead which term, in order; "?" for a term that is not told.
inline std::string leadersOf(const Trace &trace)
{
    std::string leaders;
    for (EventNumber number = 1; number <= trace.events().size(); ++number) {
        const Event event = trace.events()[number];
        const bool leads =
            event.kind == EventKind::StateChanged && static_cast<Role>(event.detail) == Role::Leader;
        if (leads)
            leaders += (leaders.empty() ? "" : " ") + trace.names().nameOf({event.server}) + ":" +
                       (event.term == Term{} ? std::string("?") : std::to_string(event.term.value));
    }
    return leaders;
}

inline std::string roleOf(const TraceServer &server)
{
    if (!server.knows(ServerFact::Role))
        return "?";
    return std::string(1, "FPCL"[static_cast<std::size_t>(server.role)]);
}

template <class Value>
std::string orUnknown(const TraceServer &server, ServerFact fact, Value value)
{
    return server.knows(fact) ? std::to_string(value.value) : std::string("?");
}

/// "S0 F2 ?": role, term and commit index of each server at the end.
inline std::string endOf(const Trace &trace)
{
    std::string end;
    for (const TraceServer &server : trace.state().servers())
        end += (end.empty() ? "" : ", ") + trace.names().nameOf(server.id) + " " + roleOf(server) +
               orUnknown(server, ServerFact::CurrentTerm, server.term) + " " +
               orUnknown(server, ServerFact::Commit, server.commit);
    return end;
}

/// The sentences of all messages.
inline std::string messagesOf(const Trace &trace)
{
    std::string text;
    for (EventNumber number = 1; number <= trace.events().size(); ++number) {
        const TraceItem item = trace.itemOf(number);
        const EventKind kind = trace.events()[number].kind;
        if (kind == EventKind::MessageSent || kind == EventKind::MessageDelivered ||
            kind == EventKind::MessageLost)
            text += (text.empty() ? "" : "; ") + sentenceOf(*item.message, trace.names());
    }
    return text;
}

} // namespace raft
