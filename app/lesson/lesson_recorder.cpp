#include "app/lesson/lesson_recorder.h"

#include "app/session/command_text.h"

#include <utility>

namespace raftarium {

LessonRecorder::LessonRecorder(Session *session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(session, &Session::performing, this, &LessonRecorder::write);
    connect(session, &Session::clusterReplaced, this, &LessonRecorder::followRun);
    connect(session, &Session::viewChanged, this, &LessonRecorder::forgetDeletedRuns);
}

void LessonRecorder::start()
{
    m_entries.clear();
    m_setUp = setUpText(m_session->cluster().setup());
    m_first = &m_session->run(0);
    m_branches = m_session->branches().size();
    m_entries[&m_session->cluster()] = {};
    m_recording = true;
    emit recordingChanged();
    emit commandsChanged();
}

void LessonRecorder::stop()
{
    if (std::exchange(m_recording, false))
        emit recordingChanged();
}

void LessonRecorder::write(const raft::Action &action)
{
    const raft::Cluster &cluster = m_session->cluster();
    if (!m_recording || !cluster.obstacle(action).empty())
        return;
    const auto next = cluster.nextAt();
    const std::optional<QString> command = commandText(action, cluster.view());
    const QString unsaid = tr("# cannot be said: %1").arg(QString::fromStdString(raft::describe(action)));
    m_entries[&cluster].push_back({cluster.events().size(), cluster.now(),
                                   next && *next <= cluster.now() && !cluster.view().manual,
                                   command.value_or(unsaid)});
    emit commandsChanged();
}

/// A branch takes the commands of its past with it. Another document ends the recording, also one that was
/// open before and is shown again because nothing is left to undo.
void LessonRecorder::followRun()
{
    if (!m_recording)
        return;
    if (&m_session->run(0) != m_first)
        return stop();
    forgetDeletedRuns();
    const std::size_t branches = m_session->branches().size();
    if (std::exchange(m_branches, branches) < branches) {
        const std::size_t parent = m_session->branches()[m_session->branch()].parent;
        std::vector<Entry> past = m_entries[&m_session->run(parent)];
        const raft::EventNumber shared = m_session->events().size();
        std::erase_if(past, [shared](const Entry &entry) { return entry.before >= shared; });
        m_entries[&m_session->cluster()] = std::move(past);
    }
    emit commandsChanged();
}

void LessonRecorder::forgetDeletedRuns()
{
    const std::size_t branches = m_session->branches().size();
    if (!m_recording || branches >= m_branches || &m_session->run(0) != m_first)
        return;
    std::map<const raft::Cluster *, std::vector<Entry>> kept;
    for (std::size_t branch = 0; branch < branches; ++branch)
        if (const auto known = m_entries.find(&m_session->run(branch)); known != m_entries.end())
            kept.insert(*known);
    m_entries = std::move(kept);
    m_branches = branches;
}

QStringList LessonRecorder::commands() const
{
    QStringList lines{m_setUp};
    const auto found = m_entries.find(&m_session->cluster());
    if (found == m_entries.end())
        return lines;
    raft::Time now{};
    for (const Entry &entry : found->second) {
        if (entry.isAmong)
            lines << QStringLiteral("until events >= %1 within 600s").arg(entry.before);
        else if (entry.at > now)
            lines << QStringLiteral("wait ") + spanText(entry.at - now);
        lines << entry.command;
        now = entry.at;
    }
    return lines;
}

} // namespace raftarium
