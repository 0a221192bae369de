#pragma once

#include "raftcore/scenario/lesson.h"

#include <QByteArray>
#include <QJsonArray>

#include <span>

namespace raftarium {

/// A lesson in a page: what is read beside the run, and where in the run it belongs.
struct LessonSections {
    QByteArray html;    ///< Steps with their prose, and questions with their answers.
    QJsonArray moments; ///< For each step and question, in the order of the lesson: its element, the run
                        ///< (from 0) and the event after which it comes.

    bool isEmpty() const { return html.isEmpty(); }
};

/// Of a lesson that was run: `played` are its commands.
LessonSections lessonSections(const raft::Scenario &lesson, std::span<const raft::PlayedCommand> played);

} // namespace raftarium
