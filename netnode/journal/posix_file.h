#pragma once

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Files on disk with every result checked. What fails throws a JournalError with Code::Io that names the
/// file and the system's reason; nothing is tried a second time.
namespace raftarium {

/// What tells a file from a copy of it, whatever it is called and holds.
struct FileIdentity {
    std::uint64_t inode = 0;
    std::uint64_t birth = 0; ///< Nanoseconds since 1970; 0 where the file system does not know.

    bool operator==(const FileIdentity &) const = default;
};

/// An open file. Closed with its owner; never handed to child processes.
class PosixFile {
public:
    PosixFile() = default;
    /// Opens with these flags of open(2); a file that it creates is 0600.
    PosixFile(const QString &path, int flags);
    PosixFile(PosixFile &&other) noexcept;
    PosixFile &operator=(PosixFile &&other) noexcept;
    ~PosixFile();

    bool isOpen() const { return m_descriptor >= 0; }
    const QString &path() const { return m_path; }

    /// Takes the file's lock, which the kernel keeps until the file is closed; false when another process has
    /// it.
    bool lock();
    std::uint64_t size() const;
    FileIdentity identity() const;
    /// Everything in it, as the disk has it: synced first, then read past what the system has cached of it.
    std::string readFromDisk();
    /// Writes at the end of a file that was opened with O_APPEND, or that no other process writes.
    void append(std::string_view bytes);
    void truncate(std::uint64_t size);
    /// Writes at this place of a file that was opened without O_APPEND. Answers 0, or the system's reason.
    int overwrite(std::string_view bytes, std::uint64_t place = 0);
    /// From now on everything is written at the end.
    void onlyAppend();
    /// What others than the owner may do with it: the bits of its mode.
    unsigned openToOthers() const;
    /// Takes that away from them. Answers 0, or the system's reason.
    int closeToOthers();
    /// Bytes that its file system has left for this user; nothing when that is not known.
    std::optional<std::uint64_t> room() const;
    /// Gives the file this name, in place of what had it.
    void rename(const QString &path);
    /// Returns once content and size are on disk.
    void sync();

private:
    void close();

    QString m_path;
    int m_descriptor = -1;
};

/// Creates the directory and what is missing above it, for their owner only and durably.
void makeDirectory(const QString &path);
/// Makes the names of the files in the directory durable.
void syncDirectory(const QString &path);
/// An open directory: its sync() does that as well, and needs no further descriptor.
PosixFile openDirectory(const QString &path);
/// Removes the file if there is one.
void removeFile(const QString &path);
/// Whether there is something of this name.
bool fileExists(const QString &path);

} // namespace raftarium
