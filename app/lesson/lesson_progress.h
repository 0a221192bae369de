#pragma once

#include "raftcore/scenario/question.h"
#include "raftcore/scenario/scenario.h"

#include <QByteArray>
#include <QString>

#include <map>
#include <utility>

class QSettings;

namespace raftarium {

/// How far a person has come in each lesson. Kept by the name of its file and what the file is called, so
/// that it is found again when the folder moves.
class LessonProgress {
public:
    /// Not owned.
    explicit LessonProgress(QSettings *settings) : m_settings(settings) {}

    /// So many of its steps were gone through to their ends, at one time or another.
    std::size_t stepsDone(const QString &file) const;
    void setStepsDone(const QString &file, std::size_t steps);
    /// Whether it was gone through to its end.
    bool isFinished(const QString &file) const;
    void setFinished(const QString &file);

private:
    QString key(const QString &file, const QString &what) const;

    QSettings *m_settings;
};

/// What was answered, by command; and how a room voted before and after it talked about it.
struct LessonAnswers {
    std::map<std::size_t, raft::LessonAnswer> answers;
    std::map<std::size_t, std::pair<QString, QString>> tallies;
};

/// As a small JSON file: the lesson, and for each question its line, its words, the answer, and whether it is
/// right. Questions that were not answered stand there with no answer.
QByteArray answersAsJson(const raft::Scenario &lesson, const LessonAnswers &answers);

} // namespace raftarium
