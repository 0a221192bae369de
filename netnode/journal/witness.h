#pragma once

#include "netnode/journal/posix_file.h"
#include "raftcore/consensus/types.h"

#include <QString>

#include <cstdint>
#include <optional>

namespace raftarium {

/// What stands beside a journal, in its lock file: that the server has run here, which file is its journal,
/// and how far that was synced. A journal that does not fit was put there from outside: it may lack what this
/// server has promised since.
///
/// An earlier state of journal and lock file, brought back together and into the very files that are there,
/// would fit. So there is a third file which is another one at every start, and the lock file says which: an
/// earlier state of that names a file that is not there any more.
class JournalWitness {
public:
    JournalWitness() = default;
    /// Opens the file, or creates it.
    JournalWitness(const QString &path, raft::NodeId node);

    const QString &path() const { return m_file.path(); }
    PosixFile &file() { return m_file; }
    /// As PosixFile::lock(); afterwards it is known what the file says.
    bool lock();
    bool hasRun() const { return m_hasRun; }
    /// Whether the journal in this file, of which so many bytes count, cannot be the one that was written
    /// last.
    bool contradicts(const FileIdentity &file, std::uint64_t size) const;
    /// Whether this file, which is that of the latest start, is not the one that was made then.
    bool contradictsStart(const FileIdentity &start) const;

    /// This file is the journal, and so many of its bytes are synced. Not synced itself, for it is right as
    /// long as it is not ahead: after a crash of the machine it only knows less. What fails changes nothing.
    void note(const FileIdentity &file, std::uint64_t synced);
    /// The file that is about to take the journal's place. Durable on return.
    void expect(const FileIdentity &next);
    /// The same for the file that is about to be that of the present start, and once it is.
    void expectStart(const FileIdentity &next);
    void noteStart(const FileIdentity &start);
    /// From now on the server has run here, for good.
    void rememberRun();

private:
    struct Seen {
        FileIdentity file;
        std::uint64_t synced = 0;
        std::optional<FileIdentity> next{};
        std::optional<FileIdentity> start{};     ///< Nothing in the files of earlier versions.
        std::optional<FileIdentity> nextStart{}; ///< As `next`.
    };

    std::string text() const;
    void writeDurably();

    PosixFile m_file;
    raft::NodeId m_node;
    bool m_hasRun = false;
    std::optional<Seen> m_seen; ///< Nothing in the files of earlier versions.
};

} // namespace raftarium
