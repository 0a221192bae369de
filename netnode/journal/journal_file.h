#pragma once

#include "netnode/journal/journal.h"
#include "netnode/journal/posix_file.h"
#include "raftcore/consensus/storage.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace raftarium {

/// The file of a journal, with its lock, for whoever may wait for a disk. Everything that fails throws a
/// JournalError; after that the file must not be used any more.
class JournalFile {
public:
    struct Opening;

    /// As Journal::open().
    static Opening open(const JournalPlace &place);

    const QString &path() const { return m_path; }

    /// Puts the writes on disk, with one sync. Answers how long the disk needed.
    std::chrono::microseconds write(const std::vector<raft::Write> &group);
    /// Appends a record that tells that everything before it is on disk, and syncs it. Does nothing twice.
    void mark();
    /// Whether the file ends with a mark, or with the line it was begun with, which needs none.
    bool isMarked() const { return m_marked; }

private:
    explicit JournalFile(const JournalPlace &place);

    void lock();
    bool hasRun() const;
    void rememberRun();
    QString recover();
    void append(const std::string &lines);
    void replace();
    QString temporaryPath() const { return m_path + QStringLiteral(".new"); }

    JournalPlace m_place;
    QString m_path;
    PosixFile m_lock;
    PosixFile m_file;
    raft::Stored m_content;      ///< What the file says.
    std::uint64_t m_durable = 0; ///< The file's size, all of it synced.
    bool m_marked = true;
};

/// A journal as it was opened.
struct JournalFile::Opening {
    JournalFile file;
    raft::Stored stored;
    QString warning;
    bool isNew = false;
};

} // namespace raftarium
