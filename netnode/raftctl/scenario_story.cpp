#include "netnode/raftctl/scenario_story.h"

#include "raftcore/scenario/lesson.h"

#include <QString>

using namespace Qt::StringLiterals;

namespace raftarium {

namespace {

/// Whether an event belongs into a story: messages on their way and disks at work are too many.
bool isShown(raft::EventKind kind)
{
    switch (kind) {
    case raft::EventKind::MessageSent:
    case raft::EventKind::MessageDelivered:
    case raft::EventKind::Synced: return false;
    default: return true;
    }
}

} // namespace

void ScenarioStory::tell(const raft::Cluster &cluster)
{
    if (&cluster != m_cluster)
        m_shown = 0;
    m_cluster = &cluster;
    const raft::EventRecord &events = cluster.events();
    for (; m_shown < events.size(); ++m_shown) {
        const raft::EventNumber number = m_shown + 1;
        if (!isShown(events[number].kind))
            continue;
        const double seconds = static_cast<double>(events[number].at.count()) / 1e6;
        m_out << u"    %1 s  %2\n"_s.arg(seconds, 9, 'f', 3)
                     .arg(QString::fromStdString(cluster.describe(number)));
    }
    m_out.flush();
}

void ScenarioStory::begin(std::size_t command)
{
    if (command >= m_scenario.commands.size() || m_command == command)
        return;
    m_command = command;
    const std::size_t step = raft::stepOf(m_scenario, command);
    if (step != m_step && !m_scenario.steps[step].title.empty())
        m_out << "\n  " << QString::fromStdString(m_scenario.steps[step].title) << '\n';
    m_step = step;
    m_out << "  > " << QString::fromStdString(m_scenario.commands[command].text) << '\n';
    m_out.flush();
}

} // namespace raftarium
