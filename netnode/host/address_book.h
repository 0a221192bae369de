#pragma once

#include "raftcore/consensus/types.h"

#include <QString>
#include <QThreadPool>
#include <QUrl>

#include <cstdint>
#include <map>

namespace raftarium {

/// Where the other servers listen, kept beside the journal for the next start: DIRECTORY/node_N.peers.json,
/// written like the value of --peers. An address that a person has given at run time stands there with what
/// it counts instead of. Only a help to find each other: without it addresses are given again by those who
/// know them.
class AddressBook {
public:
    /// What is kept of one server.
    struct Entry {
        QUrl url;
        std::uint64_t decision = 0; ///< As KnownAddresses::decisionAbout().
        QUrl insteadOf;             ///< What --peers said then, if anything: should it say something else
                                    ///< later, that is the latest word.
    };

    AddressBook(const QString &directory, raft::NodeId self);
    /// Waits for the latest save().
    ~AddressBook();

    const QString &path() const { return m_path; }

    /// What was saved last; nothing before that. A file that cannot be read is passed over with a sentence in
    /// `warning`.
    std::map<raft::NodeId, Entry> read(QString *warning) const;
    /// Saves them in a thread of its own, because a disk may be slow. What fails is reported in the log.
    void save(const std::map<raft::NodeId, Entry> &addresses);

private:
    QString m_directory;
    QString m_path;
    QThreadPool m_writer; ///< One thread: what is saved last stays.
};

} // namespace raftarium
