#pragma once

#include "app/theme/theme.h"

#include <QListWidget>
#include <QString>

namespace raftarium {

class LessonProgress;

/// A lesson that can be opened.
struct OfferedLesson {
    QString path;
    QString title;
    QString about; ///< "12 min · Raft paper §5.4".
};

/// The lessons to choose from, those that were finished with a tick.
class LessonList : public QListWidget {
    Q_OBJECT

public:
    explicit LessonList(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setLessons(const QList<OfferedLesson> &lessons);
    /// Ticks those that were finished.
    void showProgress(const LessonProgress &progress);

signals:
    void chosen(const QString &path);

private:
    void showRow(int row, bool isFinished);

    QList<OfferedLesson> m_lessons;
};

} // namespace raftarium
