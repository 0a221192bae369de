#pragma once

#include "netnode/journal/journal.h"
#include "netnode/journal/posix_file.h"
#include "netnode/journal/record.h"
#include "netnode/journal/witness.h"
#include "raftcore/consensus/storage.h"

#include <chrono>
#include <cstdint>
#include <future>
#include <optional>
#include <string>
#include <vector>

namespace raftarium {

/// The file of a journal, with its lock, for whoever may wait for a disk. Everything that fails throws a
/// JournalError; after that the file must not be used any more.
class JournalFile {
public:
    struct Opening;
    /// A file that shall take this one's place.
    struct Successor {
        PosixFile file;
        std::uint64_t size = 0;
    };

    /// As Journal::open().
    static Opening open(const JournalPlace &place);

    const QString &path() const { return m_path; }
    raft::DiskId disk() const { return m_disk; }

    /// Puts the writes on disk, with one sync. Answers how long the disk needed. A snapshot of what the file
    /// holds anyway adds nothing to it: it only begins a shorter file, which a thread of its own writes
    /// beside this one, so that no later write waits for it.
    std::chrono::microseconds write(const std::vector<raft::Write> &group);
    /// Puts the shorter file in this one's place if it is complete. Does nothing without one.
    void replaceWhenReady();
    /// The same, waiting until it is complete.
    void finishReplacement();
    /// Whether a shorter file is being written.
    bool isReplacing() const { return m_replacement.has_value(); }
    /// Appends a record that tells that everything before it is on disk, and syncs it. Does nothing twice.
    void mark();
    /// Whether the file ends with a mark, or with the line it was begun with, which needs none.
    bool isMarked() const { return m_marked; }

private:
    struct Replacement {
        std::future<Successor> successor;
        std::vector<JournalRecord> since; ///< What has been written to the present file meanwhile.
        bool again = false;               ///< A later snapshot has come meanwhile.
    };

    explicit JournalFile(const JournalPlace &place);

    void lock();
    void begin();
    void recover(Opening &opening);
    void takeOver(const JournalHeader &header, Opening &opening);
    void rememberRun();

    void append(const std::string &lines);
    void replace();
    void beginReplacement();
    void abandonReplacement();
    JournalHeader header() const;
    JournalRecord everything() const;
    void putInPlace(Successor successor, std::vector<JournalRecord> since);
    QString temporaryPath() const { return m_path + QStringLiteral(".new"); }

    JournalPlace m_place;
    QString m_path;
    raft::DiskId m_disk;
    JournalWitness m_witness;
    PosixFile m_file;
    FileIdentity m_identity;     ///< Of m_file.
    raft::Stored m_content;      ///< What the file says.
    std::uint64_t m_durable = 0; ///< The file's size, all of it synced.
    bool m_marked = true;
    std::optional<Replacement> m_replacement;
};

/// A journal as it was opened.
struct JournalFile::Opening {
    JournalFile file;
    raft::Stored stored;
    QString warning;
    bool isNew = false;
    bool isCopy = false;
};

} // namespace raftarium
