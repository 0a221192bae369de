#include "app/lab/futures_study.h"

#include "raftcore/cluster/run.h"

#include <QtConcurrent>

#include <algorithm>
#include <utility>

namespace raftarium {

namespace {
constexpr std::size_t futuresAtOnce = 5;
} // namespace

FuturesStudy::FuturesStudy(QObject *parent) : QObject(parent)
{
    connect(&m_making, &QFutureWatcherBase::finished, this, &FuturesStudy::live);
    connect(&m_living, &QFutureWatcherBase::resultsReadyAt, this, &FuturesStudy::take);
    connect(&m_living, &QFutureWatcherBase::finished, this, &FuturesStudy::finish);
}

FuturesStudy::~FuturesStudy()
{
    cancel();
    m_making.waitForFinished();
    m_living.waitForFinished();
}

void FuturesStudy::cancel()
{
    if (m_stop)
        *m_stop = true;
    m_living.cancel();
}

void FuturesStudy::start(std::shared_ptr<const raft::Cluster> run, std::size_t instants, std::size_t futures)
{
    if (isRunning())
        return;
    m_run = std::move(run);
    m_frozen = m_run->frozenCopy();
    m_stop = std::make_shared<std::atomic<bool>>(false);
    m_perInstant = futures;
    m_shares.clear();
    if (!m_frozen)
        return;
    m_isRunning = true;
    m_making.setFuture(QtConcurrent::run(
        [frozen = m_frozen.get(), setup = m_run->setup(), stop = m_stop, instants]() -> Made {
            const raft::Run whole = frozen->kept([stop](double) { return !*stop; }).run;
            return *stop ? nullptr : std::make_shared<const raft::Futures>(setup, whole, instants);
        }));
}

/// The copies along the run are made: now their futures. The instants take turns.
void FuturesStudy::live()
{
    const Made made = m_making.result();
    m_frozen.reset();
    if (!made || *m_stop)
        return finish();
    m_ending = made->ending();
    m_endsAt = made->endsAt();
    for (const raft::FutureStart &start : made->starts())
        m_shares.push_back({start.at, 0, 0});
    m_pieces.clear();
    for (std::size_t seed = 0; seed < m_perInstant; seed += futuresAtOnce)
        for (std::size_t start = 0; start < made->starts().size(); ++start)
            m_pieces.push_back({start, seed + 1, std::min(futuresAtOnce, m_perInstant - seed)});
    m_living.setFuture(QtConcurrent::mapped(m_pieces, [made](const Piece &piece) {
        std::size_t same = 0;
        for (std::size_t i = 0; i < piece.count; ++i)
            same += made->endingOf(piece.start, piece.firstSeed + i) == made->ending() ? 1 : 0;
        return same;
    }));
    emit progressed();
}

void FuturesStudy::forget()
{
    cancel();
    m_shares.clear();
}

void FuturesStudy::take(int begin, int end)
{
    if (m_shares.empty())
        return; // They were forgotten meanwhile.
    for (int place = begin; place < end; ++place) {
        const Piece &piece = m_pieces[static_cast<std::size_t>(place)];
        m_shares[piece.start].seen += piece.count;
        m_shares[piece.start].same += m_living.resultAt(place);
    }
    emit progressed();
}

void FuturesStudy::finish()
{
    m_isRunning = false;
    emit finished();
}

double FuturesStudy::part() const
{
    std::size_t seen = 0;
    for (const FutureShare &share : m_shares)
        seen += share.seen;
    return m_shares.empty() ? 0
                            : static_cast<double>(seen) / static_cast<double>(m_shares.size() * m_perInstant);
}

} // namespace raftarium
