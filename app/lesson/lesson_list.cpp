#include "app/lesson/lesson_list.h"

#include "app/lesson/lesson_progress.h"
#include "app/lesson/lesson_row.h"

#include <QKeyEvent>

#include <algorithm>
#include <optional>
#include <utility>

namespace raftarium {

namespace {

QString headingOf(raft::LessonLevel level)
{
    switch (level) {
    case raft::LessonLevel::First: return LessonList::tr("To begin with");
    case raft::LessonLevel::Second: return LessonList::tr("After that");
    case raft::LessonLevel::Expert: return LessonList::tr("For experts");
    case raft::LessonLevel::Unsaid: break;
    }
    return LessonList::tr("Others");
}

/// What says nothing of its level comes last.
int rankOf(raft::LessonLevel level)
{
    return level == raft::LessonLevel::Unsaid ? static_cast<int>(raft::LessonLevel::Expert) + 1
                                              : static_cast<int>(level);
}

} // namespace

LessonList::LessonList(QWidget *parent) : QListWidget(parent), m_row(new LessonRow(this))
{
    setObjectName(QStringLiteral("lessonList"));
    setAccessibleName(tr("Lessons"));
    setItemDelegate(m_row);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    const auto choose = [this](const QListWidgetItem *item) {
        if (const QString path = item->data(LessonRow::Path).toString(); !path.isEmpty())
            emit chosen(path);
    };
    connect(this, &QListWidget::itemClicked, this, choose);
    connect(this, &QListWidget::itemActivated, this, choose); // Enter.
}

/// Here Enter opens a lesson; it is no key of the window.
bool LessonList::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<const QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter)
            event->accept();
    }
    return QListWidget::event(event);
}

void LessonList::setTheme(const Theme &theme)
{
    m_row->setTheme(theme);
    doItemsLayout();
}

void LessonList::setLessons(const QList<OfferedLesson> &lessons)
{
    clear();
    QList<OfferedLesson> ordered = lessons;
    std::stable_sort(ordered.begin(), ordered.end(), [](const OfferedLesson &a, const OfferedLesson &b) {
        return rankOf(a.level) < rankOf(b.level);
    });
    std::optional<raft::LessonLevel> level;
    for (const OfferedLesson &lesson : std::as_const(ordered)) {
        if (level != lesson.level)
            addHeading(lesson.level);
        level = lesson.level;
        addLesson(lesson);
    }
}

void LessonList::addHeading(raft::LessonLevel level)
{
    auto *heading = new QListWidgetItem(headingOf(level), this);
    heading->setFlags(Qt::ItemIsEnabled);
}

void LessonList::addLesson(const OfferedLesson &lesson)
{
    auto *item = new QListWidgetItem(lesson.title, this);
    item->setData(LessonRow::Path, lesson.path);
    item->setData(LessonRow::About, lesson.about);
    item->setToolTip(lesson.about);
    item->setData(Qt::AccessibleDescriptionRole, lesson.about);
}

void LessonList::showProgress(const LessonProgress &progress)
{
    for (int row = 0; row < count(); ++row)
        item(row)->setData(LessonRow::Finished,
                           progress.isFinished(item(row)->data(LessonRow::Path).toString()));
}

} // namespace raftarium
