#include "netnode/watch/causal_order.h"

#include <algorithm>

namespace raftarium {

namespace {

/// So many sendings are remembered: far more than are on their way at once.
constexpr std::size_t mostSent = 100'000;

} // namespace

void CausalOrder::add(std::size_t teller, raft::Time at, Tell tell)
{
    m_reports[teller].push_back({at, std::nullopt, std::move(tell)});
}

void CausalOrder::addStep(std::size_t teller, raft::Time at, const raft::ServerStep &step, Tell tell)
{
    std::optional<Sending> cause;
    if (const auto *arrived = std::get_if<raft::ServerStep::Arrived>(&step.what))
        cause = Sending{arrived->message.from, arrived->number};
    m_reports[teller].push_back({at, cause, std::move(tell)});
    for (const raft::ServerStep::Sent &sent : step.sent) {
        if (sent.number == 0)
            continue;
        m_sent[{step.server, sent.number}] = at;
        m_sentInOrder.push_back({step.server, sent.number});
    }
    while (m_sentInOrder.size() > mostSent) {
        m_sent.erase(m_sentInOrder.front());
        m_sentInOrder.pop_front();
    }
}

raft::Time CausalOrder::timeOf(const Report &report) const
{
    const auto sent = report.cause ? m_sent.find(*report.cause) : m_sent.end();
    return sent == m_sent.end() ? report.at : std::max(report.at, sent->second + raft::Time{1});
}

void CausalOrder::tellUpTo(raft::Time until)
{
    while (true) {
        std::deque<Report> *next = nullptr;
        for (auto &[teller, told] : m_reports)
            if (!told.empty() && (next == nullptr || timeOf(told.front()) < timeOf(next->front())))
                next = &told;
        if (next == nullptr || timeOf(next->front()) > until)
            return;
        const Report told = std::move(next->front());
        m_last = std::max(m_last, timeOf(told));
        next->pop_front();
        told.tell(m_last);
    }
}

} // namespace raftarium
