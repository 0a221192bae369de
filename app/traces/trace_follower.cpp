#include "app/traces/trace_follower.h"

#include "app/session/session.h"

#include <QElapsedTimer>

#include <chrono>

namespace raftarium {

namespace {

using namespace std::chrono_literals;

constexpr auto pollingPace = 700ms;
constexpr qint64 budgetMs = 12; ///< For what was added, before other things get their turn.

} // namespace

TraceFollower::TraceFollower(Session *session, QObject *parent) : QObject(parent), m_session(session)
{
    m_polling.setInterval(pollingPace);
    connect(&m_polling, &QTimer::timeout, this, &TraceFollower::look);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &TraceFollower::look);
    connect(session, &Session::clusterReplaced, this, [this] {
        if (m_followed != &m_session->cluster())
            leave();
    });
}

void TraceFollower::follow(const OpenedRun &opened)
{
    leave();
    if (!opened.readOn)
        return;
    m_readOn = opened.readOn;
    m_followed = &m_session->cluster();
    m_paths = opened.paths;
    m_watcher.addPaths(m_paths);
    m_polling.start();
}

void TraceFollower::leave()
{
    m_polling.stop();
    if (const QStringList watched = m_watcher.files(); !watched.isEmpty())
        m_watcher.removePaths(watched);
    m_readOn = nullptr;
    m_followed = nullptr;
}

void TraceFollower::look()
{
    if (!m_readOn)
        return;
    QElapsedTimer spent;
    spent.start();
    bool hasMore = false;
    FileGrowth growth = m_readOn();
    while (growth == FileGrowth::More && spent.elapsed() < budgetMs) {
        hasMore = true;
        growth = m_readOn();
    }
    if (hasMore)
        m_session->takeInGrowth();
    if (growth == FileGrowth::More)
        QTimer::singleShot(0, this, &TraceFollower::look);
    if (growth == FileGrowth::Anew) {
        leave();
        emit mustReadAnew();
    } else if (m_watcher.files().isEmpty()) {
        m_watcher.addPaths(m_paths); // A file that was replaced is no longer watched.
    }
}

} // namespace raftarium
