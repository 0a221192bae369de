#pragma once

#include "raftcore/consensus/types.h"

#include <QString>
#include <QThreadPool>
#include <QUrl>

#include <map>

namespace raftarium {

/// Where the other servers listen, kept beside the journal for the next start: DIRECTORY/node_N.peers.json,
/// written like the value of --peers. Only a help to find each other: without it addresses are told again by
/// whoever knows them.
class AddressBook {
public:
    AddressBook(const QString &directory, raft::NodeId self);
    /// Waits for the latest save().
    ~AddressBook();

    const QString &path() const { return m_path; }

    /// What was saved last; nothing before that. A file that cannot be read is passed over with a sentence in
    /// `warning`.
    std::map<raft::NodeId, QUrl> read(QString *warning) const;
    /// Saves them in a thread of its own, because a disk may be slow. What fails is told in the log.
    void save(const std::map<raft::NodeId, QUrl> &addresses);

private:
    QString m_directory;
    QString m_path;
    QThreadPool m_writer; ///< One thread: what is saved last stays.
};

} // namespace raftarium
