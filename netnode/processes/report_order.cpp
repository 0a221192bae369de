#include "netnode/processes/report_order.h"

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {

constexpr raft::Time longestWait{500'000}; ///< For the sending of a message that has arrived, …
constexpr int longestWaitTurns = 50;       ///< … and in calls of noticeStuck().

const raft::ServerStep *stepIn(const Report &report)
{
    const auto *step = std::get_if<std::shared_ptr<const raft::ServerStep>>(&report.what);
    return step == nullptr ? nullptr : step->get();
}

bool sends(const Report &report, std::uint64_t number)
{
    const raft::ServerStep *step = stepIn(report);
    return step != nullptr &&
           std::any_of(step->sent.begin(), step->sent.end(),
                       [number](const raft::ServerStep::Sent &sent) { return sent.number == number; });
}

} // namespace

ReportOrder::ReportOrder(Knowledge knowledge, raft::Time clockSlack)
    : m_knowledge(std::move(knowledge)), m_clockSlack(clockSlack)
{
}

void ReportOrder::add(raft::NodeId server, Report report)
{
    Queue &queue = m_queues[server];
    queue.reportedUntil = std::max(queue.reportedUntil, report.at);
    queue.reports.push_back(std::move(report));
}

std::optional<ReportOrder::Next> ReportOrder::next(raft::Time until, raft::Time now) const
{
    std::optional<Next> next;
    for (const auto &[server, queue] : m_queues) {
        if (queue.reports.empty() || queue.reports.front().at > until)
            continue;
        const raft::Time at = queue.reports.front().at;
        if ((!next || at < next->at) && isReady(server, queue, now))
            next = Next{server, at};
    }
    return next;
}

Report ReportOrder::take(raft::NodeId server)
{
    Queue &queue = m_queues.at(server);
    Report report = std::move(queue.reports.front());
    queue.reports.pop_front();
    queue.stuckSince.reset();
    return report;
}

/// However busy this program is, causes come before effects; but a cause that does not come is not waited for
/// without end.
bool ReportOrder::isReady(raft::NodeId server, const Queue &queue, raft::Time now) const
{
    const bool isPatient =
        !queue.stuckSince || queue.stuckFor < longestWaitTurns || now - *queue.stuckSince < longestWait;
    return !isPatient || !lacksCause(server, queue.reports.front());
}

/// Whether it is a message whose sending has not been taken, but will still be. What its sender has not
/// reported before it reported a later time, it will not report: the message left before it was monitored.
bool ReportOrder::lacksCause(raft::NodeId server, const Report &report) const
{
    const raft::ServerStep *step = stepIn(report);
    const auto *arrived = step == nullptr ? nullptr : std::get_if<raft::ServerStep::Arrived>(&step->what);
    if (arrived == nullptr)
        return false;
    const raft::NodeId from = arrived->message.from;
    if (!m_knowledge.isReporting(from) || m_knowledge.isOnItsWay(from, server, arrived->number))
        return false;
    const auto sender = m_queues.find(from);
    if (sender == m_queues.end() || sender->second.reportedUntil <= report.at + m_clockSlack)
        return true;
    const std::deque<Report> &reports = sender->second.reports;
    return std::any_of(reports.begin(), reports.end(),
                       [arrived](const Report &other) { return sends(other, arrived->number); });
}

void ReportOrder::noticeStuck(raft::Time until, raft::Time now)
{
    for (auto &[server, queue] : m_queues) {
        if (queue.reports.empty() || queue.reports.front().at > until ||
            !lacksCause(server, queue.reports.front())) {
            queue.stuckSince.reset();
            queue.stuckFor = 0;
        } else {
            queue.stuckSince = queue.stuckSince.value_or(now);
            ++queue.stuckFor;
        }
    }
}

raft::Time ReportOrder::reportedUntil(raft::NodeId server) const
{
    const auto known = m_queues.find(server);
    return known == m_queues.end() ? raft::Time{} : known->second.reportedUntil;
}

std::optional<raft::Time> ReportOrder::earliest() const
{
    std::optional<raft::Time> earliest;
    for (const auto &[server, queue] : m_queues)
        if (!queue.reports.empty())
            earliest = std::min(earliest.value_or(raft::Time::max()), queue.reports.front().at);
    return earliest;
}

bool ReportOrder::holdsEnd() const
{
    const auto isEnd = [](const Report &report) {
        return std::holds_alternative<Report::Ended>(report.what);
    };
    return std::any_of(m_queues.begin(), m_queues.end(), [&isEnd](const auto &server) {
        return std::any_of(server.second.reports.begin(), server.second.reports.end(), isEnd);
    });
}

} // namespace raftarium
