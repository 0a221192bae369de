#include "app/session/linearizability_watch.h"

#include "app/session/session.h"

#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {

constexpr int restMs = 250;           ///< Least time between two judgements …
constexpr int longestRestMs = 30'000; ///< … and most.
constexpr int restPerWork = 10; ///< A long history is judged less often: its judge takes a tenth of the time.

bool isWorse(const raft::Linearizability &a, const raft::Linearizability &b)
{
    const auto rank = [](const raft::Linearizability &one) {
        using Verdict = raft::Linearizability::Verdict;
        return one.verdict == Verdict::Violated ? 2 : one.verdict == Verdict::Undecided ? 1 : 0;
    };
    return rank(a) > rank(b);
}

raft::Linearizability judgeAll(const std::vector<std::vector<raft::ClientCall>> &histories,
                               raft::StoreBefore before)
{
    constexpr std::size_t mostSteps = 200'000;
    raft::Linearizability worst;
    for (const std::vector<raft::ClientCall> &history : histories) {
        raft::Linearizability one = raft::checkLinearizability(history, mostSteps, before);
        if (isWorse(one, worst))
            worst = std::move(one);
    }
    return worst;
}

} // namespace

LinearizabilityWatch::LinearizabilityWatch(Session *session) : QObject(session), m_session(session)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(restMs);
    connect(&m_timer, &QTimer::timeout, this, &LinearizabilityWatch::judge);
    connect(&m_worker, &QFutureWatcherBase::finished, this, &LinearizabilityWatch::take);
    connect(session, &Session::clusterReplaced, this, &LinearizabilityWatch::forget);
    connect(session, &Session::viewChanged, this, &LinearizabilityWatch::collect);
}

LinearizabilityWatch::~LinearizabilityWatch()
{
    m_worker.waitForFinished();
}

void LinearizabilityWatch::forget()
{
    m_worker.setFuture({});
    m_timer.stop();
    m_histories.clear();
    m_dirty.clear();
    m_collected = 0;
    m_judged = 0;
    m_returned = 0;
    m_verdict = {};
    rememberForgotten();
    collect();
    emit changed();
}

/// Writes that were called when the record began, or had just returned, may still take effect.
void LinearizabilityWatch::rememberForgotten()
{
    const raft::Cluster &cluster = m_session->cluster();
    if (cluster.events().first() == 1)
        return;
    for (raft::Operation &operation : cluster.viewAt(0).operations) {
        operation.outcome = raft::OperationOutcome::Unknown;
        m_histories[operation.key].push_back({operation, 0, std::nullopt});
    }
}

/// Takes up the calls and returns that came since the last time.
void LinearizabilityWatch::collect()
{
    const raft::EventRecord &events = m_session->events();
    while (m_collected < events.size()) {
        const raft::EventNumber number = ++m_collected;
        const raft::Event &event = events[number];
        const raft::Operation *operation = nullptr;
        if (event.kind == raft::EventKind::OperationCalled ||
            event.kind == raft::EventKind::OperationReturned)
            operation = m_session->cluster().operation(event.subject);
        if (!operation)
            continue;
        History &history = m_histories[operation->key];
        if (event.kind == raft::EventKind::OperationCalled) {
            history.push_back({*operation, number, std::nullopt});
            continue;
        }
        const auto call = std::lower_bound(
            history.begin(), history.end(), event.subject,
            [](const raft::ClientCall &one, raft::OperationId id) { return one.operation.id < id; });
        if (call == history.end() || call->operation.id != event.subject || call->called == 0)
            continue;
        call->operation = *operation;
        call->returned = number;
        ++m_returned;
        m_dirty.insert(operation->key);
    }
    if (!m_dirty.empty() && !m_timer.isActive() && !m_worker.isRunning())
        m_timer.start();
}

void LinearizabilityWatch::judge()
{
    std::vector<History> histories;
    for (const std::string &key : std::exchange(m_dirty, {}))
        histories.push_back(m_histories[key]);
    m_judged = m_returned;
    m_sinceStart.start();
    const raft::StoreBefore before = raft::storeBefore(m_session->cluster());
    m_worker.setFuture(QtConcurrent::run(
        [histories = std::move(histories), before] { return judgeAll(histories, before); }));
}

void LinearizabilityWatch::take()
{
    if (m_worker.isCanceled() || m_worker.future().resultCount() == 0)
        return;
    const qint64 rest = m_sinceStart.elapsed() * restPerWork;
    m_timer.setInterval(static_cast<int>(std::clamp<qint64>(rest, restMs, longestRestMs)));
    raft::Linearizability verdict = m_worker.result();
    // What has been violated once stays violated: no later operation makes it good.
    if (m_verdict.verdict != raft::Linearizability::Verdict::Violated)
        m_verdict = std::move(verdict);
    if (!m_dirty.empty())
        m_timer.start();
    emit changed();
}

std::optional<raft::Violation> LinearizabilityWatch::violation() const
{
    if (m_verdict.verdict != raft::Linearizability::Verdict::Violated)
        return std::nullopt;
    raft::Violation violation;
    violation.property = raft::SafetyProperty::Linearizability;
    violation.proof = m_verdict.proof;
    const auto history = m_histories.find(m_verdict.key);
    if (history == m_histories.end())
        return violation;
    for (const raft::ClientCall &call : history->second)
        if (!m_verdict.unexplained.empty() && call.operation.id == m_verdict.unexplained.front()) {
            violation.event = static_cast<raft::EventNumber>(call.returned.value_or(call.called));
            violation.at = call.operation.returned.value_or(call.operation.called);
            violation.servers = {call.operation.server};
        }
    return violation;
}

std::vector<raft::Violation> violationsOf(const Session &session)
{
    std::vector<raft::Violation> violations = session.view().violations;
    const auto known = [](const raft::Violation &one) {
        return one.property == raft::SafetyProperty::Linearizability;
    };
    const auto clients = session.clientHistory().violation();
    if (clients && clients->event <= session.shownEvent() &&
        std::none_of(violations.begin(), violations.end(), known))
        violations.push_back(*clients);
    return violations;
}

} // namespace raftarium
