#include "netnode/processes/private_folder.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace raftarium {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 youngSeconds = 60; ///< Its owner may only just be about to lock it.

QString lockOf(const QString &folder)
{
    return QDir(folder).filePath(u"owner.lock"_s);
}

/// A descriptor that holds the lock; −1 when there is no such file or another process holds it.
int lock(const QString &path, int flags)
{
    constexpr mode_t ownerOnly = 0600;
    const int file =
        ::open(QFile::encodeName(path).constData(), flags | O_RDWR | O_CLOEXEC | O_NOFOLLOW, ownerOnly);
    if (file >= 0 && ::flock(file, LOCK_EX | LOCK_NB) != 0) {
        ::close(file);
        return -1;
    }
    return file;
}

bool isOrphaned(const QFileInfo &folder)
{
    if (folder.isSymLink() || folder.ownerId() != ::getuid())
        return false;
    if (!QFile::exists(lockOf(folder.filePath())))
        return folder.lastModified().secsTo(QDateTime::currentDateTime()) > youngSeconds;
    const int file = lock(lockOf(folder.filePath()), 0);
    if (file >= 0)
        ::close(file);
    return file >= 0;
}

} // namespace

PrivateFolder::PrivateFolder(const QString &parent)
{
    const QDir place(parent.isEmpty() ? QDir::tempPath() : parent);
    const QString start = u"raftarium-servers-"_s;
    const QFileInfoList there = place.entryInfoList({start + u'*'}, QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QFileInfo &folder : there)
        if (isOrphaned(folder))
            QDir(folder.filePath()).removeRecursively();
    m_folder = std::make_unique<QTemporaryDir>(place.filePath(start + u"XXXXXX"_s));
    if (m_folder->isValid())
        m_lock = lock(lockOf(m_folder->path()), O_CREAT);
}

PrivateFolder::~PrivateFolder()
{
    m_folder.reset();
    if (m_lock >= 0)
        ::close(m_lock);
}

QString PrivateFolder::path() const
{
    return m_folder->isValid() ? m_folder->path() : QString();
}

} // namespace raftarium
