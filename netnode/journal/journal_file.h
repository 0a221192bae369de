#pragma once

#include "netnode/journal/journal.h"
#include "netnode/journal/posix_file.h"
#include "netnode/journal/record.h"
#include "netnode/journal/successor.h"
#include "netnode/journal/witness.h"
#include "raftcore/consensus/storage.h"

#include <QStringList>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace raftarium {

/// The file of a journal, with its lock, for a thread that may wait for a disk. Everything that fails throws
/// a JournalError; after that the file must not be used any more. Only that it cannot be made shorter is no
/// failure: it is as good as before, and the attempt is repeated.
class JournalFile {
public:
    struct Opening;

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
    /// Why the latest attempt to make the file shorter failed; nothing when it did not. It is repeated with
    /// the next snapshot, or when replaceWhenReady() is called a while later.
    const std::optional<JournalError> &trouble() const { return m_trouble; }
    /// Whether the file should be made shorter before there is no room to do so any more.
    bool isShortOfRoom() const;
    /// Appends a record that tells that everything before it is on disk, and syncs it, if there is room. Does
    /// nothing twice.
    void mark();
    /// Whether the file ends with a mark, or with the line it was begun with, which needs none.
    bool isMarked() const { return m_marked; }

private:
    struct Replacement {
        std::shared_ptr<std::atomic<bool>> abandoned = std::make_shared<std::atomic<bool>>(false);
        std::future<JournalSuccessor> successor;
        std::vector<JournalRecord> since{}; ///< What has been written to the present file meanwhile.
        bool again = false;                 ///< A later snapshot has come meanwhile.
    };

    explicit JournalFile(const JournalPlace &place);

    void lock();
    void begin();
    void recover(Opening &opening);
    void keepPrivate(QStringList &warnings);
    void takeOver(const JournalHeader &header, Opening &opening);
    void rememberRun();
    bool isBroughtBack() const;
    void renewStart();

    void append(const std::string &lines);
    void replace();
    void beginReplacement();
    void abandonReplacement();
    JournalHeader header() const;
    JournalRecord everything() const;
    void complete(JournalSuccessor &successor, const std::string &since);
    void adopt(JournalSuccessor successor);
    void postpone(const JournalError &why);
    std::optional<std::uint64_t> room() const { return m_file.room(); }
    std::uint64_t leastSize() const;
    QString temporaryPath() const { return m_path + QStringLiteral(".new"); }

    JournalPlace m_place;
    QString m_path;
    raft::DiskId m_disk;
    std::optional<raft::DiskId> m_copyOf; ///< As JournalHeader::copyOf.
    JournalWitness m_witness;
    PosixFile m_directory; ///< Kept open: to sync it must never fail for want of a descriptor.
    PosixFile m_file;
    FileIdentity m_identity;      ///< Of m_file.
    raft::Stored m_content;       ///< What the file says.
    std::uint64_t m_durable = 0;  ///< The file's size, all of it synced.
    std::uint64_t m_shortest = 0; ///< Its size without what a shorter file would leave out, nearly.
    bool m_marked = true;
    std::optional<Replacement> m_replacement;
    std::optional<JournalError> m_trouble;
    std::chrono::steady_clock::time_point m_nextAttempt; ///< When there is trouble.
};

/// A journal as it was opened.
struct JournalFile::Opening {
    JournalFile file;
    raft::Stored stored;
    QStringList warnings;
    bool isNew = false;
    bool isCopy = false;
};

} // namespace raftarium
