#include "app/lesson/lesson_list.h"

#include "app/lesson/lesson_progress.h"

namespace raftarium {

LessonList::LessonList(QWidget *parent) : QListWidget(parent)
{
    setObjectName(QStringLiteral("lessonList"));
    setAccessibleName(tr("Lessons"));
    setWordWrap(true);
    setSpacing(3);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    const auto choose = [this](const QListWidgetItem *item) { emit chosen(m_lessons[row(item)].path); };
    connect(this, &QListWidget::itemClicked, this, choose);
    connect(this, &QListWidget::itemActivated, this, choose); // Enter.
}

void LessonList::setTheme(const Theme &theme)
{
    setFont(theme.font(9.5));
}

void LessonList::setLessons(const QList<OfferedLesson> &lessons)
{
    m_lessons = lessons;
    clear();
    for (int row = 0; row < lessons.size(); ++row) {
        addItem(QString());
        showRow(row, false);
    }
}

void LessonList::showProgress(const LessonProgress &progress)
{
    for (int row = 0; row < m_lessons.size(); ++row)
        showRow(row, progress.isFinished(m_lessons[row].path));
}

void LessonList::showRow(int row, bool isFinished)
{
    const OfferedLesson &lesson = m_lessons[row];
    const QString title = isFinished ? QStringLiteral("✓ ") + lesson.title : lesson.title;
    item(row)->setText(lesson.about.isEmpty() ? title : title + u'\n' + lesson.about);
}

} // namespace raftarium
