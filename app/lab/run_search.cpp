#include "app/lab/run_search.h"

#include "raftcore/cluster/run.h"

#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {

constexpr int betweenWordsMs = 100;
/// Each takes about 40 bytes: the window leaves some memory to others.
constexpr std::uint64_t mostStates = 10'000'000;

/// A search that goes on from a run has its servers and its options: the kinds that differ in those are none.
void leaveOutWhatIsOfTheRun(raft::ExplorationCampaign &campaign, const raft::ClusterSetup &setup)
{
    std::erase_if(campaign.plans, [&setup](const raft::NamedPlan &named) {
        return named.plan.newcomers > 0 || (named.plan.preVotes && !setup.server.preVote);
    });
}

raft::ExplorationCampaign campaignOf(const SearchRequest &request)
{
    raft::ExplorationCampaign campaign;
    if (request.plan) {
        campaign.plans.push_back({std::string(), *request.plan});
        campaign.plans.front().plan.off = request.off;
    } else {
        campaign = raft::campaignWithout(request.off);
        if (request.from && request.off.empty())
            leaveOutWhatIsOfTheRun(campaign, request.from->setup());
    }
    campaign.goal = request.goal;
    return campaign;
}

/// Lets what was found happen in the simulation, with and without the rules.
void confirm(SearchReport &report)
{
    std::string problem;
    report.run = raft::confirm(report.outcome.found, &problem, report.request.goal);
    if (!report.run) {
        report.problem = QString::fromStdString(problem);
        return;
    }
    report.counterpart = raft::confirmCounterpart(report.outcome.found, &problem);
}

} // namespace

RunSearch::RunSearch(QObject *parent) : QObject(parent)
{
    m_turn.setInterval(betweenWordsMs);
    connect(&m_turn, &QTimer::timeout, this, &RunSearch::tell);
    connect(&m_worker, &QFutureWatcherBase::finished, this, &RunSearch::finish);
}

RunSearch::~RunSearch()
{
    cancel();
    m_worker.waitForFinished();
}

void RunSearch::start(SearchRequest request)
{
    if (isRunning())
        return;
    m_gauge = std::make_shared<Gauge>();
    m_budget = request.budget;
    m_kinds.clear();
    for (const raft::NamedPlan &named : campaignOf(request).plans)
        m_kinds.push_back(QString::fromStdString(named.about));
    m_before = request.from ? request.from->frozenCopy() : nullptr;
    m_clock.start();
    m_turn.start();
    m_worker.setFuture(QtConcurrent::run([request = std::move(request), before = m_before.get(),
                                          gauge = m_gauge] { return search(request, before, *gauge); }));
    tell();
}

void RunSearch::cancel()
{
    if (m_gauge)
        m_gauge->isStopped = true;
}

/// On the other thread.
RunSearch::Report RunSearch::search(const SearchRequest &request, raft::FrozenRun *before, Gauge &gauge)
{
    using std::chrono::milliseconds;
    QElapsedTimer clock;
    clock.start();
    auto report = std::make_shared<SearchReport>();
    report->request = request;
    raft::ExplorationCampaign campaign = campaignOf(request);
    if (before != nullptr)
        campaign.start = raft::ExplorationStart{
            request.from->setup(), before->kept([&gauge](double) { return !gauge.isStopped; }).run};
    if (campaign.start && !gauge.isStopped) {
        if (const std::string problem = raft::problemOf(*campaign.start); !problem.empty()) {
            report->problem = QString::fromStdString(problem);
            return report;
        }
    }
    milliseconds until{0};
    const raft::CampaignWatch watch{[&](const std::string &, std::size_t left) {
                                        gauge.kind = campaign.plans.size() - left;
                                        gauge.earlier += gauge.states.exchange(0);
                                        const milliseconds now{clock.elapsed()};
                                        until = now + (request.budget - now) / static_cast<int>(left);
                                    },
                                    [&](const raft::ExplorationProgress &progress) {
                                        gauge.depth = progress.depth;
                                        gauge.states = progress.states;
                                        return !gauge.isStopped && milliseconds{clock.elapsed()} < until;
                                    }};
    raft::ExplorationLimits limits;
    limits.states = mostStates;
    if (!gauge.isStopped)
        report->outcome = raft::explore(campaign, limits, watch);
    report->wasCancelled = gauge.isStopped;
    report->seconds = static_cast<double>(clock.elapsed()) / 1000;
    if (report->outcome.isFound())
        confirm(*report);
    return report;
}

void RunSearch::tell()
{
    SearchProgress progress;
    progress.about = m_kinds[std::min(m_gauge->kind.load(), m_kinds.size() - 1)];
    progress.depth = m_gauge->depth;
    progress.states = m_gauge->states + m_gauge->earlier;
    progress.seconds = static_cast<double>(m_clock.elapsed()) / 1000;
    progress.part = std::min(1.0, static_cast<double>(m_clock.elapsed()) /
                                      static_cast<double>(std::max<qint64>(1, m_budget.count())));
    emit progressed(progress);
}

void RunSearch::finish()
{
    m_turn.stop();
    m_before.reset();
    emit finished(m_worker.result());
}

} // namespace raftarium
