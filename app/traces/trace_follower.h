#pragma once

#include "app/traces/trace_files.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace raftarium {

class Session;

/// Looks after the file of the trace that is shown: what is added to it is shown, too. While the present is
/// shown, that goes on with the end of the file.
class TraceFollower : public QObject {
    Q_OBJECT

public:
    explicit TraceFollower(Session *session, QObject *parent = nullptr);

    /// Looks after that run, which has just been shown, until another one is.
    void follow(const OpenedRun &opened);
    /// Whether there is a file to look after.
    bool isFollowing() const { return static_cast<bool>(m_readOn); }

signals:
    /// The file must be read from its beginning.
    void mustReadAnew();

public slots:
    /// Looks at the file now, instead of when something tells that it has changed.
    void look();

private:
    void leave();

    Session *m_session;
    std::function<FileGrowth()> m_readOn; ///< Null while nothing is followed.
    const raft::Cluster *m_followed = nullptr;
    QStringList m_paths;
    QFileSystemWatcher m_watcher{this};
    QTimer m_polling{this}; ///< Not every file system tells.
};

} // namespace raftarium
