#pragma once

#include "app/session/session.h"

#include <QObject>
#include <QStringList>

#include <map>
#include <vector>

namespace raftarium {

/// Writes down what you do to a run from its start on, as commands of a lesson that make the same run again.
/// What was undone is forgotten: a branch has the commands of its own past.
class LessonRecorder : public QObject {
    Q_OBJECT

public:
    explicit LessonRecorder(Session *session, QObject *parent = nullptr);

    bool isRecording() const { return m_recording; }
    /// The commands so far of the run that is shown, one a line. What the language cannot say stands there as
    /// a comment.
    QStringList commands() const;

public slots:
    /// From now on. The run shown must be at its start.
    void start();
    void stop();

signals:
    void recordingChanged();
    /// commands() has grown or become another.
    void commandsChanged();

private:
    struct Entry {
        raft::EventNumber before = 0; ///< So many events had happened.
        raft::Time at{};
        bool isAmong = false; ///< Other things of the same instant had yet to happen.
        QString command;
    };

    void write(const raft::Action &action);
    void followRun();
    void forgetDeletedRuns();

    Session *m_session;
    bool m_recording = false;
    QString m_setUp;
    const raft::Cluster *m_first = nullptr; ///< The first run of the document that is recorded.
    std::size_t m_branches = 0;             ///< So many there were.
    std::map<const raft::Cluster *, std::vector<Entry>> m_entries; ///< By run.
};

} // namespace raftarium
