#include "app/lab/election_study.h"

#include <QtConcurrentMap>

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {
constexpr std::size_t electionsAtOnce = 50;
constexpr int betweenPicturesMs = 200;
} // namespace

ElectionStudy::ElectionStudy(QObject *parent) : QObject(parent)
{
    m_turn.setInterval(betweenPicturesMs);
    connect(&m_turn, &QTimer::timeout, this, &ElectionStudy::progressed);
    connect(&m_worker, &QFutureWatcherBase::resultsReadyAt, this, &ElectionStudy::take);
    connect(&m_worker, &QFutureWatcherBase::finished, this, [this] {
        m_turn.stop();
        emit progressed();
        emit finished();
    });
}

ElectionStudy::~ElectionStudy()
{
    m_worker.cancel();
    m_worker.waitForFinished();
}

/// The settings take turns, so that their curves grow together.
void ElectionStudy::start(StudyPlan plan)
{
    if (isRunning())
        return;
    m_plan = std::move(plan);
    m_pieces.clear();
    for (std::size_t first = 0; first < m_plan.elections; first += electionsAtOnce)
        for (std::size_t setting = 0; setting < m_plan.settings.size(); ++setting)
            m_pieces.push_back({setting, first, std::min(electionsAtOnce, m_plan.elections - first)});
    m_samples.assign(m_pieces.size(), {});
    m_held = 0;
    m_turn.start();
    m_worker.setFuture(QtConcurrent::mapped(m_pieces, [plan = m_plan](const Piece &piece) {
        Samples samples;
        for (std::size_t i = 0; i < piece.count; ++i)
            samples.push_back(raft::holdElection(plan.settings[piece.setting], plan.seed + piece.first + i));
        return samples;
    }));
}

void ElectionStudy::take(int begin, int end)
{
    for (int place = begin; place < end; ++place) {
        m_samples[static_cast<std::size_t>(place)] = m_worker.resultAt(place);
        m_held += m_samples[static_cast<std::size_t>(place)].size();
    }
}

std::vector<raft::ElectionSample> ElectionStudy::samples(std::size_t setting) const
{
    Samples all;
    for (std::size_t place = 0; place < m_pieces.size(); ++place) {
        if (m_pieces[place].setting != setting)
            continue;
        if (m_samples[place].empty())
            break; // Exported samples count their seeds from the first one on.
        all.insert(all.end(), m_samples[place].begin(), m_samples[place].end());
    }
    return all;
}

} // namespace raftarium
