#pragma once

#include "app/inspector/fact.h"
#include "app/inspector/message_trace.h"

/// What the Message page says of messages, links, entries and single events.
namespace raftarium {

/// A message: what it is, its fields in the paper's names, its fate, and what it means. Where not all of it
/// is reported, `described` stands for what it means: the cluster's own sentence about it.
Facts messageFacts(const MessageTrace &trace, const raft::EventRecord &events, raft::Time now,
                   const QString &described);
/// What a message says to its receiver, in one sentence with its section of the paper.
QString meaningOf(const raft::Message &message);
/// Both directions between two servers. Of a trace, which tells nothing of the network, only what travels.
Facts linkFacts(const raft::ClusterView &view, raft::NodeId from, raft::NodeId to);
/// An entry and which servers hold it.
Facts entryFacts(const raft::ClusterView &view, raft::Position at);
/// An event that is not about a message. `sentence` is the cluster's description of it.
Facts eventFacts(const raft::Event &event, raft::EventNumber number, const QString &sentence);

} // namespace raftarium
