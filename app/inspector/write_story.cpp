#include "app/inspector/write_story.h"

#include "app/inspector/message_trace.h"
#include "app/inspector/wording.h"

#include <algorithm>
#include <set>

namespace raftarium {

namespace {

using raft::Event;
using raft::EventKind;
using raft::EventNumber;
using wording::Inspector;

/// Follows one write through the record, event by event from its call on.
class WriteReader {
public:
    WriteReader(const raft::Cluster &cluster, const raft::Operation &operation, EventNumber called)
        : m_cluster(cluster), m_operation(operation), m_called(called)
    {
        tell(called, Inspector::tr("%1 receives it").arg(serverName(operation.server)));
    }

    void read(EventNumber number)
    {
        const Event event = m_cluster.events()[number];
        switch (event.kind) {
        case EventKind::Noted: readNote(number, event); break;
        case EventKind::MessageSent: readSent(number, event); break;
        case EventKind::Synced: readSynced(number, event); break;
        case EventKind::CommitAdvanced: readCommit(number, event); break;
        case EventKind::OperationReturned: readReturn(number, event); break;
        default: break;
        }
    }

    bool isOver() const { return m_isAnswered; }
    Facts facts() && { return std::move(m_facts); }

private:
    /// The leader's log has it at `m_index`: the first entry that is appended because of the call, or, once
    /// the operation is done, at the index that it names.
    void readNote(EventNumber number, const Event &event)
    {
        if (event.detail != static_cast<std::uint8_t>(raft::NoteKind::Appended))
            return;
        const bool byLeader = event.server == event.other;
        if (m_leader == 0 && byLeader && isOurs(event)) {
            m_leader = event.server;
            m_index = m_operation.index.value != 0 ? m_operation.index : event.position.index;
            if (m_leader != m_operation.server.value)
                tell(number,
                     Inspector::tr("%1 passes it on to the leader").arg(serverName(m_operation.server)));
            tell(number, Inspector::tr("%1 appends it to its log, as entry %2 of term %3")
                             .arg(serverName(raft::NodeId{m_leader}))
                             .arg(m_index.value)
                             .arg(event.term.value));
            m_stored.insert(m_leader);
        } else if (m_leader != 0 && !byLeader && event.position.index >= m_index &&
                   m_stored.insert(event.server).second) {
            tell(number, Inspector::tr("%1 appends it").arg(serverName(raft::NodeId{event.server})));
        }
    }

    bool isOurs(const Event &event) const
    {
        if (m_operation.index.value != 0)
            return event.position.index >= m_operation.index;
        return event.cause == m_called;
    }

    void readSent(EventNumber number, const Event &event)
    {
        const bool carriesIt = event.server == m_leader &&
                               event.detail == static_cast<std::uint8_t>(raft::MessageType::Append) &&
                               event.position.index < m_index &&
                               m_index.value <= event.position.index.value + event.count;
        if (m_leader != 0 && carriesIt && m_sent.insert(event.other).second)
            tell(number, Inspector::tr("%1 sends it to %2")
                             .arg(serverName(raft::NodeId{m_leader}), serverName(raft::NodeId{event.other})));
    }

    void readSynced(EventNumber number, const Event &event)
    {
        if (m_stored.contains(event.server) && event.position.index >= m_index &&
            m_durable.insert(event.server).second)
            tell(number, Inspector::tr("It is durable at %1").arg(serverName(raft::NodeId{event.server})));
    }

    void readCommit(EventNumber number, const Event &event)
    {
        if (!m_stored.contains(event.server) || event.position.index < m_index ||
            !m_committed.insert(event.server).second)
            return;
        tell(number, Inspector::tr("%1 knows it to be committed, and applies it")
                         .arg(serverName(raft::NodeId{event.server})));
        m_facts.back().strong = m_committed.size() == 1;
    }

    void readReturn(EventNumber number, const Event &event)
    {
        if (event.subject != m_operation.id)
            return;
        m_isAnswered = true;
        tell(number,
             Inspector::tr("%1 answers the client, %2 after its request")
                 .arg(serverName(m_operation.server), wording::duration(event.at - m_operation.called)));
    }

    void tell(EventNumber number, const QString &sentence)
    {
        const raft::Time at = m_cluster.events()[number].at;
        Fact fact;
        fact.shape = Fact::Shape::Step;
        fact.key = QStringLiteral("step %1 %2").arg(number).arg(m_facts.size());
        fact.label = sentence;
        fact.value = m_facts.empty() || m_cluster.setup().manual
                         ? QString()
                         : QStringLiteral("+") + wording::duration(at - m_last);
        fact.event = number;
        m_last = at;
        m_facts.push_back(fact);
    }

    const raft::Cluster &m_cluster;
    const raft::Operation &m_operation;
    EventNumber m_called;
    std::uint16_t m_leader = 0;
    raft::Index m_index;
    std::set<std::uint16_t> m_stored;
    std::set<std::uint16_t> m_sent;
    std::set<std::uint16_t> m_durable;
    std::set<std::uint16_t> m_committed;
    raft::Time m_last{};
    bool m_isAnswered = false;
    Facts m_facts;
};

} // namespace

Facts writeStory(const raft::Cluster &cluster, const raft::Operation &operation, EventNumber upTo)
{
    const raft::EventRecord &events = cluster.events();
    const EventNumber called =
        events.lastIn({1, events.lastUpTo(operation.called)}, {EventKind::OperationCalled},
                      [&](const Event &event) { return event.subject == operation.id; });
    if (called == 0)
        return {};
    WriteReader reader(cluster, operation, called);
    const EventNumber last = std::min(upTo, called + std::min(searchLimit, events.size() - called));
    for (EventNumber number = called + 1; number <= last && !reader.isOver(); ++number)
        reader.read(number);
    return std::move(reader).facts();
}

} // namespace raftarium
