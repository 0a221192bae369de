#pragma once

#include "raftcore/statistics/elections.h"

#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

#include <cstdint>
#include <vector>

namespace raftarium {

/// Which elections are held.
struct StudyPlan {
    std::vector<raft::ElectionSetting> settings;
    std::size_t elections = 1000; ///< Of each setting.
    std::uint64_t seed = 1;       ///< Of the first one of each; the others follow.
};

/// Holds elections by the thousand on all cores, beside the window. Equal plans give equal samples.
class ElectionStudy : public QObject {
    Q_OBJECT

public:
    explicit ElectionStudy(QObject *parent = nullptr);
    ~ElectionStudy() override;

    bool isRunning() const { return m_worker.isRunning(); }
    void start(StudyPlan plan);
    void cancel() { m_worker.cancel(); }
    const StudyPlan &plan() const { return m_plan; }
    /// The elections of a setting, in the order of their seeds, up to the first that was not held yet.
    std::vector<raft::ElectionSample> samples(std::size_t setting) const;
    /// Of all settings.
    std::size_t held() const { return m_held; }
    std::size_t wanted() const { return m_plan.elections * m_plan.settings.size(); }

signals:
    /// More were held; a few times a second.
    void progressed();
    /// All were held, or it was cancelled.
    void finished();

private:
    using Samples = std::vector<raft::ElectionSample>;
    struct Piece {
        std::size_t setting;
        std::size_t first;
        std::size_t count;
    };

    void take(int begin, int end);

    StudyPlan m_plan;
    std::vector<Piece> m_pieces;
    std::vector<Samples> m_samples; ///< By piece.
    std::size_t m_held = 0;
    QTimer m_turn{this};
    QFutureWatcher<Samples> m_worker;
};

} // namespace raftarium
