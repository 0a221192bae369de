#pragma once

#include <QString>

/// Lessons in several languages: lesson.de.md beside lesson.md.
namespace raftarium {

/// From now on lessons are read in that language where they are written in it; its code is "de" or "zh_CN".
void readLessonsIn(const QString &code);

/// The file to read when that lesson is asked for: itself, or what stands beside it in the language.
QString spokenFile(const QString &path);

/// The lesson that the file is in another language; the file itself where it is none.
QString originalFile(const QString &path);

} // namespace raftarium
