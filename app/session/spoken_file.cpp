#include "app/session/spoken_file.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace raftarium {

namespace {

QString &languageOfLessons()
{
    static QString code;
    return code;
}

} // namespace

void readLessonsIn(const QString &code)
{
    languageOfLessons() = code;
}

QString spokenFile(const QString &path)
{
    const QFileInfo lesson(path);
    const QString spoken = lesson.dir().filePath(
        QStringLiteral("%1.%2.%3").arg(lesson.completeBaseName(), languageOfLessons(), lesson.suffix()));
    return !languageOfLessons().isEmpty() && QFileInfo::exists(spoken) ? spoken : path;
}

QString originalFile(const QString &path)
{
    const QFileInfo lesson(path);
    const qsizetype dot = lesson.completeBaseName().lastIndexOf(u'.');
    const QString original = lesson.dir().filePath(
        lesson.completeBaseName().first(std::max<qsizetype>(dot, 0)) + u'.' + lesson.suffix());
    return dot > 0 && QFileInfo::exists(original) ? original : path;
}

} // namespace raftarium
