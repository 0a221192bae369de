#pragma once

#include "raftcore/scenario/scenario.h"

#include <QByteArray>
#include <QString>

namespace raftarium {

/// A lesson for paper.
struct LessonHandout {
    QByteArray pdf;
    QString problem; ///< What of the lesson's run did not go as the lesson says; else nothing.
};

/// Prose, commands, pictures of the run, questions, and the answers on the last page.
LessonHandout printedHandoutOf(const raft::Scenario &lesson, const raft::ClusterFactory &factory);

} // namespace raftarium
