#include "app/program/unsaved_run.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

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

} // namespace

UnsavedRun::UnsavedRun(Session *session, RecordingFiles files, const QString &folder,
                       std::chrono::milliseconds rhythm)
    : m_session(session), m_files(std::move(files)), m_folder(madeFolder(folder)), m_lock(lockOf(ownFile()))
{
    m_lock.setStaleLockTime(0); // A window may be open for days.
    connect(&m_clock, &QTimer::timeout, this, &UnsavedRun::look);
    connect(&m_work, &QFutureWatcherBase::finished, this, &UnsavedRun::ended);
    if (m_lock.tryLock(0))
        m_clock.start(rhythm);
}

UnsavedRun::~UnsavedRun()
{
    m_work.disconnect(this);
    m_work.cancel();
    m_work.waitForFinished();
    const bool stays = m_leaves && m_session->isChanged();
    m_lock.unlock();
    if (!stays)
        removeWithLock(ownFile());
}

QString UnsavedRun::ownFile() const
{
    return m_folder + QStringLiteral("/unsaved run %1.raft.json").arg(QCoreApplication::applicationPid());
}

QStringList UnsavedRun::leftBehind() const
{
    QStringList left;
    const QFileInfoList files = QDir(m_folder).entryInfoList({QStringLiteral("*.raft.json")}, QDir::Files,
                                                             QDir::Time | QDir::Reversed);
    for (const QFileInfo &file : files) {
        QLockFile lock(lockOf(file.filePath()));
        lock.setStaleLockTime(0);
        if (file.filePath() != ownFile() && lock.tryLock(0))
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

void UnsavedRun::look()
{
    if (m_work.isRunning() || m_session->inRealTime() ||
        (m_sinceBegin.isValid() && m_sinceBegin.elapsed() < m_pause))
        return;
    if (!m_session->isChanged()) {
        QFile::remove(ownFile());
        m_kept = 0;
        return;
    }
    if (m_session->changes() == m_kept && m_takenOver.isEmpty())
        return;
    m_writing = m_session->changes();
    m_sinceBegin.start();
    m_work.setFuture(m_files.save(ownFile(), m_session->title(), *m_session));
}

void UnsavedRun::ended()
{
    m_pause = m_sinceBegin.elapsed() * restPerWork;
    if (m_work.isCanceled() || !m_work.result().isEmpty())
        return;
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
