#include "app/lesson/lesson_progress.h"

#include "app/session/spoken_file.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>

namespace raftarium {

namespace {

constexpr int formatVersion = 1;

void write(QJsonObject &to, const raft::command::Ask &ask, const raft::LessonAnswer &answer)
{
    if (const auto *choice = std::get_if<std::size_t>(&answer)) {
        to[QStringLiteral("choice")] = static_cast<qint64>(*choice) + 1;
        if (const auto *choices = std::get_if<raft::command::Ask::Choices>(&ask.answers))
            to[QStringLiteral("answer")] = QString::fromStdString((*choices)[*choice].text);
    } else if (const auto *server = std::get_if<raft::NodeId>(&answer)) {
        to[QStringLiteral("server")] = static_cast<qint64>(server->value);
    } else {
        const auto &entry = std::get<raft::command::EntryPlace>(answer);
        to[QStringLiteral("entry")] = QStringLiteral("%1:%2").arg(entry.server.value).arg(entry.index.value);
    }
    to[QStringLiteral("right")] = raft::mark(ask, answer).right;
}

} // namespace

QString LessonProgress::key(const QString &file, const QString &what) const
{
    return QStringLiteral("lessons/%1/%2").arg(QFileInfo(originalFile(file)).fileName(), what);
}

std::size_t LessonProgress::stepsDone(const QString &file) const
{
    return m_settings->value(key(file, QStringLiteral("steps"))).toUInt();
}

void LessonProgress::setStepsDone(const QString &file, std::size_t steps)
{
    if (steps > stepsDone(file))
        m_settings->setValue(key(file, QStringLiteral("steps")), static_cast<uint>(steps));
}

bool LessonProgress::isFinished(const QString &file) const
{
    return m_settings->value(key(file, QStringLiteral("finished"))).toBool();
}

void LessonProgress::setFinished(const QString &file)
{
    m_settings->setValue(key(file, QStringLiteral("finished")), true);
}

QByteArray answersAsJson(const raft::Scenario &lesson, const LessonAnswers &answers)
{
    QJsonArray questions;
    for (std::size_t i = 0; i < lesson.commands.size(); ++i) {
        const auto *ask = std::get_if<raft::command::Ask>(&lesson.commands[i].act);
        if (ask == nullptr)
            continue;
        QJsonObject question{{QStringLiteral("line"), static_cast<qint64>(lesson.commands[i].line)},
                             {QStringLiteral("question"), QString::fromStdString(ask->question)}};
        if (const auto given = answers.answers.find(i); given != answers.answers.end())
            write(question, *ask, given->second);
        if (const auto votes = answers.tallies.find(i); votes != answers.tallies.end())
            question[QStringLiteral("votes")] = QJsonArray{votes->second.first, votes->second.second};
        questions.append(question);
    }
    const QString file = QFileInfo(originalFile(QString::fromStdString(lesson.file))).fileName();
    const QJsonObject all{{QStringLiteral("format"), QStringLiteral("raftarium-answers")},
                          {QStringLiteral("version"), formatVersion},
                          {QStringLiteral("lesson"), file},
                          {QStringLiteral("title"), QString::fromStdString(lesson.title)},
                          {QStringLiteral("answers"), questions}};
    return QJsonDocument(all).toJson();
}

} // namespace raftarium
