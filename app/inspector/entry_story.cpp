#include "app/inspector/entry_story.h"

#include "app/inspector/message_trace.h"
#include "app/inspector/why_chain.h"
#include "app/inspector/wording.h"

#include <set>

namespace raftarium {

namespace {

using raft::Event;
using raft::EventKind;
using raft::EventNumber;
using wording::Inspector;

/// Of what led to it: more are the story of the leader, not of the entry.
constexpr std::size_t mostCauses = 8;

bool isNote(const Event &event, raft::NoteKind kind)
{
    return event.kind == EventKind::Noted && event.detail == static_cast<std::uint8_t>(kind);
}

bool isDelivered(const Event &event, raft::MessageType type)
{
    return event.kind == EventKind::MessageDelivered && event.detail == static_cast<std::uint8_t>(type);
}

/// The leader of a term writes into its own log: that is where every entry of the term comes from.
bool isAppendedByLeader(const Event &event, raft::Position at)
{
    return isNote(event, raft::NoteKind::Appended) && event.server == event.other && event.term == at.term &&
           event.position.index >= at.index;
}

/// Reads the record forwards from where a leader appended the entry, and takes of every kind of step the
/// first one of each server.
class EntryReader {
public:
    EntryReader(const raft::Cluster &cluster, raft::Position at) : m_cluster(cluster), m_at(at) {}

    void read(EventNumber number)
    {
        const Event &event = m_cluster.events()[number];
        if (m_leader == 0 && isAppendedByLeader(event, m_at)) {
            m_leader = event.server;
            takeOnce(m_stored, event.server, number);
        } else if (isNote(event, raft::NoteKind::Appended) && isStoredBy(event)) {
            takeOnce(m_stored, event.server, number);
        } else if (event.kind == EventKind::Synced && event.count > 0 && m_stored.contains(event.server) &&
                   event.position.index >= m_at.index) {
            takeOnce(m_durable, event.server, number);
        } else if (isDelivered(event, raft::MessageType::AppendReply) && event.server == m_leader &&
                   isAcknowledgement(event)) {
            takeOnce(m_acknowledged, event.other, number);
        } else if (event.kind == EventKind::CommitAdvanced && isCommitted(event)) {
            takeOnce(m_committed, event.server, number);
            if (m_commit == 0)
                m_commit = number;
        } else if (event.kind == EventKind::OperationReturned && isAnswer(event)) {
            m_steps.push_back(number);
        }
    }

    const std::vector<EventNumber> &steps() const { return m_steps; }
    /// The first event with which a server knew it to be committed; 0 when there is none.
    EventNumber commit() const { return m_commit; }

private:
    void takeOnce(std::set<std::uint16_t> &done, std::uint16_t server, EventNumber number)
    {
        if (done.insert(server).second)
            m_steps.push_back(number);
    }
    /// Whether the message that made a follower append held this very entry.
    bool isStoredBy(const Event &event) const
    {
        if (event.cause == 0 || event.server == event.other || m_stored.contains(event.server))
            return false;
        const Event &cause = m_cluster.events()[event.cause];
        if (!isDelivered(cause, raft::MessageType::Append) || cause.position.index >= m_at.index ||
            m_at.index.value > cause.position.index.value + cause.count)
            return false;
        const std::optional<raft::Message> message = m_cluster.messageOf(event.cause);
        const auto *append = message ? std::get_if<raft::AppendEntries>(&message->body) : nullptr;
        if (append == nullptr)
            return true; // What it said is no longer kept.
        const auto place = static_cast<std::size_t>(m_at.index.value - append->prev.index.value - 1);
        return place < append->entries.size() && append->entries[place].at == m_at;
    }
    bool isAcknowledgement(const Event &event) const
    {
        return event.count > 0 && m_stored.contains(event.other) && event.position.index >= m_at.index &&
               m_commit == 0;
    }
    bool isCommitted(const Event &event) const
    {
        return m_stored.contains(event.server) && m_at.index <= event.position.index &&
               m_at.index.value + event.count > event.position.index.value;
    }
    /// Whether a client hears what the entry did.
    bool isAnswer(const Event &event) const
    {
        const std::optional<raft::Operation> operation = m_cluster.operation(event.subject);
        return operation && operation->outcome == raft::OperationOutcome::Done &&
               operation->kind != raft::OperationKind::Get && operation->kind != raft::OperationKind::Read &&
               operation->index == m_at.index;
    }

    const raft::Cluster &m_cluster;
    raft::Position m_at;
    std::uint16_t m_leader = 0; ///< Who appended it first.
    EventNumber m_commit = 0;
    std::set<std::uint16_t> m_stored;
    std::set<std::uint16_t> m_durable;
    std::set<std::uint16_t> m_acknowledged;
    std::set<std::uint16_t> m_committed;
    std::vector<EventNumber> m_steps;
};

/// The first event up to `upTo` with which a leader appended the entry; 0 when that is too long ago.
EventNumber originOf(const raft::EventRecord &events, raft::Position at, EventNumber upTo)
{
    return events.firstIn(raft::lookBack(upTo, searchLimit), {EventKind::Noted},
                          [at](const Event &event) { return isAppendedByLeader(event, at); });
}

} // namespace

Facts entryStory(const raft::Cluster &cluster, raft::Position at, EventNumber upTo)
{
    const raft::EventRecord &events = cluster.events();
    const EventNumber origin = originOf(events, at, upTo);
    if (origin == 0)
        return {
            proseFact(QStringLiteral("hint"), Inspector::tr("What became of it lies too far back."), true)};
    EntryReader reader(cluster, at);
    for (EventNumber number = origin; number <= upTo; ++number)
        reader.read(number);
    Facts facts;
    for (const EventNumber number : causesOf(events, events[origin].cause, mostCauses))
        facts.push_back(stepFact(cluster, number));
    for (const EventNumber number : reader.steps()) {
        facts.push_back(stepFact(cluster, number));
        facts.back().strong = number == reader.commit();
    }
    if (reader.commit() != 0)
        addRule(facts, ruleOfCommit(events, events[reader.commit()]));
    else
        facts.push_back(proseFact(QStringLiteral("uncommitted"),
                                  Inspector::tr("No server knows it to be committed at this instant."),
                                  true));
    return facts;
}

} // namespace raftarium
