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
        raft::Linearizability one = raft::checkLinearizability(history, {mostSteps}, before);
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
    m_violation.reset();
    m_first = m_session->events().first();
    rememberForgotten();
    collect();
    emit changed();
}

/// The record has let its oldest events go: with them goes what they said of clients.
void LinearizabilityWatch::forgetOld()
{
    m_first = m_session->events().first();
    m_collected = std::max(m_collected, m_first - 1);
    for (auto &[key, history] : m_histories)
        std::erase_if(history, [this](const raft::ClientCall &call) { return call.called < m_first; });
    rememberForgotten();
    std::erase_if(m_histories, [](const auto &known) { return known.second.empty(); });
}

/// Writes that were called when the record began, or had just returned, may still take effect.
void LinearizabilityWatch::rememberForgotten()
{
    if (m_first == 1)
        return;
    std::map<std::string, History> open;
    for (raft::Operation &operation : m_session->cluster().viewAt(0).operations) {
        operation.outcome = raft::OperationOutcome::Unknown;
        open[operation.key].push_back({operation, 0, std::nullopt});
    }
    for (auto &[key, calls] : open) {
        History &history = m_histories[key];
        history.insert(history.begin(), calls.begin(), calls.end());
    }
}

std::size_t LinearizabilityWatch::kept() const
{
    std::size_t operations = 0;
    for (const auto &[key, history] : m_histories)
        operations += history.size();
    return operations;
}

/// Takes up the calls and returns that came since the last time.
void LinearizabilityWatch::collect()
{
    const raft::EventRecord &events = m_session->events();
    if (events.first() != m_first)
        forgetOld();
    while (m_collected < events.size()) {
        const raft::EventNumber number = ++m_collected;
        const raft::Event &event = events[number];
        std::optional<raft::Operation> operation;
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
    if (!m_violation) {
        m_verdict = std::move(verdict);
        if (m_verdict.verdict == raft::Linearizability::Verdict::Violated)
            m_violation = violationIn(m_verdict);
    }
    if (!m_dirty.empty())
        m_timer.start();
    emit changed();
}

raft::Violation LinearizabilityWatch::violationIn(const raft::Linearizability &verdict) const
{
    raft::Violation violation;
    violation.property = raft::SafetyProperty::Linearizability;
    violation.proof = verdict.proof;
    const auto history = m_histories.find(verdict.key);
    if (history == m_histories.end())
        return violation;
    for (const raft::ClientCall &call : history->second)
        if (!verdict.unexplained.empty() && call.operation.id == verdict.unexplained.front()) {
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
