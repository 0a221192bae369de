#pragma once

#include "app/session/recording_files.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QLockFile>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <cstdint>

namespace raftarium {

/// Keeps what was done to the document of a window in a file of its own as long as it is not saved, so that
/// it outlives the window when that is killed; but for servers that run: they are more than was done to them.
/// What was not saved of an earlier document stays there until something is done to the next one. A window
/// that is closed takes the file with it: what is lost then you have agreed to.
class UnsavedRun : public QObject {
    Q_OBJECT

public:
    /// `folder` is made when it is not there; without one that can be written nothing is kept. Looks every
    /// `rhythm` whether there is something to keep. `session` must outlive this.
    UnsavedRun(Session *session, RecordingFiles files, const QString &folder,
               std::chrono::milliseconds rhythm = std::chrono::seconds(2));
    ~UnsavedRun() override;

    /// Files of windows that were killed, the oldest first.
    QStringList leftBehind() const;
    /// The session shows what that file holds: it goes once the session's own file holds it, too.
    void takeOver(const QString &file);
    /// The window is closed without being asked: the file stays, as if it were killed.
    void leaveBehind() { m_leaves = true; }

private:
    void look();
    void ended();
    void documentChanged();

    Session *m_session;
    RecordingFiles m_files;
    QString m_folder;
    QString m_file; ///< Its own, with a name that no other window has.
    QLockFile m_lock;
    QString m_takenOver;
    QTimer m_clock;
    QFutureWatcher<QString> m_work;
    QElapsedTimer m_sinceBegin;
    qint64 m_pause = 0; ///< Milliseconds from the beginning of the last work until it may begin again.
    std::uint64_t m_writing = 0;
    std::uint64_t m_kept = 0;     ///< So many changes are in the file.
    bool m_holdsEarlier = false;  ///< What is in the file is of an earlier document, …
    bool m_writesEarlier = false; ///< … or what is being written.
    bool m_leaves = false;
};

/// Where the windows of this person keep what is not saved.
QString folderOfUnsavedRuns();

} // namespace raftarium
