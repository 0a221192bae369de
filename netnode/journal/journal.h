#pragma once

#include "netnode/journal/journal_error.h"
#include "netnode/journal/thread_calls.h"
#include "raftcore/consensus/storage.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <variant>

namespace raftarium {

/// Whose journal it is, and where it lies.
struct JournalPlace {
    QString directory; ///< Created, for its owner only, when there is none.
    QString cluster;   ///< Name of the cluster.
    raft::NodeId node;
    /// The caller vouches that a journal which is a copy is not older than what the server has promised.
    bool trustCopy = false;
};

/// The disk of one server: DIRECTORY/node_N.jsonl, one checksummed record a line, readable with `tail -f`.
///
/// Writes are put on disk by a thread of the journal's own, in the order in which they were submitted; those
/// that came while it was busy share one sync. What written() has reported is never lost, whatever happens to
/// the process or the machine: a journal opens again with all of it, or is refused with a reason.
///
/// Lives in the thread that opened it, which needs an event loop for the signals.
class Journal : public QObject {
    Q_OBJECT

public:
    using Opened = std::variant<std::unique_ptr<Journal>, JournalError>;

    /// Opens the journal, or begins it on the first start, and holds its lock until destroyed. A record that
    /// was torn by a crash is cut off (see warnings()); any other damage is an error, and then no file is
    /// changed.
    static Opened open(const JournalPlace &place);

    ~Journal() override; ///< close()

    /// What the disk held when the journal was opened: what a server starts from. Its `membership` is empty
    /// and for the caller to fill in; `commit` is 0.
    const raft::Stored &stored() const { return m_stored; }
    /// Whether this is the server's first start.
    bool isNew() const { return m_isNew; }
    /// Which disk of the server this is: drawn when the journal was begun, and anew whenever it turned out to
    /// be a copy.
    raft::DiskId disk() const { return m_disk; }
    /// Whether what was opened is not the file that this server wrote last, but a copy, or an older state of
    /// it, and nothing vouches for it: it may lack what the server has promised since, so disk() is new. True
    /// until the cluster knows the new one, as far as this log tells.
    bool isCopy() const { return m_isCopy; }
    /// Sentences about what was found when the journal was opened: what was cut off, and who else may read
    /// it.
    const QStringList &warnings() const { return m_warnings; }
    /// The file's path.
    const QString &path() const { return m_path; }

    /// Queues a write. Never blocks. Ids must increase.
    void submit(const raft::Write &write);
    /// Number of writes that are submitted and neither durable nor failed.
    std::size_t pending() const;

    /// Why the journal could not be made shorter after the latest snapshot; empty when it could. It is sound,
    /// it only grows, and the attempt is repeated: with the next snapshot, or some time later.
    QString trouble() const;
    /// Whether a snapshot should be taken early, as long as there is room to make the journal shorter.
    bool isShortOfRoom() const;

    /// Puts everything submitted on disk, with a mark behind it, and ends; nothing may be submitted any more.
    /// Answers the error if the journal fails or has failed. written() and failed() are still delivered.
    std::optional<JournalError> close();

signals:
    /// The write of this id and all before it are durable. `took` is how long the disk needed for the last of
    /// them.
    void written(raft::WriteId upTo, std::chrono::microseconds took);
    /// The disk failed, nothing more is written, and what was pending may or may not be durable. The process
    /// must end without acknowledging any of it; trying again is not safe, because a failed sync may have
    /// dropped data.
    void failed(const raftarium::JournalError &error);

private:
    class Writer;

    Journal();

    ThreadCalls m_calls; ///< Of the thread that writes.
    raft::Stored m_stored;
    QString m_path;
    QStringList m_warnings;
    bool m_isNew = false;
    bool m_isCopy = false;
    raft::DiskId m_disk;
    std::unique_ptr<Writer> m_writer;
};

} // namespace raftarium
