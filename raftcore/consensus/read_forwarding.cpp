#include "raftcore/consensus/read_forwarding.h"

#include <algorithm>

namespace raft {

// The leader is asked under a number of this life's own: an answer to an earlier life confirms nothing now.
void ReadForwarding::forward(NodeId leader, RequestId request)
{
    if (m_server.forwarded.size() >= m_server.config.maxPending)
        return m_server.refuse(request, Refusal::TooManyPending, leader);
    const RequestId question = ++m_server.lastQuestion;
    RAFT_ASSERT(leader != m_server.id(), leader);
    m_server.forwarded.push_back({request, question, m_server.now});
    m_server.send(leader, ReadIndex{question});
}

// The question or its answer may be lost: a server that still waits after an election timeout asks again.
void ReadForwarding::repeat(NodeId leader)
{
    RAFT_ASSERT(leader != m_server.id(), leader);
    for (ForwardedRead &read : m_server.forwarded) {
        if (m_server.now - read.asked < m_server.config.electionMin)
            continue;
        read.asked = m_server.now;
        m_server.send(leader, ReadIndex{read.sent});
    }
}

void ReadForwarding::receive(NodeId from, Term term, const ReadIndexReply &reply,
                             std::optional<NodeId> leader)
{
    std::vector<ForwardedRead> &reads = m_server.forwarded;
    const auto read = std::find_if(reads.begin(), reads.end(),
                                   [&](const ForwardedRead &known) { return known.sent == reply.id; });
    if (read == reads.end())
        return m_server.note(NoteKind::Ignored, from, {}, term);
    if (reply.confirmed)
        m_server.answer(read->id, ReadAt{reply.index});
    else
        m_server.refuse(read->id, Refusal::NotLeader, leader);
    reads.erase(read);
}

void ReadForwarding::refuseAll()
{
    RAFT_ASSERT(m_server.isStepping());
    for (const ForwardedRead &read : m_server.forwarded)
        m_server.refuse(read.id, Refusal::NotLeader, std::nullopt);
    m_server.forwarded.clear();
}

} // namespace raft
