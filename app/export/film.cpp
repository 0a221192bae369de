#include "app/export/film.h"

#include "app/export/export_request.h"

#include <algorithm>
#include <cmath>

namespace raftarium {

namespace {

constexpr int mostPictures = 100'000;
constexpr double secondsPerEvent = 0.5; ///< Where no time passes.

} // namespace

Film::Film(Session *session, const ExportRequest &request, Picture picture, QObject *parent)
    : QObject(parent), m_session(session), m_picture(std::move(picture)), m_sink(frameSinkFor(request)),
      m_from(request.stretch.from.value_or(session->startTime())),
      m_wasLive(session->isLive()), m_before{session->shownEvent(), session->shownTime()}
{
    const raft::Time to =
        std::min(request.stretch.to.value_or(session->cluster().now()), session->cluster().now());
    const double rate = request.framesPerSecond;
    double length = static_cast<double>((to - m_from).count());
    m_step = 1e6 * request.speed / rate;
    if (session->view().manual) {
        m_from = raft::Time{};
        length = session->events().size();
        m_step = 1 / (secondsPerEvent * rate);
    }
    if (length >= 0)
        m_count = static_cast<int>(std::min<double>(std::floor(length / m_step) + 1, mostPictures));
    connect(&m_pace, &QTimer::timeout, this, &Film::goOn);
}

Film::~Film() = default;

QFuture<QString> Film::begin()
{
    m_session->setPlaying(false);
    m_promise.start();
    m_promise.setProgressRange(0, m_count);
    m_pace.start(0);
    return m_promise.future();
}

void Film::showInstant(int place)
{
    const double at = m_step * place;
    if (m_session->view().manual)
        m_session->seekEvent(std::min(static_cast<raft::EventNumber>(at), m_session->events().size()));
    else
        m_session->seekTime(m_from + raft::Time{std::llround(at)});
    m_session->showNow();
}

/// One picture, so that the window answers between them.
void Film::goOn()
{
    if (m_promise.isCanceled() || m_sink->isOver() || !m_sink->problem().isEmpty()) {
        end(m_sink->problem());
        return;
    }
    constexpr int patienceMs = 5;
    const bool takes = m_taken < m_count && m_sink->isReady();
    m_pace.setInterval(takes ? 0 : patienceMs);
    if (!takes)
        return;
    showInstant(m_taken);
    m_sink->take(m_picture());
    m_promise.setProgressValue(++m_taken);
    if (m_taken == m_count)
        m_sink->finish();
}

void Film::end(const QString &problem)
{
    m_pace.stop();
    m_sink.reset();
    if (m_wasLive)
        m_session->goLive();
    else if (m_session->view().manual)
        m_session->seekEvent(m_before.event);
    else
        m_session->seekTime(m_before.time);
    m_promise.addResult(problem);
    m_promise.finish();
    deleteLater();
}

} // namespace raftarium
