#include "raftcore/traces/trace_cluster.h"

#include "raftcore/consensus/phrase.h"
#include "raftcore/traces/trace_view.h"
#include "raftcore/traces/trace_words.h"

namespace raft {

namespace {

constexpr const char *whyNothingCanBeDone =
    marked("What is shown was read from a trace: it can be looked at and checked, not changed");

} // namespace

TraceCluster::TraceCluster(std::shared_ptr<const Trace> trace) : m_trace(std::move(trace))
{
    m_setup.voters = m_trace->names().ids();
    m_setup.network = {{}, {}, 0, 0};
}

Capabilities TraceCluster::capabilities() const
{
    Capabilities can;
    can.manual = false;
    can.reason = phrase(whyNothingCanBeDone);
    return can;
}

Time TraceCluster::now() const
{
    return m_trace->state().now();
}

ClusterView TraceCluster::viewAt(EventNumber event) const
{
    return viewOf(*m_trace, event);
}

std::string TraceCluster::describe(EventNumber event) const
{
    return sentenceOf(*m_trace, event);
}

std::optional<TraceMessage> TraceCluster::reportedMessage(EventNumber event) const
{
    constexpr EventKinds ofMessages{EventKind::MessageSent, EventKind::MessageDelivered,
                                    EventKind::MessageLost};
    if (event == 0 || event > events().size() || !ofMessages.has(events()[event].kind))
        return std::nullopt;
    const Event happened = events()[event];
    if (happened.kind != EventKind::MessageSent && happened.cause != 0)
        if (std::optional<TraceMessage> sent = m_trace->itemOf(happened.cause).message)
            return sent; // Its sender knows best what it says.
    return m_trace->itemOf(event).message;
}

std::optional<Message> TraceCluster::messageOf(EventNumber event) const
{
    const std::optional<TraceMessage> reported = reportedMessage(event);
    return reported ? std::optional(raft::messageOf(*reported)) : std::nullopt;
}

MessageKnowledge TraceCluster::knowledgeOfMessage(EventNumber event) const
{
    const std::optional<TraceMessage> reported = reportedMessage(event);
    return reported ? knowledgeOf(*reported) : MessageKnowledge();
}

const std::vector<Violation> &TraceCluster::violations() const
{
    for (std::size_t place = m_violations.size(); place < m_trace->findings().size(); ++place)
        m_violations.push_back(violationWithLines(*m_trace, m_trace->findings()[place]));
    return m_violations;
}

std::string TraceCluster::obstacle(const Action &) const
{
    return phrase(whyNothingCanBeDone);
}

} // namespace raft
