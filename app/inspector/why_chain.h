#pragma once

#include "app/inspector/fact.h"
#include "app/session/session.h"

#include <vector>

/// Why something happened: its causes, and the rule that decided.
namespace raftarium {

/// The event that the selection is about: the selected one; the sending of the selected message; the latest
/// event at the selected server; else the last event shown. 0 when there is none. Of an entry, entryStory().
raft::EventNumber eventOfSelection(const Session &session);

/// `event` and what led to it, earliest first: Event::cause followed back over at most `most` events.
std::vector<raft::EventNumber> causesOf(const raft::EventRecord &events, raft::EventNumber event,
                                        std::size_t most = 100);

/// A rule of the paper: a sentence without a full stop, and where it stands ("§5.4.1"). Empty for none.
struct PaperRule {
    QString sentence;
    QString section;

    bool isEmpty() const { return sentence.isEmpty(); }
};

/// The rule by which such an event is decided.
PaperRule ruleBehind(const raft::Event &event);

/// The rule behind a commit: a leader commits when a reply or its own disk completes a majority, a follower
/// when the leader says so.
PaperRule ruleOfCommit(const raft::EventRecord &events, const raft::Event &commit);

/// One event as a Step that leads to it.
Fact stepFact(const raft::Cluster &cluster, raft::EventNumber event);

/// A heading and the rule, at the end of what it explains.
void addRule(Facts &facts, const PaperRule &rule);

/// The chain of `event` as facts: one Step a cause, then the rule.
Facts whyFacts(const raft::Cluster &cluster, raft::EventNumber event);

} // namespace raftarium
