#include "netnode/journal/posix_file.h"

#include "netnode/journal/journal_error.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

[[noreturn]] void fail(const char *verb, const QString &path, int reason)
{
    throw JournalError{JournalError::Code::Io,
                       u"Cannot %1 %2: %3."_s.arg(QString::fromUtf8(verb), path,
                                                  QString::fromLocal8Bit(std::strerror(reason)))};
}

/// Of a system call's result: what it is, unless it is -1.
template <class Result>
Result checked(Result result, const char *verb, const QString &path)
{
    if (result < 0)
        fail(verb, path, errno);
    return result;
}

} // namespace

PosixFile::PosixFile(const QString &path, int flags)
    : m_path(path), m_descriptor(checked(::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC, 0600),
                                         "open", path))
{
}

PosixFile::PosixFile(PosixFile &&other) noexcept
    : m_path(std::move(other.m_path)), m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

PosixFile &PosixFile::operator=(PosixFile &&other) noexcept
{
    if (this != &other) {
        close();
        m_path = std::move(other.m_path);
        m_descriptor = std::exchange(other.m_descriptor, -1);
    }
    return *this;
}

PosixFile::~PosixFile()
{
    close();
}

// Nothing depends on the result: what had to be on disk was synced.
void PosixFile::close()
{
    if (isOpen())
        ::close(std::exchange(m_descriptor, -1));
}

bool PosixFile::lock()
{
    if (::flock(m_descriptor, LOCK_EX | LOCK_NB) == 0)
        return true;
    if (errno != EWOULDBLOCK)
        fail("lock", m_path, errno);
    return false;
}

std::uint64_t PosixFile::size() const
{
    struct stat status {};
    checked(::fstat(m_descriptor, &status), "examine", m_path);
    if (!S_ISREG(status.st_mode))
        throw JournalError{JournalError::Code::Io, u"%1 is not a regular file."_s.arg(m_path)};
    return static_cast<std::uint64_t>(status.st_size);
}

FileIdentity PosixFile::identity() const
{
    struct statx status {};
    checked(::statx(m_descriptor, "", AT_EMPTY_PATH, STATX_INO | STATX_BTIME, &status), "examine", m_path);
    FileIdentity identity{status.stx_ino, 0};
    if ((status.stx_mask & STATX_BTIME) != 0)
        identity.birth =
            static_cast<std::uint64_t>(status.stx_btime.tv_sec) * 1'000'000'000 + status.stx_btime.tv_nsec;
    return identity;
}

std::string PosixFile::readFromDisk()
{
    // After a failed sync the system may show bytes that never reached the disk. They must not be believed.
    sync();
    ::posix_fadvise(m_descriptor, 0, 0, POSIX_FADV_DONTNEED);
    std::string content(size(), '\0');
    std::size_t done = 0;
    while (done < content.size()) {
        const auto count = static_cast<std::size_t>(checked(
            ::pread(m_descriptor, content.data() + done, content.size() - done, static_cast<off_t>(done)),
            "read", m_path));
        if (count == 0)
            throw JournalError{JournalError::Code::Io, u"%1 became shorter while it was read."_s.arg(m_path)};
        done += count;
    }
    return content;
}

void PosixFile::append(std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto count = checked(::write(m_descriptor, bytes.data(), bytes.size()), "write to", m_path);
        if (count == 0)
            fail("write to", m_path, EIO);
        bytes.remove_prefix(static_cast<std::size_t>(count)); // A short write tells its reason the next time.
    }
}

void PosixFile::truncate(std::uint64_t size)
{
    checked(::ftruncate(m_descriptor, static_cast<off_t>(size)), "shorten", m_path);
}

int PosixFile::overwrite(std::string_view bytes)
{
    const ssize_t count = ::pwrite(m_descriptor, bytes.data(), bytes.size(), 0);
    if (count < 0)
        return errno;
    return static_cast<std::size_t>(count) == bytes.size() ? 0 : ENOSPC;
}

void PosixFile::rename(const QString &path)
{
    checked(::rename(QFile::encodeName(m_path).constData(), QFile::encodeName(path).constData()), "rename",
            m_path);
    m_path = path;
}

void PosixFile::sync()
{
    checked(::fdatasync(m_descriptor), "sync", m_path);
}

void makeDirectory(const QString &path)
{
    const QString absolute = QDir(path).absolutePath();
    for (qsizetype end = absolute.indexOf(u'/', 1);; end = absolute.indexOf(u'/', end + 1)) {
        const QString part = end < 0 ? absolute : absolute.left(end);
        if (::mkdir(QFile::encodeName(part).constData(), 0700) != 0 && errno != EEXIST &&
            !QDir(part).exists())
            fail("create the directory", part, errno);
        if (end < 0)
            return;
    }
}

void syncDirectory(const QString &path)
{
    PosixFile directory(path, O_RDONLY | O_DIRECTORY);
    directory.sync();
}

void removeFile(const QString &path)
{
    if (::unlink(QFile::encodeName(path).constData()) != 0 && errno != ENOENT)
        fail("remove", path, errno);
}

bool fileExists(const QString &path)
{
    struct stat status {};
    if (::lstat(QFile::encodeName(path).constData(), &status) == 0)
        return true;
    if (errno != ENOENT)
        fail("examine", path, errno);
    return false;
}

} // namespace raftarium
