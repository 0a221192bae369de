#include "app/program/unsaved_run.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QUuid>

#include <utility>

namespace raftarium {

namespace {

constexpr qint64 restPerWork = 10; ///< Long work is done so much more rarely.

QString lockOf(const QString &file)
{
    return file + QStringLiteral(".lock");
}

void removeWithLock(const QString &file)
{
    QFile::remove(file);
    QFile::remove(lockOf(file));
}

QString madeFolder(const QString &folder)
{
    QDir().mkpath(folder);
    return folder;
}

/// The numbers of processes come again, in a container all too soon.
QString newFileIn(const QString &folder)
{
    return folder + QStringLiteral("/unsaved run %1.raft.json")
                        .arg(QUuid::createUuid().toString(QUuid::WithoutBraces));
}

} // namespace

UnsavedRun::UnsavedRun(Session *session, RecordingFiles files, const QString &folder,
                       std::chrono::milliseconds rhythm)
    : m_session(session), m_files(std::move(files)), m_folder(madeFolder(folder)),
      m_file(newFileIn(m_folder)), m_lock(lockOf(m_file))
{
    m_lock.setStaleLockTime(0); // A window may be open for days.
    connect(&m_clock, &QTimer::timeout, this, &UnsavedRun::look);
    connect(&m_work, &QFutureWatcherBase::finished, this, &UnsavedRun::ended);
    connect(session, &Session::clusterReplaced, this, &UnsavedRun::documentChanged);
    if (m_lock.tryLock(0))
        m_clock.start(rhythm);
}

UnsavedRun::~UnsavedRun()
{
    m_work.disconnect(this);
    const bool stays = m_leaves && (m_session->isChanged() || m_holdsEarlier);
    if (!stays)
        m_work.cancel();
    m_work.waitForFinished();
    const bool isOwner = m_lock.isLocked();
    if (stays && isOwner && m_session->isChanged() && !m_session->inRealTime())
        m_files.save(m_file, m_session->title(), *m_session).waitForFinished();
    m_lock.unlock();
    if (!stays && isOwner)
        removeWithLock(m_file);
}

QStringList UnsavedRun::leftBehind() const
{
    QStringList left;
    const QFileInfoList files = QDir(m_folder).entryInfoList({QStringLiteral("*.raft.json")}, QDir::Files,
                                                             QDir::Time | QDir::Reversed);
    for (const QFileInfo &file : files) {
        QLockFile lock(lockOf(file.filePath()));
        lock.setStaleLockTime(0);
        if (file.filePath() != m_file && lock.tryLock(0))
            left.append(file.filePath());
    }
    return left;
}

void UnsavedRun::takeOver(const QString &file)
{
    constexpr std::uint64_t never = ~std::uint64_t{0};
    m_takenOver = file;
    m_session->setSaved(never);
}

/// How often something was done is counted anew for each document.
void UnsavedRun::documentChanged()
{
    m_holdsEarlier = QFile::exists(m_file) || m_work.isRunning();
    m_writesEarlier = m_work.isRunning();
    m_kept = 0;
    m_takenOver.clear();
}

void UnsavedRun::look()
{
    if (m_work.isRunning() || m_session->inRealTime() ||
        (m_sinceBegin.isValid() && m_sinceBegin.elapsed() < m_pause))
        return;
    if (!m_session->isChanged()) {
        if (!m_holdsEarlier)
            QFile::remove(m_file);
        m_kept = 0;
        return;
    }
    if (m_session->changes() == m_kept && m_takenOver.isEmpty())
        return;
    m_writing = m_session->changes();
    m_sinceBegin.start();
    m_work.setFuture(m_files.save(m_file, m_session->title(), *m_session));
}

void UnsavedRun::ended()
{
    m_pause = m_sinceBegin.elapsed() * restPerWork;
    const bool isEarlier = std::exchange(m_writesEarlier, false);
    if (isEarlier || m_work.isCanceled() || !m_work.result().isEmpty())
        return;
    m_holdsEarlier = false;
    m_kept = m_writing;
    if (!m_takenOver.isEmpty())
        removeWithLock(std::exchange(m_takenOver, QString()));
}

QString folderOfUnsavedRuns()
{
    const QString state =
        qEnvironmentVariable("XDG_STATE_HOME", QDir::homePath() + QStringLiteral("/.local/state"));
    return state + QStringLiteral("/raftarium/unsaved");
}

} // namespace raftarium
