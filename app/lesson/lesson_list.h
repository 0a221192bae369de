#pragma once

#include "app/theme/theme.h"
#include "raftcore/scenario/scenario.h"

#include <QListWidget>
#include <QString>

namespace raftarium {

class LessonProgress;
class LessonRow;

/// A lesson that can be opened.
struct OfferedLesson {
    QString path;
    QString title;
    QString about; ///< "12 min · Raft paper §5.4".
    raft::LessonLevel level = raft::LessonLevel::Unsaid;
};

/// The lessons to choose from, beginners' first, those that were finished with a tick.
class LessonList : public QListWidget {
    Q_OBJECT

public:
    explicit LessonList(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// Those of a level in the order in which they are given.
    void setLessons(const QList<OfferedLesson> &lessons);
    /// Ticks those that were finished.
    void showProgress(const LessonProgress &progress);

signals:
    void chosen(const QString &path);

protected:
    bool event(QEvent *event) override;

private:
    void addHeading(raft::LessonLevel level);
    void addLesson(const OfferedLesson &lesson);

    LessonRow *m_row;
};

} // namespace raftarium
