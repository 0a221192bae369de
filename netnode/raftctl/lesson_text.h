#pragma once

#include "raftcore/scenario/scenario.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

/// Lessons as texts for other programs and for paper.
namespace raftarium {

/// Its questions in Moodle's GIFT format, with a sentence for each wrong choice.
QString giftOf(const raft::Scenario &lesson);

/// A handout as Markdown: prose, commands, questions without their answers, and the answers at the end.
QString handoutMarkdownOf(const raft::Scenario &lesson);

/// The same as a page for a browser, to be printed from there.
QString handoutPageOf(const raft::Scenario &lesson);

/// What became of the answers in a file that the window has saved.
struct GradedAnswers {
    QString problem; ///< Why they cannot be marked; else empty.
    int questions = 0;
    int answered = 0;
    int right = 0;
    QStringList wrong; ///< The questions that were answered wrongly.
};

/// Marks saved answers. Each is found by its question, so that a lesson may have changed in other places.
GradedAnswers grade(const raft::Scenario &lesson, const QByteArray &answers);

} // namespace raftarium
