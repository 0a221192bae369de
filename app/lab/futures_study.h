#pragma once

#include "raftcore/futures/futures.h"

#include <QFutureWatcher>
#include <QObject>

#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

namespace raftarium {

/// How many futures of an instant end as the run does.
struct FutureShare {
    raft::Time at{};
    std::size_t seen = 0; ///< Futures looked at …
    std::size_t same = 0; ///< … and how many of them end so.
};

/// Lets a run go on from instants along it with other chances, on all cores, beside the window.
class FuturesStudy : public QObject {
    Q_OBJECT

public:
    explicit FuturesStudy(QObject *parent = nullptr);
    ~FuturesStudy() override;

    bool isRunning() const { return m_isRunning; }
    /// The run is that of a simulation up to its present.
    void start(std::shared_ptr<const raft::Cluster> run, std::size_t instants, std::size_t futures);
    void cancel();
    /// As cancel(), and of what is known nothing is kept.
    void forget();
    /// By instant; empty until the first are known.
    const std::vector<FutureShare> &shares() const { return m_shares; }
    /// How the run itself ends, and when; known when there are shares.
    const raft::RunEnding &ending() const { return m_ending; }
    raft::Time endsAt() const { return m_endsAt; }
    /// The part (0 … 1) of the futures that were looked at.
    double part() const;

signals:
    void progressed();
    void finished();

private:
    using Made = std::shared_ptr<const raft::Futures>;
    struct Piece {
        std::size_t start;
        std::uint64_t firstSeed;
        std::size_t count;
    };

    void live();
    void take(int begin, int end);
    void finish();

    std::shared_ptr<const raft::Cluster> m_run;
    std::unique_ptr<raft::FrozenRun> m_frozen; ///< Dies on this thread, as it must.
    std::shared_ptr<std::atomic<bool>> m_stop;
    bool m_isRunning = false; ///< Also between the two works.
    std::size_t m_perInstant = 0;
    raft::RunEnding m_ending;
    raft::Time m_endsAt{};
    std::vector<Piece> m_pieces;
    std::vector<FutureShare> m_shares;
    QFutureWatcher<Made> m_making;
    QFutureWatcher<std::size_t> m_living;
};

} // namespace raftarium
