#pragma once

#include "raftcore/exploration/campaign.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QObject>
#include <QString>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace raft {
class FrozenRun;
} // namespace raft

namespace raftarium {

/// What is looked for, and for how long.
struct SearchRequest {
    std::vector<raft::Rule> off;
    std::shared_ptr<const raft::Cluster> from; ///< Runs go on from its end; null: from a new cluster.
    std::optional<raft::ExplorationPlan> plan; ///< Of a goal; else that of the rules.
    raft::ExplorationGoal goal;                ///< Without one a violation is looked for.
    QString goalText;                          ///< The goal in words.
    std::chrono::milliseconds budget{30'000};  ///< All kinds of runs share it.
};

/// How far a search has come.
struct SearchProgress {
    QString about; ///< Which kind of runs; empty when there is but one.
    std::size_t depth = 0;
    double part = 0; ///< Of the time, 0 … 1.
    std::uint64_t states = 0;
    double seconds = 0;
};

/// What a search has come to.
struct SearchReport {
    SearchRequest request;
    raft::CampaignOutcome outcome;
    std::unique_ptr<raft::Cluster> run; ///< The run that was found, as the simulation has confirmed it …
    std::unique_ptr<raft::Cluster> counterpart; ///< … and the same moves with the rules on, if some were off.
    QString problem;                            ///< Why there is no run, though one was found.
    double seconds = 0;
    bool wasCancelled = false;
};

/// Looks for a run on another thread. One search at a time.
class RunSearch : public QObject {
    Q_OBJECT

public:
    explicit RunSearch(QObject *parent = nullptr);
    ~RunSearch() override;

    bool isRunning() const { return m_worker.isRunning(); }
    void start(SearchRequest request);
    /// Ends it with what was seen so far.
    void cancel();

signals:
    /// Now and then, and at the beginning.
    void progressed(const raftarium::SearchProgress &progress);
    /// It is over; the report can be taken once.
    void finished(const std::shared_ptr<raftarium::SearchReport> &report);

private:
    /// What the two threads tell each other.
    struct Gauge {
        std::atomic<bool> isStopped{false};
        std::atomic<std::size_t> kind{0};
        std::atomic<std::size_t> depth{0};
        std::atomic<std::uint64_t> states{0};  ///< Of the kind that is searched …
        std::atomic<std::uint64_t> earlier{0}; ///< … and of those before it.
    };
    using Report = std::shared_ptr<SearchReport>;

    static Report search(const SearchRequest &request, raft::FrozenRun *before, Gauge &gauge);
    void tell();
    void finish();

    std::shared_ptr<Gauge> m_gauge;
    std::vector<QString> m_kinds; ///< What the kinds of runs are about.
    std::chrono::milliseconds m_budget{0};
    std::unique_ptr<raft::FrozenRun> m_before; ///< Dies on this thread, as it must.
    QElapsedTimer m_clock;
    QTimer m_turn{this};
    QFutureWatcher<Report> m_worker;
};

} // namespace raftarium
