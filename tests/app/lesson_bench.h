#pragma once

#include "window_bench.h"

#include "app/lesson/lesson_panel.h"
#include "app/window/lectures.h"

#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>

namespace raftarium {

/// A window with lessons, and a person who goes through them.
class LessonBench : public WindowBench {
protected:
    LessonPanel &panel() const { return *m_window->lectures()->lesson(); }
    LessonPlayer &player() const { return *panel().player(); }

    /// Writes a lesson of one or more steps to a file.
    QString written(const QString &name, const QString &text)
    {
        const QString path = m_folder.filePath(name);
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(text.toUtf8());
        return path;
    }
    static QString step(const char *title, const char *prose, const char *commands)
    {
        return QStringLiteral("## %1\n\n%2\n\n```raft\n%3\n```\n\n")
            .arg(QString::fromUtf8(title), QString::fromUtf8(prose), QString::fromUtf8(commands));
    }
    void openLesson(const QString &text, const char *name = "lesson.md")
    {
        m_window->lectures()->open(written(QString::fromLatin1(name), text));
        QVERIFY2(player().isOpen(), qPrintable(strip()));
        settle();
    }
    /// Commands that take long are run beside the window: waits for their end, and for what it shows then.
    void settle()
    {
        QTRY_VERIFY(!player().isRunning());
        m_session->showNow();
        QCoreApplication::processEvents();
    }
    template <class Widget>
    void click(const char *name)
    {
        auto *widget = find<Widget>(name);
        QVERIFY2(widget && widget->isVisible(), name);
        QTest::mouseClick(widget, Qt::LeftButton);
        settle();
    }
    void clickButton(const char *name) { click<QPushButton>(name); }
    /// Goes to the end of what is being shown, and then on.
    void goOn()
    {
        clickButton("lessonNext");
        if (m_session->isPlaying())
            clickButton("lessonNext");
    }
    /// All that there is to read, above the question and below it.
    QString prose() const
    {
        const auto *outcome = find<QTextBrowser>("lessonOutcome");
        return find<QTextBrowser>("lessonProse")->toPlainText() +
               (outcome->isHidden() ? QString() : u'\n' + outcome->toPlainText());
    }
};

} // namespace raftarium
