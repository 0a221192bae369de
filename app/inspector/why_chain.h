#pragma once

#include "app/inspector/fact.h"
#include "app/session/session.h"

#include <vector>

/// Why something happened: its causes, and the rule that decided.
namespace raftarium {

/// The event that the selection is about: the selected one; the sending of the selected message; the latest
/// event at the selected server or about the selected entry; else the last event shown. 0 when there is none.
raft::EventNumber eventOfSelection(const Session &session);

/// `event` and what led to it, earliest first: Event::cause followed back over at most `most` events.
std::vector<raft::EventNumber> causesOf(const raft::EventRecord &events, raft::EventNumber event,
                                        std::size_t most = 100);

/// The rule by which such an event is decided, in one sentence with its section; empty when none decides.
QString ruleBehind(const raft::Event &event);

/// The chain of `event` as facts: one Step a cause, then the rule.
Facts whyFacts(const raft::Cluster &cluster, raft::EventNumber event);

} // namespace raftarium
