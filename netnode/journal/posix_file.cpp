#include "netnode/journal/posix_file.h"

#include "netnode/journal/journal_error.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

[[noreturn]] void fail(const char *verb, const QString &path, int reason)
{
    throw JournalError{JournalError::Code::Io,
                       u"Cannot %1 %2: %3."_s.arg(QString::fromUtf8(verb), path,
                                                  QString::fromLocal8Bit(std::strerror(reason))),
                       reason};
}

/// Why a system call has failed; 0 when it has not. Taken at once, before anything else calls the system.
int reasonOf(int result)
{
    return result < 0 ? errno : 0;
}

/// A new name stands in this directory, which others may own: a user who may only write there, not read,
/// cannot sync it.
void rememberName(const QString &directory)
{
    try {
        syncDirectory(directory);
    } catch (const JournalError &error) {
        if (error.reason != EACCES)
            throw;
    }
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

int PosixFile::overwrite(std::string_view bytes, std::uint64_t place)
{
    while (!bytes.empty()) {
        const ssize_t count = ::pwrite(m_descriptor, bytes.data(), bytes.size(), static_cast<off_t>(place));
        if (count <= 0)
            return count < 0 ? errno : EIO;
        place += static_cast<std::uint64_t>(count);
        bytes.remove_prefix(static_cast<std::size_t>(count)); // As in append().
    }
    return 0;
}

unsigned PosixFile::openToOthers() const
{
    struct stat status {};
    checked(::fstat(m_descriptor, &status), "examine", m_path);
    return status.st_mode & (S_IRWXG | S_IRWXO);
}

int PosixFile::closeToOthers()
{
    struct stat status {};
    checked(::fstat(m_descriptor, &status), "examine", m_path);
    return reasonOf(::fchmod(m_descriptor, status.st_mode & S_IRWXU));
}

void PosixFile::onlyAppend()
{
    const int flags = checked(::fcntl(m_descriptor, F_GETFL), "examine", m_path);
    checked(::fcntl(m_descriptor, F_SETFL, flags | O_APPEND), "prepare", m_path);
}

std::optional<std::uint64_t> PosixFile::room() const
{
    struct statvfs status {};
    if (::fstatvfs(m_descriptor, &status) != 0)
        return std::nullopt;
    return static_cast<std::uint64_t>(status.f_bavail) * status.f_frsize;
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
        const int reason = reasonOf(::mkdir(QFile::encodeName(part).constData(), 0700));
        if (reason == 0)
            rememberName(QFileInfo(part).path());
        else if (reason != EEXIST && !QFileInfo(part).isDir())
            fail("create the directory", part, reason);
        if (end < 0)
            return;
    }
}

void syncDirectory(const QString &path)
{
    openDirectory(path).sync();
}

PosixFile openDirectory(const QString &path)
{
    return {path, O_RDONLY | O_DIRECTORY};
}

void removeFile(const QString &path)
{
    const int reason = reasonOf(::unlink(QFile::encodeName(path).constData()));
    if (reason != 0 && reason != ENOENT)
        fail("remove", path, reason);
}

bool fileExists(const QString &path)
{
    struct stat status {};
    const int reason = reasonOf(::lstat(QFile::encodeName(path).constData(), &status));
    if (reason != 0 && reason != ENOENT)
        fail("examine", path, reason);
    return reason == 0;
}

} // namespace raftarium
