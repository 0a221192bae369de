#include "system_calls.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <dlfcn.h>
#include <map>
#include <mutex>
#include <sys/stat.h>
#include <unistd.h>

// The program's own definitions of these functions come before those of the C library.

namespace {

using system_calls::Fate;

std::mutex mutex;
std::map<ino_t, off_t> synced; ///< Size of each file when it was last synced.
std::size_t calls = 0;
std::size_t fatefulCall = 0;
Fate fate = Fate::KilledBefore;
bool isFull = false; ///< After a write was half done no other succeeds.

template <class Function>
Function *original(const char *name)
{
    return reinterpret_cast<Function *>(dlsym(RTLD_NEXT, name)); // NOLINT: what dlsym() is for
}

[[noreturn]] void die()
{
    raise(SIGKILL);
    _exit(1);
}

bool isOnDisk(int descriptor)
{
    struct stat status {};
    return fstat(descriptor, &status) == 0 && (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode));
}

/// Of a file that is seen for the first time: all that it holds is taken as synced.
void rememberSize(int descriptor)
{
    struct stat status {};
    const std::lock_guard guard(mutex);
    if (fstat(descriptor, &status) == 0)
        synced.try_emplace(status.st_ino, status.st_size);
}

/// What the disk would keep of this file: what was synced, and part of the rest.
void loseUnsynced(int descriptor)
{
    struct stat status {};
    if (descriptor < 0 || fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode))
        return;
    const off_t safe = synced.contains(status.st_ino) ? synced[status.st_ino] : status.st_size;
    if (original<int(int, off_t)>("ftruncate")(descriptor, safe + (status.st_size - safe) * 2 / 3) != 0)
        _exit(1);
}

/// Makes the call unless it is the fateful one.
template <class Call, class Half>
auto make(int descriptor, Call call, Half half) -> decltype(call())
{
    const std::lock_guard guard(mutex);
    const bool fateful = ++calls == fatefulCall;
    if (!fateful && !isFull)
        return call();
    if (isFull || fate == Fate::HalfDone) {
        const auto result = isFull ? -1 : half();
        isFull = true;
        errno = ENOSPC;
        return result;
    }
    if (fate == Fate::Failing) {
        errno = EIO;
        return -1;
    }
    if (fate == Fate::KilledAfter)
        call();
    if (fate == Fate::PowerLost)
        loseUnsynced(descriptor);
    die();
}

template <class Call>
auto make(int descriptor, Call call)
{
    return make(descriptor, call, [] { return decltype(call())(-1); });
}

} // namespace

namespace system_calls {

void arrange(std::size_t call, Fate itsFate)
{
    fatefulCall = call;
    fate = itsFate;
}

std::size_t count()
{
    return calls;
}

} // namespace system_calls

extern "C" {

ssize_t write(int descriptor, const void *bytes, size_t size)
{
    static auto *const real = original<ssize_t(int, const void *, size_t)>("write");
    const auto all = [=] { return real(descriptor, bytes, size); };
    if (!isOnDisk(descriptor))
        return all();
    rememberSize(descriptor);
    return make(descriptor, all, [=] { return real(descriptor, bytes, size / 2); });
}

int fdatasync(int descriptor)
{
    static auto *const real = original<int(int)>("fdatasync");
    return make(descriptor, [=] {
        struct stat status {};
        const int result = real(descriptor);
        if (result == 0 && fstat(descriptor, &status) == 0)
            synced[status.st_ino] = status.st_size;
        return result;
    });
}

int rename(const char *from, const char *to)
{
    static auto *const real = original<int(const char *, const char *)>("rename");
    return make(-1, [=] { return real(from, to); });
}

int ftruncate(int descriptor, off_t size)
{
    static auto *const real = original<int(int, off_t)>("ftruncate");
    return make(descriptor, [=] { return real(descriptor, size); });
}

int unlink(const char *path)
{
    static auto *const real = original<int(const char *)>("unlink");
    return make(-1, [=] { return real(path); });
}
}
